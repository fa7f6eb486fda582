"""The loop on real engines: offers, attempts, hints, and what happens when enrollment, version or consent change in the middle."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from uuid import uuid4

import pytest
from sqlalchemy import event

from schemas.journal import GoalSet, HintShown, Moved, Offered, Spoken, Words
from schemas.tutor import AttemptIn, ChoiceIn, GoalIn, HintIn
from services.memory import Draft
from services.platform import KeyReused, NotFound
from services.tutor.errors import AttemptCounted, ConsentChanged, EnrollmentEnded, OfferClosed
from tests.curriculum.courses import COURSE
from tests.tutor.lessons import NO_LADDER, ONLY_HINT, ONLY_SOLUTION, WRONG, Pupil, lesson_files, new_pupil

pytestmark = pytest.mark.engines


async def test_a_right_answer_is_counted_once_and_brings_the_next_activity(pupil: Pupil) -> None:
    await pupil.next()
    assert pupil.offer.skill.id == "add"
    first, attempt_id, answer = pupil.offer.id, uuid4(), await pupil.right()
    given = AttemptIn(id=attempt_id, step="a", answer=answer)
    replies = {await pupil.services.tutor.submit(pupil.principal, first, given) for _ in range(2)}
    assert len(replies) == 1
    assert len(await pupil.attempts()) == 1
    assert (await pupil.next()).offer is not None
    assert pupil.offer.id != first


async def test_asking_again_returns_the_open_offer(pupil: Pupil) -> None:
    offers = {(await pupil.next()).offer.id for _ in range(3)}  # type: ignore[union-attr]
    assert len(offers) == 1
    assert (await pupil.services.tutor.offer(pupil.principal, pupil.offer.id)).item == pupil.offer.item


# Enrolling again, and other versions


async def test_enrolling_again_after_ending_begins_with_a_fresh_offer(pupil: Pupil) -> None:
    await pupil.next()
    old = pupil.offer
    await pupil.change(state="ended")
    await pupil.enroll(pupil.enrollment.version_id)
    await pupil.next()
    assert (pupil.offer.id != old.id, pupil.offer.enrollment_id) == (True, pupil.enrollment.id)
    assert (await pupil.attempt()).verdict == "correct"
    abandoned = [entry.evidence for entry in await pupil.entries() if isinstance(entry.evidence, Moved)]
    assert [(move.by, move.move, move.offer_id) for move in abandoned] == [("system", "abandon", old.id)]


async def test_choosing_the_skill_of_an_earlier_enrollments_offer_is_carried_out(pupil: Pupil) -> None:
    await pupil.next()
    old = pupil.offer
    await pupil.change(state="ended")
    await pupil.enroll(pupil.enrollment.version_id)
    pupil.now = await pupil.services.tutor.move(pupil.principal, pupil.enrollment.id, ChoiceIn(move="choose", skill=old.skill.id))
    assert pupil.offer.id != old.id
    assert pupil.offer.why[0].code == "asked_by_learner"


def more_items(skill: str) -> dict[str, str | None]:
    """Other items of the first skill, which may have another name; the old ones are gone."""
    gone: dict[str, str | None] = {f"items__add-{n}": None for n in (1, 2, 3)}
    return gone | {f"items__more-{n}": lesson_files()[f"items/add-{n}.md"].decode().replace("[add]", f"[{skill}]") for n in (1, 2, 3)}


async def other_version(pupil: Pupil) -> None:
    """Move the enrollment to a version in which nothing of the open offer is left."""
    skills = {"skills__add": None, "skills__sums": lesson_files()["skills/add.md"].decode()}
    twice = {"skills__twice": lesson_files()["skills/twice.md"].decode().replace("id: add", "id: sums")}
    files = lesson_files(**more_items("sums"), **skills, **twice) | {"migrations.yaml": b"skills:\n  - {retire: add}\n"}
    await pupil.change(version_id=await pupil.publish(files))


async def test_an_open_offer_is_answered_in_the_version_that_it_is_of(pupil: Pupil) -> None:
    await pupil.next()
    before = pupil.offer
    await pupil.change(version_id=await pupil.publish(lesson_files(**more_items("add"))))
    assert await pupil.services.tutor.offer(pupil.principal, before.id) == before
    assert (await pupil.hint()).text == "Count on from the larger number."
    wrong = await pupil.attempt(WRONG)
    assert (wrong.verdict, wrong.completed, pupil.offer.id) == ("incorrect", False, before.id)
    right = await pupil.attempt()
    assert (right.verdict, right.completed) == ("correct", True)
    assert pupil.offer.item is not None
    assert pupil.offer.item.id not in ("add-1", "add-2", "add-3")


async def test_a_version_without_the_skill_of_the_open_offer_closes_it(pupil: Pupil) -> None:
    await pupil.next()
    before = pupil.offer
    await other_version(pupil)
    with pytest.raises(OfferClosed):
        await pupil.services.tutor.offer(pupil.principal, before.id)
    assert (await pupil.next()).offer is not None


async def test_asking_what_comes_next_leaves_an_offer_of_another_version(pupil: Pupil) -> None:
    await pupil.next()
    before = pupil.offer
    await other_version(pupil)
    await pupil.next()
    assert (pupil.offer.skill.id, pupil.offer.id != before.id) == ("sums", True)
    with pytest.raises(OfferClosed):
        await pupil.services.tutor.hint(pupil.principal, before.id, HintIn(id=uuid4(), step="a"))


async def test_progress_reviews_and_brief_do_without_skills_that_the_version_lacks(pupil: Pupil) -> None:
    await pupil.next()
    await pupil.attempt()
    await other_version(pupil)
    progress = await pupil.services.progress.progress(pupil.principal, pupil.enrollment.id)
    assert {row.skill.id for row in progress.skills} == {"sums", "twice"}
    await pupil.services.progress.reviews(pupil.principal, pupil.enrollment.id)
    async with pupil.services.database.open_work(pupil.principal.tenant_id) as work:
        visit = await pupil.services.tutor.rooms.enter(work, pupil.principal, pupil.enrollment.id)
        desk, agreement = await pupil.services.tutor.rooms.agreed_desk(work, visit, facts=True)
        pupil.services.tutor.rooms.brief(desk, agreement, visit, ["add"], 200)
    await pupil.next()


@pytest.mark.parametrize("state", ["paused", "ended"])
async def test_an_enrollment_that_is_not_active_can_be_looked_at_but_not_worked_in(pupil: Pupil, state: str) -> None:
    await pupil.next()
    answer = await pupil.right()
    await pupil.attempt(WRONG)
    await pupil.change(state=state)
    tutor, who, here = pupil.services.tutor, pupil.principal, pupil.enrollment.id
    assert (await pupil.services.progress.progress(who, here)).skills[0].attempts == 1
    await pupil.services.progress.reviews(who, here)
    await pupil.services.dialogue.history(who, here)
    for work in (
        lambda: tutor.next(who, here),
        lambda: tutor.move(who, here, ChoiceIn(move="skip", skill="add")),
        lambda: tutor.hint(who, pupil.offer.id, HintIn(id=uuid4(), step="a")),
        lambda: tutor.submit(who, pupil.offer.id, AttemptIn(id=uuid4(), step="a", answer=answer)),
    ):
        with pytest.raises(EnrollmentEnded):
            await work()


# Consent


class Meddler:
    """Grades like the real one, after somebody has done something meanwhile."""

    def __init__(self, grading, meanwhile) -> None:
        self.grading, self.meanwhile, self.pool = grading, meanwhile, grading.pool

    async def grade(self, *spec, **more):
        await self.meanwhile()
        return await self.grading.grade(*spec, **more)


async def test_nothing_is_journaled_after_consent_was_withdrawn_while_grading(pupil: Pupil) -> None:
    await pupil.next()
    tutor = pupil.services.tutor
    late = replace(tutor, grading=Meddler(tutor.grading, lambda: pupil.consent(granted=False)))
    given = AttemptIn(id=uuid4(), step="a", answer=await pupil.right())
    with pytest.raises(ConsentChanged):
        await late.submit(pupil.principal, pupil.offer.id, given)
    assert (await pupil.entries())[-1].kind == "consent"
    assert not (await pupil.next()).remembered


async def test_consent_given_while_grading_sends_the_learner_to_a_remembered_offer(pupil: Pupil) -> None:
    await pupil.consent(granted=False)
    assert not (await pupil.next()).remembered
    async with pupil.services.database.open_work(pupil.principal.tenant_id) as work:
        visit = await pupil.services.tutor.rooms.enter(work, pupil.principal, pupil.enrollment.id)
    await pupil.consent(granted=True)
    async with pupil.services.database.open_work(pupil.principal.tenant_id) as work:
        with pytest.raises(ConsentChanged):
            await pupil.services.tutor.rooms.desk(work, visit)
    assert (await pupil.next()).remembered


# Repetitions


async def test_an_attempt_repeated_after_a_day_is_told_that_it_counted(pupil: Pupil, brooms) -> None:
    await pupil.next()
    offer_id, given = pupil.offer.id, AttemptIn(id=uuid4(), step="a", answer=await pupil.right())
    await pupil.services.tutor.submit(pupil.principal, offer_id, given)
    await brooms[0].execute("DELETE FROM idempotency")
    with pytest.raises(AttemptCounted):
        await pupil.services.tutor.submit(pupil.principal, offer_id, given)
    assert len(await pupil.attempts()) == 1


async def test_the_same_hint_id_shows_the_same_rung_whatever_came_after(pupil: Pupil) -> None:
    await pupil.next()
    first_id, offer = uuid4(), pupil.offer
    first = await pupil.hint(first_id)
    await pupil.attempt(WRONG)
    second = await pupil.hint()
    assert (first.rung, second.rung) == (1, 2)
    ask = HintIn(id=first_id, step="a")
    assert await pupil.services.tutor.hint(pupil.principal, offer.id, ask) == first
    await pupil.attempt()
    again = await pupil.services.tutor.hint(pupil.principal, offer.id, ask)
    assert (again.text, again.rung, again.completed) == (first.text, 1, True)
    with pytest.raises(KeyReused):
        await pupil.services.tutor.hint(pupil.principal, offer.id, HintIn(id=offer.id, step="a"))


async def test_an_empty_ladder_and_its_end_promise_nothing(services) -> None:
    bare = await new_pupil(services, lesson_files(NO_LADDER))
    await bare.next()
    assert "no hints" in (await bare.hint()).text
    short = await new_pupil(services, lesson_files(ONLY_HINT))
    await short.next()
    assert (await short.hint()).shown
    assert "after an attempt" in (await short.hint()).text or "every hint" in (await short.hint()).text
    await short.attempt(WRONG)
    ended = await short.hint()
    assert (ended.shown, "every hint" in ended.text) == (False, True)


# The last rung


async def test_the_last_rung_closes_the_activity_and_a_similar_question_follows(pupil: Pupil) -> None:
    await pupil.next()
    old = pupil.offer
    shown = await pupil.climb()
    assert (shown.last, shown.completed) == (True, True)
    given_up = (await pupil.attempts())[-1]
    assert (given_up.gave_up, given_up.score, given_up.bottom_out, given_up.completes) == (True, 0.0, True, True)
    with pytest.raises(OfferClosed):
        await pupil.attempt("1")
    await pupil.next()
    assert (pupil.offer.skill, pupil.offer.why[0].code) == (old.skill, "similar_after_solution")
    assert pupil.offer.item != old.item


async def test_a_solution_shown_at_once_reaches_the_learner_model_as_no_success(services) -> None:
    pupil = await new_pupil(services, lesson_files(ONLY_SOLUTION))
    await pupil.next()
    assert (await pupil.hint()).completed
    progress = await services.progress.progress(pupil.principal, pupil.enrollment.id)
    assert progress.skills[0].attempts == 1
    assert (await pupil.attempts())[0].attempt_no == 1


async def test_giving_up_twice_in_a_row_ends_the_row(pupil: Pupil) -> None:
    codes = []
    for _ in range(3):
        await pupil.next()
        codes.append(pupil.offer.why[0].code)
        await pupil.climb()
    assert codes[1] == "similar_after_solution" != codes[2]


async def test_a_solution_closes_one_step_and_the_next_is_open(pupil: Pupil, clock) -> None:
    for _ in range(40):
        await pupil.next()
        if pupil.offer.skill.id == "twice" and pupil.offer.step == "a":
            break  # not the first one, whose first step is given
        await pupil.attempt()
        clock.pass_(hours=20)
    shown = await pupil.hint()
    assert (shown.last, shown.completed) == (True, False)
    await pupil.next()
    assert pupil.offer.step == "b"
    assert (await pupil.attempt()).completed
    assert pupil.offer.why[0].code == "similar_after_solution"


# Help in the chat


async def test_help_in_the_chat_counts_as_aid(pupil: Pupil) -> None:
    await pupil.next()
    rooms, reply_id = pupil.services.tutor.rooms, uuid4()
    spoken = Spoken(conversation_id=pupil.offer.id, turn_id=uuid4(), offer_id=pupil.offer.id, course="mini", helped_step="a")
    async with pupil.services.database.open_work(pupil.principal.tenant_id) as work:
        visit = await rooms.enter(work, pupil.principal, pupil.enrollment.id)
        desk = await rooms.desk(work, visit)
        desk.add(Draft(reply_id, "reply", spoken, Words(text="Think of a number line.")))
        await desk.save()
    await pupil.attempt()
    await pupil.attempt()
    assert [attempt.aided for attempt in await pupil.attempts()] == [True, False]


# Days and minutes


async def test_minutes_of_the_day_are_counted_and_begin_anew_tomorrow(pupil: Pupil, clock) -> None:
    await pupil.next()
    await pupil.attempt(WRONG, seconds=90)
    await pupil.attempt(WRONG, seconds=7200)
    await pupil.attempt()
    plan, today = await pupil.plan(), clock.at.date()
    assert plan.minutes == 1.5 + 5 + 1
    assert plan.minutes_left(30, today) == 22.5
    assert plan.minutes_left(7, today) is None
    clock.pass_(days=1)
    assert plan.minutes_left(30, clock.at.date()) == 30


async def test_no_lesson_is_begun_in_the_last_minute_unless_there_is_nothing_else(services) -> None:
    untaught = lesson_files(skills__twice=lesson_files()["skills/twice.md"].decode().replace("prerequisites: [{id: add, why: it comes first}]\n", "").split("Doubling is")[0])  # fmt: skip
    pupil = await new_pupil(services, untaught, minutes_per_day=2)
    await pupil.next()
    assert (pupil.offer.skill.id, pupil.offer.lesson) == ("twice", None)


async def test_the_courses_retention_decides_when_a_review_is_due(services, clock) -> None:
    due = {}
    for retention in (0.7, 0.97):
        pupil = await new_pupil(services, lesson_files(course=COURSE + f"policy: {{desired_retention: {retention}}}\n"))
        await pupil.next()
        await pupil.attempt()
        reviews = await services.progress.reviews(pupil.principal, pupil.enrollment.id)
        due[retention] = reviews.reviews[0].due_at
    assert due[0.97] < due[0.7]


async def test_nothing_until_is_midnight_where_the_learner_is(services, clock) -> None:
    pupil = await new_pupil(services, lesson_files(), zone="Asia/Tokyo")
    now = await pupil.next()
    for _ in range(9):
        if now.offer is None:
            break
        now = await services.tutor.move(pupil.principal, pupil.enrollment.id, ChoiceIn(move="skip", skill=now.offer.skill.id))
    assert now.offer is None
    assert now.until == datetime(2026, 11, 23, 15, 0, tzinfo=UTC)


# Wishes


async def test_a_stated_goal_is_journaled_once_in_the_learners_words(pupil: Pupil) -> None:
    goal = GoalIn(id=uuid4(), kind="goal", text="Pass the exam in June")
    for _ in range(2):
        await pupil.services.goals.state(pupil.principal, pupil.enrollment.id, goal)
    taste = GoalIn(id=uuid4(), kind="preference", text="Short explanations")
    await pupil.services.goals.state(pupil.principal, pupil.enrollment.id, taste)
    wishes = [(e.kind, e.evidence.course, e.words.text) for e in await pupil.entries() if isinstance(e.evidence, GoalSet)]  # type: ignore[union-attr]
    assert wishes == [("goal", "mini", goal.text), ("preference", None, taste.text)]
    with pytest.raises(KeyReused):
        await pupil.services.goals.state(pupil.principal, pupil.enrollment.id, goal.model_copy(update={"text": "Another"}))


async def test_another_learners_enrollment_is_not_there(pupil: Pupil, services) -> None:
    other = await new_pupil(services)
    with pytest.raises(NotFound):
        await services.tutor.next(other.principal, pupil.enrollment.id)
    await pupil.next()
    with pytest.raises(NotFound):
        await services.tutor.offer(other.principal, pupil.offer.id)


async def test_without_consent_the_same_loop_leaves_no_journal(pupil: Pupil) -> None:
    await pupil.consent(granted=False)
    before = len(await pupil.entries())
    await pupil.next()
    first, attempt_id, answer = pupil.offer, uuid4(), await pupil.right()
    given = AttemptIn(id=attempt_id, step="a", answer=answer)
    assert len({await pupil.services.tutor.submit(pupil.principal, first.id, given) for _ in range(2)}) == 1
    await pupil.next()
    while not (await pupil.climb()).completed:
        await pupil.next()
    await pupil.next()
    assert pupil.offer.why[0].code == "similar_after_solution"
    assert len(await pupil.entries()) == before
    assert not any(isinstance(entry.evidence, HintShown | Offered) for entry in await pupil.entries())


# Cost


async def test_an_attempt_takes_at_most_nine_statements(pupil: Pupil, services) -> None:
    await pupil.next()
    await pupil.attempt()
    sent: list[str] = []
    event.listen(services.database._engine.sync_engine, "before_cursor_execute", lambda *call: sent.append(call[2]))
    given = AttemptIn(id=uuid4(), step=str(pupil.offer.step), answer=await pupil.right())
    sent.clear()
    await services.tutor.submit(pupil.principal, pupil.offer.id, given)
    counted = [statement for statement in sent if not statement.lstrip().upper().startswith(("BEGIN", "COMMIT"))]
    assert len(counted) <= 9, counted
