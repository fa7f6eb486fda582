"""How many reviews are saved because practising a skill practises along what it encompasses, where all is known and only to be kept.

Protocol: all 471 standards of CCSSM are known and kept for 180 days. Each day, as long as a skill is due (recall below .9), the due skill
that the policy weighs most is reviewed; it is answered right with the chance of its recall, and the belief moves as the fold moves it.
One run is with encompassing, the other on the same course without; otherwise both are the same. The run without credit is then repeated with lower
thresholds until its mean predicted recall, over skills and days (measured each evening), is no higher than that of the run with credit:
the share of its reviews that the other one did without is the figure. Encompassing weights: .25 on dependencies within a domain, .6 where
the target is a lettered part of the source's standard. The first 30 days, in which all skills start alike, are lived but not counted.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from random import Random

import numpy as np

from services.curriculum import SkillGraph
from services.mastery import seconds_of
from services.mastery.packing import EPOCH
from services.pathway import PlanFold, PlannerConstants, PlanState
from services.pathway.belief import Practice, practise
from services.pathway.candidates import weighted
from services.pathway.lookahead import indices
from services.pathway.standing import standing

BEGIN = EPOCH + timedelta(days=365)
DAYS, SETTLING = 180, 30


@dataclass(frozen=True, slots=True)
class Kept:
    """What it took to keep all skills: explicit reviews after settling, and mean predicted recall."""

    reviews: int
    recall: float


def saved_by_keeping(credited: SkillGraph, plain: SkillGraph, seed: int = 1, days: int = DAYS) -> tuple[float, Kept, Kept]:
    """Return the share of explicit reviews saved, and both runs compared; in the `plain` course nothing encompasses anything."""
    c = PlannerConstants()
    with_credit = keep(credited, c, seed, days)
    due_below, without = c.due_below, keep(plain, c, seed, days)
    while without.recall > with_credit.recall:
        due_below -= 0.005
        without = keep(plain, replace(c, due_below=due_below), seed, days)
    return 1.0 - with_credit.reviews / without.reviews, with_credit, without


def keep(graph: SkillGraph, c: PlannerConstants, seed: int, days: int) -> Kept:
    """Return what it takes to keep all skills for so many days."""
    rng, plan = Random(seed), _knows_all(graph, c)
    along = [graph.practised_along(name) for name in graph.ids]
    reviews, recalls = 0, []
    for day in range(1, days + 1):
        done = 0
        while True:
            now = BEGIN + timedelta(days=day, minutes=done)
            s = standing(graph, plan, seconds_of(now), now.date(), c)
            due = np.flatnonzero(s.due)
            if not len(due):
                break
            row = int(due[np.argmax(weighted(graph, s, plan, due, indices(graph, s, due, c), c))])
            right = float(rng.random() < s.recall[row])
            name = graph.ids[row]
            practise(plan, Practice(name, graph.needs(name), along[row], right, 1.0, 1.0, 0.0, seconds_of(now), lesson=False), c)
            done += 1
        if day > SETTLING:
            reviews += done
            recalls.append(float(s.recall.mean()))
    return Kept(reviews, sum(recalls) / len(recalls))


def _knows_all(graph: SkillGraph, c: PlannerConstants) -> PlanState:
    """Return a learner who has just learnt everything, each skill at some time of the last 30 days."""
    rng, plan = Random(0), PlanFold(c).start("ccssm")
    for name in graph.ids:
        at_s = seconds_of(BEGIN) - rng.randrange(30 * 86_400)
        for repeat in range(3):
            practise(plan, Practice(name, (), (), 1.0, 1.0, 1.0, 0.0, at_s + 60 * repeat, lesson=True), c)
    return plan
