"""Why this activity: a decision computed again from what it saw, and compared with what was journaled (pure)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

import numpy as np

from schemas.journal import Decision, Offered
from services.curriculum import SkillGraph
from services.mastery import Prediction, Predictor, item_key, seconds_of
from services.pathway.aim import Aim
from services.pathway.belief import SHRINK
from services.pathway.choose import POLICY, Choice, NothingToDo, decide
from services.pathway.constants import PlannerConstants
from services.pathway.overview import due_at
from services.pathway.standing import Standing, sigmoid, standing
from services.pathway.state import PlanState

_FIRST_STEP: Final = "a"


@dataclass(frozen=True, slots=True, eq=False)
class Moment:
    """What a decision saw: the states folded from the entries before it, when it was, and how many of those entries are gone since."""

    plan: PlanState
    knowledge: Predictor
    now: datetime
    today: date
    cleared: int = 0


@dataclass(frozen=True, slots=True)
class Needed:
    """A skill that had to be there first: how surely it was known then, by the planner, and whether that was enough or it was exempt."""

    skill: str
    known: float
    is_met: bool
    is_exempt: bool


@dataclass(frozen=True, slots=True)
class SkillThen:
    """How the skill stood: `recall` and `due_since` are the planner's, None for a skill never practised or not due."""

    attempts: int
    mastery: float
    days: float | None
    recall: float | None
    due_since: datetime | None


@dataclass(frozen=True, slots=True)
class Explanation:
    """A decision's reasons, derived again.

    `is_same` tells whether the same state, numbers and seed gave the same choice, with the same chances; `because` names what has changed
    since, in codes: `older_record`, `policy_changed`, `constants_changed`, `parameters_changed`, `history_cleared`, `history_changed`,
    `method_changed`.
    """

    is_same: bool
    because: tuple[str, ...]
    skill: SkillThen
    needs: tuple[Needed, ...]
    opens: tuple[str, ...]
    foreseen: Prediction | None


def explain(graph: SkillGraph, offered: Offered, seen: Moment, constants: PlannerConstants) -> Explanation:
    """Return why an activity was offered.

    Args:
        graph: the course version that it was offered from.
        offered: the offer as journaled.
        seen: what the decision saw, folded again.
        constants: the planner's numbers now; they were others then if their hash is another.
    """
    decision, plan = offered.decision, seen.plan
    now = decision.at or seen.now
    aim = None if decision.aim is None else Aim(decision.aim.targets, decision.aim.days_left, decision.aim.minutes_per_day)
    again = decide(
        graph, plan, seen.knowledge, now=now, today=seen.today, minutes=decision.minutes, seed=decision.seed, constants=constants, aim=aim
    )
    is_same = _is_same(again, offered)
    s, row = standing(graph, plan, seconds_of(now), seen.today, constants), graph.index[offered.skill]
    return Explanation(
        is_same=is_same,
        because=() if is_same else _because(decision, seen, constants),
        skill=_skill(graph, s, row, seen, now, constants),
        needs=_needs(graph, s, row),
        opens=tuple(graph.ids[dependent] for dependent in graph.dependents[row] if not s.met[dependent]),
        foreseen=_foreseen(graph, offered, seen.knowledge, now),
    )


def _is_same(again: Choice | NothingToDo, offered: Offered) -> bool:
    """Return whether a decision computed again is the one that was journaled, to the last chance."""
    if isinstance(again, NothingToDo):
        return False
    was, now = offered.decision, again.decision
    chosen = (again.skill, again.activity, again.item, again.seed, again.lesson) == (
        offered.skill, offered.activity, offered.item, offered.seed, offered.lesson,
    )  # fmt: skip
    drawn = (was.reasons, was.eligible, was.candidates, was.propensity, was.item_propensity, was.predicted) == (
        now.reasons, now.eligible, now.candidates, now.propensity, now.item_propensity, now.predicted,
    )  # fmt: skip
    return chosen and drawn


def _because(decision: Decision, seen: Moment, c: PlannerConstants) -> tuple[str, ...]:
    """Return what has changed since a decision that comes out otherwise now."""
    changed = {
        "older_record": decision.at is None,
        "policy_changed": decision.policy != POLICY,
        "constants_changed": decision.constants != c.hash,
        "parameters_changed": decision.parameters not in (None, seen.knowledge.parameters.hash),
        "history_cleared": seen.cleared > 0,
        "history_changed": decision.state_seq != seen.plan.seq and not seen.cleared,
    }
    return tuple(code for code, holds in changed.items() if holds) or ("method_changed",)


def _skill(graph: SkillGraph, s: Standing, row: int, seen: Moment, now: datetime, c: PlannerConstants) -> SkillThen:
    view, practised = seen.knowledge.skill(graph.ids[row], now), bool(s.practised[row])
    due_since = due_at(seen.plan, graph.ids[row], float(s.stability[row]), c) if s.due[row] else None
    days, recall = float(s.days[row]), float(s.recall[row])
    return SkillThen(view.attempts, view.mastery, days if practised else None, recall if practised else None, due_since)


def _needs(graph: SkillGraph, s: Standing, row: int) -> tuple[Needed, ...]:
    known = sigmoid(s.level / np.sqrt(1.0 + SHRINK * s.variance))
    needed = (int(target) for target in graph.gates.row(row))
    return tuple(Needed(graph.ids[k], float(known[k]), bool(s.met[k]), bool(s.exempt[k])) for k in needed)


def _foreseen(graph: SkillGraph, offered: Offered, knowledge: Predictor, now: datetime) -> Prediction | None:
    """Return the chance that was foreseen for the item, in its readable parts; None for a lesson alone, or an item that is not there."""
    if offered.item is None or offered.item not in graph.items.ids:
        return None
    item = graph.items.ids.index(offered.item)
    skills = sorted(graph.ids[skill] for skill in graph.items.skills.row(item))
    return knowledge.predict(skills, item_key(offered.item, _FIRST_STEP), float(graph.items.difficulty[item]), now)
