"""What a checker finds out, before it is put into words (pure)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from schemas.course import AnswerSpec
from schemas.grading import TrialOutcome, Verdict
from services.grading.language.characters import Unreadable
from services.grading.proving.questions import Prover
from services.grading.proving.trials import Runner, refused

PARTLY_SCORE: Final = 0.5
_RANKS: Final = {"correct": 3, "partly": 2, "unsure": 1, "incorrect": 0}


@dataclass(frozen=True, slots=True)
class Finding:
    """A verdict with its reason; `detail` names the message when it says more than the reason."""

    verdict: Verdict
    reason: str
    score: float = 0.0
    detail: str = ""
    words: dict[str, object] = field(default_factory=dict)
    understood: str | None = None
    tests: tuple[TrialOutcome, ...] = ()
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """What is graded against what, and for whom; `seed` makes the random points of a comparison, `runner` runs programs."""

    spec: AnswerSpec
    locale: str
    prover: Prover
    seed: str = ""
    runner: Runner = refused


def correct() -> Finding:
    """Right."""
    return Finding("correct", "equal", 1.0)


def incorrect(reason: str = "different", **words: object) -> Finding:
    """Wrong."""
    return Finding("incorrect", reason, words=words)


def wrong_form(detail: str, **words: object) -> Finding:
    """The right value in another form than was asked for."""
    return Finding("partly", "form", PARTLY_SCORE, detail, words)


def partly(reason: str, score: float) -> Finding:
    """Some of it is right."""
    return Finding("partly", reason, score)


def unsure(reason: str, **words: object) -> Finding:
    """Not read or not decided: no evidence either way."""
    return Finding("unsure", reason, words=words)


def unreadable(problem: Unreadable, answer: str) -> Finding:
    """Return the finding for a text that could not be read, with the last characters that could."""
    before = answer[max(0, problem.position - 20) : problem.position]
    return unsure(problem.reason, before=("…" if problem.position > 20 else "") + before)


def best(findings: list[Finding]) -> Finding:
    """Return the finding that is best for the learner; the first of equals."""
    return max(findings, key=lambda finding: (_RANKS[finding.verdict], finding.score))
