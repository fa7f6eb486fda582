"""A person's words as one plain line, and as the words that carry their meaning (pure)."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

VALUE_CHARACTERS: Final = 280
SHORT_WORD: Final = 2
_URL: Final = re.compile(r"(?:[a-z][a-z0-9+.-]*://|www\.)\S+", re.IGNORECASE)
_MARKUP: Final = re.compile(r"[<>`*_#\[\]{}|~\\]|\x1b|[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]")
_SPACE: Final = re.compile(r"\s+")
_WORD: Final = re.compile(r"[^\W_]+")
_ALONE: Final = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
"""Scripts that are written without spaces: each character counts as a word."""
_STEM: Final = 5
_NUMBER: Final = re.compile(r"\d+(?:\.\d+)?")
_THOUSANDS: Final = re.compile(r"(?<=\d),(?=\d{3})")
_SAID_FREELY: Final = """
the and for are was were has have had his her its their this that these those with from into onto about over under than then them they
there here when what which who whom whose how why will would shall should can could may might must not nor but yet also too very just
only more most some any all each every both few other another such own same being been does did done doing him she our out off
und der die das den dem ein eine einen ist sind mit von für auf nicht auch les des une est sont pour avec dans que qui pas plus sur
los las una con por para del que como och att det som den inte med har av user users learner learners student
"""
_EMPTY: Final = frozenset(_SAID_FREELY.split())
"""Words that say nothing of their own, in the languages most often met; one that is missing here only makes the rule a little laxer."""
_FRAMING: Final = """
want wants wante prefe need needs neede plan plans plann inten agree confi accep reque asks asked state menti says said decid choos chose aims
curre repor expre indic consi would
"""
_FRAME: Final = frozenset(_FRAMING.split())
"""Beginnings of the words in which a statement about somebody is put: `prefers`, `has agreed`, `is currently`. What was said need not hold them."""


def plain_line(text: str) -> str:
    """Return a learner's words as one plain line of at most 280 characters: no address, no markup, nothing invisible."""
    plain = _MARKUP.sub(" ", _URL.sub(" ", text))
    return _SPACE.sub(" ", plain).strip()[:VALUE_CHARACTERS].rstrip()


def normal(text: str) -> str:
    """Return a text in the form in which texts are compared: NFKC, case folded, one space between words."""
    return _SPACE.sub(" ", unicodedata.normalize("NFKC", text)).strip().casefold()


def content_words(text: str) -> frozenset[str]:
    """Return the words of a text that carry meaning, cut to their first five letters, so that an ending makes no difference.

    It knows no language: a cut stands for a stem, numbers stay whole, and in scripts without spaces each character is a word.
    """
    found = set[str]()
    for word in _WORD.findall(normal(text)):
        if _ALONE.search(word):
            found.update(_ALONE.findall(word))
        elif any(character.isdigit() for character in word):
            found.add(word)
        elif len(word) > SHORT_WORD and word not in _EMPTY and word[:_STEM] not in _FRAME:
            found.add(word[:_STEM])
    return frozenset(found)


def words(text: str) -> frozenset[str]:
    """Return all words of a text, normalised."""
    return frozenset(_WORD.findall(normal(text)))


def marks(text: str) -> frozenset[str]:
    """Return what tells two statements of one form apart: numbers, names, and single letters as in `grade A`."""
    plain = _THOUSANDS.sub("", unicodedata.normalize("NFKC", text))
    _, *later = [*_WORD.findall(plain), ""]
    return frozenset(_NUMBER.findall(plain)) | frozenset(word for word in later if word[:1].isupper())
