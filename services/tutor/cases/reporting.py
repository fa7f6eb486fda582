"""Reports of faulty items: a learner sends them, those who teach see them gathered by item and say what came of it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from schemas.cases import CasesOut, Raised, ReportDecisionIn, ReportDecisionOut, ReportIn, ReportsOut, Ruled
from schemas.journal import Offered, Words
from services.identity import Principal
from services.memory import Draft, Entry
from services.platform import KeyReused, Work
from services.safeguarding import Heard, keep_out
from services.tutor.cases import store
from services.tutor.cases.casework import Casework
from services.tutor.cases.errors import NothingToReport, TooManyCases
from services.tutor.cases.values import Case, case_out, gathered
from services.tutor.rooms import Visit

MOST_OPEN: Final = 50
LISTED: Final = 200
SHOWN: Final = 100


@dataclass(frozen=True)
class Reports(Casework):
    """Reports of items. The row stays whatever may be remembered; the note stands in the journal, and only with consent to memory."""

    async def report(self, principal: Principal, offer_id: UUID, wanted: ReportIn) -> None:
        """Report the item of an offer; the same id again is the same report.

        Raises:
            OfferUnknown, EnrollmentEnded, ConsentChanged: As they say.
            NothingToReport: There is no such question.
            TooManyCases: As it says.
            KeyReused: The id was used for something else.
            SaidToAPerson: The note is about something that a person has to hear of.
        """
        written = Heard(wanted.id, principal.account_id, "report", wanted.note)
        await keep_out(self.open_work, self.rooms.passing_on, principal.tenant_id, written, principal.locale)
        async with self.open_work(principal.tenant_id) as work:
            visit, _, offered = await self.rooms.offered(work, principal, offer_id)
            at = await self.rooms.at_offer(work, visit, offered)
            case = self._case(at, offered, wanted)
            if await self.is_raised(work, case):
                return
            if await store.count_open(work.session, visit.learner_id) >= MOST_OPEN:
                raise TooManyCases
            if not await store.add(work.session, principal.tenant_id, case):
                raise KeyReused
            if visit.remembered:
                raised = Raised(
                    about="report", offer_id=offer_id, course=at.version.slug, item=case.item, step=case.step, reason=wanted.reason,
                )  # fmt: skip
                await self.journal(work, visit, wanted.id, raised, wanted.note)

    def _case(self, at: Visit, offered: Offered, wanted: ReportIn) -> Case:
        """Return the case that a report becomes; raise NothingToReport."""
        if offered.item is None:
            raise NothingToReport
        question = self.rooms.questions.of(at.version, offered.item, offered.seed)
        if wanted.step is not None and question.step(wanted.step) is None:
            raise NothingToReport
        return Case(
            wanted.id, at.learner_id, at.enrollment.course_id, at.version.id, offered.item, wanted.step, offered.seed, "report", wanted.reason,
            None, "open", self.clock.now(),
        )  # fmt: skip

    async def mine(self, principal: Principal) -> CasesOut:
        """Return one's own cases of every kind, newest first, with what was written about them."""
        async with self.open_work(principal.tenant_id) as work:
            cases = await store.of_learner(work.session, principal.account_id, SHOWN)
            ids = [name for case in cases for name in (case.id, case.ruling_id) if name is not None]
            words = await self.words(work, principal.tenant_id, principal.account_id, ids)
            questions = await self.questions(work, cases)
        return CasesOut(cases=tuple(case_out(case, questions[case.id], words) for case in cases))

    async def words(self, work: Work, tenant_id: UUID, learner_id: UUID, ids: Sequence[UUID]) -> dict[UUID, str]:
        """Return what was written in entries of a learner's journal, within a unit of work whose owner has seen to leave and log."""
        if not ids:
            return {}
        keys = await self.rooms.vault.keys(tenant_id, learner_id)
        return _texts(await self.memory.entries_by_id(work, keys, learner_id, ids))

    async def of_class(self, principal: Principal, class_id: UUID) -> ReportsOut:
        """Return the open reports of a class by item; notes are shown to educators, seen looking, of learners who agree.

        Raises:
            NotFound, Forbidden: The class is not the principal's to teach.
        """
        async with self.open_work(principal.tenant_id) as work:
            await self.identity.reach_class(work, principal, class_id, "view_reports", alive=False)
            learners = await self.identity.learners_of(work, class_id)
            cases = await store.open_of(work.session, learners, ("report",), LISTED)
            notes = await self._notes(work, principal, cases) if principal.role == "educator" else {}
            questions = await self.questions(work, cases)
        return ReportsOut(items=gathered(cases, questions, notes))

    async def _notes(self, work: Work, principal: Principal, cases: Sequence[Case]) -> dict[UUID, str]:
        found: dict[UUID, str] = {}
        for learner_id in sorted({case.learner_id for case in cases}):
            if not await self.may_read(work, learner_id):
                continue
            theirs = [case.id for case in cases if case.learner_id == learner_id]
            words = await self.words(work, principal.tenant_id, learner_id, theirs)
            if words:
                keys = await self.rooms.vault.keys(principal.tenant_id, learner_id)
                await self.note_look(work, principal, keys, learner_id)
            found |= words
        return found

    async def decide(self, principal: Principal, class_id: UUID, wanted: ReportDecisionIn) -> ReportDecisionOut:
        """Decide all open reports of an item from a class; those who reported it read the note.

        Raises:
            NotFound, Forbidden: The class is not the principal's to teach.
        """
        async with self.open_work(principal.tenant_id) as work:
            await self.identity.reach_class(work, principal, class_id, "decide_case", alive=False)
            learners = await self.identity.learners_of(work, class_id)
            cases = await store.open_reports(work.session, learners, wanted.course_id, wanted.item, LISTED)
            now = self.clock.now()
            for case in cases:
                ruling_id = await self._rule(work, principal, case, wanted)
                await store.decide(work.session, case.id, wanted.state, principal.account_id, now, ruling_id)
        return ReportDecisionOut(decided=len(cases))

    async def _rule(self, work: Work, principal: Principal, case: Case, wanted: ReportDecisionIn) -> UUID | None:
        """Journal a decision with its note, where the report itself was journaled and may be; return the entry's id."""
        if not (await self.identity.agreement(work, case.learner_id)).consents.memory:
            return None
        keys = await self.rooms.vault.keys(principal.tenant_id, case.learner_id)
        raised = await self.memory.entries_by_id(work, keys, case.learner_id, [case.id])
        if not raised or not isinstance(raised[0].evidence, Raised):
            return None
        ruled = Ruled(case_id=case.id, course=raised[0].evidence.course, by=principal.account_id, state=wanted.state)
        draft = Draft(keys.pseudonym("ruling", str(case.id)), "ruling", ruled, Words(text=wanted.note) if wanted.note else None)
        desk = await self.memory.open(work, keys, case.learner_id, zone="UTC", drafts=[draft])
        desk.add(draft)
        await desk.save()
        return draft.id


def _texts(entries: Collection[Entry]) -> dict[UUID, str]:
    return {entry.id: entry.words.text for entry in entries if isinstance(entry.words, Words)}
