"""What the curriculum says over HTTP and in job results: findings, versions, graphs."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from schemas.base import Contract, Slug, Text

Level = Literal["error", "warning"]


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
