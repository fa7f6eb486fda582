"""Queries over every row of one learner's memory, for rotation and erasure: sealed columns table by table, and deletion in batches."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final, NamedTuple
from uuid import UUID

from sqlalchemy import Column, LargeBinary, Table, bindparam, delete, func, select, tuple_, update
from sqlalchemy.ext.asyncio import AsyncSession

from services.memory.forgetting.tables import OrderRow, RetentionRow, WishRow
from services.memory.records import cell_place, manifest_place, order_place, part_place, segment_place, wish_place
from services.memory.store import Owner
from services.memory.tables import HeadRow, IndexRow, JournalRow, PartRow
from services.platform import Base
from services.vault import Place, Sealed


@dataclass(frozen=True, slots=True)
class SealedColumn:
    """One column of sealed records.

    Args:
        table: The table it is in.
        column: Its name.
        row_id: The name of the column that tells a learner's rows apart.
        place: Gives where a record of it stands, from the row's id and version.
        most_rows: Most of its records that are held in memory at once.
    """

    table: Table
    column: str
    row_id: str
    place: Callable[[UUID, int], Place]
    most_rows: int

    @property
    def of_owner(self) -> tuple[Any, Any]:
        """Return the conditions that choose one learner's rows."""
        return self.table.c.tenant_id == bindparam("of_tenant"), self.table.c.learner_id == bindparam("of_learner")

    def part(self, begins: int, length: int) -> Any:
        """Return bytes of the column, counted from 1; the server reads no more than those."""
        return func.substring(self._sealed, begins, length, type_=LargeBinary())

    @property
    def _sealed(self) -> Column[Any]:
        return self.table.c[self.column]


class Record(NamedTuple):
    """A sealed record and the row it stands in."""

    row_id: UUID
    version: int
    sealed: Sealed


def _table(row: type[Base]) -> Table:
    table = row.__table__
    assert isinstance(table, Table)  # noqa: S101 - declared by SQLAlchemy as any FromClause
    return table


HEAD, JOURNAL, PART, INDEX = _table(HeadRow), _table(JournalRow), _table(PartRow), _table(IndexRow)
WISH, RETENTION, ORDER = _table(WishRow), _table(RetentionRow), _table(OrderRow)
SEALED: Final = (
    SealedColumn(HEAD, "manifest", "learner_id", manifest_place, 1),
    SealedColumn(JOURNAL, "words", "id", lambda row_id, version: cell_place(row_id, "words", version), 1_000),
    SealedColumn(JOURNAL, "evidence", "id", lambda row_id, version: cell_place(row_id, "evidence", version), 1_000),
    SealedColumn(PART, "sealed", "part", part_place, 100),
    SealedColumn(INDEX, "sealed", "segment", segment_place, 2),
    SealedColumn(WISH, "sealed", "id", wish_place, 1),
    SealedColumn(ORDER, "sealed", "id", order_place, 100),
)
REMOVED: Final = (ORDER, WISH, RETENTION, INDEX, PART, JOURNAL, HEAD)
"""Every table of memory, the head last: while it stands, it says that the learner is being erased."""

_VERSION_BEGINS, _VERSION_BYTES, _SALT_ENDS = 3, 4, 38  # of a sealed record, counted from 1: services/vault/envelope.py


async def sealed_before(session: AsyncSession, owner: Owner, column: SealedColumn, key_version: int, limit: int) -> list[Record]:
    """Return records of a column that are sealed with another data key than this one."""
    table = column.table
    query = select(table.c[column.row_id], table.c.version, table.c[column.column]).where(
        *column.of_owner,
        table.c[column.column].is_not(None),
        column.part(_VERSION_BEGINS, _VERSION_BYTES) != bindparam("now", key_version.to_bytes(_VERSION_BYTES, "big"), LargeBinary()),
    )
    rows = await session.execute(query.limit(min(limit, column.most_rows)), _named(owner))
    return [Record(*row) for row in rows]


async def exchange(session: AsyncSession, owner: Owner, column: SealedColumn, pairs: Sequence[tuple[Record, Sealed]]) -> None:
    """Put new records in the place of old ones, each only if that very record still stands there.

    A row's version alone would not tell: a cell that was cleared meanwhile must not come back. The salt at its head is unlike any other's.
    """
    table = column.table
    query = (
        update(table)
        .where(
            *column.of_owner,
            table.c[column.row_id] == bindparam("of_row"),
            table.c.version == bindparam("read_version"),
            column.part(1, _SALT_ENDS) == bindparam("read_head", type_=LargeBinary()),
        )
        .values({column.column: bindparam("renewed")})
    )
    values = [
        {**_named(owner), "of_row": old.row_id, "read_version": old.version, "read_head": bytes(old.sealed[:_SALT_ENDS]), "renewed": new}
        for old, new in pairs
    ]
    await session.execute(query, values)


def _named(owner: Owner) -> dict[str, Any]:
    """Return an owner as parameters that bear no column's name."""
    return {"of_tenant": owner.tenant_id, "of_learner": owner.learner_id}


async def remove(session: AsyncSession, owner: Owner, table: Table, limit: int) -> int:
    """Delete rows of a learner from one table, at most `limit`; return how many there were."""
    key = [table.c[column.name] for column in table.primary_key]
    chosen = select(*key).where(table.c.tenant_id == owner.tenant_id, table.c.learner_id == owner.learner_id).limit(limit)
    rows = await session.execute(delete(table).where(tuple_(*key).in_(chosen)).returning(table.c.learner_id))
    return len(rows.all())
