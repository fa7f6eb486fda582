"""Language models: what they cost, within which budget, and what the model server can do."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from schemas.identity import Page
from schemas.llm import BudgetPeriod, DaysSpentOut, ModelOut, SpendingOut, SpentOut
from services.api.deps import Served, Signed
from services.api.once import OnceRoute
from services.api.pages import DEFAULT, After, Size, cursor, seen

router = APIRouter(route_class=OnceRoute, prefix="/v1", tags=["models"])


@router.get("/spending")
async def get_spending(signed: Signed, services: Served, per: BudgetPeriod = "month") -> SpendingOut:
    """Return what was spent on models this day or month (UTC), with the limits: operators see all, educators their classes, learners themselves.

    Limits are set in the tenant's policy (`PUT /v1/tenant/policy`, `budget`). A learner in several classes counts in each.
    """
    return await services.model_use.spending(signed, per)


@router.get("/spending/days")
async def list_spending_days(
    signed: Signed, services: Served, days: Annotated[int, Query(ge=1, le=366, description="how many, today being the last")] = 30
) -> DaysSpentOut:
    """Return what the organisation spent on each of the last days (UTC), for operators."""
    return await services.model_use.days(signed, days)


@router.get("/spending/learners")
async def list_learners_spending(
    signed: Signed, services: Served, per: BudgetPeriod = "month", after: After = None, limit: Size = DEFAULT
) -> Page[SpentOut]:
    """List what single learners spent this day or month, by id, for operators."""
    found, last = await services.model_use.learners(signed, per, seen(after), limit)
    return Page[SpentOut](items=tuple(found), after=cursor(last))


@router.get("/model")
async def get_model(signed: Signed, services: Served) -> ModelOut:
    """Return the configured model server, what it was found to do and what it costs, for operators."""
    return await services.model_use.server(signed)


@router.post("/model/probe")
async def probe_model(signed: Signed, services: Served) -> ModelOut:
    """Find out anew what the model server can do, for operators: does it stream, does a schema bind it, how long a prompt does it read.

    Nothing of a learner is sent. It takes as long as the server takes for a few short replies and one or more long prompts.
    """
    return await services.model_use.probe(signed)
