"""Importing a roster: line by line, each in its own unit of work, so that an import cut short is finished by sending the file again."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Final, Literal
from uuid import UUID, uuid4

from schemas.identity import RosterLine, RosterOut
from services.identity import class_store, store
from services.identity.accounts import Accounts, Newcomer
from services.identity.errors import Forbidden, NameTaken, NotThatRole
from services.identity.people import Guardianship, Person, Principal, Profile
from services.identity.pins import ClassPins
from services.identity.policy import may
from services.identity.resets import ResetCodes
from services.identity.roster import Entrant, Line, read_roster
from services.platform import Clock, NotFound, OpenWork, Problem, get_logger

log = get_logger("identity")

Result = Literal["created", "updated", "unchanged"]
_KEPT_IF_EMPTY: Final = ("email", "age_band", "locale")


@dataclass(frozen=True)
class Rosters:
    """The use case of importing a roster."""

    open_work: OpenWork
    clock: Clock
    accounts: Accounts
    codes: ResetCodes
    pins: ClassPins

    async def import_file(self, principal: Principal, raw: bytes, class_id: UUID | None, *, invite: bool) -> RosterOut:
        """Make or bring up to date everybody in the file; a person is known again by the user name.

        Args:
            principal: An educator importing learners into a class of theirs, or an operator.
            raw: The file.
            class_id: The class the learners are put into.
            invite: Make a one-time code for everybody who has no password yet.

        Raises:
            NotFound, Forbidden: Not this principal's class to fill.
            ClassArchived: As it says.
            RosterRefused: The file as a whole cannot be read.
        """
        if class_id is None and not may(principal.role, "import_roster", "tenant"):
            raise Forbidden("Give class_id: an educator imports learners into a class of theirs.")
        if class_id is not None:
            async with self.open_work(principal.tenant_id) as work:
                await self.accounts.reach_class(work, principal, class_id, "import_roster", alive=True)
        lines = [await self._line(principal, line, class_id, invite=invite) for line in read_roster(raw)]
        counts = Counter(line.result for line in lines)
        log.info(
            "roster_imported",
            tenant_id=principal.tenant_id,
            account_id=principal.account_id,
            line_count=len(lines),
            line_refused_count=counts["refused"],
        )
        return RosterOut(
            created=counts["created"],
            updated=counts["updated"],
            unchanged=counts["unchanged"],
            refused=counts["refused"],
            lines=tuple(lines),
        )

    async def _line(self, principal: Principal, line: Line, class_id: UUID | None, *, invite: bool) -> RosterLine:
        """Import one line and report on it."""
        if line.entrant is None:
            return RosterLine(line=line.number, result="refused", reason=line.reason, message=line.fault)
        try:
            result, person = await self._entrant(principal, line.entrant, class_id)
            code = None
            if invite and not person.account.has_password:
                code = (await self.codes.make_for(person.account, principal.account_id)).code
        except Problem as problem:
            return RosterLine(line=line.number, result="refused", reason=problem.code, message=problem.detail)
        return RosterLine(line=line.number, result=result, account_id=person.account.id, code=code)

    async def _entrant(self, principal: Principal, entrant: Entrant, class_id: UUID | None) -> tuple[Result, Person]:
        """Make or bring up to date one person."""
        if entrant.role != "learner" and not may(principal.role, "create_staff", "tenant"):
            raise Forbidden("Only an operator imports educators, guardians and operators.")
        in_class = class_id if entrant.role == "learner" else None
        learners = [await self._learner(principal, name) for name in entrant.learners]
        index = await self.accounts.login_index(principal.tenant_id, entrant.user_name)
        async with self.open_work(principal.tenant_id) as work:
            found = await store.by_index(work.session, index.every)
        result: Result
        if found is None:
            result, person = "created", await self._made(principal.tenant_id, entrant, in_class)
        else:
            result, person = await self._renewed(principal, found[0].id, entrant, in_class)
        linked = await self._linked(principal.tenant_id, person.account.id, learners)
        return ("updated" if result == "unchanged" and linked else result), person

    async def _made(self, tenant_id: UUID, entrant: Entrant, class_id: UUID | None) -> Person:
        """Make a new person."""
        profile = Profile(name=entrant.name, user_name=entrant.user_name, email=entrant.email)
        return await self.accounts.add(Newcomer(tenant_id, entrant.role, profile, entrant.age_band, entrant.locale or "en", class_id))

    async def _renewed(self, principal: Principal, account_id: UUID, entrant: Entrant, class_id: UUID | None) -> tuple[Result, Person]:
        """Bring a known person up to date. What the file leaves empty stays.

        Raises:
            NameTaken: An educator named somebody who is in none of their classes; they may join by code.
        """
        try:
            async with self.open_work(principal.tenant_id) as work:
                account, _ = await self.accounts.reach(work, principal, account_id, "edit_person")
        except (NotFound, Forbidden):
            raise NameTaken("This user name belongs to somebody outside your classes; let them join by code, or ask an operator.") from None
        if account.role != entrant.role:
            raise NotThatRole("The account has another role than the line says.")
        person = await self.accounts.opened(account)
        changes = _changes(person, entrant)
        if changes:
            person = await self.accounts.write(person, changes)
        joined = False
        if class_id is not None:
            async with self.open_work(principal.tenant_id) as work:
                joined = await class_store.put_member(work.session, principal.tenant_id, class_id, account.id, "learner", self.clock.now())
                await self.pins.follow(work, [account.id])
        return ("updated" if changes or joined else "unchanged"), person

    async def _learner(self, principal: Principal, user_name: str) -> UUID:
        """Return the learner a guardian's line names."""
        index = await self.accounts.login_index(principal.tenant_id, user_name)
        async with self.open_work(principal.tenant_id) as work:
            found = await store.by_index(work.session, index.every)
        if found is None or found[0].role != "learner":
            raise NotThatRole("A user name under learners is not a learner's; list learners above their guardians.")
        return found[0].id

    async def _linked(self, tenant_id: UUID, guardian_id: UUID, learners: list[UUID]) -> bool:
        """Link a guardian to learners; return whether a link is new."""
        new = 0
        for learner_id in learners:
            async with self.open_work(tenant_id) as work:
                link = Guardianship(uuid4(), learner_id, guardian_id, self.clock.now())
                new += await class_store.put_guardianship(work.session, tenant_id, link)
        return new > 0


def _changes(person: Person, entrant: Entrant) -> dict[str, str]:
    """Return the fields in which the file differs from what is stored; an empty cell says nothing."""
    stored = {
        "name": person.profile.name, "email": person.profile.email, "age_band": person.account.age_band, "locale": person.account.locale,
    }  # fmt: skip
    told = {"name": entrant.name, **{name: getattr(entrant, name) for name in _KEPT_IF_EMPTY}}
    return {name: value for name, value in told.items() if value is not None and value != stored[name]}
