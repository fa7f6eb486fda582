"""Queries on courses and versions. They take the session and return values; rows never leave."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any, cast
from uuid import UUID

from sqlalchemy import CursorResult, Select, delete, func, literal, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from services.curriculum.tables import AssetRow, CourseRow, ImportRow, PinRow, VersionRow
from services.curriculum.versions import CourseInfo, Pin, Upload, VersionInfo

_VERSION: tuple[Any, ...] = (
    VersionRow.id,
    VersionRow.course_id,
    VersionRow.number,
    VersionRow.state,
    VersionRow.title,
    VersionRow.content_hash,
    VersionRow.skills,
    VersionRow.items,
    VersionRow.errors,
    VersionRow.warnings,
    VersionRow.author_id,
    VersionRow.created_at,
    VersionRow.published_at,
)


async def keep_course(session: AsyncSession, tenant_id: UUID, course: CourseInfo) -> UUID:
    """Return the id of the tenant's course of this slug, made if need be, and locked: its versions are numbered one after the other."""
    made = insert(CourseRow).values(
        tenant_id=tenant_id, id=course.id, slug=course.slug, title=course.title, locale=course.locale, created_at=course.created_at
    )
    changed = made.on_conflict_do_update(index_elements=["tenant_id", "slug"], set_={"slug": made.excluded.slug})
    return (await session.execute(changed.returning(CourseRow.id))).scalar_one()


async def rename_course(session: AsyncSession, course_id: UUID, title: str, locale: str) -> None:
    """Let a course bear the title of its newest published version."""
    await session.execute(update(CourseRow).where(CourseRow.id == course_id).values(title=title, locale=locale))


def _courses(published_only: bool) -> Select[UUID, str, str, str, datetime, UUID]:
    latest = (
        select(VersionRow.id)
        .where(VersionRow.tenant_id == CourseRow.tenant_id, VersionRow.course_id == CourseRow.id, VersionRow.state == "published")
        .order_by(VersionRow.published_at.desc(), VersionRow.number.desc())
        .limit(1)
        .scalar_subquery()
        .correlate(CourseRow)
    )
    found = select(CourseRow.id, CourseRow.slug, CourseRow.title, CourseRow.locale, CourseRow.created_at, latest.label("latest"))
    return found.where(latest.is_not(None)) if published_only else found


async def courses(session: AsyncSession, after: UUID | None, limit: int, *, published_only: bool) -> list[CourseInfo]:
    """Return courses in the order of their ids."""
    query = _courses(published_only).order_by(CourseRow.id).limit(limit)
    if after is not None:
        query = query.where(CourseRow.id > after)
    return [CourseInfo(*row) for row in await session.execute(query)]


async def course(session: AsyncSession, course_id: UUID, *, published_only: bool) -> CourseInfo | None:
    """Return a course."""
    row = (await session.execute(_courses(published_only).where(CourseRow.id == course_id))).one_or_none()
    return CourseInfo(*row) if row else None


async def course_by_slug(session: AsyncSession, slug: str) -> CourseInfo | None:
    """Return the course of a slug."""
    row = (await session.execute(_courses(published_only=False).where(CourseRow.slug == slug))).one_or_none()
    return CourseInfo(*row) if row else None


async def next_number(session: AsyncSession, course_id: UUID) -> int:
    """Return the number of a course's next version; the course is locked."""
    highest = await session.execute(select(func.coalesce(func.max(VersionRow.number), literal(0))).where(VersionRow.course_id == course_id))
    return int(highest.scalar_one()) + 1


async def add_version(session: AsyncSession, tenant_id: UUID, version: VersionInfo, document: bytes, findings: bytes) -> None:
    """Keep a new version."""
    values = {column.key: getattr(version, column.key) for column in _VERSION}
    await session.execute(insert(VersionRow).values(tenant_id=tenant_id, document=document, findings=findings, **values))


async def version_by_hash(session: AsyncSession, course_id: UUID, content_hash: str) -> VersionInfo | None:
    """Return the version of a course with this content."""
    return await _one_version(session, select(*_VERSION).where(VersionRow.course_id == course_id, VersionRow.content_hash == content_hash))


async def version(session: AsyncSession, version_id: UUID, *, lock: bool = False) -> VersionInfo | None:
    """Return a version, locked until the unit of work ends if asked for."""
    query = select(*_VERSION).where(VersionRow.id == version_id)
    return await _one_version(session, query.with_for_update(of=VersionRow) if lock else query)


async def _one_version(session: AsyncSession, query: Select[Any]) -> VersionInfo | None:
    row = (await session.execute(query)).one_or_none()
    return VersionInfo(*row) if row else None


async def versions(session: AsyncSession, course_id: UUID, *, published_only: bool) -> list[VersionInfo]:
    """Return the versions of a course, newest first."""
    query = select(*_VERSION).where(VersionRow.course_id == course_id).order_by(VersionRow.number.desc())
    if published_only:
        query = query.where(VersionRow.state == "published")
    return [VersionInfo(*row) for row in await session.execute(query)]


async def set_published(session: AsyncSession, version_id: UUID, at: datetime) -> None:
    """Mark a version published."""
    await session.execute(update(VersionRow).where(VersionRow.id == version_id).values(state="published", published_at=at))


async def document(session: AsyncSession, version_id: UUID) -> tuple[UUID, str, str, str, bytes] | None:
    """Return course id, slug, title, content hash and canonical JSON of a version."""
    query = (
        select(VersionRow.course_id, CourseRow.slug, VersionRow.title, VersionRow.content_hash, VersionRow.document)
        .join(CourseRow, (CourseRow.tenant_id == VersionRow.tenant_id) & (CourseRow.id == VersionRow.course_id))
        .where(VersionRow.id == version_id)
    )
    row = (await session.execute(query)).one_or_none()
    return tuple(row) if row else None  # type: ignore[return-value]


async def findings(session: AsyncSession, version_id: UUID) -> bytes | None:
    """Return what lint said of a version, as JSON."""
    return (await session.execute(select(VersionRow.findings).where(VersionRow.id == version_id))).scalar_one_or_none()


async def add_asset(session: AsyncSession, tenant_id: UUID, sha256: str, media_type: str, content: bytes) -> None:
    """Keep a figure; one that is there already is the same."""
    made = insert(AssetRow).values(tenant_id=tenant_id, sha256=sha256, media_type=media_type, content=content)
    await session.execute(made.on_conflict_do_nothing())


async def asset(session: AsyncSession, sha256: str) -> tuple[str, bytes] | None:
    """Return media type and content of a figure."""
    row = (await session.execute(select(AssetRow.media_type, AssetRow.content).where(AssetRow.sha256 == sha256))).one_or_none()
    return (row.media_type, row.content) if row else None


async def assets(session: AsyncSession, hashes: Sequence[str]) -> dict[str, bytes]:
    """Return figures by SHA-256."""
    query = select(AssetRow.sha256, AssetRow.content).where(AssetRow.sha256.in_(hashes))
    return {row.sha256: row.content for row in await session.execute(query)}


async def set_pin(session: AsyncSession, tenant_id: UUID, pin: Pin) -> None:
    """Pin a class to a version, in the place of an earlier pin to the course."""
    changed = {"version_id": pin.version_id, "pinned_by": pin.pinned_by, "pinned_at": pin.pinned_at}
    made = insert(PinRow).values(tenant_id=tenant_id, class_id=pin.class_id, course_id=pin.course_id, **changed)
    await session.execute(made.on_conflict_do_update(index_elements=["tenant_id", "class_id", "course_id"], set_=changed))


async def pins(session: AsyncSession, class_id: UUID) -> list[Pin]:
    """Return the pins of a class."""
    query = select(PinRow.class_id, PinRow.course_id, PinRow.version_id, PinRow.pinned_by, PinRow.pinned_at)
    return [Pin(*row) for row in await session.execute(query.where(PinRow.class_id == class_id).order_by(PinRow.course_id))]


async def pins_of(session: AsyncSession, class_ids: Collection[UUID]) -> list[Pin]:
    """Return the pins of classes, the oldest first."""
    query = select(PinRow.class_id, PinRow.course_id, PinRow.version_id, PinRow.pinned_by, PinRow.pinned_at)
    in_order = query.where(PinRow.class_id.in_(class_ids)).order_by(PinRow.pinned_at, PinRow.class_id)
    return [Pin(*row) for row in await session.execute(in_order)]


async def drop_pin(session: AsyncSession, class_id: UUID, course_id: UUID) -> bool:
    """Take a pin away; False if there was none."""
    gone = await session.execute(delete(PinRow).where(PinRow.class_id == class_id, PinRow.course_id == course_id))
    return cast("CursorResult[Any]", gone).rowcount > 0


_IMPORT: tuple[Any, ...] = (ImportRow.id, ImportRow.format, ImportRow.state, ImportRow.outcome, ImportRow.author_id)


async def add_import(session: AsyncSession, tenant_id: UUID, upload: Upload, content: bytes, at: datetime) -> None:
    """Keep an upload until it is read."""
    values = {"id": upload.id, "format": upload.format, "state": upload.state, "author_id": upload.author_id, "created_at": at}
    await session.execute(insert(ImportRow).values(tenant_id=tenant_id, content=content, **values))


async def upload(session: AsyncSession, import_id: UUID) -> Upload | None:
    """Return an upload without its content."""
    row = (await session.execute(select(*_IMPORT).where(ImportRow.id == import_id))).one_or_none()
    return Upload(*row) if row else None


async def uploaded(session: AsyncSession, import_id: UUID) -> bytes | None:
    """Return the content of an upload that waits to be read."""
    query = select(ImportRow.content).where(ImportRow.id == import_id, ImportRow.state == "waiting")
    return (await session.execute(query)).scalar_one_or_none()


async def count_waiting(session: AsyncSession, since: datetime) -> int:
    """Return how many uploads of the tenant, taken since then, wait to be read."""
    query = select(func.count()).select_from(ImportRow).where(ImportRow.state == "waiting", ImportRow.created_at > since)
    return (await session.execute(query)).scalar_one()


async def finish_import(session: AsyncSession, import_id: UUID, state: str, outcome: dict[str, Any]) -> None:
    """Note what became of an upload that waited, and drop its content."""
    waiting = update(ImportRow).where(ImportRow.id == import_id, ImportRow.state == "waiting")
    await session.execute(waiting.values(state=state, outcome=outcome, content=None))
