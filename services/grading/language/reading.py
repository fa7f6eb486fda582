"""What an answer says: every reading of a text as a tree, the usual one first (pure).

Caps come first, so that the work is bounded whatever is typed.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from services.grading.language.characters import Unreadable, normalise
from services.grading.language.joining import Joiner
from services.grading.language.literals import Marks, is_too_long
from services.grading.language.nodes import (
    COLLECTIONS,
    STATEMENTS,
    Call,
    Combined,
    Either,
    Listing,
    Matrix,
    Member,
    Node,
    Not,
    PlusMinus,
    Relation,
    children,
    depth,
    walk,
)
from services.grading.language.parser import parse
from services.grading.language.scanner import Scanner

MAX_CHARACTERS: Final = 400
MAX_DEPTH: Final = 40


@dataclass(frozen=True, slots=True)
class Readings:
    """The usual reading of a text and the others that a doubtful mark allows."""

    usual: Node
    others: tuple[Node, ...] = ()


@dataclass(frozen=True, slots=True)
class Manner:
    """How to read: the locale's marks, letters that are variables, and letters that may stand in longer words."""

    marks: Marks
    names: frozenset[str] = frozenset()
    expected: frozenset[str] | None = None


def read(text: str, manner: Manner) -> Readings:
    """Return the readings of a text; raise `Unreadable`."""
    if len(text) > MAX_CHARACTERS:
        raise Unreadable(MAX_CHARACTERS, "too_long")
    usual, doubts = _read_once(text, manner, other_join=False)
    others: list[Node] = []
    if "join" in doubts:
        others.append(_read_once(text, manner, other_join=True)[0])
    if "marks" in doubts:
        others.append(_read_once(text, replace(manner, marks=replace(manner.marks, other=True)), other_join=False)[0])
    return Readings(usual, tuple(node for node in others if node != usual))


def _read_once(text: str, manner: Manner, *, other_join: bool) -> tuple[Node, set[str]]:
    """Return one reading, and what in it could be read otherwise."""
    plain = normalise(_without_end(text.replace("$", " ")))
    if not plain.text.strip():
        raise Unreadable(0, "empty")
    if is_too_long(plain.text):
        raise Unreadable(0, "too_large")
    scanner = Scanner(plain, manner.marks, manner.names, manner.expected)
    joiner = Joiner(scanner.scan(), other_join, scanner.doubts)
    node = parse(joiner.join(), len(text.rstrip()))
    if depth(node) > MAX_DEPTH:
        raise Unreadable(0, "too_deep")
    if any(_is_misplaced(part) for part in walk(node)):
        raise Unreadable(0, "misplaced")
    return node, scanner.doubts


def _is_misplaced(node: Node) -> bool:
    """True for a calculation with a statement or a set in it, and for a comparison of statements."""
    if isinstance(node, Either | Not | Listing | Matrix):
        return False
    if isinstance(node, Call) and any(isinstance(part, Listing) for part in node.arguments):
        return True
    if isinstance(node, Relation | Member | Combined):
        return any(isinstance(part, STATEMENTS) for part in children(node))
    return any(isinstance(part, (*STATEMENTS, Combined)) or (isinstance(part, Listing) and part.is_set) for part in children(node))


def _without_end(text: str) -> str:
    r"""Return the text without the full stop, the spaces and the `\n` that may end it."""
    while text and (text[-1] in ".。" or text[-1].isspace() or text.endswith("\\n")):
        text = text[: -2 if text.endswith("\\n") else -1]
    return text


def is_expression(node: Node) -> bool:
    """True for what stands for one number: no equation, no alternatives, no collection."""
    return not any(isinstance(part, (*STATEMENTS, *COLLECTIONS, PlusMinus)) for part in walk(node))
