"""When a call is sent again, and after which pause (pure). It is the same call: same ids, same key."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from services.client.calls import Call
from services.client.problems import ApiProblem

TRIES: Final = 4
LONGEST_PAUSE_S: Final = 10.0
_FIRST_PAUSE_S: Final = 0.1
_PASSES: Final = frozenset({"idempotency_key_in_flight", "memory_busy"})
_WAITS: Final = frozenset({429, 503})


def pause_after_silence_s(tried: int) -> float | None:
    """Return how long to rest after a connection that broke or was refused, None when it was tried often enough: 0.1 s, then four times as long.

    Args:
        tried: How often the call was sent.
    """
    return None if tried >= TRIES else _FIRST_PAUSE_S * float(4 ** (tried - 1))


def pause_after_refusal_s(tried: int, problem: ApiProblem, headers: Mapping[str, str]) -> float | None:
    """Return how long the server asks to wait, None if waiting does not help, or takes longer than ten seconds."""
    if tried >= TRIES or not (problem.status in _WAITS or problem.code in _PASSES):
        return None
    told = headers.get("retry-after", "1")
    pause = float(told) if told.isdigit() else 1.0
    return pause if pause <= LONGEST_PAUSE_S else None


def was_done(call: Call[Any], tried: int, problem: ApiProblem) -> bool:
    """Return whether a deletion that now meets nothing was carried out by an earlier sending, whose answer was lost."""
    return call.is_done_when_gone and tried > 1 and problem.status == 404
