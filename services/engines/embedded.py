"""The embedded engines: PostgreSQL and Valkey on loopback, with passwords of their own, and data that stays."""

from __future__ import annotations

import asyncio
import os
import shutil
import signal
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from services.engines.files import engine_home, engine_user, own_file, own_folder, postgres_bin, valkey_binary
from services.engines.leftovers import clear_leftover
from services.engines.process import EngineUser, Part, PartFailed, prepared_child
from services.engines.state import ADMIN, LOOPBACK, EngineState, load_state

# Sized for one machine that also runs everything else. `log_*`: a failed statement, its parameters and the row in its detail may hold
# sealed bytes, so only what the server itself has to say is logged.
_POSTGRES_SETTINGS: Final = {
    "listen_addresses": LOOPBACK,
    "unix_socket_directories": "",
    "max_connections": "60",
    "shared_buffers": "64MB",
    "work_mem": "4MB",
    "maintenance_work_mem": "32MB",
    "max_wal_size": "256MB",
    "min_wal_size": "32MB",
    "io_method": "sync",
    "max_worker_processes": "4",
    "max_parallel_workers": "0",
    "max_parallel_workers_per_gather": "0",
    "max_logical_replication_workers": "0",
    "autovacuum_max_workers": "1",
    "jit": "off",
    "fsync": "on",
    "full_page_writes": "on",
    "password_encryption": "scram-sha-256",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "logging_collector": "off",
    "log_statement": "none",
    "log_checkpoints": "off",
    "log_min_messages": "log",
    "log_min_error_statement": "panic",
    "log_min_duration_statement": "-1",
    "log_parameter_max_length": "0",
    "log_parameter_max_length_on_error": "0",
    "log_error_verbosity": "terse",
}

_VALKEY_SETTINGS: Final = """\
bind {host}
port {port}
protected-mode yes
requirepass {password}
dir {folder}
daemonize no
set-proc-title no
databases 16
appendonly yes
appendfsync everysec
save ""
maxmemory 128mb
maxmemory-policy noeviction
slowlog-log-slower-than -1
crash-log-enabled no
loglevel notice
"""


@dataclass(frozen=True)
class Engines:
    """The two engines of a data folder, ready to be started, and how to reach them."""

    postgres: Part
    valkey: Part
    state: EngineState
    home: Path

    @property
    def admin_url(self) -> str:
        """Return the address of PostgreSQL as its administrator."""
        return self.state.admin_url

    @property
    def redis_url(self) -> str:
        """Return the address of Valkey."""
        return self.state.redis_url


async def prepare_engines(data_dir: Path) -> Engines:
    """Return the engines of `data_dir`; the first time this makes their files, passwords and an empty database cluster."""
    user = engine_user()
    home = engine_home(data_dir, user)
    for clear in (_clear_postgres(home), _clear_valkey(home)):
        await clear()  # engines of a killed supervisor may still hold their ports
    state = load_state(data_dir)
    postgres = await _postgres_part(home, data_dir / "logs", state, user)
    return Engines(postgres, _valkey_part(home, data_dir / "logs", state, user), state, home)


async def _postgres_part(home: Path, logs: Path, state: EngineState, user: EngineUser | None) -> Part:
    binaries = postgres_bin(home, user)
    cluster = home / "postgres"
    if not (cluster / "PG_VERSION").exists():
        await _make_cluster(binaries, cluster, state.passwords["postgres"], user)
    settings = {"port": str(state.ports["postgres"]), **_POSTGRES_SETTINGS}
    options = tuple(part for name, value in settings.items() for part in ("-c", f"{name}={value}"))
    return Part(
        name="PostgreSQL",
        argv=(str(binaries / "postgres"), "-D", str(cluster), *options),
        log=logs / "postgres.log",
        ready=_postgres_answers(state.ports["postgres"]),
        before=_clear_postgres(home),
        env=_bare_environment(),
        cwd=cluster,
        user=user,
        stop_signal=signal.SIGINT,  # fast shutdown: sessions are ended, then a checkpoint
        orphan_signal=signal.SIGINT,
        stop_s=30.0,
        start_s=60.0,
    )


def _valkey_part(home: Path, logs: Path, state: EngineState, user: EngineUser | None) -> Part:
    folder = own_folder(home / "valkey", user)
    text = _VALKEY_SETTINGS.format(host=LOOPBACK, port=state.ports["valkey"], password=state.passwords["valkey"], folder=folder)
    config = own_file(folder / "valkey.conf", text + f"pidfile {folder / 'valkey.pid'}\n", user)
    return Part(
        name="Valkey",
        argv=(str(valkey_binary(home, user)), str(config)),
        log=logs / "valkey.log",
        ready=_valkey_answers(state.ports["valkey"], state.passwords["valkey"]),
        before=_clear_valkey(home),
        env=_bare_environment(),
        cwd=folder,
        user=user,
    )


async def _make_cluster(binaries: Path, cluster: Path, password: str, user: EngineUser | None) -> None:
    """Make an empty database cluster under a draft name, so that an interrupted attempt is never taken for a cluster."""
    draft = cluster.with_name("postgres.draft")
    shutil.rmtree(draft, ignore_errors=True)
    own_folder(draft, user)
    password_file = own_file(draft.with_name("postgres.password"), password, user)
    command = (
        *(str(binaries / "initdb"), "-D", str(draft), "-U", ADMIN, f"--pwfile={password_file}", "--auth=scram-sha-256"),
        *("--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--no-instructions"),
    )
    process = await asyncio.create_subprocess_exec(
        *command,
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
        env=_bare_environment(),
        cwd=draft,
        **prepared_child(user),
    )
    written, _ = await process.communicate()
    password_file.unlink()
    if process.returncode != 0:
        raise PartFailed(f"PostgreSQL could not make its files in {draft}:\n{written.decode('utf-8', 'replace')}")
    draft.rename(cluster)


def _clear_postgres(home: Path) -> Callable[[], Awaitable[None]]:
    return partial(clear_leftover, home / "postgres" / "postmaster.pid", str(home / "postgres"), signal.SIGINT)


def _clear_valkey(home: Path) -> Callable[[], Awaitable[None]]:
    return partial(clear_leftover, home / "valkey" / "valkey.pid", str(home / "valkey"), signal.SIGTERM)


def _bare_environment() -> dict[str, str]:
    """Return the environment for an engine: none of ours, which may hold secrets."""
    return {"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC"}


def _postgres_answers(port: int) -> Callable[[], Awaitable[bool]]:
    """Return a probe that asks, as libpq's PQping does, for a session, and reads whether the server is past its recovery."""
    parameters = b"user\x00meno_ping\x00database\x00postgres\x00\x00"
    hello = (8 + len(parameters)).to_bytes(4, "big") + (196608).to_bytes(4, "big") + parameters

    async def probe() -> bool:
        # 'R' asks for a password: it takes sessions. 'E' says that it is still starting or stopping.
        return (await _exchange(port, hello, 1)) == b"R"

    return probe


def _valkey_answers(port: int, password: str) -> Callable[[], Awaitable[bool]]:
    async def probe() -> bool:
        return (await _exchange(port, f"AUTH {password}\r\nPING\r\n".encode(), 12)) == b"+OK\r\n+PONG\r\n"

    return probe


async def _exchange(port: int, request: bytes, reply_bytes: int) -> bytes:
    """Return the first bytes that a server on loopback answers to `request`; nothing if it does not."""
    try:
        async with asyncio.timeout(2.0):
            reader, writer = await asyncio.open_connection(LOOPBACK, port)
            try:
                writer.write(request)
                return await reader.readexactly(reply_bytes)
            finally:
                writer.close()
    except (OSError, TimeoutError, asyncio.IncompleteReadError):
        return b""
