"""A course is upgraded while a learner is at work: what they did goes along, what they have open ends, and nothing is lost by a missing map."""

from __future__ import annotations

import pytest

from schemas.journal import Enrolled
from services.curriculum import VersionNeedsMap
from services.memory import Replay
from services.tutor.errors import OfferClosed
from tests.curriculum.courses import SKILL
from tests.tutor.lessons import Pupil, lesson_files


def renamed_files(migrations: str) -> dict[str, bytes]:
    """Return the course with `add` under the name of `plus`."""
    files = {path.replace("add", "plus"): text for path, text in lesson_files().items()}
    files = {path: text.replace(b"skills: [add]", b"skills: [plus]").replace(b"id: add", b"id: plus") for path, text in files.items()}
    return files | {"migrations.yaml": migrations.encode()}


RENAMED = "skills: [{rename: add, to: plus}]\nitems:\n" + "".join(f"  - {{rename: add-{n}, to: plus-{n}}}\n" for n in (1, 2, 3))


async def test_a_learner_goes_on_under_the_new_name_where_they_were(pupil: Pupil):
    await pupil.next()
    for _ in range(3):
        await pupil.attempt()
    before, opened = await pupil.plan(), pupil.offer
    row = before.rows["add"]
    await pupil.change(version_id=await pupil.publish(renamed_files(RENAMED)))
    with pytest.raises(OfferClosed):
        await pupil.services.tutor.offer(pupil.principal, opened.id)
    after = await pupil.plan()
    assert list(after.rows) == [name.replace("add", "plus") for name in before.rows]
    assert after.cells[5 * row : 5 * row + 5] == before.cells[5 * row : 5 * row + 5], "a rename loses nothing"
    assert (await pupil.next()).offer is not None
    assert (await pupil.attempt()).verdict == "correct"
    keys = await pupil.services.vault.keys(pupil.principal.tenant_id, pupil.principal.account_id)
    async with pupil.services.database.open_work(pupil.principal.tenant_id) as work:
        assert (await Replay(pupil.services.memory.folds).verify(work, keys, pupil.principal.account_id)).faults == []
    maps = [entry.evidence.maps for entry in await pupil.entries() if isinstance(entry.evidence, Enrolled)]
    assert [len(each) for each in maps] == [0, 1], "journaled once, with the move"


async def test_settings_that_change_later_do_not_map_again(pupil: Pupil):
    await pupil.change(version_id=await pupil.publish(renamed_files(RENAMED)))
    await pupil.change(minutes_per_day=45)
    maps = [entry.evidence.maps for entry in await pupil.entries() if isinstance(entry.evidence, Enrolled)]
    assert [len(each) for each in maps] == [0, 1, 0]


async def test_who_comes_back_after_an_ended_enrollment_is_carried_over_too(pupil: Pupil):
    await pupil.next()
    await pupil.attempt()
    await pupil.change(state="ended")
    await pupil.enroll(await pupil.publish(renamed_files(RENAMED)))
    assert "plus" in (await pupil.plan()).rows


async def test_nobody_goes_back_across_a_map(pupil: Pupil):
    old = pupil.enrollment.version_id
    await pupil.change(version_id=await pupil.publish(renamed_files(RENAMED)))
    with pytest.raises(VersionNeedsMap) as refused:
        await pupil.change(version_id=old)
    assert refused.value.skills == ("plus",)
    assert (await pupil.services.identity.enrollments.get(pupil.principal, pupil.enrollment.id)).version_id != old


def test_the_course_of_these_tests_has_the_skill_that_is_renamed():
    assert lesson_files()["skills/add.md"] == SKILL.encode()
