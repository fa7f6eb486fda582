"""Consents and guardians."""

from __future__ import annotations

from uuid import UUID

from fastapi import APIRouter

from schemas.identity import ConsentIn, ConsentsOut, GuardianshipIn, GuardianshipOut, Page
from services.api.deps import Served, Signed
from services.api.once import OnceRoute
from services.api.shapes import consents_out, guardianship_out

router = APIRouter(route_class=OnceRoute, prefix="/v1", tags=["consents"])


@router.get("/consents")
async def get_consents(signed: Signed, services: Served, learner_id: UUID | None = None) -> ConsentsOut:
    """Return what holds for a learner (oneself, if not given), who decides, and how it came about."""
    return consents_out(await services.identity.consents.record(signed, learner_id or signed.account_id))


@router.post("/consents", status_code=201)
async def give_consent(body: ConsentIn, signed: Signed, services: Served) -> ConsentsOut:
    """Give or withdraw a consent. A learner may always withdraw; below the organisation's age of consent a guardian gives."""
    learner_id = body.learner_id or signed.account_id
    return consents_out(await services.identity.consents.give(signed, learner_id, body.scope, granted=body.granted))


@router.get("/guardianships")
async def list_guardianships(signed: Signed, services: Served, learner_id: UUID | None = None) -> Page[GuardianshipOut]:
    """Return the guardians of a learner, or without one the learners one is the guardian of."""
    guardians = services.identity.guardians
    links = await guardians.of_learner(signed, learner_id) if learner_id else await guardians.of_guardian(signed)
    return Page[GuardianshipOut](items=tuple(map(guardianship_out, links)))


@router.post("/guardianships", status_code=201)
async def link_guardian(body: GuardianshipIn, signed: Signed, services: Served) -> GuardianshipOut:
    """Make somebody the guardian of a learner (operators)."""
    return guardianship_out(await services.identity.guardians.link(signed, body.learner_id, body.guardian_id))


@router.delete("/guardianships/{guardianship_id}", status_code=204)
async def unlink_guardian(guardianship_id: UUID, signed: Signed, services: Served) -> None:
    """Take a guardian's link away (operators)."""
    await services.identity.guardians.unlink(signed, guardianship_id)
