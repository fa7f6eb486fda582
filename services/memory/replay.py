"""Folds a journal anew from its rows: to verify that chain and image hold together, or to make the image again."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final, Literal
from uuid import UUID

from services.memory import store
from services.memory.chain import owner_digest
from services.memory.desk import Written
from services.memory.entry import Draft, Entry, PartKey, entry_of
from services.memory.errors import LearnerErasing
from services.memory.fitted import FittedFolds, folds_for
from services.memory.image import Folds, Image
from services.memory.keeping import DatabaseKeeper
from services.memory.manifest import FoldMark, Manifest
from services.memory.records import Appended, CellDiffers, ChainBroken, appended, manifest_place, part_name, part_place, verified
from services.memory.store import Head, Owner, StoredEntry, StoredPart
from services.memory.witnessing import against
from services.platform import Work
from services.vault import AccountKeys, SealRefused

BATCH: Final = 1_000
AT_ONCE: Final = 128
"""Entries held opened at once: more would live so long that the garbage collector looks at them again and again."""

FaultCode = Literal[
    "gap", "cell_refused", "cell_differs", "digest_differs", "manifest_refused", "fold_behind", "part_missing", "part_unknown", "part_mark",
    "part_refused", "part_differs", "witness_forged", "rolled_back", "other_history", "head_differs", "entries_missing", "entries_added",
    "cleared_off_record", "consent_off_record",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that does not hold together. It names no content.

    Args:
        code: What it is.
        seq: The entry concerned.
        part: The opaque id of the part concerned.
    """

    code: FaultCode
    seq: int | None = None
    part: UUID | None = None


@dataclass(slots=True)
class Verification:
    """What was found about one learner's memory."""

    entries: int = 0
    cleared: int = 0
    parts: int = 0
    faults: list[Fault] = field(default_factory=list)

    @property
    def holds(self) -> bool:
        """Return whether everything holds together."""
        return not self.faults


@dataclass(slots=True)
class Walk:
    """One way through a journal from its first entry: digests checked, folds moved."""

    keys: AccountKeys
    owner: Owner
    image: Image
    until: dict[str, int]
    found: Verification
    seq: int = 0
    digest: bytes = b""
    digests: dict[int, bytes] = field(default_factory=dict)
    is_whole: bool = True

    def __post_init__(self) -> None:
        """Begin before the first entry."""
        self.digest = owner_digest(*self.owner)

    def again(self) -> Walk:
        """Return a walk from the first entry, through the maps that this one has met; what this one found is found once more."""
        self.image.begin_again()
        self.found.entries = self.found.cleared = 0
        return Walk(self.keys, self.owner, self.image, self.until, self.found, digests=dict.fromkeys(self.digests, b""))

    def take(self, rows: Sequence[StoredEntry]) -> None:
        """Check and fold the next entries."""
        for at in range(0, len(rows), AT_ONCE):
            self._take(rows[at : at + AT_ONCE])

    def _take(self, rows: Sequence[StoredEntry]) -> None:
        entries: list[Entry] = []
        for row in rows:
            self.found.entries += 1
            if row.seq != self.seq + 1:
                self._fault("gap", row.seq)
            entry = self._checked(row)
            self.seq, self.digest = row.seq, row.digest
            if row.seq in self.digests:
                self.digests[row.seq] = row.digest
            if entry is None:
                self.found.cleared += row.evidence is None
            else:
                entries.append(entry)
        if self.is_whole:
            self._fold(entries)

    def append(self, draft: Draft, at: datetime, zone: str) -> Appended:
        """Go one entry further than the journal goes yet."""
        entry = entry_of(draft, self.seq + 1, at, zone)
        new = appended(entry, self.digest)
        read = self.image.read([entry])
        for name in self.image.prompt():
            self.image.replay(name, read)
        self.seq, self.digest = entry.seq, new.digest
        return new

    def end(self, head: Head) -> None:
        """Check that the journal ends where its head says."""
        if self.seq != head.seq:
            self._fault("gap", head.seq)
        elif self.digest != head.digest:
            self._fault("digest_differs", head.seq)

    def _checked(self, row: StoredEntry) -> Entry | None:
        """Return the entry, or note why it cannot be trusted."""
        try:
            return verified(self.keys, row, self.digest)
        except SealRefused:
            self._fault("cell_refused", row.seq)
        except CellDiffers:
            self._fault("cell_differs", row.seq)
        except ChainBroken:
            self._fault("digest_differs", row.seq)
        return None

    def _fold(self, entries: Sequence[Entry]) -> None:
        """Move every fold by those of these entries that it has seen."""
        read = self.image.read(entries)
        for name, until in self.until.items():
            self.image.replay(name, read if self.seq <= until else [entry for entry in read if entry.seq <= until])

    def _fault(self, code: FaultCode, seq: int) -> None:
        """Note a fault; what is folded from here on could not be compared."""
        self.found.faults.append(Fault(code, seq))
        self.is_whole = False


@dataclass(frozen=True, slots=True)
class Replay:
    """Verifies and rebuilds. The folds are those of Memory: to verify, with the parameters that the image names; to rebuild, with those in force."""

    folds: Folds
    fitted: FittedFolds | None = None

    async def verify(self, work: Work, keys: AccountKeys, learner_id: UUID) -> Verification:
        """Return what is found when a learner's journal is folded anew and compared with the stored image. Nothing is locked or written."""
        owner, found = Owner(keys.tenant_id, learner_id), Verification()
        head, rows = await store.head_and_parts(work.session, owner, None)
        contradicted = await against(work, owner, keys.witness)
        if contradicted is not None and contradicted != "erasing":
            found.faults.append(Fault(contradicted, keys.witness.seq if keys.witness else None))
        if head is None:
            return found
        manifest = _manifest(keys, owner, head)
        if manifest is None:
            found.faults.append(Fault("manifest_refused"))
            manifest = Manifest()
        folds = await folds_for(self.folds, self.fitted, work, manifest, head.seq, "read")
        until = {name: mark.seq for name, mark in manifest.folds.items() if name in folds.by_name}
        walk = Walk(keys, owner, folds.image(Manifest()), until, found)
        walk.digests = {row.applied_seq: b"" for row in rows.values()}
        walk = await _walked(work, walk, head)
        # While something is being forgotten the image waits to be made again, and nobody reads it.
        if walk.is_whole and head.state != "forgetting" and not manifest.waits(walk.image.prompt()):
            self._compare(walk, manifest, rows, head)
        return found

    async def rebuild(
        self, work: Work, keys: AccountKeys, learner_id: UUID, more: Sequence[Draft] = (), *, at: datetime | None = None, zone: str = "UTC"
    ) -> Verification:
        """Make a learner's image again from the journal, which is locked until the unit of work ends.

        Nothing is written if the journal itself does not hold together.

        Args:
            work: A unit of work of the learner's tenant.
            keys: The learner's keys.
            learner_id: The learner.
            more: Entries to append, and to fold with the rest.
            at: The time that those get; needed if there are any.
            zone: The learner's IANA time zone, for their local day.

        Raises:
            LearnerErasing: The learner is being erased.
        """
        owner, found = Owner(keys.tenant_id, learner_id), Verification()
        head = await store.locked_head(work.session, owner)
        if head is None:
            return found
        if head.state == "erasing":
            raise LearnerErasing
        contradicted = await against(work, owner, keys.witness)
        if contradicted is not None and contradicted != "erasing":
            found.faults.append(Fault(contradicted))
            return found
        manifest = _manifest(keys, owner, head) or Manifest()
        folds = await folds_for(self.folds, self.fitted, work, manifest, head.seq, "anew")
        image = folds.image(manifest)
        lazy = {name: mark.seq for name, mark in manifest.folds.items() if name in folds.lazy}
        for name in folds.by_name:
            image.restart(name)
        walk = Walk(keys, owner, image, dict.fromkeys(image.prompt(), head.seq) | lazy, found)
        walk = await _walked(work, walk, head)
        if walk.is_whole:
            added = [walk.append(draft, at, zone) for draft in more] if at is not None else []
            await self._write(walk, work, head, lazy, added)
        return found

    async def _write(self, walk: Walk, work: Work, head: Head, lazy: dict[str, int], added: Sequence[Appended]) -> None:
        """Write a new image in the place of the old one, and what was appended."""
        keys, owner, image = walk.keys, walk.owner, walk.image
        image.mark(walk.seq)
        image.manifest.maps = image.reading.seqs
        for name, seq in lazy.items():
            image.manifest.folds[name] = FoldMark(image.folds[name].parameter_set, seq)
        parts = image.packed(walk.seq)
        stored = await store.parts_of(work.session, owner)
        names = {key: part_name(keys, key) for key in parts}
        kept = {names[key] for key, (mark, _) in parts.items() if names[key] in stored and stored[names[key]].version == mark.version - 1}
        keeper = DatabaseKeeper(work, keys, owner, head.version)
        await store.remove_parts(work.session, owner, [name for name in stored if name not in kept])
        seq = head.consolidated_seq
        await keeper.keep(Written(walk.seq, walk.digest, seq, image.image_set(), image.manifest, added, parts, ()))

    def _compare(self, walk: Walk, manifest: Manifest, rows: dict[UUID, StoredPart], head: Head) -> None:
        """Note every part that is not what the journal makes of it."""
        found, image = walk.found, walk.image
        behind = {
            name for name in image.prompt() if head.seq and manifest.folds.get(name) != FoldMark(image.folds[name].parameter_set, head.seq)
        }
        found.faults.extend(Fault("fold_behind") for _ in behind)
        marks = manifest.folds
        # A tally with other parameters is made anew by the next consolidation; until then there is nothing to compare it with.
        waiting = {name for name in image.lazy if name in marks and marks[name].parameter_set != image.folds[name].parameter_set}
        known = {part_name(walk.keys, key): key for key in manifest.parts}
        found.faults.extend(Fault("part_unknown", part=name) for name in rows if name not in known)
        for name, key in known.items():
            row = rows.get(name)
            if row is None:
                found.faults.append(Fault("part_missing", part=name))
            elif key.fold in image.folds and key.fold not in behind | waiting:
                code = _differs(walk, manifest, key, row)
                found.faults.extend([Fault(code, row.applied_seq, name)] if code else [])
            found.parts += 1
        missed = image.states.keys() - manifest.parts.keys()
        found.faults.extend(Fault("part_missing", part=part_name(walk.keys, key)) for key in missed if key.fold not in behind | waiting)


def _differs(walk: Walk, manifest: Manifest, key: PartKey, row: StoredPart) -> FaultCode | None:
    """Return in what a stored part differs from what the journal makes of it, if it does."""
    if (row.version, row.applied_seq) != manifest.parts[key] or walk.digests.get(row.applied_seq) != row.digest:
        return "part_mark"
    try:
        packed = walk.keys.open(part_place(row.part, row.version), row.sealed)
    except SealRefused:
        return "part_refused"
    state = walk.image.states.get(key)
    if state is None or walk.image.folds[key.fold].pack(key.part, state) != packed:
        return "part_differs"
    return None


def _manifest(keys: AccountKeys, owner: Owner, head: Head) -> Manifest | None:
    """Return the head's manifest, or None if it cannot be verified."""
    if head.manifest is None:
        return Manifest() if head.version == 0 else None
    try:
        return Manifest.unpack(keys.open(manifest_place(owner.learner_id, head.version), head.manifest))
    except SealRefused:
        return None


async def _walked(work: Work, walk: Walk, head: Head) -> Walk:
    """Return a walk through a whole journal; a second one if maps were met on the way, through which what lies before is read."""
    async for batch in _journal(work, walk.owner, head.seq):
        walk.take(batch)
    walk.end(head)
    if not (walk.is_whole and walk.image.reading.is_late):
        return walk
    again = walk.again()
    async for batch in _journal(work, again.owner, head.seq):
        again.take(batch)
    again.end(head)
    return again


async def _journal(work: Work, owner: Owner, until_seq: int) -> AsyncIterator[list[StoredEntry]]:
    """Yield a journal's rows in batches."""
    after = 0
    while after < until_seq:
        batch = await store.entries_after(work.session, owner, after, until_seq, BATCH)
        if not batch:
            return
        yield batch
        after = batch[-1].seq
