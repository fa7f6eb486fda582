"""Consolidation: new entries become facts. Extractors propose, rules decide, and what was accepted is journaled with the watermark."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from schemas.journal import EntryKind
from services.memory import store
from services.memory.desk import Desk
from services.memory.entry import Draft, Entry
from services.memory.extract import candidates
from services.memory.facts import ALL, FACTS, FactBook
from services.memory.reconcile import op_id, reconciled
from services.memory.records import opened
from services.memory.service import Memory
from services.memory.store import Owner
from services.memory.tally import TALLY, TallyBook, TallyFold
from services.platform import Work
from services.vault import AccountKeys

BATCH: Final = 1_000
_SPEAKING: Final[frozenset[EntryKind]] = frozenset({"goal", "preference"})


@dataclass(frozen=True, slots=True)
class Consolidated:
    """What one run did. Counts only.

    Args:
        entries: Entries looked at.
        operations: Operations on facts that were accepted and journaled.
        is_done: Nothing is left to look at.
    """

    entries: int
    operations: int
    is_done: bool


@dataclass(frozen=True, slots=True)
class Consolidation:
    """Turns a learner's new entries into facts.

    Args:
        memory: Where entries come from and operations go to.
        batch: Most entries in one unit of work.
    """

    memory: Memory
    batch: int = BATCH

    async def run(self, work: Work, keys: AccountKeys, learner_id: UUID, *, zone: str = "UTC") -> Consolidated:
        """Look at the next entries, a batch at most; facts, operations and watermark are written together in this unit of work.

        A run that is repeated, or was killed before its commit, changes nothing twice: facts come only from entries behind the watermark.
        Entries before it are looked at again only to make a tally with new parameters. `zone` is the learner's, for the local day of operations.
        """
        desk = await self.memory.open(work, keys, learner_id, zone=zone, parts=[(FACTS, ALL), (TALLY, ALL)])
        after = desk.resume(TALLY)
        until, proposed = desk.seq, desk.consolidated_seq
        rows = await store.entries_after(work.session, Owner(keys.tenant_id, learner_id), after, until, self.batch)
        entries = [entry for row in rows if (entry := opened(keys, row, words_of=_SPEAKING)) is not None]
        operations = self._fold(desk, entries, proposed)
        reached = rows[-1].seq if rows else until
        is_done = reached >= until
        if rows:
            # What was added here needs no looking at, once everything before it has been looked at.
            desk.consolidated(TALLY, desk.seq if is_done else reached)
            await desk.save()
        return Consolidated(len(rows), operations, is_done)

    def _fold(self, desk: Desk, entries: list[Entry], proposed: int) -> int:
        """Count the entries and add what those after `proposed` lead to; return how many operations that are."""
        tally: TallyBook = desk.state(TALLY, ALL)
        book: FactBook = desk.state(FACTS, ALL)
        fold, now, operations = TallyFold(), desk.now(), 0
        for entry in entries:
            if fold.parts(entry):
                fold.apply({ALL: tally}, entry)
                desk.touch(TALLY, ALL)
            for candidate in candidates(tally, entry) if entry.seq > proposed else ():
                op = reconciled(book, candidate, now)
                if op is not None:
                    operations += isinstance(desk.add(Draft(op_id(op, entry.id), "fact_op", op)), Entry)
        return operations
