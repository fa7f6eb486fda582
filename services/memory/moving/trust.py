"""What of an archive that nobody here can vouch for is taken over (pure): work, words and the learner's own moves; of beliefs what these bear out."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import replace
from typing import Final, NamedTuple
from uuid import UUID

from schemas.exports import ArchiveEntry
from schemas.journal import Corrected, FactOp, Moved, Offered, Ruled
from services.memory.entry import Entry
from services.memory.extraction.tenable import is_tenable, may_be_said

_LEARNERS_OWN: Final = frozenset({"choose", "skip", "unskip", "test_out", "minutes", "abandon"})


class Trusted(NamedTuple):
    """The lines of an archive that nobody can vouch for, what may not come in cleared.

    Args:
        lines: As many as there were.
        beliefs: How many beliefs were left out, as nothing bears them out.
        moves: How many moves, and rulings on answers, were left out, as they are not the learner's own.
    """

    lines: list[Entry | ArchiveEntry]
    beliefs: int = 0
    moves: int = 0


def unproven(lines: Sequence[Entry | ArchiveEntry], forgotten: Container[UUID]) -> Trusted:
    """Return the lines of an archive without the beliefs that its entries do not bear out, and without what others are said to have decided.

    What is left out becomes a cleared line, so that everything else keeps its place. A belief that is taken over is from an import
    from now on, unless it is the learner's own word. A correction that says what may not stand here closes its slot and says nothing.

    Args:
        lines: Checked by `entries_of`.
        forgotten: Ids of entries that were here before, on which no belief may rest any more.
    """
    entries = {line.id: line for line in lines if isinstance(line, Entry) and line.id not in forgotten}
    taken: set[UUID] = set()
    found = [_taken(line, entries, taken) if isinstance(line, Entry) else line for line in lines]
    moves = sum(one is not line and _is_decision(line) for one, line in zip(found, lines, strict=True))
    beliefs = sum(one is not line and not _is_stamped(one) for one, line in zip(found, lines, strict=True)) - moves
    return Trusted(found, beliefs, moves)


def _taken(entry: Entry, entries: Mapping[UUID, Entry], taken: set[UUID]) -> Entry | ArchiveEntry:
    """Return an entry as it is taken over, noting the facts that are."""
    evidence = entry.evidence
    if isinstance(evidence, Corrected):
        return _corrected(entry, evidence, taken)
    if isinstance(evidence, Moved):
        return entry if _is_the_learners(evidence, entries) else _left_out(entry)
    if isinstance(evidence, Ruled):
        return _left_out(entry)
    if not isinstance(evidence, FactOp):
        return entry
    if not _is_borne_out(evidence, entries, taken):
        return _left_out(entry)
    taken.add(evidence.fact.id)
    if evidence.fact.source in ("learner", "import"):
        return entry
    return replace(entry, evidence=evidence.model_copy(update={"fact": evidence.fact.model_copy(update={"source": "import"})}))


def _is_the_learners(moved: Moved, entries: Mapping[UUID, Entry]) -> bool:
    """Return whether a move can be the learner's own, or puts away, by itself, an offer of the same archive; no educator of this place made it."""
    if moved.account_id or moved.undoes or moved.assignment_id or moved.until:
        return False
    if moved.by == "system":
        named = entries.get(moved.offer_id) if moved.offer_id else None
        return moved.move == "abandon" and moved.skill is None and named is not None and isinstance(named.evidence, Offered)
    return moved.by == "learner" and moved.move in _LEARNERS_OWN


def _corrected(entry: Entry, word: Corrected, taken: set[UUID]) -> Entry:
    """Return a correction as it is, if a learner could have said it about something that is believed; else without what it says."""
    if not may_be_said(word) or (word.value is not None and word.fact_id not in taken):
        return replace(entry, evidence=_silent(word))
    if word.value is not None:
        taken.add(entry.id)
    return entry


def _is_borne_out(op: FactOp, entries: Mapping[UUID, Entry], taken: Container[UUID]) -> bool:
    """Return whether an operation may be taken over: one that ends a fact if the fact was, any other if what the entries say bears it out."""
    return op.fact.id in taken if op.op == "retract" else is_tenable(op.fact, entries)


def _silent(word: Corrected) -> Corrected:
    """Return a correction that closes what it closed and says nothing instead."""
    return word.model_copy(update={"action": "delete" if word.action == "correct" else word.action, "value": None})


def _left_out(entry: Entry) -> ArchiveEntry:
    return ArchiveEntry(seq=entry.seq, id=entry.id, day=entry.day, cleared=True)


def _is_stamped(line: Entry | ArchiveEntry) -> bool:
    """Return whether a line that has changed has only changed its source."""
    return isinstance(line, Entry) and isinstance(line.evidence, FactOp)


def _is_decision(line: Entry | ArchiveEntry) -> bool:
    return isinstance(line, Entry) and isinstance(line.evidence, Moved | Ruled)
