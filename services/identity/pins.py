"""Pins: a class that works with one version of a course takes its learners along."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from services.identity import class_store as store
from services.identity.neighbours import Chronicle, CoursePins
from services.identity.people import Pinned
from services.platform import Work


def pinned_versions(pins: Iterable[Pinned], class_ids: Collection[UUID]) -> dict[UUID, UUID]:
    """Return the version by course that somebody in these classes works with; of two pins to a course the later one counts (pure).

    Args:
        pins: Of these classes and others, the oldest first.
        class_ids: The classes the learner is in.
    """
    return {pin.course_id: pin.version_id for pin in pins if pin.class_id in class_ids}


@dataclass(frozen=True)
class ClassPins:
    """What classes work with, and the learners who follow."""

    courses: CoursePins
    chronicle: Chronicle

    async def of_learner(self, work: Work, learner_id: UUID) -> Mapping[UUID, UUID]:
        """Return the version by course that the learner's classes work with; it stays so until the unit of work ends."""
        class_ids = await store.classes_of_learner(work.session, learner_id)
        return pinned_versions(await self.courses.pins_of(work, class_ids), class_ids) if class_ids else {}

    async def pin(self, work: Work, class_id: UUID, version_id: UUID, by: UUID) -> Pinned:
        """Let a class work with a version, and move its learners to it. Nobody joins the class meanwhile."""
        await store.lock_class(work.session, class_id)
        pin = await self.courses.pin(work, class_id, version_id, by)
        await self.follow_class(work, class_id)
        return pin

    async def follow_class(self, work: Work, class_id: UUID) -> int:
        """Move the learners of a class to the versions that their classes work with; return how many enrollments moved."""
        return await self.follow(work, await store.learners_of_class(work.session, class_id))

    async def movable(self, work: Work, class_id: UUID, course_id: UUID, version_id: UUID) -> Mapping[UUID, int]:
        """Return how many learners of a class are in each other version of a course."""
        running = await store.running_enrollments(work.session, await store.learners_of_class(work.session, class_id))
        return Counter(each.version_id for each in running if each.course_id == course_id and each.version_id != version_id)

    async def follow(self, work: Work, learner_ids: Collection[UUID]) -> int:
        """Move learners' enrollments that have not ended to the versions that their classes work with; return how many moved."""
        running = await store.running_enrollments(work.session, learner_ids)
        classes = await store.classes_of(work.session, {each.learner_id for each in running})
        if not classes:
            return 0
        pins = await self.courses.pins_of(work, set().union(*classes.values()))
        count = 0
        for each in running:
            version_id = pinned_versions(pins, classes.get(each.learner_id, ())).get(each.course_id, each.version_id)
            if version_id != each.version_id:
                moved = replace(each, version_id=version_id, version=each.version + 1)
                await store.change_enrollment(work.session, moved)
                await self.chronicle.enrolled(work, moved, each.version_id)
                count += 1
        return count
