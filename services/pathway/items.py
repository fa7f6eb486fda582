"""Which item of the chosen skill: foreseen nearest to a chance of .8, unseen ones first (pure)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from random import Random
from typing import Final

from schemas.course import ItemKind
from schemas.journal import ActivityKind
from services.curriculum import SkillGraph
from services.mastery import Predictor, item_key
from services.pathway.constants import PlannerConstants
from services.pathway.state import PlanState, item_mark

LOOKED_AT: Final = 32  # items foreseen at most; more would cost time and change little
TIE: Final = 0.005  # chances this near count as equal


@dataclass(frozen=True, slots=True)
class ItemChoice:
    """An item by its row in the course's table, its foreseen chance, and the chance with which it was drawn."""

    item: int
    predicted: float
    propensity: float


def choose_item(
    graph: SkillGraph,
    skill: int,
    activity: ActivityKind,
    plan: PlanState,
    knowledge: Predictor,
    now: datetime,
    rng: Random,
    c: PlannerConstants,
) -> ItemChoice:
    """Return the item to offer of a skill that has items."""
    pool = _rested(graph, _of_kind(graph, skill, activity), plan.shown(graph.ids[skill]))
    if len(pool) > LOOKED_AT:
        pool = rng.sample(pool, LOOKED_AT)
    chances = _foreseen(graph, pool, knowledge, now)
    best = min(abs(chance - c.target_chance) for chance in chances)
    near = [(item, chance) for item, chance in zip(pool, chances, strict=True) if abs(chance - c.target_chance) <= best + TIE]
    item, chance = near[rng.randrange(len(near))]
    return ItemChoice(item, chance, 1.0 / len(near))


def completions(graph: SkillGraph, skill: int) -> list[int]:
    """Return the items of a skill of which a part of the way is given: those made for it, or else those whose first steps can be shown solved."""
    items = [item for item in graph.items.of_skill.row(skill).tolist() if graph.items.is_completion(item)]
    return [item for item in items if graph.items.kind(item) == "completion"] or items


def has_another(graph: SkillGraph, skill: int, plan: PlanState) -> bool:
    """Return whether a completion of the skill has not been shown lately."""
    shown = set(plan.shown(graph.ids[skill]))
    return any(item_mark(graph.items.ids[item]) not in shown for item in completions(graph, skill))


def _of_kind(graph: SkillGraph, skill: int, activity: ActivityKind) -> list[int]:
    """Return the skill's items of the kind that the activity asks for, or of the next best kind that there is."""
    if activity == "completion":
        return completions(graph, skill)
    items: list[int] = graph.items.of_skill.row(skill).tolist()
    wanted: tuple[ItemKind, ...] = ("check", "exercise", "completion") if activity == "check" else ("exercise", "completion", "check")
    for kind in wanted:
        found = [item for item in items if graph.items.kind(item) == kind]
        if found:
            return found
    return items


def _rested(graph: SkillGraph, items: list[int], shown: list[int]) -> list[int]:
    """Return the items not shown lately; if all were, the half that was shown longest ago, so that none wears out."""
    age = {mark: place for place, mark in enumerate(shown)}
    unseen = [item for item in items if item_mark(graph.items.ids[item]) not in age]
    if unseen:
        return unseen
    oldest = sorted(items, key=lambda item: -age[item_mark(graph.items.ids[item])])
    return oldest[: (len(oldest) + 1) // 2]


def _foreseen(graph: SkillGraph, pool: list[int], knowledge: Predictor, now: datetime) -> list[float]:
    """Return the predictor's chance for each item, as if it were unseen; items of the same skills are asked for together."""
    groups: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for place, item in enumerate(pool):
        groups[tuple(sorted(graph.ids[skill] for skill in graph.items.skills.row(item)))].append(place)
    chances = [0.0] * len(pool)
    for skills, places in groups.items():
        asked = [(item_key(graph.items.ids[pool[place]], "a"), float(graph.items.difficulty[pool[place]])) for place in places]
        for place, chance in zip(places, knowledge.chances(skills, asked, now), strict=True):
            chances[place] = chance
    return chances
