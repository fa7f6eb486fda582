"""Quotes: whether the words that a candidate cites were said, and whether they bear out what is concluded from them (pure).

Two texts are compared after this normalisation: Unicode NFKC, case folded, every run of white space one space. Case is folded because names
that were hidden from a provider come back in one spelling only. What is kept as the quote is the span of the entry itself.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from services.memory.extraction.lines import content_words, normal

SHORTEST_QUOTE: Final = 8
LONGEST_QUOTE: Final = 600
SUPPORTED: Final = 0.5
"""Share of a value's words that must have been said in the conversation."""
SHORT_CLAUSE: Final = 12
_NO: Final = re.compile(
    r"\b(?:no|not|never|none|nothing|without|cannot|hardly|neither|nor|dislikes?|hates?|avoids?|\w+n['\u2019]?t|kein\w*|nicht|nie|ohne|pas|jamais|sans|nunca|sin|inte|aldrig|utan|не|нет)\b|[不没無]"
)


def span_of(quote: str, words: str) -> str | None:
    """Return the span of `words` that a quote says, or None if it was not said.

    Args:
        quote: What a candidate cites; from 8 to 600 characters, once normalised.
        words: The words of the cited entry.
    """
    wanted = normal(quote)
    if not SHORTEST_QUOTE <= len(wanted) <= LONGEST_QUOTE:
        return None
    said, places = _normal_with_places(words)
    at = said.find(wanted)
    if at < 0:
        return None
    return words[places[at][0] : places[at + len(wanted) - 1][1]]


def bears_out(value: str, quote: str, around: str) -> bool:
    """Return whether a quote supports a value: it shares words with it, half of the value's words were said, and neither denies the other.

    Args:
        value: What is concluded.
        quote: What was said.
        around: The conversation that it was said in, quote included: it resolves "that one" and "yes".
    """
    claimed, heard = content_words(value), content_words(quote)
    if not claimed or not claimed & heard:
        return False
    said = heard | content_words(around)
    return len(claimed & said) >= SUPPORTED * len(claimed) and not denies(value, quote)


def denies(one: str, other: str) -> bool:
    """Return whether of two short clauses one denies and the other does not."""
    short = max(len(one.split()), len(other.split())) <= SHORT_CLAUSE
    return short and is_denial(one) != is_denial(other)


def is_denial(text: str) -> bool:
    """Return whether a text denies something."""
    return bool(_NO.search(normal(text)))


def _normal_with_places(words: str) -> tuple[str, list[tuple[int, int]]]:
    """Return the words normalised, and for each character where in the words it comes from."""
    said: list[str] = []
    places: list[tuple[int, int]] = []
    for begin, end in _clusters(words):
        cluster = words[begin:end]
        shown = " " if cluster.isspace() else unicodedata.normalize("NFKC", cluster).casefold()
        for character in shown:  # a single mark may come to a space and a combining one
            if character == " " and (not said or said[-1] == " "):
                continue
            said.append(character)
            places.append((begin, end))
    return "".join(said), places


def _clusters(words: str) -> list[tuple[int, int]]:
    """Return where each character with its combining marks begins and ends."""
    found: list[tuple[int, int]] = []
    for place, character in enumerate(words):
        if found and unicodedata.combining(character):
            found[-1] = (found[-1][0], place + 1)
        else:
            found.append((place, place + 1))
    return found
