"""Recall: finds among a learner's entries and facts what a question is about, by meaning, words and circumstances, in this process."""

from services.memory.recall.asking import asked, spoken
from services.memory.recall.briefing import with_recalled
from services.memory.recall.building import RecallParts, build_embedder, build_recall, close_embedder, quicken_embedder
from services.memory.recall.cache import IndexCache
from services.memory.recall.choosing import Recalled
from services.memory.recall.documents import Document, Kind
from services.memory.recall.embedder import Embedder, EmbedderUnavailable, Vectors
from services.memory.recall.embedding import Aim, Embedded, Embedding
from services.memory.recall.index import Index, opened
from services.memory.recall.indexing import Indexing
from services.memory.recall.keeping_up import IndexUpkeep, forget_in_index, index_later
from services.memory.recall.local_embedder import LocalEmbedder
from services.memory.recall.packing import SegmentUnreadable, pack, unpack
from services.memory.recall.search import Hit, Query, Reason, search
from services.memory.recall.segment import Segment, segment
from services.memory.recall.service import Answer, Prepared, Question, Recall
from services.memory.recall.verifying import IndexFound, verified_index

__all__ = [
    "Aim",
    "Answer",
    "Document",
    "Embedded",
    "Embedder",
    "EmbedderUnavailable",
    "Embedding",
    "Hit",
    "Index",
    "IndexCache",
    "IndexFound",
    "IndexUpkeep",
    "Indexing",
    "Kind",
    "LocalEmbedder",
    "Prepared",
    "Query",
    "Question",
    "Reason",
    "Recall",
    "RecallParts",
    "Recalled",
    "Segment",
    "SegmentUnreadable",
    "Vectors",
    "asked",
    "build_embedder",
    "build_recall",
    "close_embedder",
    "forget_in_index",
    "index_later",
    "opened",
    "pack",
    "quicken_embedder",
    "search",
    "segment",
    "spoken",
    "unpack",
    "verified_index",
    "with_recalled",
]
