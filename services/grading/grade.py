"""An answer becomes a verdict (pure, given who proves and who runs programs)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, Final

from schemas.answers import CHOSEN, AnswerSpec, shapes_of
from schemas.course import WrongAnswer
from schemas.grading import Answer, Graded, shape_of
from services.grading.arguments.checking import grade_argument, is_line, lines_of
from services.grading.choices import grade_choice, grade_multi_choice, grade_ordering, picked
from services.grading.findings import Finding, Task, unsure
from services.grading.language.characters import Unreadable
from services.grading.mathematics import CHECKS, grade_mathematics, same_spelling
from services.grading.messages import cleaned, message_for, told
from services.grading.nearness import near_miss
from services.grading.patterns import grade_pattern, matches_foreseen
from services.grading.programs import behaves_like, grade_code
from services.grading.proving.questions import Prover
from services.grading.proving.trials import Runner, refused
from services.grading.quantities.checking import grade_quantity
from services.grading.structures.collections import grade_set
from services.grading.structures.intervals import grade_interval
from services.grading.structures.matrices import grade_matrix
from services.grading.structures.points import grade_point, grade_ratio
from services.grading.texts import grade_short_text

_GRADERS: Final[dict[str, Callable[[Task, Any], Finding]]] = {
    "choice": grade_choice, "multi_choice": grade_multi_choice, "ordering": grade_ordering, "short_text": grade_short_text,
    "number": grade_mathematics, "fraction": grade_mathematics, "expression": grade_mathematics, "equation": grade_mathematics,
    "interval": grade_interval, "set": grade_set, "point": grade_point, "ratio": grade_ratio, "matrix": grade_matrix,
    "quantity": grade_quantity, "pattern": grade_pattern, "code": grade_code, "argument": grade_argument,
}  # fmt: skip
_CHOSEN_SHAPES: Final = frozenset({"text", "list"})  # courses write choices as one text
_PLAIN_VALUE: Final = {
    "alternatives": (),
    "form": "any",
    "tolerance": None,
    "significant_figures": None,
    "decimal_places": None,
    "units": (),
}


class BadAnswerSpec(ValueError):
    """A value of the author cannot be read; `field` says which, `reason` why."""

    def __init__(self, field: str, reason: str) -> None:
        super().__init__(f"{field} cannot be read: {reason}")
        self.field = field
        self.reason = reason


def grade(spec: AnswerSpec, answer: Answer, wrong: Sequence[WrongAnswer], locale: str, prover: Prover, runner: Runner = refused) -> Graded:
    """Return the verdict on an answer, with the misconception that a foreseen wrong answer reveals."""
    task = Task(spec, locale, prover, seed=f"{spec.value}\x1f{answer}", runner=runner)
    finding = _found(task, answer)
    match = _foreseen(task, answer, wrong, finding) if finding.verdict in ("incorrect", "partly") else None
    detail = finding.detail or finding.reason
    if detail == "different" and match is None and isinstance(answer, str):
        detail = near_miss(task, answer) or detail
    return Graded(
        verdict=finding.verdict,
        score=finding.score,
        reason=finding.reason,
        message=message_for(detail, locale, **finding.words),
        told=told(detail, **finding.words),
        understood=None if finding.understood is None else cleaned(finding.understood),
        misconception=match.misconception if match else None,
        feedback=match.feedback if match else None,
        tests=finding.tests,
        line=finding.line,
    )


def _found(task: Task, answer: Answer) -> Finding:
    """Return what the checker of the answer's type finds."""
    kind = task.spec.type
    if kind == "free_text":
        return unsure("compare_yourself")
    if shape_of(answer) not in (_CHOSEN_SHAPES if kind in CHOSEN else shapes_of(kind)):
        return unsure("not_an_option")
    try:
        return _GRADERS[kind](task, answer)
    except Unreadable as problem:
        raise BadAnswerSpec("value", problem.reason) from None


def _foreseen(task: Task, answer: Answer, wrong: Sequence[WrongAnswer], finding: Finding) -> WrongAnswer | None:
    """Return the first foreseen wrong answer that this one equals; of right values in a wrong form, that is written like this one."""
    for pattern in wrong:
        if any(_is_foreseen(task, answer, match, finding) for match in (pattern.match, *pattern.also)):
            return pattern
    return None


def _is_foreseen(task: Task, answer: Answer, match: str, finding: Finding) -> bool:
    if task.spec.type == "argument":
        return is_line(task, lines_of(answer), finding, match)
    if task.spec.type in CHECKS and finding.verdict == "partly":
        return same_spelling(task, str(answer), match)
    return _equals(task, answer, match)


def _equals(task: Task, answer: Answer, match: str) -> bool:
    spec = task.spec
    if spec.type in CHOSEN:
        given, foreseen = picked(spec, answer), picked(spec, match)
        return given is not None and (given == foreseen if spec.type == "ordering" else set(given) == set(foreseen or ()))
    if spec.type == "pattern":
        return matches_foreseen(str(answer), match, case_sensitive=spec.case_sensitive)
    if spec.type == "code":
        return behaves_like(task, str(answer), match)
    as_value = replace(task, spec=spec.model_copy(update={"value": match, **_PLAIN_VALUE}))
    try:
        finding = _found(as_value, answer)
    except BadAnswerSpec:
        return False
    return finding.verdict == "correct" or finding.reason == "not_computed"
