"""What learners ask a person to look at: items that seem faulty, marks that seem unjust, answers that nobody has marked."""

from __future__ import annotations

from uuid import UUID

from fastapi import APIRouter

from schemas.cases import CasesOut, ContestIn, MarkingDecisionIn, MarkingsOut, ReportDecisionIn, ReportDecisionOut, ReportIn, ReportsOut
from services.api.deps import Learner, Served, Signed

router = APIRouter(prefix="/v1", tags=["cases"])


@router.post("/offers/{offer_id}/reports", status_code=204)
async def report_item(offer_id: UUID, body: ReportIn, learner: Learner, services: Served) -> None:
    """Report that something seems wrong with the item of an offer. Repeating it changes nothing."""
    await services.teaching.reports.report(learner, offer_id, body)


@router.post("/attempts/{attempt_id}/contest", status_code=204)
async def contest_marks(attempt_id: UUID, body: ContestIn, learner: Learner, services: Served) -> None:
    """Ask a person who teaches you to mark an answer that a language model has marked. Repeating it changes nothing."""
    await services.teaching.remarking.contest(learner, attempt_id, body)


@router.get("/cases")
async def my_cases(learner: Learner, services: Served) -> CasesOut:
    """Return what one has asked people to look at, newest first, and what came of it."""
    return await services.teaching.reports.mine(learner)


@router.get("/classes/{class_id}/reports")
async def list_reports(class_id: UUID, signed: Signed, services: Served) -> ReportsOut:
    """Return the open reports of a class by item, those reported most first. Who reported is not told; educators read the notes."""
    return await services.teaching.reports.of_class(signed, class_id)


@router.post("/classes/{class_id}/reports/decision")
async def decide_reports(class_id: UUID, body: ReportDecisionIn, signed: Signed, services: Served) -> ReportDecisionOut:
    """Say what came of the open reports of an item: it is mended, or it is right as it is. The note goes to those who reported it."""
    return await services.teaching.reports.decide(signed, class_id, body)


@router.get("/classes/{class_id}/markings")
async def list_markings(class_id: UUID, signed: Signed, services: Served) -> MarkingsOut:
    """Return the answers of a class that wait for a person, the oldest first: contested ones, and those that nobody has marked."""
    return await services.teaching.remarking.of_class(signed, class_id)


@router.post("/markings/{case_id}", status_code=204)
async def decide_marking(case_id: UUID, body: MarkingDecisionIn, signed: Signed, services: Served) -> None:
    """Mark an answer by its rubric, or keep the marks that stand, with a reason for the learner; their mastery follows."""
    await services.teaching.remarking.decide(signed, case_id, body)
