"""The curriculum's use cases: keep, publish, pin, and hand out versions of courses."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import TypeVar
from uuid import UUID, uuid4

from pydantic import TypeAdapter

from schemas.course import Course
from schemas.curriculum import Finding, Importable
from schemas.journal import CourseMap
from services.curriculum import store
from services.curriculum.canonical import course_of
from services.curriculum.checking import Checked, check_course, check_files
from services.curriculum.errors import CourseRefused, VersionNotPublished, VersionsOfDifferentCourses
from services.curriculum.files import FilesRefusedError, read_bundle, write_bundle
from services.curriculum.graph import SkillGraph
from services.curriculum.importers.archives import read_tar
from services.curriculum.importers.oatutor import Imported, import_oatutor
from services.curriculum.lint import DEFAULT_SEEDS
from services.curriculum.lint_answers import Grade
from services.curriculum.upgrades import Way, must_be_mapped, way
from services.curriculum.versions import CourseInfo, CourseVersion, Pin, VersionCache, VersionInfo
from services.curriculum.writing import write_course
from services.platform import Clock, NotFound, OpenWork, Work, no_work_open

FINDINGS: TypeAdapter[tuple[Finding, ...]] = TypeAdapter(tuple[Finding, ...])


@dataclass(frozen=True)
class Curriculum:
    """Courses of all tenants; every call works within one tenant."""

    open_work: OpenWork
    clock: Clock
    grade: Grade
    cache: VersionCache = field(default_factory=VersionCache)

    # Reading

    async def version(self, work: Work, version_id: UUID) -> CourseVersion:
        """Return a version ready to teach from, in one statement or none; raise NotFound if this tenant has none of that id.

        Its first use in a process parses the document where it stands, within the unit of work: 40 ms for 650 KB, the size of a large course,
        once. Publishing does it too, so the process that published has it at hand.
        """
        cached = self.cache.get(work.tenant_id, version_id)
        if cached is not None:
            return cached
        found = await store.document(work.session, version_id)
        if found is None or work.tenant_id is None:
            raise NotFound
        course_id, slug, title, digest, document = found
        course = course_of(document)
        version = CourseVersion(version_id, course_id, work.tenant_id, slug, title, digest, course, SkillGraph.of(course))
        self.cache.put(version, len(document))
        return version

    async def course_of(self, work: Work, version_id: UUID) -> UUID | None:
        """Return the course of a published version, None if there is no such version."""
        found = await store.version(work.session, version_id)
        return found.course_id if found and found.state == "published" else None

    async def latest(self, work: Work, slug: str) -> UUID | None:
        """Return the newest published version of a course."""
        found = await store.course_by_slug(work.session, slug)
        return found.latest if found else None

    async def courses(self, tenant_id: UUID, after: UUID | None, limit: int, *, published_only: bool) -> list[CourseInfo]:
        """Return a page of courses in the order of their ids."""
        async with self.open_work(tenant_id) as work:
            return await store.courses(work.session, after, limit, published_only=published_only)

    async def course(self, tenant_id: UUID, course_id: UUID, *, published_only: bool) -> CourseInfo:
        """Return a course, or raise NotFound."""
        async with self.open_work(tenant_id) as work:
            return _there(await store.course(work.session, course_id, published_only=published_only))

    async def versions(self, tenant_id: UUID, course_id: UUID, *, published_only: bool) -> list[VersionInfo]:
        """Return the versions of a course, newest first; raise NotFound if there is no such course."""
        async with self.open_work(tenant_id) as work:
            _there(await store.course(work.session, course_id, published_only=published_only))
            return await store.versions(work.session, course_id, published_only=published_only)

    async def info(self, tenant_id: UUID, course_id: UUID, version_id: UUID, *, published_only: bool) -> VersionInfo:
        """Return a version of a course, or raise NotFound."""
        async with self.open_work(tenant_id) as work:
            return await _info(work, course_id, version_id, published_only=published_only)

    async def loaded(self, tenant_id: UUID, course_id: UUID, version_id: UUID, *, published_only: bool) -> CourseVersion:
        """Return a version of a course with its content, or raise NotFound."""
        async with self.open_work(tenant_id) as work:
            await _info(work, course_id, version_id, published_only=published_only)
            return await self.version(work, version_id)

    async def findings(self, tenant_id: UUID, course_id: UUID, version_id: UUID) -> tuple[Finding, ...]:
        """Return what lint said of a version when it came."""
        async with self.open_work(tenant_id) as work:
            await _info(work, course_id, version_id, published_only=False)
            return FINDINGS.validate_json(_there(await store.findings(work.session, version_id)))

    async def asset(self, tenant_id: UUID, sha256: str) -> tuple[str, bytes]:
        """Return media type and content of a figure, or raise NotFound."""
        async with self.open_work(tenant_id) as work:
            return _there(await store.asset(work.session, sha256))

    async def bundle(self, tenant_id: UUID, course_id: UUID, version_id: UUID) -> bytes:
        """Return a version as a zip bundle of its files; importing it again gives the same version."""
        version = await self.loaded(tenant_id, course_id, version_id, published_only=False)
        async with self.open_work(tenant_id) as work:
            contents = await store.assets(work.session, [asset.sha256 for asset in version.course.assets])
        return await asyncio.to_thread(lambda: write_bundle(write_course(version.course, contents)))

    async def both(self, tenant_id: UUID, before_id: UUID, after_id: UUID) -> tuple[CourseVersion, CourseVersion, Way]:
        """Return two versions of one course, to be compared, and the way from one to the other."""
        async with self.open_work(tenant_id) as work:
            before, after = await self.version(work, before_id), await self.version(work, after_id)
            if before.course_id != after.course_id:
                raise VersionsOfDifferentCourses
            return before, after, await way(work, self.version, before_id, after_id)

    async def maps(self, work: Work, before_id: UUID, after_id: UUID) -> tuple[CourseMap, ...]:
        """Return the maps by which learners' state moves from one version to another, or raise VersionNeedsMap."""
        return (await way(work, self.version, before_id, after_id)).must_lead()

    async def upgrade(
        self, tenant_id: UUID, version_id: UUID, learners: Mapping[UUID, int]
    ) -> tuple[tuple[CourseMap, ...], tuple[str, ...]]:
        """Return the maps from the versions that learners are in to another, each once, and the skills that no map leads from."""
        async with self.open_work(tenant_id) as work:
            ways = [await way(work, self.version, before_id, version_id) for before_id in learners]
        maps, lost = (each for one in ways for each in one.maps), (name for one in ways for name in one.lost)
        return tuple(dict.fromkeys(maps)), tuple(dict.fromkeys(lost))

    # Keeping and publishing

    async def check(self, files: Mapping[str, bytes], seeds: int = DEFAULT_SEEDS) -> Checked:
        """Return the course that files hold, linted; raise CourseRefused if not all of it can be read. Slow: nothing may be open."""
        no_work_open("checking a course")
        checked, findings = await asyncio.to_thread(check_files, files, self.grade, seeds)
        if checked is None:
            raise CourseRefused(findings)
        return checked

    async def check_course(self, course: Course, assets: Mapping[str, bytes]) -> Checked:
        """Return an importer's course, linted. Slow: nothing may be open."""
        no_work_open("checking a course")
        return await asyncio.to_thread(check_course, course, assets, self.grade)

    async def read_upload(self, kind: Importable, content: bytes) -> tuple[list[Checked], Imported | None]:
        """Return the checked courses of an upload, and the report if an importer read it; raise CourseRefused with file and line."""
        no_work_open("reading an upload")
        try:
            if kind == "bundle":
                return [await self.check(await asyncio.to_thread(read_bundle, content))], None
            imported = await asyncio.to_thread(lambda: import_oatutor(read_tar(content), self.grade))
        except FilesRefusedError as error:
            raise CourseRefused([_refusal(error)]) from error
        return [await self.check_course(course, assets) for course, assets in imported.courses], imported

    async def publish_files(
        self, tenant_id: UUID, files: Mapping[str, bytes], author_id: UUID | None = None, seeds: int = DEFAULT_SEEDS
    ) -> VersionInfo:  # fmt: skip
        """Publish the course that files hold, all in one commit, or raise CourseRefused. The same content again is the same version."""
        checked = await self.check(files, seeds)
        if checked.errors:
            raise CourseRefused(checked.findings)
        async with self.open_work(tenant_id) as work:
            kept = await self.keep(work, checked, author_id)
            await must_be_mapped(work, self.version, kept)
            return await self._published(work, kept)

    async def keep(self, work: Work, checked: Checked, author_id: UUID | None) -> VersionInfo:
        """Keep a checked course as a draft version with its figures; return the version that has this content already if there is one."""
        tenant_id = work.tenant_id
        if tenant_id is None:
            raise ValueError("a course belongs to a tenant")
        now, course = self.clock.now(), checked.course
        course_id = await store.keep_course(work.session, tenant_id, CourseInfo(uuid4(), course.id, course.title, course.locale, now, None))
        same = await store.version_by_hash(work.session, course_id, checked.content_hash)
        if same is not None:
            return same
        for asset in course.assets:
            await store.add_asset(work.session, tenant_id, asset.sha256, asset.media_type, checked.assets[asset.sha256])
        number = await store.next_number(work.session, course_id)
        made = VersionInfo(
            uuid4(), course_id, number, "draft", course.title, checked.content_hash, len(course.skills), len(course.items),
            checked.errors, checked.warnings, author_id, now, None,
        )  # fmt: skip
        await store.add_version(work.session, tenant_id, made, checked.document, FINDINGS.dump_json(checked.findings))
        return made

    async def publish(self, tenant_id: UUID, course_id: UUID, version_id: UUID) -> VersionInfo:
        """Publish a draft, or raise CourseRefused if lint found errors in it. Publishing it again changes nothing."""
        async with self.open_work(tenant_id) as work:
            await _info(work, course_id, version_id, published_only=False)
            found = _there(await store.version(work.session, version_id, lock=True))
            if found.errors:
                raise CourseRefused(FINDINGS.validate_json(_there(await store.findings(work.session, version_id))))
            await must_be_mapped(work, self.version, found)
            return await self._published(work, found)

    async def _published(self, work: Work, version: VersionInfo) -> VersionInfo:
        if version.state == "published":
            return version
        await store.set_published(work.session, version.id, self.clock.now())
        loaded = await self.version(work, version.id)
        await store.rename_course(work.session, version.course_id, loaded.course.title, loaded.course.locale)
        return _there(await store.version(work.session, version.id))

    # Pins

    async def pin(self, work: Work, class_id: UUID, version_id: UUID, by: UUID) -> Pin:
        """Let a class work with a published version until somebody moves it. The caller sees to the class, and to its learners.

        Raises:
            NotFound, VersionNotPublished: as they say.
            VersionNeedsMap: skills of the version before are gone, and no map leads here.
        """
        found = _there(await store.version(work.session, version_id))
        if found.state != "published" or work.tenant_id is None:
            raise VersionNotPublished
        for before in await store.pins(work.session, class_id):
            if before.course_id == found.course_id:
                await self.maps(work, before.version_id, version_id)
        pin = Pin(class_id, found.course_id, version_id, by, self.clock.now())
        await store.set_pin(work.session, work.tenant_id, pin)
        return pin

    async def pins_of(self, work: Work, class_ids: Collection[UUID]) -> list[Pin]:
        """Return what classes work with, the oldest pin first."""
        return await store.pins_of(work.session, class_ids)

    async def pins(self, tenant_id: UUID, class_id: UUID) -> list[Pin]:
        """Return what a class works with."""
        async with self.open_work(tenant_id) as work:
            return await store.pins(work.session, class_id)

    async def unpin(self, tenant_id: UUID, class_id: UUID, course_id: UUID) -> None:
        """Let a class go; raise NotFound if it was not pinned."""
        async with self.open_work(tenant_id) as work:
            if not await store.drop_pin(work.session, class_id, course_id):
                raise NotFound


async def _info(work: Work, course_id: UUID, version_id: UUID, *, published_only: bool) -> VersionInfo:
    found = await store.version(work.session, version_id)
    if found is None or found.course_id != course_id or (published_only and found.state != "published"):
        raise NotFound
    return found


def _refusal(error: FilesRefusedError) -> Finding:
    return Finding(level="error", rule="files", file=error.file, line=1, message=error.message, mend="pack the course anew")


_Found = TypeVar("_Found")


def _there(found: _Found | None) -> _Found:
    """Return what was found; raise NotFound if nothing was."""
    if found is None:
        raise NotFound
    return found
