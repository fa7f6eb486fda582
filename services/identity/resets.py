"""One-time codes: an invitation while there is no password yet, a reset afterwards. No e-mail is needed; an educator hands it over."""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from datetime import timedelta
from typing import Final, Literal
from uuid import UUID

from schemas.identity import ResetCodeOut
from services.identity import store
from services.identity.accounts import Accounts
from services.identity.blinded import BlindName
from services.identity.codes import new_one_time_code, typed
from services.identity.errors import CodeRefused
from services.identity.passwords import Passwords
from services.identity.people import Account, OneTimeCode, Principal
from services.identity.sessions import Sessions
from services.identity.tries import Tries
from services.platform import Clock, OpenWork, get_logger
from services.vault import Vault

log = get_logger("identity")

LIVES: Final[dict[Literal["invite", "reset"], timedelta]] = {"invite": timedelta(days=14), "reset": timedelta(minutes=30)}
MOST_TRIES: Final = 5


@dataclass(frozen=True)
class ResetCodes:
    """Use cases on one-time codes."""

    open_work: OpenWork
    vault: Vault
    clock: Clock
    accounts: Accounts
    sessions: Sessions
    passwords: Passwords
    tries: Tries

    async def make(self, principal: Principal, account_id: UUID) -> ResetCodeOut:
        """Make a code for an account; an older one no longer works.

        Raises:
            NotFound, Forbidden: Not this principal's to reset.
        """
        async with self.open_work(principal.tenant_id) as work:
            account, _ = await self.accounts.reach(work, principal, account_id, "reset_password")
        return await self.make_for(account, principal.account_id)

    async def make_for(self, account: Account, made_by: UUID) -> ResetCodeOut:
        """Make a code for an account that has been reached already."""
        purpose: Literal["invite", "reset"] = "reset" if account.has_password else "invite"
        code, expires_at = new_one_time_code(), self.clock.now() + LIVES[purpose]
        stored = OneTimeCode((await self._digest(account.tenant_id, account.id, code)).written, purpose, expires_at, 0)
        async with self.open_work(account.tenant_id) as work:
            await store.put_code(work.session, account.tenant_id, account.id, stored, made_by)
        log.info("one_time_code_made", tenant_id=account.tenant_id, account_id=account.id, made_by_id=made_by, purpose=purpose)
        return ResetCodeOut(code=code, expires_at=expires_at, purpose=purpose)

    async def redeem(self, slug: str, name: str, code: str, password: str, address: str) -> None:
        """Set a password with a code. A wrong name costs the same time as a wrong code, and answers the same.

        Raises:
            TooManyRequests, SignInBusy: Too many tries for this name or address, or too many people at once.
            CodeRefused: The code is not, or no longer, the account's.
        """
        await self.tries.from_address(address)
        hashed = await self.passwords.hash(password)
        tenant, account, _ = await self.sessions.find(slug, name)
        if tenant is None or account is None or account.state != "active":
            raise CodeRefused
        digest = await self._digest(tenant.id, account.id, code)
        async with self.open_work(tenant.id) as work:  # committed although the code may be wrong: the try must count
            found = await store.try_code(work.session, account.id)
        if (
            found is None
            or found.tries > MOST_TRIES
            or found.expires_at <= self.clock.now()
            or not any(hmac.compare_digest(found.digest, each) for each in digest.every)
        ):
            raise CodeRefused
        async with self.open_work(tenant.id) as work:
            if not await store.take_code(work.session, account.id, found.digest):
                raise CodeRefused
            await self.sessions.put_password(work, tenant.id, account.id, hashed)
        self.sessions.cache.forget_account(account.id)

    async def _digest(self, tenant_id: UUID, account_id: UUID, code: str) -> BlindName:
        """Return what is stored of a code: keyed by the tenant, so that a stolen table cannot be searched through for short codes."""
        index, text = await self.vault.tenant_index(tenant_id), f"code:{account_id}:{typed(code)}"
        return BlindName(index.blind(text), index.blinds(text))
