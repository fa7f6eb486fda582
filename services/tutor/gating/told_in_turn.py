"""Whether a sentence goes on with the number that the one before ended with: `Ten. Plus four.`, `Take seven. Now double it.`, `A 1. And a 4.` (pure)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from fractions import Fraction
from typing import Final

from services.tutor.gating.hearing import Heard
from services.tutor.gating.numbers import mentions, plain

MOST_CHARACTERS: Final = 60  # of a sentence that does no more than go on
MOST_PLACES: Final = 6  # of a decimal that is told digit by digit
_GOES_ON: Final = re.compile(
    r"^\W*(?:(?:now|then|and|next|so|dann|und|puis|et|luego|y|sedan|och)\W+)*(?:[-+×·÷*/]|(?:plus|minus|times|add|subtract|take|double|halve|triple|square|half|twice|multiply|divide|increase|decrease|lower|raise|go|count|less|more|another|with|followed|by|und|and|dann|mal|plus|moins|más|menos|"
    r"verdopple|halbiere|double-le|its?|that)\b|a?\s*\d|\w+\s*[-+*/]=)",
    re.IGNORECASE,
)
_OF_DIGITS: Final = re.compile(r"\bdigits?\b|\bdecimal\b|\bpoint\b|\bpart\b", re.IGNORECASE)
_TWICE, _HALF = (
    re.compile(r"\b(?:doubl\w*|twice|verdopp\w*)\b", re.IGNORECASE),
    re.compile(r"\b(?:hal(?:ve|f|ves)|halbier\w*)\b", re.IGNORECASE),
)
_THRICE, _SQUARE = re.compile(r"\b(?:tripl\w*|thrice)\b", re.IGNORECASE), re.compile(r"\bsquar\w*\b", re.IGNORECASE)


def tells_in_turn(values: Collection[Fraction], known: Collection[Fraction], heard: Heard) -> bool:
    """Return whether the last number before this sentence, and what the sentence does with it, make a value; one number at least is not at hand."""
    if len(heard.seen) > MOST_CHARACTERS or not heard.tail or heard.is_question:
        return False
    goes_on, is_of_digits = _GOES_ON.search(heard.seen), _OF_DIGITS.search(heard.window)
    before = mentions(plain(heard.tail)) if goes_on or is_of_digits else ()
    if not before:
        return False
    last, now = before[-1], heard.numbers
    fresh = [mention for mention in now if last.value not in known or mention.value not in known]
    made = {Fraction(int(last.form + mention.form)) for mention in fresh if (last.form + mention.form).isdecimal()}
    if is_of_digits:
        made |= {whole / 10**places for whole in made for places in range(1, MOST_PLACES)}
    if goes_on and (fresh or last.value not in known):
        made |= {*_made(last.value, [mention.value for mention in fresh], heard.seen)}
    return bool(set(values) & made)


def _made(last: Fraction, now: list[Fraction], seen: str) -> Iterator[Fraction]:
    for number in now:
        yield from (last + number, last - number, number - last, last * number)
        yield from (last / number,) if number else ()
    for pattern, made in ((_TWICE, last * 2), (_HALF, last / 2), (_THRICE, last * 3), (_SQUARE, last * last)):
        if pattern.search(seen):
            yield made
