"""Wake-ups: after a commit the ids of its jobs go to Celery. A message is only a nudge; lost, doubled or late, it does no harm.

Sending happens in a thread of its own, so that a commit never waits for the broker, and an absent broker costs nothing but the nudge:
the reconciler sends again what is still due.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Sequence
from typing import Any, Final, Protocol

from celery import Celery

from services.platform.database import Nudge
from services.platform.logs import get_logger

log = get_logger(__name__)

RUN_TASK: Final = "meno.run"
TICK_TASK: Final = "meno.tick"
JOBS_QUEUE: Final = "meno.jobs"
TICKS_QUEUE: Final = "meno.ticks"
_HELD: Final = 10_000
_PAUSE_S: Final = 1.0
_TIMEOUT_S: Final = 2.0
_REDIS_OPTIONS: Final = {
    "socket_connect_timeout": _TIMEOUT_S,
    "socket_keepalive": True,
    "health_check_interval": 10,
    # A message that a dead worker held comes back after this long; by then the reconciler has had its job redone.
    "visibility_timeout": 600,
}


def broker_options(url: str) -> dict[str, Any]:
    """Return Celery's transport options for a broker: RabbitMQ, which knows its dead workers, needs none."""
    return {} if url.startswith("amqp") else dict(_REDIS_OPTIONS)


class Waker(Protocol):
    """Tells the workers that jobs are due."""

    def wake(self, jobs: Sequence[Nudge]) -> None:
        """Send the wake-ups of `jobs`, soon; return at once."""
        ...


def queue_of(job: Nudge) -> str:
    """Return the queue of a wake-up: the ground's own small jobs, and those whose worker died, do not wait behind a backlog."""
    return TICKS_QUEUE if job.is_urgent or job.kind.startswith("platform.") else JOBS_QUEUE


class CeleryWaker:
    """Sends wake-ups from a daemon thread that is begun at the first of them (so after a worker has forked)."""

    def __init__(self, broker_url: str) -> None:
        """Connect lazily to the Redis or RabbitMQ at `broker_url`."""
        self._celery: Any = Celery("meno.waker", broker=broker_url, set_as_current=False)  # type: ignore[no-untyped-call]
        self._celery.conf.update(
            broker_transport_options=broker_options(broker_url),
            broker_connection_timeout=_TIMEOUT_S,
            task_ignore_result=True,
            task_create_missing_queues=True,
        )
        self._waiting: queue.Queue[Nudge | None] = queue.Queue(_HELD)
        self._thread: threading.Thread | None = None
        self._starting = threading.Lock()
        self._closing = threading.Event()

    def wake(self, jobs: Sequence[Nudge]) -> None:
        """Send the wake-ups of `jobs`, soon; those that do not fit are left to the reconciler."""
        self._begin()
        for job in jobs:
            try:
                self._waiting.put_nowait(job)
            except queue.Full:
                return

    def close(self) -> None:
        """Send what is waiting, for two seconds at most, and end the thread."""
        if self._thread is None:
            return
        self._closing.set()
        self._waiting.put(None)
        self._thread.join(_TIMEOUT_S)

    def _begin(self) -> None:
        """Start the thread, once."""
        with self._starting:
            if self._thread is None:
                self._thread = threading.Thread(target=self._send_all, name="meno-waker", daemon=True)
                self._thread.start()

    def _send_all(self) -> None:
        """Send until told to end; drop what an absent broker cannot take."""
        while (job := self._waiting.get()) is not None:
            try:
                self._send(job)
            except Exception as error:
                log.warning("wake_failed", error_class=type(error).__name__)
                self._drop()

    def _drop(self) -> None:
        """Forget what is waiting and give the broker a moment."""
        self._closing.wait(_PAUSE_S)
        while not self._waiting.empty():
            if self._waiting.get_nowait() is None:
                self._waiting.put(None)
                return

    def _send(self, job: Nudge) -> None:
        """Send one opaque id, with the copies of the arguments in the message's headers left blank."""
        options: dict[str, Any] = {"queue": queue_of(job), "retry": False, "ignore_result": True, "argsrepr": "", "kwargsrepr": ""}
        self._celery.send_task(RUN_TASK, args=[job.job_id.hex], task_id=str(job.job_id), **options)
