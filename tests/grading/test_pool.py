"""Checker processes: killed when they hang, replaced, bounded, and knowing nothing."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import AsyncIterator
from pathlib import Path

import psutil
import pytest
import pytest_asyncio

from schemas.course import AnswerSpec, WrongAnswer
from services.grading import CheckerPool, CheckersBusy, Grading, grade_now
from services.grading.language.literals import Marks
from services.grading.language.reading import Manner, read
from services.grading.proving.questions import Question
from services.grading.proving.wire import decoded, encoded
from services.platform import Database, WorkOpen

HANGING = "inf*" + "*".join(f"(sin({k}x)+cos({k + 1}x)*tan({k}x))^3" for k in range(1, 7))
SQUARE = AnswerSpec(type="expression", value="sin(x)^2")


def question(left: str, right: str) -> Question:
    return Question("equal", *(read(text, Manner(Marks())).usual for text in (left, right)))


HARD = question(HANGING, "1")
EASY = question("sin(x)^2", "1-cos(x)^2")


@pytest_asyncio.fixture
async def pool() -> AsyncIterator[CheckerPool]:
    """One checker with a short patience."""
    pool = CheckerPool(timeout_s=1.0)
    await pool.start()
    yield pool
    await pool.stop()


async def test_a_question_is_answered_by_another_process(pool: CheckerPool):
    assert await pool.ask(EASY) == "yes"
    assert await pool.ask(question("sin(x)", "cos(x)")) == "no"
    assert pool.process_ids != [os.getpid()]


async def test_a_checker_that_hangs_is_killed_and_the_next_question_is_answered(pool: CheckerPool):
    before = list(pool.process_ids)
    assert await pool.ask(HARD) == "timed_out"
    assert not psutil.pid_exists(before[0])
    assert await pool.ask(EASY) == "yes"
    assert len(pool.process_ids) == 1


async def test_a_hostile_answer_is_unsure_and_the_next_one_is_graded(pool: CheckerPool):
    grading = Grading(pool)
    hostile = await grading.grade(SQUARE, HANGING, wrong=(WrongAnswer(match="x", feedback="no"),))
    assert (hostile.verdict, hostile.reason, hostile.score) == ("unsure", "timed_out", 0)
    assert (await grading.grade(SQUARE, "1-cos^2 x")).verdict == "correct"


async def test_a_checker_out_of_memory_costs_one_process():
    pool = CheckerPool(memory_mib=40, timeout_s=5.0)  # too little for SymPy
    await pool.start()
    try:
        before = list(pool.process_ids)
        proof = await pool.ask(question("inf", "sin(x)+inf"))
        assert proof == ("undecided" if list(pool.process_ids) == before else "timed_out")
        assert await pool.ask(EASY) == "yes"
    finally:
        await pool.stop()


async def test_a_checker_killed_from_outside_is_replaced(pool: CheckerPool):
    os.kill(pool.process_ids[0], signal.SIGKILL)
    assert await pool.ask(EASY) in ("yes", "timed_out")
    assert await pool.ask(EASY) == "yes"


async def test_a_question_whose_asker_left_leaves_no_checker_busy(pool: CheckerPool):
    asking = asyncio.create_task(pool.ask(HARD))
    await asyncio.wait([asking], timeout=0.3)
    asking.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asking
    assert await pool.ask(EASY) == "yes"
    assert len(pool.process_ids) == 1


async def test_many_questions_at_once_are_all_answered(pool: CheckerPool):
    proofs = await asyncio.gather(*(pool.ask(question(f"sin({k}x)^2", f"1-cos({k}x)^2")) for k in range(1, 40)))
    assert set(proofs) == {"yes"}


async def test_two_checkers_work_side_by_side():
    pool = CheckerPool(size=2, timeout_s=1.0)
    await pool.start()
    try:
        hard = asyncio.create_task(pool.ask(HARD))
        assert await pool.ask(EASY) == "yes"
        assert not hard.done()
        assert await hard == "timed_out"
    finally:
        await pool.stop()
    assert pool.process_ids == []


async def test_a_full_queue_refuses_with_a_word_when_to_come_back():
    pool = CheckerPool(timeout_s=1.0, max_waiting=2)
    await pool.start()
    try:
        asked = await asyncio.gather(*(pool.ask(HARD) for _ in range(4)), return_exceptions=True)
        refused = [outcome for outcome in asked if isinstance(outcome, CheckersBusy)]
        assert len(refused) == 1
        assert refused[0].status == 503
        assert refused[0].headers == {"Retry-After": "1"}
    finally:
        await pool.stop()


async def test_a_stopped_pool_leaves_no_process_behind(pool: CheckerPool):
    ids = list(pool.process_ids)
    await pool.stop()
    assert not any(psutil.pid_exists(number) for number in ids)
    with pytest.raises(RuntimeError):
        await pool.ask(EASY)


async def test_a_checker_knows_no_settings_and_loads_no_drivers(pool: CheckerPool, monkeypatch: pytest.MonkeyPatch):
    process = psutil.Process(pool.process_ids[0])
    assert set(process.environ()) <= {"LANG", "PYTHONHASHSEED", "LC_CTYPE"}
    assert process.cwd() == "/"
    assert process.memory_info().rss < 40 << 20
    mapped = {Path(part.path).name for part in process.memory_maps()}
    assert not any("asyncpg" in name or "pydantic" in name for name in mapped)


@pytest.mark.engines
async def test_no_question_is_asked_inside_a_unit_of_work(pool: CheckerPool, database: Database):
    async with database.open_work():
        with pytest.raises(WorkOpen):
            await pool.ask(EASY)
        with pytest.raises(WorkOpen):
            await Grading(pool).grade(AnswerSpec(type="number", value="7"), "7")


@pytest.mark.parametrize(
    ("spec", "answer"),
    [
        (AnswerSpec(type="number", value="7"), "8"),
        (AnswerSpec(type="expression", value="cos(2x)"), "1-2sin^2 x"),
        (AnswerSpec(type="expression", value="x^4-y^4"), "(x^2+y^2)(x+y)(x-y)"),
        (AnswerSpec(type="expression", value="(x^2+y^2)(x+y)(x-y)", form="factored"), "(x^2+y^2)(x^2-y^2)"),
        (AnswerSpec(type="equation", value="x=sqrt(2) or x=-sqrt(2)", unknown="x"), "±2^(1/2)"),
        (AnswerSpec(type="number", value="pi", tolerance="0.01"), "3.14"),
    ],
)
async def test_the_pool_and_this_process_come_to_the_same_verdict(spec: AnswerSpec, answer: str):
    pool = CheckerPool(timeout_s=60.0)  # however busy the machine is
    await pool.start()
    try:
        assert await Grading(pool).grade(spec, answer) == grade_now(spec, answer)
    finally:
        await pool.stop()


@pytest.mark.parametrize("text", ["x+1", "-2x^2/3", "1 1/2", "50%", "sin(x)*pi", r"\sqrt[3]{x}", "|x|-e", "log_2(x)", "x_1*y"])
def test_a_question_comes_back_from_the_wire_as_it_was(text: str):
    asked = question(text, "1")
    assert decoded(encoded(asked)) == asked


@pytest.mark.parametrize(
    "line", [b'["equal",["call"],["name","x"],"0"]', b'["equal",["eval","1"],["name","x"],"0"]', b"{}", b"[]", b"null"]
)
def test_the_wire_makes_nothing_but_expressions(line: bytes):
    with pytest.raises((KeyError, IndexError, ValueError, TypeError)):
        decoded(line)
