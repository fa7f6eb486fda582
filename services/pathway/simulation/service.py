"""Simulations of course versions: asked for, run by a worker crowd after crowd, and reported. Nothing is open while a crowd is at work."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import timedelta
from typing import Final
from uuid import UUID, uuid4

from schemas.simulation import PlotName, SimulateIn, SimulationOut, SimulationReport
from services.curriculum import CourseVersion, Curriculum
from services.pathway.constants import PlannerConstants
from services.pathway.simulation import store
from services.pathway.simulation.errors import NothingToSimulate, SimulationNotDone, SimulationsWaiting, SimulationTooLarge
from services.pathway.simulation.model import CourseModel
from services.pathway.simulation.plots import plot
from services.pathway.simulation.report import report_of
from services.pathway.simulation.running import Diary, Plan, run_crowd
from services.pathway.simulation.store import Simulation
from services.platform import Clock, JobRun, LeaseLost, NotFound, OpenWork, RunLater, Unavailable, enqueue, no_work_open

SIMULATE_JOB: Final = "pathway.simulate"
MOST_CELLS: Final = 500_000
"""Most learners times skills of one simulation: ten thousand learners in a small course, fifty in one of ten thousand skills."""
MOST_WAITING: Final = 5
KEPT_A_VERSION: Final = 10
AT_A_STRETCH: Final = timedelta(seconds=120)
"""After so long a run lets other jobs pass, and goes on where it was."""
_GIVEN_UP_AFTER: Final = timedelta(hours=2)


@dataclass(frozen=True)
class Simulations:
    """Use cases on simulations."""

    open_work: OpenWork
    curriculum: Curriculum
    clock: Clock
    constants: PlannerConstants

    async def take(self, tenant_id: UUID, author_id: UUID, wanted: SimulateIn) -> SimulationOut:
        """Promise to simulate a version, published or not.

        Raises:
            NotFound: There is no such version.
            NothingToSimulate, SimulationTooLarge, SimulationsWaiting: As they say.
        """
        now = self.clock.now()
        async with self.open_work(tenant_id) as work:
            version = await self.curriculum.version(work, wanted.version_id)
            _must_fit(version, wanted.learners)
            if await store.count_waiting(work.session, now - _GIVEN_UP_AFTER) >= MOST_WAITING:
                raise SimulationsWaiting
            older = [each.id for each in await store.of_version(work.session, version.id) if each.state != "waiting"]
            await store.drop(work.session, older[KEPT_A_VERSION - 1 :])
            made = Simulation(uuid4(), version.id, "waiting", wanted.learners, wanted.days, wanted.minutes, wanted.seed, now)
            await store.add(work.session, tenant_id, made)
            job_id = await enqueue(work, SIMULATE_JOB, tenant_id=tenant_id, account_id=author_id, subject_id=made.id)
        return self._out(made, job_id=job_id)

    async def get(self, tenant_id: UUID, simulation_id: UUID) -> SimulationOut:
        """Return a simulation with its report, or raise NotFound."""
        async with self.open_work(tenant_id) as work:
            found, report = await store.one(work.session, simulation_id), await store.report(work.session, simulation_id)
        if found is None:
            raise NotFound
        return self._out(found, report=None if report is None else SimulationReport.model_validate_json(report))

    async def of_version(self, tenant_id: UUID, version_id: UUID) -> tuple[SimulationOut, ...]:
        """Return the simulations of a version, newest first, without their reports; raise what the curriculum does if there is none."""
        async with self.open_work(tenant_id) as work:
            await self.curriculum.version(work, version_id)
            return tuple(map(self._out, await store.of_version(work.session, version_id)))

    async def plot(self, tenant_id: UUID, simulation_id: UUID, name: PlotName) -> str:
        """Return a picture of a report; raise NotFound or SimulationNotDone."""
        found = await self.get(tenant_id, simulation_id)
        if found.report is None:
            raise SimulationNotDone
        return await asyncio.to_thread(plot, found.report, name)

    async def run(self, run: JobRun) -> None:
        """Run a simulation crowd by crowd, each kept when it is done; the report comes in one commit with the end of the job."""
        simulation_id = run.job.subject_id
        if simulation_id is None:
            raise NotFound
        try:
            await self._run(run, simulation_id)
        except Exception as error:
            if run.is_last_start and not isinstance(error, (LeaseLost, Unavailable, RunLater)):
                async with run.open_work() as work:
                    await store.end(work.session, simulation_id, "failed")
            raise

    async def _run(self, run: JobRun, simulation_id: UUID) -> None:
        began = self.clock.now()
        async with run.open_work() as work:
            found = await store.one(work.session, simulation_id)
            if found is None or found.state != "waiting" or work.tenant_id is None:
                return
            version, done, tenant_id = (
                await self.curriculum.version(work, found.version_id),
                await store.crowds_done(work.session, found.id),
                work.tenant_id,
            )
        plan, model, c = _plan(found), await asyncio.to_thread(CourseModel.of, version.course, version.graph), self._paced(version)
        crowds = plan.crowds(len(model.graph))
        for number, (family, learners, seed) in enumerate(crowds):
            if number in done:
                continue
            no_work_open("simulating learners")
            diary = await asyncio.to_thread(run_crowd, model, plan, family, learners, seed, c)
            async with run.open_work() as work:
                await store.add_crowd(work.session, tenant_id, found.id, number, diary.pack())
                await run.step(work, str(number), done=number + 1, total=len(crowds))
            if self.clock.now() - began > AT_A_STRETCH:
                raise RunLater(timedelta(seconds=1), "simulating")
        async with run.open_work() as work:
            met = await store.diaries(work.session, found.id)
        unpacked = [(family, Diary.unpack(met[number])) for number, (family, _, _) in enumerate(crowds)]
        report = await asyncio.to_thread(report_of, version.course, model, plan, unpacked, c)
        async with run.open_work() as work:
            await store.end(work.session, found.id, "done", report.model_dump_json().encode())
            await run.finish(work)

    def _paced(self, version: CourseVersion) -> PlannerConstants:
        return self.constants.keeping(version.course.policy.desired_retention)

    def _out(self, found: Simulation, *, job_id: UUID | None = None, report: SimulationReport | None = None) -> SimulationOut:
        """Return a simulation as the API shows it; one that waits while nobody is to run it any more has failed."""
        given_up = found.state == "waiting" and self.clock.now() - found.created_at > _GIVEN_UP_AFTER
        return SimulationOut(
            id=found.id,
            version_id=found.version_id,
            state="failed" if given_up else found.state,
            learners=found.learners,
            days=found.days,
            minutes=found.minutes,
            seed=found.seed,
            created_at=found.created_at,
            job_id=job_id,
            report=report,
        )


def _must_fit(version: CourseVersion, learners: int) -> None:
    skills = len(version.graph)
    if not version.graph.practicable.any():
        raise NothingToSimulate
    if learners * skills > MOST_CELLS:
        raise SimulationTooLarge(max(3, MOST_CELLS // skills))


def _plan(found: Simulation) -> Plan:
    return Plan(found.learners, found.days, found.minutes, found.seed)
