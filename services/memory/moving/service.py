"""Takes a learner's whole memory out, as of one moment, and takes one in where nothing but acts on record is yet."""

from __future__ import annotations

import hashlib
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from os import urandom
from typing import Any, Final, NamedTuple
from uuid import UUID, uuid4

from sqlalchemy import func, insert, select, update

from schemas.exports import ArchiveEntry, FoldDigest
from schemas.journal import Corrected, Fact, Imported
from services.memory import store
from services.memory.cells import HASH_BYTES
from services.memory.chain import next_digest
from services.memory.entry import Draft, Entry, PartKey
from services.memory.errors import MemoryDamaged, MemoryNotEmpty
from services.memory.facts import ALL, FACTS, FactBook
from services.memory.fold import Fold
from services.memory.forgetting.scope import OfOrders, in_archive
from services.memory.forgetting.service import BATCH, rebuilt
from services.memory.forgetting.wishes import KEPT
from services.memory.keeping import DatabaseKeeper
from services.memory.moving.lines import line_of
from services.memory.moving.trust import Trusted, unproven
from services.memory.records import appended, opened, stored
from services.memory.service import Memory
from services.memory.store import Owner, StoredEntry
from services.memory.tables import HeadRow, JournalRow
from services.platform import Work
from services.vault import AccountKeys

ROWS: Final = 1_000


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A learner's image as of one moment.

    Args:
        seq: The last entry.
        consolidated_seq: The last one that consolidation has looked at.
        cells: How many cells are filled up to there: fewer mean that something was forgotten since.
        states: Parts of the image.
        digests: The same as digests of their bytes.
        folds: What the parts were folded with.
    """

    seq: int
    consolidated_seq: int
    cells: int
    states: Mapping[PartKey, Any] = field(repr=False)
    digests: tuple[FoldDigest, ...]
    folds: Mapping[str, Fold] = field(repr=False)


class TakenIn(NamedTuple):
    """What became of an archive.

    Args:
        is_new: It came in now; False if it was here already, and nothing has changed.
        left_out: Beliefs that were left out, as its entries do not bear them out.
        moves_left_out: Moves that were left out, as they are not the learner's own.
    """

    is_new: bool
    left_out: int = 0
    moves_left_out: int = 0


def facts_of(snapshot: Snapshot, now: datetime) -> list[Fact]:
    """Return the facts that hold at a moment, by a snapshot."""
    book: FactBook | None = snapshot.states.get(PartKey(FACTS, ALL))
    return [] if book is None else list(book.live(now))


@dataclass(frozen=True, slots=True)
class Moving:
    """Use cases of export and import, each in the caller's unit of work."""

    memory: Memory

    async def snapshot(self, work: Work, keys: AccountKeys, learner_id: UUID) -> Snapshot:
        """Return the image as it stands, and how far the journal goes. Nothing is locked."""
        keeper = DatabaseKeeper(work, keys, Owner(keys.tenant_id, learner_id))
        begun, _ = await keeper.look([])
        folds = await self.memory.folds_of(work, begun.manifest, begun.seq, "read")
        _, packed = await keeper.look(list(begun.manifest.parts))
        held = {key: state for key, state in packed.items() if state is not None and key.fold in folds.by_name}
        states = {key: folds.by_name[key.fold].unpack(key.part, state) for key, state in held.items()}
        digests = tuple(
            FoldDigest(
                fold=key.fold, part=key.part, parameter_set=begun.manifest.folds[key.fold].parameter_set, sha256=hashlib.sha256(state).hexdigest()
            )
            for key, state in sorted(held.items()) if key.fold not in folds.lazy
        )  # fmt: skip
        cells = await self.cells(work, keys, learner_id, begun.seq)
        return Snapshot(begun.seq, begun.consolidated_seq, cells, states, digests, folds.by_name)

    async def cells(self, work: Work, keys: AccountKeys, learner_id: UUID, until_seq: int) -> int:
        """Return how many cells of a journal are filled up to an entry."""
        query = select(func.count(JournalRow.words) + func.count(JournalRow.evidence)).where(
            JournalRow.tenant_id == keys.tenant_id, JournalRow.learner_id == learner_id, JournalRow.seq <= until_seq
        )
        return int((await work.session.execute(query)).scalar_one())

    async def lines(
        self, work: Work, keys: AccountKeys, learner_id: UUID, after_seq: int, until_seq: int
    ) -> list[tuple[ArchiveEntry, Entry | None]]:
        """Return the next lines of a journal with their entries (None: cleared), in order; an empty list at the end."""
        rows = await store.entries_after(work.session, Owner(keys.tenant_id, learner_id), after_seq, until_seq, BATCH)
        return [_line(row, opened(keys, row)) for row in rows]

    async def take_in(
        self,
        work: Work,
        keys: AccountKeys,
        learner_id: UUID,
        entries: Sequence[Entry | ArchiveEntry],
        origin: tuple[str, str, bool],
        consolidated_seq: int,
        *,
        orders: OfOrders | None = None,
        zone: str = "UTC",
    ) -> TakenIn:
        """Take a journal in behind what is on record already, with a record that says where it came from; fold it; all in this unit of work.

        Args:
            work: A unit of work of the learner's tenant.
            keys: The learner's keys.
            learner_id: The learner.
            entries: Checked by `entries_of`.
            origin: The archive's digest, the fingerprint that it names, and whether its seal has been checked.
            consolidated_seq: The last entry that consolidation had looked at there: what it did not find is not looked for again.
            orders: What the ledger says was taken away, of which a journal that a restore has set back may know nothing.
            zone: The learner's IANA time zone, for the local day of the record.

        Returns:
            Whether it came in, which it does not if this very archive was taken in before; and how many beliefs and moves were left out.

        Raises:
            MemoryNotEmpty: There is something else here already.
            LearnerErasing, MemoryForgetting: Not now.
        """
        keeper = DatabaseKeeper(work, keys, Owner(keys.tenant_id, learner_id))
        begun = await keeper.begin()
        archive, fingerprint, is_proven = origin
        if await self._is_known(keeper, begun.seq, archive):
            return TakenIn(is_new=False)
        forgotten = await _ids_of(keeper) | _named(entries, orders, is_proven=is_proven)
        trusted = Trusted([*entries]) if is_proven else unproven(entries, forgotten)
        shifted = [_shifted(entry, begun.seq, forgotten) for entry in trusted.lines]
        digest = await _write(keeper, shifted, begun.digest)
        last = begun.seq + len(shifted)
        mine = (HeadRow.tenant_id == keys.tenant_id, HeadRow.learner_id == learner_id)
        consolidated = begun.seq + min(consolidated_seq, len(shifted))
        await work.session.execute(update(HeadRow).where(*mine).values(seq=last, digest=digest, consolidated_seq=consolidated))
        record = Imported(archive=archive, origin=fingerprint, proven=is_proven, first_seq=begun.seq + 1, last_seq=last)
        await rebuilt(self.memory, keeper, [Draft(uuid4(), "imported", record)], zone)
        return TakenIn(is_new=True, left_out=trusted.beliefs, moves_left_out=trusted.moves)

    async def _is_known(self, keeper: DatabaseKeeper, until_seq: int, archive: str) -> bool:
        """Return whether the archive is here already; raise MemoryNotEmpty if anything else is that is no act on record."""
        after, is_filled = 0, False
        while after < until_seq:
            rows = await store.entries_after(keeper.work.session, keeper.owner, after, until_seq, BATCH)
            if not rows:
                raise MemoryDamaged
            for entry in (opened(keeper.keys, row, words_of=()) for row in rows):
                if entry is not None and isinstance(entry.evidence, Imported) and entry.evidence.archive == archive:
                    return True
                is_filled = is_filled or (entry is not None and not _is_on_record(entry))
            after = rows[-1].seq
        if is_filled:
            raise MemoryNotEmpty
        return False


def _is_on_record(entry: Entry) -> bool:
    """Return whether an entry is an act that stays when everything is forgotten."""
    return entry.kind in KEPT or (isinstance(entry.evidence, Corrected) and entry.evidence.action == "delete")


def _line(row: StoredEntry, entry: Entry | None) -> tuple[ArchiveEntry, Entry | None]:
    return (ArchiveEntry(seq=row.seq, id=row.id, day=row.day, cleared=True) if entry is None else line_of(entry)), entry


def _shifted(entry: Entry | ArchiveEntry, by: int, here: Container[UUID]) -> Entry | ArchiveEntry:
    """Return an entry, or the place of a cleared one, behind what is here already.

    What has been here before under this id was forgotten here, and an older archive does not bring it back.
    """
    if entry.id in here:
        return ArchiveEntry(seq=entry.seq + by, id=uuid4(), day=entry.day, cleared=True)
    if isinstance(entry, ArchiveEntry):
        return entry.model_copy(update={"seq": entry.seq + by})
    return replace(entry, seq=entry.seq + by)


def _named(entries: Sequence[Entry | ArchiveEntry], orders: OfOrders | None, *, is_proven: bool) -> set[UUID]:
    """Return the ids of entries that standing orders name. Only of what is proven to be from here is known that it was here at the time."""
    if orders is None:
        return set()
    scope = orders if is_proven else orders.single_entries()
    return {entry.id for entry in entries if isinstance(entry, Entry) and in_archive(scope, entry)}


async def _ids_of(keeper: DatabaseKeeper) -> set[UUID]:
    """Return the ids of all entries that are or were in a journal."""
    mine = (JournalRow.tenant_id == keeper.owner.tenant_id, JournalRow.learner_id == keeper.owner.learner_id)
    return set((await keeper.work.session.execute(select(JournalRow.id).where(*mine))).scalars())


async def _write(keeper: DatabaseKeeper, entries: Sequence[Entry | ArchiveEntry], digest: bytes) -> bytes:
    """Seal and write entries in a chain of their own, and return the last digest."""
    for begin in range(0, len(entries), ROWS):
        rows = []
        for entry in entries[begin : begin + ROWS]:
            row = _cleared(entry, digest) if isinstance(entry, ArchiveEntry) else stored(keeper.keys, appended(entry, digest))
            rows.append({**keeper.owner._asdict(), **row._asdict()})
            digest = row.digest
        await keeper.work.session.execute(insert(JournalRow), rows)
    return digest


def _cleared(line: ArchiveEntry, previous: bytes) -> StoredEntry:
    """Return a cleared entry: nobody knows what its hash was made of."""
    evidence_hash = urandom(HASH_BYTES)
    digest = next_digest(previous, line.seq, line.id, line.day, None, evidence_hash)
    return StoredEntry(line.seq, line.id, line.day, 1, digest, None, evidence_hash, None, None)
