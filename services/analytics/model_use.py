"""What language models cost and who used how much: operators see their organisation, educators their classes as a whole, learners themselves."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from schemas.identity import TenantPolicy
from schemas.llm import BudgetLimit, BudgetPeriod, DaySpentOut, DaysSpentOut, ModelOut, SpendingOut, SpentOut
from services.identity import Forbidden, Identity, Principal, may
from services.llm import MICROS, Account, Ledger, ModelWatch, Spent, begin_of, holding, state_of
from services.platform import OpenWork

MOST_CLASSES: Final = 200


@dataclass(frozen=True)
class ModelUse:
    """Use cases on spending and on the model server.

    Args:
        open_work: Opens units of work of the content database.
        identity: Whose classes they are, and what the tenant has decided.
        ledger: What was spent.
        watch: What is known of the model server.
    """

    open_work: OpenWork
    identity: Identity
    ledger: Ledger
    watch: ModelWatch

    async def spending(self, principal: Principal, per: BudgetPeriod) -> SpendingOut:
        """Return what was spent in the day or month of today, as far as it is the principal's to see."""
        begins = begin_of(per, self.ledger.clock.now().date())
        tenant = [Account("tenant", principal.tenant_id, per, begins)] if may(principal.role, "view_spending", "tenant") else []
        learner = [Account("learner", principal.account_id, per, begins)] if principal.role == "learner" else []
        classes = [Account("class", class_id, per, begins) for class_id in await self._classes(principal)]
        async with self.open_work(principal.tenant_id) as work:
            limits = self._limits(await self.identity.policy_of(work, principal.tenant_id))
            spent = await self.ledger.spent(work, principal.tenant_id, [*tenant, *learner, *classes])
        lines = [_shown(one, limits) for one in spent]
        return SpendingOut(
            per=per, begins=begins, currency=self.ledger.prices.currency,
            tenant=_only(lines, "tenant"), learner=_only(lines, "learner"), classes=tuple(line for line in lines if line.scope == "class"),
        )  # fmt: skip

    async def learners(
        self, principal: Principal, per: BudgetPeriod, after: UUID | None, limit: int
    ) -> tuple[Sequence[SpentOut], UUID | None]:
        """Return what single learners spent in the day or month of today, in the order of their ids, and the id after which it goes on.

        Raises:
            Forbidden: Only operators see it: how much somebody talks with the tutor is theirs.
        """
        _must_operate(principal)
        async with self.open_work(principal.tenant_id) as work:
            limits = self._limits(await self.identity.policy_of(work, principal.tenant_id))
            found = await self.ledger.learners(work, principal.tenant_id, per, after, limit + 1)
        shown = [_shown(one, limits) for one in found[:limit]]
        return shown, shown[-1].id if len(found) > limit else None

    async def days(self, principal: Principal, count: int) -> DaysSpentOut:
        """Return what the organisation spent day by day; raise Forbidden unless the principal operates the tenant."""
        _must_operate(principal)
        async with self.open_work(principal.tenant_id) as work:
            found = await self.ledger.days(work, principal.tenant_id, count)
        days = (DaySpentOut(day=one.account.begins, calls=one.calls, tokens=one.tokens, money=one.micros / MICROS) for one in found)
        return DaysSpentOut(currency=self.ledger.prices.currency, days=tuple(days))

    async def server(self, principal: Principal) -> ModelOut:
        """Return what is known of the model server; raise Forbidden unless the principal operates the tenant."""
        _must_operate(principal)
        if self.watch.known is None:
            await self.watch.recall()
        return self.watch.shown()

    async def probe(self, principal: Principal) -> ModelOut:
        """Find out anew what the model server can do; raise Forbidden unless the principal operates the tenant."""
        _must_operate(principal)
        await self.watch.renew()
        return self.watch.shown()

    async def _classes(self, principal: Principal) -> list[UUID]:
        if not (may(principal.role, "view_spending", "class") or may(principal.role, "view_spending", "tenant")):
            return []
        return [each.id for each in (await self.identity.classes.page(principal, None, MOST_CLASSES)).items]

    def _limits(self, policy: TenantPolicy) -> tuple[BudgetLimit, ...]:
        return (*policy.budget, *self.ledger.limits)


def _must_operate(principal: Principal) -> None:
    if not may(principal.role, "view_spending", "tenant"):
        raise Forbidden


def _only(lines: Iterable[SpentOut], scope: str) -> SpentOut | None:
    return next((line for line in lines if line.scope == scope), None)


def _shown(spent: Spent, limits: Sequence[BudgetLimit]) -> SpentOut:
    return SpentOut(
        scope=spent.account.scope, id=spent.account.id, calls=spent.calls, tokens=spent.tokens, money=spent.micros / MICROS,
        reserved_tokens=spent.reserved_tokens, reserved_money=spent.reserved_micros / MICROS, unpriced_calls=spent.unpriced_calls,
        limits=holding(limits, spent.account), state=state_of(spent, limits),
    )  # fmt: skip
