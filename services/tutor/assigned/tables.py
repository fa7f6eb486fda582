"""Rows of assignments: which skills a class is to have mastered by when. How far anybody is stands in no row."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, String
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from services.platform import Base, tenant_column


class AssignmentRow(Base):
    """An assignment. `is_for_all`: also of those who join the class later."""

    __tablename__ = "tutor_assignment"
    __table_args__ = (
        CheckConstraint("starts <= due", name="dates"),
        CheckConstraint("cardinality(skills) > 0", name="skills"),
        Index("ix_tutor_assignment_class", "tenant_id", "class_id", "course_id"),
    )

    tenant_id: Mapped[UUID] = tenant_column(primary_key=True)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    class_id: Mapped[UUID]
    course_id: Mapped[UUID]
    skills: Mapped[list[str]] = mapped_column(ARRAY(String()))
    starts: Mapped[date]
    due: Mapped[date]
    note: Mapped[str]
    is_for_all: Mapped[bool]
    version: Mapped[int]
    made_by: Mapped[UUID | None]
    made_at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None]


class AssignedRow(Base):
    """A learner who has an assignment that is not for all."""

    __tablename__ = "tutor_assigned"
    __table_args__ = (
        ForeignKeyConstraint(["tenant_id", "assignment_id"], ["tutor_assignment.tenant_id", "tutor_assignment.id"], ondelete="CASCADE"),
        Index("ix_tutor_assigned_learner", "tenant_id", "learner_id"),
    )

    tenant_id: Mapped[UUID] = tenant_column(primary_key=True)
    assignment_id: Mapped[UUID] = mapped_column(primary_key=True)
    learner_id: Mapped[UUID] = mapped_column(primary_key=True)
