"""Which help is followed by success (pure): tries at the next question on the same skill, without help, right at once or not.

A strategy is believed when two independent questions came out right after it and most did, and no longer when most did not.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from services.memory.extraction.candidate import Candidate
from services.memory.extraction.skills import CLAIM_LIFE
from services.memory.tally import TallyBook

SUCCESSES: Final = 2
MOST: Final = 0.6
FEW: Final = 0.4
TRIALS_TO_END: Final = 3
_MEANS: Final = {
    "lesson": "reading the lesson again",
    "example": "a worked example",
    "solution": "seeing the whole solution once",
}


def strategies(course: str, tally: TallyBook, at: datetime) -> Iterator[Candidate]:
    """Give the kinds of help after which the next question goes right without any."""
    for (of, code), trials in tally.trials.items():
        if of != course:
            continue
        worked = [trial for trial in trials if trial.worked]
        share = len(worked) / len(trials)
        value = f"{means(code)} helps: the next question goes right without help"
        if len(worked) >= SUCCESSES and share >= MOST:
            evidence = tuple(trial.entry for trial in worked)
            confidence = round(share * (1 - 1 / (len(worked) + 1)), 2)
            yield Candidate("strategy_that_works", "", course, value, confidence, evidence, at, expires_at=worked[-1].at + CLAIM_LIFE)
        elif len(trials) >= TRIALS_TO_END and share < FEW:
            yield Candidate("strategy_that_works", "", course, value, 0.0, (trials[-1].entry,), at, is_over=True)


def means(code: str) -> str:
    """Return a kind of help in words; a rung of the help ladder by its number."""
    rung = code.removeprefix("hint-")
    return f"a hint up to rung {rung}" if rung != code else _MEANS[code]
