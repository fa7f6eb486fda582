"""Free text on its way to marks: by a language model where it may be asked, else by a person, else by the learner's own comparison."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from uuid import UUID, uuid4

from schemas.course import Rubric, Step
from schemas.grading import CriterionMark, Graded
from schemas.journal import Disclosed
from services.curriculum import Question
from services.grading import Marking, graded_by, unmarked, unreadable_text
from services.llm import ModelCall
from services.memory import Draft
from services.platform import OpenWork, Work
from services.tutor.cases import store
from services.tutor.cases.values import Case
from services.tutor.rooms import Rooms, Visit

UNMARKED: Final = frozenset({"waits_for_person", "compare_yourself"})
"""Reasons for which a step is closed though nobody has marked it: it says nothing either way, and the learner goes on."""


@dataclass(frozen=True)
class FreeText:
    """Marks free text. Without consent to memory nothing is sent and nothing waits: the answer ends with the session."""

    open_work: OpenWork
    rooms: Rooms
    marking: Marking

    async def graded(self, at: Visit, question: Question, step: Step, answer: str) -> Graded:
        """Return the word on an answer. No unit of work is open."""
        locale = at.version.course.locale
        refused = unreadable_text(answer)
        if refused is not None:
            return unmarked(refused, locale)
        rubric = at.version.rubric(step.answer.rubric)
        marks = await self._marks(at, rubric, question, step, answer) if rubric and at.remembered else None
        if marks is not None:
            return graded_by(marks, locale)
        return unmarked("waits_for_person" if await self._is_taught(at) else "compare_yourself", locale)

    async def _marks(self, at: Visit, rubric: Rubric, question: Question, step: Step, answer: str) -> tuple[CriterionMark, ...] | None:
        permit = await self.rooms.identity.permit(at.principal.tenant_id, at.learner_id, "tutoring")
        if permit is None:
            return None

        async def disclose(call: ModelCall) -> bool:
            return await self._disclose(at, call)

        asked = f"{question.stem}\n{step.prompt}".strip()
        return await self.marking.marks(
            permit, rubric, question=asked, model_answer=str(step.answer.value), answer=answer, disclose=disclose
        )

    async def _disclose(self, at: Visit, call: ModelCall) -> bool:
        """Write down what is about to be sent to whom; False if the learner no longer agrees to it."""
        disclosed = Disclosed(
            provider=call.provider, model=call.model, purpose="marking", categories=("attempts",), tokens_in=call.tokens_in, tokens_out=0
        )
        draft = Draft(uuid4(), "disclosure", disclosed)
        async with self.open_work(at.principal.tenant_id) as work:
            desk = await self.rooms.memory.open(work, at.keys, at.learner_id, zone=at.enrollment.zone, drafts=[draft])
            now = await self.rooms.identity.agreement(work, at.learner_id, at.principal.session_id)
            if not (now.remembers and now.consents.model_provider and now.policy.chat):
                return False
            desk.add(draft)
            await desk.save()
        return True

    async def _is_taught(self, at: Visit) -> bool:
        """Return whether somebody could mark it: the answer is kept, and the learner is in a class."""
        if not at.remembered:
            return False
        async with self.open_work(at.principal.tenant_id) as work:
            return await store.is_any(work.session, self.rooms.identity.in_classes(), at.learner_id)


async def wait_for_person(work: Work, at: Visit, question: Question, step: Step, attempt_id: UUID) -> None:
    """Note, in the unit of work that counts an answer, that it waits for a person."""
    case = Case(
        attempt_id, at.learner_id, at.enrollment.course_id, at.version.id, question.item_id, step.id, question.seed, "waiting", None,
        attempt_id, "open", at.now,
    )  # fmt: skip
    await store.add(work.session, at.principal.tenant_id, case)
