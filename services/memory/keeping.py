"""Keeps a learner's memory in the database: what is read is checked against the manifest, what is written is sealed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from services.memory import store
from services.memory.chain import owner_digest
from services.memory.desk import Begun, Written
from services.memory.entry import Entry, PartKey
from services.memory.errors import LearnerErasing, MemoryDamaged, MemoryForgetting
from services.memory.manifest import Manifest
from services.memory.records import follows, manifest_place, one_refusal, opened, part_name, part_place, stored
from services.memory.store import Head, Owner, StoredPart
from services.memory.waiting import consolidate_at
from services.memory.witnessing import prove
from services.platform import Work
from services.vault import AccountKeys


@dataclass(slots=True)
class DatabaseKeeper:
    """One learner's rows, within one unit of work. Only the job that forgets looks `while_forgetting`."""

    work: Work
    keys: AccountKeys
    owner: Owner
    version: int = 0
    while_forgetting: bool = False

    async def begin(self) -> Begun:
        """Lock the learner's head, beginning the journal if need be, and return where it stands.

        Raises:
            LearnerErasing: The learner is being erased.
            MemoryForgetting: Something is being forgotten.
            MemoryDamaged: The journal is not what was witnessed of it, or the head cannot be verified.
        """
        session = self.work.session
        head = await store.locked_head(session, self.owner)
        if head is None:
            await store.add_head(session, self.owner, owner_digest(*self.owner))
            head = await store.locked_head(session, self.owner)
        if head is None:
            raise MemoryDamaged
        with one_refusal():
            begun = self._begun(head)
        await prove(self.work, self.keys, self.owner.learner_id)
        return begun

    async def look(self, parts: Sequence[PartKey]) -> tuple[Begun, dict[PartKey, bytes | None]]:
        """Return where the journal stands and parts of the image, of one moment and without a lock."""
        await prove(self.work, self.keys, self.owner.learner_id)
        names = {key: part_name(self.keys, key) for key in parts}
        head, rows = await store.head_and_parts(self.work.session, self.owner, list(names.values()))
        if head is None:
            return Begun(0, owner_digest(*self.owner), 0, Manifest()), dict.fromkeys(parts)
        with one_refusal():
            begun = self._begun(head)
            return begun, {key: self._packed(begun.manifest, key, name, rows.get(name)) for key, name in names.items()}

    async def load(
        self, manifest: Manifest, parts: Sequence[PartKey], ids: Sequence[UUID]
    ) -> tuple[Mapping[PartKey, bytes | None], Mapping[UUID, int]]:
        """Return these parts packed, and of these ids those in the journal.

        Raises:
            MemoryDamaged: A part is not of the version that the manifest says, or cannot be verified.
        """
        names = {key: part_name(self.keys, key) for key in parts}
        rows, known = await store.parts_and_known(self.work.session, self.owner, list(names.values()), ids)
        with one_refusal():
            return {key: self._packed(manifest, key, name, rows.get(name)) for key, name in names.items()}, known

    async def entries(self, after_seq: int, until_seq: int, limit: int) -> tuple[list[Entry], int]:
        """Return the entries that are not cleared, in order, at most `limit` rows, and the sequence that was reached."""
        rows = await store.entries_after(self.work.session, self.owner, after_seq, until_seq, limit)
        with one_refusal():
            follows(rows, owner_digest(*self.owner))
            found = [entry for row in rows if (entry := opened(self.keys, row, words_of=())) is not None]
        return found, rows[-1].seq if rows else until_seq

    async def keep(self, written: Written) -> None:
        """Seal and write everything, and promise the consolidation that is wished for.

        Raises:
            MemoryDamaged: Head or parts are not as they were read; the unit of work must not be committed.
        """
        parts = []
        for key, (mark, packed) in written.parts.items():
            name, parameter_set = part_name(self.keys, key), written.manifest.folds[key.fold].parameter_set
            sealed = self.keys.seal(part_place(name, mark.version), packed)
            parts.append(StoredPart(name, mark.version, mark.seq, written.digest, parameter_set, sealed))
        change = store.Change(
            version=self.version,
            seq=written.seq,
            digest=written.digest,
            consolidated_seq=written.consolidated_seq,
            image_set=written.image_set,
            manifest=self.keys.seal(manifest_place(self.owner.learner_id, self.version + 1), written.manifest.pack()),
            entries=[stored(self.keys, new) for new in written.entries],
            parts=parts,
            gone=[part_name(self.keys, key) for key in written.gone],
        )
        if not await store.write(self.work.session, self.owner, change):
            raise MemoryDamaged
        self.version += 1
        if written.wish is not None:
            await consolidate_at(self.work, self.owner.learner_id, written.wish.run_after)

    def _begun(self, head: Head) -> Begun:
        """Return where a journal with this head stands."""
        if head.state == "forgetting" and not self.while_forgetting:
            raise MemoryForgetting
        if head.state == "erasing":
            raise LearnerErasing
        self.version = head.version
        manifest = Manifest()
        if head.manifest is not None:
            manifest = Manifest.unpack(self.keys.open(manifest_place(self.owner.learner_id, head.version), head.manifest))
        elif head.version:
            raise MemoryDamaged
        return Begun(head.seq, head.digest, head.consolidated_seq, manifest)

    def _packed(self, manifest: Manifest, key: PartKey, name: UUID, row: StoredPart | None) -> bytes | None:
        """Return a part's packed state, or None if it is not begun; refuse what the manifest does not say."""
        mark = manifest.parts.get(key)
        if (mark is None) != (row is None):
            raise MemoryDamaged
        if mark is None or row is None:
            return None
        if (row.version, row.applied_seq) != mark:
            raise MemoryDamaged
        return self.keys.open(part_place(name, row.version), row.sealed)
