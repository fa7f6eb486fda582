"""Row-level security of an installation at work: with no tenant set, or another's, the app's role finds no row."""

from __future__ import annotations

from uuid import uuid4

import pytest
from sqlalchemy import text

from tests.journeys.everything import DATABASES, admin

OUTSIDE = {"job", "session_token", "tenant"}
"""Read before the tenant is known; they hold opaque ids only."""
FILLED = 12
_OF_TENANTS = (
    "SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id' AND NOT a.attisdropped"
    " JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind IN ('r', 'p') AND n.nspname = 'public'"
)

pytestmark = [pytest.mark.slow, pytest.mark.timeout(120)]


async def counts_as_admin(meno, database: str) -> dict[str, int]:
    """Return how many rows each table of tenants holds."""
    connection = await admin(meno, database)
    try:
        tables = {row[0] for row in await connection.fetch(_OF_TENANTS)} - OUTSIDE
        return {table: await connection.fetchval(f"SELECT count(*) FROM {table}") for table in sorted(tables)}
    finally:
        await connection.close()


@pytest.mark.parametrize("tenant_id", [None, uuid4()], ids=["no tenant", "another tenant"])
async def test_the_app_finds_no_row_of_a_tenant_that_is_not_set(meno, inside, tenant_id):
    filled = 0
    for name, database in zip(DATABASES, (inside.database, inside.keys_database), strict=True):
        held = await counts_as_admin(meno, name)
        filled += sum(count > 0 for count in held.values())
        async with database.open_work(tenant_id) as work:
            for table in held:
                assert (await work.session.execute(text(f"SELECT count(*) FROM {table}"))).scalar_one() == 0, table
    assert filled >= FILLED, "a test of empty tables would show nothing"
