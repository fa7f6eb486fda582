"""Courses, their versions, figures, pins and imports."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import BYTEA, JSONB

from services.platform.rls import app_role, guard

revision = "curriculum_0001"
down_revision = "platform_0001"
branch_labels = None
depends_on = None

TIME = sa.DateTime(timezone=True)
TABLES = ("curriculum_course", "curriculum_version", "curriculum_asset", "curriculum_pin", "curriculum_import")


def ids(*names: str) -> list[sa.Column]:
    return [sa.Column(name, sa.Uuid(), nullable=False) for name in names]


def words(*names: str) -> list[sa.Column]:
    return [sa.Column(name, sa.String(), nullable=False) for name in names]


def upgrade() -> None:
    op.create_table(
        "curriculum_course",
        *ids("tenant_id", "id"),
        *words("slug", "title", "locale"),
        sa.Column("created_at", TIME, nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "id", name="pk_curriculum_course"),
        sa.UniqueConstraint("tenant_id", "slug", name="uq_curriculum_course_tenant_id_slug"),
    )
    version_table()
    op.create_table(
        "curriculum_asset",
        *ids("tenant_id"),
        *words("sha256", "media_type"),
        sa.Column("content", BYTEA(), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "sha256", name="pk_curriculum_asset"),
    )
    op.create_table(
        "curriculum_pin",
        *ids("tenant_id", "class_id", "course_id", "version_id", "pinned_by"),
        sa.Column("pinned_at", TIME, nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "class_id", "course_id", name="pk_curriculum_pin"),
        sa.ForeignKeyConstraint(
            ["tenant_id", "version_id"],
            ["curriculum_version.tenant_id", "curriculum_version.id"],
            name="fk_curriculum_pin_tenant_id_version_id_curriculum_version",
        ),
    )
    op.create_table(
        "curriculum_import",
        *ids("tenant_id", "id"),
        *words("format", "state"),
        sa.Column("content", BYTEA()),
        sa.Column("outcome", JSONB()),
        *ids("author_id"),
        sa.Column("created_at", TIME, nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "id", name="pk_curriculum_import"),
        sa.CheckConstraint("state IN ('waiting', 'done', 'refused')", name="ck_curriculum_import_state"),
    )
    for table in TABLES:
        guard(table)
    # What was hashed stays as it was: the app may move a version's state, never its content.
    op.execute(f"REVOKE UPDATE ON curriculum_version, curriculum_asset FROM {app_role()}")
    op.execute(f"GRANT UPDATE (state, published_at) ON curriculum_version TO {app_role()}")


def version_table() -> None:
    op.create_table(
        "curriculum_version",
        *ids("tenant_id", "id", "course_id"),
        *[sa.Column("number", sa.Integer(), nullable=False)],
        *words("state", "title", "content_hash"),
        *[sa.Column(name, sa.Integer(), nullable=False) for name in ("skills", "items", "errors", "warnings")],
        sa.Column("document", BYTEA(), nullable=False),
        sa.Column("findings", BYTEA(), nullable=False),
        sa.Column("author_id", sa.Uuid()),
        sa.Column("created_at", TIME, nullable=False),
        sa.Column("published_at", TIME),
        sa.PrimaryKeyConstraint("tenant_id", "id", name="pk_curriculum_version"),
        sa.ForeignKeyConstraint(
            ["tenant_id", "course_id"],
            ["curriculum_course.tenant_id", "curriculum_course.id"],
            name="fk_curriculum_version_tenant_id_course_id_curriculum_course",
        ),
        sa.UniqueConstraint("tenant_id", "course_id", "content_hash", name="uq_curriculum_version_tenant_id_course_id_content_hash"),
        sa.UniqueConstraint("tenant_id", "course_id", "number", name="uq_curriculum_version_tenant_id_course_id_number"),
        sa.CheckConstraint("state IN ('draft', 'published')", name="ck_curriculum_version_state"),
    )


def downgrade() -> None:
    for table in ("curriculum_import", "curriculum_pin", "curriculum_asset", "curriculum_version", "curriculum_course"):
        op.drop_table(table)
