"""A learner with keys, and a memory with a toy fold on a real database."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

import pytest

from services.memory import Desk, Draft, Entry, Memory
from services.platform import Database
from services.vault import AccountKeys, EpochStore, FileRoot, Keyring, Vault
from tests.memory.toys import Tally

NOW = datetime(2026, 11, 22, 23, 30, tzinfo=UTC)


class SetClock:
    """A clock that stands where it is put."""

    def __init__(self) -> None:
        self.at = NOW

    def now(self) -> datetime:
        return self.at


@dataclass
class Learner:
    """A learner with open keys, and the shortest ways to write and read their memory."""

    memory: Memory
    database: Database
    keys: AccountKeys
    id: UUID

    async def append(self, *drafts: Draft, zone: str = "UTC") -> list[Any]:
        async with self.database.open_work(self.keys.tenant_id) as work:
            desk = await self.memory.open(work, self.keys, self.id, zone=zone, drafts=drafts)
            added = [desk.add(draft) for draft in drafts]
            await desk.save()
        return added

    async def desk(self, act: Callable[[Desk], Awaitable[Any]], **options: Any) -> Any:
        async with self.database.open_work(self.keys.tenant_id) as work:
            return await act(await self.memory.open(work, self.keys, self.id, **options))

    async def entries(self, **options: Any) -> list[Entry]:
        async with self.database.open_work(self.keys.tenant_id) as work:
            return await self.memory.entries(work, self.keys, self.id, **options)

    async def by_id(self, *ids: UUID) -> list[Entry]:
        async with self.database.open_work(self.keys.tenant_id) as work:
            return await self.memory.entries_by_id(work, self.keys, self.id, ids)

    async def state(self, part: str, fold: str = "toy") -> Any:
        async with self.database.open_work(self.keys.tenant_id) as work:
            return (await self.memory.read(work, self.keys, self.id, [(fold, part)])).state(fold, part)


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def memory(clock: SetClock) -> Memory:
    return Memory({"toy": Tally()}, clock)


@pytest.fixture
async def vault(database, keys_database, tmp_path, clock) -> Vault:
    places = [tmp_path / "keys", tmp_path / "escrow"]
    vault = Vault(Keyring(EpochStore(places, FileRoot(places), clock), keys_database.open_work, database.open_work, clock))
    await vault.start()
    return vault


@pytest.fixture
async def tenant_id(vault: Vault) -> UUID:
    tenant_id = uuid4()
    await vault.create_tenant(tenant_id)
    return tenant_id


@pytest.fixture
def new_learner(memory, database, vault, tenant_id) -> Callable[[], Awaitable[Learner]]:
    async def make() -> Learner:
        learner_id = uuid4()
        await vault.create(tenant_id, learner_id)
        return Learner(memory, database, await vault.keys(tenant_id, learner_id), learner_id)

    return make


@pytest.fixture
async def learner(new_learner) -> Learner:
    return await new_learner()
