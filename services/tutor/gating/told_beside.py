"""Whether a sentence names a number by the one beside it, or by its place among the question's (pure)."""

from __future__ import annotations

import re
from collections.abc import Collection
from fractions import Fraction
from typing import Final

from services.tutor.gating.hearing import Heard, Said
from services.tutor.gating.numbers import mentions
from services.tutor.gating.told_operations import ORDINALS
from services.tutor.gating.units import sought

MOST_CHARACTERS: Final = 90  # of a sentence that does no more than tell a number
_ONE_OFF: Final = re.compile(
    r"\b(?:one|1|just|right|immediately|directly|the (?:year|number|one|next))\b.{0,14}?\b(?:before|after|smaller|larger|bigger|greater|less|lower|higher|more|fewer|earlier|later|below|above)\b",
    re.IGNORECASE,
)
_QUOTED: Final = re.compile(r"[\"“„']([^\"”“']{8,})[\"”']")
_BESIDE: Final = re.compile(
    r"\bword\s+(?:just\s+|right\s+|directly\s+)?(?:(?:that )?(?:comes|stands)\s+)?(?P<side>before|after|between)\b(?P<said>[^.?!]*)",
    re.IGNORECASE,
)
_ORDINALS: Final = ORDINALS[:10]  # nobody counts further in a row of numbers or words
_PLACE: Final = re.compile(
    rf"\b(?:is|are|be|equals?|comes out as|it['’]s|take|write|enter)\s+(?:just\s+|exactly\s+)?(?:the|your)\s+(?P<place>{'|'.join(_ORDINALS)}|last|middle)\s+(?:number|value|one|entry|figure|word)\b",
    re.IGNORECASE,
)
_PLACE_IS: Final = re.compile(
    rf"\b(?:the|your)\s+(?:very\s+)?(?P<place>{'|'.join(_ORDINALS)}|last|middle)\s+(?:number|value|one|entry|figure|word)\b(?P<said>[^.?!]*)",
    re.IGNORECASE,
)
_SORTED: Final = re.compile(r"\b(?:sort\w*|order\w*|from (?:smallest|least|lowest))\b", re.IGNORECASE)


def tells_neighbour(values: Collection[Fraction], known: Collection[Fraction], heard: Heard) -> bool:
    """Return whether a whole value is one off a number that is not at hand: `not 1990 but the year just before it`."""
    if len(heard.seen) > MOST_CHARACTERS or heard.is_question or not _ONE_OFF.search(heard.seen):
        return False
    fresh = {mention.value for mention in heard.numbers} - set(known)
    return any(value.denominator == 1 and abs(value - number) == 1 and abs(number) > 1 for value in values for number in fresh)


def tells_place(values: Collection[Fraction], question: Said, heard: Heard) -> bool:
    """Return whether a value is said to be the number at its place in the question: `the mean is the third number in your list`."""
    shown = [mention.value for mention in mentions(question.shown)]
    rows = (shown, sorted(shown)) if _SORTED.search(heard.window) else (shown,)
    return any(row[place] in values for row in rows for place in _places(heard, question.text, len(row)))


def tells_word(text: str, question: str, heard: Heard) -> bool:
    """Return whether a word of the question is said to be the one by its place among its words, or by the words beside it: `the word after the fox`."""
    for row in _QUOTED.findall(question) or [question]:
        words = [word.casefold() for word in re.findall(r"[^\W\d_]+(?:['’][a-z]+)?", row)]
        if words.count(text.casefold()) != 1:
            continue
        at = words.index(text.casefold())
        if at in {place % len(words) for place in _places(heard, question, len(words))} or _stands_beside(words, at, heard.seen):
            return True
    return False


def _places(heard: Heard, question: str, count: int) -> list[int]:
    """Return the places in a row of so many that the sentence says what is looked for has."""
    if heard.is_question or not count:
        return []
    names = sought(question)
    found = [match["place"] for match in _PLACE.finditer(heard.seen)]
    found += [
        match["place"]
        for match in _PLACE_IS.finditer(heard.seen)
        if names and re.search(rf"\bis\s+(?:the|your)\s+(?:{names})\b", match["said"], re.IGNORECASE)
    ]
    places = [_ORDINALS.index(word) if word in _ORDINALS else -1 if word == "last" else count // 2 for word in map(str.casefold, found)]
    return [place for place in places if place < count]


def _stands_beside(words: list[str], at: int, seen: str) -> bool:
    match = _BESIDE.search(seen)
    if match is None or seen.rstrip().endswith("?"):
        return False
    named = [words.index(word) for word in map(str.casefold, re.findall(r"[^\W\d_]+", match["said"])) if words.count(word) == 1]
    step = {"before": -1, "after": 1}.get(match["side"].casefold())
    return at - step in named[:1] if step else {at - 1, at + 1} <= set(named)
