"""Deterministic extractors: what a tally says about a learner after one more entry (pure). No model, no chance, no clock.

A skill claim rests on at least two independent offers; a claim that has stopped being true is withdrawn by the same arithmetic.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from statistics import median
from typing import Final
from uuid import UUID

from schemas.journal import Attempted, FactKind, FactSource, GoalSet, Words
from services.memory.entry import Entry
from services.memory.tally import OfferRecord, TallyBook

MISCONCEPTION_OFFERS: Final = 2
ERROR_WINDOW: Final = 5
ERROR_OFFERS: Final = 3
HINT_OFFERS: Final = 4
CLEAR_OFFERS: Final = 3
TIMES_NEEDED: Final = 10
PACES_S: Final = (10, 20, 30, 45, 60, 90, 120, 180, 300, 600)
CLAIM_LIFE: Final = timedelta(days=90)
VALUE_CHARACTERS: Final = 280
_URL: Final = re.compile(r"(?:[a-z][a-z0-9+.-]*://|www\.)\S+", re.IGNORECASE)
_MARKUP: Final = re.compile(r"[<>`*_#\[\]{}|~\\]|\x1b|[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]")
_SPACE: Final = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Candidate:
    """What an extractor proposes: a claim, or that a claim no longer holds."""

    kind: FactKind
    subject: str
    course: str | None
    value: str = field(repr=False)
    confidence: float
    evidence: tuple[UUID, ...]
    at: datetime
    source: FactSource = "graded"
    quote: str | None = field(default=None, repr=False)
    expires_at: datetime | None = None
    is_over: bool = False


def candidates(tally: TallyBook, entry: Entry) -> Iterator[Candidate]:
    """Give what the newest entry, counted in the tally, makes one believe or stop believing."""
    evidence = entry.evidence
    if isinstance(evidence, Attempted) and evidence.verdict != "unsure":
        for skill in evidence.skills:
            records = tally.skills.get((evidence.course, skill.skill))
            if records and skill.weight > 0:
                yield from _of_skill(evidence.course, skill.skill, records, entry.at)
        if evidence.attempt_no == 1:
            yield from _pace(evidence.course, tally, entry.at)
    elif isinstance(evidence, GoalSet):
        yield from _wish(evidence, entry)


def plain_line(text: str) -> str:
    """Return a learner's words as one plain line of at most 280 characters: no address, no markup, nothing invisible."""
    plain = _MARKUP.sub(" ", _URL.sub(" ", text))
    return _SPACE.sub(" ", plain).strip()[:VALUE_CHARACTERS].rstrip()


def _of_skill(course: str, skill: str, records: list[OfferRecord], at: datetime) -> Iterator[Candidate]:
    """Give the claims about one skill."""
    yield from _misconceptions(course, skill, records, at)
    recent = records[-ERROR_WINDOW:]
    wrong = [record for record in recent if not record.right_first]
    yield from _claim("recurring_error", course, skill, "often wrong at the first try", wrong, recent, ERROR_OFFERS, at)
    hinted = [record for record in records if record.hints > 0]
    yield from _claim("hint_dependence", course, skill, "usually solved with hints only", hinted, records, HINT_OFFERS, at)


def _misconceptions(course: str, skill: str, records: list[OfferRecord], at: datetime) -> Iterator[Candidate]:
    """Give misconceptions named in two offers, and those that three right offers in a row have overcome."""
    named = dict.fromkeys(record.misconception for record in records if record.misconception)
    overcome = len(records) >= CLEAR_OFFERS and all(record.right_first for record in records[-CLEAR_OFFERS:])
    for name in named:
        seen = [record for record in records if record.misconception == name]
        if overcome or len(seen) >= MISCONCEPTION_OFFERS:
            yield _candidate("misconception", course, skill, name, seen, at, is_over=overcome)


def _claim(
    kind: FactKind, course: str, skill: str, value: str, seen: list[OfferRecord], among: list[OfferRecord], needed: int, at: datetime
) -> Iterator[Candidate]:
    """Give a claim that `needed` offers bear out, or its end when at most one of a full window still does."""
    if len(seen) >= needed:
        yield _candidate(kind, course, skill, value, seen, at)
    elif len(seen) <= 1 and len(among) >= needed:
        yield _candidate(kind, course, skill, value, among[-1:], at, is_over=True)


def _candidate(
    kind: FactKind, course: str, skill: str, value: str, seen: list[OfferRecord], at: datetime, *, is_over: bool = False
) -> Candidate:
    """Return a claim about a skill: the more offers bear it out, the surer."""
    confidence = round(1 - 1 / (len(seen) + 1), 2)
    evidence = tuple(record.entry for record in seen)
    expires_at = (seen[-1].at if seen else at) + CLAIM_LIFE
    return Candidate(kind, skill, course, value, confidence, evidence, at, expires_at=expires_at, is_over=is_over)


def _pace(course: str, tally: TallyBook, at: datetime) -> Iterator[Candidate]:
    """Give how long an answer takes, in steps coarse enough not to change every day."""
    times = tally.times.get(course, [])
    if len(times) < TIMES_NEEDED:
        return
    middle = median(seconds for seconds, _, _ in times)
    step = min(PACES_S, key=lambda pace: abs(pace - middle))
    evidence = tuple(entry for _, entry, _ in times[-TIMES_NEEDED:])
    yield Candidate("pace", "", course, f"about {step} seconds an answer", 0.8, evidence, at, expires_at=at + CLAIM_LIFE)


def _wish(wish: GoalSet, entry: Entry) -> Iterator[Candidate]:
    """Give the learner's own goal or preference: their words, or else what they chose."""
    said = entry.words.text if isinstance(entry.words, Words) else ""
    value = plain_line(said) or _goal_value(wish.targets, wish.deadline)
    kind: FactKind = "goal" if entry.kind == "goal" else "preference"
    if value:
        quote = said[:VALUE_CHARACTERS] or None
        yield Candidate(kind, "", wish.course, value, 1.0, (entry.id,), entry.at, "learner", quote, _end(wish.deadline, entry))


def _goal_value(targets: tuple[str, ...], deadline: date | None) -> str:
    """Return a goal in words made of what was chosen."""
    parts = [", ".join(targets)] if targets else []
    return plain_line(" ".join([*parts, *([f"by {deadline.isoformat()}"] if deadline else [])]))


def _end(deadline: date | None, entry: Entry) -> datetime | None:
    """Return when a goal has passed: a day after its deadline, wherever the learner is."""
    if deadline is None:
        return None
    return datetime.combine(deadline, entry.at.timetz()) + timedelta(days=1)
