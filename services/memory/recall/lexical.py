"""How much of a question's words a document and its neighbours hold (pure): BM25 over each document in its context."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from services.memory.recall.index import Index
from services.memory.recall.segment import Array
from services.memory.recall.words import language_of, stemmed, telling, term, words

SATURATION: Final = 1.2  # BM25's k1 and b as Robertson and Zaragoza (2009) give them
LENGTH_NORM: Final = 0.75
MOST_WORDS: Final = 64
"""Of a question; of a longer one the rarest are searched."""

Asked = tuple[int, ...]
"""What one word of a question may stand for: its stem in each language of the index."""


def asked_terms(index: Index, text: str) -> list[Asked]:
    """Return the terms of a question."""
    found = words(text)
    languages = index.languages
    language = language_of(found) or (languages[0] if len(languages) == 1 else None)
    groups = (tuple(sorted({term(stemmed(word, code)) for code in languages or (None,)})) for word in telling(found, language))
    return list(dict.fromkeys(groups))


def counted(index: Index, asked: Sequence[Asked], visible: Array) -> Array:
    """Return how often each visible row holds each asked word, as an array of shape (words, rows); at most the rarest words."""
    counts = np.zeros((len(asked), len(index.is_live)), np.float32)
    begin = 0
    for segment in index.segments:
        terms, starts, rows = (segment.columns[name] for name in ("terms", "term_starts", "rows"))
        for at, alternatives in enumerate(asked):
            places = np.searchsorted(terms, np.array(alternatives, np.uint64))
            for wanted, place in zip(alternatives, places.tolist(), strict=True):
                if place < len(terms) and terms[place] == wanted:
                    span = slice(int(starts[place]), int(starts[place + 1]))
                    counts[at, begin + rows[span].astype(np.intp)] += segment.columns["counts"][span]
        begin += len(segment)
    counts *= visible
    held = np.count_nonzero(counts, axis=1)
    kept = np.argsort(held, kind="stable")
    found: Array = counts[kept[held[kept] > 0][:MOST_WORDS]]
    return found


def in_context(index: Index, counts: Array, visible: Array) -> Array:
    """Return the BM25 score of every row.

    A word in a neighbour counts as a share of one here, and is saturated together with it; a text is as long as it is with its neighbours.
    """
    count = int(np.count_nonzero(visible))
    if not len(counts) or not count:
        return np.zeros(len(visible), np.float32)
    near = index.neighbourhood
    lengths = near.lent((index.columns["lengths"] * visible)[near.order].astype(np.float32))
    norm = np.float32(SATURATION) * (
        1 - LENGTH_NORM + np.float32(LENGTH_NORM) * lengths / max(1.0, float(lengths[visible[near.order]].mean()))
    )
    held = np.count_nonzero(counts, axis=1)
    rarity = np.log1p((count - held + 0.5) / (held + 0.5)).astype(np.float32)
    lent = near.lent(counts[:, near.order])
    score: Array = np.einsum("w,wr->r", rarity * np.float32(SATURATION + 1), lent / (lent + norm))
    return score[near.place]
