"""One child process: without rights it does not need, in a session of its own, never outliving the process that started it."""

from __future__ import annotations

import asyncio
import ctypes
import os
import signal
import sys
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, Final

_PR_SET_PDEATHSIG: Final = 1
_PROBE_EVERY_S: Final = 0.03
_LOG_KEPT_BYTES: Final = 8 * 2**20

# Loaded before any fork: between fork and exec nothing may take the import or the loader lock.
_LIBC: Final = ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None


class PartFailed(Exception):
    """A part of the stack did not come up; the message says which one, and the last lines that it wrote."""


@dataclass(frozen=True)
class EngineUser:
    """The unprivileged identity that a database engine runs under when we are root."""

    uid: int
    gid: int


@dataclass(frozen=True)
class Part:
    """What it takes to run one child process.

    `ready` is one quick probe, asked again until it is true or `start_s` has passed. `orphan_signal` is what the kernel sends to the
    child when its parent dies. `before` is awaited ahead of every start: it clears what a killed predecessor left.
    """

    name: str
    argv: tuple[str, ...]
    log: Path
    ready: Callable[[], Awaitable[bool]]
    before: Callable[[], Awaitable[None]] | None = None
    env: Mapping[str, str] | None = None
    cwd: Path | None = None
    user: EngineUser | None = None
    stop_signal: signal.Signals = signal.SIGTERM
    orphan_signal: signal.Signals = signal.SIGTERM
    stop_s: float = 10.0
    start_s: float = 30.0


def die_with_parent(how: signal.Signals = signal.SIGKILL) -> None:
    """Ask the kernel to send this process `how` when its parent ends. Set it after any change of user, which clears it.

    Only Linux can; elsewhere the next start clears what is left.
    """
    if _LIBC is not None:
        _LIBC.prctl(_PR_SET_PDEATHSIG, int(how), 0, 0, 0)


def prepared_child(user: EngineUser | None = None, orphan_signal: signal.Signals = signal.SIGKILL) -> dict[str, Any]:
    """Return the arguments of a subprocess that has a session of its own, runs as `user`, and does not outlive this process."""
    parent = os.getpid()

    def prepare() -> None:
        die_with_parent(orphan_signal)
        if os.getppid() != parent:  # the parent died between the fork and the line above
            os._exit(1)

    identity = {} if user is None else {"user": user.uid, "group": user.gid, "extra_groups": []}
    # Python runs `preexec_fn` after it has changed the user, as the kernel's promise to signal the child would be lost by that change.
    return {**identity, "start_new_session": True, "preexec_fn": prepare, "umask": 0o077}


async def spawn(part: Part) -> asyncio.subprocess.Process:
    """Start the process of `part` and return it without waiting for readiness."""
    if part.before is not None:
        await part.before()
    with open_log(part.log) as log:
        return await asyncio.create_subprocess_exec(
            *part.argv,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=log,
            stderr=asyncio.subprocess.STDOUT,
            env=None if part.env is None else dict(part.env),
            cwd=part.cwd,
            **prepared_child(part.user, part.orphan_signal),
        )


def open_log(path: Path) -> BinaryIO:
    """Return the log opened for appending, the old one put aside when it has grown large."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists() and path.stat().st_size > _LOG_KEPT_BYTES:
        path.replace(path.with_suffix(".log.1"))
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600), "ab")


async def until_ready(part: Part, process: asyncio.subprocess.Process) -> None:
    """Return when `part` answers its probe; raise PartFailed if it ends, or does not answer in time."""
    deadline = asyncio.get_running_loop().time() + part.start_s
    while not await part.ready():
        if process.returncode is not None:
            raise PartFailed(f"{part.name} ended with code {process.returncode} while starting.\n{tail(part.log)}")
        if asyncio.get_running_loop().time() > deadline:
            raise PartFailed(f"{part.name} did not answer within {part.start_s:g} s; its log is {part.log}\n{tail(part.log)}")
        await asyncio.sleep(_PROBE_EVERY_S)


async def end(part: Part, process: asyncio.subprocess.Process) -> None:
    """Stop the process in its own orderly way; kill its whole session if it takes longer than `stop_s`."""
    tell(process, part.stop_signal)
    try:
        await asyncio.wait_for(process.wait(), part.stop_s)
    except TimeoutError:
        tell(process, signal.SIGKILL)
        await process.wait()
    sweep_session(process.pid)


def tell(process: asyncio.subprocess.Process, how: signal.Signals) -> None:
    """Send a signal to a child unless it has ended.

    Not through asyncio's own method: that one asks the kernel for the exit code first, and the loop, which waits for the same, loses it.
    """
    if process.returncode is None:
        with suppress(ProcessLookupError):
            os.kill(process.pid, how)


def sweep_session(leader_pid: int) -> None:
    """Kill what a finished process left in its process group."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(leader_pid, signal.SIGKILL)


def tail(log: Path, lines: int = 8) -> str:
    """Return the last lines of a log, indented, for a message to a person."""
    try:
        written = log.read_text("utf-8", errors="replace").splitlines()[-lines:]
    except FileNotFoundError:
        return ""
    return "\n".join(f"    {line}" for line in written)
