"""Fitting a tenant's numbers anew: gathered with consent, fitted with nothing open, judged, and put in force or refused in one commit."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from random import Random
from threading import Event
from typing import Final
from uuid import UUID

from schemas.mastery import FitAskedOut, FitsOut, FitVersionOut
from services.identity import Forbidden, Principal, may
from services.mastery.fitting import EVALUATIONS, LEAST_LEARNERS, Answer, Refit, refitted
from services.mastery.gathering import Gathering
from services.mastery.sets import SHIPPED, ParameterSets
from services.mastery.store import StoredVersion
from services.platform import JobRun, OpenWork, Work, enqueue, no_work_open

FIT: Final = "mastery.fit"
PROPOSE: Final = UUID(int=1)
"""The subject of a job that only proposes what passes."""
MOST_TOTAL: Final = 100_000
"""Answers that one fit takes in: what a worker fits within its five minutes and half a gigabyte (150,000 took 20 s of CPU and .74 GB)."""
_GATHERING: Final = 40  # of a hundred steps of progress
_STEP: Final = 5
_LOOK_EVERY_S: Final = 0.5

Told = Callable[[int], Awaitable[None]]


class Stopped(Exception):
    """Nobody waits for this fit any more."""


@dataclass(slots=True)
class _Ticks:
    """How far a fit in its own thread has come; it is also told there that it may stop."""

    total: int
    done: int = 0
    stop: Event = field(default_factory=Event)

    def tick(self) -> None:
        """Count a step; called in the fit's thread."""
        if self.stop.is_set():
            raise Stopped
        self.done = min(self.total, self.done + 1)


@dataclass(frozen=True)
class Refits:
    """Use cases on fits.

    Args:
        open_work: Opens units of work of the content database.
        sets: Where sets are kept.
        gathering: Reads what may be read.
        evaluations: Of the search for constants.
        look_every_s: How often a fit under way is asked how far it is.
    """

    open_work: OpenWork
    sets: ParameterSets
    gathering: Gathering
    evaluations: int = EVALUATIONS
    look_every_s: float = _LOOK_EVERY_S

    async def ask(self, principal: Principal, *, deploy: bool) -> FitAskedOut:
        """Promise a fit of the principal's tenant; one that waits stands for this one too.

        Raises:
            Forbidden: Only operators fit.
        """
        _must_operate(principal)
        async with self.open_work(principal.tenant_id) as work:
            return FitAskedOut(job_id=await fit_later(work, principal.account_id, deploy=deploy))

    async def all(self, principal: Principal) -> FitsOut:
        """Return the versions of the principal's tenant; raise Forbidden unless they operate it."""
        _must_operate(principal)
        async with self.open_work(principal.tenant_id) as work:
            found = await self.sets.versions(work)
        return FitsOut(current=next((one.number for one in found if one.state == "current"), 0), versions=tuple(map(version_out, found)))

    async def put_in_force(self, principal: Principal, number: int | None) -> int:
        """Put a version in force and return its number; see `ParameterSets.put_in_force`. Raise Forbidden unless they operate the tenant."""
        _must_operate(principal)
        async with self.open_work(principal.tenant_id) as work:
            return await self.sets.put_in_force(work, number)

    async def run(self, run: JobRun) -> None:
        """Do one job: the version, what is in force, and the job's end are one commit. Cut short, all is read and fitted again, alike."""
        if run.job.tenant_id is None:
            return
        reached = run.job.steps_done

        async def told(percent: int) -> None:
            nonlocal reached
            # Only what no start has reached before counts as progress: a fit that kills its process must not begin for ever.
            if percent >= reached + _STEP:
                async with run.open_work() as work:
                    await run.step(work, str(percent), done=percent, total=100)
                reached = percent

        found = await self.fitted(run.job.tenant_id, run.job.id, told)
        async with run.open_work() as work:
            await self.keep(work, found, deploy=run.job.subject_id != PROPOSE)
            await run.finish(work)

    async def fitted(self, tenant_id: UUID, run_id: UUID, told: Told, *, course: str | None = None) -> Refit:
        """Read, fit and judge; nothing of it is kept yet.

        Args:
            tenant_id: Whose.
            run_id: Names the fit in the learners' journals, and seeds its chance.
            told: Called with the share done, in percent.
            course: Fit this course alone.
        """
        async with self.open_work(tenant_id) as work:
            old = await self.sets.current(work, fresh=True)
        journals = await self._gathered(tenant_id, run_id, told)
        no_work_open("fitting")
        ticks = _Ticks(self.evaluations + len(journals) + 1)
        seed = run_id.int % 2**63
        fitting = asyncio.create_task(
            asyncio.to_thread(refitted, journals, old, seed, evaluations=self.evaluations, course=course, tell=ticks.tick)
        )
        try:
            while not (await asyncio.wait({fitting}, timeout=self.look_every_s))[0]:
                await told(_GATHERING + (99 - _GATHERING) * ticks.done // ticks.total)
        finally:
            ticks.stop.set()
            fitting.cancel()  # of no effect once it has ended
        return await fitting

    async def keep(self, work: Work, found: Refit, *, deploy: bool = True) -> StoredVersion:
        """Keep a fit as the tenant's next version: in force if it has passed, or proposed; else refused, with the reason."""
        state = "refused" if not found.may_be_used else "current" if deploy else "proposed"
        return await self.sets.keep(work, found.parameters, found.why, found.measures.model_dump(mode="json"), state=state)

    async def _gathered(self, tenant_id: UUID, run_id: UUID, told: Told) -> dict[str, list[list[Answer]]]:
        """Return the answers by course of as many learners as one fit takes in, drawn by chance where there are more."""
        learners = await self.gathering.consenting(tenant_id)
        if len(learners) < LEAST_LEARNERS:
            return {}  # there is nothing to be learnt: no journal is opened
        Random(run_id.int).shuffle(learners)
        journals: dict[str, list[list[Answer]]] = {}
        total = 0
        for number, learner_id in enumerate(learners):
            for course, answers in (await self.gathering.answers(tenant_id, learner_id, run_id, SHIPPED.evidence)).items():
                journals.setdefault(course, []).append(answers)
                total += len(answers)
            await told(_GATHERING * max(number + 1, total * len(learners) // MOST_TOTAL) // len(learners))
            if total >= MOST_TOTAL:
                break
        return journals


async def fit_later(work: Work, account_id: UUID | None, *, deploy: bool = True) -> UUID:
    """Promise a fit of the unit of work's tenant, and return the job's id."""
    subject_id = None if deploy else PROPOSE
    key = str(work.tenant_id) if deploy else f"{work.tenant_id}:{PROPOSE}"
    return await enqueue(work, FIT, tenant_id=work.tenant_id, account_id=account_id, subject_id=subject_id, dedupe_key=key)


def version_out(found: StoredVersion) -> FitVersionOut:
    """Return a version as operators see it."""
    return FitVersionOut.model_validate({
        "number": found.number, "state": found.state, "why": found.why, "parameter_set": found.set_name, "made_at": found.made_at,
        "measures": found.measures,
    })  # fmt: skip


def _must_operate(principal: Principal) -> None:
    if not may(principal.role, "fit_model", "tenant"):
        raise Forbidden
