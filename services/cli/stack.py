"""The small installation that `meno up` runs: engines, roles, tables, demo, worker and API, in this order."""

from __future__ import annotations

import asyncio
import os
import socket
import sys
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol

from services.platform import (
    Addresses,
    Part,
    PartFailed,
    Settings,
    Supervisor,
    addresses,
    load_settings,
    prepare_engines,
    prepare_servers,
    upgrade,
)

# Arrays here are small: more threads and arenas would cost memory and gain nothing.
_THRIFT: Final = {"MALLOC_ARENA_MAX": "2", "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
_PROBE_S: Final = 2.0


class SignIn(Protocol):
    """One demo account."""

    @property
    def role(self) -> str:
        """Return learner, educator, guardian or operator."""

    @property
    def user_name(self) -> str:
        """Return the name to sign in with."""

    @property
    def password(self) -> str:
        """Return its password, made for this installation."""


class Screen(Protocol):
    """Where progress is shown."""

    def step(self, doing: str, done: str) -> AbstractContextManager[None]:
        """Show `doing` for as long as the block lasts, then `done` with the time it took."""

    def say(self, sentence: str) -> None:
        """Show one sentence."""


Seed = Callable[[Settings, Callable[[str], None]], Awaitable[Sequence[SignIn]]]


@dataclass(frozen=True)
class Stack:
    """A running installation."""

    settings: Settings
    sign_ins: Sequence[SignIn]


async def raise_stack(data_dir: Path, supervisor: Supervisor, screen: Screen, seed: Seed) -> Stack:
    """Start everything, make what is missing, and return when the API answers.

    Raises:
        PartFailed: Something did not come up; the message says what and why.
    """
    _claim_port(load_settings(**_unset(), data_dir=data_dir))
    with screen.step("Preparing engines", "Engines prepared"):
        engines = await prepare_engines(data_dir)
        found = addresses(engines.state, os.environ)
        settings = load_settings(**found.given, data_dir=data_dir)
    for part, wanted in ((engines.postgres, found.embeds_postgres), (engines.valkey, found.embeds_valkey)):
        if wanted:
            with screen.step(f"Starting {part.name}", part.name):
                await supervisor.start(part)
    with screen.step("Making tables", "Tables at their newest"):
        await _make_tables(found, settings)
    with screen.step("Loading the sample courses and demo people", "Sample courses and demo people"):
        sign_ins = await seed(settings, screen.say)
    for part in (worker_part(settings, found.given), api_part(settings, found.given)):
        with screen.step(f"Starting the {part.name}", part.name):
            await supervisor.start(part)
    return Stack(settings, sign_ins)


def _unset() -> dict[str, str]:
    """Return stand-ins for the addresses, so that host and port can be read and refused before anything is started."""
    postgres = "postgresql://unset@127.0.0.1/unset"
    return {"database_url": postgres, "keys_database_url": postgres, "redis_url": "redis://127.0.0.1"}


def _claim_port(settings: Settings) -> None:
    """Raise PartFailed if another program listens where the API shall."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.host, settings.port))
        except OSError as error:
            raise PartFailed(
                f"Port {settings.port} of {settings.host} cannot be used ({error.strerror}); choose another: MENO_PORT={settings.port + 1} make up"
            ) from None


async def _make_tables(found: Addresses, settings: Settings) -> None:
    """Make our roles and databases if the server is ours to arrange, then bring the tables to their newest."""
    if found.admin_url is not None:
        await prepare_servers(found.admin_url, settings)
    if settings.database_owner_url is not None:
        await upgrade(settings)


def worker_part(settings: Settings, given: Mapping[str, str]) -> Part:
    """Return the worker with its clock beside it."""
    ready = settings.data_dir.resolve() / "worker.ready"

    async def forget() -> None:
        _remove(ready)

    async def is_ready() -> bool:
        return _is_there(ready)

    return Part(
        name="worker",
        argv=(sys.executable, "-m", "workers", "both"),
        log=settings.data_dir / "logs" / "worker.log",
        ready=is_ready,
        before=forget,
        env=_environment(settings, given) | {"MENO_READY_FILE": str(ready)},
        stop_s=20.0,
        start_s=60.0,
    )


def api_part(settings: Settings, given: Mapping[str, str]) -> Part:
    """Return the API in one process."""
    return Part(
        name="API",
        argv=(sys.executable, "-m", "services.api"),
        log=settings.data_dir / "logs" / "api.log",
        ready=lambda: answers_ok(settings.host, settings.port, "/readyz"),
        env=_environment(settings, given),
        stop_s=12.0,
        start_s=60.0,
    )


def _environment(settings: Settings, given: Mapping[str, str]) -> dict[str, str]:
    """Return the environment of our own processes."""
    ours = {f"MENO_{name}".upper(): value for name, value in given.items()}
    return {**_THRIFT, **os.environ, **ours, "MENO_DATA_DIR": str(settings.data_dir.resolve()), "PYTHONUNBUFFERED": "1"}


def _remove(path: Path) -> None:
    path.unlink(missing_ok=True)


def _is_there(path: Path) -> bool:
    return path.exists()


async def answers_ok(host: str, port: int, path: str) -> bool:
    """Return whether a GET of `path` is answered with status 200."""
    try:
        async with asyncio.timeout(_PROBE_S):
            reader, writer = await asyncio.open_connection(host, port)
            try:
                writer.write(f"GET {path} HTTP/1.1\r\nHost: {host}:{port}\r\nConnection: close\r\n\r\n".encode())
                return (await reader.readline()).split(b" ")[1:2] == [b"200"]
            finally:
                writer.close()
    except (OSError, TimeoutError):
        return False
