"""Consents and guardians: who may give what for whom, kept with its history."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal
from uuid import UUID, uuid4

from schemas.identity import AgeBand, Giver, Scope, TenantPolicy
from services.identity import class_store as store
from services.identity.accounts import Accounts
from services.identity.consent import ConsentGiven, Consents, decides, in_force, refused_again
from services.identity.errors import AgainstItself, Forbidden, GuardianDecides, LearnerDecides, NotThatRole, PaperConsentOff
from services.identity.neighbours import Chronicle
from services.identity.people import Guardianship, Principal
from services.identity.policy import Purpose, Relation, may, may_ask
from services.platform import Clock, NotFound, OpenWork, Work

HISTORY_SHOWN: Final = 200


@dataclass(frozen=True, slots=True)
class Agreement:
    """What a learner's memory may be used for now, and what decides it."""

    learner_id: UUID
    consents: Consents
    age_band: AgeBand | None
    policy: TenantPolicy
    latest: tuple[ConsentGiven, ...]
    paused_at: datetime | None = None

    @property
    def remembers(self) -> bool:
        """Return whether what is done now may be remembered: consent holds, and the session that was asked about is not paused."""
        return self.consents.memory and self.paused_at is None

    def may_ask(self, purpose: Purpose) -> bool:
        """Return whether a model provider may be asked about the learner now: consent, age and school all let it."""
        return may_ask(purpose, self.age_band, self.consents, self.policy)

    @property
    def decided_by(self) -> Literal["learner", "guardian"]:
        """Return who gives a consent."""
        return decides(self.age_band, self.policy.consent_age)

    def says(self, scope: Scope) -> tuple[bool, Giver] | None:
        """Return the latest word on a scope and who gave it, whether it holds or not."""
        return next(((word.granted, word.by) for word in self.latest if word.scope == scope), None)


@dataclass(frozen=True, slots=True)
class ConsentRecord:
    """What a learner has agreed to, with its history, newest first."""

    agreement: Agreement
    history: tuple[ConsentGiven, ...]


@dataclass(frozen=True)
class ConsentRegister:
    """Use cases on consents."""

    open_work: OpenWork
    clock: Clock
    accounts: Accounts
    chronicle: Chronicle

    async def agreement(self, work: Work, learner_id: UUID, session_id: UUID | None = None) -> Agreement:
        """Return what holds for a learner, and for one of their sessions, in one statement; raise NotFound if there is no such account."""
        found = await store.consent_state(work.session, learner_id, session_id)
        if found is None:
            raise NotFound
        band, policy, paused_at, words = found
        return Agreement(learner_id, in_force(words, band, policy.consent_age), band, policy, tuple(words), paused_at)

    async def record(self, principal: Principal, learner_id: UUID) -> ConsentRecord:
        """Return what holds for a learner, and how it came about."""
        async with self.open_work(principal.tenant_id) as work:
            await self._learner(work, principal, learner_id)
            return await self._record(work, learner_id)

    async def give(self, principal: Principal, learner_id: UUID, scope: Scope, *, granted: bool) -> ConsentRecord:
        """Write down a consent given or withdrawn, and return what holds then.

        A learner may always say no, at any age; a yes needs whoever decides. Said twice by the same role, it is written down once.

        Raises:
            NotFound, Forbidden: It is not this principal's to say.
            GuardianDecides: The learner is too young to say yes alone.
            LearnerDecides: The learner is old enough that nobody says yes for them.
            PaperConsentOff: The tenant does not record consents given on paper.
        """
        async with self.open_work(principal.tenant_id) as work:
            relation = await self._learner(work, principal, learner_id, lock=True)
            before = await self.agreement(work, learner_id)
            by = self._giver(principal, relation, before, granted=granted)
            if before.says(scope) != (granted, by):
                word = ConsentGiven(scope, granted, by, principal.account_id, self.clock.now())
                await store.add_consent(work.session, principal.tenant_id, uuid4(), learner_id, word)
                await self.chronicle.consented(work, learner_id, scope, granted, by)
            return await self._record(work, learner_id)

    async def refuse_again(self, work: Work, tenant_id: UUID, learner_id: UUID, refusals: Iterable[ConsentGiven]) -> list[ConsentGiven]:
        """Withdraw once more what was withdrawn and holds again, as after a restore; return what was written down.

        It bears the part and the moment of the first time. The journal is left to the caller, who has the memory in hand.
        """
        state = await store.consent_state(work.session, learner_id)
        again = refused_again(state.words, refusals) if state is not None else []
        for word in again:
            await store.add_consent(work.session, tenant_id, uuid4(), learner_id, word)
        return again

    async def _record(self, work: Work, learner_id: UUID) -> ConsentRecord:
        history = await store.consent_history(work.session, learner_id, HISTORY_SHOWN)
        return ConsentRecord(await self.agreement(work, learner_id), tuple(history))

    async def _learner(self, work: Work, principal: Principal, learner_id: UUID, *, lock: bool = False) -> Relation:
        """Return how the principal stands to a learner whose consents they may see; raise otherwise."""
        account, relation = await self.accounts.reach(work, principal, learner_id, "view_consents", lock=lock)
        if account.role != "learner":
            raise NotThatRole("Only learners have consents.")
        return relation

    @staticmethod
    def _giver(principal: Principal, relation: Relation, before: Agreement, *, granted: bool) -> Giver:
        """Return in which part the principal speaks; raise if it is not theirs to say."""
        if may(principal.role, "give_consent" if granted else "withdraw_consent", relation):
            if granted and relation == "self" and before.decided_by == "guardian":
                raise GuardianDecides
        elif not may(principal.role, "record_consent", relation):
            raise Forbidden
        elif not before.policy.paper_consent:
            raise PaperConsentOff
        if granted and relation != "self" and before.decided_by == "learner":
            raise LearnerDecides
        return principal.role


@dataclass(frozen=True)
class Guardians:
    """Use cases on guardians' links."""

    open_work: OpenWork
    clock: Clock
    accounts: Accounts
    chronicle: Chronicle

    async def link(self, principal: Principal, learner_id: UUID, guardian_id: UUID) -> Guardianship:
        """Make somebody the guardian of a learner; a link that is there stays.

        Raises:
            NotFound, Forbidden: Not this principal's to link.
            NotThatRole: They are not a learner and a guardian.
        """
        if learner_id == guardian_id:
            raise AgainstItself("Nobody is their own guardian.")
        made = Guardianship(uuid4(), learner_id, guardian_id, self.clock.now())
        async with self.open_work(principal.tenant_id) as work:
            learner, _ = await self.accounts.reach(work, principal, learner_id, "link_guardian")
            guardian, _ = await self.accounts.reach(work, principal, guardian_id, "link_guardian")
            if (learner.role, guardian.role) != ("learner", "guardian"):
                raise NotThatRole("Give a learner's id and a guardian's id.")
            await store.put_guardianship(work.session, principal.tenant_id, made)
            links = await store.guardianships(work.session, learner_id=learner_id)
        return next(link for link in links if link.guardian_id == guardian_id)

    async def of_learner(self, principal: Principal, learner_id: UUID) -> list[Guardianship]:
        """Return the links of a learner."""
        async with self.open_work(principal.tenant_id) as work:
            await self.accounts.reach(work, principal, learner_id, "view_guardians")
            return await store.guardianships(work.session, learner_id=learner_id)

    async def of_guardian(self, principal: Principal) -> list[Guardianship]:
        """Return the links of the principal as a guardian."""
        async with self.open_work(principal.tenant_id) as work:
            return await store.guardianships(work.session, guardian_id=principal.account_id)

    async def unlink(self, principal: Principal, guardianship_id: UUID) -> None:
        """Take a link away; consents that were given through it stand until somebody withdraws them."""
        if not may(principal.role, "link_guardian", "tenant"):
            raise NotFound
        async with self.open_work(principal.tenant_id) as work:
            cut = await store.drop_guardianship(work.session, guardianship_id)
            if cut is None:
                raise NotFound
            await self.chronicle.unlinked(work, cut.learner_id, cut.guardian_id)

    async def linked(self, work: Work) -> list[UUID]:
        """Return the learners of the unit of work's tenant who have a guardian."""
        return await store.learners_linked(work.session)

    async def cut_again(self, work: Work, learner_id: UUID, guardian_id: UUID, at: datetime) -> bool:
        """Cut a link that is there again, as after a restore; one that was made since that moment stays. Return whether there was one."""
        links = await store.guardianships(work.session, learner_id=learner_id)
        old = [link.id for link in links if link.guardian_id == guardian_id and link.since <= at]
        return any([await store.drop_guardianship(work.session, link_id) is not None for link_id in old])
