"""Memory's own folds beside those that bootstrap gives: facts, which move with every entry, and those that consolidation moves."""

from __future__ import annotations

from collections.abc import Mapping

from services.memory.facts import FACTS, FactsFold
from services.memory.fold import Fold
from services.memory.heard import HEARD, HeardFold
from services.memory.image import Folds
from services.memory.tally import TALLY, TallyFold


def all_folds(given: Mapping[str, Fold]) -> Folds:
    """Return the given folds and memory's own."""
    return Folds({**given, FACTS: FactsFold(), TALLY: TallyFold(), HEARD: HeardFold()}, frozenset({TALLY, HEARD}))
