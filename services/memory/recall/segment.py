"""An immutable piece of a learner's index: vectors, terms and marks of some documents as columns (pure).

It keeps no text, but what it keeps can be turned back into much of it: it is sealed before it leaves the process, like any text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final
from uuid import UUID
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from services.memory.recall.documents import KINDS, Document
from services.memory.recall.embedder import Vectors
from services.memory.recall.words import language_of

NOWHERE: Final = -1
"""In a column of names: it has none."""
OPEN: Final = np.iinfo(np.int64).max
RARE_LANGUAGE: Final = 0.05
"""A language guessed from a single word for a smaller share of a segment is taken for a wrong guess."""
_SURE: Final = 2
_MOST_COUNT: Final = 255
_NUMBER: Final = re.compile(r"\d+")
_STEPS: Final = 127.0

Array = NDArray[Any]


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Segment:
    """Columns with one row a document, in the order of the journal.

    Args:
        embedder: Whose vectors these are; None if there are none yet, so that only words are searched.
        names: The distinct episodes, speakers, courses and skills, which other columns number.
        languages: The languages whose stems are among the terms.
        columns: Arrays by name, see `_COLUMNS`.
    """

    embedder: str | None
    names: tuple[str, ...]
    languages: tuple[str, ...]
    columns: dict[str, Array]

    def __len__(self) -> int:
        """Return the number of documents."""
        return len(self.columns["ids"])

    @property
    def ids(self) -> list[UUID]:
        """Return the documents' ids, row by row."""
        return [UUID(bytes=row.tobytes()) for row in self.columns["ids"]]

    def vectors(self) -> Vectors | None:
        """Return the vectors, as exactly as they were kept: 8 bits a component, and the row's scale."""
        if self.embedder is None:
            return None
        found: Vectors = self.columns["codes"].astype(np.float32)
        found *= self.columns["scales"][:, None]
        return found


def segment(documents: Iterable[Document], vectors: Vectors | None = None, embedder: str | None = None) -> Segment:
    """Return the segment of some documents.

    Args:
        documents: In any order; of two with one id the later counts.
        vectors: A row for each of `documents`, in their order, made by `embedder`; None if there is none now.
        embedder: Its id.
    """
    listed = list(documents)
    rows = {document.id: row for row, document in enumerate(listed)}
    chosen = sorted(rows.values(), key=lambda row: (listed[row].at, listed[row].seq, listed[row].id))
    ordered = [listed[row] for row in chosen]
    names, numbers = _named(ordered)
    has_vectors = vectors is not None and embedder is not None
    kept = vectors[chosen] if has_vectors and vectors is not None else np.zeros((len(ordered), 0), np.float32)
    languages, terms = _terms(ordered)
    columns = {**_marks(ordered), **numbers, **terms, **_quantised(kept)}
    return Segment(embedder if has_vectors else None, names, languages, columns)


def seconds(at: datetime) -> int:
    """Return whole seconds since 1970; a time without zone is in UTC."""
    return int((at if at.tzinfo else at.replace(tzinfo=UTC)).timestamp())


def _marks(documents: Sequence[Document]) -> dict[str, Array]:
    return {
        "ids": np.frombuffer(b"".join(one.id.bytes for one in documents), np.uint8).reshape(-1, 16),
        "seqs": np.array([one.seq for one in documents], np.int64),
        "times": np.array([seconds(one.at) for one in documents], np.int64),
        "ends": np.array([OPEN if one.until is None else seconds(one.until) for one in documents], np.int64),
        "kinds": np.array([KINDS.index(one.kind) for one in documents], np.uint8),
        "confidences": np.array([one.confidence for one in documents], np.float32),
        "figures": np.array([_figures(one.text) for one in documents], np.uint32),
    }


def _named(documents: Sequence[Document]) -> tuple[tuple[str, ...], dict[str, Array]]:
    """Return the names, and the columns that number them."""
    names: dict[str, int] = {}

    def number(name: str | None) -> int:
        return NOWHERE if name is None else names.setdefault(name, len(names))

    columns: dict[str, Array] = {
        "episodes": np.array([number(one.episode) for one in documents], np.int32),
        "speakers": np.array([number(one.speaker) for one in documents], np.int32),
        "courses": np.array([number(one.course) for one in documents], np.int32),
        "skills": np.array([number(skill) for one in documents for skill in one.skills], np.int32),
        "skill_starts": np.cumsum([0, *(len(one.skills) for one in documents)], dtype=np.uint32),
    }
    return tuple(names), columns


def _terms(documents: Sequence[Document]) -> tuple[tuple[str, ...], dict[str, Array]]:
    """Return the languages and the postings: for each term, in ascending order, the rows that hold it and how often they do."""
    spoken = _languages(documents)
    stems = [one.terms(code) for one, code in zip(documents, spoken, strict=True)]
    lengths = np.array([len(stem) for stem in stems], np.uint32)
    flat = np.concatenate([*stems, np.zeros(0, np.uint64)])
    order = np.argsort(flat, kind="stable")  # by term, and rows stay in ascending order
    terms, rows = flat[order], np.repeat(np.arange(len(stems)), lengths)[order]
    is_next_term = np.diff(terms, prepend=terms[:1]) != 0
    firsts = np.flatnonzero(is_next_term | (np.diff(rows, prepend=NOWHERE) != 0))
    found, starts = np.unique(terms[firsts], return_index=True)
    return tuple(sorted({code for code in spoken if code})), {
        "lengths": lengths,
        "terms": found,
        "term_starts": np.append(starts, len(firsts)).astype(np.uint32),
        "rows": rows[firsts].astype(np.uint16 if len(stems) <= np.iinfo(np.uint16).max else np.uint32),
        "counts": np.minimum(np.diff(firsts, append=len(flat)), _MOST_COUNT).astype(np.uint8),
    }


def _languages(documents: Sequence[Document]) -> list[str | None]:
    """Return the language of each document: as it is known, as its words tell, or else what most others are in."""
    guessed = [language_of(one.words) for one in documents]
    counts = Counter(code for code in guessed if code)
    usual = min(counts, key=lambda code: (-counts[code], code)) if counts else None
    trusted = {code for code, count in counts.items() if count >= RARE_LANGUAGE * len(documents)}
    sure = [code if code in trusted else language_of(one.words, _SURE) for one, code in zip(documents, guessed, strict=True)]
    return [one.language or code or usual for one, code in zip(documents, sure, strict=True)]


def _figures(text: str) -> int:
    """Return what stands for the numbers in a text: two texts with different numbers do not say the same."""
    return crc32(" ".join(sorted(_NUMBER.findall(text))).encode())


def _quantised(vectors: Vectors) -> dict[str, Array]:
    """Return the vectors in 8 bits a component, each row scaled by its greatest."""
    if not vectors.shape[1]:
        return {"codes": np.zeros(vectors.shape, np.int8), "scales": np.zeros(len(vectors), np.float32)}
    scales = np.maximum(np.abs(vectors).max(axis=1), np.finfo(np.float32).tiny) / _STEPS
    return {"codes": np.rint(vectors / scales[:, None]).astype(np.int8), "scales": scales.astype(np.float32)}
