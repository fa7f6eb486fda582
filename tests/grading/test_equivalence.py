"""Whether two statements hold at the same points, and what is lost or gained between them."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.grading.language.literals import Marks
from services.grading.language.nodes import Node
from services.grading.language.reading import Manner, read
from services.grading.proving.equivalence import prove_equivalent

TABLE = [
    # one letter: roots, lost and gained
    ("x^2=4", "x=2 or x=-2", "real", "yes"),
    ("x^2=4", "x=2", "real", "lost"),
    ("x^2=4", "x=2", "positive", "yes"),
    ("x=2", "x^2=4", "real", "gained"),
    ("x^3=8", "x=2", "real", "yes"),
    ("x^3=8", "x=2", "complex", "lost"),
    ("x^2=-1", "x=i or x=-i", "complex", "yes"),
    ("(x-3)^2=0", "x=3", "real", "yes"),
    ("(x-4)(x-7)=-3(x-4)", "x-7=-3", "real", "yes"),
    ("(x-4)(x-7)=2(x-4)", "x-7=2", "real", "lost"),
    ("(x^2-4)/(x-2)=0", "x^2-4=0", "real", "gained"),
    ("sqrt(3x+4)=2+sqrt(x+2)", "3x+4=4+4sqrt(x+2)+x+2", "real", "yes"),
    ("x-1=2sqrt(x+2)", "(x-1)^2=4(x+2)", "real", "gained"),
    ("x^2-sqrt(2)=0", "x=±2^(1/4)", "real", "yes"),
    ("|x-1/2|+|x+1/2|=2", "|x|=1", "real", "yes"),
    ("11sqrt(|x|+1)=25-x", "11^2(|x|+1)=(25-x)^2", "real", "gained"),
    ("4x=6", "x=0.33333", "real", "no"),
    # rounded is not equal, however many digits there are
    ("x^2=2", "x=±1.4142135623730950488", "real", "no"),
    ("x=1/3", "x=0.333333333333333333333333333333333", "real", "no"),
    # powers and logarithms
    ("2^x=4", "x ln 2=ln 4", "real", "yes"),
    ("4^x-2^x=2", "x=1", "real", "yes"),
    ("e^x+e^(-x)=2", "x=0", "real", "yes"),
    ("x e^x=0", "x=0", "real", "yes"),
    ("log_3(x+17)-2=log_3(2x)", "x=1", "real", "yes"),
    ("ln(x^2)=0", "2ln(x)=0", "real", "lost"),
    # inequalities
    ("|x|<2", "-2<x<2", "real", "yes"),
    ("|x|<2", "-1<x<1", "real", "lost"),
    ("1/x>1", "0<x<1", "real", "yes"),
    ("1/x>1", "1>x", "real", "gained"),
    ("2x/|x-1|<1", "x<1/3", "real", "yes"),
    ("sqrt(x)<2", "x<4", "real", "gained"),
    ("x>2 and (x-5)(x+3)<0", "2<x<5", "real", "yes"),
    ("x>3/2 or x<2", "true", "real", "yes"),
    ("3=0", "2=sqrt(-5)", "real", "yes"),
    ("0=3", "false", "real", "yes"),
    # several letters
    ("a=b", "sqrt(a)=sqrt(b)", "real", "lost"),
    ("a=b", "sqrt(a)=sqrt(b)", "positive", "yes"),
    ("a^2=b^2", "a=b or a=-b", "real", "yes"),
    ("a^2=b^2", "a=b", "real", "lost"),
    ("a x=a y", "x=y", "real", "lost"),
    ("T=2pi sqrt(L/g)", "g=4pi^2L/T^2", "positive", "yes"),
    ("T=2pi sqrt(L/g)", "g=2pi^2L/T^2", "positive", "no"),
    ("a x^2+b x+c=0 or a=0", "a=0 or x=(-b±sqrt(b^2-4a c))/(2a)", "real", "yes"),
    # systems
    ("2x+3y=6 and 4x+9y=15", "x=3/2 and y=1", "real", "yes"),
    ("2x+3y=6 and 4x+9y=15", "x=1 and y=3/2", "real", "no"),
    ("2x+3y=6 and 4x+9y=15", "x=3/2 or y=1", "real", "gained"),
    ("x^2+y^2=8 and x=y", "(x=2 and y=2) or (x=-2 and y=-2)", "real", "yes"),
    ("x^2+y^2=8 and x=y", "x=2 and y=2", "real", "lost"),
    ("x y=6 and x+y=5", "(x=2 and y=3) or (x=3 and y=2)", "real", "yes"),
    ("x^2+y^2=25 and x y=12", "(x=3 and y=4) or (x=4 and y=3) or (x=-3 and y=-4) or (x=-4 and y=-3)", "real", "yes"),
    ("a^2=b and x=1", "b=a^2 and x=1", "real", "yes"),
    # complex numbers, wherever one is written
    ("x^2=-1", "x=±i", "real", "yes"),
    ("x=i", "x=2i", "real", "no"),
    # what cannot be told is left open
    ("x^2+y^2=1/10^8", "x=0 and y=1/10^4", "real", "undecided"),
    ("sin(x)=0", "x=0", "real", "undecided"),
    ("x^30+x+1=0", "x=0", "real", "undecided"),
]


def tree(text: str) -> Node:
    return read(text, Manner(Marks(comma_lists=True))).usual


@pytest.mark.parametrize(("left", "right", "domain", "proof"), TABLE)
def test_what_is_lost_and_gained_between_two_statements_is_seen(left: str, right: str, domain: str, proof: str):
    assert prove_equivalent(tree(left), tree(right), domain) == proof  # type: ignore[arg-type]
    turned = {"lost": "gained", "gained": "lost"}.get(proof, proof)
    assert prove_equivalent(tree(right), tree(left), domain) == turned  # type: ignore[arg-type]


ROOTS = st.lists(st.fractions(-9, 9, max_denominator=5), min_size=1, max_size=4, unique=True)


def product(roots: list[Fraction]) -> str:
    return "".join(f"(x-({root}))" for root in roots) + "=0"


@settings(max_examples=60)
@given(ROOTS)
def test_a_product_that_is_zero_says_that_one_factor_is(roots: list[Fraction]):
    solved = " or ".join(f"x={root}" for root in roots)
    assert prove_equivalent(tree(product(roots)), tree(solved), "real") == "yes"


@settings(max_examples=60)
@given(ROOTS, st.fractions(-9, 9, max_denominator=5))
def test_a_missing_solution_is_always_found(roots: list[Fraction], other: Fraction):
    if other in roots:
        return
    assert prove_equivalent(tree(product([*roots, other])), tree(product(roots)), "real") == "lost"


@settings(max_examples=40)
@given(st.integers(1, 9), st.integers(-9, 9), st.integers(1, 9), st.integers(-9, 9))
def test_the_solution_of_a_linear_system_is_its_solution(a: int, b: int, c: int, d: int):
    x, y = Fraction(b, a), Fraction(d, c)
    system = f"{a}x+{c}y={b + d} and {a}x-{c}y={b - d}".replace("+-", "-")
    assert prove_equivalent(tree(system), tree(f"x={x} and y={y}"), "real") == "yes"
    assert prove_equivalent(tree(system), tree(f"x={x} and y={y + 1}"), "real") == "no"
