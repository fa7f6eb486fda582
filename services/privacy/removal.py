"""The steps of an erasure, in their order; each may be repeated after a crash at any point of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from redis.asyncio import Redis
from redis.exceptions import RedisError

from services.identity import Identity
from services.memory import close_journal
from services.platform import Idempotency, JobRun, Jobs, OpenWork, Unavailable, Work
from services.privacy import erasure_store as store
from services.privacy.erasure_store import Erasure
from services.vault import Blocks, Holding, Ledger

AT_ONCE: Final = 500
"""Most rows that one unit of work deletes, so that no lock is held for long."""
_SCAN: Final = 1_000


@dataclass(frozen=True)
class Removal:
    """What must be told or emptied when somebody is erased.

    Args:
        open_work: Opens units of work of the content database.
        ledger: Takes the tombstone.
        blocks: Blocks and destroys keys.
        identity: Ends sessions and signing in.
        holdings: What each domain keeps of an account.
        idempotency: Keeps replies.
        jobs: Keeps jobs.
        redis: Holds what lives for a moment.
    """

    open_work: OpenWork
    ledger: Ledger
    blocks: Blocks
    identity: Identity
    holdings: Sequence[Holding]
    idempotency: Idempotency
    jobs: Jobs
    redis: Redis

    async def close(self, erasure: Erasure, account_id: UUID) -> None:
        """Write the tombstone, block the keys everywhere, and close the journal and every way in: steps 1 to 3. What is erased stays as it is."""
        tenant_id = erasure.tenant_id
        await self.ledger.add(tenant_id, account_id, erasure.id)
        await self.blocks.block(tenant_id, account_id)
        async with self.open_work(tenant_id) as work:
            now = await store.by_id(work.session, erasure.id, lock=True)
            if now is None or now.erased_at is not None:
                return
            ended = await self.identity.leaving.lock_out(work, tenant_id, account_id)
            await store.add_gone(work.session, tenant_id, erasure.id, ended)
            if erasure.role in ("learner", None):
                await close_journal(work, tenant_id, account_id)
            if now.state == "requested":
                await store.change(work.session, erasure.id, state="erasing")
        self.identity.accounts.cache.forget_account(account_id)
        await self.blocks.note_tombstones(len(await self.ledger.tombstones()))

    async def remove(self, erasure: Erasure, account_id: UUID, run: JobRun | None = None) -> None:
        """Delete every row and every Redis key of the account, some at a time: step 4. `run` is told of each step."""
        for number, holding in enumerate(self.holdings):
            gone = AT_ONCE
            while gone:
                async with self.open_work(erasure.tenant_id) as work:
                    gone = await holding.remove(work, erasure.tenant_id, account_id, AT_ONCE)
                    await store.count_rows(work.session, erasure.id, gone)
                    if run is not None:
                        await run.step(work, str(number), done=number + (not gone), total=len(self.holdings))
        await self.forget_keys(account_id)

    async def forget_rest(self, work: Work, erasure: Erasure, account_id: UUID, but: UUID | None = None) -> None:
        """Delete the account's stored replies and its jobs, but for the one that does this."""
        await self.idempotency.forget(work, account_id)
        await self.jobs.forget(work, tenant_id=erasure.tenant_id, account_id=account_id, but=but)

    async def forget_keys(self, account_id: UUID) -> None:
        """Delete the Redis keys that are named by the account: the frames of its turns, and what counts its requests.

        Raises:
            Unavailable: Redis cannot be reached.
        """
        try:
            async for key in self.redis.scan_iter(match=f"*{account_id}*", count=_SCAN):
                await self.redis.delete(key)
        except (RedisError, OSError) as error:
            raise Unavailable from error
