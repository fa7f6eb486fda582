"""Grades an argument line by line: the first wrong line, or else whether it arrives (pure, given a prover)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from schemas.grading import Answer
from services.grading.arguments.lines import MAX_LINES, Line, UnreadableLine, read_lines, split
from services.grading.arguments.steps import Argument, Step, as_statement
from services.grading.expressions import check_expression
from services.grading.findings import Finding, Task, best, correct, incorrect, partly, unreadable, unsure
from services.grading.language.characters import Unreadable
from services.grading.language.literals import Marks
from services.grading.language.naming import is_collection
from services.grading.language.nodes import Node, letters
from services.grading.language.reading import Manner, is_expression
from services.grading.language.show import show
from services.grading.mathematics import authored, marks_of
from services.grading.sameness import same_anything

_NO_FAULT: Final = frozenset({"unsolved", "form"})


@dataclass(frozen=True, slots=True)
class _Material:
    """What an argument is judged by, as trees."""

    start: Node | None
    targets: list[Node]
    marks: Marks
    names: frozenset[str]

    @property
    def expected(self) -> frozenset[str]:
        """Return the letters that may stand in longer words."""
        return self.names.union(*(letters(node) for node in (*self.targets, *([self.start] if self.start else []))))


def grade_argument(task: Task, answer: Answer) -> Finding:
    """Return the finding for an argument; raise `Unreadable` if a value of the author cannot be read.

    The score of a wrong one is the share of steps before the first wrong line, and `line` its number.
    """
    material = _material(task)
    texts = lines_of(answer)
    if not texts:
        return unsure("empty")
    if len(texts) > MAX_LINES:
        return unsure("too_long")
    try:
        lines = read_lines(texts, Manner(material.marks, material.names, material.expected))
    except UnreadableLine as found:
        inner = unreadable(found.problem, found.text)
        return unsure("line_unread", line=found.number, before=inner.words["before"])
    finding = _judged(lines, material, task)
    shown = [show(line.node, material.marks.decimal) for line in lines if line.node is not None]
    return replace(finding, understood="\n".join(shown))


def lines_of(answer: Answer) -> list[str]:
    """Return the lines of an answer, however it was sent."""
    return split(answer if isinstance(answer, str) else ["\n".join(part) if isinstance(part, tuple) else part for part in answer])


def is_line(task: Task, texts: Sequence[str], finding: Finding, match: str) -> bool:
    """Return whether the first wrong line says what an author foresaw: the same solutions, or the same value."""
    if finding.line is None:
        return False
    material = _material(task)
    manner = Manner(material.marks, material.names)
    try:
        line = read_lines(texts, manner)[finding.line - 1]
        foreseen = authored(match, material.marks, material.names)
    except (UnreadableLine, Unreadable):
        return False
    return line.node is not None and same_anything(line.node, foreseen, task) == "yes"


def _material(task: Task) -> _Material:
    marks, names = replace(marks_of(task), comma_lists=True), frozenset(task.spec.unknown or "")
    start = authored(task.spec.start, marks, names) if task.spec.start else None
    return _Material(start, [authored(text, marks, names) for text in (str(task.spec.value), *task.spec.alternatives)], marks, names)


def _judged(lines: Sequence[Line], material: _Material, task: Task) -> Finding:
    argument = Argument(task, task.spec.domain or "real", current=material.start)
    claims = [line for line in lines if line.kind == "claim"]
    if not claims:
        return unsure("empty")
    for count, step in enumerate(argument.steps(lines)):
        if step.proof != "yes":
            return _stopped(step, count if material.start else count - 1, len(claims) - (0 if material.start else 1))
    end = argument.current
    return _arrived(end, material.targets, task) if end is not None else unsure("empty")


def _stopped(step: Step, right: int, steps: int) -> Finding:
    """Return the finding for the first line that does not follow, after so many steps that do."""
    words = {"line": step.line.number, **step.words}
    if step.proof not in ("no", "lost", "gained"):
        return unsure("line_undecided", **words)
    score = round(max(0, right) / max(1, steps), 4)
    if score:
        return replace(partly("wrong_line", score), detail=step.why, words=words, line=step.line.number)
    return replace(incorrect("wrong_line"), detail=step.why, words=words, line=step.line.number)


def _arrived(end: Node, targets: Sequence[Node], task: Task) -> Finding:
    """Return the finding for an argument whose lines all follow, by its last line."""
    if is_collection(end) and not any(map(is_collection, targets)):
        end = as_statement(end, *targets) or end
    kind = "expression" if is_expression(end) else "equation"
    last = replace(task, spec=task.spec.model_copy(update={"type": kind}))
    finding = best([check_expression(end, target, last) for target in targets])
    if finding.verdict == "correct":
        return correct()
    if finding.reason in _NO_FAULT or finding.reason in ("not_an_expression", "not_an_equation"):
        return replace(partly("unfinished_argument", 0.5), detail="" if finding.reason != "form" else finding.detail)
    return finding
