"""A circuit breaker: after some failures in a row the provider is left alone for a while, then tried by one caller (pure; the clock is an argument)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

FAILURES_TO_OPEN: Final = 5
OPEN_S: Final = 20.0
MOST_REST_S: Final = 60.0


@dataclass
class Breaker:
    """Counts failures in a row of one model at one provider; `now` is a monotonic time in seconds."""

    failures: int = 0
    open_until: float = 0.0

    def closed(self, now: float) -> bool:
        """Return whether a call may be tried."""
        return now >= self.open_until

    def enter(self, now: float) -> bool:
        """Return whether this call may be made. After a pause one caller is let through, and the others wait for what becomes of it."""
        if not self.closed(now):
            return False
        if self.failures >= FAILURES_TO_OPEN - 1 and self.open_until:
            self.open_until = now + OPEN_S
        return True

    def failed(self, now: float, after_s: float = 0.0) -> None:
        """Note a failure; `after_s` is how long the provider asks to be left alone, which is obeyed at once and for a minute at most."""
        self.failures += 1
        if after_s:
            self.open_until = max(self.open_until, now + min(after_s, MOST_REST_S))
        if self.failures >= FAILURES_TO_OPEN:
            self.open_until = max(self.open_until, now + OPEN_S)
            self.failures = FAILURES_TO_OPEN - 1

    def succeeded(self) -> None:
        """Note a whole reply."""
        self.failures, self.open_until = 0, 0.0
