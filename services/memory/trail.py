"""Who opened a learner's memory: each access is an entry of the journal itself, so the audit trail is the chain, and the learner reads it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID, uuid4

from schemas.journal import Accessed, EntryKind
from services.identity import Category, Purpose
from services.memory.entry import Draft, Entry
from services.memory.service import Memory
from services.platform import Work
from services.vault import AccountKeys

TRAIL: Final[frozenset[EntryKind]] = frozenset({"access", "disclosure", "consent"})
_PAGE: Final = 500


@dataclass(frozen=True, slots=True)
class Trail:
    """Writes and reads the record of accesses, disclosures and consents."""

    memory: Memory

    async def note(
        self,
        work: Work,
        keys: AccountKeys,
        learner_id: UUID,
        *,
        by: UUID,
        role: str,
        purpose: Purpose,
        categories: Collection[Category],
        session_id: UUID | None = None,
    ) -> None:
        """Journal that somebody opens a learner's memory. Call it in the unit of work that opens it.

        Args:
            work: A unit of work of the learner's tenant.
            keys: The learner's keys.
            learner_id: Whose memory.
            by: Who opens it.
            role: Their role.
            purpose: Why.
            categories: What they open.
            session_id: Given for the learner's own accesses, of which one per session and purpose is kept; None keeps each.
        """
        accessed = Accessed(by=by, role=role, purpose=purpose, categories=tuple(sorted(categories)))
        entry_id = uuid4() if session_id is None else keys.pseudonym("access", f"{session_id}\n{purpose}")
        draft = Draft(entry_id, "access", accessed)
        desk = await self.memory.open(work, keys, learner_id, drafts=[draft])
        if desk.duplicate(entry_id) is None:
            desk.add(draft)
            await desk.save()

    async def read(
        self,
        work: Work,
        keys: AccountKeys,
        learner_id: UUID,
        *,
        kinds: Collection[EntryKind] = TRAIL,
        before_seq: int | None = None,
        limit: int = 50,
    ) -> Sequence[Entry]:
        """Return the last entries of these kinds, newest first. Kinds are sealed, so the journal is opened page by page until enough are found."""
        found: list[Entry] = []
        before = before_seq if before_seq is not None else 2**62
        while len(found) < limit:
            page = await self.memory.entries(work, keys, learner_id, before_seq=before, limit=_PAGE)
            found.extend(entry for entry in page if entry.kind in kinds)
            if not page:
                break
            before = page[-1].seq
        return found[:limit]
