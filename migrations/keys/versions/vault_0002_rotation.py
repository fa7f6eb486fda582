"""Rotation: what an epoch is good for, since when a key is in its state, which wrap key a row hangs on, and rotations under way."""

import sqlalchemy as sa
from alembic import op

from services.platform.rls import open_to_app

revision = "vault_0002"
down_revision = "vault_0001"
branch_labels = None
depends_on = None

TIME = sa.DateTime(timezone=True)
EPOCH_STATE = "state IN ('current', 'old', 'gone')"
TENANT_STATE = "state IN ('next', 'active', 'old', 'retired')"
DATA_STATE = "state IN ('next', 'active', 'old', 'retired')"
FORMER_STATE = "state IN ('active', 'old', 'retired')"
LEVEL = "level IN ('tenant', 'index', 'data')"


def upgrade() -> None:
    op.add_column("vault_epoch", sa.Column("state", sa.String(), nullable=False, server_default="old"))
    op.alter_column("vault_epoch", "state", server_default=None)
    op.add_column("vault_epoch", sa.Column("gone_at", TIME, nullable=True))
    op.execute("UPDATE vault_epoch SET state = 'current' WHERE epoch = (SELECT max(epoch) FROM vault_epoch)")
    op.create_check_constraint("ck_vault_epoch_state", "vault_epoch", EPOCH_STATE)
    op.create_index("uq_vault_epoch_current", "vault_epoch", ["state"], unique=True, postgresql_where=sa.text("state = 'current'"))

    for table, state in (("vault_tenant_key", TENANT_STATE), ("vault_data_key", DATA_STATE)):
        op.drop_constraint(f"ck_{table}_state", table, type_="check")
        op.create_check_constraint(f"ck_{table}_state", table, state)
    for table in ("vault_tenant_key", "vault_data_key"):
        # Row-level security lets nobody change all tenants' rows; a column that is added is filled without looking at them.
        op.add_column(table, sa.Column("state_since", TIME, nullable=False, server_default=sa.func.now()))
        op.alter_column(table, "state_since", server_default=None)
    for table in ("vault_data_key", "vault_session_key"):
        op.add_column(table, sa.Column("wrap_version", sa.Integer(), nullable=False, server_default="1"))
        op.alter_column(table, "wrap_version", server_default=None)
    op.create_index("ix_vault_data_key_past", "vault_data_key", ["tenant_id", "account_id"], postgresql_where=sa.text("state <> 'active'"))

    op.create_table(
        "vault_rotation",
        sa.Column("id", sa.Integer(), sa.Identity(always=True), nullable=False),
        sa.Column("level", sa.String(), nullable=False),
        sa.Column("scope", sa.String(), nullable=False),
        sa.Column("begun_at", TIME, nullable=False),
        sa.Column("done_at", TIME, nullable=True),
        sa.CheckConstraint(LEVEL, name="ck_vault_rotation_level"),
        sa.PrimaryKeyConstraint("id", name="pk_vault_rotation"),
    )
    op.create_index(
        "uq_vault_rotation_open", "vault_rotation", ["level", "scope"], unique=True, postgresql_where=sa.text("done_at IS NULL")
    )
    open_to_app("vault_rotation")


def downgrade() -> None:
    op.drop_table("vault_rotation")
    op.drop_index("ix_vault_data_key_past", "vault_data_key")
    for table in ("vault_data_key", "vault_session_key"):
        op.drop_column(table, "wrap_version")
    for table in ("vault_tenant_key", "vault_data_key"):
        op.drop_column(table, "state_since")
    for table in ("vault_tenant_key", "vault_data_key"):
        op.drop_constraint(f"ck_{table}_state", table, type_="check")
        op.create_check_constraint(f"ck_{table}_state", table, FORMER_STATE)
    op.drop_index("uq_vault_epoch_current", "vault_epoch")
    op.drop_constraint("ck_vault_epoch_state", "vault_epoch", type_="check")
    op.drop_column("vault_epoch", "gone_at")
    op.drop_column("vault_epoch", "state")
