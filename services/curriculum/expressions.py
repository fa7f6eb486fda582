"""The expressions of item templates: text in, a small syntax tree out (pure).

Hand-written on purpose: the language is tiny, its errors are read by teachers, and nothing in it can reach Python.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import Final

MAX_EXPRESSION_CHARS: Final = 500
MAX_DEPTH: Final = 32
MAX_DIGITS: Final = 40

_TOKEN: Final = re.compile(
    r"\s*(?:(?P<number>\d+(?:\.\d+)?)|(?P<name>[A-Za-z][A-Za-z0-9_]*)|(?P<text>'[^'\n]*'|\"[^\"\n]*\")"
    r"|(?P<op>\*\*|//|==|!=|<=|>=|[-+*/%^(),<>=&|!])|(?P<end>$))"
)
_ADVICE: Final = {"**": "^", "=": "==", "&": "and", "|": "or", "!": "not"}
_COMPARISONS: Final = frozenset({"==", "!=", "<", "<=", ">", ">="})
_SUMS: Final = frozenset({"+", "-"})
_PRODUCTS: Final = frozenset({"*", "/", "//", "%"})
_WORDS: Final = frozenset({"and", "or", "not"})


class TemplateError(ValueError):
    """A template that cannot be read, drawn or shown; `line` counts from 0 at the start of the text it stands in."""

    def __init__(self, message: str, line: int = 0) -> None:
        super().__init__(message)
        self.message = message
        self.line = line


@dataclass(frozen=True, slots=True)
class Number:
    """An exact number."""

    value: Fraction


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quoted text."""

    value: str


@dataclass(frozen=True, slots=True)
class Name:
    """A variable, or the letter of `poly`."""

    name: str


@dataclass(frozen=True, slots=True)
class Operation:
    """An operator with its one or two operands; `neg` and `not` have one."""

    operator: str
    operands: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Call:
    """A function with its arguments."""

    function: str
    arguments: tuple[Node, ...]


Node = Number | Quoted | Name | Operation | Call


@lru_cache(maxsize=4096)
def parse(text: str) -> Node:
    """Return the tree of an expression; raise `TemplateError` with what to change."""
    if len(text) > MAX_EXPRESSION_CHARS:
        raise TemplateError(f"the expression is longer than {MAX_EXPRESSION_CHARS} characters; split it into variables")
    if not text.strip():
        raise TemplateError("the expression is empty")
    return _Parser(text).whole()


def names_in(node: Node) -> Iterator[str]:
    """Yield the variables that a tree needs; the bare letter of `poly` may be among them."""
    match node:
        case Name(name):
            yield name
        case Operation(_, children) | Call(_, children):
            for child in children:
                yield from names_in(child)
        case _:
            return


def _tokens(text: str) -> list[tuple[str, str]]:
    """Return (kind, text) pairs, the last of kind `end`."""
    found: list[tuple[str, str]] = []
    at = 0
    while not found or found[-1][0] != "end":
        match = _TOKEN.match(text, at)
        if match is None or match.lastgroup is None:
            raise TemplateError(f"cannot read {text[at:].strip()[:12]!r} in the expression {text.strip()!r}")
        word = match.group(match.lastgroup)
        if word in _ADVICE:
            raise TemplateError(f"write {_ADVICE[word]!r} instead of {word!r} in the expression {text.strip()!r}")
        found.append((match.lastgroup, word))
        at = match.end()
    return found


class _Parser:
    """Recursive descent; the methods stand in order of binding, loosest first."""

    def __init__(self, text: str) -> None:
        self._text = text.strip()
        self._tokens = _tokens(text)
        self._at = 0
        self._depth = 0

    def whole(self) -> Node:
        node = self._either()
        if self._kind != "end":
            raise self._unexpected()
        return node

    @property
    def _kind(self) -> str:
        return self._tokens[self._at][0]

    @property
    def _word(self) -> str:
        return self._tokens[self._at][1]

    def _take(self) -> str:
        word = self._word
        self._at += 1
        return word

    def _unexpected(self) -> TemplateError:
        if self._kind == "end":
            return TemplateError(f"the expression {self._text!r} ends too early")
        advice = "; write * between factors" if self._kind in ("name", "number") or self._word == "(" else ""
        return TemplateError(f"did not expect {self._word!r} in the expression {self._text!r}{advice}")

    def _is(self, *words: str) -> bool:
        return self._kind in ("op", "name") and self._word in words

    def _either(self) -> Node:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise TemplateError(f"the expression {self._text[:40]!r}… is nested too deeply; split it into variables")
        node = self._both()
        while self._is("or"):
            node = Operation(self._take(), (node, self._both()))
        self._depth -= 1
        return node

    def _both(self) -> Node:
        node = self._negation()
        while self._is("and"):
            node = Operation(self._take(), (node, self._negation()))
        return node

    def _negation(self) -> Node:
        flips = 0
        while self._is("not"):
            self._take()
            flips += 1
        node = self._comparison()
        for _ in range(flips):
            node = Operation("not", (node,))
        return node

    def _comparison(self) -> Node:
        left = self._sum()
        node: Node | None = None
        while self._is(*_COMPARISONS):
            operator = self._take()
            right = self._sum()
            link = Operation(operator, (left, right))
            node = link if node is None else Operation("and", (node, link))
            left = right
        return left if node is None else node

    def _sum(self) -> Node:
        node = self._product()
        while self._is(*_SUMS):
            node = Operation(self._take(), (node, self._product()))
        return node

    def _product(self) -> Node:
        node = self._signed()
        while self._is(*_PRODUCTS):
            node = Operation(self._take(), (node, self._signed()))
        return node

    def _signed(self) -> Node:
        negative = False
        while self._is(*_SUMS):
            negative ^= self._take() == "-"
        node = self._power()
        return Operation("neg", (node,)) if negative else node

    def _power(self) -> Node:
        base = self._atom()
        if not self._is("^"):
            return base
        self._take()
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise TemplateError("too many powers of powers")
        exponent = self._signed()
        self._depth -= 1
        return Operation("^", (base, exponent))

    def _atom(self) -> Node:
        if self._kind == "number":
            word = self._take()
            if len(word) > MAX_DIGITS:
                raise TemplateError(f"the number {word[:12]}… has more than {MAX_DIGITS} digits")
            return Number(Fraction(word))
        if self._kind == "text":
            return Quoted(self._take()[1:-1])
        if self._is("("):
            return self._in_parentheses()
        if self._kind == "name" and self._word not in _WORDS:
            name = self._take()
            return Call(name, self._arguments()) if self._is("(") else Name(name)
        raise self._unexpected()

    def _in_parentheses(self) -> Node:
        self._take()
        node = self._either()
        self._close()
        return node

    def _arguments(self) -> tuple[Node, ...]:
        self._take()
        found: list[Node] = []
        while not self._is(")"):
            found.append(self._either())
            if not self._is(")"):
                if not self._is(","):
                    raise self._unexpected()
                self._take()
        self._close()
        return tuple(found)

    def _close(self) -> None:
        if not self._is(")"):
            raise self._unexpected()
        self._take()
