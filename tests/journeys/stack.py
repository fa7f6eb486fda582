"""A whole Meno for tests: `meno up` with the real courses in a folder of its own, once per test session, and a model server beside it."""

from __future__ import annotations

import os
import shutil
import socket
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx2
import pytest
import pytest_asyncio

from bench.running import Running, running
from services.bootstrap import Services, build_services
from services.engines.files import engine_home, engine_user
from tests.journeys.model_server import ModelServer, serve_model

CALL_S = 60.0


@contextmanager
def whole_meno(**more: str) -> Iterator[Running]:
    """Run `meno up` in a new folder, with `more` in its environment; all of it is gone afterwards.

    Whoever works on these tests names a folder in MENO_TEST_HOME: it is kept, and the next run need not publish the courses again.
    """
    kept = os.environ.get("MENO_TEST_HOME")
    folder = Path(kept or tempfile.mkdtemp(prefix="meno-whole-"))
    try:
        with running(folder, free_port(), MENO_LOG_LEVEL="info", **more) as meno:
            yield meno
    finally:
        if not kept:
            _clear(folder)


def _clear(folder: Path) -> None:
    shutil.rmtree(engine_home(folder, engine_user()), ignore_errors=True)
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def model_server() -> Iterator[ModelServer]:
    """An OpenAI-compatible server in a thread of its own."""
    with serve_model() as server:
        yield server


@pytest.fixture(scope="session")
def metrics_port() -> int:
    """The port of the metrics page of `meno`."""
    return free_port()


@pytest.fixture(scope="session")
def meno(model_server: ModelServer, metrics_port: int) -> Iterator[Running]:
    """A running installation that the tests of this session share. Nobody may break it for the others."""
    more = {"MENO_LLM_BASE_URL": model_server.url, "MENO_LLM_MODEL": "scripted", "MENO_METRICS_PORT": str(metrics_port)}
    with whole_meno(**more) as found:
        yield found


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def inside(meno: Running) -> AsyncIterator[Services]:
    """The services of `meno`, to look inside and to make people."""
    services = await build_services(meno.settings)
    yield services
    await services.close()


def client_of(meno: Running, name: str) -> httpx2.AsyncClient:
    """Return a client signed in as a demo person."""
    signed = meno.sign_in(name)
    signed.close()
    return async_client(meno, signed.headers["Authorization"])


def async_client(meno: Running, authorization: str | None = None) -> httpx2.AsyncClient:
    """Return a client, with the `Authorization` header if one is given."""
    headers = {"Authorization": authorization} if authorization else {}
    return httpx2.AsyncClient(base_url=meno.url, timeout=CALL_S, headers=headers)


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return int(held.getsockname()[1])
