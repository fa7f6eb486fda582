"""Which limits hold for whom, in which day and month, and whether one is passed (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple
from uuid import UUID

from schemas.llm import BudgetLimit, BudgetPeriod, BudgetScope, BudgetState

MICROS: Final = 1_000_000
PERIODS: Final[tuple[BudgetPeriod, ...]] = ("day", "month")
_ORDER: Final[dict[BudgetScope, int]] = {"learner": 0, "class": 1, "tenant": 2}
_LIMIT: Final = re.compile(r"(learner|class|tenant)/(day|month)=(\d{1,9}(?:\.\d{1,6})?)(t?)")


class Account(NamedTuple):
    """Whose spending in which period: one row of the ledger."""

    scope: BudgetScope
    id: UUID
    per: BudgetPeriod
    begins: date


@dataclass(frozen=True, slots=True)
class Spent:
    """What stands in one row: settled, and reserved for calls under way. Money is in millionths of the currency."""

    account: Account
    calls: int = 0
    tokens: int = 0
    micros: int = 0
    reserved_tokens: int = 0
    reserved_micros: int = 0
    unpriced_calls: int = 0


def begin_of(per: BudgetPeriod, day: date) -> date:
    """Return the first day of the period that a day is in."""
    return day if per == "day" else day.replace(day=1)


def accounts_of(tenant_id: UUID, learner_id: UUID, class_ids: Iterable[UUID], day: date) -> list[Account]:
    """Return the rows that one call counts in, in the one order in which everybody locks them: the busiest, the tenant's, last."""
    owners: list[tuple[BudgetScope, UUID]] = [("learner", learner_id), *(("class", one) for one in class_ids), ("tenant", tenant_id)]
    found = {Account(scope, owner, per, begin_of(per, day)) for scope, owner in owners for per in PERIODS}
    return sorted(found, key=lambda account: (_ORDER[account.scope], account.id.bytes, account.per))


def holding(limits: Iterable[BudgetLimit], account: Account) -> tuple[BudgetLimit, ...]:
    """Return the limits that hold for a row."""
    return tuple(limit for limit in limits if (limit.scope, limit.per) == (account.scope, account.per))


def passed(spent: Spent, limits: Iterable[BudgetLimit]) -> bool:
    """Return whether what is spent and reserved is more than a limit allows."""
    tokens, micros = spent.tokens + spent.reserved_tokens, spent.micros + spent.reserved_micros
    return any(
        (limit.tokens is not None and tokens > limit.tokens) or (limit.money is not None and micros > round(limit.money * MICROS))
        for limit in holding(limits, spent.account)
    )


def first_passed(spent: Iterable[Spent], limits: Sequence[BudgetLimit]) -> Account | None:
    """Return the first row in which a limit is passed, the learner's before the class's before the tenant's."""
    return next((one.account for one in spent if passed(one, limits)), None)


def state_of(spent: Spent, limits: Sequence[BudgetLimit]) -> BudgetState:
    """Return whether anything is left to spend."""
    tokens, micros = spent.tokens + spent.reserved_tokens, spent.micros + spent.reserved_micros
    is_used_up = any(
        (limit.tokens is not None and tokens >= limit.tokens) or (limit.money is not None and micros >= round(limit.money * MICROS))
        for limit in holding(limits, spent.account)
    )
    return "used_up" if is_used_up else "within"


def read_limits(text: str) -> tuple[BudgetLimit, ...]:
    """Return limits as an operator writes them: `learner/day=0.50, tenant/month=200, learner/day=300000t`; `t` are tokens, all else is money; `none`.

    Raises:
        ValueError: It is written differently.
    """
    found: list[BudgetLimit] = []
    if text.strip() == "none":
        return ()
    for part in filter(None, (part.strip() for part in text.split(","))):
        match = _LIMIT.fullmatch(part)
        if match is None:
            raise ValueError("write limits as learner/day=0.50, class/month=40, tenant/month=200, learner/day=300000t")
        scope, per, amount, is_tokens = match.groups()
        much = {"tokens": int(float(amount))} if is_tokens else {"money": float(amount)}
        found.append(BudgetLimit.model_validate({"scope": scope, "per": per, **much}))
    return tuple(found)


def write_limit(limit: BudgetLimit) -> str:
    """Return a limit as an operator writes it."""
    amounts = [] if limit.money is None else [f"{limit.money:g}"]
    amounts += [] if limit.tokens is None else [f"{limit.tokens}t"]
    return ", ".join(f"{limit.scope}/{limit.per}={amount}" for amount in amounts)
