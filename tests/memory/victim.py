"""Consolidates a learner in a process that may be killed. A nursery imports everything once and forks a victim for each line it is sent."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from datetime import datetime
from typing import Any
from uuid import UUID

from services.memory import Consolidated, Consolidator, Memory
from services.platform import Database
from services.vault import AccountKeys
from tests.memory.obedient import People
from tests.memory.toys import Tally


class Stopped:
    """A clock that stands where the test's stands."""

    def __init__(self, at: str) -> None:
        self.at = datetime.fromisoformat(at)

    def now(self) -> datetime:
        return self.at


def keys_of(told: dict[str, Any]) -> AccountKeys:
    return AccountKeys(UUID(told["tenant"]), UUID(told["learner"]), {1: bytes.fromhex(told["key"])}, bytes.fromhex(told["names"]))


async def consolidate(told: dict[str, Any]) -> None:
    """Consolidate as a job does, in small batches, so that there are many moments to be killed in."""
    database, keys = Database(told["url"]), keys_of(told)

    async def settled(work: Any, done: Consolidated, is_last: bool) -> None:
        """The job's step is of the same commit; here there is no job."""

    consolidator = Consolidator(Memory({"toy": Tally()}, Stopped(told["at"])), People(), batch=told["batch"])
    await consolidator.run(lambda: database.open_work(keys.tenant_id), keys, keys.account_id, settled)
    await database.dispose()


def main() -> None:
    """Fork for each line; say who was born."""
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            asyncio.run(consolidate(json.loads(line)))
            os._exit(0)
        print(child, flush=True)
        os.waitpid(child, 0)
        print("ended", flush=True)


if __name__ == "__main__":
    main()
