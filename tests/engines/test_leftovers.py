"""What a killed start leaves behind is cleared, and other people's processes are left alone."""

import os
import shutil

import pytest

from services.engines.embedded import prepare_engines
from services.engines.process import spawn, until_ready
from tests.engines.waiting import alive
from tests.servers import running


async def test_engines_that_run_without_a_supervisor_are_stopped_before_the_next_start(open_folder):
    engines = await prepare_engines(open_folder)
    orphans = [await spawn(part) for part in (engines.postgres, engines.valkey)]
    for part, process in zip((engines.postgres, engines.valkey), orphans, strict=True):
        await until_ready(part, process)
    again = await prepare_engines(open_folder)
    assert not any(alive(process.pid) for process in orphans)
    assert again.state == engines.state, "ports are free again"


async def test_a_file_that_names_a_process_of_someone_else_is_taken_away_and_the_process_left_alone(open_folder):
    engines = await prepare_engines(open_folder)
    stale = engines.home / "postgres" / "postmaster.pid"
    stale.write_text(f"{os.getpid()}\n/elsewhere\n")
    await prepare_engines(open_folder)
    assert not stale.exists()
    assert alive(os.getpid())


async def test_secrets_are_readable_by_their_owner_only_and_never_shown(open_folder):
    engines = await prepare_engines(open_folder)
    assert (open_folder / "engines.json").stat().st_mode & 0o077 == 0
    assert (engines.home / "valkey" / "valkey.conf").stat().st_mode & 0o077 == 0
    assert engines.state.passwords["postgres"] not in repr(engines)
    assert not any(
        secret in " ".join(part.argv) for part in (engines.postgres, engines.valkey) for secret in engines.state.passwords.values()
    )


@pytest.mark.skipif(os.geteuid() != 0, reason="only root runs the engines as someone else")
async def test_engines_of_a_folder_that_their_account_cannot_enter_live_elsewhere(open_folder, query):
    closed = open_folder / "closed"
    closed.mkdir(mode=0o700)
    engines = await prepare_engines(closed / "data")
    try:
        assert not engines.home.is_relative_to(open_folder)
        assert (await prepare_engines(closed / "data")).home == engines.home
        assert closed.stat().st_mode & 0o777 == 0o700, "the mode of a folder that is not ours is left alone"
        async with running(engines.postgres):
            assert await query(engines.admin_url, "SELECT 1") == 1
    finally:
        shutil.rmtree(engines.home)
