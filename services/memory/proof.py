"""Whether a journal holds what was witnessed of it (pure): the sums are asked of the database in one statement, the judgement is here."""

from __future__ import annotations

from typing import Final, Literal, NamedTuple

from services.vault import Stand, Witness

WINDOW: Final = 20_000
"""So many of the last entries are counted when a journal is opened: 0.2 ms for a thousand, 3 ms for all; `meno audit verify` walks them all."""

Contradiction = Literal["witness_forged", "rolled_back", "other_history", "head_differs", "entries_missing", "entries_added"]


class Sums(NamedTuple):
    """What the rows of a journal come to.

    Args:
        state: The head's state; None where there is no head.
        seq: The head's sequence.
        digest: The head's digest.
        counted: Rows within the window before the head, and all beyond it.
        within: Those of them with a sequence from 1 to the head's.
        last_digest: The digest of the entry that the head stands at.
        witnessed_digest: The digest of the entry at the witnessed sequence.
    """

    state: str | None
    seq: int
    digest: bytes
    counted: int
    within: int
    last_digest: bytes | None
    witnessed_digest: bytes | None


def contradiction(sums: Sums, witness: Witness | None, beginning: bytes) -> Contradiction | None:
    """Return in what a journal contradicts its witness or itself, None if in nothing.

    Args:
        sums: Of its rows.
        witness: What was witnessed, if anything was yet.
        beginning: The digest before the first entry.
    """
    found = against_witness(sums.seq, sums.witnessed_digest, witness, beginning)
    if found is not None:
        return found
    if sums.counted > sums.within:
        return "entries_added"
    if sums.within != min(sums.seq, WINDOW):
        return "entries_missing"
    return "head_differs" if sums.state is not None and (sums.last_digest or beginning) != sums.digest else None


def against_witness(seq: int, witnessed_digest: bytes | None, witness: Witness | None, beginning: bytes) -> Contradiction | None:
    """Return in what a journal that stands at `seq` contradicts its witness, given the digest of its entry at the witnessed sequence."""
    if witness is None:
        return None
    if not witness.is_authentic:
        return "witness_forged"
    if seq < witness.seq:
        return "rolled_back"
    here = beginning if witness.seq == 0 else witnessed_digest
    return "other_history" if here != witness.digest else None


def is_due(stand: Stand, witness: Witness | None) -> bool:
    """Return whether a journal does not stand where it was last witnessed."""
    return stand.seq > 0 if witness is None else not witness.is_authentic or (witness.seq, witness.digest) != stand
