"""What a domain keeps of an account, for those who must reach all of it: the rotation of data keys and the erasure of a person."""

from __future__ import annotations

from typing import Protocol
from uuid import UUID

from services.platform import Work
from services.vault.account_keys import AccountKeys


class Holding(Protocol):
    """The rows of one domain that belong to accounts. Bootstrap gathers every domain's; a table that is in none fails a test."""

    @property
    def tables(self) -> frozenset[str]:
        """Return the tables that hold something of an account, sealed or not."""

    async def reseal(self, work: Work, keys: AccountKeys, limit: int) -> int:
        """Seal rows of the keys' account that are sealed with an older data key with the newest one; return how many were found.

        Each is compared and set on its row version: one that was written meanwhile is left, as it is sealed anew already. Call it again,
        each time in a unit of work of its own, until it returns 0.

        Args:
            work: A unit of work of the account's tenant.
            keys: Every version of the account's data key that still opens something.
            limit: Most rows at once.
        """
        ...

    async def remove(self, work: Work, tenant_id: UUID, account_id: UUID, limit: int) -> int:
        """Delete rows of an account, without opening anything; return how many. Call it again until it returns 0.

        Args:
            work: A unit of work of the account's tenant.
            tenant_id: The tenant.
            account_id: The account; its keys are gone already.
            limit: Most rows at once, so that no lock is held for long.
        """
        ...
