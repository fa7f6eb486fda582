"""Judges another policy by what this one logged, from the journals of learners whose consent covers improving the course."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from services.identity import Category
from services.mastery import Gathering, made_here
from services.memory import reading_through
from services.pathway.evaluation import DELAYS_DAYS, Drawn, Estimate, Target, drawn_of, evaluate
from services.platform import no_work_open

FEWEST_LEARNERS: Final = 10
READ: Final[tuple[Category, ...]] = ("plan", "attempts")


@dataclass(frozen=True, slots=True)
class PolicyReview:
    """Reads draws and their delayed outcomes. Nothing of it is kept but the record, in each journal, that it was read."""

    gathering: Gathering

    async def judged(self, tenant_id: UUID, run_id: UUID, target: Target) -> dict[int, Estimate | None]:
        """Return, for each delay in days, what another policy would have come to; None where fewer than ten learners have an outcome.

        Args:
            tenant_id: Whose learners.
            run_id: Names the look in the journals; begun again, it is noted once.
            target: The other policy.
        """
        found: dict[int, list[Drawn]] = {delay: [] for delay in DELAYS_DAYS}
        for number, learner_id in enumerate(await self.gathering.consenting(tenant_id)):
            written = await self.gathering.entries(tenant_id, learner_id, run_id, READ)
            reading, entries = reading_through(written), made_here(written)
            for delay, draws in found.items():
                draws += drawn_of(number, entries, delay, reading.read)
        no_work_open("judging a policy")
        return {delay: await asyncio.to_thread(_estimate, draws, target) for delay, draws in found.items()}


def _estimate(draws: list[Drawn], target: Target) -> Estimate | None:
    return evaluate(draws, target) if len({one.learner for one in draws}) >= FEWEST_LEARNERS else None
