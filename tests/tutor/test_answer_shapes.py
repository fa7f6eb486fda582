"""Answers that are more than a text: what a step takes, what is refused, and what is told of a program's tests."""

from __future__ import annotations

from uuid import uuid4

import pytest

from schemas.grading import Answer
from schemas.journal import AttemptWords
from schemas.tutor import AttemptIn, AttemptOut
from services.bootstrap import Services
from services.tutor.errors import AnswerShape
from tests.curriculum.courses import ITEM
from tests.tutor.lessons import Pupil, lesson_files, new_pupil

pytestmark = pytest.mark.engines

ITS_ANSWER = 'answer: {type: number, value: "{{a+b}}"}\nwrong:\n  - {match: "{{a-b}}", misconception: subtracts}\ntests:\n  - {input: "{{a+b}}", expect: correct}\n'
MATRIX = 'answer: {type: matrix, value: "[[{{a}}, {{b}}]]"}\nwaive: [no-wrong-pattern]\n'
PROGRAM = """\
answer:
  type: code
  value: "def add(x, y): return x + y"
  tests:
    - {call: "add({{a}}, {{b}})", expect: "{{a+b}}"}
    - {call: "add(0, 0)", expect: "0", hidden: true}
waive: [no-wrong-pattern]
"""
ARGUMENT = """\
answer: {type: argument, start: "x - {{b}} = {{a}}", value: "x = {{a+b}}", unknown: x}
wrong:
  - {match: "x = {{a-b}}", misconception: subtracts}
"""


async def taught(services: Services, answer: str) -> Pupil:
    """Return a learner whose first question has this answer."""
    assert ITS_ANSWER in ITEM
    pupil = await new_pupil(services, lesson_files(ITEM.replace(ITS_ANSWER, answer)))
    await pupil.next()
    return pupil


async def sent(pupil: Pupil, answer: Answer) -> AttemptOut:
    given = AttemptIn(id=uuid4(), step="a", answer=answer)
    return AttemptOut.model_validate_json(await pupil.services.tutor.submit(pupil.principal, pupil.offer.id, given))


@pytest.mark.parametrize("answer", [("1", "2"), (), (("1", "2"),)])
async def test_another_shape_is_refused_and_told_what_is_taken(pupil: Pupil, answer: Answer) -> None:
    await pupil.next()
    with pytest.raises(AnswerShape, match="number takes one text"):
        await sent(pupil, answer)
    assert await pupil.attempts() == []


async def test_a_matrix_may_be_sent_as_rows_and_is_journaled_so(services: Services) -> None:
    pupil = await taught(services, MATRIX)
    assert pupil.offer.item is not None
    assert pupil.offer.item.steps[0].shapes == ("rows", "text")
    step = await pupil.step()
    rows = (tuple(part.strip() for part in str(step.answer.value).strip("[]").split(",")),)
    assert (await sent(pupil, rows)).verdict == "correct"
    words = [entry.words for entry in await pupil.entries() if isinstance(entry.words, AttemptWords)]
    assert [given.answer for given in words] == [rows]


async def test_a_programs_tests_are_shown_and_told_but_the_hidden_ones(services: Services) -> None:
    await services.grading.pool.start()
    pupil = await taught(services, PROGRAM)
    assert pupil.offer.item is not None
    shown = pupil.offer.item.steps[0].tests
    assert [test.expect for test in shown] != ["0"]
    assert len(shown) == 1
    out = await sent(pupil, "def add(x, y): return x + y if x else 1")
    assert (out.verdict, [test.passed for test in out.tests]) == ("partly", [True, False])
    assert (out.tests[1].name, out.tests[1].expected) == ("hidden test", None)
    assert out.message.startswith("All tests that you see pass")
    await services.grading.pool.stop()


async def test_the_first_wrong_line_of_an_argument_is_told_with_its_misconception(services: Services) -> None:
    await services.grading.pool.start()
    pupil = await taught(services, ARGUMENT)
    assert pupil.offer.item is not None
    step = await pupil.step()
    assert (pupil.offer.item.steps[0].start, pupil.offer.item.steps[0].shapes) == (step.answer.start, ("list", "text"))
    out = await sent(pupil, (str(step.answer.start), step.wrong[0].match))
    assert (out.verdict, out.line, out.message) == ("partly", 2, "Line 2 does not follow from the line before.")
    assert out.misconception is not None
    assert (out.misconception.id, out.counted) == ("subtracts", True)
    right = await sent(pupil, f"{step.answer.start}\n{step.answer.value}")
    assert (right.verdict, right.line) == ("correct", None)
    await services.grading.pool.stop()
