"""Sessions seen a moment ago in this process, so that most requests ask the database nothing about who is there.

A sign-out, suspension or change made by this process counts at once; one made by another process within `FRESH`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from services.identity.people import Principal

FRESH: Final = timedelta(seconds=5)
MOST: Final = 4_096


@dataclass(frozen=True, slots=True)
class _Kept:
    principal: Principal
    until: datetime


class SessionCache:
    """Principals by the hash of their token."""

    def __init__(self) -> None:
        """Begin empty."""
        self._kept: dict[bytes, _Kept] = {}

    def get(self, token_hash: bytes, now: datetime) -> Principal | None:
        """Return who the token belongs to, if that was seen a moment ago."""
        kept = self._kept.get(token_hash)
        if kept is None:
            return None
        if now < kept.until:
            return kept.principal
        del self._kept[token_hash]
        return None

    def put(self, token_hash: bytes, principal: Principal, now: datetime, expires_at: datetime) -> None:
        """Keep a principal for a moment, never beyond the end of the session; the oldest gives way when there are too many."""
        self._kept.pop(token_hash, None)
        if len(self._kept) >= MOST:
            del self._kept[next(iter(self._kept))]
        self._kept[token_hash] = _Kept(principal, min(now + FRESH, expires_at))

    def forget_session(self, session_id: UUID) -> None:
        """Forget one session."""
        self._forget([key for key, kept in self._kept.items() if kept.principal.session_id == session_id])

    def forget_account(self, account_id: UUID) -> None:
        """Forget all sessions of an account."""
        self._forget([key for key, kept in self._kept.items() if kept.principal.account_id == account_id])

    def _forget(self, keys: list[bytes]) -> None:
        for key in keys:
            del self._kept[key]
