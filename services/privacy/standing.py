"""What was taken away stays away: the ledger is told of it, and obeyed when the databases are older than its orders, as after a restore."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID, uuid4

from schemas.journal import Consented
from schemas.standing import StandingOrder, WordsOrder
from services.identity import ConsentGiven
from services.memory import Draft, Forgetting, ImageBehind, LearnerErasing, Memory, MemoryDamaged, OfOrders, OrdersOwed
from services.platform import OpenWork, Problem, Work, get_logger
from services.privacy.copies import Copies
from services.privacy.old_words import Obeyed, OldWords
from services.vault import AccountKeys, Blocks, KeysMissing, LedgerMissing, Orders, StandingOrders, Vault

log = get_logger("privacy")

LEARNERS_AT_ONCE: Final = 500
Told = Callable[[int], None]


@dataclass(frozen=True)
class Standing:
    """Tells the ledger of standing orders, and obeys it."""

    open_work: OpenWork
    vault: Vault
    memory: Memory
    copies: Copies
    ledger: StandingOrders
    blocks: Blocks
    old_words: OldWords
    owed: OrdersOwed = field(default=OrdersOwed())

    async def tell(self, tenant_id: UUID, learner_id: UUID) -> None:
        """Write to the ledger what it has not been told of a learner. Done twice, a line stands there twice and means the same.

        Raises:
            LedgerMissing: The ledger is not in order.
        """
        try:
            keys = await self.vault.keys(tenant_id, learner_id)
        except KeysMissing:
            return
        async with self.open_work(tenant_id) as work:
            found = await self.owed.of_learner(work, keys, learner_id)
        if not found.ids:
            return
        serial = await self.ledger.add(self.ledger.of_account(keys), found.orders)
        async with self.open_work(tenant_id) as work:
            await self.owed.told(work, found.ids, serial)
        await self.blocks.note_orders(serial)

    async def tell_at_once(self, tenant_id: UUID, learner_id: UUID) -> None:
        """Do what `tell` does while the learner waits; if that fails, the job that was promised does it."""
        try:
            await self.tell(tenant_id, learner_id)
        except (Problem, OSError, LedgerMissing) as error:
            log.warning("ledger_waits_for_its_job", error_class=type(error).__name__)

    async def tell_words_kept(self, tenant_id: UUID) -> None:
        """Write to the ledger for how long a tenant keeps words, if it has not been told.

        Raises:
            LedgerMissing: The ledger is not in order.
        """
        async with self.open_work(tenant_id) as work:
            order = await self.owed.of_tenant(work)
        if order is None:
            return
        serial = await self.ledger.add(self.ledger.of_tenant(tenant_id), [order.model_dump_json().encode()])
        async with self.open_work(tenant_id) as work:
            await self.owed.told_words(work, order, serial)
        await self.blocks.note_orders(serial)

    async def orders_of(self, keys: AccountKeys) -> OfOrders:
        """Return everything that the ledger still says of a learner, for whoever brings entries back from elsewhere."""
        return OfOrders(self._orders(await self._held(), keys, after=0))

    async def obey(self, *, is_restored: bool = False, told: Told = lambda _: None) -> Obeyed:
        """Take away once more what the ledger has orders about and the content database does not reflect. Called before anything is served.

        Nothing is looked at if the database reflects the newest order, unless it `is_restored`: then words go by their age, too.

        Raises:
            LedgerMissing: The ledger is not there, has fewer lines than it is known to have had, or lacks lines that this database has not seen.
        """
        async with self.open_work(None) as work:
            known = await self.owed.known(work)
        held, obeyed = await self._held(), Obeyed()
        if held.last == known and not is_restored:
            return obeyed
        tenants = await self.vault.tenants()
        if held.first > known + 1 and await self._anybody(tenants):
            raise LedgerMissing(
                f"this database reflects standing orders up to {known} and the ledger keeps none before {held.first}: deletions would come"
                " undone; restore a newer backup"
            )
        for tenant_id in tenants:
            await self._tenant(tenant_id, held, known, obeyed, told, is_restored=is_restored)
        if obeyed.is_whole:
            async with self.open_work(None) as work:
                await self.owed.note_known(work, held.last)
        if obeyed.orders or obeyed.learners:
            log.warning("orders_obeyed", count=obeyed.orders, learner_count=obeyed.learners)
        return obeyed

    async def _held(self) -> Orders:
        """Return the ledger's lines, which are not fewer than either database knows of."""
        async with self.open_work(None) as work:
            known = await self.owed.known(work)
        return await self.ledger.held(max(known, await self.blocks.noted_orders()))

    async def _anybody(self, tenants: Sequence[UUID]) -> bool:
        """Return whether there is any memory that something could come back in."""
        for tenant_id in tenants:
            async with self.open_work(tenant_id) as work:
                if await self.memory.learners(work, limit=1):
                    return True
        return False

    async def _tenant(self, tenant_id: UUID, held: Orders, known: int, obeyed: Obeyed, told: Told, *, is_restored: bool) -> None:
        await self._cut_links(tenant_id, held, known, obeyed)
        after: UUID | None = None
        while True:
            async with self.open_work(tenant_id) as work:
                learners = await self.memory.learners(work, after, LEARNERS_AT_ONCE)
            for learner_id in learners:
                await self._learner(tenant_id, learner_id, held, known, obeyed)
            told(len(learners))
            if len(learners) < LEARNERS_AT_ONCE:
                break
            after = learners[-1]
        key = self.ledger.of_tenant(tenant_id)
        orders = [WordsOrder.model_validate_json(key.opened(line)) for line in held.of(key, after=known)]
        if orders or is_restored:
            await self.old_words.clear(tenant_id, orders, obeyed)

    async def _learner(self, tenant_id: UUID, learner_id: UUID, held: Orders, known: int, obeyed: Obeyed) -> None:
        try:
            keys = await self.vault.keys(tenant_id, learner_id)
        except KeysMissing:
            return
        orders = [order for order in self._orders(held, keys, after=known) if order.cuts is None]
        if not orders:
            return
        try:
            obeyed.orders += len(orders) if await self._obeyed(keys, learner_id, orders) else 0
        except LearnerErasing:
            return
        except MemoryDamaged:
            # It answers nobody as it is. The orders stay unobeyed until it is mended, and are tried again at the next start.
            # Consents do not rest on it: what was withdrawn is withdrawn in any case.
            log.error("order_not_obeyed", learner_id=learner_id)
            obeyed.is_whole = False
            async with self.open_work(tenant_id) as work:
                await self._refused(work, tenant_id, learner_id, orders)

    async def _cut_links(self, tenant_id: UUID, held: Orders, known: int, obeyed: Obeyed) -> None:
        """Cut guardians' links that are there again, whatever a learner's memory is like: before anything is served they are gone."""
        guardians = self.old_words.identity.guardians
        async with self.open_work(tenant_id) as work:
            linked = await guardians.linked(work)
        for learner_id in linked:
            try:
                keys = await self.vault.keys(tenant_id, learner_id)
            except KeysMissing:
                continue
            async with self.open_work(tenant_id) as work:
                for order in self._orders(held, keys, after=known):
                    if order.cuts is not None:
                        obeyed.orders += await guardians.cut_again(work, learner_id, order.cuts, order.at)

    async def _obeyed(self, keys: AccountKeys, learner_id: UUID, orders: Sequence[StandingOrder]) -> bool:
        """Obey one learner's orders in one unit of work; copies that may say what they name go, too."""
        for is_last in (False, True):
            try:
                async with self.open_work(keys.tenant_id) as work:
                    zone = await self.old_words.identity.zone_of(work, learner_id)
                    await self.copies.drop_all(work, learner_id)
                    refused = await self._refused(work, keys.tenant_id, learner_id, orders)
                    return await Forgetting(self.memory).obey(work, keys, learner_id, orders, zone=zone, besides=refused)
            except ImageBehind:
                if is_last:
                    raise
                async with self.open_work(keys.tenant_id) as work:
                    await self.memory.replay.rebuild(work, keys, learner_id)
        return False

    async def _refused(self, work: Work, tenant_id: UUID, learner_id: UUID, orders: Sequence[StandingOrder]) -> list[Draft]:
        """Withdraw consents once more that hold again, and return what the journal is to say of it."""
        said = [
            ConsentGiven(order.refuses.scope, granted=False, by=order.refuses.by, account_id=None, at=order.at)
            for order in orders if order.refuses is not None
        ]  # fmt: skip
        again = await self.old_words.identity.consents.refuse_again(work, tenant_id, learner_id, said)
        return [Draft(uuid4(), "consent", Consented(scope=word.scope, granted=False, by=word.by)) for word in again]

    def _orders(self, held: Orders, keys: AccountKeys, *, after: int) -> list[StandingOrder]:
        key = self.ledger.of_account(keys)
        return [StandingOrder.model_validate_json(key.opened(line)) for line in held.of(key, after=after)]
