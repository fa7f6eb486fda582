"""Restoring: any backup's content, the newest backup of the keys, and the ledger of tombstones and standing orders, without
which nothing is restored.

The note «restore» is in the database from before the first change until both ledgers have been obeyed: meanwhile nothing starts. Killed at any
point, the same command begun again ends it; each database is put back in one transaction.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sqlalchemy import text

from services.bootstrap import Services, build_services
from services.memory import Witnessing
from services.platform import (
    Clock,
    Database,
    JobRun,
    Settings,
    SystemClock,
    WrongSettings,
    noted,
    put_note,
    read_dump,
    rehearsed,
    restore_database,
    run_job,
    take_note,
)
from services.privacy import ERASE_JOB, Obeyed
from services.upkeep.backup import CONTENT, KEYS, Backup, Progress, checksum, read_backup
from services.vault import Ledger, StandingOrders, build_keyring

_OTHERS: Final = text(
    "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'meno' AND datname = current_database() AND pid <> pg_backend_pid()"
)
_EPOCHS: Final = text("SELECT DISTINCT epoch FROM vault_data_key UNION SELECT DISTINCT epoch FROM vault_tenant_key")
_TENANTS: Final = {"main": text("SELECT EXISTS (SELECT 1 FROM tenant)"), "keys": text("SELECT EXISTS (SELECT 1 FROM vault_tenant)")}


class RestoreRefused(Exception):
    """This cannot be restored, here or now. The message says why and what to do; nothing was changed."""


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restore has done."""

    content_of: str
    keys_of: Path
    rows: int
    erased_again: int
    baselines: int
    orders_obeyed: int
    is_whole: bool


async def restore(
    settings: Settings, folder: Path, *, keys: Path | None, replace: bool, progress: Progress, clock: Clock | None = None
) -> Restored:
    """Restore the backup in `folder`.

    Args:
        settings: Of the installation, with the owners' addresses of both databases.
        folder: A finished backup.
        keys: A dump of the key database; if not given, the newest there is, in the folder or among those that the turns of the epoch have made.
        replace: What the databases hold may be replaced.
        progress: Told how far it is.
        clock: The machine's if not given.

    Raises:
        RestoreRefused, BackupRefused, DumpRefused, VaultClosed, WrongSettings: as they say.
    """
    if settings.database_owner_url is None or settings.keys_database_owner_url is None:
        raise WrongSettings(
            "MENO_DATABASE_OWNER_URL and MENO_KEYS_DATABASE_OWNER_URL are missing; a restore writes as the owners of the tables"
        )
    backup, key_dump = read_backup(folder), keys or _newest(settings, folder)
    await _refuse_damage(folder, backup)
    epochs = await _refuse_strangers(settings, backup)
    await _refuse_lost_keys(settings, key_dump, epochs)
    await _announce(settings, replace=replace)
    content = await restore_database(
        settings.database_owner_url, folder / CONTENT, replace=True, progress=lambda done, total: progress("content back", done, total)
    )
    await restore_database(
        settings.keys_database_owner_url, key_dump, replace=True, progress=lambda done, total: progress("keys back", done, total)
    )
    services = await build_services(settings, clock, is_restoring=True)
    try:
        erased, baselines, obeyed = await _brought_up_to_date(services, progress)
    finally:
        await services.close()
    return Restored(backup.taken_at, key_dump, content.rows, erased, baselines, obeyed.orders, obeyed.is_whole)


async def _brought_up_to_date(services: Services, progress: Progress) -> tuple[int, int, Obeyed]:
    """End all sessions, replay the tombstones, begin the witnesses anew, obey the standing orders, and let the service start."""
    remembrance = services.remembrance
    async with services.database.open_work() as work:
        await services.identity.sessions.end_everybodys(work)
    progress("ledger", 0, 1)
    tombstones = await remembrance.whole_ledger()
    jobs = await remembrance.erase_again(tombstones)
    for number, job_id in enumerate(jobs, 1):
        await run_job(services.jobs, job_id, lambda _: _erase, services)
        if (await services.jobs.show(job_id)).state != "done":
            raise RestoreRefused(f"job {job_id} ({ERASE_JOB}) has not ended; see to what it says (`meno jobs show`) and restore again")
        progress("ledger", number, len(jobs))
    await services.erasures.removal.blocks.note_tombstones(len(tombstones))
    witnessing, signed = Witnessing(services.database.open_work, services.vault.witnesses), 0
    for tenant_id in await services.vault.tenants():
        signed += await witnessing.begin_anew(tenant_id)
        progress("witnesses", signed, signed)
    services.vault.forget_all()  # opened keys bear the witnesses of before
    looked_at = 0

    def told(learners: int) -> None:
        nonlocal looked_at
        looked_at += learners
        progress("standing orders", looked_at, looked_at)

    obeyed = await services.rights.standing.obey(is_restored=True, told=told)
    async with services.database.open_work() as work:
        await take_note(work, "restore")
    return len(jobs), signed, obeyed


async def _erase(services: Services, run: JobRun) -> None:
    """Erase as a worker does."""
    await services.erasures.run(run)


def _newest(settings: Settings, folder: Path) -> Path:
    """Return the newest dump of the key database: older ones hang on epochs whose keys are gone."""
    found = [folder / KEYS, *settings.key_backups_at.glob("*.dump")]
    return max(found, key=lambda path: read_dump(path).taken_at)


async def _refuse_damage(folder: Path, backup: Backup) -> None:
    """Raise RestoreRefused if the content is not what was backed up."""
    if await asyncio.to_thread(checksum, folder / CONTENT) != backup.sha256[CONTENT]:
        raise RestoreRefused(f"{folder / CONTENT} is damaged (wrong checksum); take another backup")


async def _refuse_strangers(settings: Settings, backup: Backup) -> frozenset[int]:
    """Return the epochs whose keys are here, if keys and ledger are this backup's."""
    database, key_database = Database(settings.database_url, pool_size=1), Database(settings.keys_database_url, pool_size=1)
    try:
        keyring = build_keyring(settings, key_database.open_work, database.open_work, SystemClock())
        epochs = await keyring.from_files()
        if keyring.fingerprint() != backup.fingerprint:
            raise RestoreRefused(
                "the epoch keys here are another installation's; put those of the backup's installation there (your escrow copy)"
            )
        tombstones = await Ledger(settings.ledger_places, keyring, SystemClock()).tombstones()
        orders = await StandingOrders(settings.ledger_places, keyring, SystemClock(), settings.orders_kept_days).held(backup.orders)
    finally:
        await database.dispose()
        await key_database.dispose()
    if len(tombstones) < backup.tombstones:
        raise RestoreRefused(
            f"the ledger has {len(tombstones)} tombstones and had {backup.tombstones} at the backup; put its newest copy there"
        )
    if orders.first > backup.orders + 1:
        raise RestoreRefused(
            f"this backup is older than the ledger keeps standing orders (it reflects {backup.orders}, the oldest one kept is {orders.first}):"
            " what was deleted since would come back; take a newer backup"
        )
    return epochs


async def _refuse_lost_keys(settings: Settings, key_dump: Path, epochs: frozenset[int]) -> None:
    """Raise RestoreRefused if keys in the dump are wrapped under an epoch whose key is gone."""
    async with rehearsed(settings.keys_database_url, key_dump) as session:
        lost = set((await session.execute(_EPOCHS)).scalars()) - epochs
    if lost:
        raise RestoreRefused(
            f"{key_dump} hangs on epoch {max(lost)}, whose key is gone; name a newer dump of the key database with --keys:"
            " every turn of the epoch makes one (MENO_KEY_BACKUP_DIR)"
        )


async def _announce(settings: Settings, *, replace: bool) -> None:
    """Note that a restore has begun, so that nothing starts; refuse if Meno runs or the databases hold something that may not be replaced."""
    database, key_database = Database(settings.database_url, pool_size=1), Database(settings.keys_database_url, pool_size=1)
    try:
        async with database.open_work() as work, key_database.open_work() as key_work:
            for each in (work, key_work):
                if (await each.session.execute(_OTHERS)).scalar_one():
                    raise RestoreRefused("Meno is running; stop API, workers and clock first")
            is_resumed = await noted(work, "restore") is not None
            held = [bool((await each.session.execute(_TENANTS[name])).scalar_one()) for each, name in ((work, "main"), (key_work, "keys"))]
            if any(held) and not (replace or is_resumed):
                raise RestoreRefused("the databases are not empty; say --replace if what they hold shall be lost")
            await put_note(work, "restore")
    finally:
        await database.dispose()
        await key_database.dispose()
