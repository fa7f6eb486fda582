"""Whether a sentence names a number by the one beside it, or by its place among the question's (pure)."""

from __future__ import annotations

import re
from collections.abc import Collection
from fractions import Fraction
from typing import Final

from services.tutor.gating.hearing import Heard, Said
from services.tutor.gating.numbers import mentions

MOST_CHARACTERS: Final = 90  # of a sentence that does no more than tell a number
_ONE_OFF: Final = re.compile(
    r"\b(?:one|1|just|right|immediately|directly|the (?:year|number|one|next))\b.{0,14}?\b(?:before|after|smaller|larger|bigger|greater|less|lower|higher|more|fewer|earlier|later|below|above)\b",
    re.IGNORECASE,
)
_ORDINALS: Final = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_PLACE: Final = re.compile(
    rf"\b(?:is|are|be|equals?|comes out as|it['’]s|take|write|enter)\s+(?:just\s+|exactly\s+)?(?:the|your)\s+(?P<place>{'|'.join(_ORDINALS)}|last|middle)\s+(?:number|value|one|entry|figure)\b",
    re.IGNORECASE,
)


def tells_neighbour(values: Collection[Fraction], known: Collection[Fraction], heard: Heard) -> bool:
    """Return whether a whole value is one off a number that is not at hand: `not 1990 but the year just before it`."""
    if len(heard.seen) > MOST_CHARACTERS or heard.is_question or not _ONE_OFF.search(heard.seen):
        return False
    fresh = {mention.value for mention in heard.numbers} - set(known)
    return any(value.denominator == 1 and abs(value - number) == 1 and abs(number) > 1 for value in values for number in fresh)


def tells_place(values: Collection[Fraction], question: Said, heard: Heard) -> bool:
    """Return whether a value is said to be the number at its place in the question: `the mean is the third number in your list`."""
    match = None if heard.is_question else _PLACE.search(heard.seen)
    if match is None:
        return False
    shown = [mention.value for mention in mentions(question.shown)]
    word = match["place"].casefold()
    place = _ORDINALS.index(word) if word in _ORDINALS else -1 if word == "last" else len(shown) // 2
    return -1 <= place < len(shown) and bool(shown) and shown[place] in values
