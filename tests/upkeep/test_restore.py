"""Back up, erase, turn the epoch, restore: who was erased stays erased, everybody else is back; and what a restore refuses."""

from __future__ import annotations

import shutil
from contextlib import asynccontextmanager
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import text

from services.bootstrap import build_services, refuse_half_restored
from services.identity import Principal, Profile
from services.platform import Database, DumpRefused, RestoreUnfinished, Settings, SystemClock, put_note, rehearsed
from services.upkeep import BackupRefused, RestoreRefused, back_up, examine, restore
from services.vault import KeysMissing, LedgerMissing, SealRefused, VaultClosed, build_keyring
from services.vault.store import Wrapped
from services.vault.wrapping import EpochMissing, unwrap
from tests.privacy.erasing.conftest import PASSWORD, Traces, erase, working
from tests.tutor.lessons import Pupil, SetClock, new_pupil

WRAPPED = text("SELECT version, epoch, wrapped, wrap_version FROM vault_data_key WHERE account_id = :account")


def silent(_step: str, _done: int, _total: int) -> None:
    """Show nothing."""


@asynccontextmanager
async def running(settings: Settings, clock=None):
    """Build the services, and let go of every connection afterwards."""
    services = await build_services(settings, clock)
    try:
        yield services
    finally:
        await services.close()


async def classmate(pupil: Pupil, name: str) -> Pupil:
    """Another learner of the same school, who works."""
    tenants, tenant_id = pupil.services.identity.tenants, pupil.principal.tenant_id
    person = await tenants.add(tenant_id, "learner", Profile(name=name, user_name=name.lower()), PASSWORD, "adult")
    other = Pupil(pupil.services, Principal(tenant_id, person.account.id, "learner", uuid4(), "adult", "en"), pupil.enrollment)
    await other.consent(granted=True)
    await other.enroll(pupil.enrollment.version_id)
    return await working(other)


async def test_who_was_erased_after_the_backup_stays_erased_and_everybody_else_is_back(
    installation: Settings, eyes, tmp_path: Path
) -> None:
    clock, folder = SetClock(), tmp_path / "backup"
    async with running(installation, clock) as services:
        lea = await working(await new_pupil(services))
        bo = await classmate(lea, "Bo")
        before = await bo.entries()
        await back_up(services, folder, silent)
        await erase(lea)
        clock.pass_(minutes=2)
        await services.erasures.settle(lea.principal.tenant_id)
        await services.rotation.epoch.run()
        await services.erasures.settle(lea.principal.tenant_id)
        assert [each.state for each in await services.erasures.under_way(lea.principal.tenant_id)] == []
        await bo.next()
        await bo.attempt()
    await unreadable_with_every_key(installation, folder, lea)
    done = await restore(installation, folder, keys=None, replace=True, progress=silent)
    assert done.erased_again == 1
    async with running(installation, clock) as services:
        with pytest.raises(KeysMissing):
            await services.vault.keys(lea.principal.tenant_id, lea.principal.account_id)
        assert set(await Traces(eyes).of(lea.principal.account_id)) <= {"privacy_erasure", "vault_block"}
        again = Pupil(services, bo.principal, bo.enrollment)
        assert await again.entries() == before
        await again.next()
        assert (await again.attempt()).verdict == "correct"
        assert not [finding for finding in await examine(installation) if finding.level == "fail" and finding.name != "worker"]


async def unreadable_with_every_key(installation: Settings, folder: Path, pupil: Pupil) -> None:
    """Try every key on the machine at the wrapped key of a learner in an old backup of the key database."""
    database, keys = Database(installation.database_url), Database(installation.keys_database_url)
    keyring = build_keyring(installation, keys.open_work, database.open_work, SystemClock())
    await keyring.from_files()
    async with rehearsed(installation.keys_database_url, folder / "keys.dump") as session:
        rows = (await session.execute(WRAPPED, {"account": pupil.principal.account_id})).all()
    await database.dispose()
    await keys.dispose()
    assert rows
    for row in rows:
        assert row.epoch not in keyring.epochs
        for number in keyring.epochs:
            for claimed in (row.epoch, number):
                wrapped = Wrapped(row.version, claimed, row.wrapped, row.wrap_version)
                with pytest.raises((EpochMissing, SealRefused)):
                    unwrap("dek", keyring.epochs, pupil.principal.tenant_id, pupil.principal.account_id, wrapped)


async def test_without_the_ledger_nothing_is_restored_and_nothing_starts(installation: Settings, tmp_path: Path) -> None:
    folder = tmp_path / "backup"
    async with running(installation) as services:
        lea = await working(await new_pupil(services))
        await back_up(services, folder, silent)
        await erase(lea)
    for place in installation.ledger_places:
        shutil.move(place, place.with_name(place.name + "-away"))
    with pytest.raises(LedgerMissing, match="no ledger"):
        await restore(installation, folder, keys=None, replace=True, progress=silent)
    with pytest.raises(LedgerMissing):
        await build_services(installation)
    for place in installation.ledger_places:
        shutil.rmtree(place, ignore_errors=True)
        shutil.move(place.with_name(place.name + "-away"), place)
    assert (await restore(installation, folder, keys=None, replace=True, progress=silent)).erased_again == 1


async def test_databases_set_back_by_other_means_are_held_against_the_ledger_at_the_next_start(
    installation: Settings, eyes, tmp_path: Path
) -> None:
    folder = tmp_path / "backup"
    async with running(installation) as services:
        lea = await working(await new_pupil(services))
        await back_up(services, folder, silent)
        await erase(lea)
    await restore(installation, folder, keys=folder / "keys.dump", replace=True, progress=silent)
    await eyes[1].execute("DELETE FROM vault_ledger")  # as an old dump of the key database would have it
    async with running(installation) as services:
        with pytest.raises(KeysMissing):
            await services.vault.keys(lea.principal.tenant_id, lea.principal.account_id)


async def test_while_a_restore_is_unfinished_nothing_starts_and_the_same_command_ends_it(installation: Settings, tmp_path: Path) -> None:
    folder = tmp_path / "backup"
    async with running(installation) as services:
        bo = await working(await new_pupil(services))
        before = await bo.entries()
        await back_up(services, folder, silent)
        async with services.database.open_work() as work:
            await put_note(work, "restore")
    for _ in range(2):
        with pytest.raises(RestoreUnfinished):
            await build_services(installation)
    content = Database(installation.database_url)
    with pytest.raises(RestoreUnfinished):
        await refuse_half_restored(content)
    await content.dispose()
    assert [finding.name for finding in await examine(installation) if finding.level == "fail"] == ["restore"]
    await restore(installation, folder, keys=None, replace=False, progress=silent)
    async with running(installation) as services:
        assert await Pupil(services, bo.principal, bo.enrollment).entries() == before


async def test_a_restore_refuses_what_would_lose_or_mix_something(installation: Settings, tmp_path: Path) -> None:
    folder, away = tmp_path / "backup", tmp_path / "away"
    async with running(installation) as services:
        await working(await new_pupil(services))
        await back_up(services, folder, silent)
        with pytest.raises(RestoreRefused, match="Meno is running"):
            await restore(installation, folder, keys=None, replace=True, progress=silent)
        await services.rotation.epoch.run()
    with pytest.raises(RestoreRefused, match="not empty"):
        await restore(installation, folder, keys=None, replace=False, progress=silent)
    with pytest.raises(RestoreRefused, match="newer dump of the key database"):
        await restore(installation, folder, keys=folder / "keys.dump", replace=True, progress=silent)
    with pytest.raises(BackupRefused, match="no finished backup"):
        await restore(installation, tmp_path, keys=None, replace=True, progress=silent)
    shutil.move(installation.keys_at, away)
    shutil.move(installation.escrow_at, away / "escrow")
    with pytest.raises(VaultClosed, match="no epoch keys"):
        await restore(installation, folder, keys=None, replace=True, progress=silent)
    shutil.move(away / "escrow", installation.escrow_at)
    shutil.move(away, installation.keys_at)
    whole = (folder / "content.dump").read_bytes()
    (folder / "content.dump").write_bytes(whole[:-100] + bytes(100))
    with pytest.raises((RestoreRefused, DumpRefused), match="damaged"):
        await restore(installation, folder, keys=None, replace=True, progress=silent)
    async with running(installation):
        pass


async def test_a_backup_is_refused_where_keys_are_and_while_the_escrow_lacks_one(installation: Settings, tmp_path: Path) -> None:
    async with running(installation) as services:
        for forbidden in (installation.keys_at, installation.escrow_at / "deep", installation.ledger_places[0]):
            with pytest.raises(BackupRefused, match="must never be in a backup"):
                await back_up(services, forbidden, silent)
        for copy in installation.escrow_at.glob("epoch-*.json"):
            copy.unlink()
        with pytest.raises(BackupRefused, match="one place only"):
            await back_up(services, tmp_path / "backup", silent)
        assert not (tmp_path / "backup" / "backup.json").exists()


async def test_no_key_is_in_a_backup_and_others_cannot_enter_it(installation: Settings, tmp_path: Path) -> None:
    async with running(installation) as services:
        await working(await new_pupil(services))
        first = await back_up(services, tmp_path / "backup", silent)
        assert await back_up(services, tmp_path / "backup", silent) == first
        keys = [bytes(key.secret) for key in services.remembrance.erasures.receipts.signer.keyring.epochs.values()]
    whole = b"".join(path.read_bytes() for path in sorted((tmp_path / "backup").iterdir()))
    assert sorted(path.name for path in (tmp_path / "backup").iterdir()) == ["backup.json", "content.dump", "keys.dump"]
    assert not [key for key in keys if key in whole]
    assert (tmp_path / "backup").stat().st_mode & 0o077 == 0
