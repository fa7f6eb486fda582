"""An import may fail: its job has died, and nobody will read it any more."""

from alembic import op

revision = "curriculum_0002"
down_revision = "curriculum_0001"
branch_labels = None
depends_on = None

TABLE, NAME = "curriculum_import", "ck_curriculum_import_state"
FIRST_NAME = "ck_curriculum_import_ck_curriculum_import_state"  # as the first step had it made, prefix and all


def upgrade() -> None:
    op.drop_constraint(op.f(FIRST_NAME), TABLE)
    op.create_check_constraint(op.f(NAME), TABLE, "state IN ('waiting', 'done', 'refused', 'failed')")


def downgrade() -> None:
    op.drop_constraint(op.f(NAME), TABLE)
    # Rows that have failed stay as they are: they belong to tenants, whom a migration does not see.
    op.create_check_constraint(op.f(FIRST_NAME), TABLE, "state IN ('waiting', 'done', 'refused')", postgresql_not_valid=True)
