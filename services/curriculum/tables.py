"""Rows of courses. They hold no learner data: a course is written by educators, and who is pinned to it is a class's id."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, UniqueConstraint
from sqlalchemy.dialects.postgresql import BYTEA, JSONB
from sqlalchemy.orm import Mapped, mapped_column

from services.platform import Base, tenant_column


class CourseRow(Base):
    """A course of a tenant; what it teaches stands in its versions."""

    __tablename__ = "curriculum_course"
    __table_args__ = (UniqueConstraint("tenant_id", "slug"),)

    tenant_id: Mapped[UUID] = tenant_column(primary_key=True)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    slug: Mapped[str]
    title: Mapped[str]
    locale: Mapped[str]
    created_at: Mapped[datetime]


class VersionRow(Base):
    """A version: its document never changes, only whether it is published."""

    __tablename__ = "curriculum_version"
    __table_args__ = (
        ForeignKeyConstraint(["tenant_id", "course_id"], ["curriculum_course.tenant_id", "curriculum_course.id"]),
        UniqueConstraint("tenant_id", "course_id", "content_hash"),
        UniqueConstraint("tenant_id", "course_id", "number"),
        CheckConstraint("state IN ('draft', 'published')", name="state"),
    )

    tenant_id: Mapped[UUID] = tenant_column(primary_key=True)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    course_id: Mapped[UUID]
    number: Mapped[int]
    state: Mapped[str]
    title: Mapped[str]
    content_hash: Mapped[str]
    skills: Mapped[int]
    items: Mapped[int]
    errors: Mapped[int]
    warnings: Mapped[int]
    document: Mapped[bytes] = mapped_column(BYTEA)
    findings: Mapped[bytes] = mapped_column(BYTEA)
    author_id: Mapped[UUID | None]
    created_at: Mapped[datetime]
    published_at: Mapped[datetime | None]


class AssetRow(Base):
    """A figure, named by its content."""

    __tablename__ = "curriculum_asset"

    tenant_id: Mapped[UUID] = tenant_column(primary_key=True)
    sha256: Mapped[str] = mapped_column(primary_key=True)
    media_type: Mapped[str]
    content: Mapped[bytes] = mapped_column(BYTEA)


class PinRow(Base):
    """The version that a class works with, until somebody moves it."""

    __tablename__ = "curriculum_pin"
    __table_args__ = (ForeignKeyConstraint(["tenant_id", "version_id"], ["curriculum_version.tenant_id", "curriculum_version.id"]),)

    tenant_id: Mapped[UUID] = tenant_column(primary_key=True)
    class_id: Mapped[UUID] = mapped_column(primary_key=True)
    course_id: Mapped[UUID] = mapped_column(primary_key=True)
    version_id: Mapped[UUID]
    pinned_by: Mapped[UUID]
    pinned_at: Mapped[datetime]


class ImportRow(Base):
    """An upload on its way to draft versions; the content is dropped once it has been read."""

    __tablename__ = "curriculum_import"
    __table_args__ = (CheckConstraint("state IN ('waiting', 'done', 'refused', 'failed')", name="state"),)

    tenant_id: Mapped[UUID] = tenant_column(primary_key=True)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    format: Mapped[str]
    state: Mapped[str]
    content: Mapped[bytes | None] = mapped_column(BYTEA)
    outcome: Mapped[dict[str, Any] | None] = mapped_column(JSONB)
    author_id: Mapped[UUID]
    created_at: Mapped[datetime]
