"""A course becomes files again, in one canonical way (pure). Comments in YAML are not kept."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from pydantic import BaseModel

from schemas.course import AnswerSpec, Course, Hint, Item, Rubric, Skill, Step
from services.curriculum.canonical import canonical
from services.curriculum.findings import Places
from services.curriculum.item_reading import ONLY_STEP
from services.curriculum.reading import COURSE_FILE, MIGRATIONS_FILE
from services.curriculum.sections import ANSWER, FENCE, FRONT, RESERVED_ONE_STEP, RESERVED_SKILL, RESERVED_STEPS, escape
from services.curriculum.yaml_writing import write_block

_IN_BODY: Final = frozenset({"stem", "steps", "explanation", "worked_examples", "guidance"})


def write_course(course: Course, contents: Mapping[str, bytes], places: Places | None = None) -> dict[str, bytes]:
    """Return the files of a course: reading them gives the same course again.

    Args:
        course: the course.
        contents: its figures by SHA-256; those that are missing here are left out.
        places: where its parts were read from, to keep the file names.
    """
    course = canonical(course)
    files = {COURSE_FILE: _course_file(course)}
    if course.skill_changes or course.item_changes:
        files[MIGRATIONS_FILE] = _migrations_file(course)
    for skill in course.skills:
        files[_path(places, "skills", skill.id, f"skills/{skill.id}.md")] = write_skill(skill).encode()
    for item in course.items:
        files[_path(places, "items", item.id, f"items/{item.skills[0]}/{item.id}.md")] = write_item(item).encode()
    for rubric in course.rubrics:
        files[_path(places, "rubrics", rubric.id, f"rubrics/{rubric.id}.md")] = write_rubric(rubric).encode()
    for asset in course.assets:
        if asset.sha256 in contents:
            files[f"assets/{asset.name}"] = contents[asset.sha256]
    return files


def _path(places: Places | None, kind: str, name: str, otherwise: str) -> str:
    place = places.exact(kind, name) if places else None
    return place.file if place else otherwise


def _course_file(course: Course) -> bytes:
    values = _given(course, frozenset({"skills", "items", "rubrics", "assets", "skill_changes", "item_changes"}))
    if course.assets:
        values["assets"] = [{"name": asset.name} | ({"alt": asset.alt} if asset.alt else {}) for asset in course.assets]
    return write_block(values).encode()


def _migrations_file(course: Course) -> bytes:
    """Return the file of maps, a line a change."""
    listed = {"skills": course.skill_changes, "items": course.item_changes}
    return write_block({name: [_given(change) for change in changes] for name, changes in listed.items() if changes}).encode()


def write_skill(skill: Skill) -> str:
    """Return the file of a skill."""
    parts = [_front(_given(skill, _IN_BODY))]
    if skill.explanation:
        parts.append(escape(skill.explanation, RESERVED_SKILL))
    for example in skill.worked_examples:
        heading = f"## Worked example: {example.title}" if example.title else "## Worked example"
        parts += [heading, escape(example.body, RESERVED_SKILL)]
    return _joined(parts)


def write_rubric(rubric: Rubric) -> str:
    """Return the file of a rubric."""
    return _joined([_front(_given(rubric, _IN_BODY)), escape(rubric.guidance, RESERVED_SKILL)])


def write_item(item: Item) -> str:
    """Return the file of an item."""
    values = _given(item, _IN_BODY)
    if item.variables:
        values["variables"] = {name: _variable(_given(variable)) for name, variable in item.variables.items()}
    step = item.steps[0]
    if len(item.steps) == 1 and step.id == ONLY_STEP and not step.prompt and not step.skills:
        values["answer"] = _given(step.answer)
        if step.wrong:
            values["wrong"] = [_given(wrong) for wrong in step.wrong]
        return _joined([_front(values), escape(item.stem, RESERVED_ONE_STEP), *_help(step, "##")])
    parts = [_front(values), escape(item.stem, RESERVED_STEPS)]
    for step in item.steps:
        parts += [f"## Step {step.id}", escape(step.prompt, RESERVED_STEPS), _step_answer(step), *_help(step, "###")]
    return _joined(parts)


def _variable(values: dict[str, Any]) -> Any:
    """Return `a*b` for `{value: a*b}`, the short form."""
    return values["value"] if values.keys() == {"value"} else values


def _step_answer(step: Step) -> str:
    values: dict[str, Any] = {"skills": list(step.skills)} if step.skills else {}
    values |= _given(step.answer)
    if step.wrong:
        values["wrong"] = [_given(wrong) for wrong in step.wrong]
    return _fenced(values)


def _help(step: Step, mark: str) -> list[str]:
    reserved = RESERVED_ONE_STEP if mark == "##" else RESERVED_STEPS
    parts: list[str] = []
    for hint in step.hints:
        parts += [_hint_heading(hint, mark), escape(hint.text, reserved)]
        if hint.answer is not None:
            parts.append(_fenced(_given(hint.answer)))
    if step.solution:
        parts += [f"{mark} Solution", escape(step.solution, reserved)]
    return parts


def _hint_heading(hint: Hint, mark: str) -> str:
    return f"{mark} Hint: {hint.title}" if hint.title else f"{mark} Hint"


def _front(values: Mapping[str, Any]) -> str:
    return f"{FRONT}\n{write_block(values)}{FRONT}"


def _fenced(values: Mapping[str, Any] | AnswerSpec) -> str:
    return f"{ANSWER}\n{write_block(dict(values))}{FENCE}"


def _joined(parts: list[str]) -> str:
    return "\n\n".join(part for part in parts if part) + "\n"


def _given(value: BaseModel, leave_out: frozenset[str] = frozenset()) -> dict[str, Any]:
    """Return the fields that differ from their defaults, in the order of the format; `10`, not `10.0`."""
    given = value.model_dump(exclude_defaults=True, exclude=set(leave_out))
    return {name: int(field) if isinstance(field, float) and field.is_integer() else field for name, field in given.items()}
