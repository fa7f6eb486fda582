"""What somebody wrote, in the plain readings that patterns are matched against (pure): spelling, spacing and disguises apart.

Patterns are written for small letters without accents and without apostrophes: `I'm` is `im`, `mí` is `mi`, `schlägt` is `schlagt`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

LONGEST: Final = 8_000
"""Characters that are looked at; what a learner may send is shorter."""
_JOINERS: Final = re.compile("[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff]")
_APOSTROPHES: Final = re.compile(r"['’‘´`ʼ]")
_LEET: Final = str.maketrans({"0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t", "8": "b", "@": "a", "$": "s", "!": "i", "|": "i"})
_MIXED: Final = re.compile(r"(?<![^\s.,;:])(?=[^\s.,;:]*[a-z])(?=[^\s.,;:]*[0134578@$!|])[a-z0134578@$!|]{2,20}(?![^\s.,;:])")
_CALCULATION: Final = re.compile(r"^(?:\d+[a-z]{1,2}|[a-z]\d+|\d+[a-z]\d*|[a-z]{1,2}!+|[a-z]+!+)$")
_LETTERS_APART: Final = re.compile(r"(?<![^\W_])(?:[a-z][ .\-_*]){3,}[a-z](?![^\W_])")
_STARRED: Final = re.compile(r"(?<=[a-z])[*#_.](?=[a-z])")
_DRAWN_OUT: Final = re.compile(r"([a-z])\1{2,}")
_SPACES: Final = re.compile(r"[^\S\n]+")


def plain(text: str) -> str:
    """Return the text in small letters without accents, apostrophes and invisible characters; drawn-out letters are said once."""
    wide = _JOINERS.sub("", unicodedata.normalize("NFKC", text[:LONGEST]))
    bare = "".join(sign for sign in unicodedata.normalize("NFD", wide.casefold()) if not unicodedata.combining(sign))
    return _DRAWN_OUT.sub(r"\1", _APOSTROPHES.sub("", bare))


def readings(text: str) -> Iterator[str]:
    """Give the ways in which a text can be read: as it stands; with letters put together and figures read as letters, where it has such."""
    first = plain(text)
    yield _SPACES.sub(" ", first)
    together = _LETTERS_APART.sub(lambda match: re.sub(r"[ .\-_*]", "", match.group()), first)
    undisguised = _MIXED.sub(_as_letters, together)
    if undisguised != first:
        yield _SPACES.sub(" ", undisguised)
    if _STARRED.search(undisguised):
        yield _SPACES.sub(" ", _STARRED.sub("i", undisguised))


def _as_letters(match: re.Match[str]) -> str:
    word = match.group()
    if word == "t0":
        return "to"
    return word if _CALCULATION.match(word) else word.translate(_LEET)
