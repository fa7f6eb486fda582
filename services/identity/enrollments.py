"""Enrollments: a learner in one version of a course, with a calendar of their own. The goal's words belong to the journal."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Final, Protocol
from uuid import UUID, uuid4

from schemas.identity import EnrollmentIn, EnrollmentPatch, Giver, Scope
from services.identity import class_store as store
from services.identity.accounts import Accounts
from services.identity.errors import AlreadyEnrolled, ChangedMeanwhile, Forbidden, NotThatRole, VersionUnknown
from services.identity.people import Enrollment, Principal, Slice, sliced
from services.identity.policy import may, relation
from services.identity.zones import checked_deadline, checked_zone
from services.platform import Clock, NotFound, OpenWork, Work

_FIRST: Final = 1


class CoursePins(Protocol):
    """What identity must know of curricula; bootstrap answers from the curriculum."""

    async def course_of(self, work: Work, version_id: UUID) -> UUID | None:
        """Return the course of a version that learners of this tenant may be enrolled in, None if there is none."""
        ...


class Chronicle(Protocol):
    """Where what concerns a learner's memory is written down; bootstrap answers from the learner's journal, in the same unit of work."""

    async def enrolled(self, work: Work, enrollment: Enrollment) -> None:
        """Write down an enrollment as it stands from now on."""
        ...

    async def consented(self, work: Work, learner_id: UUID, scope: Scope, granted: bool, by: Giver) -> None:
        """Write down a consent given or withdrawn."""
        ...


@dataclass(frozen=True)
class Enrollments:
    """Use cases on enrollments."""

    open_work: OpenWork
    clock: Clock
    accounts: Accounts
    pins: CoursePins
    chronicle: Chronicle

    async def create(self, principal: Principal, wanted: EnrollmentIn) -> Enrollment:
        """Enroll a learner.

        Raises:
            NotFound: There is no such learner for this principal.
            NotThatRole: The account is not a learner's.
            ZoneUnknown, DeadlinePassed, VersionUnknown, AlreadyEnrolled: As they say.
        """
        now = self.clock.now()
        zone = checked_zone(wanted.zone)
        deadline = checked_deadline(wanted.deadline, zone, now)
        async with self.open_work(principal.tenant_id) as work:
            learner, _ = await self.accounts.reach(work, principal, wanted.learner_id or principal.account_id, "enroll")
            if learner.role != "learner":
                raise NotThatRole("Only learners are enrolled; give the learner_id of one.")
            course_id = await self.pins.course_of(work, wanted.version_id)
            if course_id is None:
                raise VersionUnknown
            made = Enrollment(
                principal.tenant_id, uuid4(), learner.id, course_id, wanted.version_id, zone, wanted.minutes_per_day, deadline, "active", _FIRST, now
            )  # fmt: skip
            if not await store.add_enrollment(work.session, made):
                raise AlreadyEnrolled
            await self.chronicle.enrolled(work, made)
        return made

    async def get(self, principal: Principal, enrollment_id: UUID) -> Enrollment:
        """Return an enrollment, or raise NotFound."""
        async with self.open_work(principal.tenant_id) as work:
            return await self._reach(work, principal, enrollment_id, change=False)

    async def own(self, work: Work, principal: Principal, enrollment_id: UUID) -> Enrollment:
        """Return the learner's own enrollment, within a unit of work, in one statement; raise NotFound otherwise."""
        found = await store.enrollment(work.session, enrollment_id)
        if found is None or found.learner_id != principal.account_id:
            raise NotFound
        return found

    async def page(self, principal: Principal, learner_id: UUID | None, after: UUID | None, size: int) -> Slice[Enrollment]:
        """Return the enrollments of a learner in the order of their ids."""
        async with self.open_work(principal.tenant_id) as work:
            learner, _ = await self.accounts.reach(work, principal, learner_id or principal.account_id, "view_account")
            found = await store.list_enrollments(work.session, learner.id, after, size + 1)
        return sliced(found, size, lambda each: each.id)

    async def edit(self, principal: Principal, enrollment_id: UUID, patch: EnrollmentPatch, expected: int) -> Enrollment:
        """Change an enrollment whose version is `expected`; a new course version must be one of the same course.

        Raises:
            NotFound, Forbidden, ChangedMeanwhile, ZoneUnknown, DeadlinePassed, VersionUnknown, AlreadyEnrolled: As they say.
        """
        changes = self._changes(patch)
        async with self.open_work(principal.tenant_id) as work:
            before = await self._reach(work, principal, enrollment_id, change=True)
            if before.version != expected:
                raise ChangedMeanwhile
            made = replace(before, version=before.version + 1, **changes)
            checked_deadline(patch.deadline, checked_zone(made.zone), self.clock.now())
            if patch.version_id is not None and await self.pins.course_of(work, patch.version_id) != before.course_id:
                raise VersionUnknown
            if before.state == "ended" and made.state != "ended" and await store.running_elsewhere(work.session, before):
                raise AlreadyEnrolled
            if not await store.change_enrollment(work.session, made):
                raise ChangedMeanwhile
            await self.chronicle.enrolled(work, made)
        return made

    @staticmethod
    def _changes(patch: EnrollmentPatch) -> dict[str, Any]:
        """Return the columns that a patch changes."""
        changes = patch.model_dump(exclude_unset=True, exclude_none=True, exclude={"no_deadline"})
        return changes | {"deadline": None} if patch.no_deadline else changes

    async def _reach(self, work: Work, principal: Principal, enrollment_id: UUID, *, change: bool) -> Enrollment:
        """Return an enrollment that the principal may see, or change; raise otherwise."""
        found = await store.enrollment_seen(work.session, principal.account_id, enrollment_id)
        if found is None:
            raise NotFound
        learner_id = found.enrollment.learner_id
        standing = relation(principal.role, principal.account_id, learner_id, is_taught=found.is_taught, is_guarded=found.is_guarded)
        if not may(principal.role, "view_enrollment", standing):
            raise NotFound
        if change and not may(principal.role, "edit_enrollment", standing):
            raise Forbidden
        return found.enrollment
