"""Redis dies while every process of a worker is busy: what they finish cannot be acknowledged, and work goes on afterwards all the same."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID, uuid4

import pytest

from services.platform import enqueue
from tests.engines.waiting import until
from tests.platform.real_worker import real_worker
from tests.platform.test_torture import House, house

__all__ = ["house"]

PROCESSES = 2
NEVER = datetime(2100, 1, 1, tzinfo=UTC)
LOST = "Couldn't ack"

pytestmark = [pytest.mark.slow, pytest.mark.engines, pytest.mark.timeout(120)]


async def promise(house: House, kind: str, run_after: datetime | None = None) -> UUID:
    async with house.jobs.database.open_work() as work:
        return await enqueue(work, kind, tenant_id=uuid4(), run_after=run_after)


async def count(house: House, kind: str, state: str) -> int:
    return len(await house.jobs.find(kind=kind, state=state, limit=100))


async def test_a_worker_whose_hands_were_full_when_redis_died_works_on(house: House) -> None:
    async with real_worker(house.settings, house.log):
        for _ in range(PROCESSES):
            await promise(house, "test.wait_for_row")

        async def all_at_it() -> bool:
            return await count(house, "test.wait_for_row", "running") == PROCESSES

        await until(all_at_it, seconds=40)
        house.running["valkey"].kill()
        await house.running["valkey"].wait()
        await promise(house, "test.row", NEVER)

        async def all_done() -> bool:
            return await count(house, "test.wait_for_row", "done") == PROCESSES

        await until(all_done, seconds=20)
        await until(lambda: LOST in house.log.read_text(), seconds=20)
        await house.start("valkey")
        await promise(house, "test.append")

        async def works_on() -> bool:
            return await count(house, "test.append", "done") == 1

        await until(works_on, seconds=40)
        assert "acknowledgement_lost" in house.log.read_text()


async def test_a_message_that_the_broker_hears_of_is_no_loss(house: House) -> None:
    async with real_worker(house.settings, house.log):
        for _ in range(3):
            await promise(house, "test.append")

        async def all_done() -> bool:
            return await count(house, "test.append", "done") == 3

        await until(all_done, seconds=40)
    assert "acknowledgement_lost" not in house.log.read_text()
