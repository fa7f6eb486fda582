"""Everything that a session without memory keeps, as one run of bytes (pure): head, entries as cells, and packed parts."""

from __future__ import annotations

import json
import struct
from dataclasses import dataclass, field
from datetime import date
from typing import Final
from uuid import UUID

from services.memory.cells import read_evidence, read_words
from services.memory.entry import Entry, PartKey
from services.memory.manifest import Manifest
from services.memory.records import Appended

_LENGTH: Final = struct.Struct(">I")
_FORMAT: Final = 1


@dataclass(frozen=True, slots=True)
class SessionEntry:
    """One entry with its cells."""

    seq: int
    id: UUID
    day: date
    words: bytes | None = field(repr=False)
    evidence: bytes = field(repr=False)

    def opened(self) -> Entry:
        """Return the entry."""
        kind, at, client_at, evidence = read_evidence(self.evidence)
        words = None if self.words is None else read_words(kind, self.words)
        return Entry(self.seq, self.id, kind, at, self.day, evidence, words, client_at)


@dataclass(slots=True)
class SessionBlob:
    """A session's journal and image."""

    seq: int
    digest: bytes
    manifest: Manifest = field(default_factory=Manifest)
    entries: list[SessionEntry] = field(default_factory=list, repr=False)
    parts: dict[PartKey, bytes] = field(default_factory=dict, repr=False)

    def append(self, new: Appended) -> None:
        """Add a new entry."""
        self.entries.append(SessionEntry(new.entry.seq, new.entry.id, new.entry.day, new.words, new.evidence))

    def pack(self) -> bytes:
        """Return the whole as bytes."""
        runs: list[bytes] = []
        entries = []
        for entry in self.entries:
            words = entry.words or b""
            entries.append([entry.seq, entry.id.hex, entry.day.toordinal(), len(words), len(entry.evidence)])
            runs += (words, entry.evidence)
        parts = [[*key, len(packed)] for key, packed in self.parts.items()]
        runs += self.parts.values()
        head = [_FORMAT, self.seq, self.digest.hex(), self.manifest.pack().hex(), entries, parts]
        index = json.dumps(head, separators=(",", ":")).encode()
        return b"".join((_LENGTH.pack(len(index)), index, *runs))

    @staticmethod
    def unpack(packed: bytes) -> SessionBlob:
        """Return what was packed."""
        (length,) = _LENGTH.unpack_from(packed)
        reader = _Reader(packed, _LENGTH.size + length)
        form, seq, digest, manifest, entries, parts = json.loads(packed[_LENGTH.size : reader.at])
        if form != _FORMAT:
            raise ValueError(f"session format {form} is not known")
        found = SessionBlob(seq, bytes.fromhex(digest), Manifest.unpack(bytes.fromhex(manifest)))
        found.entries = [reader.entry(*entry) for entry in entries]
        found.parts = {PartKey(fold, part): reader.take(size) for fold, part, size in parts}
        return found


@dataclass(slots=True)
class _Reader:
    """Takes runs of bytes one after another."""

    packed: bytes
    at: int

    def take(self, size: int) -> bytes:
        """Return the next `size` bytes."""
        self.at += size
        return self.packed[self.at - size : self.at]

    def entry(self, seq: int, entry_id: str, day: int, words: int, evidence: int) -> SessionEntry:
        """Return the next entry."""
        return SessionEntry(seq, UUID(entry_id), date.fromordinal(day), self.take(words) or None, self.take(evidence))
