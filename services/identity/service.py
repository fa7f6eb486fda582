"""Identity as its neighbours use it: who is there, what may be remembered and sent, and the use cases by subject."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import Select

from schemas.identity import TenantPolicy
from services.identity import class_store, store
from services.identity.accounts import Accounts
from services.identity.class_roster import OnRoster, agreements, class_roster
from services.identity.classes import Classes
from services.identity.consents import Agreement, ConsentRecord, ConsentRegister, Guardians
from services.identity.enrollments import Enrollments
from services.identity.leaving import Leaving
from services.identity.neighbours import Chronicle, CoursePins, SessionEnd
from services.identity.passwords import Passwords
from services.identity.people import Account, Enrollment, Person, Principal, Tenant, words_of
from services.identity.pins import ClassPins
from services.identity.policy import Action, Learner, Purpose, permit
from services.identity.resets import ResetCodes
from services.identity.rosters import Rosters
from services.identity.session_cache import SessionCache
from services.identity.sessions import Lifetimes, Sessions
from services.identity.tenants import Tenants
from services.identity.tries import Tries
from services.identity.viewing import Viewing, view_of
from services.llm import Permit
from services.platform import Clock, Limiter, OpenWork, Settings, Work
from services.vault import Vault

NAMES_HIDDEN: Final = 200
"""People around a learner whose names are hidden: six classes of thirty, and guardians."""
_PSEUDONYMS: Final = "model stand-ins"


@dataclass(frozen=True, slots=True)
class Me:
    """Who is signed in."""

    person: Person
    tenant: Tenant
    consents: ConsentRecord | None
    paused_at: datetime | None


@dataclass(frozen=True, slots=True, repr=False)
class Asking:
    """What a permit for a model call is made of, as it stood in one unit of work; the people around the learner are still sealed."""

    tenant_id: UUID
    purpose: Purpose
    agreement: Agreement
    around: Sequence[Account]
    class_ids: tuple[UUID, ...]


@dataclass(frozen=True)
class Identity:
    """People, and what they have agreed to."""

    open_work: OpenWork
    vault: Vault
    accounts: Accounts
    sessions: Sessions
    codes: ResetCodes
    classes: Classes
    consents: ConsentRegister
    guardians: Guardians
    enrollments: Enrollments
    rosters: Rosters
    tenants: Tenants
    leaving: Leaving

    async def authenticate(self, token: str) -> Principal:
        """Return who the token belongs to; raise Unauthenticated otherwise."""
        return await self.sessions.authenticate(token)

    async def me(self, principal: Principal) -> Me:
        """Return who the principal is, where, and what a learner has agreed to."""
        person = await self.accounts.get(principal, principal.account_id)
        tenant = await self.sessions.tenant(principal)
        if principal.role != "learner":
            return Me(person, tenant, None, None)
        record = await self.consents.record(principal, principal.account_id)
        async with self.open_work(principal.tenant_id) as work:
            paused_at = (await self.agreement(work, principal.account_id, principal.session_id)).paused_at
        return Me(person, tenant, record, paused_at)

    async def agreement(self, work: Work, learner_id: UUID, session_id: UUID | None = None) -> Agreement:
        """Return what holds for a learner, and for one of their sessions, in one statement; raise NotFound if there is no such account."""
        return await self.consents.agreement(work, learner_id, session_id)

    async def policy_of(self, work: Work, tenant_id: UUID) -> TenantPolicy:
        """Return what a tenant has decided, within a unit of work."""
        return (await store.tenant(work.session, tenant_id)).policy

    async def people(self, work: Work, ids: Sequence[UUID]) -> dict[UUID, Person]:
        """Return people of the unit of work's tenant, opened, for a caller that has seen to leave; without those being erased."""
        found = await self.accounts.opened_all(await store.accounts(work.session, ids)) if ids else []
        return {person.account.id: person for person in found}

    async def slug_of(self, work: Work, tenant_id: UUID) -> str:
        """Return the short name of a tenant, within a unit of work."""
        return (await store.tenant(work.session, tenant_id)).slug

    async def class_roster(self, work: Work, principal: Principal, class_id: UUID, course_id: UUID) -> list[OnRoster]:
        """Return the learners of a class in a course, with what they have agreed to; within a unit of work.

        Raises:
            NotFound, Forbidden, ClassArchived: It is not a class whose learners the principal follows.
        """
        return await class_roster(work, self.accounts, principal, class_id, course_id)

    async def reach_class(self, work: Work, principal: Principal, class_id: UUID, action: Action, *, alive: bool = True) -> None:
        """Return if the principal may do `action` to a class; raise NotFound, Forbidden, or ClassArchived if it must be alive."""
        await self.accounts.reach_class(work, principal, class_id, action, alive=alive)

    async def learners_of(self, work: Work, class_id: UUID) -> list[UUID]:
        """Return the learners of a class, within a unit of work whose owner has seen to leave."""
        return await class_store.learners_of_class(work.session, class_id)

    def in_classes(self) -> Select[tuple[UUID]]:
        """Return the query of the classes, not archived, that the learner of its parameter `learner_id` is in: part of questions about classes."""
        return class_store.IN_CLASSES

    async def agreements(self, work: Work, tenant_id: UUID, accounts: Sequence[Account]) -> dict[UUID, Agreement]:
        """Return what holds for each of these learners, in two statements."""
        return await agreements(work, tenant_id, accounts)

    async def pause_memory(self, work: Work, principal: Principal, *, paused: bool) -> None:
        """Pause memory for the principal's session, or end the pause; raise Unauthenticated if the session has ended."""
        await self.sessions.pause_memory(work, principal, paused=paused)

    async def enrollment_of(self, work: Work, principal: Principal, enrollment_id: UUID) -> Enrollment:
        """Return the learner's own enrollment, within a unit of work, in one statement; raise NotFound otherwise."""
        return await self.enrollments.own(work, principal, enrollment_id)

    async def viewing(self, work: Work, principal: Principal, learner_id: UUID, *, notes: bool = False) -> Viewing:
        """Return what the principal may see of a learner's memory, within a unit of work.

        Args:
            work: Of the principal's tenant.
            principal: Who asks.
            learner_id: Whose memory.
            notes: They want to write into it, too.

        Raises:
            NotFound: There is no such learner for them.
            ConsentNeeded: There is, but the consent that this needs does not hold.
            Forbidden: Nothing of it is theirs to see at this learner's age, or they may not write.
        """
        return await view_of(work, self.accounts, self.consents, principal, learner_id, notes=notes)

    async def zone_of(self, work: Work, learner_id: UUID) -> str:
        """Return the time zone of a learner's oldest enrollment, UTC if there is none; within a unit of work."""
        return await class_store.first_zone(work.session, learner_id) or "UTC"

    async def hold_session(self, work: Work, principal: Principal) -> None:
        """Return if the principal's session is alive, and keep it so until `work` ends; raise Unauthenticated otherwise."""
        await self.sessions.hold(work, principal)

    async def asking(self, work: Work, agreement: Agreement, purpose: Purpose) -> Asking | None:
        """Return what a permit for one model call is made of, in one statement; None where consent, age or school let none be made.

        Args:
            work: Of the learner's tenant.
            agreement: What holds for the learner, read within `work`.
            purpose: What for.
        """
        if work.tenant_id is None or not agreement.may_ask(purpose):
            return None
        around, class_ids = await class_store.known_people(work.session, agreement.learner_id, NAMES_HIDDEN)
        return Asking(work.tenant_id, purpose, agreement, around, class_ids)

    async def permitted(self, asking: Asking) -> Permit | None:
        """Return the leave for one model call; nothing need be open. What was asked for must still hold when it is written down.

        The names to hide are the learner's, the guardians' and those of everybody in the learner's classes, nearest first.
        """
        agreement = asking.agreement
        people = await self.accounts.opened_all(asking.around)
        names = tuple(dict.fromkeys(word for person in people for word in words_of(person.profile)))
        key = (await self.vault.keys(asking.tenant_id, agreement.learner_id)).mac(_PSEUDONYMS, b"")
        learner = Learner(asking.tenant_id, agreement.learner_id, agreement.age_band, names, key, asking.class_ids)
        return permit(asking.purpose, learner, agreement.consents, agreement.policy)

    async def permit(self, tenant_id: UUID, learner_id: UUID, purpose: Purpose) -> Permit | None:
        """Return the leave for one model call about a learner, or None: then nothing may be sent, and the tutor goes on without a model."""
        async with self.open_work(tenant_id) as work:
            asking = await self.asking(work, await self.consents.agreement(work, learner_id), purpose)
        return None if asking is None else await self.permitted(asking)

    def close(self) -> None:
        """End the threads that check passwords."""
        self.sessions.passwords.close()


def build_identity(
    settings: Settings, open_work: OpenWork, vault: Vault, clock: Clock, limiter: Limiter, pins: CoursePins, chronicle: Chronicle,
    sessions_end: SessionEnd, passwords: Passwords | None = None,
) -> Identity:  # fmt: skip
    """Return identity with its parts put together.

    Args:
        settings: Lifetimes of sessions and the rate of sign-ins.
        open_work: Opens units of work of the content database.
        vault: Seals profiles and blinds names.
        clock: The time.
        limiter: Counts tries.
        pins: Knows course versions, and keeps what classes work with.
        chronicle: Writes into learners' journals.
        sessions_end: Destroys what sessions kept in no-memory mode.
        passwords: Another cost than the default, for tests.
    """
    cache, hasher = SessionCache(), passwords or Passwords()
    lifetimes = Lifetimes(
        timedelta(hours=settings.session_idle_hours), timedelta(days=settings.session_max_days), timedelta(days=settings.token_max_days)
    )
    tries = Tries(limiter, vault, settings.rate_limit_sign_in)
    accounts = Accounts(open_work, vault, clock, cache, sessions_end)
    sessions = Sessions(open_work, clock, accounts, hasher, cache, tries, lifetimes, sessions_end)
    class_pins = ClassPins(pins, chronicle)
    codes = ResetCodes(open_work, vault, clock, accounts, sessions, hasher, tries)
    register = ConsentRegister(open_work, clock, accounts, chronicle)
    return Identity(
        open_work, vault, accounts, sessions, codes,
        Classes(open_work, clock, accounts, tries, class_pins),
        register,
        Guardians(open_work, clock, accounts, chronicle),
        Enrollments(open_work, clock, accounts, pins, class_pins, chronicle),
        Rosters(open_work, clock, accounts, codes, class_pins),
        Tenants(open_work, vault, clock, accounts, hasher),
        Leaving(accounts, register, sessions),
    )  # fmt: skip
