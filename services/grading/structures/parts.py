"""The expressions within an answer of several parts: read one by one, compared, and shown (pure)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from services.grading.algebra.forms import is_letter_free
from services.grading.compare import same, within
from services.grading.findings import Finding, Task, unreadable, unsure
from services.grading.language.characters import Unreadable
from services.grading.language.literals import Marks
from services.grading.language.nodes import Node, letters
from services.grading.language.reading import MAX_CHARACTERS, Manner, is_expression, read
from services.grading.language.show import show
from services.grading.mathematics import authored, marks_of
from services.grading.numbers import is_number_form, tolerance_of
from services.grading.proving.questions import Proof

_P = TypeVar("_P")


class UnreadablePart(Unreadable):
    """One part cannot be read; the position is one of `text`."""

    def __init__(self, problem: Unreadable, text: str) -> None:
        super().__init__(problem.position, problem.reason)
        self.text = text


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads parts as the author or the learner of a task means them."""

    task: Task
    is_author: bool = False
    expected: frozenset[str] | None = None

    @property
    def marks(self) -> Marks:
        """Return how numbers are written here."""
        return marks_of(self.task)

    @property
    def comma_is_decimal(self) -> bool:
        """True where a comma between two digits may be a decimal mark."""
        return not self.is_author and self.marks.decimal == ","

    def part(self, text: str) -> Node:
        """Return one expression; raise `Unreadable`."""
        names = frozenset(self.task.spec.unknown or "")
        try:
            node = authored(text, self.marks, names) if self.is_author else read(text, Manner(self.marks, names, self.expected)).usual
        except Unreadable as problem:
            raise UnreadablePart(problem, text) from None
        if not is_expression(node):
            raise Unreadable(0, "not_an_expression")
        return node

    def number(self, text: str) -> Node:
        """Return one expression without letters; raise `Unreadable`."""
        node = self.part(text)
        if not is_letter_free(node):
            raise Unreadable(0, "not_a_number")
        return node

    def shown(self, node: Node) -> str:
        """Return an expression as it was read."""
        return show(node, self.marks.decimal)


def author_of(task: Task) -> Reader:
    """Return the reader of the author's values."""
    return Reader(task, is_author=True)


def learner_of(task: Task, targets: Sequence[Node]) -> Reader:
    """Return the reader of answers; letters of the targets may stand in longer words."""
    return Reader(task, expected=frozenset(task.spec.unknown or "").union(*(letters(target) for target in targets)))


def equal(answer: Node, target: Node, task: Task) -> Proof:
    """Return whether two parts are the same, or within the tolerance of the step; a number that is not worked out is not."""
    if is_number_form(target) and is_letter_free(answer) and not is_number_form(answer):
        return "no"
    tolerance = tolerance_of(task)
    return (
        within(answer, target, tolerance, task)
        if tolerance and is_letter_free(answer) and is_letter_free(target)
        else same(answer, target, task)
    )


def first_open(proofs: Sequence[Proof]) -> Proof | None:
    """Return the first proof that settles nothing."""
    return next((proof for proof in proofs if proof not in ("yes", "no")), None)


def grade_parts(text: str, readings: Callable[[str], Sequence[_P]], check: Callable[[_P], Finding], shown: Callable[[_P], str]) -> Finding:
    """Return the finding for the usual reading of an answer; when only another one is right, the learner is asked which is meant."""
    if len(text) > MAX_CHARACTERS:
        return unsure("too_long")
    try:
        found = readings(text)
    except Unreadable as problem:
        return unreadable(problem, problem.text if isinstance(problem, UnreadablePart) else text)
    finding = check(found[0])
    if finding.verdict != "correct" and any(check(other).verdict == "correct" for other in found[1:]):
        finding = unsure("ambiguous")
    return replace(finding, understood=shown(found[0]))
