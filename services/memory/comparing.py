"""Vectors for the statements that consolidation compares, where an embedder is there to make them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from services.llm import Permit
from services.memory.extract import Candidate
from services.memory.extraction.lines import normal
from services.memory.facts import FactBook
from services.memory.likeness import WORDS_ONLY, Likeness
from services.memory.recall.embedder import Embedder, EmbedderUnavailable
from services.platform import get_logger

MOST_TEXTS: Final = 1_000
"""Most statements that are compared by meaning in one run; the rest, the oldest, are compared by words."""
log = get_logger(__name__)


async def likeness_of(embedder: Embedder | None, book: FactBook, candidates: Sequence[Candidate], permit: Permit | None = None) -> Likeness:
    """Return what compares candidates made from words with the facts of their kind and subject.

    Claims from graded answers are codes and fixed words: they need no vectors. Without an embedder, a permit where it is remote, or when
    it is away, words are compared.
    """
    spoken = [candidate for candidate in candidates if candidate.source != "graded"]
    if embedder is None or not spoken or (embedder.is_remote and permit is None):
        return WORDS_ONLY
    texts = list(dict.fromkeys(_texts(book, spoken)))[:MOST_TEXTS]
    try:
        vectors = await embedder.embed(texts, permit=permit)
    except EmbedderUnavailable:
        log.info("compared_by_words")
        return WORDS_ONLY
    return Likeness({normal(text): vector for text, vector in zip(texts, vectors, strict=True)})


def _texts(book: FactBook, spoken: Sequence[Candidate]) -> Iterable[str]:
    """Give the statements to compare, the candidates' own first, then the newest facts."""
    yield from (candidate.value for candidate in spoken)
    slots = dict.fromkeys((candidate.kind, candidate.course, candidate.subject) for candidate in spoken)
    facts = [fact for slot in slots for fact in book.open_facts(*slot)]
    yield from (fact.value for fact in sorted(facts, key=lambda fact: fact.recorded_at, reverse=True))
