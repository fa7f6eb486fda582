"""Use cases of an educator who follows a class: the overview, one learner of it, and the table of progress. Nothing is shown before it is logged."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from schemas.analytics import ClassOverviewOut, LearnerViewOut, NeedsPersonOut
from services.analytics.errors import NotInClass
from services.analytics.grouping import group_out, together
from services.analytics.looking import Looking, Seen
from services.analytics.masks import attempts_seen
from services.analytics.progress_csv import header, line
from services.curriculum import CourseVersion
from services.identity import Category, ConsentNeeded, OnRoster, Principal
from services.memory import Beliefs, Trail, seen_facts
from services.platform import NotFound
from services.tutor import Overrides

OVERVIEW: Final[tuple[Category, ...]] = ("knowledge", "plan", "attempts", "findings")
LEARNER: Final[tuple[Category, ...]] = ("knowledge", "plan", "attempts", "findings", "goals", "support")
PROGRESS: Final[tuple[Category, ...]] = ("knowledge", "plan")
GROUP: Final[tuple[Category, ...]] = ("knowledge", "plan", "attempts")
ATTEMPTS_READ: Final = 250
ATTEMPTS_SHOWN: Final = 50


@dataclass(frozen=True)
class ClassViews:
    """What an educator sees of a class of theirs."""

    looking: Looking
    beliefs: Beliefs
    trail: Trail
    overrides: Overrides

    async def overview(self, principal: Principal, class_id: UUID, course_id: UUID) -> ClassOverviewOut:
        """Return who needs a person, who is stuck together, and how the group stands, as far as it may be said.

        Raises:
            NotFound, Forbidden, ClassArchived: It is not the principal's class, the course is not there, or the class is archived.
        """
        roster, version = await self.looking.roster(principal, class_id, course_id)
        seen = await self.looking.seen(principal, roster, what="overview", categories=OVERVIEW)
        standings = [each.standing for each in seen]
        agreed = [each.standing for each in seen if each.on.opens("analytics", GROUP)]
        keys = await self.looking.cell_keys(principal.tenant_id, [each.learner_id for each in agreed])
        people = sorted((each for each in seen if each.standing.needs), key=_urgency)
        shown = {each.on.learner_id for each in seen}
        return ClassOverviewOut(
            class_id=class_id, course_id=course_id, at=self.looking.clock.now(), learners=len(roster),
            unseen=tuple(each.learner_id for each in roster if each.learner_id not in shown),
            people=tuple(
                NeedsPersonOut(learner_id=each.on.learner_id, enrollment_id=each.on.enrollment.id, name=each.name, needs=each.standing.needs)
                for each in people
            ),
            together=together(version, standings), group=group_out(version, agreed, keys),
        )  # fmt: skip

    async def learner(self, principal: Principal, class_id: UUID, course_id: UUID, learner_id: UUID) -> LearnerViewOut:
        """Return one learner of a class: where they stand, how their last attempts went, what is believed of them, and what was overridden.

        Raises:
            NotFound, Forbidden, ClassArchived: As for the overview; NotInClass if the learner is not in it, or not in the course.
            ConsentNeeded: The learner has not agreed to memory.
        """
        roster, _ = await self.looking.roster(principal, class_id, course_id)
        on = next((each for each in roster if each.learner_id == learner_id), None)
        if on is None:
            raise NotInClass
        if not on.opens("educator_view", LEARNER):
            raise ConsentNeeded("memory", on.agreement.decided_by)
        keys = await self.looking.keys(on)
        if keys is None:
            raise NotFound
        async with self.looking.open_work(principal.tenant_id) as work:
            viewing = await self.looking.identity.viewing(work, principal, learner_id)
            await self.trail.note(
                work, keys, learner_id, by=principal.account_id, role=principal.role, purpose=viewing.purpose,
                categories=[category for category in LEARNER if viewing.opens(category)], zone=on.enrollment.zone,
            )  # fmt: skip
            standing = await self.looking.standing(work, on, keys, await self.looking.assigned(work, on))
            version = await self.looking.curriculum.version(work, on.enrollment.version_id)
            entries = await self.looking.memory.entries(work, keys, learner_id, before_seq=2**62, limit=ATTEMPTS_READ, words_of=())
            facts = await self.beliefs.now(work, keys, learner_id)
            overrides = await self.overrides.shown(work, keys, on.enrollment, with_reasons=viewing.shows("plan"))
        return LearnerViewOut(
            learner_id=learner_id, enrollment_id=on.enrollment.id, name=await self.looking.name(on), at=self.looking.clock.now(),
            last_day=standing.last_day, needs=standing.needs, skills=standing.skills, attempts=attempts_seen(entries, version)[:ATTEMPTS_SHOWN],
            facts=seen_facts(facts, viewing), overrides=overrides.overrides, assignments=standing.assignments,
        )  # fmt: skip

    async def progress_csv(self, principal: Principal, class_id: UUID, course_id: UUID) -> AsyncIterator[bytes]:
        """Return the lines of the table of progress, one learner each; raise as `overview` does, before the first line.

        Learners without consent to memory have a line that says so and nothing else.
        """
        roster, version = await self.looking.roster(principal, class_id, course_id)
        await self.looking.log(principal, roster, what="progress.csv", categories=PROGRESS)
        return self._lines(principal, roster, version)

    async def _lines(self, principal: Principal, roster: Sequence[OnRoster], version: CourseVersion) -> AsyncIterator[bytes]:
        yield header(version)
        for batch in self.looking.batches(roster):
            found = {each.on.learner_id: each for each in await self.looking.opened(principal, batch, PROGRESS)}
            for on in batch:
                there: Seen | None = found.get(on.learner_id)
                name = there.name if there else await self.looking.name(on)
                yield line(version, on, name, there.standing if there else None)
            await asyncio.sleep(0)


def _urgency(each: Seen) -> tuple[int, int, str]:
    """Return the order of those who need a person: most reasons that press most first."""
    order = ("behind", "stuck", "gave_up", "idle", "leaning_on_help", "backlog")
    needs = each.standing.needs
    return order.index(needs[0].code), -len(needs), str(each.on.learner_id)
