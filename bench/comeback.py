"""Coming back after 120 idle days: does a day's plan fit the minutes chosen, does the backlog melt, and is there room for new things?

Protocol: a course of 300 skills (`Course.random`), a simulated learner of each family who works through it for 90 days as the planner
says, rests for 120, and comes back for 45; 30 minutes a day, reviews at most half of them (a course's default). Planned are the minutes
of `day_plan` at the beginning of each day after the rest.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from bench.policies import BEGIN, Ours, graph_of
from services.pathway import Choice, PlannerConstants, choose, day_plan

SKILLS, COURSE_SEED = 300, 11
STUDIED, IDLE, BACK = 90, 120, 45
MINUTES = 30.0
REVIEW_CAP = 0.5


@dataclass(frozen=True, slots=True)
class Day:
    """One day after the rest: what was due in the morning, what was planned, what was done."""

    due: int
    planned: float
    reviewed: int
    begun: int


class Paced(Ours):
    """The planner as the service runs it, which knows what is left of the day."""

    left: float | None = None

    def choose(self, day: float) -> int:
        """Return the next skill."""
        now = BEGIN + timedelta(days=day)
        choice = choose(
            self.graph, self.plan, self.predictor, now=now, today=now.date(), minutes=self.left, rng=self.rng, constants=self.constants
        )
        if not isinstance(choice, Choice):
            raise AssertionError(f"nothing to do in a course with items: {choice.reason}")
        self.last = choice
        return self.graph.index[choice.skill]


def days_back(learners: Any, family: str, *, skills: int = SKILLS, studied: int = STUDIED, back: int = BACK, seed: int = 1) -> list[Day]:
    """Return the days after the rest, of one simulated learner."""
    course = learners.Course.random(skills, COURSE_SEED)
    policy = Paced(graph_of(course), seed, PlannerConstants(review_cap=REVIEW_CAP))
    learner, met = learners.Learner(family, course, seed), set[int]()
    for day in range(studied):
        _work(learners, learner, policy, met, day)
    found = []
    for day in range(studied + IDLE, studied + IDLE + back):
        now = BEGIN + timedelta(days=day)
        planned = day_plan(policy.graph, policy.plan, now=now, today=now.date(), minutes=MINUTES, constants=policy.constants)
        before = len(met)
        reviewed = _work(learners, learner, policy, met, day)
        found.append(Day(len(planned.reviews) + planned.waiting, planned.minutes, reviewed, len(met) - before))
    return found


def overrun(days: list[Day]) -> float:
    """Return planned minutes over chosen minutes, on the worst day."""
    return max(day.planned for day in days) / MINUTES


def _work(learners: Any, learner: Any, policy: Paced, met: set[int], whole: int) -> int:
    """Work through one day; return how many reviews there were."""
    used, reviews = 0.0, 0
    while used < MINUTES:
        day, policy.left = whole + used / 1440.0, MINUTES - used
        skill = policy.choose(day)
        lesson = skill not in met
        met.add(skill)
        right = learner.attempt(skill, 0.0, day, lesson=lesson)
        policy.observe(skill, right, day, lesson)
        reviews += policy.last is not None and policy.last.activity in ("review", "check")
        used += learners.ATTEMPT_MINUTES + lesson * learners.LESSON_MINUTES + (not right) * learners.ERROR_MINUTES
    return reviews
