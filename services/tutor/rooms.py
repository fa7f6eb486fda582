"""Where a learner works: the journal when consent to memory holds, else a store that ends with the session."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from uuid import UUID

from schemas.journal import Offered
from services.curriculum import CourseVersion, Curriculum, Question
from services.identity import CATEGORIES, Agreement, Enrollment, Identity, Principal, allows
from services.mastery import Core, KnowledgeFold, Predictor, parameters_of, shard_part
from services.memory import (
    BELIEVED,
    BackThen,
    Beliefs,
    BriefItem,
    Desk,
    Entry,
    Memory,
    SessionMemory,
    View,
    back_then,
    local_day,
    session_back_then,
)
from services.pathway import OVERRIDES, Aim, OpenOffer, OverrideBook, PlannerConstants, PlanState, aim_of
from services.platform import Clock, NotFound, Work
from services.safeguarding import PassingOn
from services.tutor.assigned import store as assigned_store
from services.tutor.assigned.values import Assignment, pressing, reached
from services.tutor.errors import ConsentChanged, EnrollmentEnded, OfferUnknown
from services.tutor.questions import Questions
from services.vault import AccountKeys, Vault

ALL = 2**62


@dataclass(frozen=True, slots=True)
class Visit:
    """A learner at work in one course; `keys` are the account's, or the session's when nothing may be remembered; `agreement` held at its beginning."""

    principal: Principal
    keys: AccountKeys
    enrollment: Enrollment
    version: CourseVersion
    agreement: Agreement
    now: datetime
    assigned: tuple[Assignment, ...] = ()

    @property
    def remembered(self) -> bool:
        """Return whether what is done is remembered."""
        return self.agreement.remembers

    @property
    def learner_id(self) -> UUID:
        """Return whose journal it is."""
        return self.principal.account_id

    @property
    def today(self) -> date:
        """Return the learner's own day."""
        return local_day(self.now, self.enrollment.zone)

    @property
    def parts(self) -> tuple[tuple[str, str], ...]:
        """Return the parts of the image that the loop needs."""
        return tuple((fold, self.version.slug) for fold in ("plan", "knowledge", "record", OVERRIDES))

    def paced(self, constants: PlannerConstants) -> PlannerConstants:
        """Return the planner's numbers as the course's policy has them."""
        policy = self.version.course.policy
        return constants.keeping(policy.desired_retention, policy.review_cap)

    def aim(self, plan: PlanState) -> Aim | None:
        """Return what the plan works towards: the learner's goals, else what enrollment and course want."""
        return aim_of(
            plan.goals, today=self.today, minutes_per_day=self.enrollment.minutes_per_day, deadline=self.enrollment.deadline,
            course_targets=self.version.course.targets,
        )  # fmt: skip

    def must_be_active(self) -> None:
        """Raise EnrollmentEnded if the enrollment is paused or has ended: then it can be looked at, but not worked in."""
        if self.enrollment.state != "active":
            raise EnrollmentEnded


@dataclass(frozen=True)
class Rooms:
    """Opens the right place for a learner's work."""

    vault: Vault
    memory: Memory
    session_memory: SessionMemory
    identity: Identity
    curriculum: Curriculum
    clock: Clock
    beliefs: Beliefs
    questions: Questions = field(default_factory=Questions)

    @property
    def passing_on(self) -> PassingOn:
        """Return what passes on what a person has to hear of."""
        return PassingOn(self.vault, self.identity, self.clock)

    async def enter(self, work: Work, principal: Principal, enrollment_id: UUID) -> Visit:
        """Return a learner's visit to their own enrollment; raise NotFound if there is no such enrollment for them."""
        enrollment = await self.identity.enrollment_of(work, principal, enrollment_id)
        keys, agreement = await self._keys(work, principal)
        return await self._visit(work, principal, enrollment, keys, agreement)

    async def offered(self, work: Work, principal: Principal, offer_id: UUID) -> tuple[Visit, Entry, Offered]:
        """Return the visit that an offer belongs to, and the offer as journaled.

        Raises:
            OfferUnknown: there is no such offer for this learner.
        """
        keys, agreement = await self._keys(work, principal)
        entry = await self.entry(work, principal, keys, agreement.remembers, offer_id)
        if entry is None or not isinstance(entry.evidence, Offered):
            raise OfferUnknown
        try:
            enrollment = await self.identity.enrollment_of(work, principal, entry.evidence.enrollment_id)
        except NotFound:
            raise OfferUnknown from None
        return await self._visit(work, principal, enrollment, keys, agreement), entry, entry.evidence

    async def at_offer(self, work: Work, visit: Visit, offer: OpenOffer | Offered | None) -> Visit:
        """Return the visit with the course version that an offer was made from, which the enrollment may have left meanwhile.

        Whatever is said of an offer (question, skill, hints, evidence) is said by that version.
        """
        if offer is None or offer.version_id == visit.version.id:
            return visit
        return replace(visit, version=await self.curriculum.version(work, offer.version_id))

    async def entry(self, work: Work, principal: Principal, keys: AccountKeys, remembered: bool, entry_id: UUID) -> Entry | None:
        """Return one entry of the learner's journal, or of the session's."""
        if not remembered:
            return await self.session_memory.entry(keys, entry_id)
        found = await self.memory.entries_by_id(work, keys, principal.account_id, [entry_id])
        return found[0] if found else None

    async def entries_of(self, work: Work, visit: Visit, ids: Sequence[UUID]) -> list[Entry]:
        """Return those of these entries that are not cleared, oldest first."""
        if visit.remembered:
            return await self.memory.entries_by_id(work, visit.keys, visit.learner_id, ids)
        return [entry for entry in await self.session_memory.entries(visit.keys, limit=ALL) if entry.id in ids]

    async def recent(self, work: Work, visit: Visit, limit: int) -> list[Entry]:
        """Return the last entries of the learner's journal, or of the session's, oldest first."""
        if not visit.remembered:
            return (await self.session_memory.entries(visit.keys, limit=ALL))[-limit:]
        return (await self.memory.entries(work, visit.keys, visit.learner_id, before_seq=ALL, limit=limit))[::-1]

    def brief(self, desk: Desk, agreement: Agreement, visit: Visit, skills: Sequence[str], budget_tokens: int) -> tuple[BriefItem, ...]:
        """Return what the tutor may know of the learner for this turn, an item each, within a budget and by policy.

        Args:
            desk: the learner's, with the facts on it (see `agreed_desk`).
            agreement: what holds for the learner, as read under the desk's lock.
            visit: the learner's visit.
            skills: the skills at hand.
            budget_tokens: room for the whole.
        """
        allowed = [
            category for category in CATEGORIES
            if allows("tutoring", category, "learner", agreement.consents, agreement.age_band, agreement.policy) == "allow"
        ]  # fmt: skip
        states = [_known(visit, self.predictor(desk, visit), skill) for skill in skills if skill in visit.version.graph.index]
        return self.beliefs.brief_at(
            desk, skills=skills, budget_tokens=budget_tokens, course=visit.version.slug, allowed=allowed, knowledge=states
        ).items

    async def desk(self, work: Work, visit: Visit, *, item: str | None = None, ids: Iterable[UUID] = ()) -> Desk:
        """Open the learner's desk with the parts that the loop needs, and those of an item; locked until the unit of work ends.

        Raises:
            EnrollmentEnded: the enrollment is paused or has ended.
            ConsentChanged: consent to memory was given or withdrawn since the visit began, or memory paused in this session or no longer
                so. It is read again under the lock, which a consent and a pause take too, so that nothing is journaled after them.
        """
        return (await self.agreed_desk(work, visit, item=item, ids=ids))[0]

    async def agreed_desk(
        self, work: Work, visit: Visit, *, item: str | None = None, ids: Iterable[UUID] = (), facts: bool = False
    ) -> tuple[Desk, Agreement]:
        """Open the desk as `desk` does, if asked with the facts where anything is remembered; return it and what holds under its lock."""
        visit.must_be_active()
        desk = await self._desk(work, visit, item, ids, facts=facts)
        agreement = await self.identity.agreement(work, visit.learner_id, visit.principal.session_id)
        if agreement.remembers != visit.remembered:
            raise ConsentChanged
        return desk, agreement

    async def _desk(self, work: Work, visit: Visit, item: str | None, ids: Iterable[UUID], *, facts: bool) -> Desk:
        zone, parts = visit.enrollment.zone, visit.parts
        if item is not None:
            parts = (*parts, ("knowledge", shard_part(visit.version.slug, item)))
        if not visit.remembered:
            return await self.session_memory.open(visit.keys, work=work, zone=zone, parts=parts, ids=ids)
        if facts:
            parts = (*parts, BELIEVED)
        return await self.memory.open(work, visit.keys, visit.learner_id, zone=zone, parts=parts, ids=ids)

    async def look(self, work: Work, visit: Visit) -> View:
        """Return the parts that the loop needs, for reading; nothing is locked."""
        if not visit.remembered:
            return await self.session_memory.read(visit.keys, visit.parts, work)
        return await self.memory.read(work, visit.keys, visit.learner_id, visit.parts)

    async def back_then(self, work: Work, visit: Visit, before_seq: int, parameters: str | None) -> BackThen:
        """Return the parts that the loop needs as they stood before an entry of the learner's journal, or of the session's.

        Args:
            work: a unit of work of the learner's tenant.
            visit: the learner's visit.
            before_seq: the entry.
            parameters: the learner model's parameters that were in use then, by name; None where that is not known.
        """
        named = {} if parameters is None else {KnowledgeFold.name: parameters}
        if not visit.remembered:
            return await session_back_then(work, self.session_memory, visit.keys, before_seq, visit.parts, named)
        return await back_then(work, self.memory, visit.keys, visit.learner_id, before_seq, visit.parts, named)

    def plan(self, desk: Desk | View | BackThen, visit: Visit) -> PlanState:
        """Return the live plan at a desk."""
        plan: PlanState = desk.state("plan", visit.version.slug)
        return plan

    def predictor(self, desk: Desk | View | BackThen, visit: Visit) -> Predictor:
        """Return the learner model at a desk."""
        core: Core = desk.state("knowledge", visit.version.slug)
        return Predictor(visit.version.slug, core, parameters_of(desk.fold("knowledge")))

    def assigned_aim(self, desk: Desk | View, visit: Visit) -> Aim | None:
        """Return what the learner's class has set for now and is not done, the next due first; None if there is nothing."""
        if not visit.assigned:
            return None
        plan, book = self.plan(desk, visit), desk.state(OVERRIDES, visit.version.slug)
        extensions = book.extensions() if isinstance(book, OverrideBook) else {}
        stand = reached(visit.assigned, plan, self.predictor(desk, visit), visit.now)
        return pressing(visit.assigned, extensions, visit.today, stand, visit.version.graph.index, visit.enrollment.minutes_per_day)

    def question_of(self, visit: Visit, offer: OpenOffer) -> Question | None:
        """Return the question of an offer at its own version (see `at_offer`), None for a lesson alone."""
        return self.questions.of(visit.version, offer.item, offer.seed) if offer.item else None

    async def _keys(self, work: Work, principal: Principal) -> tuple[AccountKeys, Agreement]:
        """Return the keys to work with, and what holds for the learner, which decides whether what is done with them is remembered."""
        agreement = await self.identity.agreement(work, principal.account_id, principal.session_id)
        if agreement.remembers:
            return await self.vault.keys(principal.tenant_id, principal.account_id), agreement
        keys = await self.vault.session_keys(principal.tenant_id, principal.session_id)
        if keys is None:  # made for a session that is alive only, or it would outlive it
            await self.identity.hold_session(work, principal)
            keys = await self.vault.session_keys(principal.tenant_id, principal.session_id, create=True)
        if keys is None:
            raise NotFound
        return keys, agreement

    async def _visit(self, work: Work, principal: Principal, enrollment: Enrollment, keys: AccountKeys, agreement: Agreement) -> Visit:
        version = await self.curriculum.version(work, enrollment.version_id)
        classes = self.identity.in_classes()
        assigned = await assigned_store.of_learner(work.session, classes, enrollment.course_id, principal.account_id)
        return Visit(principal, keys, enrollment, version, agreement, self.clock.now(), tuple(assigned))


def _known(visit: Visit, predictor: Predictor, skill: str) -> BriefItem:
    """Return how a learner stands on a skill, as one line of the brief."""
    view = predictor.skill(skill, visit.now)
    title = visit.version.skill(skill).title
    return BriefItem(skill, "state_of_skill", f"{title}: mastery {view.mastery:.0%} after {view.attempts} answers")
