"""What next: one decision, with everything needed to derive its reasons again (pure)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random
from typing import Final, Literal

import numpy as np

from schemas.journal import ActivityKind, Aimed, Decision
from services.curriculum import SkillGraph
from services.mastery import Predictor, seconds_of
from services.pathway.aim import Aim, needed
from services.pathway.beginning import is_beginning
from services.pathway.candidates import Budget, least_retrievable, resting
from services.pathway.constants import PlannerConstants
from services.pathway.fold import SIMILAR
from services.pathway.items import ItemChoice, choose_item
from services.pathway.own_moves import TEST_OUT
from services.pathway.ranking import Alternative, Ranking, rank
from services.pathway.standing import Standing, standing
from services.pathway.state import FIRST_DAY, PlanState

POLICY: Final = "learning-per-minute-2"
CHECK_AFTER_DAYS: Final = 0.8  # a check is a later one: not of the same day
Chooser = Literal["policy", "learner", "educator"]


@dataclass(frozen=True, slots=True)
class Choice:
    """The next activity: a skill, an item of it with the seed of its numbers, whether its lesson comes first, and why.

    `infers`: of a test-out, the skills that a pass gives credit for beside its own.
    """

    skill: str
    activity: ActivityKind
    item: str
    seed: int
    lesson: bool
    decision: Decision
    alternatives: tuple[Alternative, ...]
    infers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NothingToDo:
    """There is nothing to offer until a day (None: until someone changes something), for a reason.

    Reasons: `course_empty` (no skill has items), `all_exempt`, `skipped` (a person put off what is left), `locked` (what is left can
    never open: its prerequisites form a cycle).
    """

    until: date | None
    reason: Literal["course_empty", "all_exempt", "skipped", "locked"]


@dataclass(frozen=True, slots=True)
class _Pick:
    """A skill by its row, who chose it, with what chance (None when a person chose), and why."""

    skill: int
    chooser: Chooser
    propensity: float | None
    why: str


def choose(
    graph: SkillGraph,
    plan: PlanState,
    knowledge: Predictor,
    *,
    now: datetime,
    today: date,
    minutes: float | None,
    rng: Random,
    constants: PlannerConstants,
    aim: Aim | None = None,
) -> Choice | NothingToDo:
    """Return the next activity.

    Args:
        graph: the course.
        plan: the planner's state; not changed.
        knowledge: the learner model of the same course.
        now: the moment of the decision.
        today: the learner's own day.
        minutes: what is left of the minutes that the learner wants to give today; None or 0 for no limit.
        rng: source of chance; one number is drawn, from which the decision can be repeated.
        constants: the planner's numbers.
        aim: what the learner works towards: skills needed for it come first, the more so the less time is left; None for the course as
            it is. People's own choices, gates, rests and what is barred hold as without it. It is kept in the decision.
    """
    return decide(graph, plan, knowledge, now=now, today=today, minutes=minutes, seed=rng.getrandbits(31), constants=constants, aim=aim)


def decide(
    graph: SkillGraph,
    plan: PlanState,
    knowledge: Predictor,
    *,
    now: datetime,
    today: date,
    minutes: float | None,
    seed: int,
    constants: PlannerConstants,
    aim: Aim | None,
) -> Choice | NothingToDo:
    """Return what `choose` does with a seed that was drawn before: of the same state and numbers it is the same choice."""
    chance = Random(seed)
    s = standing(graph, plan, seconds_of(now), today, constants)
    ranking = rank(graph, s, plan, Budget.of(plan, minutes, today, constants), constants, aim)
    pick = _pick(graph, s, plan, ranking, chance, constants)
    if pick is None:
        return _nothing(graph, s, plan)
    is_test = pick.why == TEST_OUT
    activity = "check" if is_test else _activity(graph, s, pick, plan, knowledge, now)
    chosen = choose_item(graph, pick.skill, activity, plan, knowledge, now, chance, constants)
    decision = _decision(graph, s, plan, ranking, pick, activity, chosen, seed, constants, minutes, aim)
    seen = {"at": now, "parameters": knowledge.parameters.hash}
    return Choice(
        skill=graph.ids[pick.skill],
        activity=activity,
        item=graph.items.ids[chosen.item],
        seed=chance.getrandbits(31),
        lesson=bool(s.fresh[pick.skill]) and not is_test,
        infers=_inferred(graph, s, pick.skill) if is_test else (),
        decision=decision.model_copy(update=seen),
        alternatives=ranking.beside(graph, s, pick.skill),
    )


def _pick(graph: SkillGraph, s: Standing, plan: PlanState, ranking: Ranking, rng: Random, c: PlannerConstants) -> _Pick | None:
    """Return people's wishes and what follows a solution first, then the policy's draw, then what is nearest to being forgotten."""
    asked = np.flatnonzero((s.asked | s.testing) & graph.practicable)
    if len(asked):
        return _Pick(int(asked[0]), "learner", None, TEST_OUT if s.testing[asked[0]] else "asked_by_learner")
    similar = graph.index.get(plan.similar or "")
    if similar is not None and not s.barred[similar]:
        return _Pick(similar, "policy", 1.0, SIMILAR)
    pinned = np.flatnonzero(s.pinned & ~s.barred & ~resting(s, c)) if s.pinned.any() else ()
    if len(pinned):
        return _Pick(int(pinned[np.argmin(s.level[pinned])]), "educator", None, "pinned")
    if ranking.eligible:
        row, propensity = ranking.draw(rng.random())
        return _Pick(row, "policy", propensity, _why(s, row))
    weakest = least_retrievable(graph, s, plan)
    return None if weakest is None else _Pick(weakest, "policy", 1.0, "nothing_due")


def _why(s: Standing, row: int) -> str:
    if s.due[row]:
        return "due_review"
    return "weakest_ready" if s.practised[row] else "presumed" if s.presumed[row] else "new_ready"


def _activity(graph: SkillGraph, s: Standing, pick: _Pick, plan: PlanState, knowledge: Predictor, now: datetime) -> ActivityKind:
    """Return what is done with the skill: a check if it is only taken as known or seems mastered since an earlier day, a review if due, a
    completion while it is new, else an exercise.
    """
    skill = pick.skill
    if s.presumed[skill]:
        return "check"
    name = graph.ids[skill]
    row = plan.rows.get(name)
    unchecked = row is not None and not plan.checked[row]
    if unchecked and s.practised[skill] and s.days[skill] >= CHECK_AFTER_DAYS and knowledge.skill(name, now).is_mastered:
        return "check"
    if s.due[skill]:
        return "review"
    return "completion" if pick.why != SIMILAR and is_beginning(graph, plan, skill) else "exercise"


def _inferred(graph: SkillGraph, s: Standing, skill: int) -> tuple[str, ...]:
    """Return what a test-out gives credit for beside its skill: all that it needs and that is not in place yet."""
    wanted = needed(graph, [graph.ids[skill]]) & ~s.met
    wanted[skill] = False
    return tuple(graph.ids[row] for row in np.flatnonzero(wanted))


def _decision(
    graph: SkillGraph,
    s: Standing,
    plan: PlanState,
    ranking: Ranking,
    pick: _Pick,
    activity: ActivityKind,
    chosen: ItemChoice,
    seed: int,
    c: PlannerConstants,
    minutes: float | None,
    aim: Aim | None,
) -> Decision:
    """Return what is kept of the decision, for the reasons and for evaluating policies from logs."""
    return Decision(
        policy=POLICY,
        constants=c.hash,
        state_seq=plan.seq,
        eligible=ranking.eligible,
        candidates=ranking.logged(graph, s),
        propensity=pick.propensity,
        item_propensity=chosen.propensity,
        predicted=chosen.predicted,
        epsilon=c.epsilon,
        temperature=c.temperature,
        seed=seed,
        chosen_by=pick.chooser,
        reasons=_reasons(ranking, pick, activity),
        minutes=minutes,
        aim=None if aim is None else Aimed(targets=aim.targets, days_left=aim.days_left, minutes_per_day=aim.minutes_per_day),
    )


def _reasons(ranking: Ranking, pick: _Pick, activity: ActivityKind) -> tuple[str, ...]:
    towards = ("towards_goal",) if pick.chooser == "policy" and ranking.towards(pick.skill) else ()
    kind = "completion_first" if activity == "completion" else "confirm_mastery" if activity == "check" and pick.why != TEST_OUT else ""
    return (pick.why, *((kind,) if kind else ()), *towards)


def _nothing(graph: SkillGraph, s: Standing, plan: PlanState) -> NothingToDo:
    if not graph.practicable.any():
        return NothingToDo(None, "course_empty")
    if s.exempt[graph.practicable].all():
        return NothingToDo(None, "all_exempt")
    skipped = [plan.skip_until[row] for name, row in plan.rows.items() if name in graph.index and s.skipped[graph.index[name]]]
    if skipped:
        return NothingToDo(date.fromordinal(FIRST_DAY) + timedelta(days=min(skipped)), "skipped")
    return NothingToDo(None, "locked")
