"""Holds a learner's journal against its chain, its witness and its own records: who looked, what was sent, what was agreed to, what was forgotten."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

from schemas.journal import Accessed, Consented, Disclosed, Forgotten, Imported
from services.memory import store
from services.memory.chain import owner_digest
from services.memory.entry import Entry
from services.memory.records import CellDiffers, ChainBroken, verified
from services.memory.replay import BATCH, Fault, FaultCode
from services.memory.store import Head, Owner, StoredEntry
from services.memory.witnessing import against
from services.platform import Work
from services.vault import AccountKeys, SealRefused

_FAULTS: Final[dict[type[Exception], FaultCode]] = {
    SealRefused: "cell_refused",
    CellDiffers: "cell_differs",
    ChainBroken: "digest_differs",
}


@dataclass(slots=True)
class Audited:
    """What was found about one learner's journal. It names no content.

    Args:
        entries: Entries looked at.
        cleared: Those of them that have been forgotten.
        on_record: How many the journal itself says were forgotten.
        accesses: Who opened what, so many times.
        disclosures: What was sent to a model provider, so many times.
        unwitnessed: Entries that have no witness yet.
        consents: The last word on each scope that was said here, as journaled: given or not, and by whom.
        imported: Ranges of sequences that came from another installation, with words that were said there.
        faults: What does not hold together.
    """

    entries: int = 0
    cleared: int = 0
    on_record: int = 0
    accesses: int = 0
    disclosures: int = 0
    unwitnessed: int = 0
    consents: dict[str, tuple[bool, str]] = field(default_factory=dict)
    imported: list[tuple[int, int]] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    said: list[tuple[int, Consented]] = field(default_factory=list, repr=False)
    gone: list[int] = field(default_factory=list, repr=False)

    def take(self, entry: Entry) -> None:
        """Count an entry that holds."""
        evidence = entry.evidence
        if isinstance(evidence, Accessed):
            self.accesses += 1
        elif isinstance(evidence, Disclosed):
            self.disclosures += 1
        elif isinstance(evidence, Forgotten):
            self.on_record += evidence.entries
        elif isinstance(evidence, Imported):
            self.imported.append((evidence.first_seq, evidence.last_seq))
        elif isinstance(evidence, Consented):
            self.said.append((entry.seq, evidence))

    def end(self, *, is_forgetting: bool) -> None:
        """Judge the records as a whole: what is gone must have been forgotten on record."""
        self.consents = {word.scope: (word.granted, word.by) for seq, word in self.said if not self._is_imported(seq)}
        # An archive brings along the places of what had been forgotten there, or here before: those are on its own record.
        if sum(not self._is_imported(seq) for seq in self.gone) > self.on_record and not is_forgetting:
            self.faults.append(Fault("cleared_off_record"))

    def _is_imported(self, seq: int) -> bool:
        """Return whether an entry came from another installation."""
        return any(first <= seq <= last for first, last in self.imported)


async def audited(work: Work, keys: AccountKeys, learner_id: UUID) -> Audited:
    """Return what is found about a learner's journal. Nothing is locked or written, and nobody is shown any of it.

    Args:
        work: A unit of work of the learner's tenant.
        keys: The learner's keys, freshly loaded, so that their witness is the last one.
        learner_id: The learner.
    """
    owner, found = Owner(keys.tenant_id, learner_id), Audited()
    head, _ = await store.head_and_parts(work.session, owner, ())
    contradicted = await against(work, owner, keys.witness)
    if contradicted == "erasing":
        return found
    if contradicted is not None:
        found.faults.append(Fault(contradicted, keys.witness.seq if keys.witness else None))
    if head is not None:
        found.unwitnessed = max(0, head.seq - (keys.witness.seq if keys.witness else 0))
        await _walk(work, keys, owner, head, found)
        found.end(is_forgetting=head.state == "forgetting")
    return found


async def _walk(work: Work, keys: AccountKeys, owner: Owner, head: Head, found: Audited) -> None:
    """Go through the journal from its first entry to its head."""
    seq, digest = 0, owner_digest(*owner)
    while seq < head.seq:
        rows = await store.entries_after(work.session, owner, seq, head.seq, BATCH)
        if not rows:
            break
        digest = _checked(keys, rows, seq, digest, found)
        seq = rows[-1].seq
    if seq != head.seq:
        found.faults.append(Fault("gap", head.seq))
    elif digest != head.digest:
        found.faults.append(Fault("digest_differs", head.seq))


def _checked(keys: AccountKeys, rows: Sequence[StoredEntry], seq: int, digest: bytes, found: Audited) -> bytes:
    """Check the next rows and return the digest of the last one."""
    for row in rows:
        found.entries += 1
        if row.seq != seq + 1:
            found.faults.append(Fault("gap", row.seq))
        try:
            entry = verified(keys, row, digest)
        except (SealRefused, CellDiffers, ChainBroken) as error:
            found.faults.append(Fault(_FAULTS[type(error)], row.seq))
        else:
            if entry is not None:
                found.take(entry)
            else:
                found.cleared += 1
                found.gone.append(row.seq)
        seq, digest = row.seq, row.digest
    return digest
