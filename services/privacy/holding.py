"""What privacy keeps of an account beside its erasure: that it once asked for somebody's."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from services.platform import Work
from services.privacy import erasure_store as store
from services.vault import AccountKeys


@dataclass(frozen=True, slots=True)
class PrivacyHolding:
    """Erasures. An account's own erasure stays until it is settled, and then forgets the account's id."""

    @property
    def tables(self) -> frozenset[str]:
        """Return the tables that name an account."""
        return frozenset({"privacy_erasure"})

    async def reseal(self, _work: Work, _keys: AccountKeys, _limit: int) -> int:
        """Return 0: nothing is sealed with an account's key."""
        return 0

    async def remove(self, work: Work, _tenant_id: UUID, account_id: UUID, _limit: int) -> int:
        """Take an account's id off the erasures that it asked for; return how many there were."""
        return await store.forget_requester(work.session, account_id)
