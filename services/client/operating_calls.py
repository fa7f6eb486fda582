"""The calls of those who operate a school's Meno: fits of the learner model's numbers, language models and their cost."""

from __future__ import annotations

from schemas.identity import Page
from schemas.llm import BudgetPeriod, ModelOut, SpendingOut, SpentOut
from schemas.mastery import FitAskedOut, FitIn, FitsOut, PutInForceIn, PutInForceOut
from services.client.calls import Call, get, post


def list_fits() -> Call[FitsOut]:
    """Return the versions of the learner model's numbers, newest first, with what was measured of each (operators)."""
    return get("/v1/fits", FitsOut)


def ask_fit(*, deploy: bool = True) -> Call[FitAskedOut]:
    """Fit the numbers anew; a job does it, and what passes comes into force, or with `deploy=False` waits (operators)."""
    return post("/v1/fits", FitAskedOut, FitIn(deploy=deploy), once=True)


def put_fit_in_force(number: int | None = None) -> Call[PutInForceOut]:
    """Put an earlier or a proposed version in force; without a number the one before, 0 for the shipped numbers (operators)."""
    return post("/v1/fits/in-force", PutInForceOut, PutInForceIn(number=number), once=True)


def get_spending(per: BudgetPeriod = "month") -> Call[SpendingOut]:
    """Return what was spent on language models this day or month, with the limits: operators all, educators their classes, learners themselves."""
    return get("/v1/spending", SpendingOut, per=per)


def list_learners_spending(per: BudgetPeriod = "month", *, after: str | None = None, limit: int | None = None) -> Call[Page[SpentOut]]:
    """Return a page of what single learners spent this day or month (operators)."""
    return get("/v1/spending/learners", Page[SpentOut], per=per, after=after, limit=limit)


def get_model() -> Call[ModelOut]:
    """Return the configured model server, what it was found to do and what it costs (operators)."""
    return get("/v1/model", ModelOut)


def probe_model() -> Call[ModelOut]:
    """Find out anew what the model server can do (operators)."""
    return Call("POST", "/v1/model/probe", ModelOut.model_validate_json)
