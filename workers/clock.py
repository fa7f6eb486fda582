"""The clock beside a worker: it ticks from the worker's own loop, without the process that Celery would fork for an embedded beat."""

from __future__ import annotations

from typing import Any, Final

from celery import bootsteps

from services.platform import TICK_TASK, get_logger
from workers.app import app

log = get_logger(__name__)

_TICK: Final = "tick"


def send_tick() -> None:
    """Send one tick as the beat would; a broker that is away costs this tick only."""
    entry = app.conf.beat_schedule[_TICK]
    try:
        app.send_task(TICK_TASK, retry=False, ignore_result=True, **entry["options"])
    except Exception as error:
        log.warning("tick_failed", error_class=type(error).__name__)


class ClockBeside(bootsteps.StartStopStep):
    """Ticks while the worker is connected; begun anew with each connection, as the worker clears its timer when one is lost."""

    requires: Any = ("celery.worker.consumer.tasks:Tasks",)

    def __init__(self, consumer: Any, **options: Any) -> None:
        """Hold no timer yet."""
        self._entry: Any = None
        super().__init__(consumer, **options)  # type: ignore[no-untyped-call]

    def start(self, consumer: Any) -> None:
        """Begin to tick."""
        self._entry = consumer.timer.call_repeatedly(app.conf.beat_schedule[_TICK]["schedule"], send_tick)

    def stop(self, _consumer: Any) -> None:
        """Tick no more."""
        if self._entry is not None:
            self._entry.cancel()
            self._entry = None


def tick_beside_the_worker() -> None:
    """Give every worker that this process starts a clock."""
    app.steps["consumer"].add(ClockBeside)
