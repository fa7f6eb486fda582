"""Use cases of operating: only for operators, only counts, ids, times and codes."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from uuid import UUID

from schemas.operations import (
    AuditOut,
    HealthOut,
    JobState,
    KeysOut,
    OperatedJobOut,
    OperatedJobsOut,
    PartsOut,
)
from services.identity import Principal, must_operate
from services.operations.shapes import epoch_out, job_out, queue_out
from services.operations.signs import Reading, signs
from services.platform import Clock, Job, JobHealth, Jobs, NotFound, OpenWork, Settings, noted
from services.safeguarding import Safeguarding
from services.vault import KeyRotation, Scope, Vault

_EPOCHS_SHOWN = 10
WITNESS_JOB = "memory.witness"


@dataclass(frozen=True)
class Operations:
    """What operators see and do.

    Args:
        settings: How long an epoch lasts, and what guards the keys.
        open_work: Opens units of work of the content database.
        jobs: What works in the background.
        vault: Its witnesses, and whether the keys belong to these databases.
        rotation: The state of the keys.
        safeguarding: Whether somebody is named, and whether concerns wait.
        clock: The time.
        readiness: Tells, for each thing that must stand, whether it does.
    """

    settings: Settings
    open_work: OpenWork
    jobs: Jobs
    vault: Vault
    rotation: KeyRotation
    safeguarding: Safeguarding
    clock: Clock
    readiness: Callable[[], Awaitable[Mapping[str, bool]]]

    async def health(self, principal: Principal) -> HealthOut:
        """Return how the installation is; raise Forbidden unless the principal operates the tenant."""
        must_operate(principal.role)
        now, found, parts = self.clock.now(), await self.jobs.health(), await self.readiness()
        async with self.open_work(None) as work:
            backup_at = await noted(work, "backup")
        queues = await self.jobs.queues(principal.tenant_id)
        age_s = None if backup_at is None else (now - backup_at).total_seconds()
        reading = await self._reading(principal, parts, found, sum(queue.dead for queue in queues), age_s)
        return HealthOut(
            version=version("meno"), at=now, signs=signs(reading), parts=PartsOut(**parts), waiting=found.waiting, due=found.due,
            running=found.running, dead=found.dead, lag_s=found.lag_s, heartbeat_age_s=found.heartbeat_age_s, backup_at=backup_at,
            queues=tuple(map(queue_out, queues)),
        )  # fmt: skip

    async def find_jobs(self, principal: Principal, state: JobState | None, kind: str | None, limit: int) -> OperatedJobsOut:
        """Return jobs of the principal's organisation and of the installation, newest first; raise Forbidden unless they operate it."""
        must_operate(principal.role)
        found = await self.jobs.seen_by(principal.tenant_id, state=state, kind=kind, limit=limit)
        return OperatedJobsOut(items=tuple(map(job_out, found)))

    async def job(self, principal: Principal, job_id: UUID) -> OperatedJobOut:
        """Return one such job.

        Raises:
            Forbidden: The principal is no operator.
            NotFound: There is none, it is another organisation's, or it was finished more than seven days ago.
        """
        return job_out(await self._seen(principal, job_id))

    async def retry(self, principal: Principal, job_id: UUID) -> OperatedJobOut:
        """Give a dead job its starts again, and return it; a job that is not dead raises JobNotDead, and as `job` says."""
        await self._seen(principal, job_id)
        await self.jobs.retry(job_id)
        return job_out(await self.jobs.show(job_id))

    async def keys(self, principal: Principal) -> KeysOut:
        """Return the state of the keys; raise Forbidden unless the principal operates the tenant."""
        must_operate(principal.role)
        states = await self.rotation.states(Scope(principal.tenant_id))
        newest = sorted(states.epochs, key=lambda epoch: epoch.number, reverse=True)
        current = next((epoch for epoch in newest if epoch.state == "current"), None)
        return KeysOut(
            root=self.settings.root, fingerprint=self.vault.fingerprint(), belongs=await self.vault.check_fingerprint(),
            in_both_places=not await self.rotation.faults_of_places(), epoch=current.number if current else 0,
            epoch_began_at=current.made_at if current else None, turns_every_hours=self.settings.epoch_hours,
            epochs=tuple(map(epoch_out, newest[:_EPOCHS_SHOWN])), data_keys=dict(sorted(states.data_keys.items())),
            tenant_keys_under_way=dict(sorted(states.tenant_keys.items())), rotations=states.rotations,
        )  # fmt: skip

    async def audit(self, principal: Principal) -> AuditOut:
        """Return how far journals are witnessed; raise Forbidden unless the principal operates the tenant."""
        must_operate(principal.role)
        found = await self.vault.witnesses.standing(principal.tenant_id)
        through = next((queue.finished_at for queue in await self.jobs.queues(principal.tenant_id) if queue.kind == WITNESS_JOB), None)
        return AuditOut(witnessed=found.learners, witnessed_at=through, newest_at=found.newest_at, restored=found.restored)

    async def _reading(
        self, principal: Principal, parts: Mapping[str, bool], jobs: JobHealth, dead: int, backup_age_s: float | None
    ) -> Reading:
        keys, places = await self.rotation.health(), await self.rotation.faults_of_places()
        inbox = await self.safeguarding.waiting(principal.tenant_id)
        waits_s = None if inbox.oldest is None else (self.clock.now() - inbox.oldest).total_seconds()
        return Reading(
            parts=parts, heartbeat_age_s=jobs.heartbeat_age_s, dead=dead, lag_s=jobs.lag_s, backup_age_s=backup_age_s,
            epoch_age_s=keys.epoch_age_s, epoch_every_s=self.settings.epoch_hours * 3600, old_epochs=keys.old_epochs,
            keys_in_both_places=not places, named=inbox.named, concerns=inbox.open, concern_age_s=waits_s,
        )  # fmt: skip

    async def _seen(self, principal: Principal, job_id: UUID) -> Job:
        must_operate(principal.role)
        job = await self.jobs.show(job_id)
        if job.tenant_id not in (None, principal.tenant_id):
            raise NotFound("there is no such job; finished ones are kept for seven days")
        return job
