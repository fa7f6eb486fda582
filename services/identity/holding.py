"""What identity keeps of an account, for the rotation of its data key and for its erasure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, and_, delete, or_, tuple_, update
from sqlalchemy import select as select_

from services.identity.accounts import profile_place
from services.identity.store import changed
from services.identity.tables import (
    AccountRow,
    ConsentRow,
    EnrollmentRow,
    GuardianshipRow,
    MemberRow,
    OneTimeCodeRow,
    PolicyChangeRow,
    SessionRow,
)
from services.platform import Base, Work
from services.vault import AccountKeys, Sealed

# Whose rows they are; the account last: while it stands, a learner's educators see that somebody is being erased, not that rows dangle.
_OWNED: Final[Sequence[tuple[type[Base], Sequence[str]]]] = (
    (SessionRow, ("account_id",)),
    (OneTimeCodeRow, ("account_id", "made_by")),
    (MemberRow, ("account_id",)),
    (GuardianshipRow, ("learner_id", "guardian_id")),
    (ConsentRow, ("learner_id",)),
    (EnrollmentRow, ("learner_id",)),
    (AccountRow, ("id",)),
)
# What an account has done for others stays without its id.
_SIGNED: Final[Sequence[type[Base]]] = (ConsentRow, PolicyChangeRow)


@dataclass(frozen=True, slots=True)
class IdentityHolding:
    """People's rows. Sessions are ended, with what they kept, before rows are removed: see `Leaving`."""

    @property
    def tables(self) -> frozenset[str]:
        """Return the tables that hold something of an account."""
        return frozenset(row.__tablename__ for row in (*(row for row, _ in _OWNED), *_SIGNED))

    async def reseal(self, work: Work, keys: AccountKeys, limit: int) -> int:
        """Seal the profile anew if an older data key has sealed it; return how many were found. What is written meanwhile stays.

        Raises:
            SealRefused: It cannot be verified; nothing of this unit of work must be kept.
        """
        of_account = (AccountRow.tenant_id == keys.tenant_id, AccountRow.id == keys.account_id)
        row = (await work.session.execute(select_(AccountRow.version, AccountRow.profile).where(*of_account))).one_or_none()
        if row is None or limit < 1 or Sealed(row.profile).key_version == keys.version:
            return 0
        place = profile_place(keys.account_id, row.version)
        sealed = keys.seal(place, keys.open(place, row.profile))
        unchanged = (AccountRow.version == row.version, AccountRow.profile == Sealed(row.profile))
        await work.session.execute(update(AccountRow).where(*of_account, *unchanged).values(profile=sealed))
        return 1

    async def remove(self, work: Work, tenant_id: UUID, account_id: UUID, limit: int) -> int:
        """Delete an account and what hangs on it, and take its id out of the consents given for others and the rules changed."""
        gone = 0
        for row in _SIGNED:
            signed: Any = row.__table__
            of_account = update(row).where(signed.c.tenant_id == tenant_id, signed.c.account_id == account_id)
            gone += changed(await work.session.execute(of_account.values(account_id=None)))
        for row, columns in _OWNED:
            if gone < limit:
                gone += await _removed(work, row, _of(row, columns, tenant_id, account_id), limit - gone)
        return gone


def _of(row: type[Base], columns: Sequence[str], tenant_id: UUID, account_id: UUID) -> ColumnElement[bool]:
    """Return the condition that a row is the account's, through any of the columns."""
    table: Any = row.__table__
    return and_(table.c.tenant_id == tenant_id, or_(*(table.c[column] == account_id for column in columns)))


async def _removed(work: Work, row: type[Base], condition: ColumnElement[bool], limit: int) -> int:
    """Delete at most `limit` rows; return how many there were."""
    key = list(row.__table__.primary_key)
    chosen = select_(*key).where(condition).limit(limit)
    is_chosen = tuple_(*key).in_(chosen) if len(key) > 1 else key[0].in_(chosen)
    return changed(await work.session.execute(delete(row).where(is_chosen)))
