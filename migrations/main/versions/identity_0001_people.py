"""Tenants, accounts, sessions, classes, guardians, consents and enrollments."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import BYTEA, JSONB

from services.platform.rls import guard, open_to_app

revision = "identity_0001"
down_revision = "platform_0001"
branch_labels = None
depends_on = None

TIME = sa.DateTime(timezone=True)
ROLES = "('learner', 'educator', 'guardian', 'operator')"
GUARDED = (
    "identity_account", "identity_code", "identity_class", "identity_member", "identity_guardianship", "identity_consent", "identity_enrollment",
)  # fmt: skip


def id_columns(*names: str) -> list[sa.Column]:
    return [sa.Column(name, sa.Uuid(), nullable=False) for name in names]


def of_account(table: str, column: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["tenant_id", column], ["identity_account.tenant_id", "identity_account.id"],
        name=f"fk_{table}_tenant_id_{column}_identity_account", ondelete="CASCADE",
    )  # fmt: skip


def upgrade() -> None:
    op.create_table(
        "tenant",
        *id_columns("id"),
        sa.Column("slug", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("policy", JSONB(), nullable=False),
        sa.Column("created_at", TIME, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_tenant"),
        sa.UniqueConstraint("slug", name="uq_tenant_slug"),
    )
    open_to_app("tenant")
    op.create_table(
        "identity_account",
        *id_columns("tenant_id", "id"),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("age_band", sa.String()),
        sa.Column("locale", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("user_name_index", BYTEA(), nullable=False),
        sa.Column("email_index", BYTEA()),
        sa.Column("password", sa.String()),
        sa.Column("profile", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", TIME, nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "id", name="pk_identity_account"),
        sa.UniqueConstraint("tenant_id", "user_name_index", name="uq_identity_account_tenant_id_user_name_index"),
        sa.UniqueConstraint("tenant_id", "email_index", name="uq_identity_account_tenant_id_email_index"),
        sa.CheckConstraint(f"role IN {ROLES}", name="ck_identity_account_role"),
        sa.CheckConstraint("state IN ('active', 'suspended')", name="ck_identity_account_state"),
        sa.CheckConstraint("age_band IN ('under_13', '13_15', '16_17', 'adult')", name="ck_identity_account_age_band"),
    )
    sessions_and_codes()
    classes()
    consents()
    enrollments()
    for table in GUARDED:
        guard(table)


def sessions_and_codes() -> None:
    op.create_table(
        "session_token",
        sa.Column("hash", BYTEA(), nullable=False),
        *id_columns("id", "tenant_id", "account_id"),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("created_at", TIME, nullable=False),
        sa.Column("expires_at", TIME, nullable=False),
        sa.Column("ends_at", TIME, nullable=False),
        sa.PrimaryKeyConstraint("hash", name="pk_session_token"),
        sa.UniqueConstraint("id", name="uq_session_token_id"),
        of_account("session_token", "account_id"),
    )
    op.create_index("ix_session_token_account", "session_token", ["tenant_id", "account_id"])
    op.create_index("ix_session_token_expires_at", "session_token", ["expires_at"])
    open_to_app("session_token")
    op.create_table(
        "identity_code",
        *id_columns("tenant_id", "account_id"),
        sa.Column("purpose", sa.String(), nullable=False),
        sa.Column("digest", BYTEA(), nullable=False),
        sa.Column("expires_at", TIME, nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        *id_columns("made_by"),
        sa.PrimaryKeyConstraint("tenant_id", "account_id", name="pk_identity_code"),
        of_account("identity_code", "account_id"),
    )


def classes() -> None:
    op.create_table(
        "identity_class",
        *id_columns("tenant_id", "id"),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("archived", sa.Boolean(), nullable=False),
        sa.Column("join_code", sa.String()),
        sa.Column("join_until", TIME),
        sa.Column("created_at", TIME, nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "id", name="pk_identity_class"),
        sa.UniqueConstraint("tenant_id", "join_code", name="uq_identity_class_tenant_id_join_code"),
    )
    op.create_table(
        "identity_member",
        *id_columns("tenant_id", "class_id", "account_id"),
        sa.Column("part", sa.String(), nullable=False),
        sa.Column("joined_at", TIME, nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "class_id", "account_id", name="pk_identity_member"),
        of_account("identity_member", "account_id"),
        sa.ForeignKeyConstraint(
            ["tenant_id", "class_id"], ["identity_class.tenant_id", "identity_class.id"],
            name="fk_identity_member_tenant_id_class_id_identity_class", ondelete="CASCADE",
        ),
        sa.CheckConstraint("part IN ('learner', 'educator')", name="ck_identity_member_part"),
    )  # fmt: skip
    op.create_index("ix_identity_member_account", "identity_member", ["tenant_id", "account_id"])
    op.create_table(
        "identity_guardianship",
        *id_columns("tenant_id", "id", "learner_id", "guardian_id"),
        sa.Column("since", TIME, nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "id", name="pk_identity_guardianship"),
        of_account("identity_guardianship", "learner_id"),
        of_account("identity_guardianship", "guardian_id"),
        sa.UniqueConstraint("tenant_id", "learner_id", "guardian_id", name="uq_identity_guardianship_tenant_id_learner_id_guardian_id"),
    )
    op.create_index("ix_identity_guardianship_guardian", "identity_guardianship", ["tenant_id", "guardian_id"])


def consents() -> None:
    op.create_table(
        "identity_consent",
        *id_columns("tenant_id", "id"),
        sa.Column("number", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        *id_columns("learner_id"),
        sa.Column("scope", sa.String(), nullable=False),
        sa.Column("granted", sa.Boolean(), nullable=False),
        sa.Column("given_by", sa.String(), nullable=False),
        sa.Column("account_id", sa.Uuid()),
        sa.Column("given_at", TIME, nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "id", name="pk_identity_consent"),
        of_account("identity_consent", "learner_id"),
        sa.CheckConstraint("scope IN ('memory', 'model_provider', 'improve_course')", name="ck_identity_consent_scope"),
        sa.CheckConstraint(f"given_by IN {ROLES}", name="ck_identity_consent_given_by"),
    )
    op.create_index("ix_identity_consent_learner", "identity_consent", ["tenant_id", "learner_id", "scope", "number"])


def enrollments() -> None:
    op.create_table(
        "identity_enrollment",
        *id_columns("tenant_id", "id", "learner_id", "course_id", "version_id"),
        sa.Column("zone", sa.String(), nullable=False),
        sa.Column("minutes_per_day", sa.Float(), nullable=False),
        sa.Column("deadline", sa.Date()),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", TIME, nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "id", name="pk_identity_enrollment"),
        of_account("identity_enrollment", "learner_id"),
        sa.CheckConstraint("state IN ('active', 'paused', 'ended')", name="ck_identity_enrollment_state"),
    )
    running = sa.text("state <> 'ended'")
    op.create_index(
        "uq_identity_enrollment_running",
        "identity_enrollment",
        ["tenant_id", "learner_id", "course_id"],
        unique=True,
        postgresql_where=running,
    )


def downgrade() -> None:
    for table in (*reversed(GUARDED[1:]), "session_token", "identity_account", "tenant"):
        op.drop_table(table)
