"""A learner's journal folded from its beginning, with a stop at each of some moments: what was known then, and what had happened since the stop before."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final
from uuid import UUID

from services.memory import store
from services.memory.back_then import BackThen
from services.memory.chain import owner_digest
from services.memory.desk import reading_of
from services.memory.entry import Entry, PartKey
from services.memory.fitted import folds_for
from services.memory.image import Image
from services.memory.keeping import DatabaseKeeper
from services.memory.manifest import Manifest
from services.memory.own_folds import all_folds
from services.memory.records import follows, one_refusal, opened
from services.memory.rereading import reading_through
from services.memory.service import Memory
from services.memory.session_memory import SessionMemory
from services.memory.store import Owner
from services.platform import Work
from services.vault import AccountKeys

_PAGE: Final = 500
_WHOLE_SESSION: Final = 2**62


@dataclass(slots=True, repr=False)
class Unrolling:
    """Folds entries and stops at moments (pure). What it gives at a stop is moved on with the next entries: read it at once.

    Args:
        image: Of which nothing is loaded yet, with the reading of the whole journal.
        parts: The parts asked for.
        moments: Ascending.
    """

    image: Image
    parts: Sequence[PartKey]
    moments: Sequence[datetime]
    cleared: int = 0
    _at: int = 0
    _since: list[Entry] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Begin the parts."""
        for key in self.parts:
            self.image.take(key, None)

    def take(self, entries: Iterable[Entry]) -> Iterator[BackThen]:
        """Fold the next entries, and give what was known at each moment that they pass."""
        waiting: list[Entry] = []
        for entry in entries:
            while self._at < len(self.moments) and entry.at > self.moments[self._at]:
                self._fold(waiting)
                waiting = []
                yield self._stop()
            waiting.append(entry)
        self._fold(waiting)

    def end(self) -> Iterator[BackThen]:
        """Give what was known at the moments that no entry has passed."""
        while self._at < len(self.moments):
            yield self._stop()

    def _fold(self, entries: Sequence[Entry]) -> None:
        if not entries:
            return
        read = self.image.read(entries)
        for name in dict.fromkeys(key.fold for key in self.parts):
            self.image.replay(name, read)
        self._since += read

    def _stop(self) -> BackThen:
        since, self._since = self._since, []
        self._at += 1
        return BackThen(self.image, since, self.cleared)


async def unrolled(
    work: Work, memory: Memory, keys: AccountKeys, learner_id: UUID, parts: Iterable[tuple[str, str]], moments: Sequence[datetime]
) -> AsyncIterator[BackThen]:
    """Give parts of a learner's image as they stood at each moment, in their order, by the parameters that it is folded with today.

    The whole journal up to the last moment is opened, page by page: some 20 ms for a thousand entries.

    Raises:
        LearnerErasing, MemoryForgetting: Nothing is shown now.
        MemoryDamaged: The journal is not what was witnessed, or something sealed cannot be verified.
    """
    owner, after = Owner(keys.tenant_id, learner_id), 0
    keeper = DatabaseKeeper(work, keys, owner)
    begun, _ = await keeper.look([])  # refuses while something is being forgotten
    image = (await memory.folds_of(work, begun.manifest, begun.seq, "read")).image(Manifest())
    image.reading = await reading_of(keeper, begun.manifest)
    unrolling = Unrolling(image, [PartKey(*part) for part in parts], moments)
    while rows := await store.entries_after(work.session, owner, after, begun.seq, _PAGE):
        with one_refusal():
            follows(rows, owner_digest(*owner))
            found = [entry for row in rows if (entry := opened(keys, row, words_of=())) is not None]
        unrolling.cleared += len(rows) - len(found)
        for then in unrolling.take(found):
            yield then
        after = rows[-1].seq
    for then in unrolling.end():
        yield then


async def session_unrolled(
    work: Work, memory: SessionMemory, keys: AccountKeys, parts: Iterable[tuple[str, str]], moments: Sequence[datetime]
) -> AsyncIterator[BackThen]:
    """Give the same of a session without memory."""
    entries = await memory.entries(keys, limit=_WHOLE_SESSION)
    image = (await folds_for(all_folds(memory.given), memory.fitted, work, Manifest(), len(entries), "read")).image(Manifest())
    image.reading = reading_through(entries)
    unrolling = Unrolling(image, [PartKey(*part) for part in parts], moments)
    for then in unrolling.take(entries):
        yield then
    for then in unrolling.end():
        yield then
