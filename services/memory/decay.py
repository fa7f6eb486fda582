"""How sure a belief still is when it is read: confidence fades with age, by kind (pure). Nothing is written when it does.

shown = confidence · 2^(−age ÷ half-life), the age counted from when the belief was last borne out. What a learner or an educator has said
does not fade: it holds until it is changed or expires. Half-lives follow how fast the thing itself changes: how one errs within weeks,
what one likes within a year.
"""

from __future__ import annotations

from datetime import datetime
from typing import Final

from schemas.journal import Fact, FactKind

HALF_LIFE_DAYS: Final[dict[FactKind, float]] = {
    "misconception": 60, "recurring_error": 45, "hint_dependence": 45, "pace": 60, "strategy_that_works": 120, "goal": 180,
    "preference": 365, "interest": 270, "accommodation": 730, "context": 180, "episode_summary": 180,
}  # fmt: skip
LASTING: Final = frozenset({"learner", "educator"})
_DAY_S: Final = 86_400


def shown_confidence(fact: Fact, now: datetime) -> float:
    """Return how sure a belief is at `now`, in [0, 1], to two places."""
    if fact.source in LASTING:
        return fact.confidence
    age_days = max(0.0, (now - fact.recorded_at).total_seconds() / _DAY_S)
    return float(round(fact.confidence * 0.5 ** (age_days / HALF_LIFE_DAYS[fact.kind]), 2))


def faded(fact: Fact, now: datetime) -> Fact:
    """Return the fact as it is shown at `now`."""
    return fact.model_copy(update={"confidence": shown_confidence(fact, now)})
