"""What becomes of concerns in a restore: whose learner was erased are gone, the others are back as the backup had them and open for those named."""

from __future__ import annotations

from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import text

from schemas.safeguarding import ConcernIn, ConcernPatch
from services.bootstrap import Services
from services.identity import Principal, Profile
from services.platform import NotFound, Settings
from services.upkeep import back_up, restore
from tests.privacy.erasing.conftest import PASSWORD, Traces, erase, machine
from tests.tutor.lessons import Pupil, SetClock, new_pupil
from tests.upkeep.test_restore import classmate, running, silent

NEED, OTHER = "somebody at home zebra-canary hurts me", "I am afraid of heron-canary at school"
ROWS = text("SELECT count(*) FROM safeguarding_concern")


async def raised(pupil: Pupil, words: str) -> None:
    await pupil.services.safeguarding.raise_concern(pupil.principal, ConcernIn(id=uuid4(), text=words))


async def named(pupil: Pupil) -> Principal:
    """Give an educator of the school the duty."""
    services, tenant_id = pupil.services, pupil.principal.tenant_id
    person = await services.identity.tenants.add(tenant_id, "educator", Profile(name="Grace", user_name="grace"), PASSWORD)
    await services.safeguarding.name(await machine(pupil), person.account.id)
    return Principal(tenant_id, person.account.id, "educator", uuid4(), None, "en")


async def words_in(services: Services, adult: Principal) -> dict[str, str]:
    """Return the words of every concern in the inbox, by its state before it was opened."""
    inbox = await services.safeguarding.inbox(adult)
    return {(await services.safeguarding.open(adult, one.id)).words: one.state for one in inbox.items}


async def test_an_erased_learners_concern_stays_away_and_another_comes_back_open_rather_than_lost(
    installation: Settings, eyes, tmp_path: Path
) -> None:
    clock, folder = SetClock(), tmp_path / "backup"
    async with running(installation, clock) as services:
        lea = await new_pupil(services)
        bo = await classmate(lea, "Bo")
        adult = await named(lea)
        await raised(lea, NEED)
        await raised(bo, OTHER)
        await back_up(services, folder, silent)
        (mine,) = [one for one in (await services.safeguarding.inbox(adult)).items if one.learner_id == bo.principal.account_id]
        await services.safeguarding.change(adult, mine.id, ConcernPatch(state="handled", note="Spoke with him."))
        await erase(lea)
        assert [one.learner_id for one in (await services.safeguarding.inbox(adult)).items] == [bo.principal.account_id]
    assert (await restore(installation, folder, keys=None, replace=True, progress=silent)).erased_again == 1
    async with running(installation, clock) as services:
        assert await words_in(services, adult) == {OTHER: "open"}
        back = await services.safeguarding.open(adult, mine.id)
        assert (back.note, [look.what for look in back.looks]) == (None, ["opened", "opened"])
        assert "safeguarding_concern" not in await Traces(eyes).of(lea.principal.account_id)
        async with services.database.open_work(adult.tenant_id) as work:
            assert (await work.session.execute(ROWS)).scalar_one() == 1
        with pytest.raises(NotFound):
            await services.safeguarding.open(
                Principal(adult.tenant_id, bo.principal.account_id, "learner", uuid4(), "adult", "en"), mine.id
            )


async def test_a_concern_raised_after_the_backup_is_not_in_it_and_the_duty_is_still_given(installation: Settings, tmp_path: Path) -> None:
    folder = tmp_path / "backup"
    async with running(installation) as services:
        lea = await new_pupil(services)
        adult = await named(lea)
        await back_up(services, folder, silent)
        await raised(lea, NEED)
        whole = b"".join(path.read_bytes() for path in sorted(folder.iterdir()))
        assert b"zebra-canary" not in whole
    await restore(installation, folder, keys=None, replace=True, progress=silent)
    async with running(installation) as services:
        assert (await services.safeguarding.inbox(adult)).items == ()
        assert [one.account_id for one in (await services.safeguarding.named(adult)).items] == [adult.account_id]
        await raised(Pupil(services, lea.principal, lea.enrollment), OTHER)
        assert list(await words_in(services, adult)) == [OTHER]
