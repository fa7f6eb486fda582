"""What recall searches: one document for each entry with words and for each fact (pure)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Literal
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from services.memory.recall.words import stemmed, term, words

Kind = Literal["entry", "fact"]
KINDS: tuple[Kind, ...] = ("entry", "fact")


@dataclass(frozen=True)
class Document:
    """One thing that can be recalled.

    Args:
        id: The entry's or the fact's.
        text: What was said, or what the fact says. It is embedded and taken apart into words; the index does not keep it.
        at: When it was said or learnt; it cannot be recalled as of an earlier time.
        kind: Entry of the journal or fact.
        episode: What it was said in (a visit, a session, a conversation); None stands alone. Its neighbours there lend it context.
        speaker: Who said it, by the name or role by which a question may call them.
        course: The course, project or topic that it belongs to.
        skills: The skills that it is about.
        confidence: How sure it is, in [0, 1].
        seq: Its place in the journal, which orders what has the same time.
        until: When it ceased to hold (a fact superseded or expired); None still holds.
        language: An ISO 639-1 code where it is known; else it is guessed from the words.
    """

    id: UUID
    text: str = field(repr=False)
    at: datetime
    kind: Kind = "entry"
    episode: str | None = None
    speaker: str | None = None
    course: str | None = None
    skills: tuple[str, ...] = ()
    confidence: float = 1.0
    seq: int = 0
    until: datetime | None = None
    language: str | None = None

    @cached_property
    def words(self) -> list[str]:
        """Return the words of the text, kept with the document: one that waits for its segment is taken apart once, not with every question."""
        return words(self.text)

    def terms(self, language: str | None) -> NDArray[np.uint64]:
        """Return what stands for each word, by its stem in a language."""
        kept = self._terms.get(language)
        if kept is None:
            kept = self._terms[language] = np.array([term(stemmed(word, language)) for word in self.words], np.uint64)
        return kept

    @cached_property
    def _terms(self) -> dict[str | None, NDArray[np.uint64]]:
        return {}
