"""The small installation that `meno up` runs: engines, then tables and demo, then worker and API."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import socket
import sys
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Protocol

from services.engines.embedded import prepare_engines
from services.engines.process import Part, PartFailed, open_log, prepared_child, tail, tell
from services.engines.state import LOOPBACK, Addresses, addresses
from services.engines.supervisor import Supervisor

_PORT: Final = "8000"
_PROBE_S: Final = 2.0
# Arrays here are small: more threads and arenas would cost memory and gain nothing. What is larger than half a MiB (a learner's opened index)
# goes back to the system when it is let go: left to itself, glibc moves that limit up to 32 MiB and keeps what came below it.
_THRIFT: Final = {
    "MALLOC_ARENA_MAX": "2", "MALLOC_MMAP_THRESHOLD_": "524288", "MALLOC_TRIM_THRESHOLD_": "1048576", "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1",
}  # fmt: skip


class Screen(Protocol):
    """Where progress is shown."""

    def step(self, doing: str, done: str) -> AbstractContextManager[None]:
        """Show `doing` for as long as the block lasts, then `done` with the time it took."""

    def say(self, sentence: str) -> None:
        """Show one sentence."""


@dataclass(frozen=True)
class Stack:
    """A running installation: where it is, and the demo people as (role, school, user name, password)."""

    address: str
    people: Sequence[Sequence[str]] = field(repr=False)


async def raise_stack(data_dir: Path, supervisor: Supervisor, screen: Screen) -> Stack:
    """Start everything, make what is missing, and return when the API answers.

    Raises:
        PartFailed: Something did not come up; the message says what and why.
    """
    host, port = _endpoint(os.environ)
    with screen.step("Preparing engines", "Engines prepared"):
        engines = await prepare_engines(data_dir)
    found = addresses(engines.state, os.environ)
    for part, wanted in ((engines.postgres, found.embeds_postgres), (engines.valkey, found.embeds_valkey)):
        if wanted:
            with screen.step(f"Starting {part.name}", part.name):
                await supervisor.start(part)
    environment = _environment(data_dir, found, host, port)
    people = await _prepare(data_dir, found, environment, screen)
    with screen.step("Starting worker and API", "Worker and API"):
        await supervisor.start(worker_part(data_dir, environment), api_part(data_dir, environment, host, port))
    return Stack(environment["MENO_PUBLIC_URL"], people)


def _endpoint(environment: Mapping[str, str]) -> tuple[str, int]:
    """Return where the API shall listen; raise PartFailed if it cannot."""
    host, written = environment.get("MENO_HOST") or LOOPBACK, environment.get("MENO_PORT") or _PORT
    if not written.isdigit() or not 0 < int(written) < 65536:
        raise PartFailed(f"MENO_PORT is wrong: {written!r} is no port; name a number from 1 to 65535")
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, int(written)))
        except OSError as error:
            other = int(written) % 65535 + 1
            raise PartFailed(
                f"Port {written} of {host} cannot be used ({error.strerror}); choose another: MENO_PORT={other} make up"
            ) from None
    return host, int(written)


def _environment(data_dir: Path, found: Addresses, host: str, port: int) -> dict[str, str]:
    """Return the environment of our own processes."""
    shown = LOOPBACK if host in {"0.0.0.0", "::"} else host  # noqa: S104 - an address to show, not to listen on
    ours = {f"MENO_{name}".upper(): value for name, value in found.given.items()}
    place = {"MENO_DATA_DIR": str(data_dir.resolve()), "MENO_HOST": host, "MENO_PORT": str(port), "PYTHONUNBUFFERED": "1"}
    return {**_THRIFT, "MENO_PUBLIC_URL": f"http://{shown}:{port}", **os.environ, **ours, **place}


async def _prepare(data_dir: Path, found: Addresses, environment: Mapping[str, str], screen: Screen) -> list[list[str]]:
    """Have roles, databases, tables and demo made by a process that ends when it is done, and show what it tells.

    It needs all of the product; a supervisor that did this itself would hold that memory for as long as it runs.
    """
    if found.admin_url is not None:
        environment = {**environment, "MENO_ADMIN_DATABASE_URL": found.admin_url}
    log = data_dir / "logs" / "prepare.log"
    with open_log(log) as errors:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "services.cli", "prepare"),
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=errors,
            env=environment,
            **prepared_child(),
        )
    try:
        return await _told(process, screen, log)
    finally:
        tell(process, signal.SIGKILL)
        await process.wait()


async def _told(process: asyncio.subprocess.Process, screen: Screen, log: Path) -> list[list[str]]:
    """Show the lines of `meno prepare` as they come; return the demo people at its end."""
    assert process.stdout is not None  # noqa: S101 - asked for above
    with ExitStack() as step:
        async for line in process.stdout:
            word = json.loads(line)
            if "failed" in word:
                raise PartFailed(word["failed"])
            if "people" in word:
                return list(word["people"])
            if "say" in word:
                screen.say(word["say"])
            else:
                step.close()
                step.enter_context(screen.step(word["doing"], word["done"]))
        raise PartFailed(f"The databases could not be prepared; the log is {log}\n{tail(log)}")


def worker_part(data_dir: Path, environment: Mapping[str, str]) -> Part:
    """Return the worker with its clock beside it."""
    ready = data_dir.resolve() / "worker.ready"

    async def forget() -> None:
        ready.unlink(missing_ok=True)

    async def is_ready() -> bool:
        return ready.exists()

    return Part(
        name="worker",
        argv=(sys.executable, "-m", "workers", "both"),
        log=data_dir / "logs" / "worker.log",
        ready=is_ready,
        before=forget,
        env={**environment, "MENO_READY_FILE": str(ready)},
        stop_s=20.0,
        start_s=60.0,
    )


def api_part(data_dir: Path, environment: Mapping[str, str], host: str, port: int) -> Part:
    """Return the API in one process."""
    return Part(
        name="API",
        argv=(sys.executable, "-m", "services.api"),
        log=data_dir / "logs" / "api.log",
        ready=lambda: answers_ok(host, port, "/readyz"),
        env=environment,
        stop_s=12.0,
        start_s=60.0,
    )


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
