"""The safeguarding inbox: duty, concerns, looks, and who was told."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import BYTEA

from services.platform.rls import guard

revision = "safeguarding_0001"
down_revision = "platform_0001"
branch_labels = None
depends_on = None

TIME = sa.DateTime(timezone=True)
OF_CONCERN = {
    "columns": ["tenant_id", "concern_id"],
    "refcolumns": ["safeguarding_concern.tenant_id", "safeguarding_concern.id"],
    "ondelete": "CASCADE",
}
TABLES = ("safeguarding_duty", "safeguarding_concern", "safeguarding_look", "safeguarding_told")


def ids(*names: str, nullable: bool = False) -> list[sa.Column]:
    return [sa.Column(name, sa.Uuid(), nullable=nullable) for name in names]


def upgrade() -> None:
    op.create_table(
        "safeguarding_duty",
        *ids("tenant_id", "account_id"),
        sa.Column("since", TIME, nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "account_id", name="pk_safeguarding_duty"),
    )
    op.create_table(
        "safeguarding_concern",
        *ids("tenant_id", "id", "learner_id"),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("at", TIME, nullable=False),
        sa.Column("seen_at", TIME),
        sa.Column("handled_at", TIME),
        *ids("handler_account_id", "raiser_account_id", nullable=True),
        sa.Column("content", BYTEA(), nullable=False),
        sa.Column("note", BYTEA()),
        sa.PrimaryKeyConstraint("tenant_id", "id", name="pk_safeguarding_concern"),
        sa.CheckConstraint("state IN ('open', 'seen', 'handled')", name="ck_safeguarding_concern_state"),
    )
    op.create_index("ix_safeguarding_concern_state", "safeguarding_concern", ["tenant_id", "state", "at"])
    op.create_index("ix_safeguarding_concern_learner", "safeguarding_concern", ["tenant_id", "learner_id"])
    op.create_table(
        "safeguarding_look",
        *ids("tenant_id", "id", "concern_id"),
        sa.Column("number", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        *ids("account_id", nullable=True),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("at", TIME, nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "id", name="pk_safeguarding_look"),
        sa.ForeignKeyConstraint(**OF_CONCERN, name="fk_safeguarding_look_tenant_id_concern_id_safeguarding_concern"),
    )
    op.create_index("ix_safeguarding_look_concern", "safeguarding_look", ["tenant_id", "concern_id"])
    op.create_table(
        "safeguarding_told",
        *ids("tenant_id", "concern_id", "account_id"),
        sa.Column("at", TIME, nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "concern_id", "account_id", name="pk_safeguarding_told"),
        sa.ForeignKeyConstraint(**OF_CONCERN, name="fk_safeguarding_told_tenant_id_concern_id_safeguarding_concern"),
    )
    for table in TABLES:
        guard(table)


def downgrade() -> None:
    for table in reversed(TABLES):
        op.drop_table(table)
