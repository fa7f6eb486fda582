"""Uploads of courses: taken at once, read by a worker, kept all together or not at all."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any, Final
from uuid import UUID, uuid4

from schemas.curriculum import Finding, Importable, ImportOut, ImportReport, VersionOut
from services.curriculum import store
from services.curriculum.checking import Checked
from services.curriculum.errors import CourseRefused, UploadsWaiting, UploadUnreadable
from services.curriculum.files import MAX_BUNDLE_BYTES
from services.curriculum.service import Curriculum
from services.curriculum.versions import Upload, VersionInfo
from services.platform import JobRun, LeaseLost, NotFound, Unavailable, Work, enqueue, is_alive

IMPORT_JOB: Final = "curriculum.import"
MAX_WAITING: Final = 20
"""Uploads of one tenant that may wait to be read. One that has waited for a day will never be, and counts no more."""
_GIVEN_UP_AFTER: Final = timedelta(days=1)


@dataclass(frozen=True)
class Imports:
    """Use cases on uploads."""

    curriculum: Curriculum

    async def take(self, tenant_id: UUID, author_id: UUID, kind: Importable, content: bytes) -> ImportOut:
        """Keep an upload and promise to read it; raise UploadUnreadable or UploadsWaiting."""
        if not 0 < len(content) <= MAX_BUNDLE_BYTES:
            raise UploadUnreadable(f"Send between 1 byte and {MAX_BUNDLE_BYTES // 1024 // 1024} MiB.")
        upload = Upload(uuid4(), kind, "waiting", None, author_id)
        now = self.curriculum.clock.now()
        async with self.curriculum.open_work(tenant_id) as work:
            if await store.count_waiting(work.session, now - _GIVEN_UP_AFTER) >= MAX_WAITING:
                raise UploadsWaiting
            await store.add_import(work.session, tenant_id, upload, content, now)
            job_id = await enqueue(work, IMPORT_JOB, tenant_id=tenant_id, account_id=author_id, subject_id=upload.id)
        return ImportOut(id=upload.id, format=kind, state="waiting", job_id=job_id)

    async def get(self, tenant_id: UUID, import_id: UUID) -> ImportOut:
        """Return what became of an upload, or raise NotFound. One that waits while nobody is to read it any more has failed."""
        async with self.curriculum.open_work(tenant_id) as work:
            found = await _upload(work, import_id)
            outcome = found.outcome or {}
            versions = [await store.version(work.session, UUID(version_id)) for version_id in outcome.get("versions", ())]
        return ImportOut(
            id=found.id,
            format=found.format,
            state=found.state,
            versions=tuple(version_out(version) for version in versions if version),
            findings=tuple(Finding.model_validate(finding) for finding in outcome.get("findings", ())),
            report=ImportReport.model_validate(outcome["report"]) if outcome.get("report") else None,
        )

    async def run(self, run: JobRun) -> None:
        """Read an upload and keep what it holds, in one commit with the end of the job; an upload whose last start fails has failed."""
        import_id = run.job.subject_id
        if import_id is None:
            raise NotFound
        try:
            await self._run(run, import_id)
        except Exception as error:
            if run.is_last_start and not isinstance(error, (LeaseLost, Unavailable)):
                async with run.open_work() as work:
                    await store.finish_import(work.session, import_id, "failed", {})
            raise

    async def _run(self, run: JobRun, import_id: UUID) -> None:
        async with run.open_work() as work:
            found, content = await store.upload(work.session, import_id), await store.uploaded(work.session, import_id)
        if found is None or content is None:
            return
        courses, state, outcome = await self._read(found, content)
        async with run.open_work() as work:
            kept = [await self._kept(work, checked, found.author_id) for checked in courses]
            await store.finish_import(work.session, import_id, state, {**outcome, "versions": [str(version.id) for version in kept]})
            await run.finish(work)

    async def _read(self, upload: Upload, content: bytes) -> tuple[list[Checked], str, dict[str, Any]]:
        try:
            courses, imported = await self.curriculum.read_upload(upload.format, content)
        except CourseRefused as refused:
            return [], "refused", {"findings": [finding.model_dump(mode="json") for finding in refused.findings]}
        report = imported.report.model_dump(mode="json") if imported else None
        return courses, "done", {"report": report}

    async def _kept(self, work: Work, checked: Checked, author_id: UUID) -> VersionInfo:
        return await self.curriculum.keep(work, checked, author_id)


async def _upload(work: Work, import_id: UUID) -> Upload:
    """Return an upload as it stands, or raise NotFound."""
    found = await store.upload(work.session, import_id)
    if found is None:
        raise NotFound
    if found.state != "waiting" or await is_alive(work, IMPORT_JOB, account_id=found.author_id, subject_id=import_id):
        return found
    # The job may have ended between the two statements: only what still waits now has nobody left to read it.
    found = await store.upload(work.session, import_id)
    if found is None:
        raise NotFound
    return replace(found, state="failed") if found.state == "waiting" else found


def version_out(version: VersionInfo) -> VersionOut:
    """Return a version as the API shows it."""
    return VersionOut(
        id=version.id,
        course_id=version.course_id,
        number=version.number,
        state=version.state,
        title=version.title,
        content_hash=version.content_hash,
        skills=version.skills,
        items=version.items,
        errors=version.errors,
        warnings=version.warnings,
        created_at=version.created_at,
        published_at=version.published_at,
    )
