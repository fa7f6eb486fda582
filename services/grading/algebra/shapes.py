"""Further forms that an expression may be asked for: one fraction, a completed square, partial fractions, as given (pure)."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from math import gcd
from typing import Final

from services.grading.algebra.arithmetic import as_rational
from services.grading.algebra.forms import in_lowest_terms, is_literal, named_atoms
from services.grading.algebra.polynomial import NotPolynomial, Polynomial, content, degree, expand, is_irreducible, letters_of, ratio
from services.grading.language.nodes import (
    FLIPPED,
    Call,
    Constant,
    Either,
    Listing,
    Negative,
    Node,
    Number,
    Percent,
    Power,
    Product,
    Quotient,
    Relation,
    Sum,
    children,
    letters,
    walk,
)
from services.grading.language.rewrite import rebuilt

_ONE: Final = Number(Fraction(1), "1")
_MINUS_ONE: Final = Negative(_ONE)


def is_single_fraction(node: Node) -> bool:
    """Return whether there is at most one fraction bar, and that outside all else."""
    node = _unsigned(node)
    inside = (node.top, node.bottom) if isinstance(node, Quotient) else (node,)
    return not any(_divides(part) for one in inside for part in walk(one))


def _divides(node: Node) -> bool:
    return isinstance(node, Quotient) or (isinstance(node, Power) and (as_rational(node.exponent) or Fraction(0)) < 0)


def _unsigned(node: Node) -> Node:
    return _unsigned(node.of) if isinstance(node, Negative) else node


def has_lowest_terms(node: Node) -> bool:
    """Return whether no number can be cancelled in any fraction and no root or i stands below a bar."""
    return not any(isinstance(part, Quotient) and not _is_reduced(part) for part in walk(node))


def _is_reduced(node: Quotient) -> bool:
    if any(_is_irrational(part) for part in walk(node.bottom)):
        return False
    if is_literal(node):
        return in_lowest_terms(node)
    try:
        above, below = (expand(named_atoms(part)) for part in (node.top, node.bottom))
    except NotPolynomial:
        return True
    if not above or not below:
        return False
    top, bottom = content(above), content(below)
    return top.denominator == bottom.denominator == 1 and gcd(int(top), int(bottom)) == 1


def _is_irrational(node: Node) -> bool:
    if letters(node):
        return False
    is_root = isinstance(node, Call) and node.name in ("sqrt", "root")
    is_power = isinstance(node, Power) and (as_rational(node.exponent) or Fraction(1)).denominator > 1
    return node == Constant("i") or ((is_root or is_power) and as_rational(node) is None)


def is_completed_square(node: Node, letter: str) -> bool:
    """Return whether the letter stands in one term only, a number times the square of something linear."""
    terms = node.terms if isinstance(node, Sum) else (node,)
    with_letter = [_unsigned(term) for term in terms if letter in letters(term)]
    return len(with_letter) == 1 and _is_square(with_letter[0], letter)


def _is_square(node: Node, letter: str) -> bool:
    match node:
        case Product(factors):
            found = [factor for factor in factors if letter in letters(factor)]
            return len(found) == 1 and _is_square(_unsigned(found[0]), letter)
        case Quotient(top, bottom):
            return letter not in letters(bottom) and _is_square(_unsigned(top), letter)
        case Power(base, exponent):
            return as_rational(exponent) == 2 and _degree_in(base, letter) == 1
        case _:
            return False


def _degree_in(node: Node, letter: str) -> int:
    """Return the degree in a letter, -1 when it is no polynomial."""
    try:
        return max((dict(monomial).get(letter, 0) for monomial in expand(named_atoms(node))), default=0)
    except NotPolynomial:
        return -1


def is_partial_fractions(node: Node, splits_no_further: Callable[[Polynomial], bool] = is_irreducible) -> bool:
    """Return whether it is a sum of a polynomial and fractions over powers of different factors that split no further.

    Raises:
        Undecided: Whether a factor splits is open.
    """
    seen: list[tuple[Polynomial, int]] = []
    try:
        for term in node.terms if isinstance(node, Sum) else (node,):
            found = _fraction(term, splits_no_further)
            if found is None:
                continue
            if any(power == found[1] and ratio(base, found[0]) is not None for base, power in seen):
                return False
            seen.append(found)
    except (NotPolynomial, _NotPartial):
        return False
    return True


class _NotPartial(Exception):
    """A term is no partial fraction."""


def _fraction(term: Node, splits_no_further: Callable[[Polynomial], bool]) -> tuple[Polynomial, int] | None:
    """Return what a term is divided by, as a polynomial and its power; None for a term without a fraction."""
    top, bottom = _over(term)
    below = [(base, power) for base, power in bottom if letters(base)]
    if not below:
        expand(named_atoms(_product(top)))
        return None
    polynomials = [(expand(named_atoms(base)), power) for base, power in below]
    base = polynomials[0][0]
    if any(ratio(base, other) is None for other, _ in polynomials) or not splits_no_further(base):
        raise _NotPartial
    above = expand(named_atoms(_product(top)))
    if max(map(degree, above), default=0) >= max(map(degree, base)) or (letters_of(above) - letters_of(base)):
        raise _NotPartial
    return base, sum(power for _, power in polynomials)


def _over(node: Node) -> tuple[list[Node], list[tuple[Node, int]]]:
    """Return the factors above and below the bar, the lower ones with their powers."""
    match node:
        case Negative(of):
            return _over(of)
        case Quotient(top, bottom):
            above, below = _over(top)
            return above, [*below, *_powers(bottom)]
        case Product(factors):
            parts = [_over(factor) for factor in factors]
            return [one for above, _ in parts for one in above], [one for _, below in parts for one in below]
        case Power(base, exponent) if (as_rational(exponent) or Fraction(0)) < 0:
            return [_ONE], [(base, -int(as_rational(exponent) or 0))]
        case _:
            return [node], []


def _powers(node: Node) -> list[tuple[Node, int]]:
    match node:
        case Negative(of):
            return _powers(of)
        case Product(factors):
            return [one for factor in factors for one in _powers(factor)]
        case Power(base, exponent) if (as_rational(exponent) or Fraction(1, 2)).denominator == 1:
            return [(inner, power * int(as_rational(exponent) or 1)) for inner, power in _powers(base)]
        case _:
            return [(node, 1)]


def _product(factors: list[Node]) -> Node:
    return factors[0] if len(factors) == 1 else Product(tuple(factors))


def as_given(left: Node, right: Node) -> bool:
    """Return whether two trees are written alike up to the order of terms and factors and the direction of comparisons."""
    return ordered(left) == ordered(right)


def ordered(node: Node) -> Node:
    """Return the tree with sums and products flat and in one order; a division is a factor to the power -1."""
    match node:
        case Percent(of):
            return Percent(ordered(of))
        case Sum(terms):
            return Sum(tuple(sorted((part for term in terms for part in _terms(ordered(term))), key=repr)))
        case Product() | Quotient():
            return _ordered_product(node)
        case Relation(signs, sides) if signs[0] in (">", ">="):
            return Relation(tuple(FLIPPED[sign] for sign in signs[::-1]), tuple(map(ordered, sides[::-1])))
        case Relation(("=" | "!=",) as signs, sides):
            return Relation(signs, tuple(sorted(map(ordered, sides), key=repr)))
        case Call("exp", (of,)):
            return Power(Constant("e"), ordered(of))
        case _:
            return _ordered_parts(rebuilt(node, ordered))


def _ordered_parts(node: Node) -> Node:
    if (isinstance(node, Listing) and node.is_set) or (isinstance(node, Either) and node.word != "implies"):
        parts = tuple(sorted(children(node), key=repr))
        return Either(parts, node.word) if isinstance(node, Either) else Listing("{", "}", parts)
    return node


def _terms(node: Node) -> tuple[Node, ...]:
    return node.terms if isinstance(node, Sum) else (node,)


def _ordered_product(node: Node) -> Node:
    factors: list[Node] = []
    waiting = [node]
    is_negative = False
    while waiting:
        here = waiting.pop()
        match here:
            case Product(parts):
                waiting += parts
            case Quotient(top, bottom):
                waiting.append(top)
                factors.append(Power(ordered(bottom), _MINUS_ONE))
            case Negative(of):
                is_negative = not is_negative
                waiting.append(of)
            case _:
                factors.append(ordered(here))
    product = Product(tuple(sorted(factors, key=repr)))
    return Negative(product) if is_negative else product
