"""`kill -9` at random points of indexing: what is written is whole, what is not is made by the next run, nothing twice."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from itertools import pairwise
from pathlib import Path
from random import Random
from uuid import UUID

import pytest

from tests.memory.index.conftest import Place
from tests.memory.index.test_indexing import ids
from tests.memory.toys import message

ROOT = Path(__file__).resolve().parents[3]
SEED = int(os.environ.get("MENO_TORTURE_SEED", "0"))
ENTRIES, AT_ONCE = 1_200, 400
LONGEST_S = 0.5


async def killed(settings, job_id: UUID, after_s: float) -> bool:
    """Run a job in a process of its own and kill it so long after it has begun; return whether it lived until then."""
    given = settings.model_dump(include={"database_url", "keys_database_url", "redis_url", "broker_url", "embedder"}, exclude_none=True)
    environment = {
        **os.environ,
        **{f"MENO_{name}".upper(): value for name, value in given.items()},
        "MENO_DATA_DIR": str(settings.data_dir),
    }
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.memory.index.indexer", str(job_id), cwd=ROOT, env=environment, stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
    )  # fmt: skip
    assert process.stdout is not None
    async with asyncio.timeout(60):
        while (line := await process.stdout.readline()) and line != b"begun\n":
            pass
    await asyncio.sleep(after_s)
    was_alive = process.returncode is None
    if was_alive:
        os.kill(process.pid, signal.SIGKILL)
    await process.wait()
    return was_alive


async def side_by_side(place: Place) -> int:
    """Check that no two segments cover the same entry; return how many entries are covered."""
    spans = await place.spans()
    assert all(before.to_seq < after.from_seq for before, after in pairwise(spans))
    return sum(span.length for span in spans)


@pytest.mark.parametrize("kills", [pytest.param(3), pytest.param(120, marks=[pytest.mark.torture, pytest.mark.timeout(1800)])])
async def test_whatever_is_killed_the_index_comes_out_whole_and_every_text_once(ada: Place, settings, brooms, kills):
    rng, drafts, met = Random(SEED + kills), [message(f"text number {n} of many") for n in range(ENTRIES)], 0
    for begin in range(0, ENTRIES, AT_ONCE):
        await ada.append(*drafts[begin : begin + AT_ONCE])
    for _ in range(kills):
        # The lease of the killed run is taken to have ended: waiting for it would test the clock.
        await brooms[0].execute("UPDATE job SET state = 'waiting', run_after = now(), attempt = 0 WHERE state IN ('running', 'dead')")
        met += await killed(settings, await ada.promise(), rng.uniform(0, LONGEST_S))
        if await side_by_side(ada) > ENTRIES // 2 and rng.random() < 0.5:
            await brooms[0].execute("DELETE FROM memory_index WHERE from_seq > $1", rng.randint(0, ENTRIES))
    assert met >= kills // 2, "most runs were still at work when they were killed"
    await brooms[0].execute("UPDATE job SET state = 'waiting', run_after = now(), attempt = 0 WHERE state IN ('running', 'dead')")
    await ada.index()
    found = await ids(ada)
    assert len(found) == len(set(found)) == ENTRIES
    assert set(found) == {draft.id for draft in drafts}
    assert await side_by_side(ada) >= ENTRIES
    assert (await ada.ask("text number 7")).items
