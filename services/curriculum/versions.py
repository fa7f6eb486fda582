"""Versions of courses as values, and the cache of those that a process works with."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any, Final
from uuid import UUID

from schemas.course import Course, Item, Rubric, Skill
from schemas.curriculum import Importable, ImportState, VersionState
from services.curriculum.graph import SkillGraph
from services.curriculum.practice import practised_by

MAX_CACHED: Final = 64
MAX_CACHED_BYTES: Final = 96 * 1024 * 1024


@dataclass(frozen=True)
class CourseVersion:
    """A version with its content, ready to teach from. It never changes."""

    id: UUID
    course_id: UUID
    tenant_id: UUID
    slug: str
    title: str
    content_hash: str
    course: Course
    graph: SkillGraph

    @cached_property
    def _items(self) -> dict[str, Item]:
        return {item.id: item for item in self.course.items}

    @cached_property
    def _skills(self) -> dict[str, Skill]:
        return {skill.id: skill for skill in self.course.skills}

    @cached_property
    def _items_of(self) -> dict[str, tuple[Item, ...]]:
        found: dict[str, list[Item]] = {}
        for item in self.course.items:
            for name in practised_by(item):
                found.setdefault(name, []).append(item)
        return {name: tuple(items) for name, items in found.items()}

    @cached_property
    def _misconceptions(self) -> dict[str, str]:
        return {wrong.id: wrong.name for skill in reversed(self.course.skills) for wrong in reversed(skill.misconceptions)}

    def misconception_name(self, misconception_id: str | None) -> str | None:
        """Return what the course calls a wrong idea, None if the version has none of that id; of several the first."""
        return self._misconceptions.get(misconception_id or "")

    def item(self, item_id: str) -> Item:
        """Return an item; raise KeyError if the version has none of that id."""
        return self._items[item_id]

    def skill(self, skill_id: str) -> Skill:
        """Return a skill; raise KeyError if the version has none of that id."""
        return self._skills[skill_id]

    def rubric(self, rubric_id: str | None) -> Rubric | None:
        """Return a rubric, None if the version has none of that id."""
        return next((rubric for rubric in self.course.rubrics if rubric.id == rubric_id), None)

    def items_of(self, skill_id: str) -> tuple[Item, ...]:
        """Return the items that practise a skill, in the order of their ids."""
        return self._items_of.get(skill_id, ())


@dataclass(frozen=True, slots=True)
class CourseInfo:
    """A course in a list; `latest` is its newest published version."""

    id: UUID
    slug: str
    title: str
    locale: str
    created_at: datetime
    latest: UUID | None


@dataclass(frozen=True, slots=True)
class VersionInfo:
    """A version in a list."""

    id: UUID
    course_id: UUID
    number: int
    state: VersionState
    title: str
    content_hash: str
    skills: int
    items: int
    errors: int
    warnings: int
    author_id: UUID | None
    created_at: datetime
    published_at: datetime | None


@dataclass(frozen=True, slots=True)
class Pin:
    """The version that a class works with."""

    class_id: UUID
    course_id: UUID
    version_id: UUID
    pinned_by: UUID
    pinned_at: datetime


@dataclass(frozen=True, slots=True)
class Upload:
    """An upload and what became of it; `outcome` is empty while it waits."""

    id: UUID
    format: Importable
    state: ImportState
    outcome: Mapping[str, Any] | None
    author_id: UUID


@dataclass
class VersionCache:
    """The versions used last, up to a count and a size of their documents. A version never changes, so nothing in here goes stale."""

    max_versions: int = MAX_CACHED
    max_bytes: int = MAX_CACHED_BYTES
    _kept: OrderedDict[UUID, tuple[CourseVersion, int]] = field(default_factory=OrderedDict)
    _bytes: int = 0

    def get(self, tenant_id: UUID | None, version_id: UUID) -> CourseVersion | None:
        """Return a version of this tenant; another tenant's is not there, as in the database."""
        found = self._kept.get(version_id)
        if found is None or found[0].tenant_id != tenant_id:
            return None
        self._kept.move_to_end(version_id)
        return found[0]

    def put(self, version: CourseVersion, size: int) -> None:
        """Keep a version whose document has `size` bytes; the ones used longest ago make room."""
        if version.id in self._kept:
            return
        self._kept[version.id] = (version, size)
        self._bytes += size
        while len(self._kept) > 1 and (len(self._kept) > self.max_versions or self._bytes > self.max_bytes):
            _, (_, dropped) = self._kept.popitem(last=False)
            self._bytes -= dropped

    def __len__(self) -> int:
        return len(self._kept)
