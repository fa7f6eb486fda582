"""Finds words and numbers in words in a text however they are spaced, hyphened, accented or hidden (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from services.tutor.gating.disguises import hidden_forms, initials
from services.tutor.gating.spelling import tokens, word_set

# Number words of other languages that are words of English, or articles and pronouns of their own language.
COMMON_WORDS = word_set(
    "once due on to fire ten die dos sex elf sei en et ett un una une um uma ein eine een ei bir bin mil cent cents sete ti ni set as"
)
CACHED = 512  # texts that several rules look at
LONG = 5  # letters of a form that is found in whatever pieces
LEAST_HIDDEN = 4  # letters of a form that is looked for in disguise
_MIXED = re.compile(
    r"\b(?:anagram|scrambl|rearrang|unscramble|mix(?:ed)? (?:up )?(?:the )?letters|jumbl|letters mixed|buchstabensalat|anagramm)\w*",
    re.IGNORECASE,
)
_VOWELS = "aeiouy"


@dataclass(frozen=True)
class Line:
    """A text as one row of letters that remembers where its words begin."""

    letters: str
    edges: frozenset[int]

    @classmethod
    @lru_cache(maxsize=CACHED)
    def of(cls, text: str) -> Line:
        """Return the line of a text."""
        found = tokens(text)
        return cls("".join(found), frozenset(accumulate(map(len, found), initial=0)))

    def places(self, form: str) -> Iterator[int]:
        """Yield where a squeezed form stands as whole words, spaced in whatever way; a short one in one piece or letter by letter."""
        at = self.letters.find(form)
        while at >= 0:
            end = at + len(form)
            if at in self.edges and end in self.edges:
                cuts = sum(place in self.edges for place in range(at + 1, end))
                if len(form) >= LONG or cuts in (0, len(form) - 1):
                    yield at
            at = self.letters.find(form, at + 1)

    def is_scattered(self, at: int, form: str) -> bool:
        """Return whether the form that stands at a place is spelled letter by letter."""
        return len(form) > 2 and all(place in self.edges for place in range(at, at + len(form) + 1))

    def is_one_word(self, at: int, form: str) -> bool:
        """Return whether the form that stands at a place is a word in one piece."""
        return not any(place in self.edges for place in range(at + 1, at + len(form)))

    def holds(self, form: str) -> bool:
        """Return whether a squeezed form stands in it as whole words."""
        return form in self.letters and any(True for _ in self.places(form))


def holds_hidden(text: str, forms: Iterable[str]) -> bool:
    """Return whether one of the squeezed forms is hidden in a text: turned round, shifted, in first letters, inside a longer word, or with its letters mixed or left out."""
    line, first, words = Line.of(text), initials(text), tokens(text)
    lowered = text.casefold()
    is_mixed = _MIXED.search(text) is not None
    for form in forms:
        if any(line.holds(hidden) for hidden in hidden_forms(form)):
            return True
        if len(form) < LEAST_HIDDEN or not form.isalpha():
            continue
        if form in first or _masked(form, lowered):
            return True
        if any(_is_inside(form, word) or _without_vowels(form) == word or (is_mixed and sorted(word) == sorted(form)) for word in words):
            return True
    return False


def _is_inside(form: str, word: str) -> bool:
    """Return whether a long form stands inside a longer word, not at its begin: `seventh` is no hidden `seven`."""
    return len(form) > LONG and form in word[1:]


def _without_vowels(form: str) -> str:
    """Return a form without its vowels, if three letters are left that could be meant."""
    rest = "".join(letter for letter in form if letter not in _VOWELS)
    return rest if len(rest) >= LEAST_HIDDEN and rest != form else "\0"


def _masked(form: str, lowered: str) -> bool:
    if not re.search(r"[*_#@•]|\w[.\-]\w", lowered):
        return False
    pattern = "".join(f"(?:{letter}|[*_#@•.\\-])" if letter in _VOWELS else letter for letter in form)
    return any(re.search(r"[*_#@•.\-]", match.group()) for match in re.finditer(rf"(?<!\w){pattern}(?!\w)", lowered))
