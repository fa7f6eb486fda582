"""What becomes of a message whose acknowledgement cannot be sent, because the broker has gone: its place in the worker is free again.

Celery keeps such a message among those that the worker still holds. Where Redis ended while every process was busy, all places stay taken:
the worker looks at its connection only when it has room, never sees that it is dead, and takes no work again. Doing a message's work twice
does no harm, as a job is claimed by its row.
"""

from __future__ import annotations

from typing import Any, Final

from celery.worker.request import Request
from kombu.asynchronous import get_event_loop
from kombu.transport.virtual import QoS

from services.platform import get_logger

log = get_logger(__name__)


_TRIED_AFTER_S: Final = 1.0
"""The worker's loop sends an acknowledgement in its next round, in no order that could be built upon."""


class Delivery(Request):
    """A received message that gives its place back even when the broker does not hear of it."""

    def acknowledge(self) -> None:
        """Acknowledge the message to the broker, or at least to ourselves."""
        super().acknowledge()  # type: ignore[no-untyped-call]
        loop: Any = get_event_loop()
        if loop is None:
            _freed_unless_heard(self.message)
        else:
            loop.call_later(_TRIED_AFTER_S, _freed_unless_heard, self.message)


def _freed_unless_heard(message: Any) -> None:
    """Forget that a message is held whose acknowledgement has failed. RabbitMQ's client keeps no such list; the broken connection is enough there."""
    held = getattr(message.channel, "qos", None)
    if not message.acknowledged and isinstance(held, QoS):
        QoS.ack(held, message.delivery_tag)  # type: ignore[no-untyped-call]
        log.warning("acknowledgement_lost")
