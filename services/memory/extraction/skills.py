"""Claims about a skill, from how its last offers went (pure): misconceptions, recurring errors, lapses, hints, pace.

A claim rests on at least two independent offers, and ends by the same arithmetic when it has stopped being true.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from statistics import median
from typing import Final

from schemas.journal import FactKind
from services.memory.extraction.candidate import Candidate
from services.memory.tally import OfferRecord, TallyBook

MISCONCEPTION_OFFERS: Final = 2
STEP_OFFERS: Final = 2
LAPSES: Final = 2
REVIEWS: Final = 3
ERROR_WINDOW: Final = 5
ERROR_OFFERS: Final = 3
HINT_OFFERS: Final = 4
CLEAR_OFFERS: Final = 3
TIMES_NEEDED: Final = 10
PACES_S: Final = (10, 20, 30, 45, 60, 90, 120, 180, 300, 600)
CLAIM_LIFE: Final = timedelta(days=90)
OFTEN_WRONG: Final = "often wrong at the first try"
LAPSING: Final = "reviews go wrong although it was known before"
HINTED: Final = "usually solved with hints only"


def of_skill(course: str, skill: str, records: Sequence[OfferRecord], at: datetime) -> Iterator[Candidate]:
    """Give the claims about one skill that its offers, newest last, bear out or have ended."""
    yield from _misconceptions(course, skill, records, at)
    yield from _steps(course, skill, records, at)
    recent = records[-ERROR_WINDOW:]
    wrong = [record for record in recent if not record.right_first]
    yield from _claim("recurring_error", course, skill, OFTEN_WRONG, wrong, recent, ERROR_OFFERS, at)
    reviews = [record for record in records if record.is_review][-REVIEWS:]
    lapsed = [record for record in reviews if not record.right_first and record.was_known]
    yield from _claim("recurring_error", course, skill, LAPSING, lapsed, reviews, LAPSES, at)
    hinted = [record for record in records if record.hints > 0]
    yield from _claim("hint_dependence", course, skill, HINTED, hinted, records, HINT_OFFERS, at)


def pace(course: str, tally: TallyBook, at: datetime) -> Iterator[Candidate]:
    """Give how long an answer takes, in steps coarse enough not to change every day."""
    times = tally.times.get(course, [])
    if len(times) < TIMES_NEEDED:
        return
    middle = median(seconds for seconds, _, _ in times)
    step = min(PACES_S, key=lambda pace: abs(pace - middle))
    evidence = tuple(entry for _, entry, _ in times[-TIMES_NEEDED:])
    yield Candidate("pace", "", course, f"about {step} seconds an answer", 0.8, evidence, at, expires_at=at + CLAIM_LIFE)


def _misconceptions(course: str, skill: str, records: Sequence[OfferRecord], at: datetime) -> Iterator[Candidate]:
    """Give misconceptions named in two offers, and those that three right offers in a row have overcome."""
    named = dict.fromkeys(record.misconception for record in records if record.misconception)
    overcome = len(records) >= CLEAR_OFFERS and all(record.right_first for record in records[-CLEAR_OFFERS:])
    for name in named:
        seen = [record for record in records if record.misconception == name]
        if overcome or len(seen) >= MISCONCEPTION_OFFERS:
            yield _candidate("misconception", course, skill, name, seen, at, is_over=overcome)


def _steps(course: str, skill: str, records: Sequence[OfferRecord], at: datetime) -> Iterator[Candidate]:
    """Give the step of a question that goes wrong whenever it is met, and its end when the question has gone right."""
    newest = records[-1]
    steps = dict.fromkeys(record.wrong_step for record in records if record.item == newest.item and record.wrong_step)
    for step in steps:
        seen = [record for record in records if record.item == newest.item and record.wrong_step == step]
        value = f"step {step} of {newest.item} goes wrong again and again"
        if newest.right_first:
            yield _candidate("recurring_error", course, skill, value, seen, at, is_over=True)
        elif len(seen) >= STEP_OFFERS:
            yield _candidate("recurring_error", course, skill, value, seen, at)


def _claim(
    kind: FactKind,
    course: str,
    skill: str,
    value: str,
    seen: Sequence[OfferRecord],
    among: Sequence[OfferRecord],
    needed: int,
    at: datetime,
) -> Iterator[Candidate]:
    """Give a claim that `needed` offers bear out, or its end when at most one of a full window still does."""
    if len(seen) >= needed:
        yield _candidate(kind, course, skill, value, seen, at)
    elif len(seen) <= 1 and len(among) >= needed:
        yield _candidate(kind, course, skill, value, among[-1:], at, is_over=True)


def _candidate(
    kind: FactKind, course: str, skill: str, value: str, seen: Sequence[OfferRecord], at: datetime, *, is_over: bool = False
) -> Candidate:
    """Return a claim about a skill: the more offers bear it out, the surer."""
    confidence = round(1 - 1 / (len(seen) + 1), 2)
    evidence = tuple(record.entry for record in seen)
    expires_at = (seen[-1].at if seen else at) + CLAIM_LIFE
    return Candidate(kind, skill, course, value, confidence, evidence, at, expires_at=expires_at, is_over=is_over)
