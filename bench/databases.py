"""Databases of a benchmark's own: an embedded PostgreSQL with migrated tables that ends with the block, and learners with keys in it."""

from __future__ import annotations

import secrets
import shutil
import signal
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID, uuid4

from sqlalchemy.engine import make_url

from services.engines.embedded import prepare_engines
from services.engines.process import end, spawn, until_ready
from services.memory import Draft, Memory
from services.platform import Database, load_settings, prepare_servers, upgrade
from services.vault import AccountKeys

DATABASES = {"database_url": "app", "database_owner_url": "owner", "keys_database_url": "keys_app", "keys_database_owner_url": "keys_owner"}


@dataclass
class SetClock:
    """A clock that stands where it is put."""

    at: datetime = datetime(2026, 9, 1, 8, tzinfo=UTC)

    def now(self) -> datetime:
        """Return where it stands."""
        return self.at


@dataclass
class BenchLearner:
    """A learner with a journal, and keys that only this benchmark has."""

    memory: Memory
    database: Database
    keys: AccountKeys
    id: UUID = field(default_factory=uuid4)

    async def append(self, drafts: list[Draft]) -> None:
        """Append entries in one unit of work."""
        async with self.database.open_work(self.keys.tenant_id) as work:
            desk = await self.memory.open(work, self.keys, self.id, drafts=drafts)
            for draft in drafts:
                desk.add(draft)
            await desk.save(is_promising=False)


def new_learner(memory: Memory, database: Database) -> BenchLearner:
    """Return a learner of a tenant of their own, with nothing remembered."""
    learner_id = uuid4()
    keys = AccountKeys(uuid4(), learner_id, {1: secrets.token_bytes(32)}, secrets.token_bytes(32))
    return BenchLearner(memory, database, keys, learner_id)


@asynccontextmanager
async def content_database() -> AsyncIterator[Database]:
    """Give a migrated content database."""
    folder = Path(tempfile.mkdtemp(prefix="meno-bench-"))
    engines = await prepare_engines(folder)
    postgres = replace(engines.postgres, stop_signal=signal.SIGQUIT)  # at once: nothing is kept
    process = await spawn(postgres)
    try:
        await until_ready(postgres, process)
        addresses = {}
        for setting, role in DATABASES.items():
            name = "meno_bench_keys" if "keys" in setting else "meno_bench"
            url = make_url(engines.admin_url).set(username=f"meno_bench_{role}", password="bench", database=name)
            addresses[setting] = url.render_as_string(hide_password=False)
        settings = load_settings(**addresses, redis_url=engines.redis_url, data_dir=folder, metrics_port=0, port=0)
        await prepare_servers(engines.admin_url, settings)
        await upgrade(settings)
        database = Database(settings.database_url)
        try:
            yield database
        finally:
            await database.dispose()
    finally:
        await end(postgres, process)
        shutil.rmtree(engines.home, ignore_errors=True)
        shutil.rmtree(folder, ignore_errors=True)
