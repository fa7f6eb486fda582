"""Mastery is confirmed by a later check without help; one lucky answer never masters, and one slip wipes nothing."""

from tests.curriculum.courses import ITEM
from tests.tutor.lessons import WRONG, Pupil, lesson_files, new_pupil

CHECK = ITEM.replace("NUMBER", "3").replace("skills: [add]", "skills: [add]\nkind: check")


async def standing(pupil: Pupil):
    found = await pupil.services.progress.progress(pupil.principal, pupil.enrollment.id)
    return next(row for row in found.skills if row.skill.id == "add")


async def test_a_learner_masters_confirms_and_slips(services, clock):
    assert "kind: check" in CHECK
    pupil = await new_pupil(services, lesson_files(**{"items__add-3": CHECK}))
    await pupil.next()
    await pupil.attempt()
    assert (await standing(pupil)).state == "learning", "one lucky answer never masters"
    checked = False
    for n in range(60):
        await pupil.next()
        if pupil.now.offer is None:
            clock.pass_(days=1)
            continue
        checked = (pupil.offer.activity, pupil.offer.skill.id) == ("check", "add")
        before = await standing(pupil)
        assert not before.confirmed
        await pupil.attempt()
        if checked:
            break
        clock.pass_(**({"minutes": 5} if n % 4 else {"days": 1}))
    assert checked
    assert before.state in ("mastered", "fading")
    assert (await standing(pupil)).confirmed
    clock.pass_(hours=20)
    await pupil.next()
    await pupil.attempt(WRONG)
    slipped = await standing(pupil)
    assert slipped.mastery > 0.6, "one slip wipes nothing"
