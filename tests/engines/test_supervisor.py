"""The supervisor starts in order, revives what dies, stops in the opposite order, and leaves nothing behind when it is killed."""

import asyncio
import json
import os
import signal
import sys
from contextlib import asynccontextmanager
from types import SimpleNamespace

import pytest
from sqlalchemy.engine import make_url

from services.engines.process import Part, PartFailed
from services.engines.supervisor import AlreadyRunning, Supervisor, sole_use
from tests.engines.waiting import alive, until

_SLEEPER = "import signal, sys, time; signal.signal(signal.SIGTERM, lambda *_: (print('END', flush=True), sys.exit(0))); print('UP', flush=True); time.sleep(60)"


def _part(tmp_path, name, code=_SLEEPER, **more):
    log = tmp_path / f"{name}.log"

    async def ready():
        return log.exists() and "UP" in log.read_text()

    return Part(name=name, argv=(sys.executable, "-c", code), log=log, ready=ready, **more)


async def test_a_part_that_dies_is_started_again(tmp_path):
    said = []
    supervisor = Supervisor(said.append)
    try:
        await supervisor.start(_part(tmp_path, "sleeper"))
        first = supervisor.children[0].process.pid
        os.kill(first, signal.SIGKILL)
        await until(lambda: "sleeper is back" in said)
        assert supervisor.children[0].process.pid != first
    finally:
        await supervisor.stop()


async def test_a_part_that_ends_while_starting_is_reported_with_its_last_words(tmp_path):
    supervisor = Supervisor(print)
    with pytest.raises(PartFailed, match="no such luck"):
        await supervisor.start(_part(tmp_path, "unlucky", "raise SystemExit('no such luck')"))
    await supervisor.stop()


async def test_a_part_that_never_answers_is_given_up_after_its_time(tmp_path):
    supervisor = Supervisor(print)
    with pytest.raises(PartFailed, match=r"did not answer within 0\.2 s"):
        await supervisor.start(_part(tmp_path, "mute", "import time; time.sleep(60)", start_s=0.2))
    await supervisor.stop()


async def test_stopping_goes_backwards_and_asks_before_it_kills(tmp_path):
    supervisor = Supervisor(print)
    for name in ("first", "second"):
        await supervisor.start(_part(tmp_path, name))
    await supervisor.stop()
    ended = {name: (tmp_path / f"{name}.log").stat().st_mtime_ns for name in ("first", "second")}
    assert "END" in (tmp_path / "first.log").read_text()
    assert ended["second"] <= ended["first"]


async def test_a_deaf_part_is_killed_with_its_grandchildren(tmp_path):
    code = (
        "import signal, subprocess, sys, time; signal.signal(signal.SIGTERM, signal.SIG_IGN);"
        "child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)']); print('UP', child.pid, flush=True); time.sleep(60)"
    )
    supervisor = Supervisor(print)
    await supervisor.start(_part(tmp_path, "deaf", code, stop_s=0.2))
    grandchild = int((tmp_path / "deaf.log").read_text().split()[1])
    assert alive(grandchild)
    await supervisor.stop()
    await until(lambda: not alive(grandchild))


def test_a_data_folder_has_one_supervisor_and_a_dead_ones_lock_is_no_lock(tmp_path):
    with sole_use(tmp_path), pytest.raises(AlreadyRunning, match=str(os.getpid())), sole_use(tmp_path):
        pass
    with sole_use(tmp_path):
        pass


_HOST = """
import asyncio, json, sys
from pathlib import Path
from services.engines.embedded import prepare_engines
from services.engines.supervisor import Supervisor, sole_use

async def main(folder):
    supervisor = Supervisor(print)
    engines = await prepare_engines(folder)
    for part in (engines.postgres, engines.valkey):
        await supervisor.start(part)
    pids = [child.process.pid for child in supervisor.children]
    print(json.dumps({"pids": pids, "admin": engines.admin_url, "redis": engines.redis_url}), flush=True)
    await asyncio.Event().wait()

folder = Path(sys.argv[1])
with sole_use(folder):
    asyncio.run(main(folder))
"""


@asynccontextmanager
async def _host(folder):
    """Run a supervisor of both engines in a process of its own; it is killed at the end, and its engines seen to end."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", _HOST, str(folder), stdout=asyncio.subprocess.PIPE, env={**os.environ, "PYTHONPATH": "."}
    )
    running = json.loads(await asyncio.wait_for(process.stdout.readline(), 60))
    try:
        yield SimpleNamespace(kill=process.kill, **running)
    finally:
        if process.returncode is None:
            process.kill()
        await process.communicate()
        await until(lambda: not any(alive(pid) for pid in running["pids"]))


async def test_a_killed_supervisor_leaves_no_orphan_and_data_survives(open_folder, query):
    async with _host(open_folder) as before:
        await query(before.admin, "CREATE TABLE kept AS SELECT 'still here' AS word")
        before.kill()
        async with _host(open_folder) as after:  # at once: it meets engines that are still ending
            assert not any(alive(pid) for pid in before.pids)
            assert await query(after.admin, "SELECT word FROM kept") == "still here"
            assert after.admin == before.admin, "port and password stay"


async def test_killed_engines_come_back_with_their_data(open_folder, query):
    async with _host(open_folder) as running:
        await query(running.admin, "CREATE TABLE kept AS SELECT 7 AS number")
        for pid in running.pids:
            os.kill(pid, signal.SIGKILL)
        await until(lambda: not any(alive(pid) for pid in running.pids))
        assert await until(lambda: query(running.admin, "SELECT number FROM kept")) == 7


async def test_a_taken_port_is_replaced(open_folder, query):
    async with _host(open_folder) as before:
        pass
    port = make_url(before.admin).port
    async with await asyncio.start_server(lambda _, writer: writer.close(), "127.0.0.1", port), _host(open_folder) as after:
        assert make_url(after.admin).port != port
        assert await query(after.admin, "SELECT 1") == 1
