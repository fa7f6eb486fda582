"""Consolidation: new entries become facts. Extractors propose, rules decide, and what was accepted is journaled with the watermark.

Three steps: *look* reads under no lock, *think* opens, counts and compares with nothing open, *settle* locks the head, makes sure that
nobody has moved the watermark or cleared what was read, decides against the book of facts as it is then, and writes all of it at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple
from uuid import UUID

from schemas.journal import EntryKind
from services.llm import Permit
from services.memory import store
from services.memory.comparing import likeness_of
from services.memory.desk import Desk
from services.memory.entry import Draft, Entry
from services.memory.extract import Candidate, candidates
from services.memory.facts import ALL, FACTS, FactBook
from services.memory.heard import HEARD
from services.memory.likeness import Likeness
from services.memory.manifest import FoldMark, PartMark
from services.memory.recall.embedder import Embedder
from services.memory.reconcile import op_id, overtaken, reconciled
from services.memory.records import opened
from services.memory.rereading import Reading
from services.memory.service import Memory
from services.memory.store import Owner, StoredEntry
from services.memory.tally import TALLY, TallyBook, TallyFold
from services.platform import Work, no_work_open
from services.vault import AccountKeys

BATCH: Final = 1_000
WHAT: Final = "thinking about entries"
_SPEAKING: Final[frozenset[EntryKind]] = frozenset({"goal", "preference", "message"})


class Proposal(NamedTuple):
    """A candidate, and the entry that led to it."""

    trigger: UUID
    candidate: Candidate


@dataclass(frozen=True, slots=True)
class Looked:
    """What was read of a learner's memory: sealed rows, and the parts of the image that stand beside them.

    Args:
        after: The last entry that the tally had seen.
        until: The last entry that is looked at.
        proposed: The watermark: candidates come from entries behind it only.
        stamp: What must not have changed when it is settled.
        rows: The entries.
        tally: The tally as it was.
        book: The facts as they were.
        reading: The maps through which the entries are read.
    """

    after: int
    until: int
    proposed: int
    stamp: tuple[FoldMark | None, PartMark | None]
    rows: Sequence[StoredEntry] = field(repr=False)
    tally: TallyBook = field(repr=False)
    book: FactBook = field(repr=False)
    reading: Reading = field(default_factory=Reading, repr=False)

    @property
    def standing(self) -> tuple[int, int]:
        """Return of how many entries there were evidence and words."""
        return sum(row.evidence is not None for row in self.rows), sum(row.words is not None for row in self.rows)


@dataclass(frozen=True, slots=True)
class Thought:
    """What looking led to, not yet decided.

    Args:
        looked: What was read.
        tally: The tally that has seen it.
        proposals: Candidates in order of the entries.
        likeness: Compares them with what is believed.
        is_counted: The tally has moved.
    """

    looked: Looked
    tally: TallyBook = field(repr=False)
    proposals: Sequence[Proposal] = field(repr=False)
    likeness: Likeness = field(repr=False)
    is_counted: bool


@dataclass(frozen=True, slots=True)
class Consolidated:
    """What one run did. Counts only.

    Args:
        entries: Entries looked at.
        operations: Operations on facts that were accepted and journaled.
        is_done: Nothing is left to look at.
        is_void: Somebody else has moved the watermark, or cleared what was read: nothing was written, look again.
        is_put_off: The model is away: try again later.
    """

    entries: int
    operations: int
    is_done: bool
    is_void: bool = False
    is_put_off: bool = False


VOID: Final = Consolidated(0, 0, is_done=False, is_void=True)


@dataclass(frozen=True, slots=True)
class Consolidation:
    """Turns a learner's new entries into facts, by rule.

    Args:
        memory: Where entries come from and operations go to.
        embedder: Tells statements that say the same in other words; without one words are compared.
        batch: Most entries at a time.
    """

    memory: Memory
    embedder: Embedder | None = None
    batch: int = BATCH

    async def look(self, work: Work, keys: AccountKeys, learner_id: UUID) -> Looked:
        """Read the next entries, a batch at most, and what they are counted into. Nothing is locked."""
        view = await self.memory.read(work, keys, learner_id, [(FACTS, ALL), (TALLY, ALL)])
        desk = view.desk
        stamp, after = desk.stamp(TALLY, ALL), desk.resume(TALLY)
        rows = await store.entries_after(work.session, Owner(keys.tenant_id, learner_id), after, desk.seq, self.batch)
        until = rows[-1].seq if rows else desk.seq
        reading = await desk.reading()
        return Looked(after, until, desk.consolidated_seq, stamp, rows, desk.state(TALLY, ALL), desk.state(FACTS, ALL), reading)

    async def think(self, keys: AccountKeys, looked: Looked, permit: Permit | None = None) -> Thought:
        """Open and count the entries, and return what they lead to.

        Entries before the watermark are only counted, which makes a tally with new parameters. The tally in `looked` is moved.

        Args:
            keys: The learner's keys.
            looked: What was read.
            permit: Leave to send statements to a remote embedder.
        """
        no_work_open(WHAT)
        fold, tally, proposals, is_counted = TallyFold(), looked.tally, list[Proposal](), False
        read = (opened(keys, row, words_of=_SPEAKING) for row in looked.rows)
        for entry in (one for each in read if each is not None for one in looked.reading.read(each)):
            if fold.parts(entry):
                fold.apply({ALL: tally}, entry)
                is_counted = True
            if entry.seq > looked.proposed:
                proposals.extend(Proposal(entry.id, candidate) for candidate in candidates(tally, entry))
        likeness = await likeness_of(self.embedder, looked.book, [each.candidate for each in proposals], permit)
        return Thought(looked, tally, proposals, likeness, is_counted)

    async def settle(
        self, work: Work, keys: AccountKeys, learner_id: UUID, thought: Thought, *, zone: str = "UTC", is_heard: bool = True
    ) -> Consolidated:
        """Decide on the proposals and write operations, tally and watermark in this unit of work.

        Args:
            work: A unit of work of the learner's tenant, in which the journal is locked.
            keys: The learner's keys.
            learner_id: The learner.
            thought: What is proposed.
            zone: The learner's IANA time zone, for the local day of operations.
            is_heard: No model will read these entries, now or later.

        Returns:
            What was done; void, and nothing is written, if the watermark has moved or an entry was cleared since they were read.
        """
        looked = thought.looked
        desk = await self.memory.open(work, keys, learner_id, zone=zone, parts=[(FACTS, ALL)])
        if desk.stamp(TALLY, ALL) != looked.stamp:
            return VOID
        if (
            looked.rows
            and await store.standing(work.session, Owner(keys.tenant_id, learner_id), looked.after, looked.until) != looked.standing
        ):
            return VOID
        is_done, waits = looked.until >= desk.seq, desk.reached(HEARD) < looked.until and is_heard
        if not looked.rows and not waits:
            return Consolidated(0, 0, is_done)
        desk.resume(TALLY)
        operations = decided(desk, thought.proposals, thought.likeness)
        if thought.is_counted:
            desk.replace(TALLY, ALL, thought.tally)
        # What was added here needs no looking at, once everything before it has been looked at.
        desk.consolidated(TALLY, desk.seq if is_done else looked.until)
        if is_heard:
            desk.reach(HEARD, desk.seq if is_done else looked.until)
        await desk.save()
        return Consolidated(len(looked.rows), operations, is_done)


def decided(desk: Desk, proposals: Sequence[Proposal], likeness: Likeness) -> int:
    """Add the operations that the proposals lead to, each decided against what the ones before have left; return how many."""
    book: FactBook = desk.state(FACTS, ALL)
    now, operations = desk.now(), 0
    for trigger, candidate in proposals:
        op = reconciled(book, candidate, now, likeness)
        if op is None:
            continue
        operations += isinstance(desk.add(Draft(op_id(op, trigger), "fact_op", op)), Entry)
        for end in overtaken(book, op, now, likeness):
            operations += isinstance(desk.add(Draft(op_id(end, trigger), "fact_op", end)), Entry)
    return operations
