"""Runs programs in Monty, an interpreter of Python that reaches nothing outside itself. Lives in a checker process only.

Each test has a session of its own, so that nothing a test leaves behind helps or spoils the next one. Values are compared here,
outside the sandbox: a program cannot say itself that it is right.
"""

from __future__ import annotations

import importlib
import math
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from time import monotonic
from typing import Any, Final

FEED_S: Final = 0.3
ALL_S: Final = 1.5
MEMORY_BYTES: Final = 32 << 20
LONGEST_OUTPUT: Final = 20_000
LONGEST_SHOWN: Final = 300
_LIMITS: Final = {"max_feed_duration_secs": FEED_S, "max_memory": MEMORY_BYTES, "max_recursion_depth": 500, "max_suspensions": 200}
_POLICY: Final = {"sleep": "zero", "random_start": {"seed": 0}}
_MISSING: Final = ("ModuleNotFoundError", "NotImplementedError")
_ENDINGS: Final = {"TimeoutError": "too_slow", "MemoryError": "too_big"}
Row = tuple[str, str, int | None]


@lru_cache(maxsize=1)
def _monty() -> Any:
    return importlib.import_module("pydantic_monty")


@lru_cache(maxsize=1)
def _pool() -> Any:
    """Return the one sandbox of this process, started when the first program comes."""
    pool = _monty().Monty(max_processes=1, request_timeout=FEED_S + 0.5, feed_duration_limit_grace=0.3)
    return pool.__enter__()


def run_trial(content: Mapping[str, Any]) -> list[Row]:
    """Return (ending, what it gave, line of an error) for every test of a trial."""
    program, tests = str(content["program"]), content["tests"]
    until = monotonic() + ALL_S
    rows: list[Row] = []
    for call, typed, expect in tests:
        rows.append(_row(program, call, typed, expect) if monotonic() < until else ("not_run", "", None))
    return rows


def _row(program: str, call: str | None, typed: str, expect: str) -> Row:
    """Return what came of one test."""
    monty = _monty()
    try:
        if call is None:
            printed = _printed(program, typed)
            return ("passed" if _lines(printed) == _lines(expect) else "failed", _shortened(printed), None)
        value = _value(program, call)
        return ("passed" if same(value, _value("", expect)) else "failed", _shortened(repr(value)), None)
    except monty.MontySyntaxError as error:
        return "syntax", _shortened(str(error)), _line(error)
    except monty.MontyRuntimeError as error:
        text = error.display(format="type-msg")
        kind = text.partition(":")[0]
        return "not_supported" if kind in _MISSING else _ENDINGS.get(kind, "error"), _shortened(text), _line(error)
    except monty.MontyCrashedError:
        return "too_slow", "", None


def _line(error: Any) -> int | None:
    """Return the line of the program where an error arose, the innermost one."""
    frames = error.traceback() if hasattr(error, "traceback") else []
    return frames[-1].line if frames else None


def _value(program: str, expression: str) -> Any:
    with _pool().checkout(limits=_LIMITS, os_policy=_POLICY) as session:
        given = _typed("")
        if program:
            session.feed_run(program, print_callback=_nowhere, external_lookup=given)
        return session.feed_run(expression, print_callback=_nowhere, external_lookup=given)


def _printed(program: str, typed: str) -> str:
    parts: list[str] = []

    def keep(stream: str, text: str) -> None:
        if stream == "stdout" and sum(map(len, parts)) < LONGEST_OUTPUT:
            parts.append(text[:LONGEST_OUTPUT])

    with _pool().checkout(limits=_LIMITS, os_policy=_POLICY) as session:
        session.feed_run(program, print_callback=keep, external_lookup=_typed(typed))
    return "".join(parts)


def _nowhere(_stream: str, _text: str) -> None:
    """Take what is printed and keep nothing of it."""


def _typed(text: str) -> dict[str, Callable[..., str]]:
    """Return `input` for a program: a line a call; its prompt is not printed."""
    lines = iter(text.split("\n") if text else ())

    def read(_prompt: object = "") -> str:
        line = next(lines, None)
        if line is None:
            raise RuntimeError("input() was asked for more than was typed")
        return line

    return {"input": read}


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


def rows_of(content: Sequence[object] | Mapping[str, Any]) -> list[Row] | None:
    """Return the rows for a line of a checker that holds a trial; None for any other line."""
    return run_trial(content) if isinstance(content, Mapping) else None
