"""The desk: a learner's journal and image opened for one use case. Entries are added in memory, then all is written at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, NamedTuple, Protocol
from uuid import UUID

from services.memory.entry import Draft, Duplicate, Entry, PartKey, entry_of
from services.memory.errors import ImageBehind
from services.memory.fold import Fold
from services.memory.image import Folds, PartNotLoaded
from services.memory.manifest import FoldMark, Manifest, PartMark
from services.memory.records import Appended, appended
from services.memory.rereading import Reading
from services.memory.waiting import Wish, made, wished
from services.platform import Clock

CATCH_UP_ENTRIES: Final = 5_000
"""How far behind a fold may be to be caught up while the caller waits."""
CATCH_UP_BATCH: Final = 500


class Begun(NamedTuple):
    """Where a journal stands when it is opened."""

    seq: int
    digest: bytes
    consolidated_seq: int
    manifest: Manifest


@dataclass(frozen=True, slots=True, repr=False)
class Written:
    """What a desk asks its keeper to keep."""

    seq: int
    digest: bytes
    consolidated_seq: int
    image_set: str
    manifest: Manifest
    entries: Sequence[Appended]
    parts: Mapping[PartKey, tuple[PartMark, bytes]]
    gone: Sequence[PartKey]
    wish: Wish | None = None


class Keeper(Protocol):
    """Where journal and image are kept: the database, or a session's store when nothing may be remembered."""

    async def load(
        self, manifest: Manifest, parts: Sequence[PartKey], ids: Sequence[UUID]
    ) -> tuple[Mapping[PartKey, bytes | None], Mapping[UUID, int]]:
        """Return these parts packed, checked against the manifest (None: not begun), and of these ids those in the journal."""
        ...

    async def entries(self, after_seq: int, until_seq: int, limit: int) -> tuple[list[Entry], int]:
        """Return the entries that are not cleared, in order, at most `limit` rows, and the sequence that was reached."""
        ...

    async def keep(self, written: Written) -> None:
        """Write everything, or raise and write nothing that stays."""
        ...


class Desk:
    """One learner's journal and parts of the image, opened. Use it within one unit of work and for one learner only."""

    def __init__(self, keeper: Keeper, folds: Folds, begun: Begun, zone: str, clock: Clock) -> None:
        """Take what was opened; `Memory.open` does it.

        Args:
            keeper: Where it comes from and goes to.
            folds: All folds.
            begun: Where the journal stands.
            zone: The learner's IANA time zone, for the local day of new entries.
            clock: The server's time.
        """
        self.seq = self.opened_seq = begun.seq
        self.consolidated_seq = begun.consolidated_seq
        self._digest = begun.digest
        self._image = folds.image(begun.manifest)
        self._keeper = keeper
        self._zone = zone
        self._clock = clock
        self._known: dict[UUID, int] = {}
        self._pending: list[Appended] = []
        self._anew: set[str] = set()

    async def load(self, parts: Iterable[tuple[str, str]] = (), *, drafts: Iterable[Draft] = (), ids: Iterable[UUID] = ()) -> None:
        """Bring further parts to the desk, in one statement.

        Args:
            parts: (fold, part) by name.
            drafts: Entries that will be added: the parts that they concern are brought too, and their ids are looked up.
            ids: Further ids of entries to look up.
        """
        drafts = list(drafts)
        wanted = dict.fromkeys(PartKey(*part) for part in parts)
        for draft in drafts:
            wanted.update(dict.fromkeys(self._image.concerned(self._entry(draft))))
        stale = self._image.stale(self.seq)
        asked = {*ids, *(draft.id for draft in drafts)} - self._known.keys()
        if self._image.waits:
            raise PartNotLoaded("what was added changes how the journal is read; save first")
        fresh = [key for key in wanted if key not in self._image.states and key.fold not in stale and key.fold not in self._anew]
        if fresh or asked:
            packed, known = await self._keeper.load(self._image.manifest, fresh, list(asked))
            self._known.update(known)
            for key, state in packed.items():
                self._image.take(key, state)
        if stale:
            await self._catch_up(stale)
        for key in wanted:
            if key not in self._image.states:
                self._image.take(key, None)

    def take(self, packed: Mapping[PartKey, bytes | None]) -> None:
        """Put parts on the desk that were read together with the head; those of folds that are behind are left for `load`."""
        stale = self._image.stale(self.seq)
        for key, state in packed.items():
            if key.fold not in stale:
                self._image.take(key, state)

    def duplicate(self, entry_id: UUID) -> Duplicate | None:
        """Return where an id that was looked up, or added at this desk, stands in the journal."""
        seq = self._known.get(entry_id)
        return None if seq is None else Duplicate(entry_id, seq)

    def add(self, draft: Draft) -> Entry | Duplicate:
        """Append an entry and move the loaded parts by it, all in memory; or say that its id is in the journal already.

        Raises:
            PartNotLoaded: The entry concerns a part that is not at the desk; give the draft to `load` first.
        """
        known = self.duplicate(draft.id)
        if known is not None:
            return known
        entry = self._entry(draft)
        new = appended(entry, self._digest)
        self._image.apply(entry)
        self.seq, self._digest = entry.seq, new.digest
        self._known[entry.id] = entry.seq
        self._pending.append(new)
        return entry

    def now(self) -> datetime:
        """Return the time that new entries get."""
        return self._clock.now()

    def state(self, fold: str, part: str) -> Any:
        """Return the live state of a loaded part; do not change it."""
        return self._image.states[PartKey(fold, part)]

    def fold(self, name: str) -> Fold:
        """Return the fold that states were moved with: whoever reads them needs its parameters."""
        return self._image.folds[name]

    def resume(self, fold: str) -> int:
        """Return up to where a lazy fold has seen the journal; 0, and begun anew, if its parameters have changed."""
        mark = self._image.manifest.folds.get(fold)
        if mark is not None and mark.parameter_set == self._image.folds[fold].parameter_set:
            self.consolidated_seq = max(self.consolidated_seq, mark.seq)
            return mark.seq
        loaded = [key for key in self._image.states if key.fold == fold]
        self._image.restart(fold)
        for key in loaded:
            self._image.take(key, None)
        return 0

    def reached(self, fold: str) -> int:
        """Return up to where a lazy fold has seen the journal, with whatever parameters."""
        mark = self._image.manifest.folds.get(fold)
        return 0 if mark is None else mark.seq

    def reach(self, fold: str, seq: int) -> None:
        """Note up to where a lazy fold without parts has seen the journal; it never moves back."""
        self._image.manifest.folds[fold] = FoldMark(self._image.folds[fold].parameter_set, max(seq, self.reached(fold)))

    def stamp(self, fold: str, part: str) -> tuple[FoldMark | None, PartMark | None]:
        """Return what tells whether anybody else has moved a lazy fold, or made its part again, since it was read."""
        return self._image.manifest.folds.get(fold), self._image.manifest.parts.get(PartKey(fold, part))

    def replace(self, fold: str, part: str, state: Any) -> None:
        """Put another state of a lazy fold in the place of the one that is kept."""
        key = PartKey(fold, part)
        self._image.states[key] = state
        self._image.moved.add(key)

    def consolidated(self, fold: str, seq: int) -> None:
        """Note that a lazy fold has seen everything up to `seq`; the watermark never moves back."""
        self.consolidated_seq = max(self.consolidated_seq, seq)
        self._image.manifest.folds[fold] = FoldMark(self._image.folds[fold].parameter_set, seq)

    async def save(self, *, is_promising: bool = True) -> None:
        """Write the added entries, the moved parts and the head, all in one statement; promise consolidation when it is time to.

        Args:
            is_promising: False for consolidation's own entries, which the job that adds them looks at itself.

        Raises:
            MemoryDamaged: Head or parts are not as they were read.
            MemoryBusy: In a session without memory: another request has written meanwhile.
        """
        image = self._image
        image.mark(self.seq)
        parts = image.packed(self.seq)
        gone = list(image.retired)
        wish = self._wish() if is_promising else None
        await self._keeper.keep(
            Written(self.seq, self._digest, self.consolidated_seq, image.image_set(), image.manifest, self._pending, parts, gone, wish)
        )
        self._pending = []
        self.opened_seq = self.seq
        image.retired.clear()
        image.waits = False

    def _wish(self) -> Wish | None:
        """Return the consolidation to promise with what is saved now, and note it in the manifest."""
        manifest, now = self._image.manifest, self.now()
        wish = wished(manifest.promise, self.opened_seq, self.seq, self.consolidated_seq, now)
        if wish is not None:
            manifest.promise = made(self.seq, now)
        return wish

    def _entry(self, draft: Draft) -> Entry:
        """Return the entry that a draft would become now."""
        return entry_of(draft, self.seq + 1, self.now(), self._zone)

    async def _catch_up(self, stale: Sequence[str]) -> None:
        """Fold for these folds what they have not seen, from the start where their parameters have changed."""
        from_seq = {name: await self._resume(name) for name in stale}
        after = min(from_seq.values())
        if self.seq - after > CATCH_UP_ENTRIES:
            raise ImageBehind
        self._image.reading = await reading_of(self._keeper, self._image.manifest)
        while after < self.seq:
            entries, after = await self._keeper.entries(after, self.seq, CATCH_UP_BATCH)
            read = self._image.read(entries)
            for name in stale:
                self._image.replay(name, [entry for entry in read if entry.seq > from_seq[name]])
        if self._image.reading.is_late:
            raise ImageBehind
        self._image.mark(self.seq)

    async def reading(self) -> Reading:
        """Return the maps of course upgrades through which the journal is read."""
        return await reading_of(self._keeper, self._image.manifest)

    async def _resume(self, name: str) -> int:
        """Return from where on a fold must see the journal, after loading or throwing away its parts."""
        manifest = self._image.manifest
        mark = manifest.folds.get(name)
        if mark is None or mark.parameter_set != self._image.folds[name].parameter_set:
            self._image.restart(name)
            self._anew.add(name)
            return 0
        packed, _ = await self._keeper.load(manifest, manifest.parts_of(name), ())
        for key, state in packed.items():
            self._image.take(key, state)
        return mark.seq


async def reading_of(keeper: Keeper, manifest: Manifest) -> Reading:
    """Return the maps that a manifest says a journal holds."""
    reading = Reading()
    for seq in manifest.maps:
        for entry in (await keeper.entries(seq - 1, seq, 1))[0]:
            reading.note(entry)
    reading.is_late = False
    return reading
