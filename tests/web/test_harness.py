"""What runs a program in the browser tells of its tests what the server's checker tells."""

from __future__ import annotations

import json
from types import ModuleType

import pytest

from bench.web.browser import ROOT
from services.grading.proving.sandbox import run_trial

HARNESS = ROOT / "web" / "src" / "shared" / "answer" / "code" / "run" / "harness.py"
DOUBLE = {"call": "double(4)", "input": "", "expect": "8"}
TYPED = {"call": None, "input": "3\n4", "expect": "7\n"}


@pytest.fixture(scope="module")
def harness() -> ModuleType:
    module = ModuleType("harness")
    exec(compile(HARNESS.read_text(encoding="utf-8"), str(HARNESS), "exec"), module.__dict__)
    return module


@pytest.mark.parametrize(
    ("program", "test"),
    [
        ("def double(n):\n    return n + n", DOUBLE),
        ("def double(n):\n    return n * n", DOUBLE),
        ("def double(n):\n    return str(2 * n)", DOUBLE),
        ("def double(n):\n    print('loud')\n    return 2 * n", DOUBLE),
        ("def double(n):\n    return missing", DOUBLE),
        ("def double(n):\n    return n / 0", DOUBLE),
        ("x = [1, 2.0, (True, None)]", {"call": "x", "input": "", "expect": "[1, 2, (1, None)]"}),
        ("x = 0.1 + 0.2", {"call": "x", "input": "", "expect": "0.3"}),
        ("a = int(input('a? '))\nb = int(input())\nprint(a + b)", TYPED),
        ("a = int(input())\nprint(a)  \nprint()", {"call": None, "input": "5", "expect": "5"}),
        ("a = input()\nb = input()\nc = input()", TYPED),
        ("print('x' * 1000)", {"call": None, "input": "", "expect": "x"}),
    ],
)  # fmt: skip
def test_a_test_ends_here_as_it_ends_at_the_server(harness: ModuleType, program: str, test: dict[str, str | None]) -> None:
    ending, got, _ = run_trial({"program": program, "tests": [(test["call"], test["input"], test["expect"])]})[0]
    found = harness.outcome_of(program, test)
    assert (found["passed"], found["got"]) == (ending == "passed", got)


def test_a_program_is_told_to_print_to_fail_at_a_line_and_to_have_its_tests(harness: ModuleType) -> None:
    heard: list[tuple[str, object]] = []
    harness.try_out("print('a')\nx = 1 / 0\n", json.dumps([DOUBLE]), lambda kind, said: heard.append((kind, json.loads(said))))
    assert heard[0] == ("output", "a")
    assert ("ended", {"error": "ZeroDivisionError: division by zero", "line": 2, "cut": False}) in heard
    assert heard[-1][0] == "test"


def test_a_program_that_is_no_python_has_its_line_and_no_tests(harness: ModuleType) -> None:
    heard: list[tuple[str, dict[str, object]]] = []
    harness.try_out("x = 1\ndef f(:\n", json.dumps([DOUBLE]), lambda kind, said: heard.append((kind, json.loads(said))))
    assert [(kind, said["line"]) for kind, said in heard] == [("ended", 2)]


def test_what_a_program_prints_is_cut_before_it_fills_the_memory(harness: ModuleType) -> None:
    heard: list[str] = []
    harness.try_out("print('x' * 50_000)", "[]", lambda kind, said: heard.append(json.loads(said)) if kind == "output" else None)
    assert sum(map(len, heard)) == harness.LONGEST_OUTPUT
