"""Finds what a question is about among a learner's documents (pure)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final, Literal
from uuid import UUID

import numpy as np

from services.memory.recall.documents import KINDS, Kind
from services.memory.recall.index import Index
from services.memory.recall.segment import Array, seconds
from services.memory.recall.words import stemmed, term, words

Reason = Literal["meaning", "words", "neighbour", "speaker", "episode", "skill", "course", "recent", "time"]

SATURATION: Final = 1.2  # BM25's k1 and b as Robertson and Zaragoza (2009) give them
LENGTH_NORM: Final = 0.75


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked for.

    Args:
        text: The question, or what has just been said.
        at: Now, or the time as of which memory is asked: what is later, or had ended, is not found.
        vector: The text's vector; None searches words only.
        embedder: Whose vector it is.
        course: The open course.
        skills: The skills at hand.
        kinds: Kinds of document wanted.
    """

    text: str = field(repr=False)
    at: datetime
    vector: Array | None = field(default=None, repr=False)
    embedder: str | None = None
    course: str | None = None
    skills: tuple[str, ...] = ()
    kinds: tuple[Kind, ...] = KINDS


@dataclass(frozen=True, slots=True)
class Hit:
    """A document found.

    Args:
        id: The document's.
        score: Higher is better; comparable within one answer only.
        reasons: What speaks for it, the strongest first.
    """

    id: UUID
    score: float
    reasons: tuple[Reason, ...]


def search(index: Index, query: Query, limit: int) -> list[Hit]:
    """Return at most `limit` documents, the best first."""
    allowed = _allowed(index, query)
    signals = {"meaning": _meaning(index, query), "words": _words(index, query)}
    total = np.zeros(len(index.is_live), np.float32)
    for name, signal in signals.items():
        said = signal != 0 if name == "meaning" else True  # a document that has no vector (yet) is neither near nor far in meaning
        total += np.where(said, _standard(signal, allowed & said), 0)
    rows = np.flatnonzero(allowed)
    best = rows[np.lexsort((-index.columns["times"][rows], -total[rows]))][:limit]
    ids = index.ids
    return [Hit(ids[row], float(total[row]), _reasons(signals, row)) for row in best]


def _allowed(index: Index, query: Query) -> Array:
    now, columns = seconds(query.at), index.columns
    wanted = np.isin(columns["kinds"], [KINDS.index(kind) for kind in query.kinds])
    found: Array = index.is_live & wanted & (columns["times"] <= now) & (columns["ends"] > now)
    return found


def _meaning(index: Index, query: Query) -> Array:
    matrix = index.vectors.get(query.embedder or "")
    if matrix is None or query.vector is None:
        return np.zeros(len(index.is_live), np.float32)
    found: Array = matrix @ query.vector.astype(np.float32)
    return found


def _words(index: Index, query: Query) -> Array:
    """Return the BM25 score of every row."""
    asked = _asked(index, query.text)
    rows_of, lengths = len(index.is_live), index.columns["lengths"].astype(np.float32)
    score = np.zeros(rows_of, np.float32)
    norm = SATURATION * (1 - LENGTH_NORM + LENGTH_NORM * lengths / max(1.0, float(lengths.mean()) if rows_of else 1.0))
    for alternatives in asked:
        counts = np.zeros(rows_of, np.float32)
        begin = 0
        for one in index.segments:
            terms, starts = one.columns["terms"], one.columns["term_starts"]
            for wanted in alternatives:
                at = int(np.searchsorted(terms, np.uint64(wanted)))
                if at < len(terms) and terms[at] == wanted:
                    span = slice(starts[at], starts[at + 1])
                    counts[begin + one.columns["rows"][span].astype(np.int64)] += one.columns["counts"][span]
            begin += len(one)
        held = int(np.count_nonzero(counts))
        score += np.log1p((rows_of - held + 0.5) / (held + 0.5)) * counts * (SATURATION + 1) / (counts + norm)
    return score


def _asked(index: Index, text: str) -> Sequence[Sequence[int]]:
    """Return for each word of the question the terms that it may stand for: its stem in each language of the index."""
    languages = index.languages or (None,)
    groups = {tuple(sorted({term(stemmed(word, code)) for code in languages})): None for word in words(text)}
    return tuple(groups)


def _standard(signal: Array, allowed: Array) -> Array:
    """Return a signal in standard deviations from its mean over what may be found; nothing where it says nothing."""
    seen = signal[allowed]
    spread = float(seen.std()) if len(seen) else 0.0
    found: Array = (signal - float(seen.mean())) / spread if spread > 1e-6 else np.zeros_like(signal)
    return found


def _reasons(signals: dict[str, Array], row: int) -> tuple[Reason, ...]:
    held: list[Reason] = []
    if signals["meaning"][row] > 0:
        held.append("meaning")
    if signals["words"][row] > 0:
        held.append("words")
    return tuple(held)
