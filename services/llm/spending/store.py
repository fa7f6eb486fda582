"""Queries on the ledger. They take the session and return values; rows never leave."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final, NamedTuple
from uuid import UUID

from sqlalchemy import and_, delete, insert, or_, select, update
from sqlalchemy.dialects.postgresql import insert as insert_or
from sqlalchemy.ext.asyncio import AsyncSession

from schemas.llm import BudgetPeriod, BudgetScope
from services.llm.spending.limits import Account, Spent, accounts_of
from services.llm.spending.tables import ChargeRow, SpentRow

_AMOUNTS: Final = ("calls", "unpriced_calls", "tokens", "micros", "reserved_tokens", "reserved_micros")
_SPENT: Final = (SpentRow.scope, SpentRow.owner_id, SpentRow.per, SpentRow.begins, *(getattr(SpentRow, name) for name in _AMOUNTS))


class Amounts(NamedTuple):
    """What is added to rows."""

    calls: int = 0
    unpriced_calls: int = 0
    tokens: int = 0
    micros: int = 0
    reserved_tokens: int = 0
    reserved_micros: int = 0


@dataclass(frozen=True, slots=True)
class Charge:
    """One call as it stands in the ledger."""

    id: UUID
    learner_id: UUID
    class_ids: tuple[UUID, ...]
    day: date
    is_priced: bool
    tokens_in: int
    tokens_out: int
    micros: int

    @property
    def tokens(self) -> int:
        """Return prompt and reply together."""
        return self.tokens_in + self.tokens_out


async def add(session: AsyncSession, tenant_id: UUID, accounts: Sequence[Account], much: Amounts) -> list[Spent]:
    """Add to rows, made where there are none, in the order given, which locks them until the end of the unit of work; return them."""
    rows = [
        {"tenant_id": tenant_id, "scope": one.scope, "owner_id": one.id, "per": one.per, "begins": one.begins, **much._asdict()}
        for one in accounts
    ]
    fresh = insert_or(SpentRow).values(rows)
    sums = {name: getattr(SpentRow, name) + fresh.excluded[name] for name in _AMOUNTS}
    key = ("tenant_id", "scope", "owner_id", "per", "begins")
    found = await session.execute(fresh.on_conflict_do_update(index_elements=key, set_=sums).returning(*_SPENT))
    return [_spent(row) for row in found]


async def add_charge(session: AsyncSession, tenant_id: UUID, charge: Charge, **about: Any) -> None:
    """Note a call that is about to be made."""
    values = {
        "id": charge.id, "learner_id": charge.learner_id, "class_ids": list(charge.class_ids), "day": charge.day,
        "is_priced": charge.is_priced, "tokens_in": charge.tokens_in, "tokens_out": charge.tokens_out, "micros": charge.micros,
    }  # fmt: skip
    await session.execute(insert(ChargeRow).values(tenant_id=tenant_id, state="reserved", **values, **about))


async def close(session: AsyncSession, tenant_id: UUID, charge_id: UUID, state: str, **came_to: int) -> Charge | None:
    """Close a call's reservation and return what it was; None if it is closed already, or gone with its learner."""
    mine = (ChargeRow.tenant_id == tenant_id, ChargeRow.id == charge_id, ChargeRow.state == "reserved")
    found = (await session.execute(select(*_CHARGE).where(*mine).with_for_update())).one_or_none()
    if found is None:
        return None
    await session.execute(update(ChargeRow).where(*mine).values(state=state, **came_to))
    return _charge(found)


async def left_open(session: AsyncSession, tenant_id: UUID, before: datetime, limit: int) -> list[Charge]:
    """Return calls that have been reserved before a time and never closed, the oldest first."""
    old = (ChargeRow.tenant_id == tenant_id, ChargeRow.state == "reserved", ChargeRow.at < before)
    return [_charge(row) for row in await session.execute(select(*_CHARGE).where(*old).order_by(ChargeRow.at).limit(limit))]


async def spent(session: AsyncSession, tenant_id: UUID, accounts: Sequence[Account]) -> dict[Account, Spent]:
    """Return the rows that there are of those asked for."""
    wanted = or_(
        *(and_(SpentRow.scope == a.scope, SpentRow.owner_id == a.id, SpentRow.per == a.per, SpentRow.begins == a.begins) for a in accounts)
    )
    found = await session.execute(select(*_SPENT).where(SpentRow.tenant_id == tenant_id, wanted)) if accounts else ()
    return {one.account: one for one in map(_spent, found)}


async def page(
    session: AsyncSession, tenant_id: UUID, scope: BudgetScope, per: BudgetPeriod, begins: date, after: UUID | None, limit: int
) -> list[Spent]:
    """Return rows of one scope and period in the order of their owners' ids."""
    wanted = [SpentRow.tenant_id == tenant_id, SpentRow.scope == scope, SpentRow.per == per, SpentRow.begins == begins]
    wanted += [] if after is None else [SpentRow.owner_id > after]
    return [_spent(row) for row in await session.execute(select(*_SPENT).where(*wanted).order_by(SpentRow.owner_id).limit(limit))]


async def sweep(session: AsyncSession, tenant_id: UUID, charges_before: date, sums_before: date) -> None:
    """Delete calls and sums that are older than anybody needs them."""
    old = (ChargeRow.tenant_id == tenant_id, ChargeRow.day < charges_before, ChargeRow.state != "reserved")
    await session.execute(delete(ChargeRow).where(*old))
    await session.execute(delete(SpentRow).where(SpentRow.tenant_id == tenant_id, SpentRow.begins < sums_before))


async def remove_learner(session: AsyncSession, tenant_id: UUID, learner_id: UUID, limit: int) -> int:
    """Delete a learner's calls and sums, at most `limit`; what they cost stays in the sums of class and tenant, which name nobody.

    What is reserved for a call that is under way is given back there: nobody can close it any more.
    """
    mine = (ChargeRow.tenant_id == tenant_id, ChargeRow.learner_id == learner_id)
    chosen = select(ChargeRow.id).where(*mine).order_by(ChargeRow.id).limit(limit)
    gone = (await session.execute(delete(ChargeRow).where(*mine, ChargeRow.id.in_(chosen)).returning(ChargeRow.state, *_CHARGE))).all()
    for row in gone:
        if row.state == "reserved":
            charge = _charge(row[1:])
            others = [one for one in accounts_of(tenant_id, learner_id, charge.class_ids, charge.day) if one.scope != "learner"]
            await add(session, tenant_id, others, Amounts(reserved_tokens=-charge.tokens, reserved_micros=-charge.micros))
    sums = (SpentRow.tenant_id == tenant_id, SpentRow.scope == "learner", SpentRow.owner_id == learner_id)
    summed = await session.execute(delete(SpentRow).where(*sums).returning(SpentRow.begins)) if len(gone) < limit else None
    return len(gone) + (len(summed.all()) if summed is not None else 0)


_CHARGE: Final = (
    ChargeRow.id, ChargeRow.learner_id, ChargeRow.class_ids, ChargeRow.day, ChargeRow.is_priced, ChargeRow.tokens_in, ChargeRow.tokens_out,
    ChargeRow.micros,
)  # fmt: skip


def _charge(row: Any) -> Charge:
    charge_id, learner_id, class_ids, *rest = row
    return Charge(charge_id, learner_id, tuple(class_ids), *rest)


def _spent(row: Any) -> Spent:
    scope, owner_id, per, begins, *_ = row
    return Spent(Account(scope, owner_id, per, begins), **{name: getattr(row, name) for name in _AMOUNTS})
