"""Parts of the real line, written in any of the usual ways, as formulas over spans (pure)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from services.grading.language.characters import Unreadable
from services.grading.language.nodes import FLIPPED, Either, Name, Node, Relation, Sign, letters
from services.grading.language.reading import Manner, read
from services.grading.mathematics import authored
from services.grading.structures.outer import CLOSE_SET, OPEN_SET, inside, outer, separated, split
from services.grading.structures.parts import Reader

MAX_PIECES: Final = 16
_SETS: Final = ((OPEN_SET, CLOSE_SET),)
_INFINITY: Final = re.compile(r"^\s*([+\-−–]?)\s*(?:∞|inf|infinity|oo|\\infty)\s*$", re.IGNORECASE)
_MEMBER: Final = re.compile(r"^\s*[a-zA-Z]\s*(?:∈|\bin\b)\s*")
_REALS: Final = frozenset({"ℝ", "r", "reals", "all real numbers", "all reals", "real numbers", "alla reella tal", "alle reellen zahlen"})
_NOTHING: Final = frozenset({"∅", "ø", "", "empty", "empty set", "no solution", "no solutions", "none", "inga lösningar"})
_OR: Final = re.compile(r"\s+(?:or|eller|oder|ou)\s+|(?<=[)\[\]⦄])\s*[uU]\s*(?=[(\[\]⦃])|(?<=[)\]⦄])\s+(?:and|och|und|et)\s+(?=[(\[])")
_RELATION: Final = re.compile(r"[<>=≤≥⩽⩾≠]|\\(?:le|ge|leq|geq|leqslant|geqslant|lt|gt|ne|neq)(?![a-z])")


@dataclass(frozen=True, slots=True)
class Span:
    """What lies between two ends; an end of None is infinite, `has_low` and `has_high` say whether the end belongs to it."""

    low: Node | None
    has_low: bool
    high: Node | None
    has_high: bool


@dataclass(frozen=True, slots=True)
class Join:
    """What lies in any of the parts; nothing without parts."""

    parts: tuple[Region, ...]


@dataclass(frozen=True, slots=True)
class Meet:
    """What lies in all of the parts."""

    parts: tuple[Region, ...]


@dataclass(frozen=True, slots=True)
class Without:
    """What lies in the first and not in the second."""

    whole: Region
    hole: Region


Region = Span | Join | Meet | Without
LINE: Final = Span(None, has_low=False, high=None, has_high=False)


def region_readings(text: str, reader: Reader) -> list[Region]:
    """Return the readings of a part of the line, the usual one first; raise `Unreadable`."""
    plain = outer(text)
    if not plain:
        raise Unreadable(0, "empty")
    usual = _Regions(reader, decimals=False).region(plain)
    if not reader.comma_is_decimal:
        return [usual]
    try:
        other = _Regions(reader, decimals=True).region(plain)
    except Unreadable:
        return [usual]
    return [usual] if other == usual else [usual, other]


@dataclass(slots=True)
class _Regions:
    """Reads one text; `decimals` takes a comma between digits as a decimal mark where two ways are open."""

    reader: Reader
    decimals: bool
    pieces: int = 0

    def region(self, text: str) -> Region:
        text = _MEMBER.sub("", text).strip()
        if inside(text, _SETS) is not None:
            return self._piece(text)
        joined = [part for piece in _OR.split(text) for part in split(piece, "∪", OPEN_SET)]
        if len(joined) > 1:
            return Join(tuple(self._met(part) for part in joined))
        return self._met(text)

    def _met(self, text: str) -> Region:
        met = split(text, "∩", OPEN_SET)
        return Meet(tuple(self._cut(part) for part in met)) if len(met) > 1 else self._cut(text)

    def _cut(self, text: str) -> Region:
        whole, *holes = split(text, "∖", OPEN_SET)
        region = self._piece(whole)
        for hole in holes:
            region = Without(region, self._piece(hole))
        return region

    def _piece(self, text: str) -> Region:
        """Return one interval, set, inequality or named part."""
        self.pieces += 1
        if self.pieces > MAX_PIECES:
            raise Unreadable(0, "too_long")
        text = _MEMBER.sub("", text).strip()
        word = text.casefold()
        if word in _REALS:
            return LINE
        if word in _NOTHING:
            return Join(())
        held = inside(text, _SETS)
        if held is not None:
            return self._of_set(held)
        if _RELATION.search(text) and not self._looks_like_interval(text):
            return self._of_statement(text)
        several = split(text, ",;")
        if len(several) > 1 and all(self._looks_like_interval(part.strip()) for part in several):
            return Join(tuple(self._interval(part.strip()) for part in several))
        return self._interval(text)

    @staticmethod
    def _looks_like_interval(text: str) -> bool:
        return len(text) > 2 and text[0] in "[](" and text[-1] in "[])"

    def _of_set(self, held: str) -> Region:
        """Return the region of what stands in braces: a condition after a bar or colon, or numbers one by one."""
        if not held:
            return Join(())
        bar = re.match(r"^\s*[a-zA-Z]\s*(?:(?:∈|\bin\b)\s*(?:ℝ|R))?\s*[|:]\s*(.+)$", held)
        if bar:
            return self.region(bar.group(1))
        return Join(tuple(self._point(part) for part in self._parts(held)))

    def _parts(self, text: str) -> list[str]:
        usual, other = separated(text, comma_decimal=self.reader.comma_is_decimal)
        parts = [part for part in (other if self.decimals and other else usual) if part]
        if len(parts) > MAX_PIECES:
            raise Unreadable(0, "too_long")
        return parts

    def _point(self, text: str) -> Span:
        node = self.reader.number(text)
        return Span(node, has_low=True, high=node, has_high=True)

    def _interval(self, text: str) -> Span:
        """Return an interval: `[1, 2)`, `]1; 2[`, `(-∞, 3]`."""
        if not self._looks_like_interval(text):
            raise Unreadable(0, "not_a_region")
        ends = self._parts(text[1:-1])
        if len(ends) != 2:
            raise Unreadable(0, "interval_ends")
        (low, low_sign), (high, high_sign) = map(self._end, ends)
        if low_sign == "+" or high_sign == "-":
            raise Unreadable(0, "interval_order")
        return Span(low, low is not None and text[0] == "[", high, high is not None and text[-1] == "]")

    def _end(self, text: str) -> tuple[Node | None, str]:
        """Return an end and, of an infinite one, its sign."""
        found = _INFINITY.match(text)
        if found:
            return None, "-" if found.group(1) in ("-", "−", "–") and found.group(1) else "+"
        return self.reader.number(text), ""

    def _of_statement(self, text: str) -> Region:
        """Return the region of inequalities that are solved for one letter."""
        manner = Manner(self.reader.marks, frozenset(self.reader.task.spec.unknown or ""), self.reader.expected)
        node = authored(text, manner.marks, manner.names) if self.reader.is_author else read(text, manner).usual
        if len(letters(node)) != 1:
            raise Unreadable(0, "not_a_region")
        return _region_of(node)


def _region_of(node: Node) -> Region:
    if isinstance(node, Either):
        parts = tuple(map(_region_of, node.parts))
        return Meet(parts) if node.word == "and" else Join(parts)
    if not isinstance(node, Relation):
        raise Unreadable(0, "not_a_region")
    pairs = [_half(sign, node.sides[k], node.sides[k + 1]) for k, sign in enumerate(node.signs)]
    return pairs[0] if len(pairs) == 1 else Meet(tuple(pairs))


def _half(sign: Sign, left: Node, right: Node) -> Region:
    """Return where a letter stands to a number as a sign says."""
    if isinstance(right, Name):
        sign, left, right = FLIPPED[sign], right, left
    if not isinstance(left, Name) or letters(right):
        raise Unreadable(0, "region_unsolved")
    point = Span(right, has_low=True, high=right, has_high=True)
    if sign in ("=", "!="):
        return point if sign == "=" else Without(LINE, point)
    if sign in (">", ">="):
        return Span(right, has_low=sign == ">=", high=None, has_high=False)
    return Span(None, has_low=False, high=right, has_high=sign == "<=")
