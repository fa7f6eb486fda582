"""`kill -9` at random points of erasure and of backup: begun again each ends, and every step has been done."""

from __future__ import annotations

import asyncio
import contextlib
import os
from pathlib import Path
from random import Random
from uuid import uuid4

import asyncpg
import pytest

from services.bootstrap import Services, build_services
from services.identity import Profile
from services.memory import Entry
from services.platform import RestoreUnfinished, Settings, verify_dump
from services.upkeep import BackupRefused, read_backup
from services.vault import KeysMissing
from tests.privacy.erasing.conftest import PASSWORD, Traces
from tests.tutor.lessons import Pupil, new_pupil
from tests.upkeep.conftest import Mortal

SEED = int(os.environ.get("MENO_TORTURE_SEED", "0"))
OPEN = frozenset({"privacy_erasure", "vault_block"})
LEASES_END = "UPDATE job SET run_after = now(), lease_until = now() - interval '1 second'"


async def newcomer(pupil: Pupil, name: str) -> Pupil:
    """A learner of the same school who has agreed to be remembered, and is enrolled: there are rows in every domain."""
    tenants, tenant_id = pupil.services.identity.tenants, pupil.principal.tenant_id
    slug = (await pupil.services.identity.sessions.tenant(pupil.principal)).slug
    await tenants.add(tenant_id, "learner", Profile(name=name, user_name=name), PASSWORD, "adult")
    signed = await pupil.services.identity.sessions.sign_in(slug, name, PASSWORD, "token", f"192.0.2.{len(name)}")
    other = Pupil(pupil.services, signed.principal, pupil.enrollment)
    await other.consent(granted=True)
    await other.enroll(pupil.enrollment.version_id)
    return other


async def erasures(times: int, mortal: Mortal, services: Services, eyes: list[asyncpg.Connection]) -> None:
    """Kill so many erasures, each of somebody else, and end them."""
    chance, pupil = Random(SEED), await new_pupil(services)
    slug = (await services.identity.sessions.tenant(pupil.principal)).slug
    kept, took_s, erased = await pupil.entries(), 2.0, 0
    for number in range(times + 1):
        victim = await newcomer(pupil, f"kim{number}")
        order = {"tenant": slug, "account": str(victim.principal.account_id), "erasure": str(uuid4())}
        if number:
            erased += (await mortal.do("erase", chance.uniform(0, took_s), **order))["code"] == 0
            await eyes[0].execute(LEASES_END)
        done = await mortal.do("erase", None, **order)
        assert done["code"] in (0, 1)  # 1: it had ended before it was to be killed, and asking again finds nobody
        took_s = took_s if number else done["took_s"]
        assert set(await Traces(eyes).of(victim.principal.account_id)) <= OPEN
        row = await eyes[0].fetchrow("SELECT state, receipt FROM privacy_erasure WHERE id = $1::text::uuid", order["erasure"])
        assert row["state"] == "erased"
        assert row["receipt"] is not None
    ledger = services.erasures.removal.ledger
    assert (len(await ledger.tombstones()), ledger.faults()) == (times + 1, [])
    assert erased < times
    assert await pupil.entries() == kept


async def backups(times: int, mortal: Mortal, services: Services, folder: Path) -> None:
    """Kill so many backups, and end them."""
    chance = Random(SEED)
    await new_pupil(services)
    took_s = (await mortal.do("backup", None, folder=str(folder / "first")))["took_s"]
    unfinished = 0
    for number in range(times):
        target = folder / f"{number}"
        await mortal.do("backup", chance.uniform(0, took_s), folder=str(target))
        try:
            read_backup(target)
        except BackupRefused:
            unfinished += 1
        assert (await mortal.do("backup", None, folder=str(target)))["code"] == 0
        assert read_backup(target).epochs == (1,)
        assert {path.name for path in target.iterdir()} == {"backup.json", "content.dump", "keys.dump"}
        for name in ("content.dump", "keys.dump"):
            verify_dump(target / name)
    assert unfinished


async def restores(times: int, mortal: Mortal, folder: Path) -> None:
    """Kill so many restores; until one has ended nothing starts from what is half there."""
    chance, settings = Random(SEED), mortal.settings
    services = await build_services(settings)
    bo = await new_pupil(services)
    lea, kept = await newcomer(bo, "lea2"), await bo.entries()
    slug = (await services.identity.sessions.tenant(bo.principal)).slug
    await services.close()
    assert (await mortal.do("backup", None, folder=str(folder)))["code"] == 0
    order = {"tenant": slug, "account": str(lea.principal.account_id), "erasure": str(uuid4())}
    assert (await mortal.do("erase", None, **order))["code"] == 0
    took_s = (await mortal.do("restore", None, folder=str(folder)))["took_s"]
    for _ in range(times):
        await mortal.do("restore", chance.uniform(0, took_s), folder=str(folder))
        with contextlib.suppress(RestoreUnfinished):
            await _whole(settings, bo, lea, kept)
    async with asyncio.timeout(60):
        while (await mortal.do("restore", None, folder=str(folder)))["code"] != 0:
            continue  # the server has not noticed yet that the one before has died
    await _whole(settings, bo, lea, kept)


async def _whole(settings: Settings, bo: Pupil, lea: Pupil, kept: list[Entry]) -> None:
    """Start: then one learner is all there, and the other is gone."""
    services = await build_services(settings)
    try:
        assert await Pupil(services, bo.principal, bo.enrollment).entries() == kept
        with pytest.raises(KeysMissing):
            await services.vault.keys(lea.principal.tenant_id, lea.principal.account_id)
    finally:
        await services.close()


async def test_a_restore_that_is_killed_starts_nothing_until_it_is_ended(mortal: Mortal, tmp_path) -> None:
    await restores(4, mortal, tmp_path / "backup")


@pytest.mark.torture
@pytest.mark.timeout(3600)
async def test_a_hundred_restores_that_are_killed_are_ended(mortal: Mortal, tmp_path) -> None:
    await restores(100, mortal, tmp_path / "backup")


async def test_an_erasure_that_is_killed_is_ended(mortal: Mortal, services: Services, eyes) -> None:
    await erasures(10, mortal, services, eyes)


async def test_a_backup_that_is_killed_is_never_taken_for_a_whole_one_and_is_ended(mortal: Mortal, services: Services, tmp_path) -> None:
    await backups(10, mortal, services, tmp_path)


@pytest.mark.torture
@pytest.mark.timeout(3600)
async def test_a_hundred_erasures_that_are_killed_are_ended(mortal: Mortal, services: Services, eyes) -> None:
    await erasures(100, mortal, services, eyes)


@pytest.mark.torture
@pytest.mark.timeout(3600)
async def test_a_hundred_backups_that_are_killed_are_ended(mortal: Mortal, services: Services, tmp_path) -> None:
    await backups(100, mortal, services, tmp_path)
