"""An answer becomes a verdict (pure, given a prover)."""

from __future__ import annotations

from collections.abc import Sequence

from schemas.course import AnswerSpec, WrongAnswer
from schemas.grading import Answer, Graded
from services.grading.choices import grade_choice, grade_multi_choice, grade_ordering, picked
from services.grading.findings import Finding, Task, unsure
from services.grading.language.characters import Unreadable
from services.grading.mathematics import CHECKS, grade_mathematics, same_spelling
from services.grading.messages import message_for
from services.grading.proving.questions import Prover
from services.grading.texts import grade_short_text


class BadAnswerSpec(ValueError):
    """A value of the author cannot be read; `field` says which, `reason` why."""

    def __init__(self, field: str, reason: str) -> None:
        super().__init__(f"{field} cannot be read: {reason}")
        self.field = field
        self.reason = reason


def grade(spec: AnswerSpec, answer: Answer, wrong: Sequence[WrongAnswer], locale: str, prover: Prover) -> Graded:
    """Return the verdict on an answer, with the misconception that a foreseen wrong answer reveals."""
    finding = _found(spec, answer, locale, prover)
    match = None
    if finding.verdict in ("incorrect", "partly"):
        match = _foreseen(spec, answer, wrong, locale, prover, finding)
    message = _shown(message_for(finding.detail or finding.reason, locale, **finding.words))
    return Graded(
        verdict=finding.verdict,
        score=finding.score,
        reason=finding.reason,
        message=message,
        understood=None if finding.understood is None else _shown(finding.understood),
        misconception=match.misconception if match else None,
        feedback=match.feedback if match else None,
    )


def _found(spec: AnswerSpec, answer: Answer, locale: str, prover: Prover) -> Finding:
    """Return what the checker of the answer's type finds."""
    task = Task(spec, locale, prover, seed=f"{spec.value}\x1f{answer}")
    match spec.type:
        case "choice":
            return grade_choice(task, answer)
        case "multi_choice":
            return grade_multi_choice(task, answer)
        case "ordering":
            return grade_ordering(task, answer)
    if not isinstance(answer, str):
        return unsure("not_an_option")
    if spec.type == "short_text":
        return grade_short_text(task, answer)
    try:
        return grade_mathematics(task, answer)
    except Unreadable as problem:
        raise BadAnswerSpec("value", problem.reason) from None


def _foreseen(
    spec: AnswerSpec, answer: Answer, wrong: Sequence[WrongAnswer], locale: str, prover: Prover, finding: Finding
) -> WrongAnswer | None:
    """Return the first foreseen wrong answer that this one equals; of right values in a wrong form, that is written like this one."""
    for pattern in wrong:
        if spec.type in CHECKS and finding.verdict == "partly":
            if same_spelling(Task(spec, locale, prover), str(answer), pattern.match):
                return pattern
        elif _equals(spec, answer, pattern.match, locale, prover):
            return pattern
    return None


def _equals(spec: AnswerSpec, answer: Answer, match: str, locale: str, prover: Prover) -> bool:
    if spec.type in ("choice", "multi_choice", "ordering"):
        given, foreseen = picked(spec, answer), picked(spec, match)
        return given is not None and (given == foreseen if spec.type == "ordering" else set(given) == set(foreseen or ()))
    as_value = spec.model_copy(update={"value": match, "alternatives": (), "form": "any", "tolerance": None, "significant_figures": None})
    try:
        finding = _found(as_value, answer, locale, prover)
    except BadAnswerSpec:
        return False
    return finding.verdict == "correct" or finding.reason == "not_computed"


def _shown(text: str) -> str:
    """Return a text that quotes an answer, with a question mark for what no store takes: NUL characters and halves of surrogate pairs."""
    return text.replace("\0", "?").encode("utf-8", "replace").decode()
