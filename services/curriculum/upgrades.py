"""From one published version to another: the maps on the way, version by version, and what they leave out."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from itertools import pairwise
from uuid import UUID

from schemas.journal import CourseMap
from services.curriculum import store
from services.curriculum.errors import CourseRefused, VersionNeedsMap
from services.curriculum.migrating import course_map, unmapped, unmapped_findings
from services.curriculum.versions import CourseVersion, VersionInfo
from services.platform import Work

Load = Callable[[Work, UUID], Awaitable[CourseVersion]]
_NOTHING = CourseMap()


@dataclass(frozen=True, slots=True)
class Way:
    """The maps from one version to another, in order; `lost` are skills of which no map says what became."""

    maps: tuple[CourseMap, ...] = ()
    lost: tuple[str, ...] = ()
    is_back: bool = False

    def must_lead(self) -> tuple[CourseMap, ...]:
        """Return the maps; raise VersionNeedsMap if they leave a skill out."""
        if self.lost:
            raise VersionNeedsMap(self.lost, is_back=self.is_back)
        return self.maps


async def way(work: Work, load: Load, before_id: UUID, after_id: UUID) -> Way:
    """Return the way between two versions of a course, through those that were published in between.

    Back over versions that only added skills it is free: what is known of the added ones waits. Back across a map there is none: what was
    joined cannot be told apart again.
    """
    if before_id == after_id:
        return Way()
    before, after = await load(work, before_id), await load(work, after_id)
    line = [info.id for info in _in_order(await store.versions(work.session, after.course_id, published_only=True))]
    if before_id not in line or after_id not in line:
        return _direct(before, after)
    first, last = line.index(before_id), line.index(after_id)
    between = [await load(work, version_id) for version_id in line[min(first, last) : max(first, last) + 1]]
    if first > last:
        return Way(lost=_lost_on_the_way_back(between), is_back=True)
    if any(unmapped(old.course, new.course) for old, new in pairwise(between)):
        return _direct(before, after)
    maps = (course_map(old.course, new.course) for old, new in pairwise(between))
    return Way(tuple(each for each in maps if each != _NOTHING))


async def must_be_mapped(work: Work, load: Load, version: VersionInfo) -> None:
    """Raise CourseRefused if the newest published version has skills that this one neither has nor maps."""
    published = _in_order(await store.versions(work.session, version.course_id, published_only=True))
    if not published or version.state == "published":
        return
    newest, made = await load(work, published[-1].id), await load(work, version.id)
    findings = unmapped_findings(newest.course, made.course)
    if findings:
        raise CourseRefused(findings)


def _lost_on_the_way_back(between: list[CourseVersion]) -> tuple[str, ...]:
    """Return the skills that stand in the place of others, or that were retired: what cannot be taken back."""
    maps = [course_map(old.course, new.course) for old, new in pairwise(between)]
    return tuple(dict.fromkeys(name for mapped in maps for each in mapped.skills for name in (each.new or (each.old,))))


def _direct(before: CourseVersion, after: CourseVersion) -> Way:
    """Return what the later version alone says: of versions from before maps were asked for, and of drafts."""
    mapped = course_map(before.course, after.course)
    return Way((mapped,) if mapped != _NOTHING else (), unmapped(before.course, after.course))


def _in_order(versions: list[VersionInfo]) -> list[VersionInfo]:
    """Return published versions, the first published first."""
    return sorted(versions, key=lambda each: (each.published_at or each.created_at, each.number))
