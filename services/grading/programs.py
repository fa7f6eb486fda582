"""Grades programs by their tests; each outcome is told, of hidden tests only whether they passed (pure, given a runner)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from schemas.answers import CodeTest
from schemas.grading import TrialOutcome
from services.grading.findings import Finding, Task, correct, incorrect, unsure
from services.grading.proving.trials import Outcome, Trial

MAX_PROGRAM: Final = 8_000


def grade_code(task: Task, answer: str) -> Finding:
    """Return the finding for a program."""
    if not answer.strip():
        return unsure("empty")
    if len(answer) > MAX_PROGRAM:
        return unsure("too_long")
    tests = task.spec.tests
    outcomes = task.runner(Trial(answer, tests))
    if outcomes is None:
        return unsure("timed_out")
    shown = tuple(told(test, outcome) for test, outcome in zip(tests, outcomes, strict=True))
    finding = _judged(outcomes, tests)
    return Finding(finding.verdict, finding.reason, finding.score, finding.detail, finding.words, tests=shown)


def behaves_like(task: Task, answer: str, match: str) -> bool:
    """Return whether a program gives what a foreseen wrong one gives, test by test."""
    mine, yours = (task.runner(Trial(program, task.spec.tests)) for program in (answer, match))
    return mine is not None and yours is not None and [_key(one) for one in mine] == [_key(one) for one in yours]


def _key(outcome: Outcome) -> tuple[str, str]:
    return outcome.ending, outcome.got


def _judged(outcomes: Sequence[Outcome], tests: Sequence[CodeTest]) -> Finding:
    passed = sum(outcome.ending == "passed" for outcome in outcomes)
    if passed == len(outcomes):
        return correct()
    for ending in ("syntax", "not_supported"):
        stopped = next((outcome for outcome in outcomes if outcome.ending == ending), None)
        if stopped is not None:
            return unsure(f"program_{ending}", error=stopped.got, line=stopped.line or 1)
    words: dict[str, object] = {"count": passed, "all": len(outcomes)}
    if passed:
        only_hidden = all(test.hidden for test, outcome in zip(tests, outcomes, strict=True) if outcome.ending != "passed")
        detail = "tests_hidden" if only_hidden else "tests_failed"
        return Finding("partly", "tests_failed", round(passed / len(outcomes), 4), detail, words)
    return _none_passed(outcomes)


def _none_passed(outcomes: Sequence[Outcome]) -> Finding:
    first = outcomes[0]
    if all(outcome.ending == "error" for outcome in outcomes):
        return Finding("incorrect", "tests_failed", detail="program_error", words={"error": first.got, "line": first.line or 1})
    if all(outcome.ending in ("too_slow", "too_big", "not_run") for outcome in outcomes):
        return incorrect("program_endless")
    return incorrect("tests_none")


def told(test: CodeTest, outcome: Outcome) -> TrialOutcome:
    """Return what a learner is told of one test."""
    passed = outcome.ending == "passed"
    if test.hidden:
        return TrialOutcome(name="hidden test", passed=passed)
    name = " ".join(test.call.split())[:280] if test.call else "program"
    got = outcome.got if outcome.ending in ("passed", "failed", "error") else {"too_slow": "…", "too_big": "…"}.get(outcome.ending, "")
    return TrialOutcome(name=name, passed=passed, input=test.input, expected=test.expect, got=got)
