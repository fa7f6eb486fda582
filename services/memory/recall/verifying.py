"""Compares an index with the journal it was made from, by ids and words: vectors differ from machine to machine, texts do not."""

from __future__ import annotations

from typing import NamedTuple
from uuid import UUID

import numpy as np

from services.memory import store as journal
from services.memory.recall import store
from services.memory.recall.reading import WORDS_OF, document_of
from services.memory.recall.sealing import opened_segment
from services.memory.recall.segment import segment
from services.memory.recall.store import StoredSegment
from services.memory.recall.upkeep import uncovered
from services.memory.records import one_refusal, opened
from services.memory.store import Owner
from services.platform import Work
from services.vault import AccountKeys

_COMPARED = ("ids", "seqs", "times", "kinds", "lengths", "terms", "rows", "counts")


class IndexFound(NamedTuple):
    """What was found about one learner's index. Counts only.

    Args:
        segments: Segments there are.
        differing: Of them, those that cannot be read or are not what the journal says.
        waiting: Entries under no segment, which the job covers.
    """

    segments: int
    differing: int
    waiting: int


async def verified_index(work: Work, keys: AccountKeys, learner_id: UUID) -> IndexFound:
    """Return what is found when each segment's documents are made again from the journal and compared. Nothing is written.

    Raises:
        MemoryDamaged: An entry of the journal cannot be verified.
    """
    owner = Owner(keys.tenant_id, learner_id)
    head, _ = await journal.head_and_parts(work.session, owner, [])
    spans = await store.spans(work.session, owner)
    differing = 0
    for span in spans:
        (stored,) = await store.segments(work.session, owner, [span.segment])
        differing += not await _is_sound(work, keys, owner, stored)
    waiting = sum(end - begin + 1 for begin, end in uncovered(spans, head.seq if head else 0))
    return IndexFound(len(spans), differing, waiting)


async def _is_sound(work: Work, keys: AccountKeys, owner: Owner, stored: StoredSegment) -> bool:
    span, kept = stored.span, opened_segment(keys, stored)
    rows = await journal.entries_after(work.session, owner, span.from_seq - 1, span.to_seq, span.length)
    with one_refusal():
        entries = [entry for row in rows if (entry := opened(keys, row, words_of=WORDS_OF)) is not None]
    made = segment([document for entry in entries if (document := document_of(entry)) is not None])
    return kept is not None and all(np.array_equal(kept.columns[name], made.columns[name]) for name in _COMPARED)
