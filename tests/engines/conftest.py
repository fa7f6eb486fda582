"""One-shot queries."""

import asyncpg
import pytest


@pytest.fixture
def query():
    async def run(url, statement):
        try:
            connection = await asyncpg.connect(url.replace("+asyncpg", ""), timeout=5)
            try:
                return await connection.fetchval(statement)
            finally:
                await connection.close()
        except asyncpg.PostgresError as error:
            raise LookupError(str(error)) from error

    return run
