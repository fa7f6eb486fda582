"""The index of learning per minute, against the same equations written out skill by skill."""

from math import exp, log, sqrt
from random import Random

import numpy as np
import pytest

from services.mastery import seconds_of
from services.pathway.lookahead import indices, openings
from services.pathway.standing import standing
from tests.pathway.plans import DESIGN as C
from tests.pathway.plans import at, attempt, course, folded

GRAPH = course(
    {"a": (), "b": ("a",), "c": ("a", "b"), "d": ("c",), "e": ("b",), "f": ()},
    along={"b": {"a": 0.25}, "c": {"a": 0.6, "b": 0.25}},
    untaught=("f",),
)


def sigma(x: float) -> float:
    return 1 / (1 + exp(-x))


def worth(x, s, d, kappa, pace):
    return sum(sigma(1.5 * kappa * (x - 1.0 - 0.316 * pace * log(1 + (d + h) / s))) for h in (1, 10, 30)) / 3


def index_of(graph, st, k):
    """Return the index as the design writes it."""
    kappa, base, s, d, r, start = (float(v[k]) for v in (st.kappa, st.base, st.stability, st.days, st.recall, st.level))
    before = worth(base, s, d, kappa, float(st.pace[0]))
    ready = 1.0
    for p in graph.prerequisites[k]:
        ready *= 0.25 + 0.75 * sigma(float(st.level[p]))
    z = start + (2.43 * ready if graph.taught[k] and not st.practised[k] else 0.0)
    cost = 4.0 if st.fresh[k] else 0.0
    waiting = sum(w for j, w in zip(graph.descendants.row(k), graph.descendants.weights_of(k), strict=True) if not st.met[j])
    best = along = 0.0
    for m in range(6):
        q = sigma(kappa * z)
        p = 0.047 + 0.907 * q
        if m == 0:
            best = -9.0
            for j, e in graph.encompasses[k]:
                if st.practised[j]:
                    x, sj, dj, rj, kj = (float(v[j]) for v in (st.base, st.stability, st.days, st.recall, st.kappa))
                    along += p * (
                        worth(x, sj * (1 + e * 3.05 * (1 - rj)), (1 - e) * dj, kj, float(st.pace[0]))
                        - worth(x, sj, dj, kj, float(st.pace[0]))
                    )
        z += (p * 1.385 + (1 - p) * 0.217) * ready * (1 - q)
        s *= p * (1 + 3.05 * (1 - r) + (0.05 if d < 0.5 else 0.19)) + (1 - p) * 0.88 if m == 0 else p * 1.05 + (1 - p) * 0.88
        cost += 1 + 0.5 * (1 - p)
        opened = 0.4 * min(4.0, waiting) * max(0.0, sigma(kappa * z) - sigma(kappa * start))
        best = max(best, (worth(z, s, 0, kappa, float(st.pace[0])) - before + along + opened) / cost)
    return best


@pytest.mark.parametrize("seed", range(5))
def test_all_at_once_gives_what_the_equations_give_one_by_one(seed):
    rng = Random(seed)
    entries = [
        attempt(skill, float(rng.random() < 0.7), days=10 * rng.random(), lesson=True)
        for skill in rng.choices("abcdef", k=rng.randrange(12))
    ]
    plan = folded(*sorted(entries, key=lambda e: e.at))
    st = standing(GRAPH, plan, seconds_of(at(20)), at(20).date(), C)
    found = indices(GRAPH, st, np.arange(6), C)
    assert found.tolist() == pytest.approx([index_of(GRAPH, st, k) for k in range(6)], abs=2e-5)


def test_shrinkage_counts_the_doubt_about_skill_and_learner():
    st = standing(GRAPH, folded(), seconds_of(at(0)), at(0).date(), C)
    assert float(st.kappa[0]) == pytest.approx(1 / sqrt(1 + 0.39 * (1.59 + folded().head[1])))
    assert float(st.level[0]) == pytest.approx(-1.63)


def test_a_skill_opens_what_waits_behind_it_by_half_a_step():
    st = standing(GRAPH, folded(), seconds_of(at(0)), at(0).date(), C)
    # a opens b and c next (.5 each), d and e after them (.25 each)
    assert openings(GRAPH, ~st.met, np.array([0, 3]), C).tolist() == pytest.approx([1.5, 0.0])
