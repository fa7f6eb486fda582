"""A vault on real databases with its keys in a folder of the test."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from services.vault import AccountKeys, EpochStore, FileRoot, Keyring, Vault

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


class SetClock:
    """A clock that stands where it is put."""

    def __init__(self, now: datetime = NOW) -> None:
        self.at = now

    def now(self) -> datetime:
        return self.at


class Ticks:
    """Seconds that pass when told."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def ticks() -> Ticks:
    return Ticks()


@pytest.fixture
def places(tmp_path: Path) -> list[Path]:
    return [tmp_path / "keys", tmp_path / "escrow"]


@pytest.fixture
def new_vault(database, keys_database, places, clock, ticks) -> Callable[..., Vault]:
    """Makes further vaults on the same databases and, unless told otherwise, the same folders: like further processes."""

    def make(where: list[Path] | None = None, open_keys=None, **more) -> Vault:
        epochs = EpochStore(where or places, FileRoot(where or places), clock)
        return Vault(Keyring(epochs, open_keys or keys_database.open_work, database.open_work, clock), monotonic=ticks, **more)

    return make


@pytest.fixture
async def vault(new_vault) -> Vault:
    vault = new_vault()
    await vault.start()
    return vault


@pytest.fixture
async def tenant_id(vault: Vault) -> UUID:
    tenant_id = uuid4()
    await vault.create_tenant(tenant_id)
    return tenant_id


@pytest.fixture
def some_keys() -> AccountKeys:
    return AccountKeys(uuid4(), uuid4(), {1: bytes(range(32))}, bytes(range(32, 64)))
