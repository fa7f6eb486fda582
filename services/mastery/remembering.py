"""Skills that are facts leave a trace of their own in the state, beside what the filter keeps of every skill (pure)."""

from __future__ import annotations

from collections.abc import Collection

from services.mastery.facts import after, first, grade_of
from services.mastery.filter import HOURS, Look
from services.mastery.state import Core

_DAY_HOURS = 24.0


def remember(core: Core, seen: Look, facts: Collection[str], score: float) -> None:
    """Move the traces of those of the skills that are facts; a skill that is none, any more, keeps none.

    Args:
        core: the state, into which the answer has been absorbed.
        seen: what was foreseen before it.
        facts: the skills of the answer that are facts.
        score: graded evidence in [0, 1].
    """
    for skill, cells in zip(seen.skills, seen.now, strict=True):
        before = core.trace(skill)
        if skill not in facts:
            core.keep_trace(skill, None)
        elif before is None:
            core.keep_trace(skill, first(grade_of(score)))
        else:
            core.keep_trace(skill, after(before, cells[HOURS] / _DAY_HOURS, grade_of(score)))
