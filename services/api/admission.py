"""Who is worked on, who waits a moment, and who is sent away: asked for more than it can do, the API does what it can, and says so at once.

Without it everything that arrives is begun, nothing is finished in time, and what is finished nobody waits for any more.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from time import monotonic
from typing import Final, Generic, Literal, TypeVar

from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from services.api.problems import problem_response
from services.bootstrap import Services
from services.platform import Problem

ALWAYS: Final = frozenset({"/healthz", "/readyz"})
"""Paths that are answered in any case: whoever watches must not take a busy process for a dead one."""
WAIT_S: Final = 0.5
"""How long a request waits for its place at most; who would wait longer, at the pace at which places become free, is told at once."""
HOLD_S: Final = 1.0
"""How long a request holds its place at most: one that takes longer waits for something else than this processor, for a model say."""
STEADY: Final = 16
"""Over about how many places that became free their pace is taken."""
Guest = TypeVar("Guest")


class Overloaded(Problem):
    """More is asked for than can be answered; nothing was begun."""

    status = 503
    code = "overloaded"
    title = "More is asked for than can be answered now; nothing was done, try again in a moment"

    def __init__(self) -> None:
        """Ask the caller to come back in a second."""
        super().__init__(headers={"Retry-After": "1"})


@dataclass(slots=True)
class Door(Generic[Guest]):
    """Lets in so many at once, keeps those waiting who will not wait in vain, first come first served, and sends all others away (pure).

    Args:
        most: Places.
        most_waiting: Seats to wait in.
        gap_s: Seconds between two places that become free while somebody waits, a moving mean.
    """

    most: int
    most_waiting: int
    gap_s: float = 0.0
    at_work: int = 0
    waiting: dict[Guest, None] = field(default_factory=dict)
    since: float = 0.0

    def come(self, guest: Guest, now: float) -> Literal["in", "wait", "away"]:
        """Return what becomes of somebody who comes at `now` (seconds of a monotonic clock)."""
        if self.at_work < self.most:
            self.at_work += 1
            return "in"
        before = len(self.waiting)
        # Where nobody waits, one always may: by the pace of those who wait a slow time is seen to be over.
        if before >= self.most_waiting or (before and (before + 1) * self.gap_s > WAIT_S):
            return "away"
        if not before:
            self.since = now
        self.waiting[guest] = None
        return "wait"

    def leave(self, now: float) -> Guest | None:
        """Give a place back; return who comes in instead, None if nobody waits."""
        guest = next(iter(self.waiting), None)
        if guest is None:
            self.at_work -= 1
        else:
            del self.waiting[guest]
            self.gap_s += (now - self.since - self.gap_s) / STEADY
            self.since = now
        return guest

    def give_up(self, guest: Guest) -> bool:
        """Wait no longer; return False for somebody who has been let in meanwhile."""
        if guest not in self.waiting:
            return False
        del self.waiting[guest]
        return True


class Admission:
    """The layer that gives every request its place, until its answer begins; the settings of the app's services say how many there are."""

    def __init__(self, app: ASGIApp, hold_s: float = HOLD_S) -> None:
        """Wrap an app; a place is held for `hold_s` seconds at most."""
        self.app, self.hold_s = app, hold_s
        self._door: Door[asyncio.Future[None]] | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request, or send it away."""
        services: Services | None = getattr(scope["app"].state, "services", None) if scope["type"] == "http" else None
        if services is None or scope["path"] in ALWAYS:
            await self.app(scope, receive, send)
            return
        door = self._door = self._door or Door(services.settings.max_at_work, services.settings.max_waiting)
        if not await _let_in(door):
            services.metrics.refused.inc()
            problem = Overloaded()
            response = problem_response(
                Request(scope), problem.status, problem.code, problem.title, problem.detail, headers=problem.headers
            )
            await response(scope, receive, send)
            return
        leave = _once(door, services)
        later = asyncio.get_running_loop().call_later(self.hold_s, leave)

        async def answer(message: Message) -> None:
            leave()
            await send(message)

        try:
            await self.app(scope, receive, answer)
        finally:
            later.cancel()
            leave()


async def _let_in(door: Door[asyncio.Future[None]]) -> bool:
    """Return whether a request has its place, after waiting for it if need be."""
    place: asyncio.Future[None] = asyncio.get_running_loop().create_future()
    welcome = door.come(place, monotonic())
    if welcome == "wait":
        try:
            await asyncio.wait((place,), timeout=WAIT_S)
        except asyncio.CancelledError:
            if not door.give_up(place):
                _leave(door)
            raise
        return not door.give_up(place)
    return welcome == "in"


def _leave(door: Door[asyncio.Future[None]]) -> None:
    """Give a place back, and wake whoever comes in instead."""
    guest = door.leave(monotonic())
    if guest is not None:
        guest.set_result(None)


def _once(door: Door[asyncio.Future[None]], services: Services) -> Callable[[], None]:
    """Return what gives one place back, the first time that it is called."""
    held = True
    services.metrics.at_work.set(door.at_work)

    def leave() -> None:
        nonlocal held
        if held:
            held = False
            _leave(door)
            services.metrics.at_work.set(door.at_work)

    return leave
