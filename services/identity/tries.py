"""How often passwords and codes may be tried. Redis sees ids and keyed hashes only."""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from services.platform import Limit, Limiter
from services.vault import Vault

# A whole school may sit behind one address, and sign in at eight o'clock.
ADDRESS_FACTOR: Final = 30
_NAME_HOUR: Final = Limit("sign-in-name-hour", "60/hour", is_strict=True)
_JOIN: Final = Limit("join", "10/minute", is_strict=True)
_PASSWORD: Final = Limit("password", "10/minute", is_strict=True)


@dataclass(frozen=True)
class Tries:
    """Counts tries; every method raises TooManyRequests when there were too many.

    Args:
        limiter: Counts for all processes together.
        vault: Its fingerprint keys the hashes of addresses.
        rate: Sign-ins per name; an address may make `ADDRESS_FACTOR` times as many.
    """

    limiter: Limiter
    vault: Vault
    rate: str

    async def from_address(self, address: str) -> None:
        """Count a try to sign in, or to redeem a code, from an address."""
        amount, window = self.rate.split("/", 1)
        who = hmac.digest(self.vault.fingerprint().encode(), address.encode("utf-8", "replace"), hashlib.sha256).hex()
        await self.limiter.hit(Limit("sign-in-address", f"{int(amount) * ADDRESS_FACTOR}/{window}", is_strict=True), who)

    async def for_name(self, tenant_id: UUID, index: bytes) -> None:
        """Count a try at a name, known or not, by its blinded form."""
        who = f"{tenant_id}:{index.hex()}"
        await self.limiter.hit(self._name, who)
        await self.limiter.hit(_NAME_HOUR, who)

    async def forgive(self, tenant_id: UUID, index: bytes) -> None:
        """Forget the tries at a name, now that its owner has signed in."""
        who = f"{tenant_id}:{index.hex()}"
        await self.limiter.forgive(self._name, who)
        await self.limiter.forgive(_NAME_HOUR, who)

    async def join(self, account_id: UUID) -> None:
        """Count a try at a join code."""
        await self.limiter.hit(_JOIN, str(account_id))

    async def password(self, account_id: UUID) -> None:
        """Count a try at the old password of somebody who is signed in."""
        await self.limiter.hit(_PASSWORD, str(account_id))

    @property
    def _name(self) -> Limit:
        return Limit("sign-in-name", self.rate, is_strict=True)
