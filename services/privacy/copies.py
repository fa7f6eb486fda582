"""Copies of a learner's memory that are kept for a while, and go when something is forgotten: any of them may say it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from services.platform import Idempotency, Work


class Archives(Protocol):
    """What keeps archives of a learner's memory for a while."""

    async def drop_all(self, work: Work, account_id: UUID) -> None:
        """Delete every archive of an account's memory, in this unit of work."""
        ...


@dataclass(frozen=True)
class Copies:
    """Replies that are kept for repetitions, and exports."""

    idempotency: Idempotency
    archives: Archives

    async def drop_all(self, work: Work, learner_id: UUID) -> None:
        """Delete every copy, in this unit of work."""
        await self.idempotency.forget_replies(work, learner_id)
        await self.archives.drop_all(work, learner_id)
