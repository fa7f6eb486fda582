"""Queries on the ledger. They take the session and return values; rows never leave."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final, NamedTuple
from uuid import UUID

from sqlalchemy import and_, delete, or_, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from schemas.llm import BudgetPeriod, BudgetScope
from services.llm.spending.limits import Account, Spent, accounts_of
from services.llm.spending.tables import ChargeRow, SpentRow
from services.platform import Statement

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
        """Return what it may take of a limit in tokens."""
        return self.counted(self.tokens_in, self.tokens_out)

    def counted(self, tokens_in: int, tokens_out: int) -> int:
        """Return prompt and reply together; nothing for an embedding, which has no reply and costs a fiftieth: it counts in money alone."""
        return tokens_in + tokens_out if self.tokens_out else 0

    def accounts(self, tenant_id: UUID) -> list[Account]:
        """Return the rows that it counts in."""
        return accounts_of(tenant_id, self.learner_id, self.class_ids, self.day)


# One statement each, as somebody waits for it; arrays instead of rows of values, so that it is prepared once. Rows are locked in the order given.
_ADD: Final = """
    INSERT INTO llm_spent (tenant_id, scope, owner_id, per, begins, calls, unpriced_calls, tokens, micros, reserved_tokens, reserved_micros)
    SELECT CAST(:tenant_id AS uuid), scope, owner_id, per, begins, CAST(:calls AS bigint), CAST(:unpriced_calls AS bigint), CAST(:tokens AS bigint),
        CAST(:micros AS bigint), CAST(:reserved_tokens AS bigint), CAST(:reserved_micros AS bigint)
    FROM unnest(CAST(:scopes AS text[]), CAST(:owners AS uuid[]), CAST(:periods AS text[]), CAST(:begins AS date[]))
        WITH ORDINALITY AS account (scope, owner_id, per, begins, place)
    WHERE {condition} ORDER BY place
    ON CONFLICT (tenant_id, scope, owner_id, per, begins) DO UPDATE SET
        calls = llm_spent.calls + excluded.calls, unpriced_calls = llm_spent.unpriced_calls + excluded.unpriced_calls,
        tokens = llm_spent.tokens + excluded.tokens, micros = llm_spent.micros + excluded.micros,
        reserved_tokens = llm_spent.reserved_tokens + excluded.reserved_tokens, reserved_micros = llm_spent.reserved_micros + excluded.reserved_micros
    RETURNING scope, owner_id, per, begins, calls, unpriced_calls, tokens, micros, reserved_tokens, reserved_micros
"""
_NOTED: Final = """
    WITH noted AS (
        INSERT INTO llm_charge (tenant_id, id, learner_id, class_ids, purpose, provider, model, state, is_priced, tokens_in, tokens_out, micros, day, at)
        VALUES (:tenant_id, :id, :learner_id, CAST(:class_ids AS uuid[]), :purpose, :provider, :model, 'reserved', :is_priced, :tokens_in, :tokens_out,
            :cost, :day, :at)
    )
"""
_CLOSED: Final = """
    WITH closed AS (
        UPDATE llm_charge SET state = :state, tokens_in = :tokens_in, tokens_out = :tokens_out, micros = :micros
        WHERE tenant_id = :tenant_id AND id = :id AND state = 'reserved' RETURNING id
    )
"""
_RESERVE: Final = Statement(text("".join((_NOTED, _ADD.format(condition="true")))))
_SETTLE: Final = Statement(text("".join((_CLOSED, _ADD.format(condition="EXISTS (SELECT FROM closed)")))))
_ADD_ALONE: Final = text(_ADD.format(condition="true"))


def _rows(tenant_id: UUID, accounts: Sequence[Account], much: Amounts) -> dict[str, Any]:
    return {
        "tenant_id": tenant_id, "scopes": [one.scope for one in accounts], "owners": [one.id for one in accounts],
        "periods": [one.per for one in accounts], "begins": [one.begins for one in accounts], **much._asdict(),
    }  # fmt: skip


async def reserve(
    session: AsyncSession, tenant_id: UUID, charge: Charge, purpose: str, provider: str, model: str, at: datetime
) -> list[Spent]:
    """Note a call that is about to be made, add what it may cost to the rows it counts in, and return them; they are locked until the end."""
    much = Amounts(reserved_tokens=charge.tokens, reserved_micros=charge.micros)
    noted = {
        "id": charge.id, "learner_id": charge.learner_id, "class_ids": list(charge.class_ids), "purpose": purpose, "provider": provider,
        "model": model, "is_priced": charge.is_priced, "tokens_in": charge.tokens_in, "tokens_out": charge.tokens_out, "cost": charge.micros,
        "day": charge.day, "at": at,
    }  # fmt: skip
    found = await _RESERVE.all(session, {**_rows(tenant_id, charge.accounts(tenant_id), much), **noted})
    return [_spent(row) for row in found]


async def settle(session: AsyncSession, tenant_id: UUID, charge: Charge, state: str, tokens_in: int, tokens_out: int, micros: int) -> bool:
    """Close a call's reservation and put what it came to in its place; False if it is closed already, or gone with its learner."""
    is_made = tokens_in + tokens_out > 0
    much = Amounts(
        calls=int(is_made), unpriced_calls=int(is_made and not charge.is_priced), tokens=charge.counted(tokens_in, tokens_out), micros=micros,
        reserved_tokens=-charge.tokens, reserved_micros=-charge.micros,
    )  # fmt: skip
    came_to = {"id": charge.id, "state": state, "tokens_in": tokens_in, "tokens_out": tokens_out}
    return bool(await _SETTLE.all(session, {**_rows(tenant_id, charge.accounts(tenant_id), much), **came_to}))


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


async def days(session: AsyncSession, tenant_id: UUID, since: date) -> list[Spent]:
    """Return what a tenant spent on each day that has a row, the oldest first."""
    wanted = (SpentRow.tenant_id == tenant_id, SpentRow.scope == "tenant", SpentRow.per == "day", SpentRow.begins >= since)
    return [_spent(row) for row in await session.execute(select(*_SPENT).where(*wanted).order_by(SpentRow.begins))]


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
            others = [one for one in charge.accounts(tenant_id) if one.scope != "learner"]
            much = Amounts(reserved_tokens=-charge.tokens, reserved_micros=-charge.micros)
            await session.execute(_ADD_ALONE, _rows(tenant_id, others, much))
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
