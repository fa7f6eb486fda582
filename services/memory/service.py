"""Learner memory: opens the desk, reads the image and the journal."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final
from uuid import UUID

from schemas.journal import EntryKind
from services.memory import store
from services.memory.chain import owner_digest
from services.memory.desk import Desk
from services.memory.entry import Draft, Entry, PartKey
from services.memory.errors import MemoryDamaged
from services.memory.fitted import FittedFolds, Use, folds_for
from services.memory.fold import Fold
from services.memory.image import Folds
from services.memory.keeping import DatabaseKeeper
from services.memory.manifest import Manifest
from services.memory.own_folds import all_folds
from services.memory.records import EVERY_KIND, Opener, follows, one_refusal, opened
from services.memory.refolding import caught_up_later
from services.memory.replay import Replay
from services.memory.store import Owner
from services.memory.view import View
from services.memory.witnessing import prove
from services.platform import Clock, Work
from services.vault import AccountKeys

MOST_ENTRIES: Final = 2_000
_NEVER_REACHED: Final = 2**62


@dataclass(frozen=True, slots=True)
class Memory:
    """Every learner's journal and image.

    Args:
        given: Folds by name, given by bootstrap, so that memory knows no mastery. Memory's own are added.
        clock: The server's time.
        fitted: Gives the folds whose parameters a tenant has fitted; None where all are as given.
    """

    given: Mapping[str, Fold]
    clock: Clock
    fitted: FittedFolds | None = None

    @property
    def folds(self) -> Folds:
        """Return all folds as given, memory's own among them."""
        return all_folds(self.given)

    async def folds_of(self, work: Work, manifest: Manifest, seq: int, use: Use) -> Folds:
        """Return all folds for one learner's image, by the parameters that it was folded with or is to be folded with."""
        return await folds_for(self.folds, self.fitted, work, manifest, seq, use)

    @property
    def replay(self) -> Replay:
        """Return what folds whole journals again, to verify an image or to make it anew."""
        return Replay(self.folds, self.fitted)

    async def open(
        self,
        work: Work,
        keys: AccountKeys,
        learner_id: UUID,
        *,
        zone: str = "UTC",
        parts: Iterable[tuple[str, str]] = (),
        drafts: Iterable[Draft] = (),
        ids: Iterable[UUID] = (),
    ) -> Desk:
        """Lock a learner's journal until the unit of work ends, and open it with parts of the image.

        Args:
            work: The unit of work in which all is written, of the learner's tenant.
            keys: The learner's keys.
            learner_id: The learner.
            zone: The learner's IANA time zone, for the local day of new entries.
            parts: (fold, part) to load beside those that the drafts concern.
            drafts: Entries that will be added: their parts are loaded and their ids looked up.
            ids: Further ids of entries to look up.

        Raises:
            LearnerErasing: The learner is being erased.
            ImageBehind: A fold is far behind the journal; a job brings it up.
            MemoryDamaged: The journal is not what was witnessed, the image not what its head says, or something sealed cannot be verified.
        """
        keeper = DatabaseKeeper(work, keys, Owner(keys.tenant_id, learner_id))
        with one_refusal():
            begun = await keeper.begin()
            folds = await self.folds_of(work, begun.manifest, begun.seq, "write")
            desk = Desk(keeper, folds, begun, zone, self.clock)
            with caught_up_later(work, learner_id):
                await desk.load(parts, drafts=drafts, ids=ids)
        return desk

    async def read(self, work: Work, keys: AccountKeys, learner_id: UUID, parts: Iterable[tuple[str, str]]) -> View:
        """Return parts of a learner's image without locking anything.

        Raises:
            LearnerErasing: The learner is being erased.
            ImageBehind: A fold is far behind the journal; a job brings it up.
            MemoryDamaged: The journal is not what was witnessed, the image not what its head says, or something sealed cannot be verified.
        """
        wanted = [PartKey(*part) for part in parts]
        with one_refusal():
            try:
                return await self._looked(work, keys, learner_id, wanted)
            except MemoryDamaged:
                # A fold that is behind is caught up in further statements, between which another request may have written.
                return await self._looked(work, keys, learner_id, wanted)

    async def entries(
        self,
        work: Work,
        keys: AccountKeys,
        learner_id: UUID,
        *,
        after_seq: int = 0,
        before_seq: int | None = None,
        limit: int = 100,
        words_of: Container[EntryKind] = EVERY_KIND,
        opener: Opener | None = None,
    ) -> list[Entry]:
        """Return entries with their words; cleared ones are left out.

        Args:
            work: A unit of work of the learner's tenant.
            keys: The learner's keys.
            learner_id: The learner.
            after_seq: Entries after this one, oldest first if no other end is given.
            before_seq: Given: entries before this one, newest first.
            limit: At most so many, and never more than 2,000.
            words_of: Open the words of entries of these kinds only.
            opener: What opens them instead, if it has some of them open.

        Raises:
            MemoryDamaged: The journal is not what was witnessed, an entry does not follow on the one before, or cannot be verified.
        """
        await prove(work, keys, learner_id)
        owner, limit = Owner(keys.tenant_id, learner_id), min(limit, MOST_ENTRIES)
        if before_seq is not None:
            rows = await store.last_entries(work.session, owner, before_seq, limit, after_seq)
        else:
            rows = await store.entries_after(work.session, owner, after_seq, _NEVER_REACHED, limit)
        with one_refusal():
            follows(rows if before_seq is None else rows[::-1], owner_digest(*owner))
            open_one = opener or partial(opened, words_of=words_of)
            return [entry for row in rows if (entry := open_one(keys, row)) is not None]

    async def entries_by_id(
        self, work: Work, keys: AccountKeys, learner_id: UUID, ids: Sequence[UUID], opener: Opener = opened
    ) -> list[Entry]:  # fmt: skip
        """Return those of these entries that the learner has and that are not cleared, with their words, oldest first."""
        await prove(work, keys, learner_id)
        rows = await store.entries_by_id(work.session, Owner(keys.tenant_id, learner_id), ids)
        with one_refusal():
            return [entry for row in rows if (entry := opener(keys, row)) is not None]

    async def learners(self, work: Work, after: UUID | None = None, limit: int = MOST_ENTRIES) -> list[UUID]:
        """Return learners of the unit of work's tenant who have a journal, by id, those after `after`."""
        return await store.learners(work.session, after, limit)

    async def behind(self, work: Work, after: UUID | None = None, limit: int = MOST_ENTRIES) -> list[UUID]:
        """Return learners of the unit of work's tenant whose image was folded with other folds or parameters, by id."""
        folds = await self.folds_of(work, Manifest(), 0, "anew")
        return await store.behind(work.session, folds.image(Manifest()).image_set(), after, limit)

    async def _looked(self, work: Work, keys: AccountKeys, learner_id: UUID, wanted: Sequence[PartKey]) -> View:
        """Return a view, with folds that are behind caught up in memory only."""
        keeper = DatabaseKeeper(work, keys, Owner(keys.tenant_id, learner_id))
        begun, packed = await keeper.look(wanted)
        folds = await self.folds_of(work, begun.manifest, begun.seq, "read")
        desk = Desk(keeper, folds, begun, "UTC", self.clock)
        desk.take(packed)
        with caught_up_later(work, learner_id):
            await desk.load(wanted)
        return View(desk)
