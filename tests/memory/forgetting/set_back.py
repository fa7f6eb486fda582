"""A memory that is set back to what it was, as a restore does, and then hears the orders that were written meanwhile."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import asyncpg

from schemas.standing import StandingOrder
from services.memory import Forgetting, OrdersOwed
from tests.memory.forgetting.conftest import Forgetful

TABLES = ("memory_head", "memory_journal", "memory_part")


class Backup:
    """The rows of a learner's memory as they were."""

    def __init__(self, rows: dict[str, list[tuple[Any, ...]]]) -> None:
        self.rows = rows

    @classmethod
    async def of(cls, eye: asyncpg.Connection) -> Backup:
        return cls({table: [tuple(row) for row in await eye.fetch(f"SELECT * FROM {table}")] for table in TABLES})

    async def put_back(self, eye: asyncpg.Connection) -> None:
        for table, rows in self.rows.items():
            await eye.execute(f"DELETE FROM {table}")
            await eye.copy_records_to_table(table, records=rows)


async def orders(one: Forgetful) -> list[StandingOrder]:
    """Return what the ledger is to be told."""
    async with one.learner.database.open_work(one.learner.keys.tenant_id) as work:
        found = await OrdersOwed().of_learner(work, one.learner.keys, one.learner.id)
    return [StandingOrder.model_validate_json(each) for each in found.orders]


async def obey(one: Forgetful, heard: list[StandingOrder]) -> bool:
    async with one.learner.database.open_work(one.learner.keys.tenant_id) as work:
        return await Forgetting(one.learner.memory).obey(work, one.learner.keys, one.learner.id, heard)


async def beliefs(one: Forgetful) -> set[tuple[Any, ...]]:
    """Return what is believed and on what, but for when it was written down."""
    live = (await one.book()).live(one.clock.at)
    return {(fact.kind, fact.course, fact.subject, fact.value, fact.confidence, fact.quote, fact.evidence) for fact in live}


async def left(one: Forgetful) -> set[UUID]:
    """Return the entries that are left, but for those about forgetting and facts."""
    return {entry.id for entry in await one.learner.entries(limit=2_000) if entry.kind not in ("forgotten", "fact_op", "correction")}
