"""Use cases of assignments: an educator sets, changes and withdraws them; a learner reads how far they are; the planner aims at them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from schemas.assignments import AssignmentIn, AssignmentOut, AssignmentPatch, AssignmentsOut, MyAssignmentsOut
from services.curriculum import CourseVersion, Curriculum
from services.identity import ChangedMeanwhile, Identity, Principal
from services.pathway import OVERRIDES, OverrideBook
from services.platform import Clock, KeyReused, OpenWork, Work
from services.tutor.assigned import store
from services.tutor.assigned.values import Assignment, reached
from services.tutor.assigning.errors import AssignmentMissing, AssignmentRefused, TooManyAssignments
from services.tutor.assigning.shown import assignment_out, mine
from services.tutor.rooms import Rooms

MOST: Final = 100  # assignments of a class in a course that are not withdrawn
LISTED: Final = 300
FAR: Final = timedelta(days=3 * 366)


@dataclass(frozen=True)
class Assignments:
    """Assignments of classes."""

    open_work: OpenWork
    identity: Identity
    curriculum: Curriculum
    rooms: Rooms
    clock: Clock

    async def make(self, principal: Principal, class_id: UUID, wanted: AssignmentIn) -> AssignmentOut:
        """Set an assignment; the same id again is the same one.

        Raises:
            NotFound, Forbidden, ClassArchived: The class is not the principal's to teach.
            AssignmentRefused: Skills, dates or learners cannot be so.
            KeyReused: The id was used for another one.
            TooManyAssignments: As it says.
        """
        async with self.open_work(principal.tenant_id) as work:
            await self.identity.reach_class(work, principal, class_id, "assign")
            version = await self._version(work, class_id, wanted.course_id)
            made = Assignment(
                wanted.id, class_id, wanted.course_id, _skills(version, wanted.skills, wanted.standard), wanted.starts, wanted.due, wanted.note,
                await self._learners(work, class_id, wanted.learner_ids), 1, self.clock.now(), None,
            )  # fmt: skip
            before = await store.one(work.session, wanted.id)
            if before is not None:
                if replace(made, version=before.version, made_at=before.made_at, withdrawn_at=before.withdrawn_at) != before:
                    raise KeyReused
                return assignment_out(before)
            self._check_dates(made.starts, made.due)
            if await store.count(work.session, class_id, wanted.course_id) >= MOST:
                raise TooManyAssignments
            if not await store.add(work.session, principal.tenant_id, made, principal.account_id):
                raise KeyReused
        return assignment_out(made)

    async def of_class(self, principal: Principal, class_id: UUID, course_id: UUID) -> AssignmentsOut:
        """Return the assignments of a class in a course; raise NotFound or Forbidden if it is not the principal's to teach."""
        async with self.open_work(principal.tenant_id) as work:
            await self.identity.reach_class(work, principal, class_id, "assign", alive=False)
            found = await store.of_class(work.session, class_id, course_id, LISTED)
        return AssignmentsOut(assignments=tuple(map(assignment_out, found)))

    async def edit(self, principal: Principal, class_id: UUID, assignment_id: UUID, patch: AssignmentPatch, expected: int) -> AssignmentOut:
        """Change an assignment whose version is `expected`.

        Raises:
            NotFound, Forbidden, ClassArchived, AssignmentMissing: It is not there for the principal.
            ChangedMeanwhile: The version has moved on, or it was withdrawn.
            AssignmentRefused: As for a new one.
        """
        async with self.open_work(principal.tenant_id) as work:
            before = await self._reach(work, principal, class_id, assignment_id)
            if before.version != expected or before.withdrawn_at is not None:
                raise ChangedMeanwhile
            changes = patch.model_dump(exclude_unset=True, exclude_none=True)
            if patch.skills is not None:
                changes["skills"] = _skills(await self._version(work, class_id, before.course_id), patch.skills, None)
            made = replace(before, version=before.version + 1, **changes)
            self._check_dates(made.starts, made.due, was=before.due)
            if not await store.change(work.session, made):
                raise ChangedMeanwhile
        return assignment_out(made)

    async def withdraw(self, principal: Principal, class_id: UUID, assignment_id: UUID) -> None:
        """Withdraw an assignment: learners see it no more, and nothing is aimed at it. Raise as `edit` does."""
        async with self.open_work(principal.tenant_id) as work:
            await self._reach(work, principal, class_id, assignment_id)
            await store.withdraw(work.session, assignment_id, self.clock.now())

    async def mine(self, principal: Principal, enrollment_id: UUID) -> MyAssignmentsOut:
        """Return a learner's own assignments in a course, with how far they are now; raise NotFound if it is not their enrollment."""
        async with self.open_work(principal.tenant_id) as work:
            visit = await self.rooms.enter(work, principal, enrollment_id)
            view = await self.rooms.look(work, visit)
        plan, predictor = self.rooms.plan(view, visit), self.rooms.predictor(view, visit)
        book: OverrideBook = view.state(OVERRIDES, visit.version.slug)
        stand = reached(visit.assigned, plan, predictor, visit.now)
        return MyAssignmentsOut(assignments=mine(visit.version, visit.assigned, book.extensions(), visit.today, stand))

    async def of_class_now(self, work: Work, class_id: UUID, course_id: UUID) -> list[Assignment]:
        """Return the assignments of a class that are not withdrawn, within a unit of work whose owner has seen to leave."""
        return [one for one in await store.of_class(work.session, class_id, course_id, LISTED) if one.withdrawn_at is None]

    async def _reach(self, work: Work, principal: Principal, class_id: UUID, assignment_id: UUID) -> Assignment:
        await self.identity.reach_class(work, principal, class_id, "assign")
        found = await store.one(work.session, assignment_id)
        if found is None or found.class_id != class_id:
            raise AssignmentMissing
        return found

    async def _version(self, work: Work, class_id: UUID, course_id: UUID) -> CourseVersion:
        """Return the version of a course that a class works with."""
        for pin in await self.curriculum.pins_of(work, [class_id]):
            if pin.course_id == course_id:
                return await self.curriculum.version(work, pin.version_id)
        raise AssignmentRefused("The class works with no version of this course; pin one at PUT /v1/courses/pins/{class_id}.")

    async def _learners(self, work: Work, class_id: UUID, wanted: tuple[UUID, ...] | None) -> tuple[UUID, ...] | None:
        if wanted is None:
            return None
        if not set(wanted) <= set(await self.identity.learners_of(work, class_id)):
            raise AssignmentRefused("Each of learner_ids must be a learner of the class.")
        return tuple(sorted(set(wanted)))

    def _check_dates(self, starts: date, due: date, *, was: date | None = None) -> None:
        """Raise unless the dates follow each other and lie neither in the past (a day of grace for zones) nor years ahead."""
        today = self.clock.now().date()
        if starts > due:
            raise AssignmentRefused("It must start on or before the day it is due.")
        if due != was and not today - timedelta(days=1) <= due <= today + FAR:
            raise AssignmentRefused("The due date must lie between today and three years from now.")


def _skills(version: CourseVersion, skills: tuple[str, ...], standard: str | None) -> tuple[str, ...]:
    """Return the skills that are meant, each once; raise AssignmentRefused if the version does not have them."""
    if standard is not None:
        found = tuple(skill.id for skill in version.course.skills if standard in skill.standards)
        if not found:
            raise AssignmentRefused("No skill of the course bears this standard.")
        return found
    if any(skill not in version.graph.index for skill in skills):
        raise AssignmentRefused("The version that the class works with lacks some of these skills; see GET /v1/courses/{id}.")
    return tuple(dict.fromkeys(skills))
