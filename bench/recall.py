"""Recall: how many of the documents that answer a question are found, beside dense search alone and textbook rank fusion; and how fast."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from statistics import fmean
from time import perf_counter
from uuid import UUID, uuid4

import numpy as np

from bench import recall_sets
from bench.figures import Figure, figure, shared_folder
from bench.recall_sets import Asked, Memory
from services.memory.recall import Document, Index, LocalEmbedder, Query, Vectors, asked, opened, pack, search, segment, spoken, unpack
from services.memory.recall.lexical import LENGTH_NORM, SATURATION
from services.memory.recall.words import stemmed, words
from services.vault import AccountKeys, Place

FUSION_RANK = 60  # Cormack, Clarke and Büttcher (2009), reciprocal rank fusion
DEPTHS = (5, 10)


@dataclass(frozen=True)
class _Set:
    """A memory indexed by the product, and its questions with their vectors."""

    memory: Memory
    vectors: Vectors
    index: Index
    asked: list[tuple[Asked, Vectors]]


def figures(*, quick: bool) -> list[Figure]:
    """Return the recall over both sets, and the time and size of the index."""
    if not (shared_folder() / "data" / "locomo").is_dir():
        print("recall: SKIPPED, the data sets are not there; set MENO_BENCH_DATA to the folder that holds data/locomo")
        return []
    embedder = LocalEmbedder()
    sets = {"locomo": list(recall_sets.locomo()), "realmem": list(recall_sets.realmem())}
    found: list[Figure] = []
    ready: list[_Set] = []
    for name, memories in sets.items():
        indexed = [_indexed(embedder, memory) for memory in (memories[:1] if quick else memories)]
        ready += indexed
        found += _quality(name, indexed)
    found += _speed(embedder, ready, rounds=60 if quick else 300)
    embedder.close()
    return found


def _indexed(embedder: LocalEmbedder, memory: Memory) -> _Set:
    vectors = embedder.embed_now(spoken(memory.documents))
    index = opened([unpack(pack(segment(memory.documents, vectors, embedder.id)))])
    texts = [asked(one.text, index.speakers) for one in memory.questions]
    rows = iter(embedder.embed_now([text for group in texts for text in group]))
    questions = [(one, np.array([next(rows) for _ in group])) for one, group in zip(memory.questions, texts, strict=True)]
    return _Set(memory, vectors, index, questions)


def _quality(name: str, sets: Sequence[_Set]) -> Iterator[Figure]:
    """Give the share of gold documents among the first 5 and 10, over all questions."""
    ours = [
        (one.gold, [hit.id for hit in search(held.index, _query(held, one, vectors), max(DEPTHS))])
        for held in sets
        for one, vectors in held.asked
    ]
    dense, fused = zip(*(pair for held in sets for pair in _references(held)), strict=True)
    for depth in DEPTHS:
        share, alone, rank = (_recall(rows, depth) for rows in (ours, dense, fused))
        yield figure(f"{name}_recall_{depth}", share, "share", better="more", reference="dense alone", reference_value=alone)
        yield figure(f"{name}_recall_{depth}_fused", share, "share", better="more", reference="textbook RRF", reference_value=rank)


def _query(held: _Set, one: Asked, vectors: Vectors) -> Query:
    return Query(one.text, one.at, vectors, next(iter(held.index.vectors)), one.course)


def _recall(rows: Iterable[tuple[frozenset[UUID], list[UUID]]], depth: int) -> float:
    return fmean(len(gold.intersection(ids[:depth])) / len(gold) for gold, ids in rows)


def _references(held: _Set) -> Iterator[tuple[tuple[frozenset[UUID], list[UUID]], tuple[frozenset[UUID], list[UUID]]]]:
    """Give for each question what dense search alone finds, and what reciprocal rank fusion of it with BM25 finds: the text as it is."""
    documents = held.memory.documents
    lexical = _Bm25([one.text for one in documents])
    for one, vectors in held.asked:
        seen = np.array([document.at <= one.at for document in documents])
        ranks = [
            np.argsort(-np.where(seen, score, -np.inf), kind="stable") for score in (held.vectors @ vectors[0], lexical.scores(one.text))
        ]
        fused = np.zeros(len(documents))
        for rank in ranks:
            fused[rank] += 1 / (FUSION_RANK + 1 + np.arange(len(rank)))
        fused[~seen] = -1
        best = (ranks[0], np.argsort(-fused, kind="stable"))
        yield tuple((one.gold, [documents[row].id for row in rank[: max(DEPTHS)]]) for rank in best)


class _Bm25:
    """BM25 as the textbook has it, over stemmed English words."""

    def __init__(self, texts: Sequence[str]) -> None:
        held = [[stemmed(word, "en") for word in words(text)] for text in texts]
        self._rows: dict[str, dict[int, int]] = {}
        for row, stems in enumerate(held):
            for stem in stems:
                counts = self._rows.setdefault(stem, {})
                counts[row] = counts.get(row, 0) + 1
        self._lengths = np.array([len(stems) for stems in held], float)

    def scores(self, text: str) -> np.ndarray:
        found, count = np.zeros(len(self._lengths)), len(self._lengths)
        norm = SATURATION * (1 - LENGTH_NORM + LENGTH_NORM * self._lengths / self._lengths.mean())
        for word in words(text):
            for row, often in (held := self._rows.get(stemmed(word, "en"), {})).items():
                found[row] += np.log1p((count - len(held) + 0.5) / (len(held) + 0.5)) * often * (SATURATION + 1) / (often + norm[row])
        return found


def _speed(embedder: LocalEmbedder, sets: Sequence[_Set], rounds: int) -> Iterator[Figure]:
    """Give times over indexes of 10,000 and 1,000 items, made of both sets over and over with other ids, and the size of the larger."""
    questions = [(one, vectors) for held in sets for one, vectors in held.asked]
    for size, name in ((10_000, "recall_10k"), (1_000, "recall_1k")):
        packed = pack(segment(*_items(sets, size), embedder.id))
        index = opened([unpack(packed)])
        search(index, _late(*questions[0], embedder.id), 10)
        warm = _p95_ms(lambda at, index=index: search(index, _late(*questions[at % len(questions)], embedder.id), 10), rounds)
        yield figure(f"{name}_warm_p95_ms", warm, "ms")
        if size == 10_000:
            yield from _cold(packed, questions, embedder.id, rounds=max(20, rounds // 5))
    texts = [asked(one.text) for one, _ in questions]
    whole = _p95_ms(lambda at: embedder.embed_now(texts[at % len(texts)][:1]), rounds // 2)
    yield figure("query_embedding_p95_ms", _p95_ms(lambda at: embedder.embed_now(texts[at % len(texts)]), rounds // 2), "ms",
                 reference="without its clauses", reference_value=whole)  # fmt: skip


def _cold(packed: bytes, questions: Sequence[tuple[Asked, Vectors]], embedder_id: str, rounds: int) -> Iterator[Figure]:
    """Give the time from the sealed segment to hits, and its size."""
    keys = AccountKeys(uuid4(), uuid4(), {1: secrets.token_bytes(32)}, secrets.token_bytes(32))
    place = Place("memory_index", "segment", uuid4())
    sealed = keys.seal(place, packed)

    def cold(at: int) -> object:
        return search(opened([unpack(keys.open(place, sealed))]), _late(*questions[at % len(questions)], embedder_id), 10)

    yield figure("recall_10k_cold_p95_ms", _p95_ms(cold, rounds), "ms", reference="opening the seal alone",
                 reference_value=_p95_ms(lambda _: keys.open(place, sealed), rounds))  # fmt: skip
    yield figure("index_bytes_per_item", len(sealed) / 10_000, "B")


def _late(one: Asked, vectors: Vectors, embedder_id: str) -> Query:
    """Return a question asked when all items are known."""
    return Query(one.text, one.at + timedelta(days=10_000), vectors, embedder_id, one.course)


def _items(sets: Sequence[_Set], size: int) -> tuple[list[Document], Vectors]:
    """Return so many documents, in episodes of their own each time round, and their vectors: each a little off, so that none is a copy."""
    rows = [
        (document, held.memory.name, vector) for held in sets for document, vector in zip(held.memory.documents, held.vectors, strict=True)
    ]
    noise = np.random.default_rng(0).normal(scale=0.02, size=(size, len(rows[0][2]))).astype(np.float32)
    vectors = np.array([rows[at % len(rows)][2] for at in range(size)]) + noise
    documents = [
        replace(document, id=UUID(int=at + 1), seq=at, episode=f"{at // len(rows)} {name} {document.episode}")
        for at in range(size)
        for document, name, _ in [rows[at % len(rows)]]
    ]
    return documents, vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def _p95_ms(act: Callable[[int], object], rounds: int) -> float:
    times = []
    for at in range(rounds):
        began = perf_counter()
        act(at)
        times.append(perf_counter() - began)
    return float(np.percentile(times, 95)) * 1_000
