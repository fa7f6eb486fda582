"""Answers in free text that a person marks: those that a learner contests, and those that nobody has marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from schemas.cases import ContestIn, MarkingDecisionIn, MarkingOut, MarkingsOut, Raised, RubricCriterionOut, Ruled
from schemas.course import Rubric, Step
from schemas.grading import CriterionMark
from schemas.journal import Attempted, AttemptWords, Offered, Words
from services.curriculum import Question
from services.grading import graded_by, is_possible, marks_of
from services.identity import Principal
from services.memory import Draft, Entry, rebuild_later
from services.platform import Work
from services.safeguarding import Heard, keep_out
from services.tutor.cases import store
from services.tutor.cases.casework import Casework
from services.tutor.cases.errors import CaseDecided, CaseUnknown, MarksImpossible, NobodyToAsk, NotContestable
from services.tutor.cases.values import Case

LISTED: Final = 50


@dataclass(frozen=True)
class Remarking(Casework):
    """Contests and markings. A mark of a person is an entry of the journal, through which the answer is read from then on."""

    async def contest(self, principal: Principal, attempt_id: UUID, wanted: ContestIn) -> None:
        """Give an answer that a model has marked to a person; the same id again is the same request.

        Raises:
            CaseUnknown: There is no such answer of this learner.
            NotContestable, NobodyToAsk, EnrollmentEnded, ConsentChanged: As they say.
            KeyReused: The id was used for something else.
            SaidToAPerson: The note is about something that a person has to hear of.
        """
        written = Heard(wanted.id, principal.account_id, "report", wanted.note)
        await keep_out(self.open_work, self.rooms.passing_on, principal.tenant_id, written, principal.locale)
        async with self.open_work(principal.tenant_id) as work:
            attempt = await self._attempt(work, principal.tenant_id, principal.account_id, attempt_id)
            if attempt is None:
                raise CaseUnknown
            visit, _, offered = await self.rooms.offered(work, principal, attempt.offer_id)
            if attempt.marked_by != "model" or not visit.remembered:
                raise NotContestable
            if not await store.is_any(work.session, self.identity.in_classes(), visit.learner_id):
                raise NobodyToAsk
            case = self._case(wanted.id, principal.account_id, visit.enrollment.course_id, attempt, offered, attempt_id)
            if await self.is_raised(work, case):
                return
            if not await store.add(work.session, principal.tenant_id, case):
                raise NotContestable
            raised = Raised(
                about="contest",
                offer_id=attempt.offer_id,
                course=attempt.course,
                item=attempt.item,
                step=attempt.step,
                attempt_id=attempt_id,
            )
            await self.journal(work, visit, wanted.id, raised, wanted.note)

    def _case(self, case_id: UUID, learner_id: UUID, course_id: UUID, attempt: Attempted, offered: Offered, attempt_id: UUID) -> Case:
        return Case(
            case_id, learner_id, course_id, offered.version_id, attempt.item, attempt.step, offered.seed, "contest", None, attempt_id, "open",
            self.clock.now(),
        )  # fmt: skip

    async def of_class(self, principal: Principal, class_id: UUID) -> MarkingsOut:
        """Return the answers of a class that wait for a person, oldest first; whoever looks is seen looking.

        Raises:
            NotFound, Forbidden: The class is not the principal's to teach.
        """
        async with self.open_work(principal.tenant_id) as work:
            await self.identity.reach_class(work, principal, class_id, "mark_answers", alive=False)
            learners = await self.identity.learners_of(work, class_id)
            cases = await store.open_of(work.session, learners, ("contest", "waiting"), LISTED)
            shown: list[MarkingOut] = []
            for learner_id in dict.fromkeys(case.learner_id for case in cases):
                shown += await self._shown(work, principal, learner_id, [case for case in cases if case.learner_id == learner_id])
        return MarkingsOut(markings=tuple(sorted(shown, key=lambda one: one.raised_at)))

    async def _shown(self, work: Work, principal: Principal, learner_id: UUID, cases: Sequence[Case]) -> list[MarkingOut]:
        """Return one learner's answers with questions and rubrics; without the words if they are no longer to be read."""
        entries: dict[UUID, Entry] = {}
        if await self.may_read(work, learner_id):
            keys = await self.rooms.vault.keys(principal.tenant_id, learner_id)
            ids = [name for case in cases for name in (case.id, case.attempt_id) if name is not None]
            entries = {entry.id: entry for entry in await self.memory.entries_by_id(work, keys, learner_id, ids)}
            await self.note_look(work, principal, keys, learner_id)
        return [_marking_out(case, *(await self._asked(work, case)), entries) for case in cases]

    async def _asked(self, work: Work, case: Case) -> tuple[Question, Step, Rubric]:
        """Return the question, step and rubric of a case; raise CaseUnknown if its version has no such."""
        version = await self.rooms.curriculum.version(work, case.version_id)
        question = self.rooms.questions.of(version, case.item, case.seed)
        step = question.step(case.step or "")
        rubric = version.rubric(step.answer.rubric) if step else None
        if step is None or rubric is None:
            raise CaseUnknown
        return question, step, rubric

    async def decide(self, principal: Principal, case_id: UUID, wanted: MarkingDecisionIn) -> None:
        """Mark an answer, or keep the marks that stand, with a reason; what is known of the learner is folded anew.

        Raises:
            CaseUnknown, NotFound, Forbidden, ConsentNeeded: It is not the principal's to decide.
            CaseDecided: Somebody was first.
            MarksImpossible: The marks do not fit the rubric.
        """
        async with self.open_work(principal.tenant_id) as work:
            case = await store.one(work.session, case_id)
            if case is None or case.kind == "report":
                raise CaseUnknown
            await self.identity.accounts.reach(work, principal, case.learner_id, "mark_answers")
            await self.identity.viewing(work, principal, case.learner_id)
            _, _, rubric = await self._asked(work, case)
            given = {one.criterion: one.marks for one in wanted.marks}
            if (given and not is_possible(rubric, given)) or (not given and case.kind == "waiting"):
                raise MarksImpossible
            await self._rule(work, principal, case, marks_of(rubric, given) if given else (), wanted.reason)

    async def _rule(self, work: Work, principal: Principal, case: Case, marks: Sequence[CriterionMark], reason: str) -> None:
        """Journal a decision and note it in the row, in one unit of work."""
        attempt = await self._attempt(work, principal.tenant_id, case.learner_id, case.attempt_id)
        if attempt is None:
            raise CaseUnknown
        keys = await self.rooms.vault.keys(principal.tenant_id, case.learner_id)
        graded = graded_by(marks, "en") if marks else None
        ruled = Ruled(
            case_id=case.id, course=attempt.course, by=principal.account_id, state="marked" if graded else "kept",
            attempt_id=case.attempt_id if graded else None, verdict=graded.verdict if graded else None, score=graded.score if graded else None,
            marks=tuple((one.criterion, one.marks) for one in marks),
        )  # fmt: skip
        draft = Draft(keys.pseudonym("ruling", str(case.id)), "ruling", ruled, Words(text=reason))
        desk = await self.memory.open(work, keys, case.learner_id, zone="UTC", drafts=[draft])
        if not await store.decide(work.session, case.id, ruled.state, principal.account_id, self.clock.now(), draft.id):
            raise CaseDecided
        desk.add(draft)
        await desk.save()
        if graded:
            await rebuild_later(work, case.learner_id)

    async def _attempt(self, work: Work, tenant_id: UUID, learner_id: UUID, attempt_id: UUID | None) -> Attempted | None:
        if attempt_id is None:
            return None
        keys = await self.rooms.vault.keys(tenant_id, learner_id)
        found = await self.memory.entries_by_id(work, keys, learner_id, [attempt_id])
        evidence = found[0].evidence if found else None
        return evidence if isinstance(evidence, Attempted) else None


def _marking_out(case: Case, question: Question, step: Step, rubric: Rubric, entries: dict[UUID, Entry]) -> MarkingOut:
    asked, given = entries.get(case.id), entries.get(case.attempt_id) if case.attempt_id else None
    said = given.evidence if given else None
    marks = dict(said.marks) if isinstance(said, Attempted) else {}
    return MarkingOut(
        id=case.id, kind="contest" if case.kind == "contest" else "waiting", state=case.state, learner_id=case.learner_id,
        course_id=case.course_id, item=case.item, step=step.id, raised_at=case.raised_at, stem=question.stem, prompt=step.prompt,
        answer=given.words.answer if given and isinstance(given.words, AttemptWords) else None,
        note=asked.words.text if asked and isinstance(asked.words, Words) else None, model_answer=str(step.answer.value),
        guidance=rubric.guidance,
        criteria=tuple(RubricCriterionOut(id=one.id, title=one.title, marks=one.marks, description=one.description) for one in rubric.criteria),
        marks=marks_of(rubric, marks) if is_possible(rubric, marks) else (),
    )  # fmt: skip
