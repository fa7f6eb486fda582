"""Operations: is it alive, is it ready, which version; and for operators its health, jobs, keys and the proof of the journals."""

from __future__ import annotations

from importlib.metadata import version
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response

from schemas.base import Contract
from schemas.operations import AuditOut, HealthOut, JobKind, JobState, KeysOut, OperatedJobOut, OperatedJobsOut, ProofOut
from services.api.deps import Served, Signed
from services.api.pages import DEFAULT, Size
from services.api.readiness import Readiness

router = APIRouter(tags=["operations"])


class ReadyOut(Contract):
    """Each thing that must stand before the service can serve."""

    database: bool
    keys_database: bool
    redis: bool
    migrations: bool
    key_fingerprint: bool


class ServiceVersionOut(Contract):
    """The running version."""

    version: str


@router.get("/healthz")
async def healthz() -> dict[str, str]:
    """Return that the process answers."""
    return {"status": "ok"}


@router.get("/readyz")
async def readyz(request: Request, response: Response) -> ReadyOut:
    """Return what is ready, as of the last second; 503 when something is not."""
    readiness: Readiness = request.app.state.readiness
    ready = ReadyOut(**await readiness.now())
    if not all(ready.model_dump().values()):
        response.status_code = 503
    return ready


@router.get("/version")
async def service_version() -> ServiceVersionOut:
    """Return the running version."""
    return ServiceVersionOut(version=version("meno"))


@router.get("/v1/operations/health")
async def get_health(signed: Signed, services: Served) -> HealthOut:
    """Return how the installation is, with what is not well, for operators. Counts, times and codes; nothing of a learner."""
    return await services.operations.health(signed)


@router.get("/v1/operations/jobs")
async def list_jobs(
    signed: Signed,
    services: Served,
    state: JobState | None = None,
    kind: Annotated[JobKind | None, Query(description="one kind only, such as `memory.consolidate`")] = None,
    limit: Size = DEFAULT,
) -> OperatedJobsOut:
    """List jobs of one's organisation and of the installation, newest first, for operators."""
    return await services.operations.find_jobs(signed, state, kind, limit)


@router.get("/v1/operations/jobs/{job_id}")
async def get_operated_job(job_id: UUID, signed: Signed, services: Served) -> OperatedJobOut:
    """Return one of these jobs. Finished ones are kept for seven days."""
    return await services.operations.job(signed, job_id)


@router.post("/v1/operations/jobs/{job_id}/retry")
async def retry_job(job_id: UUID, signed: Signed, services: Served) -> OperatedJobOut:
    """Give a dead job its starts again, once what stopped it is mended; a worker takes it within a few seconds."""
    return await services.operations.retry(signed, job_id)


@router.get("/v1/operations/keys")
async def get_keys(signed: Signed, services: Served) -> KeysOut:
    """Return which keys are in use and how far rotations are, for operators. No key is shown; they are rotated by `meno keys`."""
    return await services.operations.keys(signed)


@router.get("/v1/operations/audit")
async def get_audit(signed: Signed, services: Served) -> AuditOut:
    """Return how far the journals of one's organisation are witnessed, for operators; `meno audit verify` proves every entry."""
    return await services.operations.audit(signed)


@router.get("/v1/operations/audit/proof")
async def get_proof(signed: Signed, services: Served) -> ProofOut:
    """Return the newest proof of all journals of one's organisation, for operators: how many were looked at, and how many do not hold."""
    return await services.proofs.newest(signed)


@router.post("/v1/operations/audit/proof", status_code=202)
async def ask_proof(signed: Signed, services: Served) -> ProofOut:
    """Prove all journals anew: every entry against its chain, its witness and the consents in force. A job does it; nothing is changed or shown."""
    return await services.proofs.ask(signed)
