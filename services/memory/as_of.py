"""What the tutor believed at a moment that has passed: the facts folded up to then, and of them what the learner has not deleted since."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final, NamedTuple
from uuid import UUID

from schemas.journal import Corrected, Fact, FactOp
from services.memory import store
from services.memory.chain import owner_digest
from services.memory.desk import reading_of
from services.memory.entry import Entry
from services.memory.facts import ALL, FactBook, FactsFold, closed_by
from services.memory.keeping import DatabaseKeeper
from services.memory.records import follows, one_refusal, opened
from services.memory.rereading import Reading
from services.memory.store import Owner
from services.platform import Work
from services.vault import AccountKeys

_PAGE: Final = 500
_NEVER_REACHED: Final = 2**62


class Believed(NamedTuple):
    """Facts of one moment, the surest first, and how many more were believed then that the learner has deleted since."""

    facts: list[Fact]
    withheld: int


@dataclass(slots=True, repr=False)
class Hindsight:
    """Folds the book of facts twice, up to a moment and up to now, and notes what the learner deleted (pure).

    A belief has two times: from when to when it held (`valid_from`, `valid_to`), and when the tutor came to believe it: its entry's. The
    second chooses which entries are folded, the first which of their facts are shown, so a fact that was reinforced, superseded or ended
    later shows as it was. A correction changes nothing about what was believed before it; a deletion does, for good.
    """

    moment: datetime
    then: FactBook = field(default_factory=FactBook)
    now: FactBook = field(default_factory=FactBook)
    deleted: FactBook = field(default_factory=FactBook)
    reading: Reading = field(default_factory=Reading)
    _fold: FactsFold = field(default_factory=FactsFold)

    def take(self, entry: Entry) -> None:
        """Fold the next entry of the journal, in the names that skills bear today."""
        for read in self.reading.read(entry):
            self._take(read)

    def _take(self, entry: Entry) -> None:
        word = entry.evidence
        if not isinstance(word, FactOp | Corrected):
            return
        if isinstance(word, Corrected) and word.action == "delete":
            self.deleted.closed[closed_by(self.now.facts.get(word.fact_id), word)] = entry.at
        self._fold.apply({ALL: self.now}, entry)
        if entry.at <= self.moment:
            self._fold.apply({ALL: self.then}, entry)

    def believed(self) -> Believed:
        """Return what was believed."""
        held, standing = list(self.then.live(self.moment)), {fact.id for fact in self.now.facts.values() if fact.valid_to is None}
        shown = [fact for fact in held if fact.id in standing or not self.deleted.is_closed(fact)]
        return Believed(sorted(shown, key=lambda fact: (-fact.confidence, str(fact.id))), len(held) - len(shown))


@dataclass(frozen=True, slots=True)
class AsOf:
    """Looks back, by the journal's own entries."""

    async def believed(self, work: Work, keys: AccountKeys, learner_id: UUID, moment: datetime) -> Believed:
        """Return what the tutor believed at `moment`; entries that have been cleared since are not looked at.

        Kinds are sealed, so the whole journal is opened, page by page: some 20 ms for a thousand entries.
        """
        keeper = DatabaseKeeper(work, keys, Owner(keys.tenant_id, learner_id))
        begun, _ = await keeper.look([])  # refuses while something is being forgotten
        hindsight = Hindsight(moment, reading=await reading_of(keeper, begun.manifest))
        async for entry in self._journal(work, keys, learner_id):
            hindsight.take(entry)
        return hindsight.believed()

    async def _journal(self, work: Work, keys: AccountKeys, learner_id: UUID) -> AsyncIterator[Entry]:
        owner, after = Owner(keys.tenant_id, learner_id), 0
        while rows := await store.entries_after(work.session, owner, after, _NEVER_REACHED, _PAGE):
            with one_refusal():
                follows(rows, owner_digest(*owner))
                entries = [opened(keys, row, words_of=()) for row in rows]
            for entry in entries:
                if entry is not None:
                    yield entry
            after = rows[-1].seq
