"""The courses that ship with Meno are what they say: lint clean, of the promised size, with a reason on every edge."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from schemas.course import Course
from services.curriculum import SkillGraph, lint, read_course, read_folder
from services.grading import grade_now

COURSES = Path(__file__).resolve().parents[2] / "courses"
NAMES = sorted(folder.name for folder in COURSES.iterdir() if (folder / "course.yaml").is_file())


def course(name: str) -> Course:
    found = read_course(read_folder(COURSES / name)).course
    assert found is not None
    return found


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_lint_finds_nothing(name: str) -> None:
    findings = lint(read_course(read_folder(COURSES / name)), grade_now)
    assert [f"{finding.file}:{finding.line} {finding.rule}: {finding.message}" for finding in findings] == []


@pytest.mark.parametrize("name", NAMES)
def test_every_edge_has_its_reason_and_every_skill_can_be_reached(name: str) -> None:
    found = course(name)
    assert all(needed.why and not needed.proposed for skill in found.skills for needed in skill.prerequisites)
    graph = SkillGraph.of(found)
    assert graph.cyclic == ()
    assert all(skill.explanation and skill.worked_examples for skill in found.skills)


def test_algebra_is_as_large_as_promised() -> None:
    found = course("algebra")
    templates = [item for item in found.items if item.variables]
    named = {wrong.misconception for item in found.items for step in item.steps for wrong in step.wrong if wrong.misconception}
    assert len(found.skills) >= 40
    assert len(found.items) >= 200
    assert len(templates) >= 120
    assert len(named) >= 40
    assert all(any(item.kind == "check" and skill.id in item.skills for item in found.items) for skill in found.skills)


def test_algebra_names_domains_of_the_standards(shared_data: Path) -> None:
    domains = {standard["domain_code"] for name in ("ccssm-k8.json", "ccssm-hs.json") for standard in _standards(shared_data, name)}
    used = {standard for skill in course("algebra").skills for standard in skill.standards}
    assert used
    assert [standard for standard in used if not any(domain in standard for domain in domains)] == []


def _standards(shared_data: Path, name: str) -> list[dict[str, str]]:
    found: list[dict[str, str]] = json.loads((shared_data / "graphs" / "ccssm" / name).read_text())["standards"]
    return found


def test_python_keeps_us_honest_about_subjects() -> None:
    assert len(course("python").skills) >= 12
