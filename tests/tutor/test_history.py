"""Progress over time: weeks and one skill, folded from the journal, the learner's own to see, and others' by policy and on record."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, date, datetime
from uuid import uuid4

import pytest

from services.platform import NotFound
from services.tutor.calendar import end_of, last_days, last_weeks
from tests.tutor.lessons import WRONG, Pupil
from tests.tutor.teaching import Classroom, classroom

pytestmark = pytest.mark.engines


@pytest.fixture
async def room(services) -> AsyncIterator[Classroom]:
    async with classroom(services) as found:
        await found.join()
        yield found


async def worked(pupil: Pupil, answers: int, *, wrong: bool = False, seconds: float = 60.0) -> None:
    await pupil.next()
    for _ in range(answers):
        await pupil.attempt(WRONG if wrong else None, seconds=seconds)


async def test_each_week_has_its_minutes_answers_and_what_was_mastered_when_it_ended(pupil):
    clock = pupil.services.clock
    await worked(pupil, 2)
    clock.pass_(days=14)
    await worked(pupil, 1, wrong=True, seconds=10_000)
    found = await pupil.services.history.weeks(pupil.principal, pupil.enrollment.id, 4)
    assert [week.begins for week in found.weeks] == [date(2026, 11, 16), date(2026, 11, 23), date(2026, 11, 30), date(2026, 12, 7)]
    assert [(week.answers, week.right) for week in found.weeks] == [(0, 0), (2, 2), (0, 0), (1, 0)]
    assert found.weeks[1].minutes == 2.0
    assert found.weeks[3].minutes == 5.0, "a long pause is no work"
    assert found.weeks[0].mastered == 0
    mine = await pupil.services.progress.progress(pupil.principal, pupil.enrollment.id)
    assert found.weeks[3].mastered == sum(one.state in ("mastered", "fading") for one in mine.skills)


async def test_a_skill_has_a_point_for_each_day_of_practice_each_week_between_and_today_and_ends_where_progress_stands(pupil):
    await worked(pupil, 2)
    skill = (await pupil.attempts())[0].skills[0].skill
    pupil.services.clock.pass_(days=9)
    found = await pupil.services.history.skill(pupil.principal, pupil.enrollment.id, skill, 30)
    assert [point.day for point in found.points] == [date(2026, 11, 23), date(2026, 11, 29), date(2026, 12, 2)]
    assert [point.answers > 0 for point in found.points] == [True, False, False]
    assert found.points[0].mastery > found.points[1].mastery > found.points[2].mastery, "it fades"
    now = next(
        one for one in (await pupil.services.progress.progress(pupil.principal, pupil.enrollment.id)).skills if one.skill.id == skill
    )
    assert (found.points[-1].mastery, found.points[-1].uncertainty) == (now.mastery, now.uncertainty)


async def test_the_answers_behind_a_skill_are_there_with_their_words_and_what_is_forgotten_is_in_none_of_it(pupil):
    await worked(pupil, 1, wrong=True)
    await worked(pupil, 1)
    skill = (await pupil.attempts())[0].skills[0].skill
    found = await pupil.services.history.skill(pupil.principal, pupil.enrollment.id, skill, 30)
    assert [one.verdict for one in found.evidence] == ["correct", "incorrect"]
    assert found.evidence[1].words == WRONG
    await pupil.services.rights.forget.forget_entry(pupil.principal, found.evidence[1].entry_id)
    after = await pupil.services.history.skill(pupil.principal, pupil.enrollment.id, skill, 30)
    assert [one.verdict for one in after.evidence] == ["correct"]
    assert (after.answers, after.cleared) == (1, 1)


async def test_without_memory_the_session_is_what_is_looked_at(pupil):
    await pupil.consent(granted=False)
    await worked(pupil, 2)
    found = await pupil.services.history.weeks(pupil.principal, pupil.enrollment.id, 1)
    assert found.weeks[0].answers == 2


async def test_a_skill_that_the_course_has_not_is_not_there(pupil):
    with pytest.raises(NotFound):
        await pupil.services.history.skill(pupil.principal, pupil.enrollment.id, "no-such-skill", 30)


async def test_an_educator_sees_it_without_answers_and_the_learner_sees_the_look(room):
    pupil = room.pupils[0]
    await worked(pupil, 1)
    skill = (await pupil.attempts())[0].skills[0].skill
    found = await room.get(room.educator, f"/v1/enrollments/{pupil.enrollment.id}/skills/{skill}/history")
    assert found["points"]
    assert [(one["verdict"], one["words"]) for one in found["evidence"]] == [(None, None)]
    weeks = await room.get(room.educator, f"/v1/enrollments/{pupil.enrollment.id}/history")
    assert weeks["weeks"][-1]["answers"] == 1
    looks = await room.log_of(pupil.principal)
    assert looks[0] == ("educator", "educator_view", ("attempts", "knowledge"))


async def test_strangers_find_nothing(room):
    pupil = room.pupils[0]
    stranger = await room.add("learner", f"stranger{uuid4().hex[:8]}", age_band="adult")
    reply = await room.call(stranger, "GET", f"/v1/enrollments/{pupil.enrollment.id}/history")
    assert reply.status_code == 404


def test_weeks_begin_on_mondays_and_days_end_at_the_learners_midnight_but_not_after_now():
    assert last_weeks(date(2026, 11, 29), 2) == [date(2026, 11, 16), date(2026, 11, 23)]
    assert last_days(date(2026, 3, 1), 2) == [date(2026, 2, 28), date(2026, 3, 1)]
    now = datetime(2026, 11, 29, 12, tzinfo=UTC)
    assert end_of(date(2026, 11, 28), "Europe/Stockholm", now) == datetime(2026, 11, 28, 22, 59, 59, 999999, tzinfo=UTC)
    assert end_of(date(2026, 11, 29), "Europe/Stockholm", now) == now
