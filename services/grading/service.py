"""Grades learners' answers: what is exact and bounded here, what could take long in a checker process."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from schemas.course import AnswerSpec, WrongAnswer
from schemas.grading import Answer, Graded
from services.grading.grade import grade
from services.grading.proving.pool import CheckerPool
from services.grading.proving.questions import Proof, Question
from services.platform import no_work_open

_MAX_QUESTIONS: Final = 40


class _Open(Exception):
    """A question came up that has no answer yet."""

    def __init__(self, question: Question) -> None:
        super().__init__(question.kind)
        self.question = question


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
        proofs: dict[Question, Proof] = {}

        def known(question: Question) -> Proof:
            if question in proofs:
                return proofs[question]
            if "timed_out" in proofs.values() or len(proofs) >= _MAX_QUESTIONS:
                return "timed_out"
            raise _Open(question)

        while True:
            try:
                return grade(spec, answer, wrong, locale, known)
            except _Open as found:
                proofs[found.question] = await self.pool.ask(found.question)
