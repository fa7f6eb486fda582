"""Assignments of classes."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import ARRAY

from services.platform.rls import guard

revision = "tutor_0001"
down_revision = "platform_0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "tutor_assignment",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("class_id", sa.Uuid(), nullable=False),
        sa.Column("course_id", sa.Uuid(), nullable=False),
        sa.Column("skills", ARRAY(sa.String()), nullable=False),
        sa.Column("starts", sa.Date(), nullable=False),
        sa.Column("due", sa.Date(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("is_for_all", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("made_by", sa.Uuid(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("starts <= due", name="ck_tutor_assignment_dates"),
        sa.CheckConstraint("cardinality(skills) > 0", name="ck_tutor_assignment_skills"),
        sa.PrimaryKeyConstraint("tenant_id", "id", name="pk_tutor_assignment"),
    )
    op.create_index("ix_tutor_assignment_class", "tutor_assignment", ["tenant_id", "class_id", "course_id"])
    op.create_table(
        "tutor_assigned",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("assignment_id", sa.Uuid(), nullable=False),
        sa.Column("learner_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant_id", "assignment_id"],
            ["tutor_assignment.tenant_id", "tutor_assignment.id"],
            name="fk_tutor_assigned_tenant_id_assignment_id_tutor_assignment",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("tenant_id", "assignment_id", "learner_id", name="pk_tutor_assigned"),
    )
    op.create_index("ix_tutor_assigned_learner", "tutor_assigned", ["tenant_id", "learner_id"])
    guard("tutor_assignment")
    guard("tutor_assigned")


def downgrade() -> None:
    op.drop_table("tutor_assigned")
    op.drop_table("tutor_assignment")
