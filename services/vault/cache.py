"""Opened keys, kept for a short time and loaded once at a time per owner (single flight)."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Hashable
from typing import Final, Generic, TypeVar

ENTRIES: Final = 1_000
SECONDS: Final = 60.0
K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class KeyCache(Generic[K, V]):
    """At most `entries` values for at most `seconds` each; the longest kept goes first."""

    def __init__(self, monotonic: Callable[[], float], *, entries: int = ENTRIES, seconds: float = SECONDS) -> None:
        """Keep values in this process only.

        Args:
            monotonic: Seconds that never run backwards.
            entries: Most values kept.
            seconds: Longest time a value is kept.
        """
        self._monotonic = monotonic
        self._entries = entries
        self._seconds = seconds
        self._kept: OrderedDict[K, tuple[float, V]] = OrderedDict()
        self._loading: dict[K, asyncio.Task[V]] = {}

    def __len__(self) -> int:
        """Return how many values are kept, aged ones included until they are asked for or pushed out."""
        return len(self._kept)

    def peek(self, key: K) -> V | None:
        """Return the kept value, or None if there is none that is young enough."""
        found = self._kept.get(key)
        if found is None:
            return None
        if self._monotonic() - found[0] >= self._seconds:
            del self._kept[key]
            return None
        return found[1]

    async def get(self, key: K, load: Callable[[], Awaitable[V]]) -> V:
        """Return the kept value, or load it; callers that come while it loads wait for the same load.

        The load runs in a task of its own, so that a caller that is cancelled takes nobody else's key away.
        """
        kept = self.peek(key)
        if kept is not None:
            return kept
        task = self._loading.get(key)
        if task is None:
            task = asyncio.ensure_future(self._load(key, load))
            self._loading[key] = task
            task.add_done_callback(lambda done: self._landed(key, done))
        return await asyncio.shield(task)

    def drop(self, key: K) -> V | None:
        """Forget the value and whatever is being loaded for it; return it, if it was kept."""
        self._loading.pop(key, None)
        found = self._kept.pop(key, None)
        return found[1] if found else None

    def forget(self) -> None:
        """Forget everything, and whatever is being loaded; who holds a value keeps it."""
        self._loading.clear()
        self._kept.clear()

    def forget_where(self, is_meant: Callable[[K], bool]) -> None:
        """Forget the values of some keys, and whatever is being loaded for them."""
        for key in [key for key in (*self._loading, *self._kept) if is_meant(key)]:
            self.drop(key)

    async def _load(self, key: K, load: Callable[[], Awaitable[V]]) -> V:
        """Load a value, and keep it unless it was dropped meanwhile."""
        value = await load()
        if self._loading.get(key) is asyncio.current_task():
            self._kept[key] = (self._monotonic(), value)
            while len(self._kept) > self._entries:
                self._kept.popitem(last=False)
        return value

    def _landed(self, key: K, done: asyncio.Task[V]) -> None:
        """End the flight, and look at its failure so that no warning is raised when every caller has gone."""
        if self._loading.get(key) is done:
            del self._loading[key]
        if not done.cancelled():
            done.exception()
