"""Finds what a question is about among a learner's documents (pure)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Final, Literal
from uuid import UUID

import numpy as np

from services.memory.recall.alike import nearness, renewed
from services.memory.recall.asking import named, nameless
from services.memory.recall.documents import KINDS, Kind
from services.memory.recall.evidence import CONTENT, circumstance, recency, richness, standard, trust
from services.memory.recall.index import Index
from services.memory.recall.lexical import Lexical, asked_terms, lexical
from services.memory.recall.segment import Array, seconds
from services.memory.recall.times import TOLD_WITHIN, spans

Reason = Literal["meaning", "words", "neighbour", "speaker", "skill", "course", "recent", "time"]

_VIEWS: Final = 3
"""Of the content: what it means, what its neighbourhood means, which words stand there."""
_TELLS: Final = 0.25
"""Nats from which evidence is named as a reason."""
_POOL: Final = 40
"""Candidates at least that are looked through for near-duplicates."""


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked for.

    Args:
        text: The question, or what has just been said.
        at: Now, or the time as of which memory is asked: what is later, or had ended, is not found.
        vector: The vectors of `asked(text)`, or of the text alone; None searches words only.
        embedder: Whose vectors they are.
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


@dataclass(frozen=True, slots=True, eq=False)
class _Rows:
    """Which rows may lend context, and which of them may be found."""

    visible: Array
    wanted: Array


def search(index: Index, query: Query, limit: int) -> list[Hit]:
    """Return at most `limit` documents, the best first; of near-duplicates only the newest."""
    rows = _rows(index, query)
    if limit < 1 or not rows.wanted.any():
        return []
    spoken_for, priors = _evidence(index, query, rows)
    total = np.sum([*spoken_for.values(), *priors], axis=0)
    found = np.flatnonzero(rows.wanted)
    ranked = found[np.lexsort((found, -index.columns["times"][found], -total[found]))]
    return [Hit(index.id_of(row), float(total[row]), _reasons(spoken_for, row)) for row in _distinct(index, query, ranked, limit)]


def _rows(index: Index, query: Query) -> _Rows:
    now, columns = seconds(query.at), index.columns
    visible = index.is_live & (columns["times"] <= now) & (columns["ends"] > now)
    return _Rows(visible, visible & np.isin(columns["kinds"], [KINDS.index(kind) for kind in query.kinds]))


def _evidence(index: Index, query: Query, rows: _Rows) -> tuple[dict[Reason, Array], list[Array]]:
    """Return the evidence by reason, and what is known of a document whatever is asked."""
    columns, wanted = index.columns, rows.wanted
    speakers = named(query.text, index.speakers)
    said = lexical(index, asked_terms(index, nameless(query.text, tuple(sorted(speakers)))), rows.visible)
    found = _content(index, query, rows, said)
    masks: dict[Reason, Array] = {
        "speaker": np.isin(columns["speakers"], [index.speakers[name] for name in speakers]),
        "skill": _with_skills(index, query.skills),
        "course": _of_course(index, query.course),
        "time": _of_time(index, query.text, rows.visible),
    }
    found |= {reason: circumstance(mask, wanted) for reason, mask in masks.items()}
    found["recent"] = recency(columns["times"], masks["course"] & wanted)
    return found, [richness(index.distinct, wanted & _of_kind(index, "fact")), trust(columns["confidences"])]


def _content(index: Index, query: Query, rows: _Rows, said: Lexical) -> dict[Reason, Array]:
    """Return the evidence of what documents and their neighbours say, each view in standard deviations."""
    by_words = standard(said.score, rows.wanted)
    matrix = index.vectors.get(query.embedder or "")
    if matrix is None or query.vector is None:
        return _by_words(np.float32(CONTENT * _VIEWS) * by_words, said)
    embedded = index.embedded[query.embedder or ""] & rows.visible
    clauses, whole = _nearness(matrix, query.vector)
    near_by = standard(_near_by(index, whole, embedded), embedded & rows.wanted)
    # What has no vector yet is judged by its words alone, and as much as all else.
    found = _by_words(by_words * np.where(embedded, np.float32(CONTENT * said.trust), np.float32(CONTENT * _VIEWS)), said)
    found["neighbour"] += np.float32(CONTENT) * near_by
    found["meaning"] = np.float32(CONTENT) * standard(clauses, embedded & rows.wanted)
    return found


def _by_words(evidence: Array, said: Lexical) -> dict[Reason, Array]:
    """Return the evidence of words: that of a row which holds none of them is its neighbours'."""
    return {"words": evidence * said.holds, "neighbour": evidence * ~said.holds}


def _nearness(matrix: Array, vector: Array) -> tuple[Array, Array]:
    """Return how near each row is to the question and its nearest clause, and to the whole question."""
    near = nearness(matrix, np.atleast_2d(vector).astype(np.float32))
    whole: Array = near[0]
    return ((whole + near[1:].max(axis=0)) / 2 if len(near) > 1 else whole), whole


def _near_by(index: Index, whole: Array, embedded: Array) -> Array:
    """Return the mean nearness of each row and its neighbours, the nearer neighbour counting more."""
    near = index.neighbourhood
    counting = embedded[near.order].astype(np.float32)
    sums = near.lent(whole[near.order] * counting)
    found: Array = (sums / np.maximum(near.lent(counting), np.float32(1e-9)))[near.place]
    return found


def _with_skills(index: Index, skills: tuple[str, ...]) -> Array:
    mask = np.zeros(len(index.is_live), bool)
    numbers = [index.names[skill] for skill in skills if skill in index.names]
    mask[index.columns["skill_rows"][np.isin(index.columns["skills"], numbers)]] = True
    return mask


def _of_kind(index: Index, kind: Kind) -> Array:
    found: Array = index.columns["kinds"] == KINDS.index(kind)
    return found


def _of_course(index: Index, course: str | None) -> Array:
    found: Array = index.columns["courses"] == index.names.get(course, -2) if course is not None else np.zeros(len(index.is_live), bool)
    return found


def _of_time(index: Index, text: str, visible: Array) -> Array:
    """Return which rows are of a time that the text speaks of, or tell of it soon after."""
    times = index.columns["times"]
    mask = np.zeros(len(times), bool)
    first, last = (datetime.fromtimestamp(int(bound), UTC) for bound in (times[visible].min(), times[visible].max()))
    for begin, end in spans(text, first, last):
        mask |= (times >= seconds(begin)) & (times < seconds(end) + TOLD_WITHIN.total_seconds())
    return mask


def _distinct(index: Index, query: Query, ranked: Array, limit: int) -> list[int]:
    """Return the first `limit` rows without those that a newer one says again."""
    matrix = index.vectors.get(query.embedder or "")
    # Another number makes an entry another answer, but a fact the newer value of the same.
    figures = np.where(_of_kind(index, "fact"), 0, index.columns["figures"])
    size = max(_POOL, 2 * limit)
    while True:
        pool = ranked[:size]
        kept = pool if matrix is None else pool[~renewed(matrix[pool], figures[pool], index.columns["times"][pool])]
        if len(kept) >= limit or size >= len(ranked):
            return [int(row) for row in kept[:limit]]
        size *= 2


def _reasons(evidence: Mapping[Reason, Array], row: int) -> tuple[Reason, ...]:
    """Return what speaks for a row, the strongest first."""
    speaks: Iterator[tuple[float, Reason]] = ((float(values[row]), reason) for reason, values in evidence.items())
    return tuple(reason for weight, reason in sorted(speaks, reverse=True) if weight >= _TELLS)
