"""OATutor content as its files say it, read leniently and completely (pure).

Format: CAHLR/OATutor-Content: `coursePlans.json`, `skillModel.json`, `content-pool/<problem>/…`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from services.curriculum.files import FilesRefusedError

_PROBLEM: Final = re.compile(r"content-pool/([^/]+)/\1\.json")


@dataclass(frozen=True, slots=True)
class SourceHint:
    """One entry of a help pathway; `answer` makes it a scaffold."""

    id: str
    kind: str
    title: str
    text: str
    dependencies: tuple[str, ...]
    answer: tuple[str, ...]
    problem_type: str
    answer_type: str
    choices: tuple[str, ...] | None
    licence: str
    origin: str
    varies: bool
    sub_hints: tuple[SourceHint, ...]


@dataclass(frozen=True, slots=True)
class SourceStep:
    """One gradable step of a problem with its default pathway."""

    id: str
    title: str
    body: str
    problem_type: str
    answer_type: str
    answer: tuple[str, ...]
    choices: tuple[str, ...] | None
    varies: bool
    skills: tuple[str, ...]
    hints: tuple[SourceHint, ...]


@dataclass(frozen=True, slots=True)
class SourceProblem:
    """A problem; `figures` are its pictures by name."""

    id: str
    title: str
    body: str
    licence: str
    origin: str
    lesson: str
    lesson_id: str
    course: str
    varies: bool
    steps: tuple[SourceStep, ...]
    figures: Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class SourceLesson:
    """A lesson of a course plan, in its order, with the skills it aims at."""

    id: str
    name: str
    topics: str
    skills: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SourceCourse:
    """A course plan."""

    name: str
    language: str
    origin: str
    licence: str
    lessons: tuple[SourceLesson, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """All that was read."""

    courses: tuple[SourceCourse, ...]
    problems: tuple[SourceProblem, ...]
    has_parameters: bool


def read_oatutor(files: Mapping[str, bytes]) -> Source:
    """Return the content of an OATutor tree; raise `FilesRefusedError` at the first file that is not what it must be."""
    files = _from_root(files)
    skill_model = _object(files, "skillModel.json")
    problems = [_problem(files, match.group(1), skill_model) for path in files if (match := _PROBLEM.fullmatch(path))]
    problems.sort(key=lambda problem: natural(problem.id))
    return Source(
        tuple(_course(plan) for plan in _list(files, "coursePlans.json")),
        tuple(problems),
        any(path.startswith("bkt-params/") for path in files),
    )


def natural(name: str) -> tuple[tuple[int, int | str], ...]:
    """Return a key that puts `use9` before `use10`."""
    return tuple((1, int(part)) if part.isdigit() else (0, part) for part in re.split(r"(\d+)", name))


def _from_root(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the files by their path from the folder that holds the course plans."""
    plans = [path for path in files if path.rpartition("/")[2] == "coursePlans.json"]
    if not plans:
        raise FilesRefusedError("there is no such file; is this OATutor content?", "coursePlans.json")
    root = min(plans, key=len).removesuffix("coursePlans.json")
    return {path.removeprefix(root): content for path, content in files.items() if path.startswith(root)}


def _read(files: Mapping[str, bytes], path: str) -> Any:
    if path not in files:
        raise FilesRefusedError("the file is missing", path)
    try:
        return json.loads(files[path])
    except (ValueError, RecursionError) as error:
        raise FilesRefusedError("the file is not JSON", path) from error


def _object(files: Mapping[str, bytes], path: str) -> dict[str, Any]:
    value = _read(files, path)
    if not isinstance(value, dict):
        raise FilesRefusedError("the file holds no JSON object", path)
    return value


def _list(files: Mapping[str, bytes], path: str) -> list[dict[str, Any]]:
    value = _read(files, path)
    if not isinstance(value, list) or not all(isinstance(entry, dict) for entry in value):
        raise FilesRefusedError("the file holds no list of JSON objects", path)
    return value


def _text(value: Mapping[str, Any], name: str) -> str:
    found = value.get(name)
    return found if isinstance(found, str) else "" if found is None else str(found)


def _texts(value: Mapping[str, Any], name: str) -> tuple[str, ...]:
    found = value.get(name)
    return tuple(str(entry) for entry in found) if isinstance(found, list) else () if found is None else (str(found),)


def _choices(value: Mapping[str, Any]) -> tuple[str, ...] | None:
    return _texts(value, "choices") if "choices" in value else None


def _problem(files: Mapping[str, bytes], name: str, skill_model: Mapping[str, Any]) -> SourceProblem:
    folder = f"content-pool/{name}/"
    value = _object(files, f"{folder}{name}.json")
    figures = {path.removeprefix(f"{folder}figures/"): files[path] for path in files if path.startswith(f"{folder}figures/")}
    return SourceProblem(
        id=name,
        title=_text(value, "title"),
        body=_text(value, "body"),
        licence=_text(value, "license"),
        origin=_text(value, "oer"),
        lesson=_text(value, "lesson"),
        lesson_id=_text(value, "lessonId"),
        course=_text(value, "courseName"),
        varies=bool(value.get("variabilization")),
        steps=tuple(_step(files, folder, step, skill_model) for step in _step_names(files, folder)),
        figures=figures,
    )


def _step_names(files: Mapping[str, bytes], folder: str) -> list[str]:
    pattern = re.compile(re.escape(folder) + r"steps/([^/]+)/\1\.json")
    return sorted((match.group(1) for path in files if (match := pattern.fullmatch(path))), key=natural)


def _step(files: Mapping[str, bytes], folder: str, name: str, skill_model: Mapping[str, Any]) -> SourceStep:
    value = _object(files, f"{folder}steps/{name}/{name}.json")
    pathway = f"{folder}steps/{name}/tutoring/{name}DefaultPathway.json"
    return SourceStep(
        id=name,
        title=_text(value, "stepTitle"),
        body=_text(value, "stepBody"),
        problem_type=_text(value, "problemType"),
        answer_type=_text(value, "answerType"),
        answer=_texts(value, "stepAnswer"),
        choices=_choices(value),
        varies=bool(value.get("variabilization")),
        skills=_texts(skill_model, name),
        hints=tuple(_hint(entry) for entry in _list(files, pathway)) if pathway in files else (),
    )


def _hint(value: Mapping[str, Any]) -> SourceHint:
    return SourceHint(
        id=_text(value, "id"),
        kind=_text(value, "type"),
        title=_text(value, "title"),
        text=_text(value, "text"),
        dependencies=_texts(value, "dependencies"),
        answer=_texts(value, "hintAnswer"),
        problem_type=_text(value, "problemType"),
        answer_type=_text(value, "answerType"),
        choices=_choices(value),
        licence=_text(value, "license"),
        origin=_text(value, "oer"),
        varies=bool(value.get("variabilization")),
        sub_hints=tuple(_hint(entry) for entry in value.get("subHints") or () if isinstance(entry, dict)),
    )


def _course(plan: Mapping[str, Any]) -> SourceCourse:
    lessons = [entry for entry in plan.get("lessons") or () if isinstance(entry, dict)]
    return SourceCourse(
        name=_text(plan, "courseName"),
        language=_text(plan, "language"),
        origin=_text(plan, "courseOER"),
        licence=_text(plan, "courseLicense"),
        lessons=tuple(
            SourceLesson(_text(entry, "id"), _text(entry, "name"), _text(entry, "topics"), tuple(entry.get("learningObjectives") or ()))
            for entry in lessons
        ),
    )


def all_hints(hints: tuple[SourceHint, ...]) -> Iterator[SourceHint]:
    """Yield hints in reading order, each followed by its sub-hints."""
    for hint in hints:
        yield hint
        yield from all_hints(hint.sub_hints)
