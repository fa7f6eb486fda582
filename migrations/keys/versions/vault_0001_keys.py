"""Keyring, epochs, and the wrapped keys of tenants, accounts and sessions."""

import sqlalchemy as sa
from alembic import op

from services.platform.rls import guard, open_to_app

revision = "vault_0001"
down_revision = None
branch_labels = None
depends_on = None

TIME = sa.DateTime(timezone=True)
STATE = "state IN ('active', 'old', 'retired')"


def upgrade() -> None:
    op.create_table(
        "vault_keyring",
        sa.Column("id", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("fingerprint", sa.String(), nullable=False),
        sa.CheckConstraint("id = 1", name="ck_vault_keyring_one_row"),
        sa.PrimaryKeyConstraint("id", name="pk_vault_keyring"),
    )
    open_to_app("vault_keyring", "SELECT, INSERT")
    op.create_table(
        "vault_epoch",
        sa.Column("epoch", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("check_value", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", TIME, nullable=False),
        sa.PrimaryKeyConstraint("epoch", name="pk_vault_epoch"),
    )
    open_to_app("vault_epoch")
    op.create_table(
        "vault_tenant",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", TIME, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_vault_tenant"),
    )
    open_to_app("vault_tenant")
    op.create_table(
        "vault_tenant_key",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("purpose", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False, autoincrement=False),
        *_wrapped(),
        sa.Column("state", sa.String(), nullable=False),
        sa.CheckConstraint("purpose IN ('wrap', 'index')", name="ck_vault_tenant_key_purpose"),
        sa.CheckConstraint(STATE, name="ck_vault_tenant_key_state"),
        sa.PrimaryKeyConstraint("tenant_id", "purpose", "version", name="pk_vault_tenant_key"),
    )
    guard("vault_tenant_key")
    op.create_table(
        "vault_data_key",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False, autoincrement=False),
        *_wrapped(),
        sa.Column("state", sa.String(), nullable=False),
        sa.CheckConstraint(STATE, name="ck_vault_data_key_state"),
        sa.PrimaryKeyConstraint("tenant_id", "account_id", "version", name="pk_vault_data_key"),
    )
    guard("vault_data_key")
    op.create_table(
        "vault_session_key",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("session_id", sa.Uuid(), nullable=False),
        *_wrapped(),
        sa.Column("expires_at", TIME, nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "session_id", name="pk_vault_session_key"),
    )
    op.create_index("ix_vault_session_key_expires_at", "vault_session_key", ["expires_at"])
    guard("vault_session_key")


def _wrapped() -> list[sa.Column]:
    return [
        sa.Column("epoch", sa.Integer(), nullable=False),
        sa.Column("wrapped", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", TIME, nullable=False),
    ]


def downgrade() -> None:
    for table in ("vault_session_key", "vault_data_key", "vault_tenant_key", "vault_tenant", "vault_epoch", "vault_keyring"):
        op.drop_table(table)
