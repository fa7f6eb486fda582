"""Recall: finds among a learner's entries and facts what a question is about, by meaning, words and circumstances, in this process."""

from services.memory.recall.documents import Document, Kind
from services.memory.recall.embedder import Embedder, EmbedderUnavailable, Vectors
from services.memory.recall.index import Index, opened
from services.memory.recall.local_embedder import LocalEmbedder
from services.memory.recall.packing import SegmentUnreadable, pack, unpack
from services.memory.recall.search import Hit, Query, Reason, search
from services.memory.recall.segment import Segment, segment

__all__ = [
    "Document",
    "Embedder",
    "EmbedderUnavailable",
    "Hit",
    "Index",
    "Kind",
    "LocalEmbedder",
    "Query",
    "Reason",
    "Segment",
    "SegmentUnreadable",
    "Vectors",
    "opened",
    "pack",
    "search",
    "segment",
    "unpack",
]
