"""Texts by pattern and programs by tests: what is right, what is told, and what cannot do harm."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import psutil
import pytest
import pytest_asyncio
from pydantic import ValidationError

from schemas.course import AnswerSpec, CodeTest, WrongAnswer
from services.grading import BadAnswerSpec, CheckerPool, Grading, grade_now

AREA = AnswerSpec(
    type="code",
    value="def area(a, b):\n    return a * b",
    tests=(
        CodeTest(call="area(2, 3)", expect="6"),
        CodeTest(call="area(0, 5)", expect="0"),
        CodeTest(call="area(1.5, 2)", expect="3.0", hidden=True),
    ),
)
NEXT = AnswerSpec(type="code", value="print(int(input()) + 1)", tests=(CodeTest(input="4", expect="5"), CodeTest(input="-1", expect="0")))
PROGRAMS = [
    (AREA, "def area(a, b):\n    return a * b", "correct", "equal"),
    (AREA, "area = lambda a, b: b * a", "correct", "equal"),
    (AREA, "def area(a, b):\n    return 6", "partly", "tests_failed"),
    (AREA, "def area(a, b):\n    return a + b", "incorrect", "tests_none"),
    (AREA, "def area(a, b):\n    return str(a * b)", "incorrect", "tests_none"),
    (AREA, "class Yes:\n    def __eq__(self, other):\n        return True\ndef area(a, b):\n    return Yes()", "incorrect", "tests_none"),
    (AREA, "x = 1", "incorrect", "tests_failed"),
    (AREA, "def area(a, b):\n    while True:\n        pass", "incorrect", "program_endless"),
    (AREA, "def area(a, b):\n    return [0] * 10**9", "incorrect", "program_endless"),
    (AREA, "def area(a, b)\n    return a * b", "unsure", "program_syntax"),
    (AREA, "import numpy", "unsure", "program_not_supported"),
    (AREA, "", "unsure", "empty"),
    (AREA, "x = 1\n" * 2_000, "unsure", "too_long"),
    (NEXT, "print(int(input()) + 1)", "correct", "equal"),
    (NEXT, "n = int(input('A number: '))\nprint(n + 1)   ", "correct", "equal"),
    (NEXT, "print(5)", "partly", "tests_failed"),
    (NEXT, "input()\ninput()\nprint(5)", "incorrect", "tests_failed"),
]
HOSTILE = [
    "import os\nos.system('touch /tmp/never')", "open('/etc/passwd').read()", "__import__('subprocess').run(['ls'])", "exec('1')", "9**9**9",
    "x = 'a' * 10**10", "def f(): f()\nf()", "while True: print('x' * 10000)", "import os\nprint(os.environ)", "(" * 3_000, "1" * 7_000,
    "import socket\nsocket.socket()", "raise SystemExit", "\x00", "\ud800", "#" * 8_000, "import time\ntime.sleep(99)", "input()\n" * 900,
]  # fmt: skip


@pytest.mark.parametrize(("spec", "program", "verdict", "reason"), PROGRAMS)
def test_a_program_is_judged_by_its_tests(spec: AnswerSpec, program: str, verdict: str, reason: str) -> None:
    graded = grade_now(spec, program)
    assert (graded.verdict, graded.reason) == (verdict, reason)
    assert verdict == "correct" or graded.message


def test_each_test_is_told_and_of_a_hidden_one_only_whether_it_passed() -> None:
    first, second, hidden = grade_now(AREA, "def area(a, b):\n    return 6").tests
    assert (first.name, first.passed, first.expected, first.got) == ("area(2, 3)", True, "6", "6")
    assert (second.passed, second.expected, second.got) == (False, "0", "6")
    assert (hidden.name, hidden.passed, hidden.expected, hidden.got, hidden.input) == ("hidden test", False, None, None, "")


def test_failing_only_hidden_tests_asks_for_special_cases() -> None:
    graded = grade_now(AREA, "def area(a, b):\n    return a * b if a != 1.5 else 0")
    assert (graded.verdict, graded.score) == ("partly", pytest.approx(2 / 3, abs=1e-3))
    assert "special cases" in graded.message


def test_an_error_is_told_with_its_line() -> None:
    graded = grade_now(AREA, "def area(a, b):\n    return a / 0")
    assert graded.message == "Your program stops in line 2: ZeroDivisionError: division by zero"


def test_a_foreseen_wrong_program_is_known_by_what_it_does() -> None:
    patterns = (WrongAnswer(match="def area(a, b):\n    return a + b", misconception="adds-sides"),)
    graded = grade_now(AREA, "def area(x, y):\n    total = x\n    total += y\n    return total", patterns)
    assert graded.misconception == "adds-sides"


@pytest.mark.parametrize("program", HOSTILE)
def test_hostile_programs_do_no_harm_and_the_next_one_is_run(program: str) -> None:
    assert grade_now(AREA, program).verdict in ("unsure", "incorrect")
    assert grade_now(AREA, str(AREA.value)).verdict == "correct"


@pytest_asyncio.fixture
async def grading() -> AsyncIterator[Grading]:
    """Grading with one checker."""
    pool = CheckerPool()
    await pool.start()
    yield Grading(pool)
    await pool.stop()


async def test_a_program_runs_in_a_checker_that_knows_no_settings(grading: Grading) -> None:
    assert (await grading.grade(AREA, str(AREA.value))).verdict == "correct"
    checker = psutil.Process(grading.pool.process_ids[0])
    below = [process for process in checker.children(recursive=True) if process.name() == "monty"]
    assert len(below) == 1
    assert not any(name.startswith("MENO") or "PASSWORD" in name for name in below[0].environ())


async def test_a_checker_killed_in_the_middle_takes_its_sandbox_along(grading: Grading) -> None:
    assert (await grading.grade(AREA, str(AREA.value))).verdict == "correct"
    checker = psutil.Process(grading.pool.process_ids[0])
    sandbox = checker.children(recursive=True)
    await grading.pool.stop()
    _, alive = psutil.wait_procs(sandbox, timeout=5)
    assert alive == []


PATTERNS: list[tuple[str, dict[str, Any], str, str]] = [
    ("colou?r", {}, "color", "correct"),
    ("colou?r", {}, " Colour ", "correct"),
    ("colou?r", {}, "colr", "incorrect"),
    ("colou?r", {}, "the colour", "incorrect"),
    ("colou?r", {}, "", "unsure"),
    (r"[A-Z]{2}\d+", {"case_sensitive": True}, "AB12", "correct"),
    (r"[A-Z]{2}\d+", {"case_sensitive": True}, "ab12", "incorrect"),
    (r"\p{Greek}+", {}, "αβγ", "correct"),
    ("(a+)+", {}, "a" * 1_900 + "b", "incorrect"),
    ("x", {}, "x" * 2_001, "unsure"),
]


@pytest.mark.parametrize(("pattern", "options", "answer", "verdict"), PATTERNS)
def test_a_text_must_match_from_end_to_end(pattern: str, options: dict[str, Any], answer: str, verdict: str) -> None:
    assert grade_now(AnswerSpec(type="pattern", value=pattern, examples=("x",), **options), answer).verdict == verdict


@pytest.mark.parametrize("pattern", ["(", "(?P<x>a)(?P=x)", "(a{1000}){1000}", "a" * 2_000])
def test_a_pattern_that_cannot_be_read_is_the_authors_fault(pattern: str) -> None:
    with pytest.raises(BadAnswerSpec):
        grade_now(AnswerSpec(type="pattern", value=pattern, examples=("a",)), "a")


def test_a_foreseen_wrong_text_is_a_pattern_too() -> None:
    spec = AnswerSpec(type="pattern", value="necessar(y|ily)", examples=("necessary",))
    patterns = (WrongAnswer(match="nec+es+ar(y|ily)", misconception="double-letters"),)
    assert grade_now(spec, "neccesary", patterns).misconception == "double-letters"


@pytest.mark.parametrize(
    ("options", "word"),
    [
        ({"type": "pattern", "value": "a"}, "examples"),
        ({"type": "code", "value": "x"}, "tests"),
        ({"type": "number", "value": "1", "units": ("m",)}, "units"),
        ({"type": "quantity", "value": "1 m", "significant_figures": 2, "decimal_places": 1}, "decimal_places"),
        ({"type": "code", "value": "x", "tests": ({"call": "x", "input": "1", "expect": "1"},)}, "not both"),
    ],
)
def test_what_a_type_lacks_or_does_not_take_is_said(options: dict[str, Any], word: str) -> None:
    with pytest.raises(ValidationError, match=word):
        AnswerSpec.model_validate(options)
