"""Entry point of alembic for the content database."""

from migrations.environment import run
from services.platform import Base

run(Base.metadata)
