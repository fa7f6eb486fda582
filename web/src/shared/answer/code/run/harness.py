"""Runs a learner's program and its shown tests in the browser, as the server's checker does (services.grading.proving.sandbox).

What it finds is for the learner's eyes alone: the server runs the program again, and that one decides.
"""

from __future__ import annotations

import contextlib
import io
import json
import math
import sys
import traceback
from collections.abc import Callable, Mapping, Sequence
from typing import Any

PROGRAM = "<program>"
LONGEST_OUTPUT = 20_000
LONGEST_SHOWN = 300
DEEPEST = 500
Say = Callable[[str, str], object]
Test = Mapping[str, Any]


class Paper(io.TextIOBase):
    """What is printed, up to a length; what is beyond it is dropped."""

    def __init__(self, heard: Callable[[str], object] | None = None) -> None:
        self.parts: list[str] = []
        self.left = LONGEST_OUTPUT
        self.heard = heard

    def write(self, text: str) -> int:
        """Keep a text and pass it on."""
        kept = text[: self.left]
        self.left -= len(kept)
        if kept:
            self.parts.append(kept)
        if kept and self.heard:
            self.heard(kept)
        return len(text)

    @property
    def text(self) -> str:
        """All that was kept."""
        return "".join(self.parts)


def try_out(program: str, tests_json: str, say: Say) -> None:
    """Run a program by itself and then with each test; `say` hears a kind and JSON: output, ended, test."""
    tests: Sequence[Test] = json.loads(tests_json)
    deepest = sys.getrecursionlimit()
    sys.setrecursionlimit(DEEPEST)
    try:
        _tried_out(program, tests, say)
    finally:
        sys.setrecursionlimit(deepest)


def _tried_out(program: str, tests: Sequence[Test], say: Say) -> None:
    typed = next((test["input"] for test in tests if not test.get("call")), "")
    paper = Paper(lambda text: say("output", json.dumps(text)))
    error = None
    try:
        _executed(program, typed, paper)
    except BaseException as raised:  # whatever a program raises is shown to its author
        error = raised
    say("ended", json.dumps({"error": _shown(error), "line": _line(error), "cut": paper.left == 0}))
    if isinstance(error, SyntaxError) and error.filename == PROGRAM:
        return
    for test in tests:
        say("test", json.dumps(outcome_of(program, test)))


def outcome_of(program: str, test: Test) -> dict[str, object]:
    """Return what came of one test, as the server tells it."""
    call, expect = test.get("call"), test["expect"]
    try:
        if call:
            value = _value(program, call)
            passed, got = same(value, eval(expect, {})), repr(value)  # noqa: S307 - the author's words, in the learner's own sandbox
        else:
            paper = Paper()
            _executed(program, test["input"], paper)
            passed, got = _lines(paper.text) == _lines(expect), paper.text
    except BaseException as raised:
        passed, got = False, _shown(raised) or ""
    name = " ".join(call.split())[:280] if call else "program"
    return {"name": name, "passed": passed, "input": test["input"], "expected": expect, "got": _shortened(got)}


def _executed(program: str, typed: str, paper: Paper) -> dict[str, Any]:
    """Run a program and return its names."""
    names: dict[str, Any] = {"__name__": "__main__", "input": _input(typed)}
    with contextlib.redirect_stdout(paper), contextlib.redirect_stderr(paper):
        exec(compile(program, PROGRAM, "exec"), names)  # noqa: S102 - this is what the sandbox is for
    return names


def _value(program: str, expression: str) -> object:
    """Return what an expression gives once the program has run; what is printed on the way is dropped."""
    names = _executed(program, "", Paper())
    with contextlib.redirect_stdout(Paper()), contextlib.redirect_stderr(Paper()):
        return eval(expression, names)  # noqa: S307 - this is what the sandbox is for


def _input(text: str) -> Callable[..., str]:
    """Return `input` for a program: a line a call; its prompt is not printed."""
    lines = iter(text.split("\n") if text else ())

    def read(_prompt: object = "") -> str:
        line = next(lines, None)
        if line is None:
            raise RuntimeError("input() was asked for more than was typed")
        return line

    return read


def _shown(error: BaseException | None) -> str | None:
    if error is None:
        return None
    told = error.msg if isinstance(error, SyntaxError) else str(error)
    return _shortened(f"{type(error).__name__}: {told}" if told else type(error).__name__)


def _line(error: BaseException | None) -> int | None:
    """Return the line of the program where an error arose, the innermost one."""
    if isinstance(error, SyntaxError) and error.filename == PROGRAM:
        return error.lineno
    frames = traceback.extract_tb(error.__traceback__) if error else []
    lines = [frame.lineno for frame in frames if frame.filename == PROGRAM]
    return lines[-1] if lines else None


def _lines(text: str) -> list[str]:
    """Return the lines of an output as they are compared: without spaces at their ends and without empty lines at the end."""
    return [line.rstrip() for line in text.rstrip().split("\n")]


def same(value: object, wanted: object) -> bool:
    """Return whether two values are equal; floats to nine digits; True is not 1."""
    if isinstance(value, bool) or isinstance(wanted, bool):
        return isinstance(value, bool) and isinstance(wanted, bool) and value == wanted
    if isinstance(value, int | float) and isinstance(wanted, int | float):
        return value == wanted or ((isinstance(value, float) or isinstance(wanted, float)) and _close(value, wanted))
    if type(value) is not type(wanted):
        return False
    if isinstance(value, list | tuple) and isinstance(wanted, list | tuple):
        return len(value) == len(wanted) and all(same(one, other) for one, other in zip(value, wanted, strict=True))
    if isinstance(value, dict) and isinstance(wanted, dict):
        return value.keys() == wanted.keys() and all(same(value[key], wanted[key]) for key in wanted)
    return isinstance(value, str | bytes | set | frozenset | type(None)) and value == wanted


def _close(value: float, wanted: float) -> bool:
    try:
        return math.isclose(value, wanted, rel_tol=1e-9, abs_tol=1e-12)
    except OverflowError:
        return False


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST_SHOWN else text[:LONGEST_SHOWN] + " …"
