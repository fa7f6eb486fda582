"""The questions of a placement: which item tells of a skill, what its answer becomes in the journal, and what is shown (pure)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import factorial
from typing import Final, Literal
from uuid import UUID, uuid4

import numpy as np

from schemas.course import AnswerSpec, Item, Step
from schemas.grading import Answer, Graded, as_text
from schemas.journal import Asked, Placed, Presumed, Words
from schemas.placement import PlacementQuestionOut, PlacementResultOut
from schemas.tutor import SkillOut
from services.curriculum import CourseVersion, Question
from services.memory import Draft
from services.pathway import Flags, Following, PlacementProgress, PlanState, is_presumed_known, item_mark
from services.pathway import Reply as Said
from services.tutor.evidence import skill_evidence
from services.tutor.render import item_out, skill_out

TYPED_GUESS: Final = 0.1
KINDS: Final = {"check": 0, "exercise": 0, "completion": 1}
Dealt = Literal["answered", "dont_know", "passed"]


def askable(version: CourseVersion) -> Flags:
    """Return which skills can be asked about: those of which an item's first step tells."""
    graph = version.graph
    return np.array([any(_tells(item, skill) for item in version.items_of(skill)) for skill in graph.ids], np.bool_)


def item_for(version: CourseVersion, skill: str, plan: PlanState) -> Item:
    """Return the item to ask of a skill: not seen lately, about it alone, complete in one step, of middling difficulty."""
    seen = set(plan.shown(skill))

    def rank(item: Item) -> tuple[bool, int, int, int, float, str]:
        about = len(item.steps[0].skills or item.skills)
        return item_mark(item.id) in seen, KINDS[item.kind], about, len(item.steps), abs(item.difficulty or 0.0), item.id

    return min((item for item in version.items_of(skill) if _tells(item, skill)), key=rank)


def asked_of(version: CourseVersion, row: int, plan: PlanState, seed: int) -> Asked:
    """Return the question about a skill by its row."""
    skill = version.graph.ids[row]
    item = item_for(version, skill, plan)
    return Asked(skill=skill, item=item.id, step=item.steps[0].id, seed=seed)


def chance_of_guessing(answer: AnswerSpec) -> float:
    """Return how likely a blind answer is right."""
    count = len(answer.choices)
    if answer.type == "choice":
        return 1.0 / count
    if answer.type == "multi_choice":
        return 1.0 / float(2**count - 1)
    return 1.0 / float(factorial(min(count, 20))) if answer.type == "ordering" else TYPED_GUESS


@dataclass(frozen=True, slots=True)
class Dealing:
    """How the open question was dealt with: by which entry, how, and with which verdict."""

    id: UUID
    how: Dealt
    answer: Answer | None = None
    graded: Graded | None = None

    def said(self, version: CourseVersion, asked: Asked, step: Step) -> list[Said]:
        """Return what it says for the belief; nothing if the question was passed over."""
        if self.how == "passed" or asked.skill not in version.graph.index:
            return []
        right = None if self.graded is None else self.graded.score > 0.5
        return [Said(version.graph.index[asked.skill], right, chance_of_guessing(step.answer))]

    def draft(self, version: CourseVersion, placement: PlacementProgress, question: Question, step: Step, asks: Asked | None) -> Draft:
        """Return the entry that it becomes. A right answer counts for as much as it can not have been guessed."""
        assert placement.asks is not None  # noqa: S101 - the caller has checked that a question is open
        score, guess = (self.graded.score if self.graded else 0.0), chance_of_guessing(step.answer)
        weight = 0.0 if self.how == "passed" else 1.0 - guess if score > 0.5 else 1.0
        placed = Placed(
            course=version.slug, item=question.item_id, step=step.id, dont_know=self.how == "dont_know", asked=placement.asks.skill,
            skills=tuple(skill_evidence(version, skill, score, weight) for skill in step.skills), difficulty=question.difficulty or 0.0,
            phase="passed" if self.how == "passed" else "answered", placement_id=placement.id, guess=guess, asks=asks,
        )  # fmt: skip
        return Draft(self.id, "placement", placed, words_of(self.answer))


def ending(version: CourseVersion, placement_id: UUID, found: Following, entry_id: UUID | None = None) -> Draft:
    """Return the entry that ends a placement, with all that it has come to believe."""
    names = version.graph.ids
    presumed = tuple(Presumed(skill=names[row], chance=chance) for row, chance in found.chances)
    placed = Placed(course=version.slug, skills=(), phase="ended", placement_id=placement_id, ended=found.ended, presumed=presumed)
    return Draft(entry_id or uuid4(), "placement", placed)


def question_out(version: CourseVersion, question_id: UUID, asked: Asked, question: Question) -> PlacementQuestionOut:
    """Return the question as its learner sees it: the step that is asked alone."""
    return PlacementQuestionOut(
        id=question_id, skill=skill_out(version.skill(asked.skill)), item=item_out(question, (asked.step,)), step=asked.step
    )


def result_out(version: CourseVersion, ended: Placed) -> PlacementResultOut:
    """Return what a placement found, in plain words. Skills that the course no longer has are left out."""
    there = [one for one in ended.presumed if one.skill in version.graph.index]
    known = _skills(version, (one.skill for one in there if is_presumed_known(one.chance)))
    unsure = _skills(version, (one.skill for one in there if not is_presumed_known(one.chance)))
    total = len(version.graph)
    left = total - len(known) - len(unsure)
    text = f"Of {total} skills you seem to know {len(known)} already, {left} are to be learnt, and of {len(unsure)} we are not sure yet."
    return PlacementResultOut(known=known, unsure=unsure, to_learn=left, ended=ended.ended or "stopped", text=text)


def _skills(version: CourseVersion, names: Iterable[str]) -> tuple[SkillOut, ...]:
    return tuple(skill_out(version.skill(name)) for name in names)


def _tells(item: Item, skill: str) -> bool:
    first = item.steps[0]
    return skill in (first.skills or item.skills) and first.answer.type not in SLOW


SLOW: Final = frozenset({"code", "free_text"})  # a placement asks what is answered in a minute and graded at once


def words_of(answer: Answer | None) -> Words | None:
    """Return the learner's words of an answer."""
    return None if answer is None else Words(text=as_text(answer))
