"""How versions of a course are shown: what differs between two of them, and the skill graph of one (pure)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from graphlib import CycleError, TopologicalSorter
from uuid import UUID

from pydantic import BaseModel

from schemas.course import Course, Skill
from schemas.curriculum import DiffOut, EdgeOut, EncompassedOut, GraphOut, PartDiff, SkillNodeOut, UpgradeOut
from schemas.journal import CourseMap
from services.curriculum.migrating import in_words
from services.curriculum.upgrades import Way
from services.curriculum.versions import CourseVersion

_PARTS = frozenset({"skills", "items", "assets", "skill_changes", "item_changes"})


def diff(before: CourseVersion, after: CourseVersion, way: Way) -> DiffOut:
    """Return what changed from one version to another, and how learners' state would go along."""
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
        maps=way.maps,
        unmapped=way.lost,
        in_words=tuple(sentence for mapped in way.maps for sentence in in_words(mapped)),
    )


def upgrade_out(
    class_id: UUID, version_id: UUID, learners: Mapping[UUID, int], maps: Sequence[CourseMap], lost: Sequence[str]
) -> UpgradeOut:
    """Return what moving the learners of a class, counted by the version that they are in, would do."""
    return UpgradeOut(
        class_id=class_id,
        version_id=version_id,
        learners=sum(learners.values()),
        from_version_ids=tuple(learners),
        is_possible=not lost,
        unmapped=tuple(lost),
        in_words=tuple(dict.fromkeys(sentence for mapped in maps for sentence in in_words(mapped))),
    )


def _by_id(course: Course, kind: str) -> dict[str, BaseModel]:
    return {part.id: part for part in getattr(course, kind)}


def _parts(before: Mapping[str, BaseModel], after: Mapping[str, BaseModel]) -> PartDiff:
    return PartDiff(
        added=tuple(sorted(after.keys() - before.keys())),
        removed=tuple(sorted(before.keys() - after.keys())),
        changed=tuple(sorted(name for name in before.keys() & after.keys() if before[name] != after[name])),
    )


def graph_out(version: CourseVersion) -> GraphOut:
    """Return the skill graph of a version; skills come after those that they need, as far as a draft's errors allow."""
    ordered = tuple(_skill(version, version.skill(skill_id)) for skill_id in _order(version.course))
    return GraphOut(version_id=version.id, course=version.slug, title=version.title, skills=ordered)


def _order(course: Course) -> tuple[str, ...]:
    known = {skill.id for skill in course.skills}
    needs = TopologicalSorter({skill.id: [needed.id for needed in skill.prerequisites if needed.id in known] for skill in course.skills})
    try:
        return tuple(needs.static_order())
    except CycleError:
        return tuple(skill.id for skill in course.skills)


def _skill(version: CourseVersion, skill: Skill) -> SkillNodeOut:
    targets = version.course.targets
    return SkillNodeOut(
        id=skill.id,
        title=skill.title,
        objective=skill.objective,
        minutes=skill.minutes,
        standards=skill.standards,
        items=len(version.items_of(skill.id)),
        is_target=not targets or skill.id in targets,
        prerequisites=tuple(
            EdgeOut(id=needed.id, why=needed.why, strength=needed.strength, proposed=needed.proposed) for needed in skill.prerequisites
        ),
        encompasses=tuple(EncompassedOut(id=other.id, weight=other.weight) for other in skill.encompasses),
    )
