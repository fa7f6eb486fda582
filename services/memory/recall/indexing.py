"""Keeps a learner's recall index up with the journal: what is slow happens between two units of work, and each segment is written whole.

It is a cache. Whatever goes wrong, it may be dropped; whatever is missing is made again from the journal.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from uuid import UUID, uuid4

import numpy as np

from services.memory import store as journal
from services.memory.categories import category_of
from services.memory.entry import Entry
from services.memory.recall import store
from services.memory.recall.asking import spoken
from services.memory.recall.documents import Document
from services.memory.recall.embedder import Vectors
from services.memory.recall.embedding import Aim, Embedded, Embedding, Lacking
from services.memory.recall.marks import Marks
from services.memory.recall.reading import WORDS_OF, document_of
from services.memory.recall.sealing import opened_segment, sealed_segment
from services.memory.recall.segment import Segment, segment
from services.memory.recall.store import FIRST_VERSION, StoredSegment
from services.memory.recall.upkeep import BATCH, Span, Task, next_task
from services.memory.records import one_refusal, opened
from services.memory.store import Owner, StoredEntry
from services.platform import Work
from services.vault import AccountKeys


@dataclass(frozen=True, slots=True)
class Plan:
    """One segment to be made, with all that it is made of, still sealed.

    Args:
        task: Which.
        seq: The last entry of the journal.
        rows: The entries it covers.
        old: The segments in its place, whose vectors are used again.
    """

    task: Task
    seq: int
    rows: Sequence[StoredEntry]
    old: Sequence[StoredSegment]


@dataclass(frozen=True, slots=True)
class Made:
    """A segment as it is to be written.

    Args:
        new: The segment, None if there is nothing to write.
        seqs: The entries whose words are in it.
        lacking: Why it has no vectors, if it has none.
    """

    new: StoredSegment | None
    seqs: tuple[int, ...] = ()
    lacking: Lacking | None = None


@dataclass(frozen=True, slots=True, repr=False)
class _Known:
    """Vectors that earlier segments hold, by document."""

    embedder: str | None
    rows: dict[UUID, Vectors] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Indexing:
    """Makes segments of one learner's index, one at a time: `plan` in a unit of work, `make` outside, `put` in another one."""

    embedding: Embedding

    async def plan(self, work: Work, keys: AccountKeys, learner_id: UUID, fresh: Collection[UUID] | None, until: int | None) -> Plan | None:
        """Return what to make next, None if there is nothing (any more).

        Args:
            work: A unit of work of the learner's tenant.
            keys: The learner's keys.
            learner_id: The learner.
            fresh: Marks of segments that need not be made anew; None is all.
            until: The last entry to cover; None is the journal's last.
        """
        owner = Owner(keys.tenant_id, learner_id)
        head, _ = await journal.head_and_parts(work.session, owner, [])
        if head is None or head.state != "open":
            return None
        spans = await store.spans(work.session, owner)
        seq = head.seq if until is None else min(until, head.seq)
        task = next_task(spans, seq, {span.made_with for span in spans} if fresh is None else fresh)
        if task is None:
            return None
        count = task.to_seq - task.from_seq + 1
        rows = await journal.entries_after(work.session, owner, task.from_seq - 1, task.to_seq, count) if count > 0 else []
        old = await store.segments(work.session, owner, [span.segment for span in task.replaces]) if count > 0 else []
        return Plan(task, head.seq, rows, old)

    async def make(self, keys: AccountKeys, learner_id: UUID, plan: Plan, marks: Marks) -> Made:
        """Return the segment of a plan. Nothing may be open meanwhile.

        Raises:
            MemoryDamaged: An entry cannot be verified.
        """
        with one_refusal():
            entries = [entry for row in plan.rows if (entry := opened(keys, row, words_of=WORDS_OF)) is not None]
        read = [(document, entry) for entry in entries if (document := document_of(entry)) is not None]
        if not plan.rows or (not read and _is_tail(plan)):
            return Made(None)
        documents = [document for document, _ in read]
        known = self._known(keys, plan.old)
        vectors, lacking = await self._vectors(Owner(keys.tenant_id, learner_id), read, known)
        mark = marks.of(lacking)
        if self.embedding.embedder is None and plan.task.replaces:
            mark = plan.task.replaces[0].made_with  # what others have made keeps its mark until there is an embedder again
        span = Span(uuid4(), FIRST_VERSION, plan.task.from_seq, plan.task.to_seq, mark)
        made = segment(documents, vectors, known.embedder if vectors is not None else None)
        return Made(sealed_segment(keys, span, made), tuple(entry.seq for _, entry in read), lacking)

    async def put(self, work: Work, keys: AccountKeys, learner_id: UUID, plan: Plan, made: Made) -> bool:
        """Write a segment in the place of those it replaces, under the lock that forgetting takes too.

        Returns:
            False if the journal or the index has changed meanwhile, so that this unit of work must not be kept: plan anew.
        """
        owner, task = Owner(keys.tenant_id, learner_id), plan.task
        head = await journal.locked_head(work.session, owner)
        if head is None or head.state != "open":
            return False
        if made.seqs and await store.worded(work.session, owner, made.seqs) != set(made.seqs):
            return False
        others = [span for span in await store.spans(work.session, owner) if span not in task.replaces]
        if any(span.from_seq <= task.to_seq and task.from_seq <= span.to_seq for span in others):
            return False
        return await store.replace(work.session, owner, task.replaces, made.new)

    def _known(self, keys: AccountKeys, old: Sequence[StoredSegment]) -> _Known:
        """Return the vectors of these segments that can be used again."""
        found = [one for stored in old if (one := opened_segment(keys, stored)) is not None]
        known = _Known(self.embedding.embedder_id or next((one.embedder for one in found), None))
        for one in found:
            known.rows.update(_rows(one) if one.embedder == known.embedder else {})
        return known

    async def _vectors(self, owner: Owner, read: Sequence[tuple[Document, Entry]], known: _Known) -> tuple[Vectors | None, Lacking | None]:
        """Return a vector for each document, or why there are none."""
        missing = [(document, entry) for document, entry in read if document.id not in known.rows]
        embedded = Embedded(None, None if self.embedding.embedder else "no_embedder")
        if missing:
            aim = Aim("consolidation", {category_of(entry) for _, entry in missing})
            embedded = await self.embedding.of(owner, spoken([document for document, _ in missing]), aim)
        if missing and embedded.vectors is None:
            return None, embedded.lacking
        new = embedded.vectors if embedded.vectors is not None else ()
        rows = known.rows | {document.id: row for (document, _), row in zip(missing, new, strict=True)}
        if len({row.shape for row in rows.values()}) > 1:  # the server serves another model under the same name
            return await self._vectors(owner, read, _Known(known.embedder))
        return (np.stack([rows[document.id] for document, _ in read]), embedded.lacking) if read else (None, embedded.lacking)


def _rows(made: Segment) -> dict[UUID, Vectors]:
    vectors = made.vectors()
    return {} if vectors is None else dict(zip(made.ids, vectors, strict=True))


def _is_tail(plan: Plan) -> bool:
    """Return whether a plan only covers the journal's end: entries that give no document wait there for others."""
    return not plan.task.replaces and plan.task.to_seq == plan.seq and len(plan.rows) < BATCH
