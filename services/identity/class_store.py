"""Queries on classes, members, guardians, consents and enrollments. They take the session and return values; rows never leave."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Integer, Select, Uuid, and_, bindparam, delete, exists, func, insert, or_, select, update
from sqlalchemy.dialects.postgresql import distinct_on
from sqlalchemy.dialects.postgresql import insert as insert_or
from sqlalchemy.ext.asyncio import AsyncSession

from schemas.identity import AgeBand, Part, TenantPolicy
from services.identity.consent import ConsentGiven
from services.identity.people import Account, Enrollment, Guardianship, SchoolClass
from services.identity.store import account_columns, account_of, changed, guards, shares_class
from services.identity.tables import AccountRow, ClassRow, ConsentRow, EnrollmentRow, GuardianshipRow, MemberRow, SessionRow, TenantRow
from services.platform import Statement

# Classes


def _classes(viewer_id: UUID) -> Select[Any]:
    def people(part: Part) -> Any:
        return select(func.count()).where(MemberRow.class_id == ClassRow.id, MemberRow.part == part).correlate(ClassRow).scalar_subquery()

    mine = and_(MemberRow.tenant_id == ClassRow.tenant_id, MemberRow.class_id == ClassRow.id, MemberRow.account_id == viewer_id)
    return select(
        ClassRow.id, ClassRow.name, ClassRow.archived, ClassRow.join_code, ClassRow.join_until,
        people("learner").label("learners"), people("educator").label("educators"), MemberRow.part.label("my_part"),
    ).outerjoin(MemberRow, mine)  # fmt: skip


async def school_class(session: AsyncSession, viewer_id: UUID, class_id: UUID) -> SchoolClass | None:
    """Return a class with the viewer's part in it."""
    row = (await session.execute(_classes(viewer_id).where(ClassRow.id == class_id))).one_or_none()
    return None if row is None else SchoolClass(*row)


async def list_classes(session: AsyncSession, viewer_id: UUID, everything: bool, after: UUID | None, limit: int) -> list[SchoolClass]:
    """Return the viewer's classes, or all of the tenant, in the order of their ids."""
    statement = _classes(viewer_id).order_by(ClassRow.id).limit(limit)
    if not everything:
        statement = statement.where(MemberRow.account_id.is_not(None))
    if after is not None:
        statement = statement.where(ClassRow.id > after)
    return [SchoolClass(*row) for row in await session.execute(statement)]


async def add_class(session: AsyncSession, tenant_id: UUID, class_id: UUID, name: str, now: datetime) -> None:
    """Add a class without a join code."""
    await session.execute(insert(ClassRow).values(tenant_id=tenant_id, id=class_id, name=name, archived=False, created_at=now))


async def change_class(session: AsyncSession, class_id: UUID, **values: Any) -> None:
    """Change columns of a class."""
    await session.execute(update(ClassRow).where(ClassRow.id == class_id).values(**values))


async def set_join_code(session: AsyncSession, class_id: UUID, code: str | None, until: datetime | None) -> bool:
    """Set or take away the join code; return False if another class of the tenant has the same one."""
    taken = select(ClassRow.id).where(ClassRow.join_code == code)
    statement = update(ClassRow).where(ClassRow.id == class_id, ~exists(taken)).values(join_code=code, join_until=until)
    return changed(await session.execute(statement)) == 1


async def class_by_code(session: AsyncSession, code: str, now: datetime) -> UUID | None:
    """Return the class that a join code opens now."""
    statement = select(ClassRow.id).where(ClassRow.join_code == code, ClassRow.join_until > now, ClassRow.archived.is_(False))
    return (await session.execute(statement)).scalar_one_or_none()


async def lock_class(session: AsyncSession, class_id: UUID) -> None:
    """Hold a class until the end of the unit of work: nobody joins it, and nobody else moves its pins."""
    await session.execute(select(ClassRow.id).where(ClassRow.id == class_id).with_for_update())


# Members


async def put_member(session: AsyncSession, tenant_id: UUID, class_id: UUID, account_id: UUID, part: Part, now: datetime) -> bool:
    """Put somebody into a class; return False if they were in it already."""
    statement = insert_or(MemberRow).values(tenant_id=tenant_id, class_id=class_id, account_id=account_id, part=part, joined_at=now)
    return changed(await session.execute(statement.on_conflict_do_nothing())) == 1


async def drop_member(session: AsyncSession, class_id: UUID, account_id: UUID) -> bool:
    """Take somebody out of a class; return False if they were not in it."""
    statement = delete(MemberRow).where(MemberRow.class_id == class_id, MemberRow.account_id == account_id)
    return changed(await session.execute(statement)) == 1


async def members(session: AsyncSession, class_id: UUID, after: UUID | None, limit: int) -> list[tuple[Account, Part]]:
    """Return the people of a class in the order of their ids."""
    statement = (
        select(*account_columns(), MemberRow.part)
        .join(AccountRow, and_(AccountRow.tenant_id == MemberRow.tenant_id, AccountRow.id == MemberRow.account_id))
        .where(MemberRow.class_id == class_id)
        .order_by(MemberRow.account_id)
        .limit(limit)
    )
    if after is not None:
        statement = statement.where(MemberRow.account_id > after)
    return [(account_of(row), row.part) for row in await session.execute(statement)]


def _learning(*columns: Any) -> Select[Any]:
    """Return the query of the classes, not archived, in which somebody learns."""
    same = and_(ClassRow.tenant_id == MemberRow.tenant_id, ClassRow.id == MemberRow.class_id, ClassRow.archived.is_(False))
    return select(*columns).select_from(MemberRow).join(ClassRow, same).where(MemberRow.part == "learner")


async def classes_of_learner(session: AsyncSession, learner_id: UUID) -> set[UUID]:
    """Return the classes, not archived, that a learner is in, and hold them against `lock_class` until the end of the unit of work."""
    statement = _learning(ClassRow.id).where(MemberRow.account_id == learner_id).order_by(ClassRow.id)
    return set((await session.execute(statement.with_for_update(of=ClassRow, read=True, key_share=True))).scalars())


async def classes_of(session: AsyncSession, learner_ids: Collection[UUID]) -> dict[UUID, set[UUID]]:
    """Return the classes, not archived, by the learners who are in them."""
    found: dict[UUID, set[UUID]] = {}
    if learner_ids:
        statement = _learning(MemberRow.account_id, ClassRow.id).where(MemberRow.account_id.in_(learner_ids))
        for learner_id, class_id in await session.execute(statement):
            found.setdefault(learner_id, set()).add(class_id)
    return found


# Made once, as it is part of what every answer asks.
IN_CLASSES: Select[tuple[UUID]] = _learning(ClassRow.id).where(MemberRow.account_id == bindparam("learner_id", type_=Uuid()))
"""The classes, not archived, that the learner of the parameter `learner_id` is in."""


async def learners_of_class(session: AsyncSession, class_id: UUID) -> list[UUID]:
    """Return the learners of a class."""
    statement = select(MemberRow.account_id).where(MemberRow.class_id == class_id, MemberRow.part == "learner")
    return list((await session.execute(statement)).scalars())


def _known_people() -> Select[Any]:
    learner_id = bindparam("learner_id", type_=Uuid())
    mine = select(MemberRow.class_id).where(MemberRow.account_id == learner_id)
    mates = select(MemberRow.account_id).where(MemberRow.class_id.in_(mine))
    guardians = select(GuardianshipRow.guardian_id).where(GuardianshipRow.learner_id == learner_id)
    around = or_(AccountRow.id == learner_id, AccountRow.id.in_(mates), AccountRow.id.in_(guardians))
    nearest_first = (AccountRow.id != learner_id, AccountRow.role == "learner", AccountRow.id)
    # A subquery of no column of the accounts: it is asked once, not once a person.
    classes = select(func.array_agg(ClassRow.id)).where(ClassRow.id.in_(IN_CLASSES)).scalar_subquery()
    return (
        select(*account_columns(), classes.label("class_ids"))
        .where(around)
        .order_by(*nearest_first)
        .limit(bindparam("most", type_=Integer()))
    )


# Made once, as every turn asks.
_KNOWN_PEOPLE = Statement(_known_people())


async def known_people(session: AsyncSession, learner_id: UUID, limit: int) -> tuple[list[Account], tuple[UUID, ...]]:
    """Return the learner, the guardians, and everybody in the learner's classes: whose names chat may mention; and the classes, not archived."""
    rows = await _KNOWN_PEOPLE.all(session, {"learner_id": learner_id, "most": limit})
    return [account_of(row) for row in rows], tuple(sorted(rows[0].class_ids or ())) if rows else ()


# Guardians


async def guardianships(session: AsyncSession, *, learner_id: UUID | None = None, guardian_id: UUID | None = None) -> list[Guardianship]:
    """Return the links of a learner, or of a guardian."""
    statement = select(GuardianshipRow.id, GuardianshipRow.learner_id, GuardianshipRow.guardian_id, GuardianshipRow.since)
    column, value = (GuardianshipRow.learner_id, learner_id) if learner_id is not None else (GuardianshipRow.guardian_id, guardian_id)
    return [Guardianship(*row) for row in await session.execute(statement.where(column == value).order_by(GuardianshipRow.since))]


async def put_guardianship(session: AsyncSession, tenant_id: UUID, link: Guardianship) -> bool:
    """Add a link; return False if it is there already."""
    statement = insert_or(GuardianshipRow).values(tenant_id=tenant_id, **asdict(link))
    return changed(await session.execute(statement.on_conflict_do_nothing())) == 1


async def drop_guardianship(session: AsyncSession, guardianship_id: UUID) -> Guardianship | None:
    """Take a link away and return it, None if it was not there."""
    columns = (GuardianshipRow.id, GuardianshipRow.learner_id, GuardianshipRow.guardian_id, GuardianshipRow.since)
    gone = await session.execute(delete(GuardianshipRow).where(GuardianshipRow.id == guardianship_id).returning(*columns))
    row = gone.one_or_none()
    return None if row is None else Guardianship(*row)


async def learners_linked(session: AsyncSession) -> list[UUID]:
    """Return the learners who have a guardian."""
    return list((await session.execute(select(GuardianshipRow.learner_id).distinct().order_by(GuardianshipRow.learner_id))).scalars())


# Consents


async def add_consent(session: AsyncSession, tenant_id: UUID, consent_id: UUID, learner_id: UUID, word: ConsentGiven) -> None:
    """Add one consent given or withdrawn."""
    await session.execute(
        insert(ConsentRow).values(
            tenant_id=tenant_id, id=consent_id, learner_id=learner_id, scope=word.scope, granted=word.granted, given_by=word.by,
            account_id=word.account_id, given_at=word.at,
        )
    )  # fmt: skip


_WORD: tuple[Any, ...] = (ConsentRow.scope, ConsentRow.granted, ConsentRow.given_by, ConsentRow.account_id, ConsentRow.given_at)


async def consent_history(session: AsyncSession, learner_id: UUID, limit: int) -> list[ConsentGiven]:
    """Return what was given and withdrawn, newest first."""
    statement = select(*_WORD).where(ConsentRow.learner_id == learner_id).order_by(ConsentRow.number.desc()).limit(limit)
    return [ConsentGiven(*row) for row in await session.execute(statement)]


def consent_words() -> tuple[Any, ...]:
    """Return the columns that make a `ConsentGiven`, in its order."""
    return _WORD


_LATEST = (
    select(*_WORD, ConsentRow.learner_id)
    .where(ConsentRow.learner_id == bindparam("learner_id"))
    .ext(distinct_on(ConsentRow.scope))
    .order_by(ConsentRow.scope, ConsentRow.number.desc())
    .subquery()
)
# Made once: building it costs more than running it, and every request of a learner asks.
_CONSENT_STATE = Statement(
    select(
        AccountRow.age_band,
        TenantRow.policy,
        select(SessionRow.memory_paused_at)
        .where(SessionRow.id == bindparam("session_id", type_=Uuid()))
        .scalar_subquery()
        .label("paused_at"),
        *(_LATEST.c[column.name] for column in _WORD),
    )
    .join(TenantRow, TenantRow.id == AccountRow.tenant_id)
    .outerjoin(_LATEST, _LATEST.c.learner_id == AccountRow.id)
    .where(AccountRow.id == bindparam("learner_id"))
)


class ConsentState(NamedTuple):
    """All that decides what may be remembered: age band, tenant's policy, since when the session's memory is paused, the latest word per scope."""

    band: AgeBand | None
    policy: TenantPolicy
    paused_at: datetime | None
    words: list[ConsentGiven]


async def consent_state(session: AsyncSession, learner_id: UUID, session_id: UUID | None = None) -> ConsentState | None:
    """Return what decides for a learner, in one statement; None if there is no such account."""
    rows = await _CONSENT_STATE.all(session, {"learner_id": learner_id, "session_id": session_id})
    if not rows:
        return None
    words = [ConsentGiven(*row[3:]) for row in rows if row.scope is not None]
    return ConsentState(rows[0].age_band, TenantPolicy.model_validate(rows[0].policy), rows[0].paused_at, words)


# Enrollments

_ENROLLMENT: tuple[Any, ...] = (
    EnrollmentRow.tenant_id, EnrollmentRow.id, EnrollmentRow.learner_id, EnrollmentRow.course_id, EnrollmentRow.version_id, EnrollmentRow.zone,
    EnrollmentRow.minutes_per_day, EnrollmentRow.deadline, EnrollmentRow.state, EnrollmentRow.version, EnrollmentRow.created_at,
)  # fmt: skip


def enrollment_columns() -> tuple[Any, ...]:
    """Return the columns that make an `Enrollment`, in its order."""
    return _ENROLLMENT


_FIRST_ZONE = (
    select(EnrollmentRow.zone)
    .where(EnrollmentRow.learner_id == bindparam("learner_id"))
    .order_by(EnrollmentRow.created_at, EnrollmentRow.id)
    .limit(1)
)
_BY_ID = Statement(select(*_ENROLLMENT).where(EnrollmentRow.id == bindparam("enrollment_id")))


@dataclass(frozen=True, slots=True)
class EnrollmentSeen:
    """An enrollment, and how the one who looks stands to its learner."""

    enrollment: Enrollment
    is_taught: bool
    is_guarded: bool


async def enrollment(session: AsyncSession, enrollment_id: UUID) -> Enrollment | None:
    """Return an enrollment."""
    row = await _BY_ID.one_or_none(session, {"enrollment_id": enrollment_id})
    return None if row is None else Enrollment(*row)


async def enrollment_seen(session: AsyncSession, viewer_id: UUID, enrollment_id: UUID) -> EnrollmentSeen | None:
    """Return an enrollment with the viewer's relation to its learner: one statement, whether it is there, theirs, or not."""
    taught, guarded = shares_class(viewer_id, EnrollmentRow.learner_id), guards(viewer_id, EnrollmentRow.learner_id)
    statement = select(*_ENROLLMENT, taught.label("is_taught"), guarded.label("is_guarded")).where(EnrollmentRow.id == enrollment_id)
    row = (await session.execute(statement)).one_or_none()
    return None if row is None else EnrollmentSeen(Enrollment(*row[: len(_ENROLLMENT)]), row.is_taught, row.is_guarded)


async def list_enrollments(session: AsyncSession, learner_id: UUID, after: UUID | None, limit: int) -> list[Enrollment]:
    """Return a learner's enrollments in the order of their ids."""
    statement = select(*_ENROLLMENT).where(EnrollmentRow.learner_id == learner_id).order_by(EnrollmentRow.id).limit(limit)
    if after is not None:
        statement = statement.where(EnrollmentRow.id > after)
    return [Enrollment(*row) for row in await session.execute(statement)]


async def first_zone(session: AsyncSession, learner_id: UUID) -> str | None:
    """Return the time zone of a learner's oldest enrollment."""
    return (await session.execute(_FIRST_ZONE, {"learner_id": learner_id})).scalar_one_or_none()


async def running_enrollments(session: AsyncSession, learner_ids: Collection[UUID]) -> list[Enrollment]:
    """Return learners' enrollments that have not ended, and hold them; learner by learner, so that two who do so never wait in a circle."""
    if not learner_ids:
        return []
    statement = select(*_ENROLLMENT).where(EnrollmentRow.learner_id.in_(learner_ids), EnrollmentRow.state != "ended")
    in_order = statement.order_by(EnrollmentRow.learner_id, EnrollmentRow.id).with_for_update()
    return [Enrollment(*row) for row in await session.execute(in_order)]


async def add_enrollment(session: AsyncSession, made: Enrollment) -> bool:
    """Add an enrollment; return False if one in the same course has not ended."""
    return changed(await session.execute(insert_or(EnrollmentRow).values(**asdict(made)).on_conflict_do_nothing())) == 1


async def running_elsewhere(session: AsyncSession, one: Enrollment) -> bool:
    """Return whether the learner has another enrollment in the same course that has not ended."""
    same = (EnrollmentRow.learner_id == one.learner_id, EnrollmentRow.course_id == one.course_id, EnrollmentRow.state != "ended")
    return bool((await session.execute(select(exists().where(EnrollmentRow.id != one.id, *same)))).scalar_one())


async def last_version(session: AsyncSession, learner_id: UUID, course_id: UUID) -> UUID | None:
    """Return the version of a course that a learner was enrolled in last."""
    mine = (EnrollmentRow.learner_id == learner_id, EnrollmentRow.course_id == course_id)
    query = select(EnrollmentRow.version_id).where(*mine).order_by(EnrollmentRow.created_at.desc(), EnrollmentRow.id).limit(1)
    return (await session.execute(query)).scalar_one_or_none()


async def change_enrollment(session: AsyncSession, made: Enrollment) -> bool:
    """Write an enrollment whose version is one more than the stored one; return False if somebody was quicker."""
    values = {
        name: value for name, value in asdict(made).items() if name not in ("tenant_id", "id", "learner_id", "course_id", "created_at")
    }
    statement = update(EnrollmentRow).where(EnrollmentRow.id == made.id, EnrollmentRow.version == made.version - 1).values(**values)
    return changed(await session.execute(statement)) == 1
