"""Holds journals against their witnesses: when one is opened with freshly loaded keys, and in the job that moves the witnesses forward."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal, NamedTuple
from uuid import UUID

from services.memory import proof_store as store
from services.memory.chain import owner_digest
from services.memory.errors import MemoryDamaged
from services.memory.proof import Contradiction, against_witness, contradiction, is_due
from services.memory.store import Owner
from services.platform import OpenWork, Work, get_logger
from services.vault import AccountKeys, Stand, Witness, Witnesses

log = get_logger(__name__)

AT_ONCE: Final = 500
"""Learners whose heads and witnesses are compared at a time."""


async def prove(work: Work, keys: AccountKeys, learner_id: UUID) -> None:
    """Return if the learner's journal holds what was witnessed of it; asked once with each loading of the keys.

    Under the head's lock or not: the sums are those of one moment.

    Raises:
        MemoryDamaged: It was rolled back, cut or added to outside the application. Nothing may be shown or written.
    """
    if keys.is_proven:
        return
    owner = Owner(keys.tenant_id, learner_id)
    found = await against(work, owner, keys.witness)
    if found == "erasing":
        return
    if found is not None:
        log.error("journal_contradicted", learner_id=learner_id, contradiction=found)
        raise MemoryDamaged
    keys.is_proven = True


async def against(work: Work, owner: Owner, witness: Witness | None) -> Contradiction | Literal["erasing"] | None:
    """Return in what a journal contradicts its witness, `erasing` while it is being erased, None if in nothing."""
    sums = await store.sums(work.session, owner, witness.seq if witness else 0)
    if sums.state == "erasing":
        return "erasing"
    return contradiction(sums, witness, owner_digest(*owner))


class Advance(NamedTuple):
    """What one step of the witnessing has done.

    Args:
        last: The last learner looked at; None when there are no more.
        moved: Witnesses moved forward.
        entries: Entries that had not been witnessed until now.
        contradicted: Learners whose journals contradict their witnesses; those witnesses stay.
    """

    last: UUID | None
    moved: int
    entries: int
    contradicted: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class Witnessing:
    """Moves witnesses forward, and begins them anew after a restore.

    Args:
        open_work: Opens units of work of the content database.
        witnesses: The witnesses in the key database.
        at_once: Learners at a time.
    """

    open_work: OpenWork
    witnesses: Witnesses
    at_once: int = field(default=AT_ONCE)

    async def advance(self, tenant_id: UUID, after: UUID | None = None) -> Advance:
        """Move the witnesses of the next learners of a tenant to where their journals stand.

        A journal that does not go on from its witness is left, and said: a witness is never moved over a contradiction.
        """
        stands = await self._stands(tenant_id, after)
        if not stands:
            return Advance(None, 0, 0, ())
        known = await self.witnesses.of(tenant_id, list(stands))
        changed = {each: stand for each, stand in stands.items() if is_due(stand, known.get(each))}
        bad = await self._contradicted(tenant_id, changed, known)
        good = {each: stand for each, stand in changed.items() if each not in bad}
        moved = await self.witnesses.move(tenant_id, good, known) if good else 0
        entries = sum(stand.seq - (known[each].seq if each in known else 0) for each, stand in good.items())
        return Advance(max(stands), moved, entries, tuple(bad))

    async def begin_anew(self, tenant_id: UUID) -> int:
        """Sign a new baseline for every learner of a tenant, where their journals stand now, and return how many.

        For a restore only, which has set them back on purpose. It is said in the log and stays in every later witness.
        """
        after: UUID | None = None
        count = 0
        while stands := await self._stands(tenant_id, after):
            at = await self.witnesses.begin_anew(tenant_id, stands)
            for learner_id, stand in stands.items():
                log.warning("baseline_signed", learner_id=learner_id, seq=stand.seq, at=at.isoformat())
            count, after = count + len(stands), max(stands)
        return count

    async def _stands(self, tenant_id: UUID, after: UUID | None) -> dict[UUID, Stand]:
        async with self.open_work(tenant_id) as work:
            return await store.stands(work.session, after, self.at_once)

    async def _contradicted(self, tenant_id: UUID, stands: Mapping[UUID, Stand], known: Mapping[UUID, Witness]) -> dict[UUID, str]:
        """Return the learners whose journals do not go on from their witnesses, or not up to where their heads stand."""
        if not stands:
            return {}
        marks = {each: known[each].seq if each in known else 0 for each in stands}
        async with self.open_work(tenant_id) as work:
            digests = await store.digests(work.session, tenant_id, {each: (marks[each], stand.seq) for each, stand in stands.items()})
        bad: dict[UUID, str] = {}
        for learner_id, stand in stands.items():
            found = _judged(digests, Owner(tenant_id, learner_id), stand, known.get(learner_id))
            if found is not None:
                bad[learner_id] = found
                log.error("journal_contradicted", learner_id=learner_id, contradiction=found)
        return bad


def _judged(digests: Mapping[tuple[UUID, int], bytes], owner: Owner, stand: Stand, witness: Witness | None) -> Contradiction | None:
    """Return in what a journal contradicts its witness, given the digests at both places."""
    beginning = owner_digest(*owner)
    witnessed = digests.get((owner.learner_id, witness.seq)) if witness else None
    found = against_witness(stand.seq, witnessed, witness, beginning)
    here = digests.get((owner.learner_id, stand.seq)) if stand.seq else beginning
    return found or ("head_differs" if here != stand.digest else None)
