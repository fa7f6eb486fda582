"""What the ledger of standing orders is to be told of: noted in the commit that takes something away, with the job that tells it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, NamedTuple
from uuid import UUID, uuid4

from sqlalchemy import delete, func, select, update
from sqlalchemy.dialects.postgresql import insert

from schemas.retention import WordsKept
from schemas.standing import Refused, StandingOrder, WordsOrder
from services.memory.forgetting.tables import OrderRow, OrdersKnownRow, WordsKeptRow
from services.memory.records import order_place
from services.platform import Work, enqueue
from services.vault import AccountKeys

TELL_LEDGER: Final = "memory.tell_ledger"


class Owed(NamedTuple):
    """Orders of one owner that the ledger has not been told of, and what to call them when it has."""

    ids: Collection[UUID]
    orders: Collection[bytes]


@dataclass(frozen=True, slots=True)
class Owing:
    """How much of a tenant the ledger has not been told of, and since when."""

    count: int
    oldest: datetime | None


async def owe_withdrawal(work: Work, keys: AccountKeys, learner_id: UUID, goal_id: UUID, at: datetime) -> None:
    """Note that a goal holds no longer, in the unit of work that says so."""
    await owe(work, keys, learner_id, StandingOrder(at=at, withdraws=goal_id))


async def owe_refusal(work: Work, keys: AccountKeys, learner_id: UUID, refused: Refused, at: datetime) -> None:
    """Note that a consent is withdrawn, in the unit of work that says so."""
    await owe(work, keys, learner_id, StandingOrder(at=at, refuses=refused))


async def owe_cut(work: Work, keys: AccountKeys, learner_id: UUID, guardian_id: UUID, at: datetime) -> None:
    """Note that somebody is a learner's guardian no longer, in the unit of work that says so."""
    await owe(work, keys, learner_id, StandingOrder(at=at, cuts=guardian_id))


async def owe(work: Work, keys: AccountKeys, learner_id: UUID, order: StandingOrder) -> None:
    """Note an order in the unit of work of what it speaks of, and promise that the ledger will be told."""
    order_id = uuid4()
    sealed = keys.seal(order_place(order_id, 1), order.model_dump_json(exclude_defaults=True).encode())
    row = {"tenant_id": keys.tenant_id, "id": order_id, "learner_id": learner_id, "version": 1, "made_at": order.at, "sealed": sealed}
    await work.session.execute(insert(OrderRow).values(row))
    await enqueue(work, TELL_LEDGER, tenant_id=keys.tenant_id, account_id=learner_id, dedupe_key=str(learner_id))


@dataclass(frozen=True, slots=True)
class OrdersOwed:
    """What the ledger has not been told of, and how much of it this database reflects."""

    async def of_learner(self, work: Work, keys: AccountKeys, learner_id: UUID) -> Owed:
        """Return what the ledger has not been told of a learner, in the order of its coming."""
        query = select(OrderRow.id, OrderRow.version, OrderRow.sealed).where(
            OrderRow.tenant_id == keys.tenant_id, OrderRow.learner_id == learner_id
        )
        rows = (await work.session.execute(query.order_by(OrderRow.made_at, OrderRow.id))).all()
        return Owed([row.id for row in rows], [keys.open(order_place(row.id, row.version), row.sealed) for row in rows])

    async def told(self, work: Work, ids: Collection[UUID], serial: int) -> None:
        """Note that the ledger has been told, and how far it goes with that: what those orders speak of has been committed before."""
        if ids:
            await work.session.execute(delete(OrderRow).where(OrderRow.id.in_(ids)))
        await self.note_known(work, serial)

    async def keep_words(self, work: Work, kept: WordsKept, today: date) -> WordsKept:
        """Note for how long the tenant of the unit of work keeps words from now on, and return it; the ledger is told of each change."""
        values = {**kept.model_dump(), "since": today, "is_owed": True}
        made = insert(WordsKeptRow).values(tenant_id=work.tenant_id, **values)
        differs = WordsKeptRow.chat != kept.chat, WordsKeptRow.attempts != kept.attempts, WordsKeptRow.goals != kept.goals
        changed = made.on_conflict_do_update(index_elements=["tenant_id"], set_=values, where=differs[0] | differs[1] | differs[2])
        if (await work.session.execute(changed.returning(WordsKeptRow.tenant_id))).one_or_none() is not None:
            await enqueue(work, TELL_LEDGER, tenant_id=work.tenant_id, dedupe_key=str(work.tenant_id))
        return kept

    async def words_kept(self, work: Work) -> WordsKept | None:
        """Return for how long the tenant of the unit of work keeps words, as retention goes by it; None if it has not run yet."""
        row = (await work.session.execute(select(WordsKeptRow.chat, WordsKeptRow.attempts, WordsKeptRow.goals))).one_or_none()
        return None if row is None else WordsKept(**row._asdict())

    async def of_tenant(self, work: Work) -> WordsOrder | None:
        """Return what the ledger has not been told of how long the tenant of the unit of work keeps words."""
        query = select(WordsKeptRow.since, WordsKeptRow.chat, WordsKeptRow.attempts, WordsKeptRow.goals).where(WordsKeptRow.is_owed)
        row = (await work.session.execute(query)).one_or_none()
        return (
            None
            if row is None
            else WordsOrder(since=row.since, words_kept=WordsKept(chat=row.chat, attempts=row.attempts, goals=row.goals))
        )

    async def told_words(self, work: Work, order: WordsOrder, serial: int) -> None:
        """Note that the ledger has been told of that, unless it has changed since."""
        same = (
            WordsKeptRow.since == order.since,
            *(getattr(WordsKeptRow, name) == days for name, days in order.words_kept.model_dump().items()),
        )
        await work.session.execute(update(WordsKeptRow).where(*same).values(is_owed=False))
        await self.note_known(work, serial)

    async def owing(self, work: Work) -> Owing:
        """Return how much of the unit of work's tenant the ledger has not been told of."""
        count, oldest = (await work.session.execute(select(func.count(), func.min(OrderRow.made_at)))).one()
        return Owing(count + (await self.of_tenant(work) is not None), oldest)

    async def known(self, work: Work) -> int:
        """Return the number of the last order that this database reflects."""
        return (await work.session.execute(select(OrdersKnownRow.serial))).scalar_one_or_none() or 0

    async def note_known(self, work: Work, serial: int) -> None:
        """Note that this database reflects the orders up to this number; it never falls."""
        made = insert(OrdersKnownRow).values(id=1, serial=serial)
        risen = func.greatest(OrdersKnownRow.serial, made.excluded.serial)
        await work.session.execute(made.on_conflict_do_update(index_elements=["id"], set_={"serial": risen}))
