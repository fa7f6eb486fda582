"""Notes that an installation keeps about itself: a restore under way, the last backup."""

import sqlalchemy as sa
from alembic import op

from services.platform.rls import open_to_app

revision = "platform_0010"
down_revision = "platform_0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "platform_note",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_platform_note"),
    )
    open_to_app("platform_note")


def downgrade() -> None:
    op.drop_table("platform_note")
