"""A placement on real engines: from its first question to where the learner begins, whatever happens between."""

from __future__ import annotations

from uuid import UUID, uuid4

import pytest

from schemas.journal import Moved, Placed
from schemas.placement import PlacementAnswerIn, PlacementAnswerOut, PlacementEndIn, PlacementIn, PlacementOut, PlacementQuestionOut
from schemas.tutor import ChoiceIn
from services.bootstrap import Services, build_services
from services.memory import Draft, Replay
from services.platform import KeyReused, NotFound
from services.tutor.errors import AnswerShape, EnrollmentEnded
from services.tutor.placement_errors import PlacementDone, PlacementMoved, PlacementNotNeeded, PlacementNotOpen, PlacementOpen
from tests.tutor.lessons import Pupil, new_pupil

SKILLS = 12
SKILL = """\
---
title: Step {n}
objective: Do step {n}.
prerequisites: [{needs}]
---
How step {n} is done.
"""
ITEM = """\
---
skills: [s{n:02}]
variables:
  a: {{range: [2, 99]}}
answer: {{type: number, value: "{{{{a+{n}}}}}"}}
tests:
  - {{input: "{{{{a+{n}}}}}", expect: correct}}
---
What is ${{{{a}}}} + {n}$ on sheet {sheet}?

## Solution
It is {{{{a+{n}}}}}.
"""


def chain() -> dict[str, bytes]:
    """A course in which every skill builds on the one before."""
    files = {"course.yaml": "id: chain\ntitle: Chain\nlicence: CC BY 4.0\n"}
    for n in range(SKILLS):
        needs = f"{{id: s{n - 1:02}, why: it comes first}}" if n else ""
        files[f"skills/s{n:02}.md"] = SKILL.format(n=n, needs=needs)
        files |= {f"items/i{n:02}-{sheet}.md": ITEM.format(n=n, sheet=sheet) for sheet in (1, 2, 3)}
    return {path: text.encode() for path, text in files.items()}


@pytest.fixture
async def pupil(services: Services) -> Pupil:
    return await new_pupil(services, chain())


class Placed12:
    """A pupil who knows the first so many steps of the chain, being placed."""

    def __init__(self, pupil: Pupil, knows: int, services: Services | None = None) -> None:
        self.pupil, self.knows = pupil, knows
        self.placing = (services or pupil.services).placing

    async def start(self, questions: int = 15, placement_id: UUID | None = None) -> PlacementOut:
        wanted = PlacementIn(id=placement_id or uuid4(), questions=questions)
        return await self.placing.start(self.pupil.principal, self.pupil.enrollment.id, wanted)

    async def look(self) -> PlacementOut:
        return await self.placing.look(self.pupil.principal, self.pupil.enrollment.id)

    async def say(self, question: PlacementQuestionOut, **said: object) -> PlacementAnswerOut:
        given = PlacementAnswerIn.model_validate({"id": uuid4(), "question": question.id} | said)
        return await self.placing.answer(self.pupil.principal, self.pupil.enrollment.id, given)

    async def stop(self, end_id: UUID | None = None) -> PlacementOut:
        return await self.placing.stop(self.pupil.principal, self.pupil.enrollment.id, PlacementEndIn(id=end_id or uuid4()))

    async def refuse(self) -> PlacementOut:
        return await self.placing.refuse(self.pupil.principal, self.pupil.enrollment.id, PlacementEndIn(id=uuid4()))

    async def answer(self, question: PlacementQuestionOut) -> PlacementAnswerOut:
        """Answer rightly what is known; of the rest, say so or answer wrongly in turn."""
        number = int(question.skill.id[1:])
        if number >= self.knows:
            return await (self.say(question, dont_know=True) if number % 2 else self.say(question, answer="1"))
        return await self.say(question, answer=str(int(question.item.stem.split("$")[1].split(" + ")[0]) + number))

    async def run(self, now: PlacementOut) -> PlacementOut:
        while now.question is not None:
            now = (await self.answer(now.question)).placement
        return now


async def test_a_placement_is_offered_to_somebody_new_and_its_end_is_where_they_begin(pupil: Pupil) -> None:
    assert (await pupil.next()).placement == "offered"
    assert pupil.offer.skill.id == "s00"
    person = Placed12(pupil, knows=7)
    first = await person.start()
    assert (await pupil.next()).placement == "open"
    assert first.question is not None
    assert 2 <= int(first.question.skill.id[1:]) <= 9
    ended = await person.run(first)
    assert ended.state == "done"
    assert ended.result is not None
    assert {skill.id for skill in ended.result.known} >= {f"s{n:02}" for n in range(6)}
    assert not {skill.id for skill in ended.result.known} & {f"s{n:02}" for n in range(8, SKILLS)}
    begun = await pupil.next()
    assert begun.placement is None
    assert begun.offer is not None
    assert begun.offer.skill.id in {"s06", "s07", "s08"}


async def test_what_is_only_taken_as_known_is_not_mastered_but_confirmed_without_help(pupil: Pupil) -> None:
    person = Placed12(pupil, knows=7)
    await person.run(await person.start())
    found = await pupil.services.progress.progress(pupil.principal, pupil.enrollment.id)
    presumed = [row for row in found.skills if row.presumed]
    assert presumed
    assert all(row.state not in ("mastered", "fading") and row.attempts == 0 and row.next_review is None for row in presumed)
    pupil.now = await pupil.services.tutor.move(pupil.principal, pupil.enrollment.id, ChoiceIn(move="choose", skill=presumed[0].skill.id))
    assert (pupil.offer.activity, pupil.offer.lesson, pupil.offer.aided) == ("check", None, False)
    await pupil.attempt("987654")
    found = await pupil.services.progress.progress(pupil.principal, pupil.enrollment.id)
    assert not next(row for row in found.skills if row.skill == presumed[0].skill).presumed
    pupil.now = await pupil.services.tutor.move(pupil.principal, pupil.enrollment.id, ChoiceIn(move="choose", skill=presumed[0].skill.id))
    assert pupil.offer.lesson is not None


async def test_the_journal_alone_gives_plan_and_knowledge_again(pupil: Pupil) -> None:
    person = Placed12(pupil, knows=5)
    await pupil.next()
    await person.run(await person.start())
    keys = await pupil.services.vault.keys(pupil.principal.tenant_id, pupil.principal.account_id)
    async with pupil.services.database.open_work(pupil.principal.tenant_id) as work:
        found = await Replay(pupil.services.memory.folds).verify(work, keys, pupil.principal.account_id)
    assert found.holds, found.faults


async def test_another_process_goes_on_where_the_first_one_ended(pupil: Pupil, settings, clock) -> None:
    first = await Placed12(pupil, knows=7).start()
    assert first.question is not None
    answered = (await Placed12(pupil, knows=7).answer(first.question)).placement
    later = await build_services(settings, clock)
    try:
        there = Placed12(pupil, knows=7, services=later)
        assert await there.look() == answered
        assert (await there.run(answered)).state == "done"
    finally:
        await later.close()


async def test_what_cannot_be_read_is_not_counted_and_may_be_sent_again(pupil: Pupil) -> None:
    person = Placed12(pupil, knows=7)
    first = await person.start()
    assert first.question is not None
    entries = len(await pupil.entries())
    unread = await person.say(first.question, answer="?!) ((")
    assert not unread.counted
    assert unread.placement == first
    assert len(await pupil.entries()) == entries
    with pytest.raises(AnswerShape):
        await person.say(first.question, answer=("a", "b"))
    assert (await person.answer(first.question)).placement.asked == 1


async def test_an_answer_sent_again_counts_once_and_its_id_means_nothing_else(pupil: Pupil) -> None:
    person = Placed12(pupil, knows=7)
    first = await person.start()
    assert first.question is not None
    same = uuid4()
    once = await person.say(first.question, id=same, answer="1")
    assert (await person.say(first.question, id=same, answer="1")).placement == once.placement
    with pytest.raises(KeyReused):
        await person.say(first.question, id=same, dont_know=True)
    with pytest.raises(KeyReused):
        await person.say(first.question, id=same, answer="2")
    with pytest.raises(PlacementMoved):
        await person.say(first.question, answer="1")


async def test_a_placement_is_begun_once_and_one_at_a_time(pupil: Pupil) -> None:
    person, same = Placed12(pupil, knows=7), uuid4()
    first = await person.start(5, same)
    assert await person.start(5, same) == first
    with pytest.raises(PlacementOpen):
        await person.start()
    with pytest.raises(PlacementOpen):
        await person.refuse()
    ended = await person.run(first)
    assert ended.result is not None
    assert len([entry for entry in await pupil.entries() if isinstance(entry.evidence, Placed)]) <= 2 + 5
    with pytest.raises(PlacementDone):
        await person.start()
    with pytest.raises(PlacementNotOpen):
        await person.stop()


async def test_after_idle_months_or_a_reset_a_learner_may_be_placed_anew(pupil: Pupil, clock) -> None:
    person = Placed12(pupil, knows=3)
    await person.run(await person.start())
    clock.pass_(days=61)
    assert (await person.look()).state == "offered"
    await person.run(await person.start())
    async with pupil.services.database.open_work(pupil.principal.tenant_id) as work:
        visit = await person.placing.rooms.enter(work, pupil.principal, pupil.enrollment.id)
        desk = await person.placing.rooms.desk(work, visit)
        desk.add(Draft(uuid4(), "move", Moved(course="chain", by="educator", move="reset")))
        await desk.save()
    assert (await person.start()).state == "open"


async def test_stopping_keeps_what_is_known_by_then_and_without_answers_believes_nothing(pupil: Pupil) -> None:
    person, same = Placed12(pupil, knows=7), uuid4()
    await person.start()
    ended = await person.stop(same)
    assert ended.result is not None
    assert (ended.result.known, ended.result.unsure, ended.result.ended) == ((), (), "stopped")
    assert await person.stop(same) == ended
    assert (await pupil.next()).offer.skill.id == "s00"  # type: ignore[union-attr]


async def test_a_question_passed_over_says_nothing_and_is_one_of_those_accepted(pupil: Pupil) -> None:
    person = Placed12(pupil, knows=7)
    now = await person.start(5)
    seen = set[str]()
    while now.question is not None:
        assert now.question.skill.id not in seen
        seen.add(now.question.skill.id)
        now = (await person.say(now.question, pass_over=True)).placement
    assert len(seen) == 5
    assert now.result is not None
    assert now.result.known == ()


async def test_a_placement_refused_is_offered_no_more_but_may_be_begun(pupil: Pupil) -> None:
    person = Placed12(pupil, knows=7)
    assert (await person.refuse()).state == "allowed"
    assert (await person.refuse()).state == "allowed"
    assert (await pupil.next()).placement is None
    assert (await person.start()).state == "open"


async def test_without_memory_a_placement_works_as_long_as_the_session(pupil: Pupil) -> None:
    await pupil.consent(granted=False)
    entries = len(await pupil.entries())
    person = Placed12(pupil, knows=7)
    ended = await person.run(await person.start())
    assert ended.result is not None
    assert not ended.remembered
    assert (await pupil.next()).offer.skill.id in {"s06", "s07", "s08"}  # type: ignore[union-attr]
    assert len(await pupil.entries()) == entries


async def test_a_small_course_needs_no_placement_and_a_paused_enrollment_has_none(services: Services) -> None:
    pupil = await new_pupil(services)
    person = Placed12(pupil, knows=0)
    assert (await pupil.next()).placement is None
    assert (await person.look()).state == "not_needed"
    with pytest.raises(PlacementNotNeeded):
        await person.start()
    await pupil.change(state="paused")
    with pytest.raises(EnrollmentEnded):
        await person.start()


async def test_nobody_is_placed_in_an_enrollment_of_somebody_else(pupil: Pupil, services: Services) -> None:
    other = await new_pupil(services, chain())
    with pytest.raises(NotFound):
        await services.placing.look(pupil.principal, other.enrollment.id)
    with pytest.raises(NotFound):
        await services.placing.start(pupil.principal, uuid4(), PlacementIn(id=uuid4()))


async def test_a_new_version_of_the_course_does_not_change_an_open_placement(pupil: Pupil) -> None:
    person = Placed12(pupil, knows=7)
    first = await person.start()
    files = chain()
    files["items/i00-1.md"] = files["items/i00-1.md"].replace(b"sheet 1", b"page 1")
    await pupil.change(version_id=str(await pupil.publish(files)))
    assert (await person.look()).question == first.question
    assert (await person.run(first)).result is not None
