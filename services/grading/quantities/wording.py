"""Units in words, and as schools write them, in the symbols of physics (pure)."""

from __future__ import annotations

import re
from typing import Final

_WORDS: Final = tuple(
    (re.compile(pattern), symbols)
    for pattern, symbols in (
        (r"\b(?:per|pro)\b", "/"),
        (r"\b(?:[Dd]egrees?|deg|Grad|grad|grader)\s+(?:C\b|[Cc]elsius\b)", "°C"),
        (r"\b(?:[Dd]egrees?|deg|Grad|grad|grader)\s+(?:F\b|[Ff]ahrenheit\b)", "°F"),
        (r"\b(?:[Ss]quare\s+|sq\.?\s+|[Kk]vadrat|[Qq]uadrat)([A-Za-zµμ]+)", r"\1^2"),
        (r"\b(?:[Cc]ubic\s+|cu\.?\s+|[Kk]ubik)([A-Za-zµμ]+)", r"\1^3"),
        (r"\s+squared\b", "^2"),
        (r"\s+cubed\b", "^3"),
        (r"\bq(mm|cm|dm|m|km)\b", r"\1^2"),  # as German schools write it; nobody measures in quectometres
        (r"\bms(?=\s*\^\s*[({]?\s*[-−])", "m s"),  # ms⁻¹ and ms⁻² are metres, as examiners write them, not milliseconds
        (r"\b(kN|N|kg)m\b", r"\1 m"),  # newton metres, which are no nanometres
        (r"\b(N|Pa|J|V|A|k?W)s\b", r"\1 s"),
    )
)


def symbols_for(text: str) -> str:
    """Return a unit with symbols in place of words: `metres per second squared` is `metres / second^2`."""
    for pattern, symbols in _WORDS:
        text = pattern.sub(symbols, text)
    return text
