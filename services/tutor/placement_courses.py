"""What placements of a course reckon with: its states of knowledge and which skills can be asked about, made once and kept for a while."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Collection, Sequence
from uuid import UUID

from services.curriculum import CourseVersion
from services.pathway import Flags, Following, Reply, States, following, states_of_knowledge
from services.tutor.placement_questions import askable

MOST_KEPT = 4  # courses: some 16 MB each at most


class PlacementCourses:
    """Courses by version; those used longest ago give way. What is reckoned is reckoned in a thread, as it takes tens of milliseconds."""

    def __init__(self) -> None:
        self._kept: OrderedDict[UUID, tuple[States, Flags]] = OrderedDict()

    async def following(
        self, version: CourseVersion, replies: Sequence[Reply], over: Collection[str], left: int, *, stop: bool = False
    ) -> Following:
        """Return how a placement goes on.

        Args:
            version: the course as the placement asks from it.
            replies: what was said so far.
            over: skills that were asked about.
            left: how many questions are still accepted.
            stop: the learner has had enough.
        """
        return await asyncio.to_thread(self._following, version, replies, over, left, stop)

    def _following(self, version: CourseVersion, replies: Sequence[Reply], over: Collection[str], left: int, stop: bool) -> Following:
        graph, (states, may) = version.graph, self._of(version)
        may = may.copy()
        may[[graph.index[skill] for skill in over if skill in graph.index]] = False
        return following(states, replies, may, graph.opens, left, stop=stop)

    def _of(self, version: CourseVersion) -> tuple[States, Flags]:
        found = self._kept.get(version.id)
        if found is None:
            found = states_of_knowledge(version.graph), askable(version)
        self._kept[version.id] = found
        self._kept.move_to_end(version.id)
        while len(self._kept) > MOST_KEPT:
            self._kept.popitem(last=False)
        return found
