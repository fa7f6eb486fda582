"""What is tried on a program and what came of it, as values that cross to a checker and back (pure)."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from schemas.answers import CodeTest

Ending = Literal["passed", "failed", "error", "too_slow", "too_big", "not_run", "syntax", "not_supported"]


@dataclass(frozen=True, slots=True)
class Trial:
    """A program and the tests to try on it."""

    program: str
    tests: tuple[CodeTest, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one test ended, and what the program gave: a value, an output, or an error with its line."""

    ending: Ending
    got: str = ""
    line: int | None = None


Runner = Callable[[Trial], tuple[Outcome, ...] | None]
"""Runs a trial: an outcome a test, or None when it had to be killed."""


class NoRunner(Exception):
    """Programs cannot be run here."""


def refused(trial: Trial) -> None:
    """Run nothing."""
    raise NoRunner


def encoded(trial: Trial) -> bytes:
    """Return a trial as one line of JSON."""
    tests = [[test.call, test.input, test.expect] for test in trial.tests]
    return json.dumps({"program": trial.program, "tests": tests}, separators=(",", ":")).encode() + b"\n"


def decoded(content: object) -> Sequence[Outcome] | None:
    """Return the outcomes of a checker's reply; None for anything else."""
    if not isinstance(content, list):
        return None
    try:
        return [Outcome(ending, str(got), None if line is None else int(line)) for ending, got, line in content]
    except (TypeError, ValueError):
        return None
