"""That somebody looks at many learners at once: an entry in each one's journal, once a session and day, in few statements."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

from schemas.journal import Accessed
from services.identity import Category, Principal, Purpose
from services.memory import store
from services.memory.entry import Draft, local_day
from services.memory.errors import LearnerErasing, MemoryForgetting
from services.memory.service import Memory
from services.memory.trail import written_once
from services.platform import OpenWork
from services.vault import AccountKeys

AT_ONCE: Final = 20
"""Learners whose journals one unit of work holds."""


@dataclass(frozen=True, slots=True)
class Looks:
    """Writes down looks at a whole class."""

    open_work: OpenWork
    memory: Memory

    async def note(
        self,
        principal: Principal,
        learners: Sequence[tuple[AccountKeys, str]],
        *,
        what: str,
        purpose: Purpose,
        categories: Collection[Category],
    ) -> None:
        """Journal, for each learner who has no such entry of this session and day, that the principal looks; before anything is shown.

        Args:
            principal: Who looks.
            learners: Their keys, and the zone of their day; those whose journal is closed are passed over, as nothing of them is shown.
            what: The view, so that two views are two looks.
            purpose: Why.
            categories: What is opened.
        """
        now = self.memory.clock.now()
        accessed = Accessed(by=principal.account_id, role=principal.role, purpose=purpose, categories=tuple(sorted(categories)))
        told = [
            (keys, zone, keys.pseudonym("access", "\n".join([str(principal.session_id), what, str(local_day(now, zone)), purpose])))
            for keys, zone in learners
        ]
        # Always in the same order, so that two who look at the same class do not wait for each other in a circle.
        told.sort(key=lambda look: look[0].account_id)
        async with self.open_work(principal.tenant_id) as work:
            known = await store.known_entries(work.session, principal.tenant_id, [(keys.account_id, look) for keys, _, look in told])
        new = [look for look in told if look[2] not in known]
        for start in range(0, len(new), AT_ONCE):
            async with self.open_work(principal.tenant_id) as work:
                for keys, zone, entry_id in new[start : start + AT_ONCE]:
                    draft = Draft(entry_id, "access", accessed)
                    with suppress(LearnerErasing, MemoryForgetting):
                        await written_once(self.memory, work, keys, keys.account_id, draft, zone)
