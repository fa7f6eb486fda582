"""Courses tried on simulated learners: asked for, reported, and shown as pictures."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Response

from schemas.simulation import PlotName, SimulateIn, SimulationOut
from services.api.deps import Served, require
from services.api.once import OnceRoute
from services.identity import Principal

router = APIRouter(route_class=OnceRoute, prefix="/v1/simulations", tags=["courses"])
Author = Annotated[Principal, Depends(require("educator", "operator"))]
SVG = "image/svg+xml"
POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"


@router.post("", status_code=202)
async def simulate(body: SimulateIn, author: Author, services: Served) -> SimulationOut:
    """Let simulated learners work through a course version, published or not. A worker does it; ask for the report at the returned id.

    A third of them learn in two states, a third by a fast and a slow trace, a third by a stability that grows. Nobody in it exists.
    """
    return await services.simulations.take(author.tenant_id, author.account_id, body)


@router.get("")
async def list_simulations(version_id: UUID, author: Author, services: Served) -> tuple[SimulationOut, ...]:
    """List the simulations of a course version, newest first, without their reports; the last ten are kept."""
    return await services.simulations.of_version(author.tenant_id, version_id)


@router.get("/{simulation_id}")
async def get_simulation(simulation_id: UUID, author: Author, services: Served) -> SimulationOut:
    """Return a simulation, with its report once it is done: minutes to mastery, daily load, and what to mend."""
    return await services.simulations.get(author.tenant_id, simulation_id)


@router.get("/{simulation_id}/plots/{plot}", response_class=Response, responses={200: {"content": {SVG: {}}}})
async def get_plot(simulation_id: UUID, plot: PlotName, author: Author, services: Served) -> Response:
    """Return a picture of a report as SVG, without any script: the way to mastery, a day's load, or minutes by skill."""
    picture = await services.simulations.plot(author.tenant_id, simulation_id, plot)
    return Response(picture, media_type=SVG, headers={"content-security-policy": POLICY, "cache-control": "private, max-age=3600"})
