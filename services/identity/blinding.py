"""Blinds the names of a tenant's people anew when the key for it is rotated; everybody can sign in at every moment."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from services.identity import store
from services.identity.accounts import Accounts
from services.identity.blinded import BlindNames
from services.platform import OpenWork, get_logger
from services.vault import KeysMissing, SealRefused

log = get_logger("identity")

_AT_ONCE: Final = 50


@dataclass(frozen=True)
class Blinding:
    """The use case.

    Args:
        open_work: Opens units of work of the content database.
        accounts: Opens profiles and blinds names.
        rest_s: Says how long to rest after some seconds of work on some accounts.
        rest: Waits.
    """

    open_work: OpenWork
    accounts: Accounts
    rest_s: Callable[[float, int], float]
    rest: Callable[[float], Awaitable[None]] = asyncio.sleep

    async def anew(self, tenant_id: UUID) -> int:
        """Blind every name with the key that writes now, and return how many accounts bore others. Call it until it returns 0.

        An account whose profile does not open, as its keys are gone or a record is damaged, cannot be found anew and is left.
        """
        changed, after = 0, None
        while True:
            began = time.perf_counter()
            async with self.open_work(tenant_id) as work:
                page = await store.borne(work.session, after, _AT_ONCE)
            past = [(found, names) for found in page if (names := await self._names(found)) is not None]
            if past:
                async with self.open_work(tenant_id) as work:
                    for found, names in past:
                        await store.rename(work.session, found, names)
                await self.rest(self.rest_s(time.perf_counter() - began, len(past)))
            changed += len(past)
            if len(page) < _AT_ONCE:
                return changed
            after = page[-1].account.id

    async def _names(self, found: store.Borne) -> BlindNames | None:
        """Return an account's names as they are to be, None if it bears them already."""
        try:
            person = await self.accounts.opened(found.account)
        except KeysMissing:
            return None
        except SealRefused:
            log.error("profile_refused", account_id=found.account.id)
            return None
        names = await self.accounts.names(found.account.tenant_id, person.profile)
        email = names.email.written if names.email else None
        return None if (names.user_name.written, email) == (found.user_name_index, found.email_index) else names
