"""Deterministic extractors: what a tally says about a learner after one more entry (pure). No model, no chance, no clock.

A skill claim rests on at least two independent offers; a claim that has stopped being true is withdrawn by the same arithmetic.
"""

from __future__ import annotations

from collections.abc import Iterator

from schemas.journal import Attempted
from services.memory.entry import Entry
from services.memory.extraction.candidate import Candidate
from services.memory.extraction.episodes import episodes
from services.memory.extraction.lines import plain_line
from services.memory.extraction.skills import of_skill, pace
from services.memory.extraction.strategies import strategies
from services.memory.extraction.wishes import wishes
from services.memory.tally import TallyBook

__all__ = ["Candidate", "candidates", "plain_line"]


def candidates(tally: TallyBook, entry: Entry) -> Iterator[Candidate]:
    """Give what the newest entry, counted in the tally, makes one believe or stop believing."""
    evidence = entry.evidence
    if isinstance(evidence, Attempted):
        if evidence.verdict != "unsure":
            yield from _of_attempt(tally, evidence, entry)
    else:
        yield from wishes(entry)


def _of_attempt(tally: TallyBook, attempt: Attempted, entry: Entry) -> Iterator[Candidate]:
    """Give the claims that a graded attempt moves."""
    for skill in attempt.skills:
        records = tally.skills.get((attempt.course, skill.skill))
        if records and skill.weight > 0:
            yield from of_skill(attempt.course, skill.skill, records, entry.at)
    if attempt.attempt_no == 1:
        yield from pace(attempt.course, tally, entry.at)
        yield from strategies(attempt.course, tally, entry.at)
    yield from episodes(tally, entry)
