"""Entries and parts between their opened and their stored form: sealed for the row they stand in, checked when they are read."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TypeAlias
from uuid import UUID

from schemas.journal import EntryKind
from services.memory.cells import CODE_OF_KIND, cell_hash, evidence_cell, read_evidence, read_words, words_cell
from services.memory.chain import next_digest
from services.memory.entry import Entry, PartKey
from services.memory.errors import MemoryDamaged
from services.memory.store import StoredEntry
from services.vault import AccountKeys, Place, SealRefused

_JOURNAL = "memory_journal"
_FIRST_VERSION = 1
EVERY_KIND: frozenset[EntryKind] = frozenset(CODE_OF_KIND)
Opener: TypeAlias = "Callable[[AccountKeys, StoredEntry], Entry | None]"
"""Opens a stored entry, or hands it out again as it was opened before; None if its evidence has been cleared."""


class CellDiffers(Exception):
    """A cell opens, but is not the one that its row's hash and the chain speak of."""


class ChainBroken(Exception):
    """A row's digest does not follow from the one before it."""


@dataclass(frozen=True, slots=True)
class Appended:
    """A new entry with its cells, not yet sealed."""

    entry: Entry
    words: bytes | None = field(repr=False)
    evidence: bytes = field(repr=False)
    words_hash: bytes | None
    evidence_hash: bytes
    digest: bytes


def appended(entry: Entry, previous: bytes) -> Appended:
    """Return a new entry with its cells and its digest after the `previous` one."""
    words, evidence = words_cell(entry), evidence_cell(entry)
    words_hash, evidence_hash = None if words is None else cell_hash(words), cell_hash(evidence)
    digest = next_digest(previous, entry.seq, entry.id, entry.day, words_hash, evidence_hash)
    return Appended(entry, words, evidence, words_hash, evidence_hash, digest)


def stored(keys: AccountKeys, new: Appended) -> StoredEntry:
    """Return a new entry as it is stored."""
    entry = new.entry
    words = None if new.words is None else keys.seal(cell_place(entry.id, "words", _FIRST_VERSION), new.words)
    evidence = keys.seal(cell_place(entry.id, "evidence", _FIRST_VERSION), new.evidence)
    return StoredEntry(entry.seq, entry.id, entry.day, _FIRST_VERSION, new.digest, new.words_hash, new.evidence_hash, words, evidence)


def opened(keys: AccountKeys, row: StoredEntry, *, words_of: Container[EntryKind] = EVERY_KIND) -> Entry | None:
    """Return a stored entry, or None if its evidence has been cleared.

    Args:
        keys: The learner's.
        row: As stored.
        words_of: Open the words too of entries of these kinds; folds need none.

    Raises:
        SealRefused: A cell cannot be verified.
        CellDiffers: A cell is not the one that the row's hash speaks of.
    """
    if row.evidence is None:
        return None
    cell = _opened_cell(keys, row, "evidence", row.evidence, row.evidence_hash)
    kind, at, client_at, evidence = read_evidence(cell)
    words = None
    if row.words is not None and kind in words_of:
        words = read_words(kind, _opened_cell(keys, row, "words", row.words, row.words_hash))
    return Entry(row.seq, row.id, kind, at, row.day, evidence, words, client_at)


def verified(keys: AccountKeys, row: StoredEntry, previous: bytes) -> Entry | None:
    """Return what `opened` does, after checking every cell and the digest that follows `previous`.

    Raises:
        SealRefused: A cell cannot be verified.
        CellDiffers: A cell is not the one that the chain speaks of.
        ChainBroken: The row does not follow on the previous one.
    """
    if next_digest(previous, row.seq, row.id, row.day, row.words_hash, row.evidence_hash) != row.digest:
        raise ChainBroken
    if row.words is not None:
        _opened_cell(keys, row, "words", row.words, row.words_hash)
    return opened(keys, row, words_of=())


def cell_place(entry_id: UUID, part: str, version: int) -> Place:
    """Return where a cell of an entry stands; `part` is `words` or `evidence`."""
    return Place(_JOURNAL, part, entry_id, version)


def segment_place(segment: UUID, version: int) -> Place:
    """Return where a segment of the recall index stands."""
    return Place("memory_index", "segment", segment, version)


def follows(rows: Sequence[StoredEntry], beginning: bytes) -> None:
    """Return if each of these rows, in order, follows on the one before it; of the first that is known only if it begins the journal.

    Raises:
        ChainBroken: One does not, or one is missing between two.
    """
    previous = beginning if rows and rows[0].seq == 1 else None
    for place, row in enumerate(rows):
        if place and row.seq != rows[place - 1].seq + 1:
            raise ChainBroken
        if previous is not None and next_digest(previous, row.seq, row.id, row.day, row.words_hash, row.evidence_hash) != row.digest:
            raise ChainBroken
        previous = row.digest


@contextmanager
def one_refusal() -> Iterator[None]:
    """Answer whatever does not hold together with the one error: what was refused, and why, is nobody's business but the operator's."""
    try:
        yield
    except MemoryDamaged:
        raise
    except (SealRefused, CellDiffers, ChainBroken):
        raise MemoryDamaged from None


def part_place(part: UUID, version: int) -> Place:
    """Return where a part of the image stands."""
    return Place("memory_part", "image", part, version)


def manifest_place(learner_id: UUID, version: int) -> Place:
    """Return where a manifest stands."""
    return Place("memory_head", "manifest", learner_id, version)


def wish_place(wish_id: UUID, version: int) -> Place:
    """Return where a wish to forget stands."""
    return Place("memory_wish", "wish", wish_id, version)


def order_place(order_id: UUID, version: int) -> Place:
    """Return where a standing order waits for the ledger."""
    return Place("memory_order", "order", order_id, version)


def part_name(keys: AccountKeys, key: PartKey) -> UUID:
    """Return the opaque id of a part: its name would tell the course."""
    return keys.pseudonym("memory part", f"{key.fold}\n{key.part}")


def _opened_cell(keys: AccountKeys, row: StoredEntry, part: str, sealed: bytes, expected: bytes | None) -> bytes:
    """Return an opened cell whose hash is the row's."""
    cell = keys.open(cell_place(row.id, part, row.version), sealed)
    if cell_hash(cell) != expected:
        raise CellDiffers
    return cell
