"""Whether the service is ready, asked of its stores once a second at most: anybody may ask, and as often as they like."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from time import monotonic
from typing import Final

FRESH_S: Final = 1.0


class Readiness:
    """The last answer, and who asks for the next one: a single caller, while the others wait for it."""

    def __init__(self, ask: Callable[[], Awaitable[Mapping[str, bool]]], seconds: Callable[[], float] = monotonic) -> None:
        """Keep what `ask` says; `seconds` is a clock that only goes forward."""
        self._ask, self._seconds = ask, seconds
        self._alone = asyncio.Lock()
        self._known: Mapping[str, bool] = {}
        self._fresh_until = float("-inf")

    async def now(self) -> Mapping[str, bool]:
        """Return, for each thing that must stand, whether it does, as of the last second."""
        async with self._alone:
            if self._seconds() >= self._fresh_until:
                self._known = await self._ask()
                self._fresh_until = self._seconds() + FRESH_S
            return self._known
