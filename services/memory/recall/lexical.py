"""How much of a question's words a document and its neighbours hold (pure): BM25 over each document in its context."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from services.memory.recall.index import Index
from services.memory.recall.segment import Array
from services.memory.recall.words import language_of, stemmed, telling, term, words

SATURATION: Final = 1.2  # BM25's k1 and b as Robertson and Zaragoza (2009) give them
LENGTH_NORM: Final = 0.75
MOST_WORDS: Final = 40
"""Of a question; of a longer one the rarest are searched."""

COVERED: Final = 1 / 3
"""Words are trusted in full where some document holds a third of what is asked, by rarity; less in proportion below."""

Asked = tuple[int, ...]
"""What one word of a question may stand for: its stem in each language of the index."""


@dataclass(frozen=True, slots=True, eq=False)
class Lexical:
    """What words say.

    Args:
        score: BM25 of each row in its context.
        holds: Whether a row itself holds a word that is asked for.
        trust: How far this question is one that words can answer, in [0, 1].
    """

    score: Array
    holds: Array
    trust: float


def asked_terms(index: Index, text: str) -> list[Asked]:
    """Return the terms of a question."""
    found = words(text)
    languages = index.languages
    language = language_of(found) or (languages[0] if len(languages) == 1 else None)
    groups = (tuple(sorted({term(stemmed(word, code)) for code in languages or (None,)})) for word in telling(found, language))
    return list(dict.fromkeys(groups))


def lexical(index: Index, asked: Sequence[Asked], visible: Array) -> Lexical:
    """Return how much of the asked words each row holds, together with its neighbours.

    A word in a neighbour counts as a share of one here, and is saturated together with it; a text is as long as it is with its neighbours.
    """
    counts, unseen = _counted(index, asked, visible)
    count = int(np.count_nonzero(visible))
    if not len(counts) or not count:
        return Lexical(np.zeros(len(visible), np.float32), np.zeros(len(visible), bool), 0.0)
    near = index.neighbourhood
    held = np.count_nonzero(counts, axis=1)
    rarity = np.log1p((count - held + 0.5) / (held + 0.5)).astype(np.float32)
    lent = near.lent(counts)
    score: Array = np.einsum("w,wr->r", rarity * np.float32(SATURATION + 1), lent / (lent + _norm(index, visible)))
    most = float(np.einsum("w,wr->r", rarity, np.minimum(lent, np.float32(1))).max())
    covered = most / (float(rarity.sum()) + unseen * float(np.log1p((count + 0.5) / 0.5)))
    return Lexical(score[near.place], np.asarray(counts.any(axis=0))[near.place], min(1.0, covered / COVERED))


def _counted(index: Index, asked: Sequence[Asked], visible: Array) -> tuple[Array, int]:
    """Return how often what stands at each place of the neighbourhood holds each asked word, by word, and how many words nothing holds."""
    near = index.neighbourhood
    counts = np.zeros((len(asked), len(index.is_live)), np.float32)
    begin = 0
    for segment in index.segments:
        terms, starts, rows = (segment.columns[name] for name in ("terms", "term_starts", "rows"))
        for at, alternatives in enumerate(asked):
            places = np.searchsorted(terms, np.array(alternatives, np.uint64))
            for wanted, place in zip(alternatives, places.tolist(), strict=True):
                if place < len(terms) and terms[place] == wanted:
                    span = slice(int(starts[place]), int(starts[place + 1]))
                    counts[at, near.place[begin + rows[span].astype(np.intp)]] += segment.columns["counts"][span]
        begin += len(segment)
    counts *= visible[near.order]
    held = np.count_nonzero(counts, axis=1)
    rarest = np.argsort(held, kind="stable")
    found: Array = counts[rarest[held[rarest] > 0][:MOST_WORDS]]
    return found, int(np.count_nonzero(held == 0))


def _norm(index: Index, visible: Array) -> Array:
    """Return BM25's saturation point at each place of the neighbourhood, by the length of a text with its neighbours."""
    near = index.neighbourhood
    lengths = near.lent((index.columns["lengths"] * visible)[near.order].astype(np.float32))
    usual = max(1.0, float(lengths[visible[near.order]].mean()))
    found: Array = np.float32(SATURATION) * (1 - LENGTH_NORM + np.float32(LENGTH_NORM) * lengths / np.float32(usual))
    return found
