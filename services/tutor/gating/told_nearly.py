"""Whether a word is told in part or nearly: misspelt, with letters exchanged, its middle, how it begins (`Nair…`), letter by letter, turned round (pure)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from typing import Final

from services.tutor.gating.hearing import Heard
from services.tutor.gating.spelling import squeezed, tokens
from services.tutor.gating.vocabulary import is_known
from services.tutor.gating.words import Line

SHORTEST: Final = 5  # letters of a word that is recognized though it is misspelt; shorter ones are near to too many others
LONG: Final = 8  # letters of a word that is recognized with two mistakes
SHARE: Final = 0.6  # of its letters, in one piece
LEAST_BEGINNING, LEAST_KNOWN_BEGINNING = 2, 4  # letters before a gap; of what is a word itself more
_BREAKS_OFF: Final = re.compile(r"([^\W\d_]+(?:\s+[^\W\d_]+)?)\s?(?:…|\.\.\.|_{1,}|[-–—](?=\W|$))")
LEAST_QUOTED: Final = 3
_QUOTED: Final = re.compile(r"[\"'‘“„]([^\W\d_]{3,})[\"'’”“]")
_OTHER: Final = r"(?:or|oder|ou|o|eller|of|czy)"
_NOT: Final = r"(?:not|isn['’]t|never|nicht|kein\w*|pas|inte|no es|other than|instead of|rather than|anything but|opposite of)"
_WRONG: Final = r"(?:wrong|false|out|incorrect|falsch|faux|fel|not it|not right)"


def is_nearly_told(form: str, heard: Heard, shown: Collection[str]) -> bool:
    """Return whether a squeezed word is told nearly or in part.

    Args:
        form: the word.
        heard: the sentence.
        shown: the words that the question shows; they are nobody's mistakes.
    """
    if not form.isalpha():
        return False
    own = set(shown) | set(tokens(heard.said.text))
    strange = [word for word in tokens(heard.sentence) if len(word) >= SHORTEST - 1 and word not in own]
    if any(_resembles(word, form) and not is_known(word, frozenset()) for word in strange):
        return True
    if any(len(piece := squeezed(part)) >= LEAST_QUOTED and piece in form and piece not in own for part in _QUOTED.findall(heard.seen)):
        return True
    return any(_begins(form, match.group(1)) for text in (heard.sentence, heard.seen) for match in _BREAKS_OFF.finditer(text))


def is_taken_apart(form: str, seen: str) -> bool:
    """Return whether a word stands letter by letter or turned round, though the question shows it: nobody has cause to."""
    line, turned = Line.of(seen), form[::-1]
    apart = any(line.is_scattered(at, form) for at in line.places(form))
    return apart or (turned != form and turned in tokens(seen) and not is_known(turned, frozenset()))


def rules_out_the_other(answer: str, question: str, seen: str) -> bool:
    """Return whether a question asks `this or that?` and a sentence says that it is not that."""
    word = re.escape(answer.strip())
    pairs = re.findall(
        rf"\b{word}\s+{_OTHER}\s+(?:an?\s+|the\s+)?([^\W\d_]+)|([^\W\d_]+)\s+{_OTHER}\s+(?:an?\s+|the\s+)?{word}\b", question, re.IGNORECASE
    )
    rivals = [re.escape(rival) for pair in pairs for rival in pair if rival]
    return any(
        re.search(rf"\b{_NOT}\s+(?:an?\s+|the\s+)?{rival}\b(?=\W*$|\W*[,;:])|\b{rival}\s+(?:is|would be|ist|est|är)\s+{_WRONG}\b|\bother\b.{{0,12}}\bthan\s+{rival}\b", seen, re.IGNORECASE)
        for rival in rivals
    )  # fmt: skip


def words_of(texts: Iterable[str]) -> frozenset[str]:
    """Return the words of texts, squeezed."""
    return frozenset(word for text in texts for word in tokens(text))


def _begins(form: str, broken: str) -> bool:
    """Return whether what breaks off is the beginning of a word: two letters of it, or its capital; a word itself only if long."""
    last = broken.split()[-1]
    if len(last) == 1:
        return last.isupper() and form.startswith(last.casefold())
    for piece in (squeezed(broken), squeezed(last)):
        least = LEAST_KNOWN_BEGINNING if is_known(piece, frozenset()) else LEAST_BEGINNING
        if least <= len(piece) < len(form) and form.startswith(piece):
            return True
    return False


def _resembles(word: str, form: str) -> bool:
    if len(form) < SHORTEST or word == form:
        return False
    if word in form:
        return len(word) >= SHARE * len(form)
    if len(word) == len(form) and sorted(word) == sorted(form):
        return True
    most = 2 if len(form) >= LONG else 1
    return len(form) > SHORTEST and abs(len(word) - len(form)) <= most and _distance(word, form) <= most


def _distance(left: str, right: str) -> int:
    """Return how many letters have to be put in, taken out or changed to make one word of the other."""
    row = list(range(len(right) + 1))
    for at, mine in enumerate(left, 1):
        before, row[0] = row[0], at
        for to, other in enumerate(right, 1):
            before, row[to] = row[to], min(row[to] + 1, row[to - 1] + 1, before + (mine != other))
    return row[-1]
