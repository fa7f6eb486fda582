"""Cases: what learners ask a person to look at."""

import sqlalchemy as sa
from alembic import op

from services.platform.rls import guard

revision = "tutor_0010"
down_revision = "tutor_0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "tutor_case",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("learner_id", sa.Uuid(), nullable=False),
        sa.Column("course_id", sa.Uuid(), nullable=False),
        sa.Column("version_id", sa.Uuid(), nullable=False),
        sa.Column("item", sa.String(), nullable=False),
        sa.Column("step", sa.String(), nullable=True),
        sa.Column("seed", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("attempt_id", sa.Uuid(), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("raised_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_by", sa.Uuid(), nullable=True),
        sa.Column("ruling_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint("kind IN ('report', 'contest', 'waiting')", name="ck_tutor_case_kind"),
        sa.CheckConstraint("state IN ('open', 'mended', 'dismissed', 'marked', 'kept')", name="ck_tutor_case_state"),
        sa.PrimaryKeyConstraint("tenant_id", "id", name="pk_tutor_case"),
    )
    op.create_index("ix_tutor_case_learner", "tutor_case", ["tenant_id", "learner_id", "raised_at"])
    op.create_index("uq_tutor_case_attempt", "tutor_case", ["tenant_id", "attempt_id"], unique=True)
    guard("tutor_case")


def downgrade() -> None:
    op.drop_table("tutor_case")
