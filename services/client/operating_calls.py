"""The calls of those who operate a school's Meno: its rules, health, jobs, keys, fits of the learner model's numbers, language models and their cost."""

from __future__ import annotations

from uuid import UUID

from schemas.erasure import ErasuresOut
from schemas.identity import Page, TenantOut, TenantPolicy
from schemas.llm import BudgetPeriod, DaysSpentOut, ModelOut, SpendingOut, SpentOut
from schemas.mastery import FitAskedOut, FitIn, FitsOut, PutInForceIn, PutInForceOut
from schemas.operations import AuditOut, HealthOut, JobState, KeysOut, OperatedJobOut, OperatedJobsOut, ProofOut
from schemas.tenant import PolicyChangeOut, PolicyIn, PolicyReason
from services.client.calls import Call, change, get, keyed, post


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


def list_spending_days(days: int = 30) -> Call[DaysSpentOut]:
    """Return what the organisation spent on each of the last days (operators)."""
    return get("/v1/spending/days", DaysSpentOut, days=days)


def get_health() -> Call[HealthOut]:
    """Return how the installation is, with what is not well (operators)."""
    return get("/v1/operations/health", HealthOut)


def list_jobs(state: JobState | None = None, *, kind: str | None = None, limit: int | None = None) -> Call[OperatedJobsOut]:
    """Return jobs of one's organisation and of the installation, newest first (operators)."""
    return get("/v1/operations/jobs", OperatedJobsOut, state=state, kind=kind, limit=limit)


def get_operated_job(job_id: UUID) -> Call[OperatedJobOut]:
    """Return one of these jobs (operators)."""
    return get(f"/v1/operations/jobs/{job_id}", OperatedJobOut)


def retry_job(job_id: UUID) -> Call[OperatedJobOut]:
    """Give a dead job its starts again (operators)."""
    return Call("POST", f"/v1/operations/jobs/{job_id}/retry", OperatedJobOut.model_validate_json, headers=keyed())


def get_keys() -> Call[KeysOut]:
    """Return which keys are in use and how far rotations are; no key is in it (operators)."""
    return get("/v1/operations/keys", KeysOut)


def get_audit() -> Call[AuditOut]:
    """Return how far the journals of one's organisation are witnessed (operators)."""
    return get("/v1/operations/audit", AuditOut)


def list_erasures() -> Call[ErasuresOut]:
    """Return the erasures of one's organisation, newest first (operators)."""
    return get("/v1/erasures", ErasuresOut)


def set_tenant_policy(policy: TenantPolicy, reason: PolicyReason) -> Call[TenantOut]:
    """Set all that one's organisation decides, and say why (operators); `me()` has what holds."""
    return change("PUT", "/v1/tenant/policy", TenantOut, PolicyIn(policy=policy, reason=reason))


def list_policy_changes(*, after: str | None = None, limit: int | None = None) -> Call[Page[PolicyChangeOut]]:
    """Return a page of the changes of what one's organisation decides, newest first: who, when, from what to what, and why (operators)."""
    return get("/v1/tenant/policy/changes", Page[PolicyChangeOut], after=after, limit=limit)


def get_proof() -> Call[ProofOut]:
    """Return the newest proof of all journals of one's organisation (operators)."""
    return get("/v1/operations/audit/proof", ProofOut)


def ask_proof() -> Call[ProofOut]:
    """Prove all journals of one's organisation anew; a job does it (operators)."""
    return Call("POST", "/v1/operations/audit/proof", ProofOut.model_validate_json, headers=keyed())
