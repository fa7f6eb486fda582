"""How many reviews are saved by implicit credit while a course is being learnt: where it mostly comes from, as what is new practises what is old.

Protocol: a learner of usual ability and pace studies the 471 standards of CCSSM from the start, as the product's policy chooses, for as
many days as the protocol of the policies gives a course (9 minutes a skill, 30 minutes a day: 141 days). Each day has 15 minutes for what
is new (half of 30, as a course's `review_cap` has it), and beside them all reviews that are due: so both runs learn the same. The learner
knows, learns and forgets as the belief says, and answers right with the chance that follows; answers are spread evenly over each skill's
attempts, so that two runs differ by little chance. One run is with encompassing, the other on the same course without. The latter is
repeated with lower thresholds until its mean predicted recall, over evenings and skills begun, is no higher than that of the former;
reviews at equal recall are read off between its last two runs. Reviews are those offered because they were due.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from math import log1p, sqrt
from random import Random
from statistics import mean
from typing import Final

from bench.policies import BEGIN, COURSE, Ours
from services.curriculum import SkillGraph
from services.mastery import seconds_of
from services.pathway import PlanFold, PlannerConstants
from services.pathway.belief import SHRINK, VARIANCE, Practice, elapsed_days, level, logistic, practise, readiness
from services.pathway.standing import standing
from services.pathway.state import STRIDE

DAYS: Final = 141
NEW_MINUTES: Final = 15.0
STEP: Final = 0.01  # by which the threshold of the run without credit falls
EVENING: Final = 0.9
GOLDEN: Final = 0.6180339887498949  # multiples of it, less whole ones, lie evenly in [0, 1)
USUAL: Final = PlannerConstants(
    g_variance0=0.0, g_variance_min=0.0, g_variance_drift=0.0, pace_variance0=0.0, pace_variance_min=0.0,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Studied:
    """What a course took: explicit reviews, mean predicted recall of what was begun, and how much of the course that was."""

    reviews: float
    recall: float
    begun: int


class Usual:
    """A learner as the planner believes learners to be, whose ability and pace are the usual ones; the planner does not know that."""

    def __init__(self, graph: SkillGraph, seed: int) -> None:
        rng = Random(seed)
        self.graph, self.truth = graph, PlanFold(USUAL).start(COURSE)
        self.luck = [rng.random() for _ in graph.ids]

    def answer(self, skill: int, day: float, *, lesson: bool) -> bool:
        """Return whether an answer is right, and learn from it."""
        name, at_s = self.graph.ids[skill], seconds_of(BEGIN + timedelta(days=day))
        needs = self.graph.needs(name)
        right = self._luck(skill) < self._chance(name, needs, at_s, lesson=lesson)
        practice = Practice(name, needs, self.graph.practised_along(name), float(right), 1.0, 1.0, 0.0, at_s, lesson=True)
        practise(self.truth, practice, USUAL)
        return right

    def _luck(self, skill: int) -> float:
        self.luck[skill] = (self.luck[skill] + GOLDEN) % 1.0
        return self.luck[skill]

    def _chance(self, name: str, needs: tuple[str, ...], at_s: int, *, lesson: bool) -> float:
        """Return the chance of a right answer; a lesson comes before it, if any."""
        c, truth = USUAL, self.truth
        row, doubt = truth.rows.get(name), c.v0
        if row is not None:
            grown = c.variance_growth * log1p(elapsed_days(truth, row, at_s))
            doubt = min(c.v0, truth.cells[row * STRIDE + VARIANCE] + grown)
        z = level(truth, name, at_s, c) + (c.lesson_gain * readiness(truth, needs, at_s, c) if lesson else 0.0)
        return c.guess + (1.0 - c.guess - c.slip) * logistic(z / sqrt(1.0 + SHRINK * doubt))


def saved_by_study(credited: SkillGraph, plain: SkillGraph, seed: int, days: int = DAYS) -> tuple[float, Studied, Studied]:
    """Return the share of explicit reviews saved, what it took with credit, and what it would have taken without at equal recall.

    Args:
        credited: the course.
        plain: the same course, in which nothing encompasses anything.
        seed: of the learner and of the policy's chance.
        days: how long it is studied.
    """
    c = PlannerConstants()
    with_credit, without = study(credited, c, seed, days), study(plain, c, seed, days)
    above, due_below = without, c.due_below
    while without.recall > with_credit.recall:
        above, due_below = without, due_below - STEP
        without = study(plain, replace(c, due_below=due_below), seed, days)
    if above.recall > without.recall:
        share = (with_credit.recall - without.recall) / (above.recall - without.recall)
        reviews = without.reviews + share * (above.reviews - without.reviews)
        without = Studied(reviews, with_credit.recall, without.begun)
    return 1.0 - with_credit.reviews / without.reviews, with_credit, without


def study(graph: SkillGraph, c: PlannerConstants, seed: int, days: int) -> Studied:
    """Return what it takes to study a course for so many days."""
    policy, learner, met = Ours(graph, seed, c), Usual(graph, seed), set[int]()
    reviews, recalls, counts = 0, 0.0, 0
    for whole in range(days):
        reviews += _day(policy, learner, met, whole)
        evening = BEGIN + timedelta(days=whole + EVENING)
        s = standing(graph, policy.plan, seconds_of(evening), evening.date(), c)
        recalls, counts = recalls + float(s.recall[s.practised].sum()), counts + int(s.practised.sum())
    return Studied(reviews, recalls / counts, len(met))


def _day(policy: Ours, learner: Usual, met: set[int], whole: int) -> int:
    """Work until the minutes for what is new are used up and nothing due is offered; return how many reviews there were."""
    c, used, new, reviews = policy.constants, 0.0, 0.0, 0
    while True:
        day = whole + used / 1440.0
        skill = policy.choose(day)
        is_review = policy.last is not None and "due_review" in policy.last.decision.reasons
        if new >= NEW_MINUTES and not is_review:
            return reviews
        lesson = skill not in met
        met.add(skill)
        right = learner.answer(skill, day, lesson=lesson)
        policy.observe(skill, right, day, lesson)
        took = c.attempt_minutes + lesson * c.lesson_minutes + (not right) * c.error_minutes
        used, new, reviews = used + took, new + (0.0 if is_review else took), reviews + is_review


def mean_share(found: list[tuple[float, Studied, Studied]]) -> tuple[float, float, float]:
    """Return the mean share saved over several learners, and their mean reviews with credit and without it."""
    return mean(one[0] for one in found), mean(one[1].reviews for one in found), mean(one[2].reviews for one in found)
