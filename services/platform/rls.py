"""Row-level security for migrations: a tenant's table shows and takes only rows of the tenant of the unit of work.

Forced, so that not even the owner of the table is spared; the app's role is neither owner nor superuser and has no BYPASSRLS.
With no tenant set, a query finds no row and an INSERT is refused.
"""

from __future__ import annotations

from typing import Final

from alembic import op
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

TENANT: Final = "nullif(current_setting('meno.tenant', true), '')::uuid"

OUTSIDE: Final = frozenset({"job", "session_token", "tenant"})
"""Tables that are read before the tenant is known, or across tenants; they hold opaque ids only."""

_UNGUARDED = text(
    "SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
    " JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id' AND NOT a.attisdropped"
    " WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND NOT (c.relrowsecurity AND c.relforcerowsecurity"
    " AND EXISTS (SELECT 1 FROM pg_policy p WHERE p.polrelid = c.oid)) ORDER BY 1"
)


def app_role() -> str:
    """Return the quoted name of the role that the application connects as, in the database being migrated."""
    config = op.get_context().config
    if config is None:
        raise RuntimeError("migrations run through services.platform.migrate, which knows the roles")
    return str(op.get_bind().dialect.identifier_preparer.quote(config.attributes["app_role"]))


def guard(table: str) -> None:
    """Let the app's role use `table`, within the tenant of its unit of work. The table has a `tenant_id` column of type uuid."""
    op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
    op.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
    op.execute(f"CREATE POLICY tenant_only ON {table} USING (tenant_id = {TENANT}) WITH CHECK (tenant_id = {TENANT})")
    open_to_app(table)


def open_to_app(table: str, rights: str = "SELECT, INSERT, UPDATE, DELETE") -> None:
    """Let the app's role use `table` as far as `rights` go. Alone, without `guard`, only for tables named in `OUTSIDE` or without a tenant."""
    op.execute(f"GRANT {rights} ON {table} TO {app_role()}")


async def unguarded(session: AsyncSession) -> list[str]:
    """Return the tables that have a tenant but no forced policy, other than those of `OUTSIDE`. An empty list is right."""
    return [name for name in (await session.execute(_UNGUARDED)).scalars() if name not in OUTSIDE]
