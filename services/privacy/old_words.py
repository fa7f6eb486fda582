"""Words that had gone because of their age and are there again, after a restore: they go before anybody reads them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from schemas.standing import WordsOrder
from services.identity import Identity
from services.memory import LearnerErasing, Memory, MemoryDamaged, Retention, Worded, before_days, before_orders
from services.platform import OpenWork, get_logger
from services.privacy.copies import Copies
from services.vault import AccountKeys, KeysMissing, Vault

log = get_logger("privacy")

LEARNERS_AT_ONCE: Final = 500


@dataclass(slots=True)
class Obeyed:
    """What came of obeying the ledger.

    Args:
        orders: How many orders had something to take away.
        learners: Of how many learners words went because of their age.
        is_whole: Nothing is left to be done.
    """

    orders: int = 0
    learners: int = 0
    is_whole: bool = True


@dataclass(frozen=True)
class OldWords:
    """Clears words by standing orders."""

    open_work: OpenWork
    vault: Vault
    identity: Identity
    memory: Memory
    copies: Copies

    async def clear(self, tenant_id: UUID, orders: Sequence[WordsOrder], obeyed: Obeyed) -> None:
        """Clear the words of a tenant that had gone because of their age, or would go tonight."""
        today = self.memory.clock.now().date()
        async with self.open_work(tenant_id) as work:
            kept = before_days((await self.identity.policy_of(work, tenant_id)).words_kept, today)
        before = dict(_latest(before_orders(orders, today), kept))
        after: UUID | None = None
        while before:
            async with self.open_work(tenant_id) as work:
                overdue = await Retention(self.memory).overdue(work, before, after, LEARNERS_AT_ONCE)
            for learner_id in overdue:
                await self._words_of(tenant_id, learner_id, before, obeyed)
            if len(overdue) < LEARNERS_AT_ONCE:
                return
            after = overdue[-1]

    async def _words_of(self, tenant_id: UUID, learner_id: UUID, before: Mapping[Worded, date], obeyed: Obeyed) -> None:
        try:
            keys = await self.vault.keys(tenant_id, learner_id)
            for category, day in before.items():
                while await self._cleared(keys, learner_id, category, day):
                    continue
            obeyed.learners += 1
        except (KeysMissing, LearnerErasing):
            return
        except MemoryDamaged:
            log.error("order_not_obeyed", learner_id=learner_id)
            obeyed.is_whole = False

    async def _cleared(self, keys: AccountKeys, learner_id: UUID, category: Worded, day: date) -> int:
        """Clear the next words of a learner; return how many entries were looked at."""
        async with self.open_work(keys.tenant_id) as work:
            zone = await self.identity.zone_of(work, learner_id)
            await self.copies.drop_all(work, learner_id)
            return await Retention(self.memory).clear(work, keys, learner_id, category, day, zone=zone)


def _latest(one: Mapping[Worded, date], other: Mapping[Worded, date]) -> Iterator[tuple[Worded, date]]:
    """Give the later day of each category."""
    for category in one.keys() | other.keys():
        yield category, max(day for days in (one, other) if (day := days.get(category)) is not None)
