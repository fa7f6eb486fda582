"""Safeguarding: the inbox of those named for it, naming them, and raising a concern oneself."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query

from schemas.safeguarding import (
    ConcernIn,
    ConcernOpenedOut,
    ConcernPatch,
    ConcernsOut,
    ConcernState,
    MyConcernsOut,
    NamedAllOut,
    RaisedOut,
)
from services.api.deps import Learner, Served, Signed

router = APIRouter(prefix="/v1/safeguarding", tags=["safeguarding"])
State = Annotated[ConcernState | None, Query(description="only those in this state")]


@router.get("/concerns")
async def list_concerns(signed: Signed, services: Served, state: State = None) -> ConcernsOut:
    """Return the inbox, what is open first, without what it says. For everybody who is not named for safeguarding there is none: 404."""
    return await services.safeguarding.inbox(signed, state)


@router.post("/concerns", status_code=201)
async def raise_concern(body: ConcernIn, signed: Signed, services: Served) -> RaisedOut:
    """Raise a concern: learners about themselves, educators about learners of their classes, guardians about their children."""
    return await services.safeguarding.raise_concern(signed, body)


@router.get("/concerns/mine")
async def my_concerns(learner: Learner, services: Served) -> MyConcernsOut:
    """Return that something of one's own was passed on, and who opened it, where the school's policy shows it."""
    return await services.safeguarding.mine(learner)


@router.get("/concerns/{concern_id}")
async def open_concern(concern_id: UUID, signed: Signed, services: Served) -> ConcernOpenedOut:
    """Open a concern: its words, its kind, and everybody who has opened it. It counts as seen, and the look is written down."""
    return await services.safeguarding.open(signed, concern_id)


@router.patch("/concerns/{concern_id}")
async def change_concern(concern_id: UUID, body: ConcernPatch, signed: Signed, services: Served) -> ConcernOpenedOut:
    """Say that a concern is handled, with a note of what was done; or open it again."""
    return await services.safeguarding.change(signed, concern_id, body)


@router.get("/named")
async def list_named(signed: Signed, services: Served) -> NamedAllOut:
    """Return who is named for safeguarding in this organisation."""
    return await services.safeguarding.named(signed)


@router.put("/named/{account_id}")
async def name_for_safeguarding(account_id: UUID, signed: Signed, services: Served) -> NamedAllOut:
    """Name an educator or operator for safeguarding (operators)."""
    return await services.safeguarding.name(signed, account_id)


@router.delete("/named/{account_id}", status_code=204)
async def unname_for_safeguarding(account_id: UUID, signed: Signed, services: Served) -> None:
    """Take the duty of safeguarding from somebody (operators)."""
    await services.safeguarding.unname(signed, account_id)
