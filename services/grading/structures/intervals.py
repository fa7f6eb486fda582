"""Grades intervals and their unions: exact comparison of parts of the real line (pure, given a prover).

All ends that occur are put in order. Each end, and each gap between two of them, lies wholly inside or outside every part that
is written with these ends, so a part of the line is a set of such cells, held as the bits of a number.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from services.grading.algebra.arithmetic import as_rational
from services.grading.compare import difference, same
from services.grading.findings import Finding, Task, best, correct, incorrect, partly, unsure
from services.grading.language.nodes import Node, Number
from services.grading.proving.questions import Question
from services.grading.structures.parts import Reader, author_of, grade_parts, learner_of
from services.grading.structures.regions import Join, Meet, Region, Span, Without, region_of

MAX_ENDS: Final = 24
_ONE: Final = Number(Fraction(1), "1")


class _Unsettled(Exception):
    """Two parts of the line cannot be compared, for this reason."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def grade_interval(task: Task, answer: str) -> Finding:
    """Return the finding for a part of the real line: intervals, unions, finite sets of numbers, solved inequalities."""
    author, reader = author_of(task), learner_of(task, [])
    targets = [author.one(text, region_of) for text in (str(task.spec.value), *task.spec.alternatives)]
    return grade_parts(
        answer,
        lambda: reader.readings(answer, region_of),
        lambda given: best([_compare(given, wanted, task) for wanted in targets]),
        lambda given: _shown(given, reader),
    )


def _compare(given: Region, wanted: Region, task: Task) -> Finding:
    try:
        line = _Line(_in_order([*_ends(given), *_ends(wanted)], task))
        mine, yours = line.cells(given), line.cells(wanted)
    except _Unsettled as open_case:
        return unsure(open_case.reason)
    if mine == yours:
        return correct()
    if mine == line.all ^ yours:
        return incorrect("opposite")
    if not yours or not mine:
        return incorrect("not_empty" if not yours else "not_nothing")
    hits, misses = _runs_shared(mine, yours), len(_runs(mine)) - _runs_shared(mine, yours)
    score = max(0.0, (hits - misses) / len(_runs(yours)))
    if score:
        return partly("some_wrong" if misses else "some_missing", round(score, 4))
    is_near = len(_runs(mine)) == len(_runs(yours)) and _only_ends_differ(mine, yours)
    return incorrect("interval_ends_belong" if is_near else "different")


def _only_ends_differ(mine: int, yours: int) -> bool:
    """Return whether two sets of cells differ only in ends of spans that both have."""
    both, rest = mine & yours, mine ^ yours
    ends = [at for at in range(rest.bit_length()) if rest >> at & 1]
    return all(at % 2 and (both >> (at - 1) & 1 or both >> (at + 1) & 1) for at in ends)


def _runs(cells: int) -> set[tuple[int, int]]:
    """Return the connected pieces as first and last cell."""
    found, start = set(), -1
    for at in range(cells.bit_length() + 1):
        inside = cells >> at & 1
        if inside and start < 0:
            start = at
        elif not inside and start >= 0:
            found.add((start, at - 1))
            start = -1
    return found


def _runs_shared(mine: int, yours: int) -> int:
    return len(_runs(mine) & _runs(yours))


def _ends(region: Region) -> Iterator[Node]:
    """Yield the finite ends of a region."""
    match region:
        case Span(low, _, high, _):
            yield from (end for end in (low, high) if end is not None)
        case Join(parts) | Meet(parts):
            for part in parts:
                yield from _ends(part)
        case Without(whole, hole):
            yield from _ends(whole)
            yield from _ends(hole)


def _in_order(ends: Sequence[Node], task: Task) -> list[list[Node]]:
    """Return the ends from left to right, equal ones together; raise `_Unsettled`."""
    if len(ends) > MAX_ENDS:
        raise _Unsettled("too_long")
    ordered: list[list[Node]] = []
    for end in ends:
        if any(end == other for group in ordered for other in group):
            continue
        low, high = 0, len(ordered)
        while low < high:
            middle = (low + high) // 2
            way = _order(end, ordered[middle][0], task)
            if way == 0:
                ordered[middle].append(end)
                break
            low, high = (middle + 1, high) if way > 0 else (low, middle)
        else:
            ordered.insert(low, [end])
    return ordered


def _order(left: Node, right: Node, task: Task) -> int:
    """Return -1, 0 or 1 as the left end lies before, at or after the right one."""
    a, b = as_rational(left), as_rational(right)
    if a is not None and b is not None:
        return (a > b) - (a < b)
    proof = same(left, right, task)
    if proof == "yes":
        return 0
    if proof == "no":  # a difference whose sign is not that of 1 is negative
        for way, ends in ((-1, (left, right)), (1, (right, left))):
            proof = task.prover(Question("signs", difference(*ends), _ONE))
            if proof == "no":
                return way
    raise _Unsettled(proof)


@dataclass(frozen=True, slots=True)
class _Line:
    """The line cut at its ends: cell 2k is the gap before end k, cell 2k + 1 the end itself."""

    ends: list[list[Node]]

    @property
    def all(self) -> int:
        """Return all cells."""
        return (1 << (2 * len(self.ends) + 1)) - 1

    def cells(self, region: Region) -> int:
        """Return the cells of a region; raise `_Unsettled` for an interval that is written from right to left."""
        match region:
            case Span():
                return self._of_span(region)
            case Without(whole, hole):
                return self.cells(whole) & ~self.cells(hole)
            case Join(parts):
                found = 0
                for part in parts:
                    found |= self.cells(part)
                return found
            case Meet(parts):
                found = self.all
                for part in parts:
                    found &= self.cells(part)
                return found

    def _of_span(self, span: Span) -> int:
        low = 0 if span.low is None else 2 * self._place(span.low) + 1
        high = 2 * len(self.ends) if span.high is None else 2 * self._place(span.high) + 1
        if low > high:
            raise _Unsettled("interval_order")
        first = low + (span.low is not None and not span.has_low)
        last = high - (span.high is not None and not span.has_high)
        return ((1 << (last + 1)) - 1) & ~((1 << first) - 1) if first <= last else 0

    def _place(self, end: Node) -> int:
        return next(place for place, group in enumerate(self.ends) if end in group)


def _shown(region: Region, reader: Reader) -> str:
    """Return a region as it was read."""
    match region:
        case Span(low, has_low, high, has_high) if low is not None and low == high and has_low and has_high:
            return "{" + reader.shown(low) + "}"
        case Span(low, has_low, high, has_high):
            left = "-∞" if low is None else reader.shown(low)
            right = "∞" if high is None else reader.shown(high)
            return f"{'[' if has_low else '('}{left}; {right}{']' if has_high else ')'}"
        case Join(parts):
            return " ∪ ".join(_shown(part, reader) if len(parts) == 1 else _bracketed(part, reader) for part in parts) or "∅"
        case Meet(parts):
            return " ∩ ".join(_bracketed(part, reader) for part in parts)
        case Without(whole, hole):
            return f"{_bracketed(whole, reader)} ∖ {_bracketed(hole, reader)}"


def _bracketed(region: Region, reader: Reader) -> str:
    """Return a region as it was read, in brackets if it is put together from others."""
    is_one = isinstance(region, Span) or (isinstance(region, Join) and len(region.parts) < 2)
    return _shown(region, reader) if is_one else f"({_shown(region, reader)})"
