"""Erasures, and the sessions that ended with them."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import BYTEA

from services.platform.rls import guard

revision = "privacy_0001"
down_revision = "platform_0001"
branch_labels = None
depends_on = None

TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "privacy_erasure",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid()),
        sa.Column("requester_id", sa.Uuid()),
        sa.Column("asked_by", sa.String(), nullable=False),
        sa.Column("role", sa.String()),
        sa.Column("tombstone", BYTEA(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("rows", sa.Integer(), nullable=False),
        sa.Column("epoch", sa.Integer()),
        sa.Column("requested_at", TIME, nullable=False),
        sa.Column("erased_at", TIME),
        sa.Column("receipt", sa.String()),
        sa.CheckConstraint("state IN ('requested', 'erasing', 'erased', 'final')", name="ck_privacy_erasure_state"),
        sa.CheckConstraint("asked_by IN ('self', 'guardian', 'operator', 'ledger')", name="ck_privacy_erasure_asked_by"),
        sa.PrimaryKeyConstraint("tenant_id", "id", name="pk_privacy_erasure"),
    )
    open_account = sa.text("account_id IS NOT NULL")
    op.create_index(
        "uq_privacy_erasure_account", "privacy_erasure", ["tenant_id", "account_id"], unique=True, postgresql_where=open_account
    )
    guard("privacy_erasure")
    op.create_table(
        "privacy_gone_session",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("hash", BYTEA(), nullable=False),
        sa.Column("erasure_id", sa.Uuid(), nullable=False),
        sa.Column("until", TIME, nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "hash", name="pk_privacy_gone_session"),
    )
    guard("privacy_gone_session")


def downgrade() -> None:
    op.drop_table("privacy_gone_session")
    op.drop_table("privacy_erasure")
