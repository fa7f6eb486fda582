"""How many replies one account may read at once in one process: a reader takes a seat, and whoever leaves frees it."""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import UUID
from weakref import WeakSet

from services.tutor.errors import TooManyStreams

MOST_SEATS = 4


@dataclass(frozen=True, eq=False)
class Seat:
    """One reader's place. It is free again when nobody holds it any more, however its stream has ended."""

    account_id: UUID


@dataclass(frozen=True)
class Seats:
    """The seats of a process."""

    _taken: WeakSet[Seat] = field(default_factory=WeakSet)

    def take(self, account_id: UUID) -> Seat:
        """Return a seat; raise TooManyStreams if the account has as many as it may."""
        self.must_be_free(account_id)
        seat = Seat(account_id)
        self._taken.add(seat)
        return seat

    def must_be_free(self, account_id: UUID) -> None:
        """Raise TooManyStreams if the account has as many seats as it may."""
        if sum(seat.account_id == account_id for seat in self._taken) >= MOST_SEATS:
            raise TooManyStreams

    def leave(self, seat: Seat) -> None:
        """Free a seat."""
        self._taken.discard(seat)
