"""The calls of those who operate a school's Meno: fits of the learner model's numbers."""

from __future__ import annotations

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
