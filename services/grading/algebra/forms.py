"""Whether an expression has the form that was asked for: simplest, factored or expanded (pure)."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from math import gcd
from typing import Final

from services.grading.algebra.arithmetic import Undecided, as_rational, square_free
from services.grading.algebra.polynomial import (
    NotPolynomial,
    Polynomial,
    common_letters,
    content,
    expand,
    have_common_factor,
    is_irreducible,
)
from services.grading.language.nodes import (
    Call,
    Constant,
    Mixed,
    Name,
    Negative,
    Node,
    Number,
    Power,
    Product,
    Quotient,
    Sum,
    children,
    walk,
)
from services.grading.language.rewrite import rebuilt
from services.grading.language.show import show

_WORKED_OUT_UP_TO: Final = 20


def is_literal(node: Node) -> bool:
    """True for a bare number or a fraction of two whole numbers, with or without a sign."""
    if isinstance(node, Negative):
        return is_literal(node.of)
    if isinstance(node, Quotient):
        return all(isinstance(_unsigned(part), Number) for part in (node.top, node.bottom))
    return isinstance(node, Number | Mixed)


def _unsigned(node: Node) -> Node:
    return node.of if isinstance(node, Negative) else node


def in_lowest_terms(node: Node) -> bool:
    """Return whether a literal fraction is reduced and a whole number is not written over 1."""
    node = _unsigned(node)
    if isinstance(node, Mixed):
        return 0 < node.top < node.bottom and gcd(node.top, node.bottom) == 1
    if isinstance(node, Quotient):
        top, bottom = as_rational(node.top), as_rational(node.bottom)
        if top is None or bottom is None or top.denominator != 1 or bottom.denominator != 1:
            return False
        return gcd(int(top), int(bottom)) == 1 and abs(bottom) != 1
    return True


def leaves(node: Node) -> int:
    """Return how many numbers and letters were written."""
    return sum(1 for part in walk(node) if not children(part))


def is_expanded(node: Node) -> bool:
    """Return whether no product or power of a sum is left and like terms are collected."""
    terms = node.terms if isinstance(node, Sum) else (node,)
    if any(_has_open_bracket(_unsigned(term)) for term in terms):
        return False
    try:
        return len(terms) == max(len(expand(node)), 1)
    except NotPolynomial:
        return not _has_like_terms(terms)


def _has_open_bracket(term: Node) -> bool:
    """True for a term that multiplying out would change."""
    match term:
        case Sum():
            return True
        case Product(factors):
            return any(isinstance(_unsigned(f), Sum) or _has_open_bracket(_unsigned(f)) for f in factors)
        case Power(base, exponent):
            whole = as_rational(exponent)
            return isinstance(_unsigned(base), Sum | Product) and whole is not None and whole.denominator == 1 and whole > 0
        case Quotient(top, _):
            return _has_open_bracket(_unsigned(top)) and not isinstance(_unsigned(top), Sum)
        case _:
            return False


def _factors(node: Node) -> list[Node]:
    """Return what is multiplied, with signs, divisions by numbers and whole powers taken apart."""
    match node:
        case Negative(of):
            return _factors(of)
        case Product(factors):
            return [inner for factor in factors for inner in _factors(factor)]
        case Quotient(top, bottom) if as_rational(bottom) is not None and as_rational(top) is None:
            return [*_factors(top), Quotient(Number(Fraction(1), "1"), bottom)]
        case Quotient(top, bottom) if as_rational(bottom) is None:
            return [*_factors(top), *_factors(bottom)]
        case Power(base, exponent) if (as_rational(exponent) or Fraction(1, 2)).denominator == 1:
            return _factors(base)
        case _:
            return [node]


def is_factored(node: Node, splits_no_further: Callable[[Polynomial], bool] = is_irreducible) -> bool:
    """Return whether a polynomial is a product of factors that split no further; raise `Undecided`."""
    numbers = 0
    for factor in _factors(named_atoms(node)):
        try:
            polynomial = expand(factor)
        except NotPolynomial:
            if has_letters_below(factor):
                return False
            raise Undecided from None
        if not polynomial or set(polynomial) == {()}:
            numbers += 1
        elif _has_whole_content(polynomial) or not splits_no_further(polynomial):
            return False
    return numbers <= 1


def _has_whole_content(polynomial: Polynomial) -> bool:
    """True when a whole number can be taken out of the brackets."""
    taken_out = content(polynomial)
    return len(polynomial) > 1 and taken_out.denominator == 1 and taken_out != 1


def is_simplest(node: Node) -> bool:
    """Return whether nothing is left to be worked out, collected, cancelled or reduced."""
    return not any(_untidy(part) for part in walk(node))


def _untidy(node: Node) -> bool:
    match node:
        case Negative(of):
            return isinstance(of, Negative | Sum) or _is_zero(of)
        case Sum(terms):
            return _untidy_sum(node, terms)
        case Product(factors):
            return _untidy_product(factors)
        case Quotient(top, bottom):
            return _untidy_quotient(top, bottom)
        case Power(base, exponent):
            return _untidy_power(base, exponent)
        case Call(("sqrt" | "root") as name, arguments):
            return _untidy_root(name, arguments)
        case _:
            return False


def _is_zero(node: Node) -> bool:
    return as_rational(node) == 0


def _untidy_sum(node: Node, terms: tuple[Node, ...]) -> bool:
    if any(isinstance(_unsigned(term), Sum) or _is_zero(term) for term in terms) or _has_like_terms(terms):
        return True
    try:
        return _size(expand(node)) < leaves(node)
    except NotPolynomial:
        return False


def _size(polynomial: Polynomial) -> int:
    """Return how many numbers and letters it takes to write a polynomial out."""
    size = 0
    for monomial, coefficient in polynomial.items():
        plain = coefficient if monomial == () else abs(coefficient)
        size += (
            (0 if plain == 1 and monomial else 1) + (plain.denominator != 1) + sum(1 if exponent == 1 else 2 for _, exponent in monomial)
        )
    return max(size, 1)


def _has_like_terms(terms: tuple[Node, ...]) -> bool:
    """Return whether two terms differ by a number only."""
    seen: set[object] = set()
    for term in terms:
        key = _kind_of(term)
        if key in seen:
            return True
        seen.add(key)
    return False


def _kind_of(term: Node) -> object:
    """Return what a term is apart from its numeric factor."""
    try:
        return frozenset(expand(term))
    except NotPolynomial:
        parts = [factor for factor in _factors_once(term) if as_rational(factor) is None]
        return frozenset((part, parts.count(part)) for part in parts)


def _factors_once(term: Node) -> list[Node]:
    match term:
        case Negative(of):
            return _factors_once(of)
        case Product(factors):
            return [inner for factor in factors for inner in _factors_once(factor)]
        case Quotient(top, bottom) if as_rational(bottom) is not None:
            return _factors_once(top)
        case _:
            return [term]


def _untidy_product(factors: tuple[Node, ...]) -> bool:
    numbers = [factor for factor in factors if as_rational(factor) is not None]
    if len(numbers) > 1 or any(as_rational(factor) in (0, 1, -1) for factor in numbers):
        return True
    bases = [factor.base if isinstance(factor, Power) else factor for factor in factors if as_rational(factor) is None]
    return len(set(bases)) < len(bases) or any(isinstance(base, Negative | Product) for base in bases)


def _untidy_quotient(top: Node, bottom: Node) -> bool:
    if as_rational(bottom) in (1, -1) or any(isinstance(_unsigned(part), Quotient | Mixed) for part in (top, bottom)):
        return True
    try:
        above, below = expand(top), expand(bottom)
    except NotPolynomial:
        return bool(set(_factors_once(top)) & set(_factors_once(bottom)))
    if not above or not below:
        return True
    upper, lower = content(above), content(below)
    if upper.denominator != 1 or lower.denominator != 1 or gcd(int(upper), int(lower)) > 1:
        return True
    return bool(common_letters(above) & common_letters(below)) or have_common_factor(above, below)


def _untidy_power(base: Node, exponent: Node) -> bool:
    power, number = as_rational(exponent), as_rational(base)
    if power in (0, 1) or isinstance(base, Power | Negative) or (isinstance(base, Product) and power is not None):
        return True
    return number is not None and power is not None and power.denominator == 1 and abs(power) <= _WORKED_OUT_UP_TO


def _untidy_root(name: str, arguments: tuple[Node, ...]) -> bool:
    """True for a root that can be drawn, wholly or in part."""
    if as_rational(Call(name, arguments)) is not None:
        return True
    radicand = as_rational(arguments[0])
    if name != "sqrt" or radicand is None:
        return False
    try:
        return abs(square_free(radicand)[0].numerator) != 1
    except Undecided:
        return False


def has_letters_below(node: Node) -> bool:
    """True when something is divided by an expression with letters."""
    for part in walk(node):
        if isinstance(part, Quotient) and not is_letter_free(part.bottom):
            return True
        if isinstance(part, Power) and not is_letter_free(part.base) and (as_rational(part.exponent) or -1) < 0:
            return True
    return False


def named_atoms(node: Node) -> Node:
    """Return the tree with a letter for every part that is no algebra over the rational numbers, such as sin x or the root of 2."""
    if (
        isinstance(node, Call)
        or node == Constant("i")
        or (isinstance(node, Power) and (as_rational(node.exponent) or Fraction(1, 2)).denominator != 1)
    ):
        return node if as_rational(node) is not None else Name(show(node))
    return rebuilt(node, named_atoms)


def is_letter_free(node: Node) -> bool:
    """True for an expression with numbers and constants only."""
    return not any(isinstance(part, Name) for part in walk(node))


def has_infinity(node: Node) -> bool:
    """True when infinity occurs."""
    return any(part == Constant("inf") for part in walk(node))


def is_infinity(node: Node) -> bool:
    """True for infinity itself, with or without a sign."""
    return _unsigned(node) == Constant("inf")


def has_imaginary(node: Node) -> bool:
    """True when i occurs."""
    return any(part == Constant("i") for part in walk(node))
