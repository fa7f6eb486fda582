"""Back up, take something away in every way there is, restore that backup: nothing of it comes back, and everything else does."""

from __future__ import annotations

from pathlib import Path
from random import Random
from uuid import UUID

import pytest

from schemas.identity import Scope, TenantPolicy
from schemas.journal import Consented
from schemas.memory import ForgetIn, Wish
from schemas.retention import WordsKept
from services.bootstrap import Services, build_services
from services.identity import Principal
from services.memory import Forgetting
from services.platform import Settings, restore_database
from services.upkeep import RestoreRefused, back_up, examine, restore
from services.upkeep.running import look_at_orders
from services.vault import LedgerMissing
from tests.privacy.conftest import House
from tests.privacy.test_forgetting import practise
from tests.tutor.lessons import Pupil, SetClock, new_pupil
from tests.upkeep.conftest import Mortal
from tests.upkeep.test_kills import LEASES_END, SEED, newcomer
from tests.upkeep.test_restore import running, silent
from workers.memory import retention

TOLD, RETAINED = "memory.tell_ledger", "memory.retain"
ON_RECORD = frozenset({"forgotten", "fact_op", "correction", "move", "access"})


async def left(pupil: Pupil) -> set[UUID]:
    """Return the entries of a learner but for those that say what was done about others."""
    return {entry.id for entry in await pupil.entries() if entry.kind not in ON_RECORD}


async def worded(pupil: Pupil) -> set[UUID]:
    return {entry.id for entry in await pupil.entries() if entry.kind == "attempt" and entry.words is not None}


def again(services: Services, pupil: Pupil) -> Pupil:
    return Pupil(services, pupil.principal, pupil.enrollment)


async def school(services: Services, names: list[str]) -> dict[str, Pupil]:
    """Return learners of one school who have worked."""
    first = await new_pupil(services)
    found = {"lea": first} | {name: await newcomer(first, name) for name in names}
    for pupil in found.values():
        await practise(pupil, 2)
    return found


async def without_telling(pupil: Pupil, wish: Wish) -> None:
    """Forget as if the process had died right after the commit."""
    who = pupil.principal
    keys = await pupil.services.vault.keys(who.tenant_id, who.account_id)
    async with pupil.services.database.open_work(who.tenant_id) as work:
        await Forgetting(pupil.services.memory).forget(work, keys, who.account_id, wish)


async def take_away(school: dict[str, Pupil], clock: SetClock) -> None:
    """Let each learner forget in another way."""
    services, today, (studied, *_) = school["lea"].services, clock.now().date(), await school["course"].attempts()
    forget = services.rights.forget
    wishes = {
        "category": ForgetIn(what="category", category="knowledge"),
        "period": ForgetIn(what="period", first_day=today, last_day=today),
        "course": ForgetIn(what="course", course=studied.course),
        "everything": ForgetIn(what="everything"),
    }
    for name, wish in wishes.items():
        await forget.forget(school[name].principal, wish)
    attempt = next(entry for entry in await school["entry"].entries() if entry.kind == "attempt")
    await forget.forget_entry(school["entry"].principal, attempt.id)
    await House(services).forgetting_by_job().rights.forget.forget(school["long"].principal, ForgetIn(what="everything"))
    await House(services).work_off("memory.forget")
    await without_telling(school["late"], Wish(what="everything"))


async def keep_words_shorter(pupil: Pupil, clock: SetClock) -> None:
    """Let the school keep answers for a day only, and clear those that are older."""
    services = pupil.services
    clock.pass_(days=3)
    slug = (await services.identity.sessions.tenant(pupil.principal)).slug
    policy = TenantPolicy(words_kept=WordsKept(attempts=1))
    await services.identity.tenants.set_policy(await services.identity.tenants.at_the_machine(slug), policy, None)
    await retention(services, None)  # type: ignore[arg-type]  # a job of the clock's
    for kind in (RETAINED, TOLD):
        await House(services).work_off(kind)
    assert not await worded(pupil)


async def test_what_was_taken_away_in_any_way_stays_away_and_the_rest_is_back(installation: Settings, tmp_path: Path) -> None:
    clock = SetClock()
    async with running(installation, clock) as services:
        pupils = await school(services, ["entry", "category", "period", "course", "everything", "long", "late"])
        before = {name: await left(pupil) for name, pupil in pupils.items()}
        await back_up(services, tmp_path / "backup", silent)
        clock.pass_(minutes=1)
        await take_away(pupils, clock)
        clock.pass_(minutes=11)
        assert [finding.level for finding in await look_at_orders(services)] == ["fail", "ok"], "one order is late"
        await House(services).work_off(TOLD)
        assert [finding.level for finding in await look_at_orders(services)] == ["ok", "ok"]
        after = {name: await left(pupil) for name, pupil in pupils.items()}
        assert [name for name in pupils if after[name] == before[name]] == ["lea"]
        await keep_words_shorter(pupils["lea"], clock)
    done = await restore(installation, tmp_path / "backup", keys=None, replace=True, progress=silent, clock=clock)
    assert done.is_whole
    assert done.orders_obeyed >= len(pupils) - 1
    async with running(installation, clock) as services:
        for name, pupil in pupils.items():
            restored = again(services, pupil)
            assert await left(restored) == after[name], name
            assert not await worded(restored), "words that had gone by their age"
            assert await House(services).holds(restored)
            assert (await restored.next()).offer is not None
        assert not [finding for finding in await examine(installation) if finding.level == "fail" and finding.name != "worker"]


async def say(pupil: Pupil, scope: Scope, *, granted: bool) -> None:
    who = pupil.principal
    await pupil.services.identity.consents.give(who, who.account_id, scope, granted=granted)


async def holding(services: Services, pupil: Pupil) -> set[str]:
    """Return the scopes that hold."""
    async with services.database.open_work(pupil.principal.tenant_id) as work:
        consents = (await services.identity.agreement(work, pupil.principal.account_id)).consents
    return {scope for scope in ("memory", "model_provider", "improve_course") if consents.holds(scope)}


async def refusals(pupil: Pupil) -> list[str]:
    return [entry.evidence.scope for entry in await pupil.entries() if isinstance(entry.evidence, Consented) and not entry.evidence.granted]


async def test_a_consent_that_was_withdrawn_stays_so_by_restore_and_by_hand(installation: Settings, tmp_path: Path) -> None:
    clock, folder = SetClock(), tmp_path / "backup"
    async with running(installation, clock) as services:
        pupils = await school(services, ["cut", "anew", "early", "forgetful"])
        for pupil in pupils.values():
            await say(pupil, "model_provider", granted=True)
        clock.pass_(minutes=1)
        await say(pupils["early"], "model_provider", granted=False)  # told after the backup, which has the later yes
        clock.pass_(minutes=1)
        await say(pupils["early"], "model_provider", granted=True)
        await back_up(services, folder, silent)
        clock.pass_(minutes=1)
        for name in ("cut", "anew", "forgetful"):
            await say(pupils[name], "model_provider", granted=False)
        await say(pupils["forgetful"], "memory", granted=False)
        await without_telling(pupils["forgetful"], Wish(what="everything"))
        clock.pass_(minutes=1)
        await say(pupils["anew"], "model_provider", granted=True)
        await House(services).work_off(TOLD)  # nothing before this wrote a line: as if killed after each commit
    both, expected = {"memory", "model_provider"}, {"cut": {"memory"}, "anew": {"memory"}, "forgetful": set[str]()}
    assert (await restore(installation, folder, keys=None, replace=True, progress=silent, clock=clock)).is_whole
    for _ in range(2):
        async with running(installation, clock) as services:
            for name, pupil in pupils.items():
                assert await holding(services, pupil) == expected.get(name, both), name
                assert await House(services).holds(again(services, pupil))
            assert await refusals(again(services, pupils["cut"])) == ["model_provider"]
            assert await refusals(again(services, pupils["early"])) == ["model_provider"]
            assert await refusals(again(services, pupils["lea"])) == []
        assert installation.database_owner_url is not None
        assert installation.keys_database_owner_url is not None
        await restore_database(installation.database_owner_url, folder / "content.dump", replace=True)
        await restore_database(installation.keys_database_owner_url, folder / "keys.dump", replace=True)


async def guardians_of(services: Services, pupil: Pupil) -> set[UUID]:
    """Return who is linked to a learner as a guardian."""
    who = pupil.principal
    operator = Principal(who.tenant_id, who.account_id, "operator", who.session_id, None, "en")
    return {link.guardian_id for link in await services.identity.guardians.of_learner(operator, who.account_id)}


async def test_a_guardians_link_that_was_cut_stays_cut_by_restore_and_by_hand_and_one_made_anew_stays(
    installation: Settings, tmp_path: Path
) -> None:
    clock, folder = SetClock(), tmp_path / "backup"
    async with running(installation, clock) as services:
        lea = (await school(services, []))["lea"]
        who = lea.principal
        operator = Principal(who.tenant_id, who.account_id, "operator", who.session_id, None, "en")
        gus, mia = [await House(services).somebody(who.tenant_id, "guardian", name) for name in ("Gus", "Mia")]
        guardians = services.identity.guardians
        links = [await guardians.link(operator, who.account_id, each.account_id) for each in (gus, mia)]
        clock.pass_(minutes=1)
        await guardians.unlink(operator, links[1].id)
        clock.pass_(minutes=1)
        await guardians.link(operator, who.account_id, mia.account_id)  # told after the backup, which has the later link
        await back_up(services, folder, silent)
        clock.pass_(minutes=1)
        await guardians.unlink(operator, links[0].id)
        await House(services).work_off(TOLD)
        assert await guardians_of(services, lea) == {mia.account_id}
    done = await restore(installation, folder, keys=None, replace=True, progress=silent, clock=clock)
    assert (done.is_whole, done.orders_obeyed) == (True, 1)
    for _ in range(2):
        async with running(installation, clock) as services:
            assert await guardians_of(services, lea) == {mia.account_id}
            assert await House(services).holds(again(services, lea))
        assert installation.database_owner_url is not None
        assert installation.keys_database_owner_url is not None
        await restore_database(installation.database_owner_url, folder / "content.dump", replace=True)
        await restore_database(installation.keys_database_owner_url, folder / "keys.dump", replace=True)


async def test_killed_at_any_moment_what_was_forgotten_stays_so_and_what_was_not_is_all_there(
    installation: Settings, mortal: Mortal, eyes, tmp_path: Path
) -> None:
    chance, clock = Random(SEED), SetClock()
    async with running(installation, clock) as services:
        pupils = await school(services, [f"kim{number}" for number in range(6)])
        await back_up(services, tmp_path / "backup", silent)
        took_s: float | None = None
        for pupil in pupils.values():
            who = pupil.principal
            order = {"tenant_id": str(who.tenant_id), "account": str(who.account_id), "from_built": True}
            took = await mortal.do("forget", None if took_s is None else chance.uniform(0.3, 1.2) * took_s, **order)
            took_s = took_s or took["took_s"]
        await eyes[0].execute(LEASES_END)
        await House(services).work_off(TOLD)
        assert not services.rights.standing.ledger.faults()
        after = {name: await left(pupil) for name, pupil in pupils.items()}
    await restore(installation, tmp_path / "backup", keys=None, replace=True, progress=silent, clock=clock)
    async with running(installation, clock) as services:
        for name, pupil in pupils.items():
            assert await left(again(services, pupil)) == after[name]


async def test_databases_set_back_by_hand_obey_at_the_next_start_and_never_without_the_ledger(
    installation: Settings, tmp_path: Path
) -> None:
    clock, folder = SetClock(), tmp_path / "backup"
    async with running(installation, clock) as services:
        lea = (await school(services, []))["lea"]
        await back_up(services, folder, silent)
        await services.rights.forget.forget(lea.principal, ForgetIn(what="everything"))
        after = await left(lea)
    assert installation.database_owner_url is not None
    assert installation.keys_database_owner_url is not None
    await restore_database(installation.database_owner_url, folder / "content.dump", replace=True)
    await restore_database(installation.keys_database_owner_url, folder / "keys.dump", replace=True)
    async with running(installation, clock) as services:
        assert await left(again(services, lea)) == after
    orders = [place / "standing-orders" for place in installation.ledger_places]
    kept = orders[0].read_bytes()
    for path in orders:
        path.unlink()
    with pytest.raises(LedgerMissing, match="standing orders"):
        await build_services(installation, clock)
    orders[1].write_bytes(kept)
    async with running(installation, clock):
        assert orders[0].read_bytes() == kept, "one copy is enough"


async def test_a_backup_from_before_the_oldest_order_is_refused_and_one_from_an_older_version_is_not(
    installation: Settings, tmp_path: Path
) -> None:
    clock, folder = SetClock(), tmp_path / "backup"
    async with running(installation, clock) as services:
        lea = (await school(services, []))["lea"]
        for path in (place / "standing-orders" for place in installation.ledger_places):
            path.unlink()
    async with running(installation, clock) as services:
        lea = again(services, lea)
        await back_up(services, folder, silent)
        manifest = folder / "backup.json"
        older = manifest.read_text("utf-8").replace(',\n "orders": 0', "")
        assert "orders" not in older
        manifest.write_text(older, "utf-8")
        await services.rights.forget.forget(lea.principal, ForgetIn(what="everything"))
        after = await left(lea)
    await restore(installation, folder, keys=None, replace=True, progress=silent, clock=clock)
    async with running(installation, clock) as services:
        lea = again(services, lea)
        assert await left(lea) == after
        for days in (40, 40):
            clock.pass_(days=days)
            await practise(lea, 1)
            await services.rights.forget.forget(lea.principal, ForgetIn(what="everything"))
    with pytest.raises(RestoreRefused, match="older than the ledger keeps standing orders"):
        await restore(installation, folder, keys=None, replace=True, progress=silent, clock=clock)
    async with running(installation, clock):
        pass
