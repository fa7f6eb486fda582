"""The calls about what learners ask a person to look at: faulty items, contested marks, answers that nobody has marked."""

from __future__ import annotations

from uuid import UUID

from schemas.cases import CasesOut, ContestIn, MarkingDecisionIn, MarkingsOut, ReportDecisionIn, ReportDecisionOut, ReportIn, ReportsOut
from services.client.calls import Call, get, post, tell


def report_item(offer_id: UUID, report: ReportIn) -> Call[None]:
    """Report that something seems wrong with the item of an offer."""
    return tell("POST", f"/v1/offers/{offer_id}/reports", report)


def contest_marks(attempt_id: UUID, contest: ContestIn) -> Call[None]:
    """Ask a person to mark an answer that a language model has marked."""
    return tell("POST", f"/v1/attempts/{attempt_id}/contest", contest)


def my_cases() -> Call[CasesOut]:
    """Return what one has asked people to look at, newest first, and what came of it."""
    return get("/v1/cases", CasesOut)


def list_reports(class_id: UUID) -> Call[ReportsOut]:
    """Return the open reports of a class by item (those who teach it)."""
    return get(f"/v1/classes/{class_id}/reports", ReportsOut)


def decide_reports(class_id: UUID, decision: ReportDecisionIn) -> Call[ReportDecisionOut]:
    """Say what came of the open reports of an item (those who teach the class)."""
    return post(f"/v1/classes/{class_id}/reports/decision", ReportDecisionOut, decision)


def list_markings(class_id: UUID) -> Call[MarkingsOut]:
    """Return the answers of a class that wait for a person, the oldest first (educators)."""
    return get(f"/v1/classes/{class_id}/markings", MarkingsOut)


def decide_marking(case_id: UUID, decision: MarkingDecisionIn) -> Call[None]:
    """Mark an answer by its rubric, or keep the marks that stand, with a reason (educators)."""
    return tell("POST", f"/v1/markings/{case_id}", decision)
