"""What is embedded of a document and of a question (pure).

The name of who speaks is a circumstance, not a meaning: a question that names Ada is near to every turn that greets Ada. So names of
speakers are taken out of what is embedded, and who spoke is scored apart.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from typing import Final

from services.memory.recall.documents import Document
from services.memory.recall.words import spaced

MOST_CLAUSES: Final = 3
"""Clauses of a question that are embedded apart, to bound the time."""
SHORTEST_CLAUSE: Final = 12
"""In characters; a shorter one ("Hi!") asks nothing."""
MOST_ASKED: Final = 400
"""Characters of a question or clause that are embedded, two thirds from its beginning and the rest from its end: a vector takes as long as its text, and
whoever asks waits. RealMem finds as much with them (0.504/0.652 against 0.507/0.651), with 256 less. Words are searched in the whole."""
_CLAUSE_END: Final = re.compile(r"(?<=[.!?…])\s+|(?<=[。！？؟])\s*|\n+")
_SPACE: Final = re.compile(r"\s+")


def spoken(documents: Sequence[Document]) -> list[str]:
    """Return what is embedded of each document: who speaks, and the text without the names of those who speak in `documents`."""
    names = tuple(sorted({one.speaker for one in documents if one.speaker}))
    return [f"{one.speaker}: {nameless(one.text, names)}" if one.speaker else one.text for one in documents]


def asked(text: str, speakers: Iterable[str] = ()) -> list[str]:
    """Return what is embedded of a question: the whole, then its clauses if it has several; of what is long its beginning and its end.

    Args:
        text: The question, or what has just been said.
        speakers: Who speaks in the index.
    """
    whole = nameless(text, tuple(sorted(speakers)))
    clauses = [clause.strip() for clause in _CLAUSE_END.split(whole)]
    telling = [clause for clause in clauses if len(clause) >= SHORTEST_CLAUSE][:MOST_CLAUSES]
    return [_ends_of(text) for text in ([whole, *telling] if len(telling) > 1 else [whole])]


def _ends_of(text: str) -> str:
    """Return a text that is not too long, of a longer one its two ends."""
    tail = MOST_ASKED // 3
    return text if len(text) <= MOST_ASKED else f"{text[: MOST_ASKED - tail]} {text[-tail:]}"


def named(text: str, speakers: Iterable[str]) -> set[str]:
    """Return the speakers whom a text names."""
    return {speaker for speaker in speakers if (pattern := _pattern((speaker,))) is not None and pattern.search(text)}


def nameless(text: str, speakers: Collection[str]) -> str:
    """Return a text without the names of speakers; the text itself where nothing else would be left."""
    pattern = _pattern(tuple(speakers))
    left = text if pattern is None else _SPACE.sub(" ", pattern.sub("", text)).strip()
    return left if any(character.isalnum() for character in left) else text


@lru_cache(256)
def _pattern(speakers: tuple[str, ...]) -> re.Pattern[str] | None:
    """Return what finds the names, whole or the first of several, with a possessive ending; None if there are none."""
    names = {name for speaker in speakers for name in (speaker, speaker.partition(" ")[0]) if name.strip()}
    if not names:
        return None
    bounded = (
        rf"(?<!\w){re.escape(name)}(?!\w)" if spaced(name) else re.escape(name)
        for name in sorted(names, key=lambda name: (-len(name), name))
    )
    return re.compile(rf"(?:{'|'.join(bounded)})(?:['’]s\b)?", re.IGNORECASE)
