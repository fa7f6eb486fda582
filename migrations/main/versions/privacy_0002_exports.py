"""Exports and imports of a learner's memory, sealed in chunks under that learner's key."""

import sqlalchemy as sa
from alembic import op

from services.platform.rls import guard

revision = "privacy_0002"
down_revision = "privacy_0001"
branch_labels = None
depends_on = None

_TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "privacy_export",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("requester_id", sa.Uuid(), nullable=False),
        sa.Column("direction", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("reason", sa.String()),
        sa.Column("masked", sa.Boolean(), nullable=False),
        sa.Column("size", sa.BigInteger()),
        sa.Column("entries", sa.BigInteger(), nullable=False),
        sa.Column("job_id", sa.Uuid(), nullable=False),
        sa.Column("made_at", _TIME, nullable=False),
        sa.Column("expires_at", _TIME, nullable=False),
        sa.CheckConstraint("direction IN ('out', 'in')", name="ck_privacy_export_direction"),
        sa.CheckConstraint("state IN ('waiting', 'ready', 'done', 'refused')", name="ck_privacy_export_state"),
        sa.PrimaryKeyConstraint("tenant_id", "id", name="pk_privacy_export"),
    )
    op.create_index("ix_privacy_export_account", "privacy_export", ["tenant_id", "account_id"])
    op.create_index("ix_privacy_export_expires", "privacy_export", ["tenant_id", "expires_at"])
    op.create_table(
        "privacy_chunk",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("export_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "export_id", "number", name="pk_privacy_chunk"),
        sa.ForeignKeyConstraint(
            ["tenant_id", "export_id"], ["privacy_export.tenant_id", "privacy_export.id"], ondelete="CASCADE",
            name="fk_privacy_chunk_tenant_id_export_id_privacy_export",
        ),
    )  # fmt: skip
    op.create_index("ix_privacy_chunk_account", "privacy_chunk", ["tenant_id", "account_id"])
    # Sealed bytes cannot be compressed: do not let the server try.
    op.execute("ALTER TABLE privacy_chunk ALTER COLUMN sealed SET STORAGE EXTERNAL")
    guard("privacy_export")
    guard("privacy_chunk")


def downgrade() -> None:
    op.drop_table("privacy_chunk")
    op.drop_table("privacy_export")
