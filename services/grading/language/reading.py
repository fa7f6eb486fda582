"""What an answer says: every reading of a text as a tree, the usual one first (pure).

Caps come first, so that the work is bounded whatever is typed.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from services.grading.language.characters import Unreadable, normalise
from services.grading.language.commas import Commas, parted
from services.grading.language.joining import Joiner
from services.grading.language.literals import Marks, is_too_long
from services.grading.language.nodes import (
    COLLECTIONS,
    STATEMENTS,
    Builder,
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
    Word,
    children,
    depth,
    walk,
)
from services.grading.language.parser import parse
from services.grading.language.rows import as_matrix
from services.grading.language.scanner import Scanner
from services.grading.language.wording import Kind, phrase, prepared

MAX_CHARACTERS: Final = 400
MAX_DEPTH: Final = 40


@dataclass(frozen=True, slots=True)
class Readings:
    """The usual reading of a text and the others that a doubtful mark allows."""

    usual: Node
    others: tuple[Node, ...] = ()


@dataclass(frozen=True, slots=True)
class Manner:
    """How to read: the locale's marks, letters that are variables, letters that may stand in longer words, and the kind of answer."""

    marks: Marks
    names: frozenset[str] = frozenset()
    expected: frozenset[str] | None = None
    kind: Kind = ""

    @property
    def commas(self) -> Commas:
        """Return what a comma between two digits is, where nothing else tells."""
        if self.kind in ("set", "interval", "point"):
            return "always"
        return "lists" if self.kind == "matrix" or self.marks.comma_lists else "numbers"


@dataclass(frozen=True, slots=True)
class _Way:
    """Which of several readings is made."""

    other_join: bool = False
    other_commas: bool = False
    other_marks: bool = False


def read(text: str, manner: Manner) -> Readings:
    """Return the readings of a text; raise `Unreadable`."""
    if len(text) > MAX_CHARACTERS:
        raise Unreadable(MAX_CHARACTERS, "too_long")
    named = phrase(text, manner.kind)
    if named is not None:
        return Readings(named)
    doubts: set[str] = set()
    try:
        usual = _read_once(text, manner, _Way(), doubts)
    except Unreadable:
        if "commas" not in doubts:
            raise
        return Readings(_read_once(text, manner, _Way(other_commas=True), doubts))
    others = [other for way in _other_ways(doubts) if (other := _readable(text, manner, way)) is not None]
    return Readings(usual, tuple(node for node in others if node != usual))


def _other_ways(doubts: set[str]) -> list[_Way]:
    ways = {"join": _Way(other_join=True), "marks": _Way(other_marks=True), "commas": _Way(other_commas=True)}
    return [way for doubt, way in ways.items() if doubt in doubts]


def _readable(text: str, manner: Manner, way: _Way) -> Node | None:
    """Return another reading, None where it makes no sense."""
    try:
        return _read_once(text, manner, way, set())
    except Unreadable:
        return None


def _read_once(text: str, manner: Manner, way: _Way, doubts: set[str]) -> Node:
    """Return one reading; what in it could be read otherwise is added to the doubts, also when it cannot be read."""
    plain = normalise(_without_end(prepared(text.replace("$", " "), manner.kind)))
    if not plain.text.strip():
        raise Unreadable(0, "empty")
    if is_too_long(plain.text):
        raise Unreadable(0, "too_large")
    is_matrix = manner.kind == "matrix"
    plain.text, doubtful = parted(plain.text, manner.marks.decimal, manner.commas, other=way.other_commas, rows=is_matrix)
    doubts.update({"commas"} if doubtful else ())
    marks = replace(manner.marks, other=True) if way.other_marks else manner.marks
    scanner = Scanner(plain, marks, manner.names, manner.expected, manner.kind, doubts)
    tokens = scanner.scan()
    joiner = Joiner(as_matrix(tokens) if is_matrix else tokens, way.other_join, doubts)
    node = parse(joiner.join(), len(text.rstrip()))
    if depth(node) > MAX_DEPTH:
        raise Unreadable(0, "too_deep")
    if any(_is_misplaced(part) for part in walk(node)):
        raise Unreadable(0, "misplaced")
    return node


def _is_misplaced(node: Node) -> bool:
    """True for a calculation with a statement or a set in it, and for a comparison of statements."""
    if isinstance(node, Either | Not | Listing | Matrix | Builder):
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
    return not any(isinstance(part, (*STATEMENTS, *COLLECTIONS, PlusMinus, Word)) for part in walk(node))
