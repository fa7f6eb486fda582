"""A learner pauses memory for a session: from then on they work as before consent, and nothing of it is left when the pause ends."""

from __future__ import annotations

from dataclasses import dataclass

from schemas.memory import PauseOut
from services.identity import Agreement, Identity, Principal
from services.memory import Memory, SessionErasure
from services.platform import OpenWork
from services.vault import Vault


@dataclass(frozen=True)
class Pausing:
    """Use cases of the pause."""

    open_work: OpenWork
    vault: Vault
    identity: Identity
    memory: Memory
    erasure: SessionErasure

    async def state(self, principal: Principal) -> PauseOut:
        """Return whether what is done in this session is remembered."""
        async with self.open_work(principal.tenant_id) as work:
            return _out(await self.identity.agreement(work, principal.account_id, principal.session_id))

    async def pause(self, principal: Principal) -> PauseOut:
        """Pause memory for this session; paused again, it stays paused. What is on its way is written before the pause, or not at all."""
        keys = await self.vault.keys(principal.tenant_id, principal.account_id)
        async with self.open_work(principal.tenant_id) as work:
            await self.memory.open(work, keys, principal.account_id)  # the lock that everything that is written takes
            await self.identity.pause_memory(work, principal, paused=True)
            return _out(await self.identity.agreement(work, principal.account_id, principal.session_id))

    async def resume(self, principal: Principal) -> PauseOut:
        """End the pause; what was done in it can be read by nobody from then on. Without a pause nothing changes."""
        keys = await self.vault.keys(principal.tenant_id, principal.account_id)
        async with self.open_work(principal.tenant_id) as work:
            await self.memory.open(work, keys, principal.account_id)
            before = await self.identity.agreement(work, principal.account_id, principal.session_id)
            if before.paused_at is not None:
                await self.identity.pause_memory(work, principal, paused=False)
                if before.consents.memory:  # else the session goes on without memory, and with what it has
                    await self.erasure.ended(work, principal.tenant_id, [principal.session_id])
            return _out(await self.identity.agreement(work, principal.account_id, principal.session_id))


def _out(agreement: Agreement) -> PauseOut:
    if agreement.paused_at is not None:
        return PauseOut(state="paused", since=agreement.paused_at)
    return PauseOut(state="remembering" if agreement.consents.memory else "no_consent")
