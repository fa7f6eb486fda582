"""What of an answer gives it away, for every type: its solutions, bounds and coordinates, each by itself (pure)."""

from __future__ import annotations

import re
from fractions import Fraction

from schemas.course import AnswerSpec
from services.tutor.gating.numbers import mentions, plain, values_in
from services.tutor.gating.told_texts import bare

LONGEST_SHORT_ANSWER = 24
SOLVED = frozenset({"equation", "argument"})
OF_ONE = frozenset({"number", "fraction", "expression"})
BY_PART = frozenset({"interval", "point"})
"""Types of which one bound or coordinate is found by itself, and so is as much as a solution."""
_OR = re.compile(r"\s+(?:or|and|oder|und|ou|et|o|y|e|eller|och)\s+|∨|\\lor|\s*;\s*|,(?=\s|[a-z])", re.IGNORECASE)
_SOLVED = re.compile(r"^[a-z](?:_?\d)?(?:[<>]=?|[=≤≥])|(?:[<>]=?|[=≤≥])[a-z]$")
_PLUS_MINUS = re.compile(r"±|\\pm\b|\+/-|\+-")
_UNKNOWN = re.compile(r"[a-zA-Z][^.?!]*[=<>≤≥]|[=<>≤≥][^.?!]*[a-zA-Z]")


def solutions(answer: str) -> tuple[str, ...]:
    """Return the alternatives that an answer lists (`x = 2 or x = 3`), those of both signs apart."""
    listed = [part for part in _OR.split(answer.strip(" {}")) if part.strip()]
    return tuple(signed for part in listed for signed in both_signs(part))


def both_signs(text: str) -> tuple[str, ...]:
    """Return a text with plus and with minus for ±, or the text itself."""
    if not _PLUS_MINUS.search(text):
        return (text,)
    upper, lower = _PLUS_MINUS.sub("+", text), _PLUS_MINUS.sub("-", text)
    return (re.sub(r"(^|[=(])\s*\+", r"\1", upper), lower)


def secret_values(spec: AnswerSpec, answer: str, question: str) -> set[Fraction]:
    """Return the numbers each of which gives an answer away, or a part of it that has to be found by itself."""
    if spec.type in SOLVED:
        return set().union(*(_lone_value(part) for part in solutions(answer)))
    if spec.type in OF_ONE or spec.choices:
        return _lone_value(answer)
    if spec.type in BY_PART or (spec.type == "set" and _UNKNOWN.search(question)):
        return {mention.value for mention in mentions(plain(spaced(answer))) if mention.form[-1:] != "%"}
    if spec.type == "ratio":
        return _as_fraction(answer)
    return set()


def spaced(text: str) -> str:
    """Return a text whose lists have space between their numbers: `(1,2)` are two, and `2:3` too, whatever the width of their signs."""
    return re.sub(r"(?<=\d)[,;:|，；：｜](?=-?\d)", " ; ", re.sub(r"\\(?:begin|end)\{\w+\}|&|\\\\", " ", text))


def _lone_value(answer: str) -> set[Fraction]:
    """Return the values that would give a short answer away; an expression with letters is caught as text."""
    shown = bare(answer)
    is_short = len(shown) <= LONGEST_SHORT_ANSWER and not re.search(r"[a-z√]", _SOLVED.sub("", shown))
    found = values_in(answer)
    return found if is_short and (len(found) == 1 or "%" in answer) else set()


def _as_fraction(ratio: str) -> set[Fraction]:
    parts = [mention.value for mention in mentions(plain(spaced(ratio)))]
    return {parts[0] / parts[1]} if len(parts) == 2 and parts[1] and (parts[0] / parts[1]).denominator > 1 else set()
