"""The calls of a person's rights beyond the memory itself: taking it away, bringing it along, erasure and its receipt, and long work."""

from __future__ import annotations

from uuid import UUID

from schemas.erasure import ErasureIn, ErasureOut, Receipt, ReceiptCheckOut
from schemas.exports import ExportIn, ExportOut, ExportsOut, JobOut, MemoryImportOut
from services.client.calls import Call, get, post, upload


def ask_export(learner_id: UUID | None = None) -> Call[ExportOut]:
    """Ask for everything that is kept of a learner (oneself, if not given), as one zip; a job makes it."""
    return post("/v1/exports", ExportOut, ExportIn() if learner_id is None else ExportIn(learner_id=learner_id), once=True)


def list_exports() -> Call[ExportsOut]:
    """Return the exports that one has asked for, newest first."""
    return get("/v1/exports", ExportsOut)


def get_export(export_id: UUID) -> Call[ExportOut]:
    """Return whether an export is ready."""
    return get(f"/v1/exports/{export_id}", ExportOut)


def download_export(export_id: UUID) -> Call[bytes]:
    """Return an archive, a zip."""
    return Call("GET", f"/v1/exports/{export_id}/content", bytes)


def import_memory(archive: bytes) -> Call[MemoryImportOut]:
    """Take an archive into a memory that is still empty; a job checks all of it first."""
    return upload("/v1/imports/memory", MemoryImportOut, archive, "memory.zip")


def get_memory_import(import_id: UUID) -> Call[MemoryImportOut]:
    """Return what became of an import."""
    return get(f"/v1/imports/memory/{import_id}", MemoryImportOut)


def get_job(job_id: UUID) -> Call[JobOut]:
    """Return how far long work has come that concerns oneself."""
    return get(f"/v1/jobs/{job_id}", JobOut)


def erase(wanted: ErasureIn) -> Call[ErasureOut]:
    """Erase an account for good; keep the `receipt_token` of the answer, which is shown this once."""
    return post("/v1/erasures", ErasureOut, wanted)


def get_erasure(erasure_id: UUID, receipt_token: str | None = None) -> Call[ErasureOut]:
    """Return how far an erasure is, with its receipt; with the receipt token nobody need be signed in."""
    headers = {} if receipt_token is None else {"Receipt-Token": receipt_token}
    return Call("GET", f"/v1/erasures/{erasure_id}", ErasureOut.model_validate_json, headers=headers)


def check_receipt(receipt: Receipt) -> Call[ReceiptCheckOut]:
    """Say whether a receipt is this installation's, unaltered."""
    return post("/v1/erasures/receipts/check", ReceiptCheckOut, receipt)
