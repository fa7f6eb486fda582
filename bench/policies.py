"""Policies that are compared on simulated learners: ours, as the service runs it, and the plain ones it must beat."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Any, Protocol
from uuid import UUID

from schemas.journal import Attempted, SkillEvidence
from services.curriculum import ItemTable, SkillGraph
from services.mastery import KnowledgeFold, Predictor
from services.mastery.packing import EPOCH
from services.pathway import Choice, PlanFold, PlannerConstants, choose

COURSE = "simulated"
OFFER = UUID(int=1)
BEGIN = EPOCH + timedelta(days=365)
ITEMS_PER_SKILL = 8  # all of their skill's own difficulty: the simulator leaves the choice of items out


class Policy(Protocol):
    """Chooses a skill from answers alone."""

    def choose(self, day: float) -> int:
        """Return the next skill."""

    def observe(self, skill: int, right: bool, day: float, lesson: bool) -> None:
        """Learn of an answer."""


def graph_of(course: Any) -> SkillGraph:
    """Return the product's graph of a simulated course, with items of no particular difficulty."""
    size = len(course)
    items = ItemTable.build(((f"s{k}-{n}", [k], 0.0, "exercise") for k in range(size) for n in range(ITEMS_PER_SKILL)), size)
    requires = [[p for p, _ in row] for row in course.prerequisites]
    along = [[(p, weight) for p, weight in row if weight] for row in course.prerequisites]
    return SkillGraph.build(tuple(f"s{k}" for k in range(size)), requires, along, items, [True] * size)


@dataclass(frozen=True)
class _Happening:
    seq: int
    id: UUID
    at: datetime
    evidence: object

    @property
    def day(self) -> Any:
        return self.at.date()


class Ours:
    """The product's planner and learner model, fed through their folds."""

    def __init__(self, graph: SkillGraph, seed: int, constants: PlannerConstants | None = None) -> None:
        self.graph, self.rng, self.constants = graph, Random(seed), constants or PlannerConstants()
        self.plan_fold, self.knowledge_fold = PlanFold(self.constants), KnowledgeFold()
        self.plan = self.plan_fold.start(COURSE)
        self.knowledge: dict[str, Any] = {COURSE: self.knowledge_fold.start(COURSE)}
        self.predictor = Predictor(COURSE, self.knowledge[COURSE], self.knowledge_fold.parameters)
        self.seq = 0
        self.last: Choice | None = None
        self.links = {name: (graph.needs(name), graph.practised_along(name)) for name in graph.ids}

    def choose(self, day: float) -> int:
        """Return the next skill."""
        now = BEGIN + timedelta(days=day)
        choice = choose(
            self.graph, self.plan, self.predictor, now=now, today=now.date(), minutes=None, rng=self.rng, constants=self.constants
        )
        if not isinstance(choice, Choice):
            raise AssertionError(f"nothing to do in a course with items: {choice.reason}")
        self.last = choice
        return self.graph.index[choice.skill]

    def observe(self, skill: int, right: bool, day: float, lesson: bool) -> None:
        """Fold the answer as the service would."""
        self.seq += 1
        name = self.graph.ids[skill]
        requires, along = self.links[name]
        assert self.last is not None
        attempt = Attempted(
            offer_id=OFFER, course=COURSE, activity=self.last.activity, item=self.last.item, step="a",
            verdict="correct" if right else "incorrect", score=float(right), lesson_first=lesson, completes=True,
            skills=(SkillEvidence(skill=name, score=float(right), requires=requires, encompasses=along),),
        )  # fmt: skip
        entry = _Happening(self.seq, OFFER, BEGIN + timedelta(days=day), attempt)
        self.plan_fold.apply({COURSE: self.plan}, entry)
        self.plan.last_skill, self.plan.last_activity = name, self.last.activity
        for part in self.knowledge_fold.parts(entry):
            self.knowledge.setdefault(part, self.knowledge_fold.start(part))
        self.knowledge_fold.apply(self.knowledge, entry)


class Linear:
    """Skills in order, each until Bayesian knowledge tracing (Corbett & Anderson 1995) holds it mastered."""

    LEARN, GUESS, SLIP, START = 0.25, 0.2, 0.08, 0.15

    def __init__(self, course: Any, threshold: float) -> None:
        self.threshold, self.size = threshold, len(course)
        self.known = [self.START] * self.size

    def choose(self, day: float) -> int:
        """Return the first skill under the threshold; the weakest when there is none."""
        under = next((k for k in range(self.size) if self.known[k] < self.threshold), None)
        return min(range(self.size), key=self.known.__getitem__) if under is None else under

    def observe(self, skill: int, right: bool, day: float, lesson: bool) -> None:
        """Update by Bayes, then learn."""
        known = self.known[skill]
        if right:
            known = known * (1 - self.SLIP) / (known * (1 - self.SLIP) + (1 - known) * self.GUESS)
        else:
            known = known * self.SLIP / (known * self.SLIP + (1 - known) * (1 - self.GUESS))
        self.known[skill] = known + (1 - known) * self.LEARN


class DueFirst(Linear):
    """What is forgotten most below .9 first, else as `Linear`.

    Two forms of memory. `doubling`: exponential forgetting, a stability of one day that a later success doubles and an error halves;
    close to what the design quotes for this baseline. `spacing`: power forgetting (1 + d/S)^-.35 with S of 5.3 days, which a success
    multiplies by 1 + 3.05 (1 - R) + .19 (.05 on the same day) and an error by .5; the best of 160 forms and thresholds on courses 101 to
    104, by the geometric mean of the three families. The stronger one is the baseline.
    """

    def __init__(self, course: Any, threshold: float, *, doubling: bool = False) -> None:
        super().__init__(course, threshold)
        self.doubling = doubling
        self.stability: dict[int, float] = {}
        self.last: dict[int, float] = {}

    def choose(self, day: float) -> int:
        """Return the skill of lowest retrievability if that is below .9, else the next by mastery."""
        recall = {k: self._recall(day - self.last[k], self.stability[k]) for k in self.last}
        weakest = min(recall, key=recall.__getitem__, default=None)
        if weakest is not None and recall[weakest] < 0.9:
            return weakest
        return super().choose(day)

    def observe(self, skill: int, right: bool, day: float, lesson: bool) -> None:
        """Grow or shrink the stability, by a later success only."""
        super().observe(skill, right, day, lesson)
        days = day - self.last.get(skill, day)
        before = self.stability.get(skill, 1.0 if self.doubling else 5.3)
        self.stability[skill], self.last[skill] = max(0.5, before * self._growth(right, days, before)), day

    def _recall(self, days: float, stability: float) -> float:
        return float(0.9 ** (days / stability) if self.doubling else (1.0 + days / stability) ** -0.35)

    def _growth(self, right: bool, days: float, stability: float) -> float:
        if not right:
            return 0.5
        if self.doubling:
            return 2.0 if days > 0.5 else 1.0
        return 1.0 + 3.05 * (1.0 - self._recall(days, stability)) + (0.05 if days < 0.5 else 0.19)


class Unguided:
    """A skill by chance."""

    def __init__(self, course: Any, seed: int) -> None:
        self.size, self.rng = len(course), Random(seed)

    def choose(self, day: float) -> int:
        """Return any skill."""
        return self.rng.randrange(self.size)

    def observe(self, skill: int, right: bool, day: float, lesson: bool) -> None:
        """Learn nothing."""


def run(learners: Any, course: Any, family: str, seed: int, policy: Policy, minutes_per_skill: float) -> tuple[float, float]:
    """Return the share of skills mastered at the end and mean knowledge 30 idle days later, of one simulated learner."""
    learner = learners.Learner(family, course, seed)
    days = round(len(course) * minutes_per_skill / learners.MINUTES_PER_DAY)
    met: set[int] = set()
    for whole in range(days):
        used = 0.0
        while used < learners.MINUTES_PER_DAY:
            day = whole + used / 1440.0
            skill = policy.choose(day)
            lesson = skill not in met
            met.add(skill)
            right = learner.attempt(skill, 0.0, day, lesson=lesson)
            policy.observe(skill, right, day, lesson)
            used += learners.ATTEMPT_MINUTES + lesson * learners.LESSON_MINUTES + (not right) * learners.ERROR_MINUTES
    end = float(days - 1) + learners.MINUTES_PER_DAY / 1440.0
    mastered = sum(learner.knowledge(k, end) >= 0.8 for k in range(len(course))) / len(course)
    later = sum(learner.knowledge(k, end + 30) for k in range(len(course))) / len(course)
    return mastered, later
