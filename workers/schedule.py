"""What runs by the clock. Every three seconds a beat sends a tick; slots are rows, so any number of beats may tick."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from services.bootstrap import Services
from services.platform import JOBS_QUEUE, TICK_TASK, Schedule
from workers.app import app, in_process

SCHEDULES: Final = (
    Schedule("heartbeat", "platform.heartbeat", timedelta(seconds=20)),
    Schedule("sweep", "platform.sweep", timedelta(hours=1), past=timedelta(minutes=7)),
    Schedule("refold", "memory.refold", timedelta(minutes=10)),
    Schedule("reembed", "memory.reembed", timedelta(minutes=10), past=timedelta(minutes=5)),
    Schedule("witness", "memory.witness", timedelta(minutes=5), past=timedelta(minutes=1)),
    Schedule("epoch", "vault.turn_epoch", timedelta(hours=1), past=timedelta(minutes=11)),
    Schedule("rotation", "vault.rotate", timedelta(hours=1), past=timedelta(minutes=31)),
    Schedule("sweep_exports", "privacy.sweep_exports", timedelta(hours=1), past=timedelta(minutes=31)),
    Schedule("rearm", "memory.rearm", timedelta(minutes=10), past=timedelta(minutes=8)),
    Schedule("retention", "memory.retention", timedelta(days=1), past=timedelta(hours=2, minutes=17)),
    Schedule("sweep_sessions", "memory.sweep_sessions", timedelta(hours=1), past=timedelta(minutes=23)),
    Schedule("orphan_keys", "identity.sweep_keys", timedelta(days=1), past=timedelta(hours=3, minutes=41)),
    Schedule("refit", "mastery.refit", timedelta(days=7), past=timedelta(days=2, hours=1, minutes=29)),
    Schedule("sweep_concerns", "safeguarding.sweep", timedelta(days=1), past=timedelta(hours=2, minutes=47)),
    Schedule("settle_charges", "llm.settle", timedelta(minutes=5), past=timedelta(minutes=2)),
    Schedule("settle_erasures", "privacy.settle", timedelta(minutes=2), past=timedelta(seconds=50)),
    Schedule("sessions", "identity.sweep_sessions", timedelta(minutes=15), past=timedelta(minutes=3)),
)

_ROOM: Final = 1_000
"""Most wake-ups that stand in the broker at once by the reconciler's doing: a backlog must not be sent anew every three seconds."""


@app.task(name=TICK_TASK)  # type: ignore[untyped-decorator]
def tick() -> None:
    """Promise what the clock makes due, and wake again what was promised and not begun."""
    room = _ROOM - standing()
    in_process(lambda services: keep_going(services, room))


def standing() -> int:
    """Return how many wake-ups stand in the broker, whichever it is."""
    with app.connection_or_acquire() as connection, connection.channel() as channel:
        try:
            return int(channel.queue_declare(JOBS_QUEUE, passive=True).message_count)
        except connection.channel_errors:  # no job has been promised yet
            return 0


async def keep_going(services: Services, room: int = _ROOM) -> None:
    """Take the schedules' slots and send again what is due and not leased, as far as there is room in the broker."""
    await services.jobs.keep_schedules(SCHEDULES)
    services.waker.wake(await services.jobs.reconcile(room))
