"""Consolidation as a job does it, for tests that want facts: look, think, settle."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from services.memory import Consolidated, Consolidation, Memory
from services.platform import Database
from services.vault import AccountKeys


async def consolidate(learner: Any, batch: int = 1_000, **more: Any) -> Consolidated:
    """Look, think and settle once."""
    return await consolidated(learner.memory, learner.database, learner.keys, learner.id, batch, **more)


async def consolidated(
    memory: Memory, database: Database, keys: AccountKeys, learner_id: UUID, batch: int = 1_000, *, embedder: Any = None,
    meanwhile: Callable[[], Any] | None = None, killed: Callable[[], None] | None = None,
) -> Consolidated:  # fmt: skip
    """Look, think and settle once; `meanwhile` is awaited before it is settled, `killed` is called before the commit."""
    consolidation = Consolidation(memory, embedder, batch)
    async with database.open_work(keys.tenant_id) as work:
        looked = await consolidation.look(work, keys, learner_id)
    thought = await consolidation.think(keys, looked)
    if meanwhile is not None:
        await meanwhile()
    async with database.open_work(keys.tenant_id) as work:
        done = await consolidation.settle(work, keys, learner_id, thought)
        if killed is not None:
            killed()
    return done
