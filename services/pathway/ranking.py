"""The candidates of one decision in the order of their scores, as they are logged and as they are shown (pure)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from pydantic import TypeAdapter

from schemas.journal import Candidate
from services.curriculum import SkillGraph
from services.pathway.aim import Aim, weight
from services.pathway.candidates import Budget, eligible, lowest, narrowed, propensities, weighted
from services.pathway.constants import PlannerConstants
from services.pathway.lookahead import indices
from services.pathway.standing import Flags, Floats, Rows, Standing
from services.pathway.state import PlanState

LOGGED: Final = 32  # candidates that a decision keeps
_CANDIDATES: Final = TypeAdapter(tuple[Candidate, ...])
_FIELDS: Final = ("skill", "index", "propensity", "due", "new")
SHOWN: Final = 3  # alternatives offered beside the choice


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another skill that is ready, for a learner who would rather."""

    skill: str
    index: float
    due: bool
    new: bool


@dataclass(frozen=True, slots=True, eq=False)
class Ranking:
    """Candidates by row in the course: scores with their multipliers, chances, and how many skills were eligible at all."""

    rows: Rows
    scores: Floats
    chances: Floats
    eligible: int
    wanted: Flags | None = None  # what the aim needs; None where there is nothing to prefer

    def towards(self, row: int) -> bool:
        """Return whether a skill is needed for what the learner works towards, where not all of the course is."""
        return self.wanted is not None and bool(self.wanted[row])

    def draw(self, at: float) -> tuple[int, float]:
        """Return the row of the candidate at a point in [0, 1) of the cumulated chances, and its chance."""
        place = min(int(np.searchsorted(np.cumsum(self.chances), at, side="right")), len(self.rows) - 1)
        return int(self.rows[place]), float(self.chances[place])

    def best(self, count: int) -> list[int]:
        """Return the places of the best candidates."""
        return [int(place) for place in lowest(np.arange(len(self.rows)), -self.scores, count)]

    def logged(self, graph: SkillGraph, s: Standing) -> tuple[Candidate, ...]:
        """Return the candidates that a decision keeps."""
        places = self.best(LOGGED)
        rows = self.rows[places]
        columns = (self.scores[places], self.chances[places], s.due[rows], ~s.practised[rows])
        found = zip((graph.ids[row] for row in rows), *(column.tolist() for column in columns), strict=True)
        return _CANDIDATES.validate_python([dict(zip(_FIELDS, one, strict=True)) for one in found])

    def beside(self, graph: SkillGraph, s: Standing, chosen: int) -> tuple[Alternative, ...]:
        """Return the best candidates but the one chosen, and then what rests for today, which a person may still choose."""
        scored = {int(self.rows[place]): float(self.scores[place]) for place in self.best(SHOWN + 1)}
        if len(scored) <= SHOWN:  # seldom: nothing else is looked for in a large course
            resting = np.flatnonzero(s.practised & ~s.barred)
            scored |= {int(row): 0.0 for row in lowest(resting, s.recall[resting], SHOWN + len(scored) + 1) if int(row) not in scored}
        rows = [row for row in scored if row != chosen][:SHOWN]
        return tuple(Alternative(graph.ids[row], scored[row], bool(s.due[row]), not s.practised[row]) for row in rows)


def rank(graph: SkillGraph, s: Standing, plan: PlanState, budget: Budget, c: PlannerConstants, aim: Aim | None = None) -> Ranking:
    """Return the candidates, scored; what an aim needs first."""
    may = eligible(graph, s, plan, budget, c)
    wanted, factor = weight(graph, s, aim, c)
    if not len(may):
        nothing = np.zeros(0, np.float32)
        return Ranking(may, nothing, nothing, 0, wanted)
    rows = narrowed(graph, s, may, c, wanted)
    scores = weighted(graph, s, plan, rows, indices(graph, s, rows, c), c)
    if factor is not None:
        scores = scores * factor[rows]
    return Ranking(rows, scores, propensities(scores, c), len(may), wanted)
