"""Courses: versions, lint, graph, publishing, pins, uploads and figures."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, File, Form, Path, Response, UploadFile

from schemas.curriculum import CourseOut, DiffOut, GraphOut, Importable, ImportOut, LintOut, PinIn, PinOut, UpgradeOut, VersionOut
from schemas.identity import Page
from services.api.deps import Served, Signed, require
from services.api.once import OnceRoute
from services.api.pages import DEFAULT, After, Size, cursor, seen
from services.curriculum import CourseInfo, diff, graph_out, upgrade_out, version_out
from services.identity import Pinned, Principal

router = APIRouter(route_class=OnceRoute, prefix="/v1/courses", tags=["courses"])
Author = Annotated[Principal, Depends(require("educator", "operator"))]
Sha256 = Annotated[str, Path(pattern=r"^[0-9a-f]{64}$")]
ZIP = "application/zip"
FOR_EVER = "private, max-age=31536000, immutable"


@router.get("")
async def list_courses(signed: Signed, services: Served, after: After = None, limit: Size = DEFAULT) -> Page[CourseOut]:
    """List the courses of the organisation; those who only learn see what is published."""
    found = await services.curriculum.courses(signed.tenant_id, seen(after), limit + 1, published_only=_learns(signed))
    page = found[:limit]
    return Page[CourseOut](items=tuple(map(_course, page)), after=cursor(page[-1].id if len(found) > limit else None))


@router.post("/import", status_code=202)
async def import_course(
    author: Author, services: Served, file: Annotated[UploadFile, File()], kind: Annotated[Importable, Form(alias="format")] = "bundle"
) -> ImportOut:
    """Take a zip bundle of a course, or a .tar.gz of OATutor content. A worker reads it; ask for the outcome at the returned id."""
    return await services.imports.take(author.tenant_id, author.account_id, kind, await file.read())


@router.get("/import/{import_id}")
async def get_import(import_id: UUID, author: Author, services: Served) -> ImportOut:
    """Return what became of an upload: draft versions with their lint, or why it was refused, with file and line."""
    return await services.imports.get(author.tenant_id, import_id)


@router.get("/assets/{sha256}")
async def get_asset(sha256: Sha256, signed: Signed, services: Served) -> Response:
    """Return a figure; its name is its content, so it never changes."""
    media_type, content = await services.curriculum.asset(signed.tenant_id, sha256)
    return Response(content, media_type=media_type, headers={"cache-control": FOR_EVER, "etag": f'"{sha256}"'})


@router.get("/diff")
async def compare_versions(before: UUID, after: UUID, author: Author, services: Served) -> DiffOut:
    """Return what changed between two versions of one course."""
    return diff(*await services.curriculum.both(author.tenant_id, before, after))


@router.get("/pins/{class_id}")
async def list_pins(class_id: UUID, author: Author, services: Served) -> tuple[PinOut, ...]:
    """List what a class works with."""
    await services.identity.classes.get(author, class_id)
    return tuple(map(_pin, await services.curriculum.pins(author.tenant_id, class_id)))


@router.put("/pins/{class_id}")
async def pin_class(class_id: UUID, body: PinIn, author: Author, services: Served) -> PinOut:
    """Let a class work with a published version until somebody moves it. Its learners in that course move to it at once.

    Where skills are gone, what learners did on them is carried over by the maps of the versions on the way; without a map it is refused.
    """
    return _pin(await services.identity.classes.pin(author, class_id, body.version_id))


@router.get("/pins/{class_id}/upgrade")
async def preview_upgrade(class_id: UUID, version_id: UUID, author: Author, services: Served) -> UpgradeOut:
    """Return what pinning a class to a version would do: how many learners move, and what becomes of their state. Nothing is changed."""
    learners = await services.identity.classes.movable(author, class_id, version_id)
    maps, lost = await services.curriculum.upgrade(author.tenant_id, version_id, learners)
    return upgrade_out(class_id, version_id, learners, maps, lost)


@router.delete("/pins/{class_id}/{course_id}", status_code=204)
async def unpin_class(class_id: UUID, course_id: UUID, author: Author, services: Served) -> None:
    """Let a class follow the newest version again."""
    await services.identity.classes.get(author, class_id)
    await services.curriculum.unpin(author.tenant_id, class_id, course_id)


@router.get("/{course_id}")
async def get_course(course_id: UUID, signed: Signed, services: Served) -> CourseOut:
    """Return one course."""
    return _course(await services.curriculum.course(signed.tenant_id, course_id, published_only=_learns(signed)))


@router.get("/{course_id}/versions")
async def list_versions(course_id: UUID, signed: Signed, services: Served) -> tuple[VersionOut, ...]:
    """List the versions of a course, newest first; drafts are for authors only."""
    found = await services.curriculum.versions(signed.tenant_id, course_id, published_only=_learns(signed))
    return tuple(map(version_out, found))


@router.get("/{course_id}/versions/{version_id}")
async def get_version(course_id: UUID, version_id: UUID, signed: Signed, services: Served) -> VersionOut:
    """Return one version, without its content."""
    return version_out(await services.curriculum.info(signed.tenant_id, course_id, version_id, published_only=_learns(signed)))


@router.get("/{course_id}/versions/{version_id}/lint")
async def get_lint(course_id: UUID, version_id: UUID, author: Author, services: Served) -> LintOut:
    """Return what lint says of a version: file, line, rule and mend."""
    findings = await services.curriculum.findings(author.tenant_id, course_id, version_id)
    errors = sum(found.level == "error" for found in findings)
    return LintOut(version_id=version_id, errors=errors, warnings=len(findings) - errors, findings=findings)


@router.post("/{course_id}/versions/{version_id}/publish")
async def publish_version(course_id: UUID, version_id: UUID, author: Author, services: Served) -> VersionOut:
    """Publish a draft; lint's errors forbid it. Publishing it again changes nothing."""
    return version_out(await services.curriculum.publish(author.tenant_id, course_id, version_id))


@router.get("/{course_id}/versions/{version_id}/graph")
async def get_graph(course_id: UUID, version_id: UUID, signed: Signed, services: Served) -> GraphOut:
    """Return the skill graph of a version, with the why of every prerequisite; items are counted, never shown."""
    return graph_out(await services.curriculum.loaded(signed.tenant_id, course_id, version_id, published_only=_learns(signed)))


@router.get("/{course_id}/versions/{version_id}/bundle", response_class=Response, responses={200: {"content": {ZIP: {}}}})
async def export_bundle(course_id: UUID, version_id: UUID, author: Author, services: Served) -> Response:
    """Return a version as a zip bundle of its files. Importing it again gives the same version."""
    bundle = await services.curriculum.bundle(author.tenant_id, course_id, version_id)
    return Response(bundle, media_type=ZIP, headers={"content-disposition": f'attachment; filename="course-{version_id}.zip"'})


def _learns(signed: Principal) -> bool:
    """Say whether somebody sees published versions only."""
    return signed.role not in ("educator", "operator")


def _course(found: CourseInfo) -> CourseOut:
    return CourseOut(id=found.id, slug=found.slug, title=found.title, locale=found.locale, latest_version_id=found.latest)


def _pin(pin: Pinned) -> PinOut:
    return PinOut(class_id=pin.class_id, course_id=pin.course_id, version_id=pin.version_id, pinned_at=pin.pinned_at)
