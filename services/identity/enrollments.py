"""Enrollments: a learner in one version of a course, with a calendar of their own. The goal's words belong to the journal."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Final
from uuid import UUID, uuid4

from schemas.identity import EnrollmentIn, EnrollmentPatch
from services.identity import class_store as store
from services.identity.accounts import Accounts
from services.identity.errors import AlreadyEnrolled, ChangedMeanwhile, Forbidden, NotThatRole, VersionPinned, VersionUnknown
from services.identity.neighbours import Chronicle, CoursePins
from services.identity.people import Enrollment, Principal, Slice, sliced
from services.identity.pins import ClassPins
from services.identity.policy import Action, may, relation
from services.identity.zones import checked_deadline, checked_zone
from services.platform import Clock, NotFound, OpenWork, Work

_FIRST: Final = 1


@dataclass(frozen=True)
class Enrollments:
    """Use cases on enrollments."""

    open_work: OpenWork
    clock: Clock
    accounts: Accounts
    courses: CoursePins
    pins: ClassPins
    chronicle: Chronicle

    async def create(self, principal: Principal, wanted: EnrollmentIn) -> Enrollment:
        """Enroll a learner; one who enrolls alone takes the version that their class works with.

        Raises:
            NotFound: There is no such learner for this principal.
            NotThatRole: The account is not a learner's.
            ZoneUnknown, DeadlinePassed, VersionUnknown, VersionPinned, AlreadyEnrolled: As they say.
        """
        now = self.clock.now()
        zone = checked_zone(wanted.zone)
        deadline = checked_deadline(wanted.deadline, zone, now)
        async with self.open_work(principal.tenant_id) as work:
            learner, _ = await self.accounts.reach(work, principal, wanted.learner_id or principal.account_id, "enroll")
            if learner.role != "learner":
                raise NotThatRole("Only learners are enrolled; give the learner_id of one.")
            course_id = await self.courses.course_of(work, wanted.version_id)
            if course_id is None:
                raise VersionUnknown
            await self._check_pin(work, principal, course_id, wanted.version_id)
            made = Enrollment(
                principal.tenant_id, uuid4(), learner.id, course_id, wanted.version_id, zone, wanted.minutes_per_day, deadline, "active", _FIRST, now
            )  # fmt: skip
            before = await store.last_version(work.session, learner.id, course_id)
            if not await store.add_enrollment(work.session, made):
                raise AlreadyEnrolled
            await self.chronicle.enrolled(work, made, before)
        return made

    async def get(self, principal: Principal, enrollment_id: UUID) -> Enrollment:
        """Return an enrollment, or raise NotFound."""
        async with self.open_work(principal.tenant_id) as work:
            return await self.reach(work, principal, enrollment_id, "view_enrollment")

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
            NotFound, Forbidden, ChangedMeanwhile, ZoneUnknown, DeadlinePassed, VersionUnknown, VersionPinned, AlreadyEnrolled: As they say.
        """
        changes = self._changes(patch)
        async with self.open_work(principal.tenant_id) as work:
            before = await self.reach(work, principal, enrollment_id, "edit_enrollment")
            if before.version != expected:
                raise ChangedMeanwhile
            made = replace(before, version=before.version + 1, **changes)
            checked_deadline(patch.deadline, checked_zone(made.zone), self.clock.now())
            if patch.version_id is not None:
                await self._check_version(work, principal, before, patch.version_id)
            if before.state == "ended" and made.state != "ended":
                made = await self._reopened(work, made, chosen=patch.version_id is not None)
            if not await store.change_enrollment(work.session, made):
                raise ChangedMeanwhile
            await self.chronicle.enrolled(work, made, await self._left(work, before))
        return made

    async def _check_version(self, work: Work, principal: Principal, before: Enrollment, version_id: UUID) -> None:
        """Return if the principal may move the enrollment to this version; raise VersionUnknown or VersionPinned otherwise."""
        if await self.courses.course_of(work, version_id) != before.course_id:
            raise VersionUnknown
        await self._check_pin(work, principal, before.course_id, version_id)

    async def _check_pin(self, work: Work, principal: Principal, course_id: UUID, version_id: UUID) -> None:
        """Raise VersionPinned if the principal is a learner whose class works with another version; those who teach may deviate."""
        if principal.role != "learner":
            return
        pinned = (await self.pins.of_learner(work, principal.account_id)).get(course_id, version_id)
        if pinned != version_id:
            raise VersionPinned(pinned)

    async def _left(self, work: Work, before: Enrollment) -> UUID | None:
        """Return the version that the learner was in last: an enrollment that had ended may have been followed by another."""
        return before.version_id if before.state != "ended" else await store.last_version(work.session, before.learner_id, before.course_id)

    async def _reopened(self, work: Work, made: Enrollment, *, chosen: bool) -> Enrollment:
        """Return an enrollment that begins again: in the version its class works with now, unless one was chosen."""
        if await store.running_elsewhere(work.session, made):
            raise AlreadyEnrolled
        if chosen:
            return made
        pinned = await self.pins.of_learner(work, made.learner_id)
        return replace(made, version_id=pinned.get(made.course_id, made.version_id))

    @staticmethod
    def _changes(patch: EnrollmentPatch) -> dict[str, Any]:
        """Return the columns that a patch changes."""
        changes = patch.model_dump(exclude_unset=True, exclude_none=True, exclude={"no_deadline"})
        return changes | {"deadline": None} if patch.no_deadline else changes

    async def reach(self, work: Work, principal: Principal, enrollment_id: UUID, action: Action) -> Enrollment:
        """Return an enrollment to whose learner the principal may do `action`, within a unit of work.

        Raises:
            NotFound: It is not there, or not for this principal to see; the same statement has run in both cases.
            Forbidden: It may be seen, but that may not be done.
        """
        found = await store.enrollment_seen(work.session, principal.account_id, enrollment_id)
        if found is None:
            raise NotFound
        learner_id = found.enrollment.learner_id
        standing = relation(principal.role, principal.account_id, learner_id, is_taught=found.is_taught, is_guarded=found.is_guarded)
        if not may(principal.role, "view_enrollment", standing):
            raise NotFound
        if not may(principal.role, action, standing):
            raise Forbidden
        return found.enrollment
