"""The job that keeps one learner's index up with the journal, and who needs it: each segment is one step, so a killed worker loses one."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta
from time import monotonic
from typing import Final
from uuid import UUID

from services.identity import Identity, allows
from services.memory.recall import store
from services.memory.recall.embedding import Embedding
from services.memory.recall.indexing import Indexing, Plan
from services.memory.recall.marks import Marks, marks
from services.memory.recall.store import Coverage
from services.memory.store import Owner
from services.platform import JobRun, RunLater, Work, enqueue, get_logger
from services.vault import AccountKeys, Vault

INDEX: Final = "memory.index"
LONGEST_RUN_S: Final = 200.0  # well within the time that a job has; what is left goes on in the next run
AGAIN_AFTER: Final = timedelta(minutes=1)
AT_ONCE: Final = 200
"""Most jobs that are promised in one commit."""
_MOST_TRIES: Final = 10
log = get_logger("memory")


class _Changed(Exception):
    """Somebody has written meanwhile: nothing of this unit of work is kept."""


async def index_later(work: Work, learner_id: UUID) -> UUID:
    """Promise that a learner's index is brought up to the journal, and return the job's id; one that waits stands for this one too."""
    return await enqueue(work, INDEX, tenant_id=work.tenant_id, account_id=learner_id, dedupe_key=str(learner_id))


async def forget_in_index(work: Work, owner: Owner, seqs: Collection[int] | None = None) -> int:
    """Take whatever covers these entries out of a learner's index, and promise that the rest is made again; return how many segments went.

    Call it in the unit of work that clears the entries, under the lock of the learner's head: what is made at the same moment is not written.

    Args:
        work: The unit of work.
        owner: The learner.
        seqs: Entries of the journal; None is everything.
    """
    gone = await (store.drop(work.session, owner) if seqs is None else store.drop_over(work.session, owner, seqs))
    await index_later(work, owner.learner_id)
    return gone


@dataclass(slots=True)
class _Progress:
    """How far one run has come."""

    began: float
    until: int | None = None
    is_lacking: bool = False
    tries: int = 0
    done: int = 0


@dataclass(frozen=True)
class IndexUpkeep:
    """Runs the job, and finds out whose index is behind.

    Args:
        embedding: How vectors are made.
        vault: The learners' keys, and the tenants' for marks.
        identity: Who has agreed to what.
    """

    embedding: Embedding
    vault: Vault
    identity: Identity

    async def run(self, run: JobRun) -> None:
        """Make segments until nothing is left to make, each in a commit of its own; without consent to memory nothing is made.

        Raises:
            RunLater: The embedder does not answer (words are searched meanwhile), or more is left than one run should do.
        """
        keys = await self.vault.keys_if_any(run.job.tenant_id, run.job.account_id)
        if keys is None:
            return
        names, progress = await self.marks(keys.tenant_id), _Progress(monotonic())
        while (plan := await self._planned(run, keys, names, progress)) is not None:
            await self._step(run, keys, plan, names, progress)
            if monotonic() - progress.began > LONGEST_RUN_S:
                raise RunLater(timedelta(0), "more_to_index")
        if progress.is_lacking:
            raise RunLater(AGAIN_AFTER, "embedder_unavailable")

    async def marks(self, tenant_id: UUID) -> Marks:
        """Return the marks of a tenant's segments under the present configuration."""
        return marks(await self.vault.tenant_index(tenant_id), self.embedding.embedder_id)

    async def behind(self, work: Work, tenant_id: UUID, after: UUID | None = None, limit: int = AT_ONCE) -> list[UUID]:
        """Return learners of a tenant whose index was made with another embedder, or with none as it did not answer, by id."""
        if self.embedding.embedder is None:
            return []
        names = await self.marks(tenant_id)
        return await store.stale(work.session, (names.with_vectors, names.by_choice), after, limit)

    async def promise_behind(self, tenant_id: UUID) -> int:
        """Promise the job for every learner of a tenant who is behind; return how many there are."""
        last, count = None, 0
        while True:
            async with self.embedding.open_work(tenant_id) as work:
                behind = await self.behind(work, tenant_id, last)
                for learner_id in behind:
                    await index_later(work, learner_id)
            count += len(behind)
            if len(behind) < AT_ONCE:
                return count
            last = behind[-1]

    async def coverage(self, tenant_id: UUID) -> Coverage:
        """Return how much of a tenant is indexed: counts only."""
        names = await self.marks(tenant_id)
        async with self.embedding.open_work(tenant_id) as work:
            return await store.coverage(work.session, (names.with_vectors, names.by_choice))

    async def _planned(self, run: JobRun, keys: AccountKeys, names: Marks, progress: _Progress) -> Plan | None:
        """Return what to make next; if nothing, the job is done in the same commit that found it so."""
        learner_id = keys.account_id
        may_send = await self.embedding.may_send(Owner(keys.tenant_id, learner_id), "consolidation")
        async with run.open_work() as work:
            agreement = await self.identity.agreement(work, learner_id)
            plan = None
            if allows("consolidation", "chat", "system", agreement.consents, agreement.age_band, agreement.policy) != "deny":
                fresh = None if self.embedding.embedder is None or progress.is_lacking else _fresh(names, may_send)
                plan = await Indexing(self.embedding).plan(work, keys, learner_id, fresh, progress.until)
            if plan is None and not progress.is_lacking:
                await run.finish(work)
        return plan

    async def _step(self, run: JobRun, keys: AccountKeys, plan: Plan, names: Marks, progress: _Progress) -> None:
        """Make one segment and write it with the job's step."""
        indexing = Indexing(self.embedding)
        made = await indexing.make(keys, keys.account_id, plan, names)
        progress.is_lacking = progress.is_lacking or made.lacking == "embedder_unavailable"
        if made.new is None and not plan.task.replaces:
            progress.until = plan.task.from_seq - 1
            return
        try:
            async with run.open_work() as work:
                if not await indexing.put(work, keys, keys.account_id, plan, made):
                    raise _Changed
                progress.done += len(plan.rows)
                await run.step(work, str(plan.task.to_seq), done=progress.done, total=plan.seq)
        except _Changed:
            progress.tries += 1
            if progress.tries >= _MOST_TRIES:
                raise RunLater(timedelta(seconds=1), "index_contended") from None


def _fresh(names: Marks, may_send: bool) -> frozenset[UUID]:
    """Return the marks of what need not be made anew: words only will do where vectors may not be made."""
    return frozenset({names.with_vectors} if may_send else {names.with_vectors, names.by_choice})
