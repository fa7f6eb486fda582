"""From Maxima's syntax, in which STACK's rows are written, to ours; None for what has no counterpart.

Only spelling is changed. What a row says is left to our own grammar, which may refuse it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

_TOKEN: Final = re.compile(
    r'\s*("[^"]*"|#pm#|%?[A-Za-z_][A-Za-z_0-9]*|\d+\.?\d*(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?|:=|[<>]=|\*\*|.)', re.S
)
_WORDS: Final = {
    "%pi": "pi", "%e": "e", "%i": "i", "inf": "inf", "minf": "(-inf)", "nounand": " and ", "nounor": " or ", "nounnot": " not ",
    "and": " and ", "or": " or ", "not": " not ", "xor": " xor ", "implies": " implies ", "xnor": " xnor ", "'": "", "true": "true", "false": "false",
    "all": "true", "none": "false", "#pm#": "±", "#": "!=", "**": "^",
}  # fmt: skip
_GREEK: Final = frozenset(
    [
        "alpha",
        "beta",
        "gamma",
        "delta",
        "epsilon",
        "zeta",
        "eta",
        "theta",
        "kappa",
        "lambda",
        "mu",
        "nu",
        "xi",
        "rho",
        "sigma",
        "tau",
        "phi",
        "chi",
        "psi",
        "omega",
        "Delta",
        "Gamma",
        "Theta",
        "Lambda",
        "Sigma",
        "Phi",
        "Psi",
        "Omega",
    ]
)
_SAME: Final = frozenset(
    [
        "sin",
        "cos",
        "tan",
        "cot",
        "sec",
        "csc",
        "cosec",
        "cosech",
        "asin",
        "acos",
        "atan",
        "acot",
        "asec",
        "acsc",
        "sinh",
        "cosh",
        "tanh",
        "coth",
        "sech",
        "csch",
        "asinh",
        "acosh",
        "atanh",
        "exp",
        "sqrt",
        "abs",
        "floor",
        "ceiling",
        "min",
        "max",
        "gcd",
        "lcm",
        "binomial",
        "matrix",
        "conjugate",
        "sum",
        "product",
    ]
)


class _NoCounterpart(Exception):
    """The text uses what our syntax cannot say."""


def _two(template: str) -> Callable[[list[str]], str]:
    def spelt(parts: list[str]) -> str:
        if len(parts) != 2:
            raise _NoCounterpart
        return template.format(*parts)

    return spelt


def _root(parts: list[str]) -> str:
    return f"sqrt({parts[0]})" if len(parts) == 1 else _two("\\sqrt[{1}]{{{0}}}")(parts)


_CALLS: Final[dict[str, Callable[[list[str]], str]]] = {
    "log": lambda parts: f"ln({','.join(parts)})",
    "ln": lambda parts: f"ln({','.join(parts)})",
    "lg": lambda parts: f"log({parts[0]})" if len(parts) == 1 else _two("\\log_{{{1}}}({0})")(parts),
    "logbase": _two("\\log_{{{1}}}({0})"),
    "root": _root,
    "signum": lambda parts: f"sign({','.join(parts)})",
    "factorial": lambda parts: f"(({','.join(parts)})!)",
    "oo": _two("({},{})"),
    "oc": _two("({},{}]"),
    "co": _two("[{},{})"),
    "cc": _two("[{},{}]"),
    "union": lambda parts: "(" + " ∪ ".join(parts) + ")",
    "intersection": lambda parts: "(" + " ∩ ".join(parts) + ")",
    "%union": lambda parts: "(" + " ∪ ".join(parts) + ")",
    "%intersection": lambda parts: "(" + " ∩ ".join(parts) + ")",
    "stackeq": lambda parts: f"({','.join(parts)})",
}


def translated(text: str) -> str | None:
    """Return the row's text in our plain syntax."""
    tokens = [token for token in _TOKEN.findall(text.strip()) if token.strip()]
    try:
        return _Translation(tokens).all()
    except _NoCounterpart:
        return None


class _Translation:
    """Rewrites tokens from left to right."""

    def __init__(self, tokens: list[str]) -> None:
        self.tokens = tokens
        self.at = 0

    def all(self) -> str:
        text = self.until("")
        if self.at < len(self.tokens):
            raise _NoCounterpart
        return text

    def until(self, *closers: str) -> str:
        """Return the translation up to one of the closing signs, which is not taken."""
        out = ""
        while self.at < len(self.tokens) and self.tokens[self.at] not in closers:
            out += self.one(out)
        return out

    def one(self, before: str) -> str:
        token = self.tokens[self.at]
        self.at += 1
        if token in _WORDS:
            return _WORDS[token]
        if token in ("(", "[", "{"):
            return self.bracket(token, before)
        if re.fullmatch(r"%?[A-Za-z_]\w*", token):
            return self.word(token)
        if token[0].isdigit() or token[0] == ".":
            return token
        if token in ("+", "-", "*", "/", "^", "!", "=", ":=", "<", ">", "<=", ">=", ","):
            return token
        raise _NoCounterpart

    def bracket(self, opening: str, before: str) -> str:
        closing = {"(": ")", "[": "]", "{": "}"}[opening]
        inside = self.parts(closing)
        if opening == "[" and before[-1:].isalnum():
            if not re.fullmatch(r"\w{1,6}", inside[0]) or len(inside) != 1:
                raise _NoCounterpart
            return f"_{{{inside[0]}}}"
        return opening + ",".join(inside) + closing

    def parts(self, closing: str) -> list[str]:
        """Return what commas part before a closing bracket, which is taken."""
        found = [self.until(closing, ",")]
        while self.at < len(self.tokens) and self.tokens[self.at] == ",":
            self.at += 1
            found.append(self.until(closing, ","))
        if self.at >= len(self.tokens):
            raise _NoCounterpart
        self.at += 1
        return found if found != [""] else []

    def word(self, word: str) -> str:
        if self.at < len(self.tokens) and self.tokens[self.at] == "(":
            self.at += 1
            return self.call(word, self.parts(")"))
        if len(word.lstrip("%")) == 1 and not word.startswith("%"):
            return word
        if word in _GREEK:
            return word
        if word in ("pi", "e", "i"):
            return word
        if re.fullmatch(r"[A-Za-z]_?\d{1,3}", word):
            return word
        raise _NoCounterpart

    def call(self, word: str, parts: list[str]) -> str:
        if word in _SAME and parts:
            return f"{word}({','.join(parts)})"
        if word in _CALLS and parts:
            return _CALLS[word](parts)
        if len(word) == 1 and parts:
            return f"{word}({','.join(parts)})"
        raise _NoCounterpart
