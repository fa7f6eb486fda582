"""Grades sets: what is compared element by element (pure)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from services.grading.findings import Finding, Task, best, correct, incorrect, partly, unsure
from services.grading.language.characters import Unreadable
from services.grading.language.naming import solved_value, unnamed
from services.grading.language.nodes import Constant, Either, Listing, Member, Node, PlusMinus, Word, walk
from services.grading.language.rewrite import both_signs
from services.grading.proving.questions import Proof
from services.grading.sameness import same_anything
from services.grading.structures.parts import (
    Reader,
    author_of,
    equal,
    first_open,
    grade_parts,
    learner_of,
    value_of,
)

MAX_ELEMENTS: Final = 32
Elements = tuple[Node, ...]


def grade_set(task: Task, answer: str | tuple[str, ...]) -> Finding:
    """Return the finding for a finite set; order and repetition do not count."""
    author = author_of(task)
    targets = [author.one(text, elements_of) for text in (str(task.spec.value), *task.spec.alternatives)]
    reader = learner_of(task, (element for target in targets for element in target))
    if answer == ():
        return unsure("empty")
    text = answer if isinstance(answer, str) else "; ".join(answer)
    return grade_parts(
        text,
        lambda: reader.readings(text, elements_of) if isinstance(answer, str) else [tuple(_one_by_one(answer, reader))],
        lambda given: best([_compare_sets(given, wanted, task) for wanted in targets]),
        lambda given: "{" + reader.listed(given) + "}" if given else "∅",
    )


def _one_by_one(cells: Iterable[str], reader: Reader) -> Iterator[Node]:
    """Yield the elements of cells that hold one each."""
    for cell in cells:
        if cell.strip():
            yield from _elements(reader.trees(cell)[0])


def elements_of(node: Node) -> Elements:
    """Return the elements of a set, with or without braces, or of what solves an equation; raise `Unreadable`."""
    found = tuple(_elements_within(unnamed(node)))
    if len(found) > MAX_ELEMENTS:
        raise Unreadable(0, "too_long")
    return found


def _elements_within(node: Node) -> Iterator[Node]:
    match node:
        case Constant("empty"):
            return
        case Member(_, within):
            yield from _elements_within(within)
        case (Listing("{", _, parts)) | Either(parts, "or" | ","):
            for part in parts:
                yield from _elements(part)
        case Either(parts, "and") if _have_one_letter(parts):
            for part in parts:
                yield from _elements(part)
        case _:
            yield from _elements(node)


def _have_one_letter(parts: Elements) -> bool:
    """True for values, and for statements that all solve the same letter: `x = 2 and x = 3` names two solutions."""
    return len({solved[0] if (solved := solved_value(part)) else "" for part in parts}) == 1


def _elements(part: Node) -> Iterator[Node]:
    """Yield what one part of a list stands for: itself, the value in `x = 3`, or both values of ±."""
    solved = solved_value(part)
    part = solved[1] if solved else part
    if isinstance(part, Word):
        yield part
    elif isinstance(part, Listing) and (part.is_set or (len(part.parts) > 1 and not part.is_half_open)):
        yield Listing(part.opening, part.closing, tuple(map(_inner, part.parts)))
    else:
        has_signs = any(isinstance(inner, PlusMinus) for inner in walk(part))
        yield from map(value_of, both_signs(part) if has_signs else [part])


def _inner(node: Node) -> Node:
    """Return a coordinate, or an element of a set within a set."""
    return node if isinstance(node, Listing | Word) else value_of(node)


def _same_element(given: Node, wanted: Node, task: Task) -> Proof:
    match given, wanted:
        case Word(text), Word(other):
            return "yes" if text.casefold() == other.casefold() else "no"
        case (Word(), _) | (_, Word()):
            return "no"
        case Listing(), Listing() if given.is_set or wanted.is_set:
            return same_anything(given, wanted, task)
        case Listing(), Listing() if len(given.parts) == len(wanted.parts):
            proofs = [_same_element(one, other, task) for one, other in zip(given.parts, wanted.parts, strict=True)]
            return "no" if "no" in proofs else first_open(proofs) or "yes"
        case (Listing(), _) | (_, Listing()):
            return "no"
        case _:
            return equal(given, wanted, task)


def _compare_sets(given: Elements, wanted: Elements, task: Task) -> Finding:
    table = [[_same_element(element, want, task) for want in wanted] for element in given]
    return of_hits(table, len(wanted))


def of_hits(table: Sequence[Sequence[Proof]], wanted: int) -> Finding:
    """Return the finding for a set, given which of its elements are which of those that are wanted."""
    unsettled = first_open([proof for row in table if "yes" not in row for proof in row])
    if unsettled:
        return unsure(unsettled)
    hits = sum(any(row[k] == "yes" for row in table) for k in range(wanted))
    misses = sum("yes" not in row for row in table)
    if hits == wanted and not misses:
        return correct()
    score = max(0.0, (hits - misses) / wanted) if wanted else 0.0
    if not score:
        return incorrect("not_empty" if not wanted else "not_nothing" if not table else "different")
    return partly("some_wrong" if misses else "some_missing", round(score, 4))
