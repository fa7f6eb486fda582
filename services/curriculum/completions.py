"""Completions: questions of which a part of the way is given, for the first steps on a new skill (pure).

Source: completion problems between worked examples and problems solved alone (van Merriënboer and Krammer 1987; Renkl and Atkinson 2003).
"""

from __future__ import annotations

from collections.abc import Sequence

from schemas.course import Step


def given_steps(steps: Sequence[Step]) -> tuple[str, ...]:
    """Return the steps of a question that can be shown solved so that only the last is left: none if it has one step, or lacks a solution."""
    first = steps[:-1]
    return tuple(step.id for step in first) if all(step.solution for step in first) else ()
