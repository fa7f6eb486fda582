"""What the curriculum says over HTTP and in job results: findings, versions, graphs."""

from __future__ import annotations

from datetime import datetime
from typing import Literal
from uuid import UUID

from pydantic import Field

from schemas.base import Contract, Slug, Text
from schemas.journal import CourseMap

Level = Literal["error", "warning"]
Importable = Literal["bundle", "oatutor"]
ImportState = Literal["waiting", "done", "refused", "failed"]
VersionState = Literal["draft", "published"]


class Finding(Contract):
    """One thing that reading or lint found in a course: where, which rule, and how to mend it. Errors block publishing."""

    level: Level
    rule: Slug
    file: Text
    line: int
    message: Text
    mend: Text


class ImportNote(Contract):
    """One thing that an importer could not carry as it was, or found wrong in the source."""

    rule: Slug
    item: Text = Field(description="the source's own id of the problem, step or hint")
    what: Text


class ImportRule(Contract):
    """What a kind of note means and what the importer does about it."""

    rule: Slug
    meaning: Text
    done: Text
    count: int


class ImportedCourse(Contract):
    """What became of one course of the source."""

    slug: Slug
    title: Text
    locale: Text
    content_hash: Text
    lessons: int
    skills: int
    items: int
    steps: int
    hints: int
    scaffolds: int
    figures: int
    prerequisites_proposed: int


class ImportReport(Contract):
    """What an importer read, made and could not carry, item by item. The same source gives the same report."""

    source: Text
    problems: int
    steps: int
    hints: int
    items_lost: int
    steps_lost: int
    courses: tuple[ImportedCourse, ...]
    rules: tuple[ImportRule, ...]
    notes: tuple[ImportNote, ...]


class CourseOut(Contract):
    """A course in a list."""

    id: UUID
    slug: Slug
    title: Text
    locale: Text
    latest_version_id: UUID | None = Field(description="the newest published version; null while there are only drafts")


class VersionOut(Contract):
    """A version of a course. Its content never changes; `content_hash` is the SHA-256 of its canonical JSON."""

    id: UUID
    course_id: UUID
    number: int
    state: VersionState
    title: Text
    content_hash: Text
    skills: int
    items: int
    errors: int = Field(description="lint findings that block publishing")
    warnings: int
    created_at: datetime
    published_at: datetime | None


class LintOut(Contract):
    """What lint says of a version, errors first."""

    version_id: UUID
    errors: int
    warnings: int
    findings: tuple[Finding, ...]


class EdgeOut(Contract):
    """A skill needed before another, and why."""

    id: Slug
    why: Text
    strength: float
    proposed: bool


class EncompassedOut(Contract):
    """A skill that is practised along with another."""

    id: Slug
    weight: float


class SkillNodeOut(Contract):
    """A skill in the graph."""

    id: Slug
    title: Text
    objective: Text
    minutes: float
    standards: tuple[Text, ...]
    items: int
    is_target: bool
    prerequisites: tuple[EdgeOut, ...]
    encompasses: tuple[EncompassedOut, ...]


class GraphOut(Contract):
    """The skill graph of a version; skills come after those that they need."""

    version_id: UUID
    course: Slug
    title: Text
    skills: tuple[SkillNodeOut, ...]


class PartDiff(Contract):
    """Which parts differ between two versions, by id."""

    added: tuple[Slug, ...]
    removed: tuple[Slug, ...]
    changed: tuple[Slug, ...]


class DiffOut(Contract):
    """What changed from one version to another. `is_breaking`: skills that learners may have state on are gone."""

    from_version_id: UUID
    to_version_id: UUID
    is_breaking: bool
    skills: PartDiff
    items: PartDiff
    assets: PartDiff
    course: tuple[Text, ...] = Field(description="other fields of the course that differ")
    maps: tuple[CourseMap, ...] = Field(default=(), description="how learners' state is carried over, a map a version on the way")
    unmapped: tuple[Slug, ...] = Field(
        default=(), description="skills that are gone, of which no map says what became: they forbid the move"
    )
    in_words: tuple[Text, ...] = Field(default=(), description="what the maps do, a sentence each")


class UpgradeOut(Contract):
    """What moving a class to another version would do. Nothing is changed."""

    class_id: UUID
    version_id: UUID
    learners: int = Field(description="learners of the class who would move")
    from_version_ids: tuple[UUID, ...] = Field(description="the versions that they are in now")
    is_possible: bool = Field(description="false where skills are gone and no map leads there")
    unmapped: tuple[Slug, ...] = ()
    in_words: tuple[Text, ...] = Field(default=(), description="what becomes of what they did, a sentence a skill")


class PinIn(Contract):
    """The version that a class shall work with."""

    version_id: UUID


class PinOut(Contract):
    """The version that a class works with."""

    class_id: UUID
    course_id: UUID
    version_id: UUID
    pinned_at: datetime


class ImportOut(Contract):
    """An upload and what became of it: draft versions, or the findings for which it was refused. `failed`: our fault; send it again."""

    id: UUID
    format: Importable
    state: ImportState
    job_id: UUID | None = None
    versions: tuple[VersionOut, ...] = ()
    findings: tuple[Finding, ...] = ()
    report: ImportReport | None = None
