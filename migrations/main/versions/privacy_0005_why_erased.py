"""Why an operator had somebody erased, as a code."""

import sqlalchemy as sa
from alembic import op

revision = "privacy_0005"
down_revision = "privacy_0004"
branch_labels = None
depends_on = None

CODES = "reason IN ('asked_for', 'left', 'by_mistake', 'not_to_be_kept', 'other')"


def upgrade() -> None:
    op.add_column("privacy_erasure", sa.Column("reason", sa.String()))
    op.create_check_constraint("ck_privacy_erasure_reason", "privacy_erasure", CODES)


def downgrade() -> None:
    op.drop_constraint("ck_privacy_erasure_reason", "privacy_erasure", type_="check")
    op.drop_column("privacy_erasure", "reason")
