"""Parameter sets that a tenant has fitted, and their versions."""

import sqlalchemy as sa
from alembic import op

from services.platform.rls import guard

revision = "mastery_0001"
down_revision = "platform_0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "mastery_set",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("written", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "name", name="pk_mastery_set"),
    )
    op.create_table(
        "mastery_version",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("set_name", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.Column("measures", sa.JSON(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("state IN ('proposed', 'current', 'retired', 'refused')", name="ck_mastery_version_state"),
        sa.CheckConstraint("number > 0", name="ck_mastery_version_number"),
        sa.PrimaryKeyConstraint("tenant_id", "number", name="pk_mastery_version"),
    )
    op.create_index(
        "uq_mastery_version_current", "mastery_version", ["tenant_id"], unique=True, postgresql_where=sa.text("state = 'current'")
    )
    guard("mastery_set")
    guard("mastery_version")


def downgrade() -> None:
    op.drop_table("mastery_version")
    op.drop_table("mastery_set")
