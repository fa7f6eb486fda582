"""Jobs, the slots of their schedules, and idempotency keys."""

import sqlalchemy as sa
from alembic import op

from services.platform.rls import guard, open_to_app

revision = "platform_0001"
down_revision = None
branch_labels = None
depends_on = None

TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "job",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(80), nullable=False),
        sa.Column("tenant_id", sa.Uuid()),
        sa.Column("account_id", sa.Uuid()),
        sa.Column("subject_id", sa.Uuid()),
        sa.Column("dedupe_key", sa.Text()),
        sa.Column("state", sa.String(8), nullable=False, server_default=sa.text("'waiting'")),
        sa.Column("run_after", TIME, nullable=False, server_default=sa.func.now()),
        sa.Column("attempt", sa.SmallInteger(), nullable=False, server_default=sa.text("0")),
        sa.Column("fence", sa.BigInteger(), nullable=False, server_default=sa.text("0")),
        sa.Column("lease_until", TIME),
        sa.Column("checkpoint", sa.Text()),
        sa.Column("steps_done", sa.Integer(), nullable=False, server_default=sa.text("0")),
        sa.Column("steps_total", sa.Integer()),
        sa.Column("error_class", sa.String(100)),
        sa.Column("error_code", sa.String(100)),
        sa.Column("created_at", TIME, nullable=False, server_default=sa.func.now()),
        sa.Column("started_at", TIME),
        sa.Column("ended_at", TIME),
        sa.CheckConstraint("state IN ('waiting', 'running', 'done', 'dead')", name="ck_job_state"),
        sa.CheckConstraint("kind ~ '^[a-z]+(\\.[a-z_]+)+$'", name="ck_job_kind"),
        sa.CheckConstraint("dedupe_key ~ '^[A-Za-z0-9:._/-]{1,200}$'", name="ck_job_dedupe_key"),
        sa.CheckConstraint("checkpoint ~ '^[A-Za-z0-9:._/-]{0,200}$'", name="ck_job_checkpoint"),
        sa.PrimaryKeyConstraint("id", name="pk_job"),
    )
    waiting = sa.text("state = 'waiting' AND dedupe_key IS NOT NULL")
    op.create_index("uq_job_waiting", "job", ["kind", "dedupe_key"], unique=True, postgresql_where=waiting)
    op.create_index("ix_job_due", "job", ["run_after"], postgresql_where=sa.text("state = 'waiting'"))
    op.create_index("ix_job_leased", "job", ["lease_until"], postgresql_where=sa.text("state = 'running'"))
    op.create_index("ix_job_ended", "job", ["kind", "ended_at"], postgresql_where=sa.text("state IN ('done', 'dead')"))
    op.create_index("ix_job_tenant", "job", ["tenant_id", "account_id"])
    open_to_app("job")

    op.create_table(
        "job_slot",
        sa.Column("name", sa.String(80), nullable=False),
        sa.Column("slot", TIME, nullable=False),
        sa.PrimaryKeyConstraint("name", "slot", name="pk_job_slot"),
    )
    open_to_app("job_slot")

    op.create_table(
        "idempotency",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("key_hash", sa.LargeBinary(), nullable=False),
        sa.Column("body_mac", sa.LargeBinary(), nullable=False),
        sa.Column("claim", sa.Uuid(), nullable=False),
        sa.Column("lease_until", TIME, nullable=False),
        sa.Column("expires_at", TIME, nullable=False),
        sa.Column("status", sa.SmallInteger()),
        sa.Column("reply", sa.LargeBinary()),
        sa.PrimaryKeyConstraint("tenant_id", "account_id", "key_hash", name="pk_idempotency"),
    )
    op.create_index("ix_idempotency_expires_at", "idempotency", ["expires_at"])
    guard("idempotency")


def downgrade() -> None:
    op.drop_table("idempotency")
    op.drop_table("job_slot")
    op.drop_table("job")
