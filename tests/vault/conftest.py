"""A vault on real databases with its keys in a folder of the test."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from services.vault import AccountKeys, EpochStore, FileRoot, Keyring, KeyRotation, Place, Sealed, Vault
from services.vault.rotation.backup import KeyBackups
from services.vault.rotation.data_keys import DataKeys
from services.vault.rotation.rewrap import Rewrapping
from services.vault.rotation.root import RootTurn
from services.vault.rotation.tenant_keys import TenantRotation
from services.vault.rotation.turn import EpochTurn

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

    def make(where: list[Path] | None = None, open_keys=None, root=None, **more) -> Vault:
        epochs = EpochStore(where or places, root or FileRoot(where or places), clock)
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


class Toys:
    """A domain that keeps records of accounts in a list: a holding for tests, without tables of its own."""

    tables = frozenset[str]()

    def __init__(self) -> None:
        self.records: dict[UUID, list[bytes]] = {}

    def seal(self, keys: AccountKeys, *texts: bytes) -> None:
        """Keep texts of an account."""
        mine = self.records.setdefault(keys.account_id, [])
        mine += [keys.seal(Place("toys", "text", str(len(mine) + number)), text) for number, text in enumerate(texts)]

    def open(self, keys: AccountKeys) -> list[bytes]:
        """Return an account's texts."""
        return [keys.open(Place("toys", "text", str(number)), blob) for number, blob in enumerate(self.records.get(keys.account_id, ()))]

    def versions(self) -> set[int | None]:
        """Return the versions of data keys that records are sealed with."""
        return {Sealed(blob).key_version for blobs in self.records.values() for blob in blobs}

    async def reseal(self, _work, keys: AccountKeys, limit: int) -> int:
        mine = self.records.get(keys.account_id, [])
        past = [number for number, blob in enumerate(mine) if Sealed(blob).key_version != keys.version][:limit]
        for number in past:
            place = Place("toys", "text", str(number))
            mine[number] = keys.seal(place, keys.open(place, mine[number]))
        return len(past)

    async def remove(self, _work, _tenant_id: UUID, account_id: UUID, _limit: int) -> int:
        return len(self.records.pop(account_id, ()))


@pytest.fixture
def toys() -> Toys:
    return Toys()


@pytest.fixture
def backup_folder(tmp_path: Path) -> Path:
    return tmp_path / "backups"


@pytest.fixture
def new_rotation(settings, database, clock, toys, backup_folder) -> Callable[..., KeyRotation]:
    """Makes what rotates the keys of a vault, without any rest between batches."""

    async def no_rest(_seconds: float) -> None:
        return

    async def nobody(_tenant_id: UUID) -> int:
        return 0

    def make(vault: Vault, blind_anew=nobody) -> KeyRotation:
        keyring, rewrapping = vault.opener.keyring, Rewrapping(vault.opener, rest=no_rest)
        return KeyRotation(
            keyring,
            EpochTurn(keyring, vault.opener, rewrapping, KeyBackups(settings.keys_database_url, backup_folder)),
            RootTurn(keyring),
            DataKeys(vault, vault.opener, database.open_work, [toys], clock, rest=no_rest),
            TenantRotation(vault, vault.opener, rewrapping, blind_anew, clock),
            timedelta(hours=24),
            timedelta(days=35),
        )

    return make


@pytest.fixture
async def rotation(new_rotation, vault: Vault) -> KeyRotation:
    return new_rotation(vault)


@pytest.fixture
def some_keys() -> AccountKeys:
    return AccountKeys(uuid4(), uuid4(), {1: bytes(range(32))}, bytes(range(32, 64)))
