"""Opens the memories of a class: leave first, then the log of every learner looked at, then their images, some at a time."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from services.analytics.record import RECORD
from services.analytics.standing import Homework, LearnerStanding, stand
from services.curriculum import CourseVersion, Curriculum
from services.identity import Category, Identity, OnRoster, Principal
from services.mastery import Predictor, parameters_of
from services.memory import ImageBehind, LearnerErasing, Looks, Memory, MemoryDamaged, MemoryForgetting
from services.pathway import OVERRIDES, PlannerConstants
from services.platform import Clock, NotFound, OpenWork, Work, get_logger
from services.tutor import Assignment, Assignments, reached
from services.vault import AccountKeys, KeysMissing, Vault

log = get_logger("analytics")

AT_ONCE: Final = 25
"""Learners whose images one unit of work reads."""
KEYS_AT_ONCE: Final = 4
_NO_NAME: Final = "(being erased)"


@dataclass(frozen=True, slots=True)
class Seen:
    """A learner who may be looked at, by name."""

    on: OnRoster
    name: str
    standing: LearnerStanding


@dataclass(frozen=True)
class Looking:
    """Reads classes. A learner whose memory cannot be read now is passed over: one must not hide all others."""

    open_work: OpenWork
    vault: Vault
    identity: Identity
    curriculum: Curriculum
    memory: Memory
    looks: Looks
    clock: Clock
    constants: PlannerConstants
    assignments: Assignments

    async def roster(self, principal: Principal, class_id: UUID, course_id: UUID) -> tuple[Sequence[OnRoster], CourseVersion]:
        """Return the learners of a class in a course, and the version that the class works with (or most of them do).

        Raises:
            NotFound, Forbidden, ClassArchived: It is not the principal's class, nobody of it has to do with the course, or it is archived.
        """
        async with self.open_work(principal.tenant_id) as work:
            roster = await self.identity.class_roster(work, principal, class_id, course_id)
            pinned = [pin.version_id for pin in await self.curriculum.pins_of(work, [class_id]) if pin.course_id == course_id]
            used = [each.enrollment.version_id for each in roster]
            if not pinned and not used:
                raise NotFound
            return roster, await self.curriculum.version(work, (pinned or [max(sorted(set(used)), key=used.count)])[0])

    async def seen(self, principal: Principal, roster: Sequence[OnRoster], *, what: str, categories: Sequence[Category]) -> list[Seen]:
        """Log the look at every learner who may be looked at, and return them."""
        await self.log(principal, roster, what=what, categories=categories)
        found: list[Seen] = []
        for batch in self.batches(roster):
            found += await self.opened(principal, batch, categories)
            await asyncio.sleep(0)
        return found

    async def log(self, principal: Principal, roster: Sequence[OnRoster], *, what: str, categories: Sequence[Category]) -> None:
        """Journal the look in every learner's memory that may be opened, once a session and day."""
        opened = [each for each in roster if each.opens("educator_view", categories)]
        keys = await self._keys(opened)
        told = [(keys[each.learner_id], each.enrollment.zone) for each in opened if each.learner_id in keys]
        await self.looks.note(principal, told, what=what, purpose="educator_view", categories=categories)

    async def opened(self, principal: Principal, batch: Sequence[OnRoster], categories: Sequence[Category]) -> list[Seen]:
        """Return those of a few learners who may be looked at and whose memory can be read, in one unit of work. Consent is asked again in it."""
        keys = await self._keys(batch)
        names = {
            person.account.id: person.profile.name for person in await self.identity.accounts.opened_all([each.account for each in batch])
        }
        found: list[Seen] = []
        async with self.open_work(principal.tenant_id) as work:
            assigned = await self.assigned(work, batch[0]) if batch else []
            agreements = await self.identity.agreements(work, principal.tenant_id, [each.account for each in batch])
            for each in batch:
                on = OnRoster(each.class_id, each.account, each.enrollment, agreements[each.learner_id])
                if on.learner_id not in keys or not on.opens("educator_view", categories):
                    continue
                try:
                    standing = await self.standing(work, on, keys[on.learner_id], assigned)
                except (ImageBehind, LearnerErasing, MemoryDamaged, MemoryForgetting) as error:
                    log.warning("learner_not_seen", learner_id=on.learner_id, code=error.code)
                    continue
                found.append(Seen(on, names.get(on.learner_id, _NO_NAME), standing))
        return found

    async def assigned(self, work: Work, on: OnRoster) -> list[Assignment]:
        """Return what is assigned to the class of a learner in their course, within a unit of work."""
        return await self.assignments.of_class_now(work, on.class_id, on.enrollment.course_id)

    async def standing(self, work: Work, on: OnRoster, keys: AccountKeys, assigned: Sequence[Assignment]) -> LearnerStanding:
        """Return where a learner stands, within a unit of work; `assigned` is what their class has."""
        version = await self.curriculum.version(work, on.enrollment.version_id)
        slug = version.slug
        view = await self.memory.read(work, keys, on.learner_id, [(fold, slug) for fold in ("plan", "knowledge", RECORD, OVERRIDES)])
        predictor = Predictor(slug, view.state("knowledge", slug), parameters_of(view.fold("knowledge")))
        constants = self.constants.keeping(version.course.policy.desired_retention)
        plan, book, now = view.state("plan", slug), view.state(OVERRIDES, slug), self.clock.now()
        mine = tuple(one for one in assigned if one.learner_ids is None or on.learner_id in one.learner_ids)
        work_of = Homework(mine, book.extensions(), reached(mine, plan, predictor, now))
        return stand(version, on.enrollment, plan, predictor, view.state(RECORD, slug), now, constants, work_of)

    async def keys(self, on: OnRoster) -> AccountKeys | None:
        """Return a learner's keys, None while they are being erased."""
        return (await self._keys([on])).get(on.learner_id)

    async def name(self, on: OnRoster) -> str:
        """Return a learner's name."""
        found = await self.identity.accounts.opened_all([on.account])
        return found[0].profile.name if found else _NO_NAME

    async def cell_keys(self, tenant_id: UUID, learner_ids: Sequence[UUID]) -> dict[UUID, bytes]:
        """Return a key a learner that nobody outside can guess: see `disclosure.Cell`."""
        index = await self.vault.tenant_index(tenant_id)
        return {learner_id: index.blind(f"disclosure cell {learner_id}") for learner_id in learner_ids}

    def batches(self, roster: Sequence[OnRoster]) -> Iterator[Sequence[OnRoster]]:
        """Give a class some at a time."""
        return (roster[start : start + AT_ONCE] for start in range(0, len(roster), AT_ONCE))

    async def _keys(self, learners: Sequence[OnRoster]) -> dict[UUID, AccountKeys]:
        """Return the keys of those who have any, some at a time."""
        found: dict[UUID, AccountKeys] = {}
        gate = asyncio.Semaphore(KEYS_AT_ONCE)

        async def one(each: OnRoster) -> None:
            async with gate:
                try:
                    found[each.learner_id] = await self.vault.keys(each.account.tenant_id, each.learner_id)
                except KeysMissing:
                    return

        await asyncio.gather(*(one(each) for each in learners))
        return found
