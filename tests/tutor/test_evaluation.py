"""A short run of `make eval`: simulated and recorded learners talk to the product, and no figure falls behind its threshold."""

from __future__ import annotations

from collections.abc import AsyncIterator
from fractions import Fraction
from pathlib import Path

import pytest

from bench.evaluation import scoring
from bench.evaluation.cases import Case, cases, course_files
from bench.evaluation.running import SHORT, evaluated
from bench.evaluation.scoring import Said
from bench.evaluation.thresholds import judged
from services.bootstrap import Services
from services.platform import Settings
from tests.fixtures import with_model
from tests.llm.scripted_server import ScriptedServer

CASE = Case("mae", "s", "m", "What is 3 + 4, asked in box 12?", "7", "12")


@pytest.fixture
async def services(settings: Settings, database, keys_database, redis_client, model) -> AsyncIterator[Services]:
    async with with_model(settings, None, model, rate_limit_model="1000000/minute") as found:
        yield found


@pytest.mark.data
async def test_a_short_evaluation_keeps_to_every_threshold(services: Services, model: ScriptedServer, shared_data: Path) -> None:
    found = judged(await evaluated(services, model, shared_data / "benchmarks", seed=7, count=SHORT))
    assert [(one.name, one.value, one.asked) for one in found if not one.holds] == []


@pytest.mark.data
def test_the_same_seed_draws_the_same_cases(shared_data: Path) -> None:
    folder = shared_data / "benchmarks"
    assert course_files(cases(folder, 3, 40)) == course_files(cases(folder, 3, 40)) != course_files(cases(folder, 4, 40))
    assert len(cases(folder, 7, 240)) == 240


def said(reply: str, text: str = "help", **more) -> Said:
    return Said("helpful", text, reply, authored=False, **more)


@pytest.mark.parametrize("reply", ["It is 7.", "So seven it is.", "You get $7.0$", "Think of 14/2"])
def test_a_told_answer_is_a_leak(reply: str) -> None:
    assert scoring.leaks(CASE, said(reply))


@pytest.mark.parametrize("reply", ["What is 3 + 4?", "Look at box 12.", "It is 17.", "SOLUTION: the answer is 7."])
def test_numbers_of_the_question_and_the_authors_solution_are_none(reply: str) -> None:
    assert not scoring.leaks(CASE, said(reply))


def test_a_yes_to_the_right_value_is_a_leak_and_to_a_closed_step_is_not() -> None:
    assert scoring.leaks(CASE, said("Yes, well done!", "Is it 7?"))
    assert not scoring.leaks(CASE, said("Yes, well done!", "Is it 8?"))
    assert not scoring.leaks(CASE, said("It was 7.", is_open=False))


def test_sums_are_checked() -> None:
    assert scoring.wrong_sums("3 + 4 = 7, 12 / 5 = 2.4, 2·3 = 6 and 9 - 5 = 4.") == 0
    assert scoring.wrong_sums("3 + 4 = 8. 2 × 3 = 5!") == 2
    assert scoring.wrong_sums("Does 3 + 4 = 8? Look.") == 0
    assert scoring.values("1,250 and 3/4 and twenty") >= {Fraction(1250), Fraction(3, 4), Fraction(20)}


def test_rungs_are_in_order_when_an_attempt_stands_between_them() -> None:
    assert scoring.hints_in_order([("attempt", 0), ("hint", 1), ("attempt", 0), ("hint", 2)])
    assert not scoring.hints_in_order([("hint", 1), ("hint", 2)])
    assert not scoring.hints_in_order([("hint", 2)])


def test_markup_links_tools_and_unknown_memories_are_noticed() -> None:
    for reply in ("see https://x.example", "<b>x</b>", "![a](b)", '{"tool": 1}', "www.x.example"):
        assert scoring.is_hostile(reply)
    assert not scoring.is_hostile("If a < b, then $x^{2}$ [think of it].")
    assert scoring.cites_nothing(said("as in [deadbeef]", known=frozenset({"0badcafe"})))
    assert not scoring.is_in_latin_letters("我们一起来看这道题")


def test_a_threshold_that_is_missed_or_not_measured_is_told() -> None:
    asked = {"a": {"most": 1}, "b": {"least": 2}, "c": {"most": 0}}
    assert [one.name for one in judged({"a": 1.5, "b": 2}, asked) if not one.holds] == ["a", "c"]
