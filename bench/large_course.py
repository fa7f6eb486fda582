"""A made-up course of 10,000 skills and 100,000 items, and learners who have been in it for long."""

from __future__ import annotations

from datetime import timedelta
from random import Random

from services.curriculum import ItemTable, SkillGraph
from services.mastery import Core, KnowledgeFold, Predictor, seconds_of
from services.mastery.packing import EPOCH
from services.pathway import PlanFold, PlannerConstants, PlanState
from services.pathway.belief import Practice, practise

SKILLS, ITEMS_PER_SKILL, WINDOW = 10_000, 10, 60
NOW = EPOCH + timedelta(days=2_000)


def large_graph(skills: int = SKILLS) -> SkillGraph:
    """Return a graph with up to three prerequisites a skill, a third of them practised along."""
    rng = Random(7)
    requires = [rng.sample(range(max(0, k - WINDOW), k), min(k, rng.choices((0, 1, 2, 3), (6, 44, 34, 16))[0])) for k in range(skills)]
    along = [[(p, 0.25) for p in row if rng.random() < 0.33] for row in requires]
    items = ItemTable.build(
        ((f"item-{k:05d}-{n}", [k], (n - 4.5) / 3, "exercise") for k in range(skills) for n in range(ITEMS_PER_SKILL)), skills
    )
    return SkillGraph.build(tuple(f"skill-{k:05d}" for k in range(skills)), requires, along, items, [True] * skills)


def learner(graph: SkillGraph, practised: int, c: PlannerConstants) -> tuple[PlanState, Predictor]:
    """Return the state of a learner who has practised so many skills three times, at any time of the last 100 days."""
    rng = Random(practised)
    plan = PlanFold(c).start("large")
    for k in range(practised):
        at_s = seconds_of(NOW) - rng.randrange(100 * 86_400)
        for day in range(3):
            practise(plan, Practice(graph.ids[k], (), (), float(rng.random() < 0.8), 1.0, 1.0, 0.0, at_s + day, True), c)
    fold = KnowledgeFold()
    core = fold.start("large")
    if not isinstance(core, Core):
        raise TypeError("a course's own part is its core")
    return plan, Predictor("large", core, fold.parameters)
