"""Proving all journals of an organisation, asked for by its operator and done by a job: how many hold, and how many do not. Names nobody."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import timedelta
from typing import Final, NamedTuple, cast
from uuid import UUID

from schemas.operations import JobState, ProofOut
from services.identity import Principal, must_operate
from services.platform import Job, JobRun, Jobs, OpenWork, Problem, RunLater, Unavailable, enqueue, get_logger
from services.privacy.auditing import Auditing
from services.vault import KeysMissing

log = get_logger("privacy")

PROVE_JOB: Final = "privacy.prove"
WITHIN_S: Final = 60.0
"""How long one run proves; the rest is the next run's, so that others get their turn."""
_STEP: Final = 20
_AT_ONCE: Final = timedelta(0)


class Proven(NamedTuple):
    """How far a proof is: the last learner looked at, and what was found until then."""

    last: UUID | None = None
    learners: int = 0
    entries: int = 0
    faulty: int = 0

    def packed(self) -> str:
        """Return it as a job's checkpoint: an id and numbers."""
        return f"{self.last or ''}/{self.learners}/{self.entries}/{self.faulty}"


def read(checkpoint: str | None) -> Proven:
    """Return what a checkpoint says; a job that has none is at its beginning."""
    if not checkpoint:
        return Proven()
    last, *counts = checkpoint.split("/")
    return Proven(UUID(last) if last else None, *map(int, counts))


@dataclass(frozen=True)
class Proofs:
    """Use cases: ask for a proof, see the newest, and do it."""

    open_work: OpenWork
    jobs: Jobs
    auditing: Auditing

    async def ask(self, principal: Principal) -> ProofOut:
        """Promise a proof of the principal's organisation; one that waits stands for this one too. Raise Forbidden unless they operate it."""
        must_operate(principal.role)
        async with self.open_work(principal.tenant_id) as work:
            await enqueue(work, PROVE_JOB, tenant_id=principal.tenant_id, dedupe_key=str(principal.tenant_id))
        return await self.newest(principal)

    async def newest(self, principal: Principal) -> ProofOut:
        """Return how the newest proof stands; raise Forbidden unless the principal operates the organisation."""
        must_operate(principal.role)
        found = await self.jobs.seen_by(principal.tenant_id, state=None, kind=PROVE_JOB, limit=1)
        return _out(found[0]) if found else ProofOut()

    async def run(self, run: JobRun) -> None:
        """Prove the journals of the job's tenant, some a step; cut short, it goes on where it stopped.

        Raises:
            RunLater: There is more than one run does.
        """
        if run.job.tenant_id is None:
            return
        found, ends = read(run.job.checkpoint), time.monotonic() + WITHIN_S
        total = (await self.auditing.vault.witnesses.standing(run.job.tenant_id)).learners
        async for learner_id in self.auditing.learners(run.job.tenant_id, found.last):
            entries, is_sound = await self._one(run.job.tenant_id, learner_id)
            found = Proven(learner_id, found.learners + 1, found.entries + entries, found.faulty + (not is_sound))
            if found.learners % _STEP == 0:
                await _step(run, found, total)
                if time.monotonic() >= ends:
                    raise RunLater(_AT_ONCE, "goes_on")
        await _step(run, found, found.learners)

    async def _one(self, tenant_id: UUID, learner_id: UUID) -> tuple[int, bool]:
        """Return how many entries a journal has, and whether it holds together; keys that do not open are a fault of that journal alone."""
        try:
            found = await self.auditing.verify(tenant_id, learner_id)
        except Unavailable:
            raise
        except (Problem, KeysMissing) as error:
            log.error("journal_not_proven", learner_id=learner_id, error_class=type(error).__name__)
            return 0, False
        finally:
            self.auditing.vault.drop(tenant_id, learner_id)
        for fault in found.faults:
            log.error("journal_faulty", learner_id=learner_id, fault=fault.code)
        return found.entries, not found.faults


async def _step(run: JobRun, found: Proven, total: int) -> None:
    async with run.open_work() as work:
        await run.step(work, found.packed(), done=found.learners, total=max(total, found.learners))


def _out(job: Job) -> ProofOut:
    found = read(job.checkpoint)
    return ProofOut(
        state=cast(JobState, job.state), asked_at=job.created_at, ended_at=job.ended_at, learners=found.learners, entries=found.entries,
        faulty=found.faulty, total=job.steps_total,
    )  # fmt: skip
