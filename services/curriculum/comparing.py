"""What differs between two versions of a course (pure)."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import BaseModel

from schemas.course import Course
from schemas.curriculum import DiffOut, PartDiff
from services.curriculum.versions import CourseVersion

_PARTS = frozenset({"skills", "items", "assets"})


def diff(before: CourseVersion, after: CourseVersion) -> DiffOut:
    """Return what changed from one version to another."""
    skills = _parts(_by_id(before.course, "skills"), _by_id(after.course, "skills"))
    old, new = before.course, after.course
    return DiffOut(
        from_version_id=before.id,
        to_version_id=after.id,
        is_breaking=bool(skills.removed),
        skills=skills,
        items=_parts(_by_id(old, "items"), _by_id(new, "items")),
        assets=_parts({asset.name: asset for asset in old.assets}, {asset.name: asset for asset in new.assets}),
        course=tuple(name for name in Course.model_fields if name not in _PARTS and getattr(old, name) != getattr(new, name)),
    )


def _by_id(course: Course, kind: str) -> dict[str, BaseModel]:
    return {part.id: part for part in getattr(course, kind)}


def _parts(before: Mapping[str, BaseModel], after: Mapping[str, BaseModel]) -> PartDiff:
    return PartDiff(
        added=tuple(sorted(after.keys() - before.keys())),
        removed=tuple(sorted(before.keys() - after.keys())),
        changed=tuple(sorted(name for name in before.keys() & after.keys() if before[name] != after[name])),
    )
