"""Folders that the engines' account can walk to, and one-shot queries."""

import shutil
import tempfile
from pathlib import Path

import asyncpg
import pytest

from services.platform.engine_files import engine_home, engine_user


@pytest.fixture
def open_folder():
    folder = Path(tempfile.mkdtemp(prefix="meno-engines-"))
    yield folder
    shutil.rmtree(engine_home(folder, engine_user()), ignore_errors=True)
    shutil.rmtree(folder, ignore_errors=True)


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
