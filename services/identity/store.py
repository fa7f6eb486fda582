"""Queries on tenants, accounts, sessions and one-time codes. They take the session and return values; rows never leave."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast
from uuid import UUID

from sqlalchemy import ColumnElement, CursorResult, Row, Select, and_, bindparam, delete, exists, func, insert, or_, select, text, update
from sqlalchemy.dialects.postgresql import insert as insert_or
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from schemas.identity import TenantPolicy
from services.identity.blinded import BlindNames
from services.identity.errors import NameTaken
from services.identity.people import Account, OneTimeCode, Principal, Tenant
from services.identity.tables import AccountRow, ClassRow, GuardianshipRow, MemberRow, OneTimeCodeRow, SessionRow, TenantRow
from services.vault import Sealed

_ACCOUNT: tuple[Any, ...] = (
    AccountRow.tenant_id, AccountRow.id, AccountRow.role, AccountRow.state, AccountRow.age_band, AccountRow.locale, AccountRow.version,
    AccountRow.password.is_not(None).label("has_password"), AccountRow.profile,
)  # fmt: skip


_LOCK = text("SELECT pg_advisory_xact_lock(:number)")


def account_columns() -> tuple[Any, ...]:
    """Return the columns that `account_of` reads, in its order."""
    return _ACCOUNT


def changed(result: object) -> int:
    """Return how many rows a statement changed."""
    return int(cast("CursorResult[Any]", result).rowcount)


def account_of(row: Sequence[Any]) -> Account:
    """Return the account in the first columns of a row."""
    return Account(*row[: len(_ACCOUNT)])


# Tenants


async def tenant_by_slug(session: AsyncSession, slug: str) -> Tenant | None:
    """Return the tenant of this slug."""
    return _tenant((await session.execute(_tenants().where(TenantRow.slug == slug))).one_or_none())


async def tenant(session: AsyncSession, tenant_id: UUID) -> Tenant:
    """Return the tenant; it is known to exist."""
    found = _tenant((await session.execute(_tenants().where(TenantRow.id == tenant_id))).one())
    assert found is not None  # noqa: S101 - `one` has seen to it
    return found


def _tenants() -> Select[UUID, str, str, dict[str, Any]]:
    return select(TenantRow.id, TenantRow.slug, TenantRow.name, TenantRow.policy)


def _tenant(row: Row[Any] | None) -> Tenant | None:
    return None if row is None else Tenant(row.id, row.slug, row.name, TenantPolicy.model_validate(row.policy))


async def add_tenant(session: AsyncSession, made: Tenant, now: datetime) -> bool:
    """Add a tenant; return False if the slug is taken."""
    statement = insert_or(TenantRow).values(
        id=made.id, slug=made.slug, name=made.name, policy=made.policy.model_dump(mode="json"), created_at=now
    )
    return changed(await session.execute(statement.on_conflict_do_nothing(index_elements=["slug"]))) == 1


# Accounts


@dataclass(frozen=True, slots=True)
class Seen:
    """An account, and how the one who looks stands to it."""

    account: Account
    is_taught: bool
    is_guarded: bool


def shares_class(educator_id: Any, learner_id: Any) -> Any:
    """Return the condition that the educator teaches a class, not archived, which the learner is in."""
    mine, theirs = MemberRow.__table__.alias("mine"), MemberRow.__table__.alias("theirs")
    return exists().where(
        and_(
            mine.c.tenant_id == theirs.c.tenant_id, mine.c.class_id == theirs.c.class_id,
            mine.c.account_id == educator_id, mine.c.part == "educator",
            theirs.c.account_id == learner_id, theirs.c.part == "learner",
            ClassRow.tenant_id == mine.c.tenant_id, ClassRow.id == mine.c.class_id, ClassRow.archived.is_(False),
        )
    )  # fmt: skip


def guards(guardian_id: Any, learner_id: Any) -> Any:
    """Return the condition that the one is a guardian of the other."""
    return exists().where(and_(GuardianshipRow.guardian_id == guardian_id, GuardianshipRow.learner_id == learner_id))


# Made once, as the other statements of every request: building them costs more than running them.
_SEEN = select(
    *_ACCOUNT,
    shares_class(bindparam("viewer_id"), AccountRow.id).label("is_taught"),
    guards(bindparam("viewer_id"), AccountRow.id).label("is_guarded"),
).where(AccountRow.id == bindparam("account_id"))
_SEEN_LOCKED = _SEEN.with_for_update(of=AccountRow)


async def seen(session: AsyncSession, viewer_id: UUID, account_id: UUID, *, lock: bool = False) -> Seen | None:
    """Return an account with the viewer's relation to it, in one statement; None if it is not there.

    Args:
        session: Of a unit of work of the tenant.
        viewer_id: Who looks.
        account_id: Who is looked at.
        lock: Hold the row until the end of the unit of work.
    """
    values = {"viewer_id": viewer_id, "account_id": account_id}
    row = (await session.execute(_SEEN_LOCKED if lock else _SEEN, values)).one_or_none()
    return None if row is None else Seen(account_of(row), row.is_taught, row.is_guarded)


async def add_account(session: AsyncSession, account: Account, names: BlindNames, password: str | None, now: datetime) -> bool:
    """Add an account; return False if its user name or e-mail is taken."""
    statement = insert_or(AccountRow).values(
        tenant_id=account.tenant_id, id=account.id, role=account.role, state=account.state, age_band=account.age_band,
        locale=account.locale, version=account.version, password=password, profile=Sealed(account.profile), created_at=now, **_indexes(names),
    )  # fmt: skip
    return changed(await session.execute(statement.on_conflict_do_nothing())) == 1


async def change_account(session: AsyncSession, account: Account, names: BlindNames) -> bool:
    """Write an account whose version is one more than the stored one; return False if somebody was quicker.

    Raises:
        NameTaken: Another account has the user name or e-mail.
    """
    statement = (
        update(AccountRow)
        .where(AccountRow.id == account.id, AccountRow.version == account.version - 1)
        .values(
            state=account.state, age_band=account.age_band, locale=account.locale, version=account.version, profile=Sealed(account.profile),
            **_indexes(names),
        )
    )  # fmt: skip
    try:
        async with session.begin_nested():  # the unit of work goes on after a name that is taken
            return changed(await session.execute(statement)) == 1
    except IntegrityError as error:
        raise NameTaken from error


def _indexes(names: BlindNames) -> dict[str, bytes | None]:
    """Return the columns that an account is found by, as they are written now."""
    return {"user_name_index": names.user_name.written, "email_index": names.email.written if names.email else None}


async def name_taken(session: AsyncSession, account_id: UUID, names: BlindNames) -> bool:
    """Return whether another account of the tenant has this user name or e-mail, blinded with whichever version of the key."""
    return bool((await session.execute(select(exists().where(AccountRow.id != account_id, _bears(names.every))))).scalar_one())


async def hold_names(session: AsyncSession, account_id: UUID, names: BlindNames) -> None:
    """While the key of the names is being rotated: let nobody else write them until the unit of work ends.

    Raises:
        NameTaken: Another account has one, blinded with another version of the key.
    """
    for number in names.locks:
        await session.execute(_LOCK, {"number": number})
    if names.locks and await name_taken(session, account_id, names):
        raise NameTaken


async def by_index(session: AsyncSession, indexes: Sequence[bytes]) -> tuple[Account, str | None] | None:
    """Return the account that bears one of these blinded user names or e-mails, with its password hash."""
    row = (await session.execute(select(*_ACCOUNT, AccountRow.password).where(_bears(indexes)))).one_or_none()
    return None if row is None else (account_of(row), row.password)


def _bears(indexes: Sequence[bytes]) -> ColumnElement[bool]:
    return or_(AccountRow.user_name_index.in_(indexes), AccountRow.email_index.in_(indexes))


@dataclass(frozen=True, slots=True)
class Borne:
    """An account with the blinded names that it bears."""

    account: Account
    user_name_index: bytes
    email_index: bytes | None


async def borne(session: AsyncSession, after: UUID | None, limit: int) -> list[Borne]:
    """Return accounts of the tenant with what they are found by, in the order of their ids."""
    statement = select(*_ACCOUNT, AccountRow.user_name_index, AccountRow.email_index).order_by(AccountRow.id).limit(limit)
    if after is not None:
        statement = statement.where(AccountRow.id > after)
    return [Borne(account_of(row), row.user_name_index, row.email_index) for row in await session.execute(statement)]


async def rename(session: AsyncSession, found: Borne, names: BlindNames) -> None:
    """Write an account's names as they are blinded now, unless somebody has written it meanwhile."""
    same_email = AccountRow.email_index.is_(None) if found.email_index is None else AccountRow.email_index == found.email_index
    unchanged = (AccountRow.version == found.account.version, AccountRow.user_name_index == found.user_name_index, same_email)
    await session.execute(update(AccountRow).where(AccountRow.id == found.account.id, *unchanged).values(**_indexes(names)))


async def accounts(session: AsyncSession, ids: Sequence[UUID]) -> list[Account]:
    """Return the accounts of these ids that exist."""
    rows = await session.execute(select(*_ACCOUNT).where(AccountRow.id.in_(ids)))
    return [account_of(row) for row in rows]


async def known_ids(session: AsyncSession, ids: Sequence[UUID]) -> set[UUID]:
    """Return those of the ids that are accounts of the tenant."""
    return set((await session.execute(select(AccountRow.id).where(AccountRow.id.in_(ids)))).scalars())


async def list_accounts(session: AsyncSession, role: str | None, after: UUID | None, limit: int) -> list[Account]:
    """Return accounts of the tenant in the order of their ids."""
    statement = select(*_ACCOUNT).order_by(AccountRow.id).limit(limit)
    if role is not None:
        statement = statement.where(AccountRow.role == role)
    if after is not None:
        statement = statement.where(AccountRow.id > after)
    return [account_of(row) for row in await session.execute(statement)]


async def taught_accounts(session: AsyncSession, educator_id: UUID, after: UUID | None, limit: int) -> list[Account]:
    """Return the learners of an educator's classes in the order of their ids."""
    statement = select(*_ACCOUNT).where(shares_class(educator_id, AccountRow.id)).order_by(AccountRow.id).limit(limit)
    if after is not None:
        statement = statement.where(AccountRow.id > after)
    return [account_of(row) for row in await session.execute(statement)]


async def lock_other_operators(session: AsyncSession, account_id: UUID) -> int:
    """Return how many other active operators the tenant has, and hold the rows of all, so that two cannot suspend each other at once."""
    statement = select(AccountRow.id).where(AccountRow.role == "operator", AccountRow.state == "active")
    held = (await session.execute(statement.order_by(AccountRow.id).with_for_update())).scalars()
    return sum(found != account_id for found in held)


async def has_operator(session: AsyncSession) -> bool:
    """Return whether the tenant has an operator."""
    return bool((await session.execute(select(exists().where(AccountRow.role == "operator")))).scalar_one())


async def password_of(session: AsyncSession, account_id: UUID) -> str | None:
    """Return the password hash of an account."""
    return (await session.execute(select(AccountRow.password).where(AccountRow.id == account_id))).scalar_one()


async def set_password(session: AsyncSession, account_id: UUID, hashed: str) -> None:
    """Set the password hash of an account."""
    await session.execute(update(AccountRow).where(AccountRow.id == account_id).values(password=hashed))


# Sessions


@dataclass(frozen=True, slots=True)
class SessionSeen:
    """A session that a token belongs to, and its account now."""

    principal: Principal
    kind: str
    state: str
    expires_at: datetime
    ends_at: datetime


_SESSION_BY_HASH = (
    select(
        SessionRow.tenant_id, SessionRow.account_id, AccountRow.role, SessionRow.id, AccountRow.age_band, AccountRow.locale,
        SessionRow.kind, AccountRow.state, SessionRow.expires_at, SessionRow.ends_at,
    )
    .join(AccountRow, and_(AccountRow.tenant_id == SessionRow.tenant_id, AccountRow.id == SessionRow.account_id))
    .where(SessionRow.hash == bindparam("token_hash"), SessionRow.tenant_id == bindparam("tenant_id"))
)  # fmt: skip


async def session_by_hash(session: AsyncSession, tenant_id: UUID, token_hash: bytes) -> SessionSeen | None:
    """Return the session of a token with its account: one statement, two look-ups by primary key."""
    row = (await session.execute(_SESSION_BY_HASH, {"token_hash": token_hash, "tenant_id": tenant_id})).one_or_none()
    if row is None:
        return None
    who: tuple[Any, ...] = tuple(row)
    return SessionSeen(Principal(*who[:6]), *who[6:])


async def add_session(
    session: AsyncSession, principal: Principal, token_hash: bytes, kind: str, times: tuple[datetime, datetime, datetime]
) -> None:
    """Add a session.

    Args:
        session: Of a unit of work.
        principal: Whose it is.
        token_hash: The hash of its token.
        kind: `token` or `cookie`.
        times: When it was made, when it expires unless used, when it ends in any case.
    """
    made, expires, ends = times
    await session.execute(
        insert(SessionRow).values(
            hash=token_hash, id=principal.session_id, tenant_id=principal.tenant_id, account_id=principal.account_id, kind=kind,
            created_at=made, expires_at=expires, ends_at=ends,
        )
    )  # fmt: skip


_HELD = select(SessionRow.expires_at).where(SessionRow.tenant_id == bindparam("tenant_id"), SessionRow.id == bindparam("session_id"))
_HELD_LOCKED = _HELD.with_for_update(read=True, key_share=True)


async def hold_session(session: AsyncSession, tenant_id: UUID, session_id: UUID, now: datetime) -> bool:
    """Return whether a session is alive, and let nobody end it until the unit of work ends."""
    expires_at = (await session.execute(_HELD_LOCKED, {"tenant_id": tenant_id, "session_id": session_id})).scalar_one_or_none()
    return expires_at is not None and expires_at > now


async def pause_session(session: AsyncSession, tenant_id: UUID, session_id: UUID, at: datetime | None) -> None:
    """Note since when a session's memory is paused; one that is paused already stays so since then. None ends the pause."""
    paused_at = None if at is None else func.coalesce(SessionRow.memory_paused_at, at)
    mine = (SessionRow.tenant_id == tenant_id, SessionRow.id == session_id)
    await session.execute(update(SessionRow).where(*mine).values(memory_paused_at=paused_at))


async def renew_session(session: AsyncSession, session_id: UUID, expires_at: datetime) -> None:
    """Move the end of an unused session on."""
    await session.execute(update(SessionRow).where(SessionRow.id == session_id).values(expires_at=expires_at))


async def drop_session(session: AsyncSession, tenant_id: UUID, session_id: UUID) -> None:
    """End a session."""
    await session.execute(delete(SessionRow).where(SessionRow.tenant_id == tenant_id, SessionRow.id == session_id))


async def drop_sessions(session: AsyncSession, tenant_id: UUID, account_id: UUID, keep: UUID | None = None) -> list[UUID]:
    """End all sessions of an account but one; return which."""
    statement = delete(SessionRow).where(SessionRow.tenant_id == tenant_id, SessionRow.account_id == account_id)
    if keep is not None:
        statement = statement.where(SessionRow.id != keep)
    return list((await session.execute(statement.returning(SessionRow.id))).scalars())


async def drop_everybodys_sessions(session: AsyncSession) -> None:
    """End all sessions of all tenants."""
    await session.execute(delete(SessionRow))


async def sweep_sessions(session: AsyncSession, now: datetime, limit: int) -> list[tuple[UUID, UUID]]:
    """End expired sessions, at most `limit`; return tenant and session of each."""
    old = select(SessionRow.hash).where(SessionRow.expires_at <= now).limit(limit).with_for_update(skip_locked=True)
    rows = await session.execute(delete(SessionRow).where(SessionRow.hash.in_(old)).returning(SessionRow.tenant_id, SessionRow.id))
    return [(row.tenant_id, row.id) for row in rows]


# One-time codes


async def put_code(session: AsyncSession, tenant_id: UUID, account_id: UUID, code: OneTimeCode, made_by: UUID) -> None:
    """Set the one-time code of an account; an older one no longer works."""
    values: dict[str, Any] = {
        "purpose": code.purpose, "digest": code.digest, "expires_at": code.expires_at, "tries": code.tries, "made_by": made_by,
    }  # fmt: skip
    statement = insert_or(OneTimeCodeRow).values(tenant_id=tenant_id, account_id=account_id, **values)
    await session.execute(statement.on_conflict_do_update(index_elements=["tenant_id", "account_id"], set_=values))


async def try_code(session: AsyncSession, account_id: UUID) -> OneTimeCode | None:
    """Count a try at the account's code and return the code as it now stands."""
    statement = update(OneTimeCodeRow).where(OneTimeCodeRow.account_id == account_id).values(tries=OneTimeCodeRow.tries + 1)
    returned = statement.returning(OneTimeCodeRow.digest, OneTimeCodeRow.purpose, OneTimeCodeRow.expires_at, OneTimeCodeRow.tries)
    row = (await session.execute(returned)).one_or_none()
    if row is None:
        return None
    code: tuple[Any, ...] = tuple(row)
    return OneTimeCode(*code)


async def take_code(session: AsyncSession, account_id: UUID, digest: bytes) -> bool:
    """Use up a code; return False if somebody else just did."""
    statement = delete(OneTimeCodeRow).where(OneTimeCodeRow.account_id == account_id, OneTimeCodeRow.digest == digest)
    return changed(await session.execute(statement)) == 1
