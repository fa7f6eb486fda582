"""Taking one's memory along: exports, imports, and how far long work has come."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, File, Response, UploadFile
from fastapi.responses import StreamingResponse

from schemas.exports import ExportIn, ExportOut, ExportsOut, JobOut, MemoryImportOut
from services.api.deps import Learner, Served, Signed
from services.api.once import OnceRoute

router = APIRouter(route_class=OnceRoute, prefix="/v1", tags=["privacy"])
ZIP = "application/zip"


@router.post("/exports", status_code=202)
async def ask_export(body: ExportIn, signed: Signed, services: Served) -> ExportOut:
    """Ask for everything that is kept of a learner, as one zip: JSON with its schema, and a page to read. A job makes it.

    A guardian gets what policy lets them see. The archive is kept for seven days, and goes at once when something is forgotten.
    """
    return await services.rights.exports.ask(signed, body)


@router.get("/exports")
async def list_exports(signed: Signed, services: Served) -> ExportsOut:
    """Return the exports that one has asked for, newest first."""
    return await services.rights.exports.all(signed)


@router.get("/exports/{export_id}")
async def get_export(export_id: UUID, signed: Signed, services: Served) -> ExportOut:
    """Return whether an export is ready."""
    return await services.rights.exports.one(signed, export_id)


@router.get("/exports/{export_id}/content", response_class=Response, responses={200: {"content": {ZIP: {}}}})
async def download_export(export_id: UUID, signed: Signed, services: Served) -> Response:
    """Fetch an archive; only who has asked for it can."""
    size = await services.rights.exports.size(signed, export_id)
    headers = {
        "content-disposition": f'attachment; filename="meno-{export_id}.zip"',
        "content-length": str(size),
        "cache-control": "no-store",
    }
    return StreamingResponse(services.rights.exports.content(signed, export_id), media_type=ZIP, headers=headers)


@router.post("/imports/memory", status_code=202)
async def import_memory(learner: Learner, services: Served, file: Annotated[UploadFile, File()]) -> MemoryImportOut:
    """Take an archive of another installation, or an older one of this, into a memory that is still empty. A job checks all of it first."""
    return await services.rights.imports.take(learner, await file.read())


@router.get("/imports/memory/{memory_import_id}")
async def get_memory_import(memory_import_id: UUID, learner: Learner, services: Served) -> MemoryImportOut:
    """Return what became of an import."""
    return await services.rights.imports.one(learner, memory_import_id)


@router.get("/jobs/{job_id}")
async def get_job(job_id: UUID, signed: Signed, services: Served) -> JobOut:
    """Return how far long work has come that concerns oneself."""
    job = await services.jobs.own(signed.tenant_id, signed.account_id, job_id)
    return JobOut(
        id=job.id, kind=job.kind, state=job.state, done=job.steps_done, total=job.steps_total, created_at=job.created_at, ended_at=job.ended_at,
        error_code=job.error_code or None,
    )  # fmt: skip
