"""The help ladder: which rung may be shown now (pure).

An attempt is needed between rungs. The last rung is the whole solution: it counts as a worked example and closes the step without success,
and once the activity is closed a similar question follows. How many rungs are left is never told.
"""

from __future__ import annotations

from dataclasses import dataclass

from schemas.course import Hint, Step
from services.tutor.authored import NO_LADDER, NO_MORE, NO_RUNG

MAX_ATTEMPTS = 3
MAX_ATTEMPTS_CHECK = 1


@dataclass(frozen=True, slots=True)
class Rung:
    """One rung: `number` counts from 1; `last` says that it is the solution."""

    number: int
    text: str
    last: bool


def rungs(step: Step) -> tuple[Rung, ...]:
    """Return every rung of a step in order: its hints, then its solution."""
    texts = [hint_text(hint) for hint in step.hints]
    if step.solution:
        texts.append(step.solution)
    return tuple(Rung(number, text, number == len(texts) and bool(step.solution)) for number, text in enumerate(texts, 1))


def hint_text(hint: Hint) -> str:
    """Return a hint as shown; a scaffold's question comes with its options, never with its answer."""
    parts = [f"**{hint.title}**" if hint.title else "", hint.text]
    if hint.answer and hint.answer.choices:
        parts.append("\n".join(f"- {choice.text}" for choice in hint.answer.choices))
    return "\n\n".join(part for part in parts if part)


def next_rung(step: Step, shown: int, attempts: int, attempts_at_last_rung: int) -> Rung | None:
    """Return the rung that may be shown now, or None when an attempt is needed first or the ladder is at its end.

    Args:
        step: the instantiated step.
        shown: rungs shown so far.
        attempts: counted attempts on this step.
        attempts_at_last_rung: attempts there had been when the last rung was shown.
    """
    ladder = rungs(step)
    if shown >= len(ladder) or (shown > 0 and attempts <= attempts_at_last_rung):
        return None
    return ladder[shown]


def why_none(step: Step, shown: int) -> str:
    """Return in words why no rung may be shown after so many."""
    ladder = rungs(step)
    if not ladder:
        return NO_LADDER
    return NO_MORE if shown >= len(ladder) else NO_RUNG


def shown_texts(step: Step, shown: int) -> tuple[str, ...]:
    """Return the texts of the rungs shown so far."""
    return tuple(rung.text for rung in rungs(step)[:shown])


def closes(*, correct: bool, attempts: int, bottom_out: bool, is_check: bool) -> bool:
    """Return whether a counted attempt closes its step."""
    return correct or bottom_out or attempts >= (MAX_ATTEMPTS_CHECK if is_check else MAX_ATTEMPTS)
