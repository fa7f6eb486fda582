"""Whether a sentence tells a number by its opposite, or as the zero of a factor: `6, with its sign changed`, `(x + 6)` for -6 (pure)."""

from __future__ import annotations

import re
from collections.abc import Collection
from fractions import Fraction

from services.tutor.gating.hearing import Heard
from services.tutor.gating.numbers import plain, values_in
from services.tutor.gating.told_texts import bare

_TURNS = re.compile(
    r"\bopposites?\b|\bother side of (?:zero|0)\b|\bsign is (?:a )?(?:minus|negative|-)|\bminus sign\b|\b(?:below|left of|under) (?:zero|0)\b|\badditive inverse|\bsigns?\b.{0,24}\b(?:chang|turn|flip|swap|revers|switch|invert|round|other way)\w*|\b(?:chang|turn|flip|swap|revers|switch|invert|negat)\w*\b.{0,24}\bsigns?\b"
    r"|\bnegat(?:e|ed|ion)\b|\b(?:with|has|have|put) (?:a )?minus\b|\bvorzeichen\b.{0,24}(?:umgekehrt|gedreht|vertauscht|wechsel\w*|dreh\w*)|\bgegenzahl\w*|\bentgegengesetzt\w*|\bopposée?s?\b|\bopuest[oa]s?\b"
    r"|\bomvända? tecken\b|\bmotsatt\w*|\boppost[oia]\b",
    re.IGNORECASE,
)
_FACTOR = re.compile(r"\(\s*(\d{0,6})\s*\*?\s*[a-z]\s*([-+])\s*(\d{1,6}(?:\.\d{1,6}|/\d{1,6})?)\s*\)", re.IGNORECASE)


def tells_opposite(values: Collection[Fraction], known: Collection[Fraction], heard: Heard) -> bool:
    """Return whether opposites are spoken of beside a number, not at hand, that is the opposite of a value."""
    if not _TURNS.search(heard.window):
        return False
    told = {mention.value for mention in heard.numbers}
    if _TURNS.search(heard.seen):
        told |= values_in(heard.tail)
    return any(value != 0 and -value in told - set(known) for value in values)


def tells_factor(values: Collection[Fraction], question: str, heard: Heard) -> bool:
    """Return whether a factor is written whose zero is a value; the question's own factors are at hand."""
    asked = bare(plain(question))
    for match in _FACTOR.finditer(heard.shown):
        slope, sign, number = match.groups()
        if bare(match.group()) in asked or slope == "0" or number.endswith("/0"):
            continue
        if Fraction(number) * (1 if sign == "-" else -1) / Fraction(slope or 1) in values:
            return True
    return False
