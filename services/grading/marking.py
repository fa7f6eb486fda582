"""Marks free text by its rubric: a language model proposes, code checks what it proposes, and nothing is guessed."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import Final

from schemas.answers import Rubric
from schemas.grading import CriterionMark
from services.grading.prompts import ProposedMarks, messages
from services.grading.rubrics import checked
from services.llm import AnswerInvalid, Disclose, Gateway, ModelUnavailable, Patience, Permit, structured
from services.platform import get_logger, no_work_open

log = get_logger(__name__)

PATIENCE: Final = Patience(first_token_s=5.0, idle_s=3.0, whole_s=8.0)
DEADLINE_S: Final = 11.0


@dataclass(frozen=True, slots=True)
class Marking:
    """The marking of one process; it speaks to the model through the gateway alone."""

    gateway: Gateway

    async def marks(
        self, permit: Permit, rubric: Rubric, *, question: str, model_answer: str, answer: str, disclose: Disclose
    ) -> tuple[CriterionMark, ...] | None:
        """Return the marks for an answer, None if no marking that its own evidence bears out can be had within seconds.

        Args:
            permit: Leave for these calls.
            rubric: What is marked.
            question: The question as the learner saw it.
            model_answer: The author's.
            answer: The learner's.
            disclose: Writes down what is sent to whom before it goes.

        Raises:
            WorkOpen: A unit of work is open in this task.
        """
        no_work_open("marking by a language model")
        told = messages(rubric, question, model_answer, answer)
        try:
            async with asyncio.timeout(DEADLINE_S):
                proposed = await structured(self.gateway, permit, told, ProposedMarks, disclose=disclose, patience=PATIENCE)
        except ModelUnavailable as problem:
            log.info("not_marked", error_code=problem.code)
            return None
        except (AnswerInvalid, TimeoutError) as problem:
            log.info("not_marked", error_code="invalid" if isinstance(problem, AnswerInvalid) else "too_late")
            return None
        marks = checked(rubric, proposed.marks, answer)
        if marks is None:
            log.info("not_marked", error_code="not_borne_out")
        return marks
