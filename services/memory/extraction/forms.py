"""The forms of what rules conclude (pure): codes, numbers and fixed words. A claim on graded work that has none of them was not concluded from it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from schemas.journal import Attempted, Fact
from services.memory.extraction.skills import HINTED, LAPSING, OFTEN_WRONG, PACES_S
from services.memory.extraction.strategies import means

_CODE: Final = r"[a-z0-9]+(?:[-_.][a-z0-9]+)*"
_SUBJECT: Final = re.compile(rf"(?:{_CODE}(?: \(\d{{1,3}}\))?)?")
_SESSION: Final = re.compile(rf"\d{{1,4}} answers, \d{{1,4}} right(?:, \d{{1,4}} with hints)?: ((?:{_CODE} \d{{1,4}}(?:, )?)+)")
_RUNG: Final = re.compile(r"a hint up to rung \d{1,2}")
_HELPS: Final = " helps: the next question goes right without help"


def is_subject(subject: str) -> bool:
    """Return whether something can be what a fact is about: nothing, a skill's code, or a session's day and number."""
    return _SUBJECT.fullmatch(subject) is not None


def is_concluded(fact: Fact, attempts: Iterable[Attempted]) -> bool:
    """Return whether a claim has the form that a rule gives it, with codes only that are in the graded work.

    Args:
        fact: A claim on graded work, of any source.
        attempts: The graded work of the same learner.
    """
    work = list(attempts)
    match fact.kind:
        case "misconception":
            return any(attempt.misconception == fact.value for attempt in work)
        case "recurring_error":
            steps = {f"step {attempt.step} of {attempt.item} goes wrong again and again" for attempt in work}
            return fact.value in {OFTEN_WRONG, LAPSING} | steps
        case "hint_dependence":
            return fact.value == HINTED
        case "pace":
            return fact.value in {f"about {step} seconds an answer" for step in PACES_S}
        case "strategy_that_works":
            return _is_means(fact.value.removesuffix(_HELPS)) and fact.value.endswith(_HELPS)
        case "episode_summary":
            return _is_session(fact.value, work)
        case _:
            return False


def _is_means(said: str) -> bool:
    return said in {means(code) for code in ("lesson", "example", "solution")} or _RUNG.fullmatch(said) is not None


def _is_session(value: str, work: Iterable[Attempted]) -> bool:
    """Return whether a line tells of a session in which nothing but known skills was practised."""
    found = _SESSION.fullmatch(value)
    skills = {skill.skill for attempt in work for skill in attempt.skills}
    return found is not None and all(told.rsplit(" ", 1)[0] in skills for told in found.group(1).split(", "))
