"""A learner who has practised, and the shortest ways to let them forget."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from schemas.journal import Fact
from schemas.memory import Wish
from services.memory import Forgetting, Outlook, Replay
from services.memory.facts import ALL, FACTS, FactBook
from tests.memory.conftest import Learner, SetClock
from tests.memory.conftest import clock as clock
from tests.memory.conftest import learner as learner
from tests.memory.conftest import memory as memory
from tests.memory.conftest import new_learner as new_learner
from tests.memory.conftest import tenant_id as tenant_id
from tests.memory.conftest import vault as vault
from tests.memory.consolidating import consolidate
from tests.memory.toys import attempt, message


@dataclass
class Forgetful:
    """A learner, what they forget, and what is left."""

    learner: Learner
    clock: SetClock

    async def practise(self, n: int = 6, *, misconception: str = "drops-sign", skill: str = "one-step") -> list[UUID]:
        """Append `n` wrong answers, with a message each; return the attempts' ids."""
        ids = []
        for _ in range(n):
            self.clock.at += timedelta(minutes=1)
            draft = attempt(score=0.0, misconception=misconception, skill=skill)
            await self.learner.append(draft, message())
            ids.append(draft.id)
        return ids

    async def consolidate(self) -> None:
        await consolidate(self.learner)

    async def book(self) -> FactBook:
        return await self.learner.state(ALL, FACTS)

    async def fact(self, kind: str) -> Fact:
        return next(fact for fact in (await self.book()).live(self.clock.at) if fact.kind == kind)

    async def kinds(self) -> set[str]:
        return {fact.kind for fact in (await self.book()).live(self.clock.at)}

    async def forget(self, what: str, **named: Any) -> Outlook:
        async with self.learner.database.open_work(self.learner.keys.tenant_id) as work:
            return await Forgetting(self.learner.memory).forget(work, self.learner.keys, self.learner.id, Wish(what=what, **named))

    async def outlook(self, what: str, **named: Any) -> Outlook:
        async with self.learner.database.open_work(self.learner.keys.tenant_id) as work:
            return await Forgetting(self.learner.memory).outlook(work, self.learner.keys, self.learner.id, Wish(what=what, **named))

    async def rebuild_and_verify(self) -> None:
        """Check that image and journal hold together, as they are and folded again."""
        for _ in range(2):
            async with self.learner.database.open_work(self.learner.keys.tenant_id) as work:
                replay = Replay(self.learner.memory.folds)
                found = await replay.verify(work, self.learner.keys, self.learner.id)
                assert found.faults == []
                assert (await replay.rebuild(work, self.learner.keys, self.learner.id)).holds


@pytest.fixture
def one(learner: Learner, clock: SetClock) -> Forgetful:
    return Forgetful(learner, clock)
