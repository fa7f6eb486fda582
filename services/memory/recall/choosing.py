"""Which of what was found is handed on (pure): nothing twice in other words, and no more than there is room for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from math import ceil
from typing import Final, Literal
from uuid import UUID

from schemas.journal import EntryKind, FactKind
from services.identity import Category
from services.memory.recall.words import words

SAME_WORDS: Final = 0.85
"""From which share of words in common (Jaccard) two texts say the same."""
MOST_CHARACTERS: Final = 1_200
"""Of one text; a longer one is cut, so that it leaves room for others."""
_BYTES_PER_TOKEN: Final = 3.0


@dataclass(frozen=True, slots=True)
class Recalled:
    """One thing that was recalled.

    Args:
        id: The entry's or the fact's.
        kind: Which of both.
        what: The kind of entry or fact.
        category: What kind of memory it is.
        text: What it says, cut if it is long.
        at: When it was said or learnt.
        course: Where it belongs.
        speaker: Who said it.
        score: Higher is better, within one answer.
        reasons: What speaks for it, the strongest first.
    """

    id: UUID
    kind: Literal["entry", "fact"]
    what: EntryKind | FactKind
    category: Category
    text: str = field(repr=False)
    at: datetime
    course: str | None
    speaker: Literal["learner", "tutor"] | None
    score: float
    reasons: tuple[str, ...]

    @property
    def tokens(self) -> int:
        """Return an estimate of its size that rather errs high."""
        return ceil(len(self.text.encode()) / _BYTES_PER_TOKEN) + 1


def chosen(found: Iterable[Recalled], limit: int, budget_tokens: int) -> list[Recalled]:
    """Return the best that differ from one another and fit into the budget; what is too large for what is left of it is passed over.

    Args:
        found: The best first.
        limit: Most items.
        budget_tokens: Room for all texts.
    """
    kept: list[Recalled] = []
    held: list[frozenset[str]] = []
    room = budget_tokens
    for item in found:
        if len(kept) >= limit:
            break
        said = frozenset(words(item.text))
        if item.tokens > room or any(_alike(said, other) for other in held):
            continue
        kept.append(item)
        held.append(said)
        room -= item.tokens
    return kept


def cut(text: str, most: int = MOST_CHARACTERS) -> str:
    """Return a text, ended at a word before it grows longer than `most` characters."""
    if len(text) <= most:
        return text
    head = text[: most - 1]
    return f"{head.rsplit(None, 1)[0] if ' ' in head[most // 2 :] else head}…"


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Return whether two texts say the same in nearly the same words; two without any word are compared by nothing and differ."""
    return bool(one) and len(one & other) >= SAME_WORDS * len(one | other)
