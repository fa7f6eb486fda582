"""Who opened a learner's memory: each access is an entry of the journal itself, so the audit trail is the chain, and the learner reads it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple
from uuid import UUID, uuid4

from schemas.journal import Accessed, EntryKind
from services.identity import Category, Purpose
from services.memory.entry import Draft, Entry
from services.memory.service import Memory
from services.platform import Work
from services.vault import AccountKeys

TRAIL: Final[frozenset[EntryKind]] = frozenset({"access", "disclosure", "consent"})
_PAGE: Final = 250
_NEVER_REACHED: Final = 2**62
_MOST_PAGES: Final = 4
"""Most pages of the journal that are opened for one call: each takes some milliseconds, in which this process serves nobody else."""


async def written_once(memory: Memory, work: Work, keys: AccountKeys, learner_id: UUID, draft: Draft, zone: str) -> None:
    """Journal a draft, unless an entry of its id is there."""
    desk = await memory.open(work, keys, learner_id, zone=zone, drafts=[draft])
    if desk.duplicate(draft.id) is None:
        desk.add(draft)
        await desk.save()


class TrailPage(NamedTuple):
    """Entries, newest first, and before which entry to read on; None if the journal's beginning was reached."""

    entries: Sequence[Entry]
    before_seq: int | None


@dataclass(frozen=True, slots=True)
class Trail:
    """Writes and reads the record of accesses, disclosures and consents.

    Args:
        memory: Where it is kept.
        page_size: Entries that are opened at a time.
    """

    memory: Memory
    page_size: int = _PAGE

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
        zone: str = "UTC",
    ) -> None:
        """Journal that somebody opens a learner's memory. Call it in the unit of work that opens it, while consent to memory holds.

        Args:
            work: A unit of work of the learner's tenant.
            keys: The learner's keys.
            learner_id: Whose memory.
            by: Who opens it.
            role: Their role.
            purpose: Why.
            categories: What they open.
            session_id: Given for the learner's own accesses, of which one per session, purpose and categories is kept; None keeps each.
            zone: The learner's IANA time zone, for the local day of the entry.
        """
        accessed = Accessed(by=by, role=role, purpose=purpose, categories=tuple(sorted(categories)))
        told = "\n".join([str(session_id), purpose, *accessed.categories])
        entry_id = uuid4() if session_id is None else keys.pseudonym("access", told)
        draft = Draft(entry_id, "access", accessed)
        await written_once(self.memory, work, keys, learner_id, draft, zone)

    async def read(
        self,
        work: Work,
        keys: AccountKeys,
        learner_id: UUID,
        *,
        kinds: Collection[EntryKind] = TRAIL,
        before_seq: int | None = None,
        limit: int = 50,
    ) -> TrailPage:
        """Return the last entries of these kinds, newest first.

        Kinds are sealed, so the journal is opened page by page, until `limit` are found or enough has been opened for one call.
        """
        found: list[Entry] = []
        before = before_seq if before_seq is not None else _NEVER_REACHED
        for _ in range(_MOST_PAGES):
            page = await self.memory.entries(work, keys, learner_id, before_seq=before, limit=self.page_size, words_of=())
            found.extend(entry for entry in page if entry.kind in kinds)
            if not page:
                return TrailPage(found[:limit], found[limit - 1].seq if len(found) > limit else None)
            before = page[-1].seq
            if len(found) >= limit:
                return TrailPage(found[:limit], found[limit - 1].seq)
        return TrailPage(found, before)
