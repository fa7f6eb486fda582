"""Grades choices, multiple choices and orderings (pure)."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from typing import Final

from schemas.course import AnswerSpec
from schemas.grading import Answer
from services.grading.findings import Finding, Task, correct, incorrect, partly, unsure

_ORDER_IS_PARTLY_FROM: Final = 0.5


def picked(spec: AnswerSpec, answer: Answer) -> tuple[str, ...] | None:
    """Return the ids of the options that an answer names, by id or by their text; None when one is no option."""
    given = (answer,) if isinstance(answer, str) else answer
    if isinstance(answer, str) and spec.type != "choice":
        given = (
            tuple(part.strip() for part in answer.replace(";", ",").split(",")) if "," in answer or ";" in answer else tuple(answer.split())
        )
    by_id = {choice.id: choice.id for choice in spec.choices}
    by_text = {_folded(choice.text): choice.id for choice in spec.choices}
    if not all(isinstance(part, str) for part in given):
        return None
    ids = [by_id.get(str(part).strip()) or by_text.get(_folded(str(part))) for part in given if str(part).strip()]
    return tuple(name for name in ids if name) if all(ids) else None


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def grade_choice(task: Task, answer: Answer) -> Finding:
    """Return the finding for one option of several."""
    ids = picked(task.spec, answer)
    if ids is None or len(ids) != 1:
        return unsure("empty" if ids == () else "not_an_option")
    wanted = (task.spec.value, *task.spec.alternatives)
    return correct() if ids[0] in wanted else incorrect()


def grade_multi_choice(task: Task, answer: Answer) -> Finding:
    """Return the finding for several options: the score is hits minus false picks over the number that are right, at least 0."""
    ids = picked(task.spec, answer)
    if not ids:
        return unsure("not_an_option" if ids is None else "empty")
    wanted, given = set(task.spec.value), set(ids)
    if given == wanted:
        return correct()
    hits, misses = len(given & wanted), len(given - wanted)
    score = max(0, hits - misses) / max(len(wanted), 1)
    return partly("some_wrong" if misses else "some_missing", round(score, 4)) if score else incorrect()


def grade_ordering(task: Task, answer: Answer) -> Finding:
    """Return the finding for an ordering: the score counts the longest part in the right order, 0 for a single one."""
    ids = picked(task.spec, answer)
    if not ids:
        return unsure("not_an_option" if ids is None else "empty")
    wanted = {name: place for place, name in enumerate(task.spec.value)}
    if len(ids) != len(wanted) or len(set(ids)) != len(ids):
        return unsure("not_an_option")
    kept = _longest_rise([wanted[name] for name in ids])
    score = (kept - 1) / (len(wanted) - 1)
    if score == 1:
        return correct()
    return partly("partly_ordered", round(score, 4)) if score >= _ORDER_IS_PARTLY_FROM else incorrect()


def _longest_rise(places: list[int]) -> int:
    """Return the length of the longest increasing subsequence (patience sorting)."""
    tops: list[int] = []
    for place in places:
        at = bisect_left(tops, place)
        tops[at : at + 1] = [place]
    return len(tops)
