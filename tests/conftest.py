"""What every test may ask for: real engines, a database of its own process made by the migrations, shared data, loopback only."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import hypothesis
import pytest
import pytest_asyncio

from services.platform.engine_process import Part, end, spawn, until_ready
from services.platform.engines import prepare_engines

_LOOPBACK = "127.0.0.0/8,::1,localhost"
_SHARED_DATA = Path(__file__).resolve().parents[2] / "shared" / "data"

hypothesis.settings.register_profile("here", deadline=None, max_examples=60)
hypothesis.settings.register_profile("ci", deadline=None, max_examples=60, derandomize=True, database=None, print_blob=True)
hypothesis.settings.load_profile("ci" if os.environ.get("CI") else "here")


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Let tests connect to this machine only; read by pytest-socket right after."""
    config.option.allow_hosts = config.option.allow_hosts or _LOOPBACK
    config.option.allow_unix_socket = True


@dataclass(frozen=True)
class Servers:
    """Where the test's PostgreSQL (as its administrator), Redis and Celery broker are."""

    admin_url: str
    redis_url: str
    broker_url: str


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def servers() -> AsyncIterator[Servers]:
    """The servers named by MENO_TEST_*, or embedded ones that live as long as this test process."""
    database, redis = os.environ.get("MENO_TEST_DATABASE_URL"), os.environ.get("MENO_TEST_REDIS_URL")
    if database and redis:
        yield Servers(database, redis, os.environ.get("MENO_TEST_BROKER_URL") or redis)
        return
    folder = Path(tempfile.mkdtemp(prefix="meno-test-"))
    engines = await prepare_engines(folder)
    running = [(part, await _running(part)) for part in (engines.postgres, engines.valkey)]
    yield Servers(engines.admin_url, engines.redis_url, engines.redis_url)
    for part, process in reversed(running):
        await end(part, process)
    shutil.rmtree(engines.home, ignore_errors=True)
    shutil.rmtree(folder, ignore_errors=True)


async def _running(part: Part):
    process = await spawn(part)
    await until_ready(part, process)
    return process


@pytest.fixture(scope="session")
def admin_url(servers: Servers) -> str:
    """PostgreSQL as its administrator: `postgresql+asyncpg://…/postgres`."""
    return servers.admin_url


@pytest.fixture(scope="session")
def redis_url(servers: Servers) -> str:
    """A Redis that keeps nothing of value."""
    return servers.redis_url


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of shared data sets; tests that need it are skipped, and say so, where it is absent."""
    folder = Path(os.environ.get("MENO_SHARED_DATA") or _SHARED_DATA)
    if not folder.is_dir():
        pytest.skip(f"LOUD SKIP: no shared data at {folder}; set MENO_SHARED_DATA")
    return folder


@pytest.fixture(scope="session")
def data_dir(shared_data: Path) -> Path:
    """Another name of `shared_data`."""
    return shared_data
