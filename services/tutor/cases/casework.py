"""What contests and reports have in common: what is written into a learner's journal, and how those who teach look into it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from schemas.cases import Raised
from schemas.journal import Words
from services.identity import Category, Identity, Principal, allows
from services.memory import Draft, Memory, Trail
from services.platform import Clock, KeyReused, OpenWork, Work
from services.tutor.cases import store
from services.tutor.cases.values import Case
from services.tutor.rooms import Rooms, Visit
from services.vault import AccountKeys

_ANSWERS: Final[tuple[Category, ...]] = ("attempts",)


@dataclass(frozen=True)
class Casework:
    """The collaborators of both, and the steps that both take within their own units of work."""

    open_work: OpenWork
    rooms: Rooms
    trail: Trail
    clock: Clock

    @property
    def identity(self) -> Identity:
        """Return who knows the people."""
        return self.rooms.identity

    @property
    def memory(self) -> Memory:
        """Return who keeps the journals."""
        return self.rooms.memory

    async def is_raised(self, work: Work, case: Case) -> bool:
        """Return whether the case was raised before; raise KeyReused if its id stands for something else."""
        before = await store.one(work.session, case.id)
        if before is not None and not before.asks_the_same(case):
            raise KeyReused
        return before is not None

    async def journal(self, work: Work, visit: Visit, case_id: UUID, raised: Raised, note: str) -> None:
        """Write what a learner raised, and their note, into their journal."""
        desk = await self.rooms.desk(work, visit, ids=[case_id])
        desk.add(Draft(case_id, "case", raised, Words(text=note) if note else None))
        await desk.save()

    async def questions(self, work: Work, cases: Iterable[Case]) -> dict[UUID, str]:
        """Return what was asked in each case, by its id: the question as it was put to the learner."""
        found: dict[UUID, str] = {}
        for case in cases:
            version = await self.rooms.curriculum.version(work, case.version_id)
            found[case.id] = self.rooms.questions.of(version, case.item, case.seed).asked(case.step)
        return found

    async def may_read(self, work: Work, learner_id: UUID) -> bool:
        """Return whether an educator of a learner's class may read what the learner has asked them to look at."""
        now = await self.identity.agreement(work, learner_id)
        return allows("marking", "attempts", "educator", now.consents, now.age_band, now.policy) == "allow"

    async def note_look(self, work: Work, principal: Principal, keys: AccountKeys, learner_id: UUID) -> None:
        """Put it on the learner's record that somebody looked at their answers or notes."""
        await self.trail.note(work, keys, learner_id, by=principal.account_id, role=principal.role, purpose="marking", categories=_ANSWERS)
