"""`kill -9` at random points of a turn of the epoch and of a rotation of data keys, while another process makes accounts and sessions."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from random import Random
from uuid import UUID, uuid4

import pytest

from schemas.identity import TenantPolicy
from services.bootstrap import Services, build_services
from services.identity import Newcomer, Principal, Profile
from services.memory import Replay
from services.platform import Settings
from services.vault import Place
from tests.vault.rotating import Rotating, rotating

SEED = int(os.environ.get("MENO_TORTURE_SEED", "0"))
SHORT, LONG = 10, 100
PLACE = Place("test", "session", "row")


@dataclass
class School:
    """A tenant whose people and sessions are made and looked at while its keys are rotated."""

    services: Services
    tenant_id: UUID
    names: dict[UUID, str] = field(default_factory=dict)
    sessions: dict[UUID, bytes] = field(default_factory=dict)

    async def add(self) -> None:
        """Make a learner with a journal, and a session in no-memory mode that has kept something."""
        name = f"learner-{uuid4().hex[:10]}"
        person = await self.services.identity.accounts.add(Newcomer(self.tenant_id, "learner", Profile(name=name, user_name=name), "adult"))
        learner = Principal(self.tenant_id, person.account.id, "learner", uuid4(), "adult", "en")
        await self.services.identity.consents.give(learner, learner.account_id, "memory", granted=True)
        self.names[learner.account_id] = name
        keys = await self.services.vault.session_keys(self.tenant_id, learner.session_id, create=True)
        assert keys is not None
        self.sessions[learner.session_id] = keys.seal(PLACE, name.encode())

    async def keep_adding(self, ended: asyncio.Event) -> None:
        """Make one after the other until told to end; nobody is ever turned away."""
        while not ended.is_set():
            await self.add()
            await asyncio.sleep(1.0)

    async def holds(self, services: Services) -> None:
        """Check that everybody's profile, journal and session open, in this process."""
        async with services.database.open_work(self.tenant_id) as work:
            for account_id in list(self.names):
                assert await services.identity.accounts.open_known(work, account_id)
        for account_id, name in list(self.names.items()):
            keys = await services.vault.keys(self.tenant_id, account_id)
            async with services.database.open_work(self.tenant_id) as work:
                found = await Replay(services.memory.folds).verify(work, keys, account_id)
            assert found.holds, (name, found.faults)
            assert found.entries >= 1
        for session_id, blob in list(self.sessions.items()):
            keys = await services.vault.session_keys(self.tenant_id, session_id)
            assert keys is not None
            assert keys.open(PLACE, blob)


@pytest.fixture
def own(settings: Settings, tmp_path, swept) -> Settings:
    """The settings with key folders and backups of this test's own."""
    folders = {"key_dir": tmp_path / "keys", "escrow_dir": tmp_path / "escrow", "key_backup_dir": tmp_path / "backups"}
    return settings.model_copy(update={"data_dir": tmp_path, **folders})


@pytest.fixture
async def school(own: Settings) -> AsyncIterator[School]:
    services = await build_services(own)
    olga = Profile(name="Olga", user_name="olga")
    founded = await services.identity.tenants.found(f"school-{uuid4().hex[:8]}", "A school", olga, TenantPolicy())
    school = School(services, founded.tenant.id)
    for _ in range(5):
        await school.add()
    yield school
    await services.close()


async def killed_again_and_again(rotations: Rotating, level: str, kills: int, school: School, rng: Random) -> int:
    """Begin, kill, begin again; after each kill everything opens. Return how many were killed before their end."""
    await rotations.begin(level)
    assert await rotations.ended() == 0
    cut, whole_s = 0, 1.0
    for number in range(kills):
        began = time.perf_counter()
        pid = await rotations.begin(level)
        await asyncio.sleep(rng.uniform(0, whole_s))
        with contextlib.suppress(ProcessLookupError):  # it was faster
            os.kill(pid, signal.SIGKILL)
        was_cut = await rotations.ended() == -signal.SIGKILL
        cut, whole_s = cut + was_cut, whole_s * 1.1 if was_cut else min(whole_s, time.perf_counter() - began)
        if number % 5 == 4:
            school.services.vault.forget_all()
            await school.holds(school.services)
    await rotations.begin(level)
    assert await rotations.ended() == 0
    return cut


@pytest.mark.slow
@pytest.mark.parametrize("level", ["epoch", "data"])
@pytest.mark.parametrize(
    "kills",
    [pytest.param(SHORT, marks=pytest.mark.timeout(200)), pytest.param(LONG, marks=[pytest.mark.torture, pytest.mark.timeout(3600)])],
)
async def test_after_kills_at_random_points_every_key_opens_everything_and_the_old_ones_are_gone(own, school, tmp_path, level, kills):
    ended = asyncio.Event()
    async with rotating(own, tmp_path / "rotating.log") as rotations:
        adding = asyncio.create_task(school.keep_adding(ended))
        cut = await killed_again_and_again(rotations, level, kills, school, Random(SEED + kills))
        ended.set()
        await adding
        await rotations.begin(level)
        assert await rotations.ended() == 0
    print(f"{cut} of {kills} were killed before their end; {len(school.names)} learners")
    assert cut >= kills // 3
    fresh = await build_services(own)
    try:
        await school.holds(fresh)
        assert (await fresh.rotation.check()).faults == []
        assert await fresh.rotation.faults_of_places() == []
        states = await fresh.rotation.states()
        assert [epoch.state for epoch in states.epochs] == ["gone"] * (len(states.epochs) - 1) + ["current"]
        current = states.epochs[-1].number
        for place in (own.keys_at, own.escrow_at):
            assert {path.name for path in place.iterdir()} - {".turning"} == {"root.key", f"epoch-{current:08d}.json"}
        if level == "data":
            assert set(states.data_keys) == {"active", "retired"}
            assert states.rotations == 0
    finally:
        await fresh.close()
