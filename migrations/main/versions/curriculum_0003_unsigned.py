"""The author of a version may be taken off it, when that person is erased."""

from alembic import op

from services.platform.rls import app_role

revision = "curriculum_0003"
down_revision = "curriculum_0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute(f"GRANT UPDATE (author_id) ON curriculum_version TO {app_role()}")


def downgrade() -> None:
    op.execute(f"REVOKE UPDATE (author_id) ON curriculum_version FROM {app_role()}")
