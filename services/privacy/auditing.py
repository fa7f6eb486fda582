"""Use case of the operator who must be sure: journals against chain, witness and records, and the consents in force against the journal."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from uuid import UUID

from services.identity import Identity
from services.memory import Audited, Fault, Memory, audited
from services.platform import NotFound, OpenWork, Work
from services.vault import Vault


@dataclass(frozen=True)
class Auditing:
    """Verifies what is kept about learners, one at a time, and shows nobody any of it."""

    open_work: OpenWork
    vault: Vault
    identity: Identity
    memory: Memory

    async def learners(self, tenant_id: UUID, after: UUID | None = None) -> AsyncIterator[UUID]:
        """Give everybody who has a journal or a witness, those after `after`: a journal that is gone altogether is missed, too."""
        while True:
            async with self.open_work(tenant_id) as work:
                kept = await self.memory.learners(work, after)
            witnessed = await self.vault.witnesses.known(tenant_id, after)
            page = _page(kept, witnessed)
            for learner_id in page:
                yield learner_id
            if not page:
                return
            after = page[-1]

    async def verify(self, tenant_id: UUID, learner_id: UUID) -> Audited:
        """Return what is found about a learner, with keys that are loaded anew.

        Raises:
            KeysMissing: There is no such learner (any more).
            SealRefused: The keys themselves were altered.
        """
        keys = await self.vault.keys(tenant_id, learner_id)
        async with self.open_work(tenant_id) as work:
            found = await audited(work, keys, learner_id)
            found.faults.extend(Fault("consent_off_record") for _ in range(await self._off_record(work, learner_id, found)))
        return found

    async def _off_record(self, work: Work, learner_id: UUID, found: Audited) -> int:
        """Return how many scopes stand otherwise in the readable table than the journal says: somebody wrote a consent that was not given."""
        try:
            latest = (await self.identity.agreement(work, learner_id)).latest
        except NotFound:
            return 0
        return len({word.scope for word in latest if found.consents.get(word.scope) != (word.granted, word.by)})


def _page(kept: list[UUID], witnessed: list[UUID]) -> list[UUID]:
    """Return ids that are in either list, in order, as far as both were read (pure)."""
    both = sorted({*kept, *witnessed})
    ends = [found[-1] for found in (kept, witnessed) if found]
    return [each for each in both if each <= min(ends)] if ends else []
