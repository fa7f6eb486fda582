"""Fits: the versions of a school's numbers, what their gate measured, fitting anew and going back. For operators."""

from __future__ import annotations

from fastapi import APIRouter

from schemas.mastery import FitAskedOut, FitIn, FitsOut, PutInForceIn, PutInForceOut
from services.api.deps import Served, Signed
from services.api.once import OnceRoute

router = APIRouter(route_class=OnceRoute, prefix="/v1/fits", tags=["mastery"])


@router.get("")
async def list_fits(signed: Signed, services: Served) -> FitsOut:
    """List the versions of the learner model's numbers, newest first, with what was measured of each, and say which is in force."""
    return await services.refits.all(signed)


@router.post("", status_code=202)
async def ask_fit(body: FitIn, signed: Signed, services: Served) -> FitAskedOut:
    """Fit the numbers anew from the answers of learners whose consent covers it. A job does it; what passes the gate comes into force.

    Learners work on meanwhile. The job's progress stands at `/v1/jobs/{id}`, its outcome among the versions.
    """
    return await services.refits.ask(signed, deploy=body.deploy)


@router.post("/in-force")
async def put_fit_in_force(body: PutInForceIn, signed: Signed, services: Served) -> PutInForceOut:
    """Put an earlier or a proposed version in force; without a number the one before, 0 for the shipped numbers.

    What learners are taken to know is folded anew from their journals, so going back gives exactly what was.
    """
    return PutInForceOut(current=await services.refits.put_in_force(signed, body.number))
