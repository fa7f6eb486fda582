"""What answers of several parts have in common: read by the one grammar, compared part by part, and shown (pure)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final, TypeVar

from services.grading.algebra.forms import is_letter_free
from services.grading.compare import same, within
from services.grading.findings import Finding, Task, unreadable, unsure
from services.grading.language.characters import Unreadable
from services.grading.language.nodes import Node, letters
from services.grading.language.reading import MAX_CHARACTERS, Manner, is_expression, read
from services.grading.language.show import show
from services.grading.language.units import undelimited
from services.grading.language.wording import lined
from services.grading.mathematics import authored, kind_of, marks_of
from services.grading.numbers import is_number_form, tolerance_of
from services.grading.proving.questions import Proof

_P = TypeVar("_P")
_IN_WORDS: Final = {("interval", "word"): "not_a_region"}


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads answers as the author or the learner of a task means them."""

    task: Task
    is_author: bool = False
    expected: frozenset[str] | None = None

    def trees(self, text: str) -> tuple[Node, ...]:
        """Return the readings of a text, the usual one first; raise `Unreadable`."""
        names, marks, kind = frozenset(self.task.spec.unknown or ""), marks_of(self.task), kind_of(self.task)
        text = undelimited(lined(text) if kind == "matrix" else text)
        if self.is_author:
            return (authored(text, marks, names, kind),)
        try:
            found = read(text, Manner(marks, names, self.expected, kind))
        except Unreadable as problem:
            raise Unreadable(problem.position, _IN_WORDS.get((kind, problem.reason), problem.reason)) from None
        return (found.usual, *found.others)

    def readings(self, text: str, meant: Callable[[Node], _P]) -> list[_P]:
        """Return what each reading of a text means, if anything; raise `Unreadable` when none does."""
        found, problems = [], []
        for tree in self.trees(text):
            try:
                found.append(meant(tree))
            except Unreadable as problem:
                problems.append(problem)
        if not found:
            raise problems[0]
        return found

    def one(self, text: str, meant: Callable[[Node], _P]) -> _P:
        """Return what the usual reading of a text means."""
        return self.readings(text, meant)[0]

    def shown(self, node: Node) -> str:
        """Return an expression as it was read."""
        return show(node, marks_of(self.task).decimal)

    def listed(self, nodes: Iterable[Node]) -> str:
        """Return several expressions as they were read."""
        return "; ".join(map(self.shown, nodes))


def author_of(task: Task) -> Reader:
    """Return the reader of the author's values."""
    return Reader(task, is_author=True)


def learner_of(task: Task, targets: Iterable[Node]) -> Reader:
    """Return the reader of answers; letters of the targets may stand in longer words."""
    return Reader(task, expected=frozenset(task.spec.unknown or "").union(*(letters(target) for target in targets)))


def value_of(node: Node) -> Node:
    """Return what stands for one number, as it is; raise `Unreadable` for anything else."""
    if not is_expression(node):
        raise Unreadable(0, "not_an_expression")
    return node


def number_of(node: Node) -> Node:
    """Return an expression without letters, as it is; raise `Unreadable` for anything else."""
    if not is_letter_free(value_of(node)):
        raise Unreadable(0, "not_a_number")
    return node


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


def grade_parts(text: str, readings: Callable[[], Sequence[_P]], check: Callable[[_P], Finding], shown: Callable[[_P], str]) -> Finding:
    """Return the finding for the usual reading of an answer; when only another one is right, the learner is asked which is meant."""
    if len(text) > MAX_CHARACTERS:
        return unsure("too_long")
    try:
        found = readings()
    except Unreadable as problem:
        return unreadable(problem, undelimited(text))
    finding = check(found[0])
    if finding.verdict != "correct" and any(check(other).verdict == "correct" for other in found[1:]):
        finding = unsure("ambiguous")
    return replace(finding, understood=shown(found[0]))
