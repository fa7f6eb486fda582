"""`python -m workers worker | beat | both`: the workers, the clock, or a worker with the clock beside it."""

from __future__ import annotations

import asyncio
import gc
import os
import sys
import warnings
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from celery import signals
from celery.exceptions import SecurityWarning

from services.bootstrap import refuse_half_restored
from services.engines import die_with_parent
from services.platform import JOBS_QUEUE, TICKS_QUEUE, Database, RestoreUnfinished, Unavailable, WrongSettings, load_settings
from workers.app import app
from workers.clock import tick_beside_the_worker

_WORKER: Final = [
    "-q",
    "worker",
    "-P",
    "prefork",
    "-Q",
    f"{TICKS_QUEUE},{JOBS_QUEUE}",
    "--without-gossip",
    "--without-mingle",
    "--without-heartbeat",
]
_NICENESS: Final = 10
"""By how much jobs stand back where processors are scarce: to a tenth of the API's share, never to nothing."""
_COMMANDS: Final = {"worker": _WORKER, "both": _WORKER, "beat": ["-q", "beat", "--pidfile="]}


def _sign_of_life(**_: Any) -> None:
    """Touch the file that a supervisor or a health check looks at: it is there when work is taken, and fresh while work is done."""
    if path := os.environ.get("MENO_READY_FILE"):
        Path(path).touch()


def _no_orphan(**_: Any) -> None:
    """In a process of the pool: end when the main process is killed."""
    die_with_parent()


def _stand_back() -> None:
    """Let a learner who waits for the API go first, from here on: this process and those of the pool."""
    os.nice(_NICENESS)
    # Linux may share its processors out by session before it looks at processes; only a session of our own is ours to slow down.
    if os.getsid(0) == os.getpid():
        with suppress(OSError):
            Path("/proc/self/autogroup").write_text(str(_NICENESS), encoding="ascii")


def _share_memory(**_: Any) -> None:
    """Before the pool is forked: put what is loaded out of the garbage collector's reach, whose marks would copy every page."""
    gc.collect()
    gc.freeze()


def _when(event: Any, act: Callable[..., None]) -> None:
    """Call `act` at a signal of Celery."""
    event.connect(act, weak=False)


async def _refuse_half_restored() -> None:
    """Return if work may be taken; raise RestoreUnfinished otherwise. A database that is away is waited for later, job by job."""
    database = Database(load_settings().database_url, pool_size=1)
    try:
        await refuse_half_restored(database)
    except Unavailable:
        return
    finally:
        await database.dispose()


def main(arguments: list[str]) -> int:
    """Run one of the commands until it is told to stop."""
    if len(arguments) != 1 or arguments[0] not in _COMMANDS:
        sys.stderr.write("say one of: python -m workers worker | beat | both\n")
        return 2
    # It warns root of pickled messages; only JSON is accepted here, and containers and supervisor run us as another user anyway.
    warnings.filterwarnings("ignore", category=SecurityWarning)
    _when(signals.worker_ready, _sign_of_life)
    _when(signals.task_postrun, _sign_of_life)
    _when(signals.worker_init, _share_memory)
    _when(signals.worker_process_init, _no_orphan)
    if arguments == ["both"]:
        tick_beside_the_worker()
    if arguments == ["beat"]:
        _when(signals.after_task_publish, _sign_of_life)
    try:
        asyncio.run(_refuse_half_restored())
    except (WrongSettings, RestoreUnfinished) as error:
        sys.stderr.write(f"{error}\n")
        return 2
    if arguments != ["beat"]:
        _stand_back()
    begun: list[Any] = []
    _when(signals.worker_init, lambda sender, **_: begun.append(sender))
    app.start(argv=_COMMANDS[arguments[0]])
    return int(begun[0].exitcode or 0) if begun else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
