"""Simulations of course versions, and what their crowds met until the report is made."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import BYTEA

from services.platform.rls import guard

revision = "pathway_0001"
down_revision = "platform_0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "pathway_simulation",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version_id", sa.Uuid(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("learners", sa.Integer(), nullable=False),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.Column("minutes", sa.Float(), nullable=False),
        sa.Column("seed", sa.Integer(), nullable=False),
        sa.Column("report", BYTEA(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "id", name="pk_pathway_simulation"),
        sa.CheckConstraint("state IN ('waiting', 'done', 'failed')", name="state"),
    )
    op.create_index("ix_pathway_simulation_version_id", "pathway_simulation", ["version_id"])
    op.create_table(
        "pathway_crowd",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("simulation_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("diary", BYTEA(), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "simulation_id", "number", name="pk_pathway_crowd"),
        sa.ForeignKeyConstraint(
            ["tenant_id", "simulation_id"],
            ["pathway_simulation.tenant_id", "pathway_simulation.id"],
            name="fk_pathway_crowd_tenant_id_pathway_simulation",
            ondelete="CASCADE",
        ),
    )
    for table in ("pathway_simulation", "pathway_crowd"):
        guard(table)


def downgrade() -> None:
    op.drop_table("pathway_crowd")
    op.drop_table("pathway_simulation")
