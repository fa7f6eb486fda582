"""Queries on simulations. They take the session and return values; rows never leave."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import delete, func, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from schemas.simulation import SimulationState
from services.pathway.simulation.tables import CrowdRow, SimulationRow


@dataclass(frozen=True, slots=True)
class Simulation:
    """A simulation without its report."""

    id: UUID
    version_id: UUID
    state: SimulationState
    learners: int
    days: int
    minutes: float
    seed: int
    created_at: datetime


_COLUMNS: Final[tuple[Any, ...]] = (
    SimulationRow.id,
    SimulationRow.version_id,
    SimulationRow.state,
    SimulationRow.learners,
    SimulationRow.days,
    SimulationRow.minutes,
    SimulationRow.seed,
    SimulationRow.created_at,
)


async def add(session: AsyncSession, tenant_id: UUID, made: Simulation) -> None:
    """Keep a simulation that was asked for."""
    await session.execute(insert(SimulationRow).values(tenant_id=tenant_id, **asdict(made)))


async def one(session: AsyncSession, simulation_id: UUID) -> Simulation | None:
    """Return a simulation."""
    row = (await session.execute(select(*_COLUMNS).where(SimulationRow.id == simulation_id))).one_or_none()
    return Simulation(*row) if row else None


async def of_version(session: AsyncSession, version_id: UUID) -> list[Simulation]:
    """Return the simulations of a course version, newest first."""
    query = select(*_COLUMNS).where(SimulationRow.version_id == version_id)
    return [Simulation(*row) for row in await session.execute(query.order_by(SimulationRow.created_at.desc(), SimulationRow.id))]


async def report(session: AsyncSession, simulation_id: UUID) -> bytes | None:
    """Return a report, as JSON."""
    return (await session.execute(select(SimulationRow.report).where(SimulationRow.id == simulation_id))).scalar_one_or_none()


async def count_waiting(session: AsyncSession, since: datetime) -> int:
    """Return how many simulations of the tenant, asked for since then, wait to be run."""
    waiting = (SimulationRow.state == "waiting", SimulationRow.created_at > since)
    return (await session.execute(select(func.count()).select_from(SimulationRow).where(*waiting))).scalar_one()


async def drop(session: AsyncSession, simulation_ids: Sequence[UUID]) -> None:
    """Delete simulations."""
    await session.execute(delete(SimulationRow).where(SimulationRow.id.in_(simulation_ids)))


async def end(session: AsyncSession, simulation_id: UUID, state: SimulationState, report: bytes | None = None) -> None:
    """Note how a simulation that waited has ended; what its crowds met is dropped."""
    waiting = update(SimulationRow).where(SimulationRow.id == simulation_id, SimulationRow.state == "waiting")
    await session.execute(waiting.values(state=state, report=report))
    await session.execute(delete(CrowdRow).where(CrowdRow.simulation_id == simulation_id))


async def add_crowd(session: AsyncSession, tenant_id: UUID, simulation_id: UUID, number: int, diary: bytes) -> None:
    """Keep what a crowd met; run twice, it has met the same."""
    made = insert(CrowdRow).values(tenant_id=tenant_id, simulation_id=simulation_id, number=number, diary=diary)
    await session.execute(made.on_conflict_do_nothing())


async def crowds_done(session: AsyncSession, simulation_id: UUID) -> set[int]:
    """Return the numbers of the crowds that have been run."""
    return set((await session.execute(select(CrowdRow.number).where(CrowdRow.simulation_id == simulation_id))).scalars())


async def diaries(session: AsyncSession, simulation_id: UUID) -> dict[int, bytes]:
    """Return what the crowds met, by number."""
    query = select(CrowdRow.number, CrowdRow.diary).where(CrowdRow.simulation_id == simulation_id)
    return {row.number: row.diary for row in await session.execute(query)}
