"""What an answer says about a skill, with the edges that the folds need."""

from __future__ import annotations

from uuid import uuid4

from schemas.course import AnswerSpec, Course, Item, Misconception, Prerequisite, Skill, Step
from services.curriculum import CourseVersion, SkillGraph
from services.tutor.evidence import blamed, skill_evidence


def skill(name: str, *needs: str) -> Skill:
    return Skill(id=name, title=name, objective=name, prerequisites=tuple(Prerequisite(id=one, why="first") for one in needs))


def item(name: str) -> Item:
    return Item(id=f"{name}-1", skills=(name,), stem="?", steps=(Step(id="a", answer=AnswerSpec(type="number", value="1")),))


def test_a_prerequisite_without_items_is_stood_for_by_its_own() -> None:
    skills = (skill("add"), skill("bridge", "add"), skill("twice", "bridge"))
    course = Course(id="mini", title="Mini", licence="CC0", skills=skills, items=(item("add"), item("twice")))
    version = CourseVersion(uuid4(), uuid4(), uuid4(), "mini", "Mini", "hash", course, SkillGraph.of(course))
    assert skill_evidence(version, "twice", 1.0, 1.0).requires == ("add",)


def test_a_named_wrong_idea_blames_its_own_skill_more_than_the_others() -> None:
    wrong_idea = Misconception(id="drops-sign", name="Drops the sign", feedback="Look at the sign.")
    signs, add = skill("signs").model_copy(update={"misconceptions": (wrong_idea,)}), skill("add")
    course = Course(id="mini", title="Mini", licence="CC0", skills=(add, signs), items=(item("add"), item("signs")))
    version = CourseVersion(uuid4(), uuid4(), uuid4(), "mini", "Mini", "hash", course, SkillGraph.of(course))
    step = Step(id="a", skills=("add", "signs"), answer=AnswerSpec(type="number", value="1"))
    assert blamed(version, step, "drops-sign") == (("add", 0.5), ("signs", 1.0))
    assert blamed(version, step, None) == (("add", 1.0), ("signs", 1.0))
