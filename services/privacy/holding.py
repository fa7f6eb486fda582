"""What privacy keeps of an account: archives of its memory, and that it once asked for somebody's erasure or memory."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from services.platform import Work
from services.privacy import erasure_store as store
from services.privacy.taking import store as archives
from services.vault import AccountKeys

AT_ONCE: Final = 20
"""Most chunks that are sealed anew in one unit of work: each is a quarter of a mebibyte."""


@dataclass(frozen=True, slots=True)
class PrivacyHolding:
    """Archives and erasures. An account's own erasure stays until it is settled, and then forgets the account's id."""

    @property
    def tables(self) -> frozenset[str]:
        """Return the tables that name an account."""
        return frozenset({"privacy_erasure", "privacy_export", "privacy_chunk"})

    async def reseal(self, work: Work, keys: AccountKeys, limit: int) -> int:
        """Seal chunks of archives with the newest data key; return how many an older one had sealed."""
        found = await archives.chunks_before(work.session, keys, min(limit, AT_ONCE))
        for old in found:
            await archives.exchange(work.session, keys, old)
        return len(found)

    async def remove(self, work: Work, tenant_id: UUID, account_id: UUID, limit: int) -> int:
        """Delete archives of an account's memory or made for it, and take its id off the erasures that it asked for; return how many."""
        gone = await archives.remove(work.session, tenant_id, account_id, limit)
        return gone + await store.forget_requester(work.session, account_id)
