"""Grades learners' answers: what is exact and bounded here, what could take long in a checker process."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from schemas.course import AnswerSpec, WrongAnswer
from schemas.grading import Answer, Graded
from services.grading.grade import grade
from services.grading.proving.pool import CheckerPool
from services.grading.proving.questions import Proof, Question
from services.grading.proving.trials import Outcome, Trial
from services.grading.quantities.registry import load_units
from services.platform import no_work_open

_MAX_QUESTIONS: Final = 40
_MAX_CHECKING_S: Final = 6.0  # for all questions of one answer: an argument may have 40 lines
_MAX_TRIALS: Final = 8  # the answer and the foreseen wrong programs that it is compared with


class _Open(Exception):
    """A question came up that has no answer yet, or a program that was not run yet."""

    def __init__(self, question: Question | Trial) -> None:
        super().__init__(type(question).__name__)
        self.question = question


@dataclass(slots=True)
class _Known:
    """What checkers have said so far about one answer; after one had to be killed, no more is asked."""

    proofs: dict[Question, Proof] = field(default_factory=dict)
    outcomes: dict[Trial, tuple[Outcome, ...] | None] = field(default_factory=dict)
    spent_s: float = 0.0

    def proof(self, question: Question) -> Proof:
        """Return the proof of a question; raise `_Open` if it is not known."""
        if question in self.proofs:
            return self.proofs[question]
        if "timed_out" in self.proofs.values() or len(self.proofs) >= _MAX_QUESTIONS or self.spent_s > _MAX_CHECKING_S:
            return "timed_out"
        raise _Open(question)

    def outcome(self, trial: Trial) -> tuple[Outcome, ...] | None:
        """Return what came of a program; raise `_Open` if it was not run."""
        if trial in self.outcomes:
            return self.outcomes[trial]
        if None in self.outcomes.values() or len(self.outcomes) >= _MAX_TRIALS:
            return None
        raise _Open(trial)


@dataclass(frozen=True, slots=True)
class Grading:
    """The grading of one process."""

    pool: CheckerPool

    async def grade(self, spec: AnswerSpec, answer: Answer, *, wrong: Sequence[WrongAnswer] = (), locale: str = "en") -> Graded:
        """Return the verdict on an answer, with the misconception that a foreseen wrong answer reveals.

        Grading is pure and is done again whenever a question that only a checker may answer has been answered.

        Raises:
            BadAnswerSpec: A value of the author cannot be read.
            CheckersBusy: Too many answers wait for a checker.
            WorkOpen: A unit of work is open in this task.
        """
        no_work_open("grading")
        if spec.type == "quantity":
            await asyncio.to_thread(load_units)
        known = _Known()
        while True:
            try:
                return grade(spec, answer, wrong, locale, known.proof, known.outcome)
            except _Open as found:
                await self._ask(found.question, known)

    async def _ask(self, question: Question | Trial, known: _Known) -> None:
        """Have a checker answer one question or run one program."""
        began = asyncio.get_running_loop().time()
        if isinstance(question, Trial):
            known.outcomes[question] = await self.pool.run(question)
        else:
            known.proofs[question] = await self.pool.ask(question)
        known.spent_s += asyncio.get_running_loop().time() - began
