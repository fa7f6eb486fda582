"""What a placement has inferred of skills nobody asked about: a light touch on the learner model, no attempt (pure)."""

from __future__ import annotations

from typing import Final

from services.mastery.filter import ATTEMPTS, logistic, look
from services.mastery.parameters import FilterConstants
from services.mastery.state import CELLS, Core

WEIGHT: Final = 0.5  # of half an answer: it is carried along the graph, not given


def presume(core: Core, skill: str, chance: float, at_s: int, c: FilterConstants) -> None:
    """Move a skill that was never practised towards the chance that it is known; nothing else moves, and nothing counts as practice."""
    seen = look(core, (skill,), at_s, (0.0, c.v_b0), c)
    cells = seen.now[0]
    if cells[ATTEMPTS]:
        return
    expected = logistic(seen.z)
    h = WEIGHT * expected * (1.0 - expected)
    den = 1.0 + seen.variance * h
    slow, doubt = cells[0], cells[1]
    slow += doubt * WEIGHT * (chance - seen.chance) / den
    doubt -= doubt * doubt * h / den
    row = core.row(skill)
    CELLS.pack_into(core.cells, row * CELLS.size, slow, doubt, *cells[2 : CELLS.size // 4])
    core.times[row] = max(core.times[row], at_s)
