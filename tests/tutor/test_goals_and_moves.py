"""Goals with dates, and a learner's own moves, on real engines."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import uuid4

import pytest

from schemas.journal import Moved
from schemas.tutor import ChoiceIn, GoalIn, NextOut
from services.identity import DeadlinePassed
from services.platform import KeyReused, NotFound
from services.tutor.errors import GoalContradicted, GoalSkillUnknown, GoalUnknown, SkillNotReady
from tests.tutor.lessons import Pupil, new_pupil

pytestmark = pytest.mark.engines
TODAY = date(2026, 11, 23)


async def state(pupil: Pupil, text: str = "Double anything", **more) -> GoalIn:
    said = GoalIn(id=uuid4(), kind="goal", text=text, **more)
    await pupil.services.goals.state(pupil.principal, pupil.enrollment.id, said)
    return said


async def goals(pupil: Pupil):
    return (await pupil.services.goals.all(pupil.principal, pupil.enrollment.id)).goals


async def plan(pupil: Pupil):
    return await pupil.services.goals.plan(pupil.principal, pupil.enrollment.id)


async def move(pupil: Pupil, kind: str, **more) -> NextOut:
    choice = ChoiceIn.model_validate({"move": kind} | more)
    pupil.now = await pupil.services.tutor.move(pupil.principal, pupil.enrollment.id, choice)
    return pupil.now


@pytest.mark.parametrize("is_remembered", [True, False])
async def test_a_goal_is_stated_listed_aimed_at_replaced_and_withdrawn(pupil: Pupil, is_remembered: bool) -> None:
    if not is_remembered:
        await pupil.consent(granted=False)
    first = await state(pupil, targets=("twice",), deadline=TODAY + timedelta(days=4))
    found = await plan(pupil)
    assert ([skill.id for skill in found.targets], found.days_left, found.skills) == (["twice"], 5, 2)
    assert found.minutes_available == 5 * pupil.enrollment.minutes_per_day
    assert found.on_track is (found.minutes_needed <= found.minutes_available)
    second = await state(pupil, "Double by spring", targets=("twice",), deadline=TODAY + timedelta(days=90), replaces=first.id)
    assert [(one.id, one.text, one.aimed) for one in await goals(pupil)] == [(second.id, "Double by spring", True)]
    await pupil.next()
    await pupil.services.goals.withdraw(pupil.principal, pupil.enrollment.id, second.id)
    assert await goals(pupil) == ()
    assert (await plan(pupil)).on_track is None
    with pytest.raises(GoalUnknown):
        await pupil.services.goals.withdraw(pupil.principal, pupil.enrollment.id, second.id)


async def test_what_cannot_be_aimed_at_is_refused_and_nothing_is_noted(pupil: Pupil) -> None:
    standing = await state(pupil, targets=("add",), deadline=TODAY)
    before = await pupil.entries()
    for wrong, refusal in (
        ({"targets": ("nowhere",)}, GoalSkillUnknown),
        ({"deadline": TODAY - timedelta(days=1)}, DeadlinePassed),
        ({"targets": ("add",), "deadline": TODAY + timedelta(days=1)}, GoalContradicted),
        ({"targets": ("add",), "replaces": uuid4()}, GoalUnknown),
    ):
        with pytest.raises(refusal):
            await state(pupil, **wrong)
    with pytest.raises(KeyReused):
        await pupil.services.goals.state(pupil.principal, pupil.enrollment.id, standing.model_copy(update={"targets": ()}))
    assert await pupil.entries() == before


async def test_an_enrollments_deadline_is_aimed_at_and_the_decision_keeps_it(services) -> None:
    pupil = await new_pupil(services, deadline=TODAY + timedelta(days=1), minutes_per_day=5)
    found = await plan(pupil)
    assert (found.days_left, found.on_track, found.outlook.code) == (2, False, "too_tight")
    assert found.minutes_per_day_needed is not None
    assert found.minutes_per_day_needed > 5
    await pupil.next()
    told = await pupil.services.why.offer(pupil.principal, pupil.offer.id)
    assert told.rederived.same


async def test_testing_out_of_what_is_not_ready_makes_it_and_its_ground_known(pupil: Pupil) -> None:
    await pupil.next()
    left = pupil.offer.id
    sent = uuid4()
    for _ in range(2):
        await move(pupil, "test_out", skill="twice", id=sent)
    assert (pupil.offer.skill.id, pupil.offer.activity, pupil.offer.lesson) == ("twice", "check", None)
    assert pupil.offer.id != left
    assert sum(isinstance(entry.evidence, Moved) for entry in await pupil.entries()) == 1
    told = await pupil.services.why.offer(pupil.principal, pupil.offer.id)
    assert told.rederived.same
    assert told.reasons[0].code == "asked_to_test_out"
    assert not told.needed[0].met
    for _ in range(4):  # two questions of two steps
        assert pupil.offer.activity == "check"
        await pupil.attempt()
    shown = await pupil.services.progress.progress(pupil.principal, pupil.enrollment.id)
    assert {row.skill.id: row.state for row in shown.skills} == {"add": "known", "twice": "known"}


async def test_leaving_skipping_taking_it_back_and_minutes_are_each_written_once(pupil: Pupil) -> None:
    await pupil.next()
    left = pupil.offer.id
    for _ in range(2):
        await move(pupil, "leave", offer_id=left)
    assert pupil.offer.id != left
    for _ in range(2):
        await move(pupil, "minutes", minutes=10)
    assert (await plan(pupil)).minutes_today == 10
    assert (await move(pupil, "skip", skill="add")).offer is None
    await move(pupil, "skip", skill="add")
    for _ in range(2):
        await move(pupil, "unskip", skill="add")
    assert pupil.offer.skill.id == "add"
    moves = [entry.evidence.move for entry in await pupil.entries() if isinstance(entry.evidence, Moved)]
    assert moves == ["abandon", "minutes", "skip", "unskip"]


async def test_a_move_that_cannot_be_made_is_refused(pupil: Pupil) -> None:
    for kind in ("choose", "test_out", "skip", "unskip"):
        with pytest.raises(SkillNotReady):
            await move(pupil, kind, skill="nowhere")
    with pytest.raises(ValueError, match="needs offer_id"):
        ChoiceIn(move="leave")
    said = await state(pupil)
    with pytest.raises(KeyReused):
        await move(pupil, "minutes", minutes=5, id=said.id)


async def test_other_peoples_goals_and_plans_are_not_there(pupil: Pupil) -> None:
    said, stranger = await state(pupil), await new_pupil(pupil.services)
    goals_of = pupil.services.goals
    for asked in (
        goals_of.all(stranger.principal, pupil.enrollment.id),
        goals_of.plan(stranger.principal, pupil.enrollment.id),
        goals_of.withdraw(stranger.principal, pupil.enrollment.id, said.id),
        goals_of.withdraw(stranger.principal, stranger.enrollment.id, said.id),
    ):
        with pytest.raises(NotFound):
            await asked
