"""Questions for SymPy: does a polynomial factor, is a difference zero. SymPy is loaded when the first one comes.

SymPy is never given text: trees are put together from a fixed list of its classes. Loading it costs 35 MB and 0.2 s, which
only a checker process pays; therefore it is imported by name on demand and not with this module.
"""

from __future__ import annotations

import importlib
from fractions import Fraction
from functools import lru_cache
from typing import Any, Final

from services.grading.algebra.arithmetic import as_rational
from services.grading.algebra.polynomial import Polynomial, degree, letters_of
from services.grading.language.nodes import Call, Constant, Name, Negative, Node, Number, Percent, Power, Product, Quotient, Sum
from services.grading.proving.questions import Proof, Question

MAX_FACTORED_DEGREE: Final = 10
_MAX_FACTORIAL: Final = 1_000
_FUNCTIONS: Final = {
    "sin": "sin", "cos": "cos", "tan": "tan", "cot": "cot", "sec": "sec", "csc": "csc", "asin": "asin", "acos": "acos", "atan": "atan",
    "sinh": "sinh", "cosh": "cosh", "tanh": "tanh", "ln": "log", "exp": "exp", "sqrt": "sqrt", "abs": "Abs", "factorial": "factorial",
    "asinh": "asinh", "acosh": "acosh", "atanh": "atanh", "acot": "acot", "asec": "asec", "acsc": "acsc", "coth": "coth", "sech": "sech",
    "csch": "csch", "conjugate": "conjugate",
}  # fmt: skip


@lru_cache(maxsize=1)
def _sympy() -> Any:
    return importlib.import_module("sympy")


class Untranslatable(Exception):
    """A node has no counterpart on the list."""


def is_irreducible(polynomial: Polynomial) -> Proof:
    """Return whether a polynomial splits no further over the rational numbers."""
    names = sorted(letters_of(polynomial))
    if max(map(degree, polynomial)) > MAX_FACTORED_DEGREE or len(names) > 4:
        return "undecided"
    sympy = _sympy()
    terms = {
        tuple(dict(monomial).get(name, 0) for name in names): sympy.Rational(value.numerator, value.denominator)
        for monomial, value in polynomial.items()
    }
    return "yes" if sympy.Poly.from_dict(terms, *(sympy.Symbol(name) for name in names)).is_irreducible else "no"


def prove_symbolically(question: Question) -> Proof:
    """Return whether the difference of two expressions simplifies to zero; it may take long, so it is run where it can be killed."""
    if question.kind != "equal":
        return "undecided"
    try:
        difference = translated(question.left) - translated(question.right)
        return "yes" if _sympy().simplify(difference) == 0 else "undecided"
    except (Untranslatable, ValueError, TypeError, NotImplementedError, ArithmeticError, RecursionError):
        return "undecided"


def translated(node: Node) -> Any:
    """Return a tree of SymPy's classes for a tree of ours; letters are real."""
    sympy = _sympy()
    value = as_rational(node)
    if value is not None:
        return sympy.Rational(value.numerator, value.denominator)
    match node:
        case Name(name):
            return sympy.Symbol(name, real=True)
        case Constant(name):
            return {"pi": sympy.pi, "e": sympy.E, "i": sympy.I, "inf": sympy.oo}[name]
        case Sum(terms):
            return sympy.Add(*map(translated, terms))
        case Product(factors):
            return sympy.Mul(*map(translated, factors))
        case _:
            return _compound(node)


def _compound(node: Node) -> Any:
    match node:
        case Negative(of):
            return -translated(of)
        case Percent(of):
            return translated(of) / 100
        case Quotient(top, bottom):
            return translated(top) / translated(bottom)
        case Power(base, exponent):
            return _power(base, exponent)
        case Call(name, arguments):
            return _call(name, arguments)
        case _:
            raise Untranslatable


def _power(base: Node, exponent: Node) -> Any:
    known = as_rational(exponent)
    if known is not None and abs(known) > 1_000:
        raise Untranslatable
    if known is not None and known.denominator % 2 and known.denominator > 1:
        return _sympy().real_root(translated(base), known.denominator) ** known.numerator
    return _sympy().Pow(translated(base), translated(exponent))


def _call(name: str, arguments: tuple[Node, ...]) -> Any:
    sympy = _sympy()
    if name == "log":
        base = translated(arguments[1]) if len(arguments) > 1 else sympy.Integer(10)
        return sympy.log(translated(arguments[0])) / sympy.log(base)
    if name == "root":
        known = as_rational(arguments[1]) or Fraction(0)
        if known.denominator != 1 or not 2 <= known <= 100:
            raise Untranslatable
        return _power(arguments[0], Number(1 / known, f"1/{known}"))
    if name not in _FUNCTIONS:
        raise Untranslatable
    if name == "factorial" and (as_rational(arguments[0]) or Fraction(0)) > _MAX_FACTORIAL:
        raise Untranslatable
    return getattr(sympy, _FUNCTIONS[name])(translated(arguments[0]))
