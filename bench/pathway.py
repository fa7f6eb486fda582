"""The planner: how fast it chooses in a large course, what that costs in memory, and what learners gain by it."""

from __future__ import annotations

import gc
import subprocess
import sys
import tracemalloc
from collections.abc import Callable, Iterator
from random import Random
from statistics import mean, quantiles, stdev
from time import perf_counter
from typing import Any

import psutil

from bench.ccssm import ccssm
from bench.comeback import days_back, overrun
from bench.figures import Figure, figure, reference_module
from bench.implicit import saved_by_keeping
from bench.large_course import NOW, large_graph, learner
from bench.policies import DueFirst, Linear, Ours, Policy, Unguided, graph_of, run
from bench.studying import DAYS, mean_share, saved_by_study
from services.curriculum import SkillGraph
from services.pathway import PlannerConstants, PlanState, choose

PRACTISED = (0, 1_000, 10_000)
SMALL = 50
SKILLS, MINUTES_PER_SKILL = 200, 9.0
COURSES, LEARNERS = (1, 2, 3, 4), 15
STUDENTS = (1, 2, 3, 4)  # seeds of those who study CCSSM
DUE_THRESHOLD = 0.5  # the best of .4, .5, .6, .7, .8, .9, .95 for mastery + due, over the three families
MEGABYTE = 1e6


def figures(*, quick: bool) -> list[Figure]:
    """Return the figures; a quick run asks fewer learners."""
    return [*_speed(40 if quick else 200), *_policies(3 if quick else LEARNERS), *_comeback(), *_implicit(quick=quick)]


def _speed(rounds: int) -> Iterator[Figure]:
    graph = large_graph()
    full = max(_p95_ms(graph, practised, PlannerConstants(candidates=None), rounds) for practised in PRACTISED)
    narrow = [_p95_ms(graph, practised, PlannerConstants(), rounds) for practised in PRACTISED]
    opened = _p95_ms(graph, PRACTISED[2], PlannerConstants(candidates=None), rounds, opened=True)
    yield figure("choose_p95_ms", full, "ms", reference="all 10,000 skills practised, state opened each time", reference_value=opened)
    yield figure("choose_candidates_p95_ms", narrow[1], "ms", reference="all 10,000 skills practised", reference_value=narrow[2])
    yield figure("choose_small_p95_ms", _p95_ms(large_graph(SMALL), SMALL // 2, PlannerConstants(), rounds), "ms")
    yield figure("choose_rss_mb", float(subprocess.check_output([sys.executable, "-m", "bench.pathway"])), "MB")
    yield figure("choose_peak_kib", _peak_kib(100), "KiB", reference="after 100 times as many attempts", reference_value=_peak_kib(10_000))


def _p95_ms(graph: SkillGraph, practised: int, c: PlannerConstants, rounds: int, *, opened: bool = False) -> float:
    """Return the time of a choice; `opened`: from a state that was just unpacked, as each request has it."""
    plan, knowledge = learner(graph, practised, c)
    packed, took = plan.pack(), []
    for seed in range(rounds):
        plan = PlanState.unpack(packed) if opened else plan
        began = perf_counter()
        choose(graph, plan, knowledge, now=NOW, today=NOW.date(), minutes=None, rng=Random(seed), constants=c)
        took.append((perf_counter() - began) * 1e3)
    return quantiles(took, n=20)[-1]


def grown_mb() -> float:
    """Return by how much this process grows with the large course and a learner in it."""
    gc.collect()
    before = psutil.Process().memory_info().rss
    graph, c = large_graph(), PlannerConstants()
    plan, knowledge = learner(graph, PRACTISED[1], c)
    choose(graph, plan, knowledge, now=NOW, today=NOW.date(), minutes=None, rng=Random(1), constants=c)
    gc.collect()
    return (psutil.Process().memory_info().rss - before) / MEGABYTE


def _peak_kib(attempts: int) -> float:
    """Return the most that one decision allocates, after so many attempts on the skills of a small course."""
    course = simulator().Course.random(SMALL, 1)
    policy = Ours(graph_of(course), 1)
    for n in range(attempts):
        policy.choose(n / 100)
        policy.observe(n % SMALL, n % 4 > 0, n / 100, n < SMALL)
    tracemalloc.start()
    policy.choose(attempts / 100)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak / 1024


def simulator() -> Any:
    """Return the reference simulator's module."""
    return reference_module("learners.py")


Maker = Callable[[Any, SkillGraph, int], Policy]
MAKERS: dict[str, Maker] = {
    "ours": lambda course, graph, seed: Ours(graph, seed),
    "due": lambda course, graph, seed: DueFirst(course, DUE_THRESHOLD),
    "doubling": lambda course, graph, seed: DueFirst(course, DUE_THRESHOLD, doubling=True),
    "linear": lambda course, graph, seed: Linear(course, 0.95),
    "random": lambda course, graph, seed: Unguided(course, seed),
}


def mastered(makers: dict[str, Maker], learners_each: int, courses: tuple[int, ...] = COURSES) -> dict[tuple[str, str], list[float]]:
    """Return by policy and family the share of skills mastered at the end, of each simulated learner."""
    learners = simulator()
    found: dict[tuple[str, str], list[float]] = {}
    for number in courses:
        course = learners.Course.random(SKILLS, number)
        graph = graph_of(course)
        for family in learners.FAMILIES:
            for name, make in makers.items():
                shares = found.setdefault((name, family), [])
                for person in range(learners_each):
                    seed = 1_000 * number + person
                    shares.append(run(learners, course, family, seed, make(course, graph, person), MINUTES_PER_SKILL)[0])
    return found


def _policies(learners_each: int) -> Iterator[Figure]:
    found = mastered(MAKERS, learners_each)
    families = sorted({family for _, family in found})
    share = {key: mean(values) for key, values in found.items()}
    for family in families:
        ours, due = found["ours", family], found["due", family]
        error = 1.96 * stdev([a - b for a, b in zip(ours, due, strict=True)]) / len(ours) ** 0.5 / share["due", family]
        ratio = share["ours", family] / share["due", family]
        yield figure(f"policy_{family}_ratio", ratio, "", better="more", reference="95 % interval, ±", reference_value=error)
        yield figure(
            f"policy_{family}_mastered",
            share["ours", family],
            "",
            better="more",
            reference="mastery + due",
            reference_value=share["due", family],
        )
        over = share["ours", family] / share["doubling", family]
        yield figure(f"policy_{family}_over_doubling", over, "", better="more", reference="mastered, mastery + due doubling",
                     reference_value=share["doubling", family])  # fmt: skip
    worst = min(share["ours", family] / share["linear", family] for family in families)
    yield figure("policy_linear_ratio", worst, "", better="more")
    best_random = min(share["ours", family] / max(share["random", family], 1e-3) for family in families)
    yield figure("policy_random_ratio", best_random, "", better="more")


def _comeback() -> Iterator[Figure]:
    learners = simulator()
    back = {family: days_back(learners, family) for family in learners.FAMILIES}
    worst = max(overrun(days) for days in back.values())
    due = max(days[0].due for days in back.values())
    yield figure("comeback_overrun", worst, "", reference="reviews due on coming back", reference_value=float(due))
    melted = max(min(day.due for day in days) / days[0].due for days in back.values())
    yield figure("comeback_backlog_left", melted, "", reference="new skills begun in 45 days, fewest",
                 reference_value=float(min(sum(day.begun for day in days) for days in back.values())))  # fmt: skip


def _implicit(*, quick: bool) -> Iterator[Figure]:
    credited, plain = ccssm(), ccssm(encompassing=False)
    studied = [saved_by_study(credited, plain, seed, 45 if quick else DAYS) for seed in ((1,) if quick else STUDENTS)]
    share, _, reviews = mean_share(studied)
    kept, with_credit, without = saved_by_keeping(credited, plain, days=90 if quick else 180)
    yield figure(
        "implicit_reviews_saved", share, "", better="more", reference="reviews without it, to the same recall", reference_value=reviews
    )
    yield figure("implicit_saved_keeping", kept, "", better="more", reference="reviews without it, nothing new learnt",
                 reference_value=float(without.reviews))  # fmt: skip
    yield figure("implicit_recall", mean(one[1].recall for one in studied), "", better="more", reference="where nothing new is learnt",
                 reference_value=with_credit.recall)  # fmt: skip


if __name__ == "__main__":
    print(grown_mb())
