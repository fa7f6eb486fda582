"""The canonical form of a course: the same course, whatever files it came from, is the same bytes and the same hash (pure)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

from schemas.course import Course, Hint, Item, Rubric, Skill, SkillChange, Step
from services.curriculum.sections import tidy


def canonical(course: Course) -> Course:
    """Return the course with skills, items and assets in order of their names, and texts without stray white space."""
    return course.model_copy(
        update={
            "skills": tuple(_skill(skill) for skill in sorted(course.skills, key=lambda skill: skill.id)),
            "items": tuple(_item(item) for item in sorted(course.items, key=lambda item: item.id)),
            "rubrics": tuple(_rubric(rubric) for rubric in sorted(course.rubrics, key=lambda rubric: rubric.id)),
            "assets": tuple(sorted(course.assets, key=lambda asset: asset.name)),
            "skill_changes": tuple(sorted(map(_change, course.skill_changes), key=lambda change: change.old)),
            "item_changes": tuple(sorted(course.item_changes, key=lambda change: (change.rename, change.to))),
        }
    )


def canonical_json(course: Course) -> bytes:
    """Return the bytes that are hashed, stored and published.

    Empty fields that are empty by default are left out, so that a field added to the format later changes no hash of today.
    """
    return json.dumps(_plain(canonical(course)), ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()


def content_hash(document: bytes) -> str:
    """Return the SHA-256 of canonical JSON, in hex."""
    return hashlib.sha256(document).hexdigest()


def course_of(document: bytes) -> Course:
    """Return the course of canonical JSON."""
    return Course.model_validate_json(document)


def _plain(value: Any) -> Any:
    """Return JSON values. Fields come in the order of their names; mappings keep theirs: variables are drawn in order."""
    if isinstance(value, BaseModel):
        fields = sorted(type(value).model_fields.items())
        return {name: _plain(getattr(value, name)) for name, field in fields if not _is_empty(getattr(value, name), field.default)}
    if isinstance(value, Mapping):
        return {key: _plain(child) for key, child in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(child) for child in value]
    return value + 0.0 if isinstance(value, float) else value  # a zero has no sign: files would not keep it


def _is_empty(value: Any, default: Any) -> bool:
    return (value is None or value in ((), "", {})) and value == default


def _change(change: SkillChange) -> SkillChange:
    return change.model_copy(update={"merge": tuple(sorted(set(change.merge)))})


def _skill(skill: Skill) -> Skill:
    examples = tuple(
        example.model_copy(update={"title": _line(example.title), "body": tidy(example.body)}) for example in skill.worked_examples
    )
    return skill.model_copy(update={"explanation": tidy(skill.explanation), "worked_examples": examples})


def _rubric(rubric: Rubric) -> Rubric:
    criteria = tuple(one.model_copy(update={"description": tidy(one.description)}) for one in rubric.criteria)
    return rubric.model_copy(update={"guidance": tidy(rubric.guidance), "criteria": criteria})


def _item(item: Item) -> Item:
    return item.model_copy(update={"stem": tidy(item.stem), "steps": tuple(_step(step) for step in item.steps)})


def _step(step: Step) -> Step:
    hints = tuple(_hint(hint) for hint in step.hints)
    return step.model_copy(update={"prompt": tidy(step.prompt), "hints": hints, "solution": tidy(step.solution)})


def _hint(hint: Hint) -> Hint:
    return hint.model_copy(update={"text": tidy(hint.text), "title": _line(hint.title or "") or None})


def _line(text: str) -> str:
    return " ".join(text.split())
