"""The readout: from what the filter foresees to the chance that is shown, in parts that add up (pure)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from operator import mul

from services.mastery.features import base_features, features, item_slopes, log_retrievability
from services.mastery.filter import Look, logistic
from services.mastery.forms import ITEM_PLACES, SKILL_PLACES, TOPICS
from services.mastery.parameters import CourseParameters, FilterConstants
from services.mastery.state import Core, ItemPast


@dataclass(frozen=True, slots=True)
class Prediction:
    """The chance of a right answer, and the logits that add up to it, named for people."""

    chance: float
    parts: tuple[tuple[str, float], ...]


def chance(seen: Look, core: Core, key: str | None, item: ItemPast | None, known: CourseParameters, c: FilterConstants) -> float:
    """Return the probability of a right answer; with an unfitted readout it is the filter's own, which forgets.

    Args:
        seen: what the filter foresees.
        core: the state that it was foreseen from.
        key: the item's key, None if no item is asked.
        item: the item's past, None if the learner has not met it.
        known: what is known of the course.
        c: the filter's constants.
    """
    readout = known.readout_of(key)
    logit = seen.kappa * seen.z
    if readout.weights:
        base = base_features(seen, core, item, c)
        logit += readout.form.logit(base, map(known.skill_slopes.get, seen.skills), 1.0 / len(seen.skills))
        mine = known.item_terms.get(key) if key is not None else None
        if mine is not None:
            logit += sum(map(mul, mine, item_slopes(base)))
    else:
        logit += readout.intercept
    if readout.forgetting:
        logit += readout.forgetting * log_retrievability(seen, c)
    return logistic(logit)


def explained(seen: Look, core: Core, key: str | None, item: ItemPast | None, known: CourseParameters, c: FilterConstants) -> Prediction:
    """Return the same chance with its parts: baseline, ability, form, skill, recent practice, difficulty, experience, time."""
    totals: dict[str, float] = defaultdict(float)
    for topic, logit in _contributions(seen, core, key, item, known, c):
        totals[topic] += logit
    parts = tuple((topic, totals[topic]) for topic in _SHOWN)
    return Prediction(logistic(sum(value for _, value in parts)), parts)


_SHOWN = ("baseline", "ability", "form", "skill", "recent_practice", "difficulty", "experience", "time")


def _contributions(
    seen: Look, core: Core, key: str | None, item: ItemPast | None, known: CourseParameters, c: FilterConstants
) -> Iterator[tuple[str, float]]:
    """Yield every term of the logit with what it is about."""
    readout = known.readout_of(key)
    values = features(seen, core, item, c)
    # The filter's logit, and its weight, are told by what the filter adds up.
    whole = seen.kappa * (1.0 + (readout.weights[0] if readout.weights else 0.0))
    yield "baseline", readout.intercept
    for topic, part in (
        ("ability", seen.m_g), ("form", seen.m_f), ("skill", seen.slow), ("recent_practice", seen.fast), ("difficulty", -seen.m_b),
    ):  # fmt: skip
        yield topic, whole * part
    for topic, weight, value in list(zip(TOPICS, readout.weights, values, strict=False))[1:]:
        yield topic, weight * value
    share = 1.0 / len(seen.skills)
    for skill in seen.skills if readout.weights else ():
        yield from _terms("skill", SKILL_PLACES, known.skill_terms.get(skill, ()), values, share)
    if readout.weights and key is not None:
        yield from _terms("difficulty", ITEM_PLACES, known.item_terms.get(key, ()), values, 1.0)
    yield "time", readout.forgetting * log_retrievability(seen, c)


def _terms(level: str, places: tuple[int, ...], term: tuple[float, ...], values: list[float], share: float) -> Iterator[tuple[str, float]]:
    if term:
        yield level, share * term[0]
        for place, slope in zip(places, term[1:], strict=True):
            yield TOPICS[place], share * slope * values[place]
