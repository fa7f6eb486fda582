"""Exact algebra against SymPy on random trees, and its bounds."""

from __future__ import annotations

import random
from fractions import Fraction

import pytest
import sympy
from hypothesis import given
from hypothesis import strategies as st

from services.grading.algebra.arithmetic import as_rational, square_free
from services.grading.algebra.field import Undefined, identical
from services.grading.algebra.polynomial import NotPolynomial, expand
from services.grading.algebra.primes import draw_prime, is_prime, square_root
from services.grading.algebra.regions import same_region
from services.grading.language.literals import Marks
from services.grading.language.nodes import Name, Negative, Node, Number, Power, Product, Quotient, Sum
from services.grading.language.reading import Manner, read
from services.grading.proving.symbolic import translated


def tree(text: str) -> Node:
    return read(text, Manner(Marks())).usual


def rational_trees(*, with_letters: bool = True) -> st.SearchStrategy[Node]:
    numbers = st.integers(0, 30).map(lambda value: Number(Fraction(value), str(value)))
    leaves = numbers | st.sampled_from("xy").map(Name) if with_letters else numbers
    return st.recursive(
        leaves,
        lambda inner: st.one_of(
            inner.map(Negative),
            st.lists(inner, min_size=2, max_size=3).map(lambda parts: Sum(tuple(parts))),
            st.lists(inner, min_size=2, max_size=3).map(lambda parts: Product(tuple(parts))),
            st.tuples(inner, inner).map(lambda pair: Quotient(*pair)),
            st.tuples(inner, st.integers(1, 3)).map(lambda pair: Power(pair[0], Number(Fraction(pair[1]), str(pair[1])))),
        ),
        max_leaves=8,
    )


@given(rational_trees(), rational_trees())
def test_sameness_agrees_with_sympy(left: Node, right: Node):
    try:
        ours = identical(left, right, "seed")
    except Undefined:
        return
    theirs = sympy.cancel(sympy.together(translated(left) - translated(right))) == 0
    assert ours == theirs


@given(rational_trees())
def test_what_is_multiplied_out_is_the_same(node: Node):
    try:
        polynomial = expand(node)
        assert identical(node, node, "seed")
    except (NotPolynomial, Undefined):
        return
    theirs = sympy.Poly(sympy.expand(translated(node)), *sympy.symbols("x y", real=True))
    ours = {(dict(monomial).get("x", 0), dict(monomial).get("y", 0)): value for monomial, value in polynomial.items()}
    assert ours == {powers: Fraction(int(c.p), int(c.q)) for powers, c in theirs.terms() if c}


@given(rational_trees(with_letters=False))
def test_rational_arithmetic_agrees_with_sympy(node: Node):
    value = as_rational(node)
    if value is not None:
        assert sympy.Rational(value.numerator, value.denominator) == translated(node)


@given(st.integers(51, 2**63))
def test_primes_are_told_from_others(number: int):
    number |= 1
    assert is_prime(number) == sympy.isprime(number)


@pytest.mark.parametrize(
    "squares",
    [frozenset(), frozenset({2, 3}), frozenset({-1, 5}), frozenset({-1, 2, 3}), frozenset({2, 3, 5, 7}), frozenset({-1, 2, 3, 5})],
)
def test_a_drawn_prime_has_the_roots_it_was_drawn_for(squares: frozenset[int]):
    prime = draw_prime(random.Random(1), squares)
    assert sympy.isprime(prime)
    assert 2**60 <= prime < 2**61 + 8
    for square in squares:
        root = square_root(square % prime, prime)
        assert root * root % prime == square % prime


@given(st.fractions(min_value=-(10**5), max_value=10**5, max_denominator=900))
def test_square_roots_are_taken_apart(value: Fraction):
    if not value:
        return
    factor, primes = square_free(value)
    product = Fraction(1)
    for prime in primes:
        product *= prime
    assert factor * factor * product == value


@pytest.mark.parametrize(
    ("left", "right", "known"),
    [
        ("sqrt(2)*sqrt(3)", "sqrt(6)", True),
        ("1/(sqrt(5)-1)", "(sqrt(5)+1)/4", True),
        ("sqrt(2)+sqrt(3)", "sqrt(5)", False),
        ("(x-sqrt(2))(x+sqrt(2))", "x^2-2", True),
        ("i^2", "-1", True),
        ("i*sqrt(2)", "sqrt(-2)", True),
        ("(1+i)^2", "2i", True),
        ("sqrt(-2)*sqrt(-3)", "sqrt(6)", False),
        ("sqrt(-4)", "2i", True),
        ("pi+pi", "2pi", True),
        ("pi", "22/7", False),
        ("sin(x)+sin(x)", "2sin(x)", True),
        ("sin(x)", "sin(x+0)", True),
        ("sin(x)", "cos(x)", None),
        ("sqrt(x)^2", "x", None),
        ("x^999999999", "x^999999998*x", True),
        ("sqrt(2)+sqrt(3)+sqrt(5)+sqrt(7)+sqrt(11)", "1", None),
        ("pi+e", "6", None),
    ],
)
def test_what_exact_algebra_can_tell(left: str, right: str, known: bool | None):
    assert identical(tree(left), tree(right), f"{left}|{right}") is known


@pytest.mark.parametrize("text", ["9^9^9", "2^3000", "10^-700", "(1/3)^2000", "9^9^9^9^9"])
def test_a_power_out_of_bounds_is_not_computed(text: str):
    assert as_rational(tree(text)) is None


@pytest.mark.parametrize("text", ["(x+y+z+1)^24", "(x+1)^25", "1/x", "sqrt(x)", "x^0.5", "(a+b+c+d)^8"])
def test_what_is_too_large_or_no_polynomial_is_not_multiplied_out(text: str):
    with pytest.raises(NotPolynomial):
        expand(tree(text))


@given(st.lists(st.fractions(min_value=-50, max_value=50, max_denominator=20), min_size=2, max_size=2, unique=True).map(sorted))
def test_an_interval_is_the_same_as_its_inequality(ends: list[Fraction]):
    low, high = ends
    product = tree(f"(x-({low}))*(x-({high}))<0")
    assert same_region(product, tree(f"{low}<x<{high}"))
    assert same_region(product, tree(f"x>{low} and x<{high}"))
    assert not same_region(product, tree(f"{low}<=x<{high}"))
    assert not same_region(product, tree(f"x>{low} or x<{high}"))
    assert not same_region(product, tree(f"x>{low}"))


@given(st.integers(2, 10**9))
def test_irrational_ends_are_told_apart(square: int):
    assert same_region(tree(f"x^2<{square}"), tree(f"x^2-{square}<0"))
    assert not same_region(tree(f"x^2<{square}"), tree(f"x^2<{square}+10^-12"))
    root = sympy.integer_nthroot(square, 2)
    if not root[1]:
        assert not same_region(tree(f"x^2<{square}"), tree(f"-{root[0]}<x<{root[0]}"))


@pytest.mark.parametrize(
    ("left", "right"), [("x+y<1", "x+y<1"), ("sin(x)<1", "sin(x)<1"), ("x^20<1", "x^2<1"), ("pi*x<1", "pi*x<1"), ("1<2", "1<3")]
)
def test_statements_of_another_kind_are_left_to_others(left: str, right: str):
    assert same_region(tree(left), tree(right)) is None
