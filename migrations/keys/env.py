"""Entry point of alembic for the key database."""

from migrations.environment import run
from services.platform import KeysBase

run(KeysBase.metadata)
