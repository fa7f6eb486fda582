"""What would be if: the same planner on a copy of the state, so that nothing that is supposed ever counts (pure).

Practice is played forward with answers drawn by the chances that the learner model foresees, a few times over, and averaged.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from random import Random
from statistics import fmean
from typing import Final
from uuid import UUID

import numpy as np

from schemas.journal import ActivityKind, Attempted, Decision, Moved, Offered, SkillEvidence
from services.curriculum import SkillGraph
from services.mastery import Core, KnowledgeFold, Predictor, seconds_of
from services.pathway.aim import Aim, Feasibility, feasible
from services.pathway.beginning import weight_of
from services.pathway.belief import SHRINK
from services.pathway.choose import Choice, NothingToDo, choose
from services.pathway.constants import PlannerConstants
from services.pathway.fold import PlanFold
from services.pathway.standing import Floats, sigmoid, standing
from services.pathway.state import PlanState

RUNS: Final = 8
MOST_ACTIVITIES: Final = 160  # over all runs: about what may be played in a third of a second
LONGEST_MINUTES: Final = 120
_NOBODY: Final = UUID(int=0)
_UNDECIDED: Final = Decision(policy="supposed", constants="-", state_seq=0, eligible=0, seed=0)


@dataclass(frozen=True, slots=True, eq=False)
class Now:
    """Where a supposition begins. States are copied before anything is done with them.

    Args:
        graph: the course.
        course: its slug.
        plan: the planner's state.
        core: the learner model's.
        plan_fold: moves the plan.
        knowledge_fold: moves the learner model.
        constants: the planner's numbers, as the course paces them.
        at: the moment.
        today: the learner's own day.
        aim_of: what a plan works towards.
        minutes_per_day: what the learner usually gives.
    """

    graph: SkillGraph
    course: str
    plan: PlanState
    core: Core
    plan_fold: PlanFold
    knowledge_fold: KnowledgeFold
    constants: PlannerConstants
    at: datetime
    today: date
    aim_of: Callable[[PlanState], Aim | None]
    minutes_per_day: float

    def copied(self) -> Now:
        """Return the same with states of its own."""
        return replace(self, plan=PlanState.unpack(self.plan.pack()), core=Core.unpack(self.core.pack()))

    @property
    def predictor(self) -> Predictor:
        """Return the learner model, asked."""
        return Predictor(self.course, self.core, self.knowledge_fold.parameters)


@dataclass(frozen=True, slots=True)
class Likely:
    """What would most likely come next, and with what chance; `nothing` says why there would be nothing."""

    skill: str | None
    chance: float
    nothing: str | None = None


@dataclass(frozen=True, slots=True)
class Supposed:
    """What would be, against what is.

    `mastery` per skill that would be practised, before and after, the most moved first, by the planner's belief of what practice does (the
    learner model only tracks: it expects to believe tomorrow what it believes today); `due` reviews due at the end without and with it;
    `recall` of a skipped skill now and a day later; `needs` and `would_need` how much the aim still asks for; `activities` how many would
    be done, on average over `runs`.
    """

    next: Likely
    due: tuple[int, float]
    needs: Feasibility
    would_need: Feasibility
    mastery: tuple[tuple[str, float, float], ...] = ()
    recall: tuple[float, float] | None = None
    activities: float = 0.0
    runs: int = 1


@dataclass(frozen=True, slots=True)
class _Happened:
    """An entry that is only supposed."""

    seq: int
    at: datetime
    day: date
    evidence: object
    id: UUID = _NOBODY


def if_skipped(now: Now, skill: str) -> Supposed:
    """Return what would be if a skill were put off for the rest of the day."""
    then = now.copied()
    _tell(then, Moved(course=now.course, by="learner", move="skip", skill=skill))
    tomorrow = now.at + timedelta(days=1)
    today, later = (standing(now.graph, now.plan, seconds_of(at), now.today, now.constants) for at in (now.at, tomorrow))
    row = now.graph.index[skill]
    recall = (float(today.recall[row]), float(later.recall[row])) if today.practised[row] else None
    return Supposed(likely(then, None), (_due(now, now.at), float(_due(now, tomorrow))), _needs(now), _needs(then), recall=recall)


def if_in_days(now: Now, days: int) -> Supposed:
    """Return what would be if what is aimed at were wanted in so many days, today counted."""
    aim = replace(now.aim_of(now.plan) or Aim(minutes_per_day=now.minutes_per_day), days_left=days)
    then = replace(now.copied(), aim_of=lambda _: aim)
    then.plan.offer = None
    due = _due(now, now.at)
    return Supposed(likely(then, None), (due, float(due)), _needs(now), _needs(then))


def if_practised(now: Now, minutes: float) -> Supposed:
    """Return what would be after so many minutes more, from now on."""
    runs = max(2, min(RUNS, int(MOST_ACTIVITIES / max(1.0, minutes / now.constants.attempt_minutes))))
    ends = [_played(now.copied(), minutes, Random(f"{now.plan.seq} {run}")) for run in range(runs)]
    touched = dict.fromkeys(skill for _, skills in ends for skill in skills)
    before, after = _known(now), [_known(end) for end, _ in ends]
    rows = [(skill, now.graph.index[skill]) for skill in touched]
    moved = [(skill, float(before[row]), fmean(float(known[row]) for known in after)) for skill, row in rows]
    later = now.at + timedelta(minutes=minutes)
    needs = [_needs(end) for end, _ in ends]
    return Supposed(
        next=likely(ends[0][0], None),
        due=(_due(now, later), fmean(_due(end, later) for end, _ in ends)),
        needs=_needs(now),
        would_need=_mean(needs),
        mastery=tuple(sorted(moved, key=lambda one: one[1] - one[2])),
        activities=fmean(len(skills) for _, skills in ends),
        runs=runs,
    )


def likely(now: Now, minutes: float | None) -> Likely:
    """Return what would most likely come next."""
    choice = _choice(now, minutes, Random(now.plan.seq))
    if isinstance(choice, NothingToDo):
        return Likely(None, 1.0, choice.reason)
    decision = choice.decision
    if decision.propensity is None or decision.propensity == 1.0 or not decision.candidates:
        return Likely(choice.skill, 1.0)
    best = max(decision.candidates, key=lambda one: one.propensity)
    return Likely(best.skill, best.propensity)


def _choice(now: Now, minutes: float | None, rng: Random) -> Choice | NothingToDo:
    return choose(
        now.graph, now.plan, now.predictor, now=now.at, today=now.today, minutes=minutes, rng=rng, constants=now.constants,
        aim=now.aim_of(now.plan),
    )  # fmt: skip


def _played(now: Now, minutes: float, rng: Random) -> tuple[Now, list[str]]:
    """Return the end of practice played forward, and the skill of each activity."""
    until, skills, c = now.at + timedelta(minutes=minutes), list[str](), now.constants
    while now.at < until and len(skills) < LONGEST_MINUTES:
        offered = _open_or_next(now, (until - now.at).total_seconds() / 60.0, rng)
        if offered is None:
            break
        activity, skill, item, lesson, chance = offered
        is_right = rng.random() < chance
        took = c.attempt_minutes + c.lesson_minutes * lesson + c.error_minutes * (not is_right)
        now = replace(now, at=now.at + timedelta(minutes=took))
        _tell(now, _answer(now, activity, skill, item, lesson, is_right))
        skills.append(skill)
    return now, skills


def _open_or_next(now: Now, minutes: float, rng: Random) -> tuple[ActivityKind, str, str, bool, float] | None:
    """Return the activity that waits, or else the next one, with the chance of a right answer; None if there is none."""
    opened = now.plan.offer
    if opened is not None and opened.item is not None and opened.skill in now.graph.index:
        now.plan.offer = None
        return (
            opened.activity,
            opened.skill,
            opened.item,
            opened.lesson and not opened.lesson_viewed,
            now.predictor.skill(opened.skill, now.at).mastery,
        )
    choice = _choice(now, minutes, rng)
    if isinstance(choice, NothingToDo):
        return None
    offered = Offered(
        enrollment_id=_NOBODY, course=now.course, version_id=_NOBODY, activity=choice.activity, skill=choice.skill, item=choice.item,
        seed=choice.seed, lesson=choice.lesson, infers=choice.infers,
        decision=_UNDECIDED.model_copy(update={"reasons": choice.decision.reasons}),
    )  # fmt: skip
    _tell(now, offered)
    return choice.activity, choice.skill, choice.item, choice.lesson, choice.decision.predicted or 0.5


def _answer(now: Now, activity: ActivityKind, skill: str, item: str, lesson: bool, is_right: bool) -> Attempted:
    graph, score = now.graph, float(is_right)
    row = graph.items.ids.index(item) if item in graph.items.ids else None
    names = [skill] if row is None else [graph.ids[each] for each in graph.items.skills.row(row)]
    said = tuple(
        SkillEvidence(
            skill=name, score=score, weight=weight_of(activity), requires=graph.needs(name), encompasses=graph.practised_along(name)
        )
        for name in names
    )
    return Attempted(
        offer_id=_NOBODY, course=now.course, activity=activity, item=item, step="a", verdict="correct" if is_right else "incorrect",
        score=score, skills=said, lesson_first=lesson, closes_step=True, completes=True,
        difficulty=0.0 if row is None else float(graph.items.difficulty[row]),
    )  # fmt: skip


def _tell(now: Now, evidence: object) -> None:
    """Move the copied states by an entry that is only supposed."""
    entry = _Happened(now.plan.seq + 1, now.at, now.today, evidence)
    now.plan_fold.apply({now.course: now.plan}, entry)
    parts = now.knowledge_fold.parts(entry)
    if parts:
        now.knowledge_fold.apply({part: now.core if part == now.course else now.knowledge_fold.start(part) for part in parts}, entry)


def _due(now: Now, at: datetime) -> int:
    s = standing(now.graph, now.plan, seconds_of(at), now.today, now.constants)
    return int(np.count_nonzero(s.due & ~s.barred))


def _known(now: Now) -> Floats:
    """Return how surely each skill is known, as the planner's gate measures it."""
    s = standing(now.graph, now.plan, seconds_of(now.at), now.today, now.constants)
    return sigmoid(s.level / np.sqrt(1.0 + SHRINK * s.variance))


def _needs(now: Now) -> Feasibility:
    aim = now.aim_of(now.plan) or Aim(minutes_per_day=now.minutes_per_day)
    return feasible(now.graph, now.plan, aim, now=now.at, today=now.today, constants=now.constants)


def _mean(found: list[Feasibility]) -> Feasibility:
    return replace(
        found[0],
        skills_left=round(fmean(one.skills_left for one in found)),
        minutes_learning=fmean(one.minutes_learning for one in found),
        minutes_upkeep=fmean(one.minutes_upkeep for one in found),
    )
