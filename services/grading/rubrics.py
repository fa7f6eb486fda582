"""Marks by a rubric: which proposals of a model are borne out by the answer, and what they come to (pure)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Final

from schemas.answers import Criterion, Rubric
from schemas.grading import CriterionMark, Graded
from services.grading.messages import message_for, told
from services.grading.prompts import ProposedMark
from services.llm import as_data

MODEL_WEIGHT: Final = 0.3
"""How much a marking by a model weighs as evidence beside one that is certain; a person's weighs 1."""
LEAST_QUOTED: Final = 3  # letters or digits that a quote must hold
MAX_ANSWER: Final = 8_000
_SAME: Final = str.maketrans(dict.fromkeys("’‘´`ʼ", "'") | dict.fromkeys("“”„«»", '"') | dict.fromkeys("–—−‐‑", "-"))


def checked(rubric: Rubric, proposed: Sequence[ProposedMark], answer: str) -> tuple[CriterionMark, ...] | None:
    """Return the marks that were proposed if all of them hold: every criterion once, within its bounds, with a quote from the answer.

    A mark without evidence makes the whole proposal worthless: None, and the answer is left to a person.
    """
    by_id = {one.criterion: one for one in proposed}
    if len(by_id) != len(proposed) or by_id.keys() != {criterion.id for criterion in rubric.criteria}:
        return None
    plain = _plain(answer)
    if not all(_holds(criterion, by_id[criterion.id], plain) for criterion in rubric.criteria):
        return None
    given = {name: one.marks for name, one in by_id.items()}
    return marks_of(rubric, given, {name: one.quote.strip() for name, one in by_id.items() if one.marks})


def _holds(criterion: Criterion, proposed: ProposedMark, plain_answer: str) -> bool:
    if proposed.marks > criterion.marks:
        return False
    if not proposed.marks:
        return True
    quote = _plain(proposed.quote)
    return sum(sign.isalnum() for sign in quote) >= LEAST_QUOTED and quote in plain_answer


def _plain(text: str) -> str:
    """Return a text as quotes are compared: as the model was shown it, with quotation marks, dashes and spaces of one kind."""
    return " ".join(unicodedata.normalize("NFC", as_data(text)).translate(_SAME).split())


def marks_of(rubric: Rubric, given: Mapping[str, int], quotes: Mapping[str, str] | None = None) -> tuple[CriterionMark, ...]:
    """Return marks with what the rubric says of their criteria."""
    return tuple(
        CriterionMark(
            criterion=one.id, title=one.title, marks=given[one.id], out_of=one.marks, quote=(quotes or {}).get(one.id, ""),
            advice=one.advice if given[one.id] < one.marks else "",
        )
        for one in rubric.criteria
    )  # fmt: skip


def is_possible(rubric: Rubric, given: Mapping[str, int]) -> bool:
    """Return whether marks are given for every criterion and no other, each within its bounds."""
    bounds = {one.id: one.marks for one in rubric.criteria}
    return given.keys() == bounds.keys() and all(0 <= marks <= bounds[name] for name, marks in given.items())


def graded_by(marks: Sequence[CriterionMark], locale: str) -> Graded:
    """Return the verdict that marks come to."""
    earned, possible = sum(one.marks for one in marks), sum(one.out_of for one in marks)
    score = round(earned / possible, 4)
    verdict = "correct" if score == 1 else "partly" if score else "incorrect"
    detail = "marks_all" if score == 1 else "marks_some" if score else "marks_none"
    words = {"earned": earned, "possible": possible}
    return Graded(
        verdict=verdict, score=score, reason="marked", message=message_for(detail, locale, **words), told=told(detail, **words),
        marks=tuple(marks),
    )  # fmt: skip


def unmarked(reason: str, locale: str) -> Graded:
    """Return the word on an answer that no machine has marked: `waits_for_person`, `compare_yourself`, `empty` or `too_long`."""
    return Graded(verdict="unsure", score=0.0, reason=reason, message=message_for(reason, locale), told=told(reason))


def unreadable_text(answer: str) -> str | None:
    """Return why a free text is not taken at all: `empty` or `too_long`; None if it is."""
    if not re.search(r"\w", answer):
        return "empty"
    return "too_long" if len(answer) > MAX_ANSWER else None
