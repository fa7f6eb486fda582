"""Whether the numbers of a short statement make the answer when they are all put together, whatever the words between them are (pure).

`Twenty, and half a dozen`, `a quarter of a hundred, plus one`: riddles have no end of words, but few numbers. One number at least must not be at hand:
the question's own numbers make the answer as well, and putting them together is the step to be made.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from fractions import Fraction
from typing import Final

from services.tutor.gating.hearing import Heard
from services.tutor.gating.marks import NEGATES
from services.tutor.gating.numbers import mentions, plain

MOST_CHARACTERS: Final = 60  # of a statement that does no more than tell a number
MOST_NUMBERS: Final = 4
LARGEST: Final = 10**9
_DECADES: Final = {
    "twenties": 20,
    "thirties": 30,
    "forties": 40,
    "fifties": 50,
    "sixties": 60,
    "seventies": 70,
    "eighties": 80,
    "nineties": 90,
}
_DECADE: Final = re.compile(rf"\b(?:{'|'.join(_DECADES)})\b", re.IGNORECASE)
_ALSO: Final = (
    (re.compile(r"\b(?:twice|doubl\w*)\b", re.IGNORECASE), Fraction(2)), (re.compile(r"\b(?:half|halv\w*)\b(?! (?:a|an|of a)? ?\d)", re.IGNORECASE), Fraction(1, 2)), (re.compile(r"\b(?:thrice|tripl\w*|three times)\b", re.IGNORECASE), Fraction(3)),
    (re.compile(r"\bdozens?\b", re.IGNORECASE), Fraction(12)), (re.compile(r"\bscore\b", re.IGNORECASE), Fraction(20)), (re.compile(r"\ba pair\b|\ba couple\b", re.IGNORECASE), Fraction(2)), (re.compile(r"\bquarter of\b", re.IGNORECASE), Fraction(1, 4)),
    (re.compile(r"\ba hundred\b", re.IGNORECASE), Fraction(100)),
)  # fmt: skip
_POWERS: Final = ((re.compile(r"\bsquared?\b", re.IGNORECASE), 2), (re.compile(r"\bcubed?\b", re.IGNORECASE), 3))


def tells_together(values: Collection[Fraction], known: Collection[Fraction], heard: Heard) -> bool:
    """Return whether all numbers that a short statement names make a value, by the four operations and powers that it names; a one alone is no new number."""
    if len(values) != 1 or len(heard.seen) > MOST_CHARACTERS or heard.is_question or NEGATES.search(heard.seen):
        return False
    shown = _DECADE.sub(lambda match: str(_DECADES[match.group().casefold()]), heard.shown)
    told = [mention.value for mention in mentions(plain(shown)) if mention.form[-1:] != "%"]
    also = [number for words, number in _ALSO if words.search(heard.shown) and number not in told]
    numbers = [*told, *also]
    if not 1 < len(numbers) + _has_power(heard) <= MOST_NUMBERS or all(
        number in known or (abs(number) <= 1 and number.denominator == 1) for number in told
    ):
        return False
    return any(set(values) & _results(tuple(row)) for row in (numbers, *_raised(numbers, heard)))


def _has_power(heard: Heard) -> int:
    return sum(words.search(heard.shown) is not None for words, _ in _POWERS)


def _raised(numbers: list[Fraction], heard: Heard) -> list[list[Fraction]]:
    """Return the numbers with one of them raised to a power that is named."""
    named = [power for words, power in _POWERS if words.search(heard.shown)]
    places = [at for at, number in enumerate(numbers) if abs(number) < LARGEST]
    return [[*numbers[:at], numbers[at] ** power, *numbers[at + 1 :]] for power in named for at in places]


def _results(numbers: tuple[Fraction, ...]) -> set[Fraction]:
    """Return what numbers make, each used once, neighbours first."""
    if len(numbers) == 1:
        return {numbers[0]}
    found: set[Fraction] = set()
    for cut in range(1, len(numbers)):
        for left in _results(numbers[:cut]):
            for right in _results(numbers[cut:]):
                found |= {left + right, left - right, right - left, left * right}
                found |= {left / right} if right else set()
                found |= {right / left} if left else set()
    return found
