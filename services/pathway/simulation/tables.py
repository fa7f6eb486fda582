"""Rows of simulations. They hold no learner data: nobody in them exists."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKeyConstraint
from sqlalchemy.dialects.postgresql import BYTEA
from sqlalchemy.orm import Mapped, mapped_column

from services.platform import Base, tenant_column


class SimulationRow(Base):
    """A simulation of a course version, and its report once it is done."""

    __tablename__ = "pathway_simulation"
    __table_args__ = (CheckConstraint("state IN ('waiting', 'done', 'failed')", name="state"),)

    tenant_id: Mapped[UUID] = tenant_column(primary_key=True)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    version_id: Mapped[UUID] = mapped_column(index=True)
    state: Mapped[str]
    learners: Mapped[int]
    days: Mapped[int]
    minutes: Mapped[float]
    seed: Mapped[int]
    report: Mapped[bytes | None] = mapped_column(BYTEA)
    created_at: Mapped[datetime]


class CrowdRow(Base):
    """What one crowd of a simulation met, kept until all have been run."""

    __tablename__ = "pathway_crowd"
    __table_args__ = (
        ForeignKeyConstraint(
            ["tenant_id", "simulation_id"], ["pathway_simulation.tenant_id", "pathway_simulation.id"], ondelete="CASCADE"
        ),
    )  # fmt: skip

    tenant_id: Mapped[UUID] = tenant_column(primary_key=True)
    simulation_id: Mapped[UUID] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    diary: Mapped[bytes] = mapped_column(BYTEA)
