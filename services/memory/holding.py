"""What memory keeps of a learner: sealed anew when a data key rotates, deleted when the learner is erased."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from services.memory import holding_store as store
from services.memory.store import Owner
from services.platform import Work
from services.vault import AccountKeys


@dataclass(frozen=True, slots=True)
class MemoryHolding:
    """Head, journal, image and recall index of one learner at a time."""

    @property
    def tables(self) -> frozenset[str]:
        """Return the tables of memory."""
        return frozenset(table.name for table in store.REMOVED)

    async def reseal(self, work: Work, keys: AccountKeys, limit: int) -> int:
        """Seal what an older data key has sealed with the newest one; return how many records were found.

        What a record says, its row's version and the journal's digests stay as they are, so that everything holds together at each moment
        in between. A record that was written or cleared meanwhile is left as it is.

        Raises:
            SealRefused: A record cannot be verified; nothing of this unit of work must be kept.
        """
        owner, found = Owner(keys.tenant_id, keys.account_id), 0
        for column in store.SEALED:
            if found >= limit:
                break
            records = await store.sealed_before(work.session, owner, column, keys.version, limit - found)
            places = [column.place(record.row_id, record.version) for record in records]
            pairs = [(old, keys.seal(place, keys.open(place, old.sealed))) for old, place in zip(records, places, strict=True)]
            if pairs:
                await store.exchange(work.session, owner, column, pairs)
            found += len(records)
        return found

    async def remove(self, work: Work, tenant_id: UUID, account_id: UUID, limit: int) -> int:
        """Delete a learner's rows, the head last; return how many there were."""
        gone = 0
        for table in store.REMOVED:
            if gone < limit:
                gone += await store.remove(work.session, Owner(tenant_id, account_id), table, limit - gone)
        return gone
