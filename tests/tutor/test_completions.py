"""The first steps on a new skill, on real engines: explanation and worked example, a question of which a part is given, then alone."""

from __future__ import annotations

import pytest

from schemas.journal import Attempted, Offered
from services.curriculum import given_steps
from services.memory import Replay
from services.tutor.errors import StepNotOpen
from tests.tutor.lessons import STEPS, WRONG, Pupil, lesson_files, new_pupil

pytestmark = pytest.mark.engines
FREE = """\
---
title: Doubling
objective: Double a whole number.
---
Doubling is adding a number to itself.

## Worked example: Four
$4+4=8$
"""


@pytest.fixture
async def pupil(services) -> Pupil:
    """Somebody whose course has one skill, with questions of two steps."""
    alone = {path: text for path, text in lesson_files(skills__twice=FREE).items() if "add" not in path}
    return await new_pupil(services, alone)


async def test_a_new_skill_begins_with_its_worked_example_and_a_question_that_is_begun(pupil: Pupil) -> None:
    offer = (await pupil.next()).offer
    assert offer is not None
    assert (offer.activity, [reason.code for reason in offer.why]) == ("completion", ["new_ready", "completion_first"])
    assert offer.lesson is not None
    assert [example.title for example in offer.lesson.worked_examples] == ["Four"]
    assert offer.example is None, "it is in the lesson"
    assert offer.item is not None
    first, second = offer.item.steps
    assert (first.given, first.done, second.given, offer.step) == (True, True, False, "b")
    assert first.solution is not None
    assert first.solution.startswith("It is ")
    assert second.solution is None, "what is to be answered is never shipped"
    journaled = [entry.evidence for entry in await pupil.entries() if isinstance(entry.evidence, Offered)]
    assert [one.given for one in journaled] == [("a",)]


async def test_a_completion_counts_half_reading_counts_nothing_and_the_next_question_is_done_alone(pupil: Pupil, clock) -> None:
    await pupil.next()
    await pupil.services.tutor.lesson_viewed(pupil.principal, pupil.offer.id, pupil.offer.id)
    assert await pupil.attempts() == []
    done = await pupil.attempt()
    assert done.completed
    [attempt] = await pupil.attempts()
    assert (attempt.activity, attempt.step, [one.weight for one in attempt.skills]) == ("completion", "b", [0.5])
    clock.pass_(days=2)
    await pupil.next()
    assert pupil.offer.activity != "completion"
    assert pupil.offer.item is not None
    assert not any(step.given for step in pupil.offer.item.steps)
    assert pupil.offer.step == "a"
    keys = await pupil.services.vault.keys(pupil.principal.tenant_id, pupil.principal.account_id)
    async with pupil.services.database.open_work(pupil.principal.tenant_id) as work:
        assert (await Replay(pupil.services.memory.folds).verify(work, keys, pupil.principal.account_id)).holds


async def test_whoever_gets_it_wrong_gets_another_one_with_a_worked_example_beside_it(pupil: Pupil) -> None:
    await pupil.next()
    first = pupil.offer.item
    for _ in range(3):
        await pupil.attempt(WRONG)
    assert pupil.offer.item is not None
    assert first is not None
    assert (pupil.offer.activity, pupil.offer.lesson) == ("completion", None)
    assert pupil.offer.item.id != first.id
    assert pupil.offer.example is not None
    assert pupil.offer.example.title == "Four"
    attempts = [entry.evidence for entry in await pupil.entries() if isinstance(entry.evidence, Attempted)]
    assert [one.attempt_no for one in attempts] == [1, 2, 3]


async def test_a_step_that_is_given_takes_no_answer(pupil: Pupil) -> None:
    await pupil.next()
    given = pupil.offer.model_copy(update={"step": "a"})
    assert pupil.now is not None
    pupil.now = pupil.now.model_copy(update={"offer": given})
    before = await pupil.entries()
    with pytest.raises(StepNotOpen):
        await pupil.attempt(WRONG)
    assert await pupil.entries() == before


async def test_steps_without_a_solution_are_not_given(services) -> None:
    silent = STEPS.replace("### Solution\nIt is {{2*a}}.\n", "", 1)
    files = {path: text for path, text in lesson_files(skills__twice=FREE).items() if "add" not in path}
    files |= {f"items/twice-{n}.md": silent.replace("NUMBER", str(n)).encode() for n in (1, 2)}
    pupil = await new_pupil(services, files)
    await pupil.next()
    assert (pupil.offer.activity, pupil.offer.step) == ("exercise", "a")
    assert given_steps(()) == ()
