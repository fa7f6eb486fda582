"""How well another policy would have done, from what this one logged: SNIPS and doubly robust estimates (pure).

Every offer that the policy drew keeps its candidates with their chances, so that a policy which would have drawn otherwise can be judged by
the draws that they have in common. What is judged is delayed: the first answer on the skill at least a day, or a week, later.

Sources: Swaminathan and Joachims 2015 (self-normalised estimator); Dudík, Langford and Li 2011 (doubly robust); weights are capped (Ionides
2008), and errors are taken over learners, whose answers belong together.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from schemas.journal import Attempted, Candidate, Moved, Offered
from services.memory import Entry

CAP: Final = 20.0
DELAYS_DAYS: Final = (1, 7)
FOLDS: Final = 5
RIDGE: Final = 1.0
Floats64 = NDArray[np.float64]
Read = Callable[[Entry], Sequence[Entry]]
Target = Callable[[Sequence[Candidate]], Sequence[float]]
"""Returns the chances with which another policy would draw each candidate; they add up to 1."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """One draw with what came of it: whose it was, what could be drawn, which was, and the delayed outcome in [0, 1]."""

    learner: int
    candidates: tuple[Candidate, ...]
    chosen: int
    outcome: float


@dataclass(frozen=True, slots=True)
class Estimate:
    """A policy's mean outcome: by SNIPS and doubly robust, each with its standard error over learners.

    `effective` sample size; `capped` share of the draws whose weight was capped; `logged` what the logging policy's own draws came to.
    """

    draws: int
    learners: int
    logged: float
    snips: float
    snips_error: float
    doubly_robust: float
    doubly_robust_error: float
    effective: float
    capped: float


def softened(temperature: float, epsilon: float) -> Target:
    """Return the planner's own rule with another temperature, and another share of even draws."""

    def chances(candidates: Sequence[Candidate]) -> Sequence[float]:
        scores = np.array([one.index for one in candidates])
        top = float(scores.max())
        grown = np.exp((scores - top) / max(1e-9, temperature * abs(top)))
        return [float(chance) for chance in (1.0 - epsilon) * grown / grown.sum() + epsilon / len(scores)]

    return chances


def _as_written(entry: Entry) -> tuple[Entry, ...]:
    return (entry,)


def drawn_of(learner: int, entries: Iterable[Entry], delay_days: int, read: Read = _as_written) -> list[Drawn]:
    """Return the draws of one journal whose outcome is known after a delay; what a person chose, or a rule, was not drawn.

    Neither is an offer that nobody touched and that the system put away, on another day or after an upgrade.

    What was drawn is told by the candidates' names at the time; what came of it, by the names of today, which an upgrade of the course may
    have changed: of a skill that was split the first try at any part counts, and of one that was retired nothing comes.

    Args:
        learner: a number that tells learners apart.
        entries: the journal as it was written, oldest first.
        delay_days: only a first try on the skill at least so many days after the offer counts.
        read: gives an entry in the names of today.
    """
    listed = list(entries)
    tries = [(entry.at, said.evidence) for entry in listed if _is_first_try(entry.evidence) for said in read(entry)]
    put_away, found = _put_away(listed), list[Drawn]()
    for entry in listed:
        offered = entry.evidence
        if not isinstance(offered, Offered) or entry.id in put_away or (chosen := _drawn(offered)) is None:
            continue
        since = entry.at + timedelta(days=delay_days)
        today = {said.evidence.skill for said in read(entry) if isinstance(said.evidence, Offered)}
        outcome = next((score for at, said in tries if at >= since and (score := _score(said, offered.course, today)) is not None), None)
        if outcome is not None:
            found.append(Drawn(learner, offered.decision.candidates, chosen, outcome))
    return found


def evaluate(draws: Sequence[Drawn], target: Target) -> Estimate:
    """Return what a policy would have come to on these draws; raise ValueError if there are none."""
    if not draws:
        raise ValueError("there is no draw whose outcome is known")
    wanted = [np.asarray(target(one.candidates)) for one in draws]
    raw = np.array([chances[one.chosen] / one.candidates[one.chosen].propensity for chances, one in zip(wanted, draws, strict=True)])
    weights, outcomes = np.minimum(raw, CAP), np.array([one.outcome for one in draws])
    learners = np.unique([one.learner for one in draws], return_inverse=True)[1]
    snips = float((weights * outcomes).sum() / max(weights.sum(), 1e-12))
    robust = _robust(draws, wanted, weights, outcomes, learners)
    return Estimate(
        draws=len(draws),
        learners=int(learners.max()) + 1,
        logged=float(outcomes.mean()),
        snips=snips,
        snips_error=_error(weights * (outcomes - snips), learners, max(float(weights.sum()), 1e-12)),
        doubly_robust=float(robust.mean()),
        doubly_robust_error=_error(robust - robust.mean(), learners, float(len(draws))),
        effective=float(weights.sum() ** 2 / max((weights**2).sum(), 1e-12)),
        capped=float((raw > CAP).mean()),
    )


def _robust(
    draws: Sequence[Drawn], wanted: Sequence[Floats64], weights: Floats64, outcomes: Floats64, learners: NDArray[np.intp]
) -> Floats64:
    """Return the doubly robust value of each draw; the model of outcomes never sees the learner that it foresees."""
    features = [np.array([_features(one) for one in each.candidates]) for each in draws]
    chosen = np.array([each[one.chosen] for each, one in zip(features, draws, strict=True)])
    values = np.zeros(len(draws))
    for fold in range(FOLDS):
        held = learners % FOLDS == fold
        fitted = _fitted(chosen[~held], outcomes[~held]) if (~held).any() else _fitted(chosen, outcomes)
        for row in np.flatnonzero(held).tolist():
            foreseen = np.clip(features[row] @ fitted, 0.0, 1.0)
            at = draws[row].chosen
            values[row] = wanted[row] @ foreseen + weights[row] * (outcomes[row] - foreseen[at])
    return values


def _features(one: Candidate) -> tuple[float, ...]:
    return 1.0, float(one.due), float(one.new), float(np.log1p(max(0.0, one.index)))


def _fitted(features: Floats64, outcomes: Floats64) -> Floats64:
    """Return a ridge regression whose intercept is free."""
    penalty = RIDGE * np.eye(features.shape[1])
    penalty[0, 0] = 1e-9
    return np.asarray(np.linalg.solve(features.T @ features + penalty, features.T @ outcomes))


def _error(parts: Floats64, learners: NDArray[np.intp], size: float) -> float:
    """Return the standard error of a mean whose parts belong together by learner."""
    sums = np.bincount(learners, parts)
    count = len(sums)
    return float(np.sqrt((sums**2).sum() * count / max(1, count - 1)) / size)


def _put_away(entries: Iterable[Entry]) -> set[UUID]:
    """Return the offers that the system put away before anybody had answered: what they drew was never carried out."""
    left = {one.evidence.offer_id for one in entries if isinstance(one.evidence, Moved) and one.evidence.by == "system"}
    answered = {one.evidence.offer_id for one in entries if isinstance(one.evidence, Attempted)}
    return {offer_id for offer_id in left - answered if offer_id is not None}


def _is_first_try(said: object) -> bool:
    return isinstance(said, Attempted) and said.attempt_no == 1 and said.verdict != "unsure"


def _score(said: object, course: str, skills: Container[str]) -> float | None:
    if not isinstance(said, Attempted) or said.course != course:
        return None
    return next((one.score for one in said.skills if one.skill in skills and one.weight > 0.0), None)


def _drawn(offered: Offered) -> int | None:
    """Return the place of the candidate that was drawn, None if the offer was no draw."""
    decision = offered.decision
    if decision.chosen_by != "policy" or decision.propensity is None or len(decision.candidates) < 2:
        return None
    places = (
        place for place, one in enumerate(decision.candidates) if one.skill == offered.skill and one.propensity == decision.propensity
    )
    return next(places, None)
