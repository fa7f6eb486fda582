"""Runs the revisions of one history on the connection that `services.platform.migrate` hands over."""

from alembic import context
from sqlalchemy import MetaData


def run(metadata: MetaData) -> None:
    """Run the migrations that alembic's command asks for, in the transaction that is open."""
    connection = context.config.attributes.get("connection")
    if connection is None:
        raise RuntimeError("run migrations with `meno migrate`, which knows databases and roles")
    context.configure(connection=connection, target_metadata=metadata, compare_server_default=True)
    context.run_migrations()
