"""A circuit breaker: after some failures in a row the provider is left alone for a while (pure; the clock is an argument)."""

from __future__ import annotations

from dataclasses import dataclass

FAILURES_TO_OPEN = 5
OPEN_S = 20.0


@dataclass
class Breaker:
    """Counts failures in a row; `now` is a monotonic time in seconds."""

    failures: int = 0
    open_until: float = 0.0

    def closed(self, now: float) -> bool:
        """Return whether a call may be tried; after the pause one failure opens it again."""
        return now >= self.open_until

    def failed(self, now: float) -> None:
        """Note a failure."""
        self.failures += 1
        if self.failures >= FAILURES_TO_OPEN:
            self.open_until = now + OPEN_S
            self.failures = FAILURES_TO_OPEN - 1

    def succeeded(self) -> None:
        """Note a whole reply."""
        self.failures, self.open_until = 0, 0.0
