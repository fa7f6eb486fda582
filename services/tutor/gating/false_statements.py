"""Arithmetic in a reply is computed again: what is certainly false is not told to a learner (pure)."""

from __future__ import annotations

import re

from services.tutor.gating.calculations import in_symbols, is_false, statements
from services.tutor.gating.disguises import unveiled
from services.tutor.gating.marks import ASKS, NEGATES
from services.tutor.gating.numbers import plain

_OTHER_ARITHMETIC = re.compile(
    r"\bmod(?:ulo)?\b|\bbase\b|\bbinary\b|\bclock\b|\bo'clock\b|\bif\b|\bsuppose\b|\bimagine\b|\bwenn\b|\bom\b|\bsi\b", re.IGNORECASE
)

# What the learner wrote is quoted as it is; "you get" and "you have" are the tutor's own words.
_QUOTES = re.compile(
    r"\byou(?:['’]ve| have| had)?(?: just| already| initially| originally| first| then)?\s+(?:said|say|wrote|write|written|got|calculated|put|did|entered|answered|gave|claimed?|thought)\b"
    r"|\byour\s+(?:\w+\s+)?(?:answer|work|line|step|calculation|solution|result|equation|sum|product)\b",
    re.IGNORECASE,
)


def states_falsehood(sentence: str) -> bool:
    """Return whether a sentence states arithmetic that is certainly false, as its own: not asked, denied, supposed, or what the learner wrote."""
    seen = unveiled(sentence)
    if ASKS.search(seen.strip()) or NEGATES.search(seen) or _QUOTES.search(seen) or _OTHER_ARITHMETIC.search(seen):
        return False
    return any(is_false(statement) for statement in statements(in_symbols(plain(seen))))
