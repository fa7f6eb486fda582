"""What an answer says about a skill, with the edges that the folds need."""

from __future__ import annotations

from uuid import uuid4

from schemas.course import AnswerSpec, Course, Item, Prerequisite, Skill, Step
from services.curriculum import CourseVersion, SkillGraph
from services.tutor.evidence import skill_evidence


def skill(name: str, *needs: str) -> Skill:
    return Skill(id=name, title=name, objective=name, prerequisites=tuple(Prerequisite(id=one, why="first") for one in needs))


def item(name: str) -> Item:
    return Item(id=f"{name}-1", skills=(name,), stem="?", steps=(Step(id="a", answer=AnswerSpec(type="number", value="1")),))


def test_a_prerequisite_without_items_is_stood_for_by_its_own() -> None:
    skills = (skill("add"), skill("bridge", "add"), skill("twice", "bridge"))
    course = Course(id="mini", title="Mini", licence="CC0", skills=skills, items=(item("add"), item("twice")))
    version = CourseVersion(uuid4(), uuid4(), uuid4(), "mini", "Mini", "hash", course, SkillGraph.of(course))
    assert skill_evidence(version, "twice", 1.0, 1.0).requires == ("add",)
