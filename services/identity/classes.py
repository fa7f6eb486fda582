"""Classes: their people, and the code by which learners join."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID, uuid4

from schemas.identity import ClassPatch, Part
from services.identity import class_store as store
from services.identity.accounts import Accounts
from services.identity.codes import new_join_code, typed
from services.identity.errors import Forbidden, JoinCodeUnknown, NotThatRole
from services.identity.people import Member, Person, Pinned, Principal, SchoolClass, Slice, sliced
from services.identity.pins import ClassPins
from services.identity.policy import class_relation, may
from services.identity.tries import Tries
from services.platform import Clock, NotFound, OpenWork

JOIN_CODE_LIVES: Final = timedelta(days=14)


@dataclass(frozen=True)
class Classes:
    """Use cases on classes."""

    open_work: OpenWork
    clock: Clock
    accounts: Accounts
    tries: Tries
    pins: ClassPins

    async def create(self, principal: Principal, name: str) -> SchoolClass:
        """Make a class. The educator who makes it is its educator."""
        if not may(principal.role, "create_class", "tenant"):
            raise Forbidden
        class_id, now = uuid4(), self.clock.now()
        async with self.open_work(principal.tenant_id) as work:
            await store.add_class(work.session, principal.tenant_id, class_id, name, now)
            if principal.role == "educator":
                await store.put_member(work.session, principal.tenant_id, class_id, principal.account_id, "educator", now)
        return await self.get(principal, class_id)

    async def get(self, principal: Principal, class_id: UUID) -> SchoolClass:
        """Return a class of the principal's, or raise NotFound."""
        async with self.open_work(principal.tenant_id) as work:
            found = await store.school_class(work.session, principal.account_id, class_id)
        if found is None or not may(principal.role, "view_class", class_relation(principal.role, found.my_part)):
            raise NotFound
        return found

    async def page(self, principal: Principal, after: UUID | None, size: int) -> Slice[SchoolClass]:
        """Return the principal's classes, or for an operator all, in the order of their ids."""
        everything = may(principal.role, "view_class", "tenant")
        async with self.open_work(principal.tenant_id) as work:
            found = await store.list_classes(work.session, principal.account_id, everything, after, size + 1)
        return sliced(found, size, lambda each: each.id)

    async def edit(self, principal: Principal, class_id: UUID, patch: ClassPatch) -> SchoolClass:
        """Rename, archive or reopen a class. Nobody follows learners, or joins, through an archived one."""
        changes = patch.model_dump(exclude_unset=True, exclude_none=True)
        async with self.open_work(principal.tenant_id) as work:
            await self.accounts.reach_class(work, principal, class_id, "edit_class")
            if changes:
                await store.change_class(work.session, class_id, **changes)
            if changes.get("archived") is False:
                await self.pins.follow_class(work, class_id)
        return await self.get(principal, class_id)

    async def new_join_code(self, principal: Principal, class_id: UUID) -> tuple[str, datetime]:
        """Make a new join code; the old one no longer works."""
        until = self.clock.now() + JOIN_CODE_LIVES
        async with self.open_work(principal.tenant_id) as work:
            await self.accounts.reach_class(work, principal, class_id, "edit_class")
            code = new_join_code()
            while not await store.set_join_code(work.session, class_id, typed(code), until):
                code = new_join_code()
        return code, until

    async def drop_join_code(self, principal: Principal, class_id: UUID) -> None:
        """Take the join code away."""
        async with self.open_work(principal.tenant_id) as work:
            await self.accounts.reach_class(work, principal, class_id, "edit_class")
            await store.set_join_code(work.session, class_id, None, None)

    async def join(self, principal: Principal, code: str) -> SchoolClass:
        """Put the learner into the class that the code opens, in its versions of courses; being in it already is no fault.

        Raises:
            TooManyRequests: The account has tried too many codes.
            JoinCodeUnknown: No class of this tenant has the code now.
        """
        if not may(principal.role, "join_class", "tenant"):
            raise Forbidden("Only learners join by code.")
        await self.tries.join(principal.account_id)
        now = self.clock.now()
        async with self.open_work(principal.tenant_id) as work:
            class_id = await store.class_by_code(work.session, typed(code), now)
            if class_id is None:
                raise JoinCodeUnknown
            await store.put_member(work.session, principal.tenant_id, class_id, principal.account_id, "learner", now)
            await self.pins.follow(work, [principal.account_id])
        return await self.get(principal, class_id)

    async def pin(self, principal: Principal, class_id: UUID, version_id: UUID) -> Pinned:
        """Let a class work with a published version of a course until somebody moves it; its learners move along, all in one commit.

        Raises:
            NotFound: There is no such class, or no such version, for this principal.
            ClassArchived: As it says.
        """
        async with self.open_work(principal.tenant_id) as work:
            await self.accounts.reach_class(work, principal, class_id, "edit_class", alive=True)
            return await self.pins.pin(work, class_id, version_id, principal.account_id)

    async def movable(self, principal: Principal, class_id: UUID, version_id: UUID) -> Mapping[UUID, int]:
        """Return how many learners of a class would move to a version, by the version that they are in; raise NotFound."""
        async with self.open_work(principal.tenant_id) as work:
            await self.accounts.reach_class(work, principal, class_id, "edit_class", alive=True)
            course_id = await self.pins.courses.course_of(work, version_id)
            if course_id is None:
                raise NotFound
            return await self.pins.movable(work, class_id, course_id, version_id)

    async def members(self, principal: Principal, class_id: UUID, after: UUID | None, size: int) -> Slice[Member]:
        """Return the people of a class in the order of their ids."""
        async with self.open_work(principal.tenant_id) as work:
            await self.accounts.reach_class(work, principal, class_id, "view_members")
            found = await store.members(work.session, class_id, after, size + 1)
        parts = {account.id: part for account, part in found}
        cut = sliced([account for account, _ in found], size, lambda account: account.id)
        people = await self.accounts.opened_all(cut.items)
        return Slice([Member(person, parts[person.account.id]) for person in people], cut.last)

    async def add_member(self, principal: Principal, class_id: UUID, account_id: UUID, part: Part) -> Person:
        """Put somebody into a class: for an educator a learner of another class of theirs, for an operator anybody.

        Raises:
            NotFound: There is no such class, or no such account, for this principal.
            ClassArchived: As it says.
            NotThatRole: The account's role does not fit the part.
        """
        async with self.open_work(principal.tenant_id) as work:
            await self.accounts.reach_class(work, principal, class_id, "edit_members", alive=True)
            account, _ = await self.accounts.reach(work, principal, account_id, "view_account")
            if account.role != part:
                raise NotThatRole(f"Only an account of role {part} takes the part {part}.")
            await store.put_member(work.session, principal.tenant_id, class_id, account_id, part, self.clock.now())
            if part == "learner":
                await self.pins.follow(work, [account_id])
        return await self.accounts.opened(account)

    async def drop_member(self, principal: Principal, class_id: UUID, account_id: UUID) -> None:
        """Take somebody out of a class; raise NotFound if they are not in it."""
        async with self.open_work(principal.tenant_id) as work:
            await self.accounts.reach_class(work, principal, class_id, "edit_members")
            if not await store.drop_member(work.session, class_id, account_id):
                raise NotFound
