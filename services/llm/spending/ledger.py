"""The ledger: what a call may cost at most is reserved before it is made, and what it came to is settled after it.

A process that dies in between leaves a reservation, which a job settles as if all of it had been spent: nobody knows what the provider
has counted, and a limit must hold whatever happened.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final, TypeAlias
from uuid import UUID, uuid4

from schemas.llm import BudgetLimit, BudgetPeriod
from services.llm.errors import BudgetUsedUp, ModelUnavailable
from services.llm.permit import Permit
from services.llm.spending import store
from services.llm.spending.limits import Account, Spent, begin_of, first_passed
from services.llm.spending.prices import Price, PriceTable
from services.llm.spending.store import Charge
from services.platform import Clock, OpenWork, Unavailable, Work, get_logger

LONGEST_CALL: Final = timedelta(minutes=10)
"""A reservation that is older belongs to nobody: the longest call, in the background, is cut off after two minutes and a half."""
CHARGES_KEPT: Final = timedelta(days=40)
"""Single calls are kept until the month that they are in has been looked at."""
SUMS_KEPT: Final = timedelta(days=400)
_AT_ONCE: Final = 200
log = get_logger("llm")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A call that is to be made: by whom it will be served, and what it may take at most.

    Args:
        provider: Name of the server.
        model: Name of the model.
        price: What its tokens cost.
        tokens_in: Of the prompt, counted high.
        tokens_out: Of the reply, at most.
    """

    provider: str
    model: str
    price: Price
    tokens_in: int
    tokens_out: int


@dataclass(frozen=True, slots=True)
class Reserved:
    """A reservation, to be settled once."""

    tenant_id: UUID
    charge: Charge
    purpose: str
    price: Price


Noted = Callable[[str, int, int, int], None]
Beside: TypeAlias = Callable[[Work], Awaitable[None]]
"""Writes down, in the unit of work of a reservation, what must stand there before the call is made; raises to call it off."""


def _unnoted(_purpose: str, _tokens_in: int, _tokens_out: int, _micros: int) -> None:
    """Do nothing."""


@dataclass(frozen=True)
class Ledger:
    """What is spent on models.

    Args:
        open_work: Opens units of work of the content database.
        clock: The time.
        prices: What tokens cost.
        limits: The operator's of this installation, which hold in every tenant beside the tenant's own.
        noted: Told purpose, tokens in, tokens out and millionths of the currency of each call that was settled here.
    """

    open_work: OpenWork
    clock: Clock
    prices: PriceTable
    limits: tuple[BudgetLimit, ...] = ()
    noted: Noted = _unnoted

    async def reserve(self, permit: Permit, wanted: Wanted, beside: Beside | None = None) -> Reserved:
        """Set aside what a call may cost at most, in one commit with what is written `beside` it; it counts as spent until it is settled.

        Raises:
            BudgetUsedUp: It is more than is left to the learner, a class of theirs, or the tenant.
            ModelUnavailable: The ledger cannot be reached: a call that cannot be counted is not made.
        """
        now, price, tokens = self.clock.now(), wanted.price, (wanted.tokens_in, wanted.tokens_out)
        charge = Charge(uuid4(), permit.account_id, permit.class_ids, now.date(), price.is_known, *tokens, price.micros(*tokens))
        try:
            async with self.open_work(permit.tenant_id) as work:
                if beside is not None:  # before the sums, which all calls of a tenant wait for until this one is committed
                    await beside(work)
                standing = await store.reserve(work.session, permit.tenant_id, charge, permit.purpose, wanted.provider, wanted.model, now)
                over = first_passed(standing, (*permit.limits, *self.limits))
                if over is not None:
                    raise BudgetUsedUp(over.scope, over.per)
        except Unavailable as error:
            raise ModelUnavailable("ledger_unavailable") from error
        return Reserved(permit.tenant_id, charge, permit.purpose, price)

    async def settle(self, reserved: Reserved, tokens_in: int, tokens_out: int) -> None:
        """Note what a call came to instead of what was reserved for it. Said twice, or after a job has done it, the first word stands."""
        micros = reserved.price.micros(tokens_in, tokens_out)
        try:
            async with self.open_work(reserved.tenant_id) as work:
                await store.settle(work.session, reserved.tenant_id, reserved.charge, "settled", tokens_in, tokens_out, micros)
            self.noted(reserved.purpose, tokens_in, tokens_out, micros)
        except Unavailable:
            log.warning("charge_not_settled", charge_id=reserved.charge.id)  # the job does it

    async def settle_left(self, tenant_id: UUID) -> int:
        """Settle the reservations of calls whose process has gone, as if all of them had been spent; return how many there were."""
        before, count = self.clock.now() - LONGEST_CALL, 0
        while True:
            async with self.open_work(tenant_id) as work:
                left = await store.left_open(work.session, tenant_id, before, _AT_ONCE)
                for charge in left:
                    await store.settle(work.session, tenant_id, charge, "presumed", charge.tokens_in, charge.tokens_out, charge.micros)
            count += len(left)
            if len(left) < _AT_ONCE:
                return count

    async def sweep(self, tenant_id: UUID) -> None:
        """Delete what is older than anybody needs it."""
        today = self.clock.now().date()
        async with self.open_work(tenant_id) as work:
            await store.sweep(work.session, tenant_id, today - CHARGES_KEPT, today - SUMS_KEPT)

    async def spent(self, work: Work, tenant_id: UUID, accounts: Sequence[Account]) -> list[Spent]:
        """Return what stands in rows, nothing where there is none, in the order asked for."""
        found = await store.spent(work.session, tenant_id, accounts)
        return [found.get(account, Spent(account)) for account in accounts]

    async def learners(self, work: Work, tenant_id: UUID, per: BudgetPeriod, after: UUID | None, limit: int) -> list[Spent]:
        """Return what learners have spent in the period of today, in the order of their ids."""
        return await store.page(work.session, tenant_id, "learner", per, begin_of(per, self.clock.now().date()), after, limit)

    async def days(self, work: Work, tenant_id: UUID, count: int) -> list[Spent]:
        """Return what a tenant spent on each of the last `count` days, today being the last; nothing where there is no row."""
        today = self.clock.now().date()
        wanted = [Account("tenant", tenant_id, "day", today - timedelta(days=back)) for back in reversed(range(count))]
        found = {one.account: one for one in await store.days(work.session, tenant_id, wanted[0].begins)}
        return [found.get(account, Spent(account)) for account in wanted]
