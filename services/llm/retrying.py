"""Trying again: soon, seldom, and only while whoever waits would still be served in time."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from time import monotonic
from typing import Final, TypeVar

import stamina
from stamina.instrumentation import set_on_retry_hooks

from services.llm.errors import ProviderFailed
from services.platform import get_logger

TRIES: Final = 2
RETRY_BEFORE_S: Final = 3.0
RETRY_PAUSE_S: Final = 0.2
Answer = TypeVar("Answer")
log = get_logger("llm")

# The library's own hooks would log what was called with which arguments; ours below names a code.
set_on_retry_hooks([])


async def insisted(act: Callable[[], Awaitable[Answer]], before_s: float = RETRY_BEFORE_S) -> Answer:
    """Return what `act` returns, tried once more if it fails with what may pass, early enough.

    Args:
        act: What is tried.
        before_s: Nothing is begun later than this after the first try, in seconds: not even if the provider names a later time.

    Raises:
        ProviderFailed: The last failure.
    """
    started = monotonic()

    def again(error: Exception) -> bool | float:
        if not isinstance(error, ProviderFailed) or not error.passing:
            return False
        pause = max(RETRY_PAUSE_S, error.after_s)
        if monotonic() - started + pause >= before_s:
            return False
        log.info("model_tried_again", error_code=error.code)
        return pause

    async for attempt in stamina.retry_context(on=again, attempts=TRIES, timeout=None):
        with attempt:
            return await act()
    raise AssertionError("the last failure is raised, not swallowed")
