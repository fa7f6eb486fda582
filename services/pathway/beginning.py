"""The first steps on a new skill: explanation and worked example, then questions of which a part is given, then alone (pure).

Sources: worked examples, and fading them (Renkl and Atkinson 2003); completion problems (van Merriënboer and Krammer 1987).
"""

from __future__ import annotations

from typing import Final

from schemas.journal import ActivityKind
from services.curriculum import SkillGraph
from services.pathway.belief import ATTEMPTS, STREAK
from services.pathway.items import completions, has_another
from services.pathway.state import STRIDE, PlanState

COMPLETION_WEIGHT: Final = 0.5  # a prior: no data set at hand has such answers
MOST: Final = 6  # answers on a skill after which nothing is given any more: two questions, tried as often as may be


def weight_of(activity: ActivityKind) -> float:
    """Return how much an answer counts, in (0, 1]: less where a part of the way was given."""
    return COMPLETION_WEIGHT if activity == "completion" else 1.0


def is_beginning(graph: SkillGraph, plan: PlanState, skill: int) -> bool:
    """Return whether a part of the way is given: until a first right answer, while there is a completion that was not shown lately."""
    row = plan.rows.get(graph.ids[skill])
    attempts, streak = (0.0, 0.0) if row is None else (plan.cells[row * STRIDE + ATTEMPTS], plan.cells[row * STRIDE + STREAK])
    if not attempts:
        return bool(completions(graph, skill))
    return attempts < MOST and not streak and has_another(graph, skill, plan)
