"""What a parameter set foresees of learners' answers, each from what came before it, and whether a new set may take an old one's place (pure)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

from services.mastery.evidence import Observation
from services.mastery.fitting.answers import Answer
from services.mastery.fitting.changes import Floats, Ints, make
from services.mastery.fitting.quality import ece_by_chance, losses, quality
from services.mastery.fold import KnowledgeFold, foresee
from services.mastery.parameters import ParameterSet
from services.mastery.readout import chance
from services.mastery.state import Core, ItemShard

WEEK_S: Final = 7 * 24 * 3600
DAY_S: Final = 24 * 3600
STANDARD_ERRORS: Final = 2.0  # by which the loss must fall
MOST_ECE: Final = 0.02  # beyond what chance alone gives over so many answers
LEAST_ANSWERS: Final = 200

Journals = Mapping[str, Sequence[Sequence[Answer]]]
Why = Literal["better", "too_few_answers", "not_better", "not_calibrated", "forgets_worse"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """Whether a new set may be used, and why.

    Args:
        why: The verdict.
        gain: Fall of the mean log-loss.
        error: Its standard error over learners.
        ece: Calibration error of the new set.
        answers: How many answers judged.
        learners: Of how many learners, counted course by course.
        before: Mean log-loss of the old set.
        delayed: How many of the answers came a day or more after the skill was practised last.
        delayed_gain: Fall of the mean log-loss of those.
        delayed_error: Its standard error.
        ece_by_chance: What a perfectly calibrated set would have shown for `ece` over so few answers.
    """

    why: Why
    gain: float
    error: float
    ece: float
    answers: int
    learners: int = 0
    before: float = 0.0
    delayed: int = 0
    delayed_gain: float = 0.0
    delayed_error: float = 0.0
    ece_by_chance: float = 0.0

    @property
    def is_better(self) -> bool:
        """Return whether the new set may take the old one's place."""
        return self.why == "better"


@dataclass(frozen=True, slots=True, eq=False)
class _Late:
    """The answers that judge, as columns: whose (learner and course), losses with the old set and the new one, chance with the new one."""

    owner: Ints
    was: Floats
    now: Floats
    chance: Floats
    score: Floats
    is_delayed: NDArray[np.bool_]


def foreseen(learners: Sequence[Sequence[Answer]], parameters: ParameterSet, course: str) -> Iterator[float]:
    """Yield the chance that the fold foresees for each answer of each learner, who start from blank."""
    fold, known = KnowledgeFold(parameters), parameters.course(course)
    for answers in learners:
        core, shard = Core.start(parameters.filter), ItemShard.start()
        for answer in answers:
            make(core, answer.before, parameters.filter)
            seen = foresee(core, answer.skills, answer.at_s, answer.key, answer.rating, known, parameters)
            yield chance(seen, core, answer.key, shard.seen(answer.key), known, parameters.filter)
            observed = Observation(answer.skills, answer.score, answer.weight, answer.key, answer.rating, answer.again, None, answer.facts)
            fold.take(core, shard, observed, seen, known)


def before(journals: Journals, at_s: int) -> dict[str, list[list[Answer]]]:
    """Return the answers that were given before a second: what a set may be fitted on that is judged by the rest."""
    return {name: [[a for a in answers if a.at_s < at_s] for answers in learners] for name, learners in journals.items()}


def judged(old: ParameterSet, new: ParameterSet, journals: Journals, since_s: int) -> Judgement:
    """Return whether the new set foresees the answers since a second better than the old one, by more than chance, and is calibrated.

    The new set must have been fitted on `before(journals, since_s)`. Errors are over learners, whose answers hang together. Where enough of
    the answers were delayed by a day, it must not be worse at these by more than chance: a planner lives on what is remembered tomorrow.
    """
    late = _joined([_late(old, new, name, learners, since_s) for name, learners in sorted(journals.items())])
    answers, learners = len(late.score), len(np.unique(late.owner))
    if answers < LEAST_ANSWERS:
        return Judgement("too_few_answers", 0.0, 0.0, 0.0, answers, learners)
    gain, error = _gain(late, np.ones(answers, np.bool_))
    delayed_gain, delayed_error = _gain(late, late.is_delayed)
    delayed, ece, chance_ece = int(late.is_delayed.sum()), quality(late.chance, late.score).ece, ece_by_chance(late.chance)
    why: Why = "better"
    if gain <= STANDARD_ERRORS * error:
        why = "not_better"
    elif ece > MOST_ECE + chance_ece:
        why = "not_calibrated"
    elif delayed >= LEAST_ANSWERS and delayed_gain < -STANDARD_ERRORS * delayed_error:
        why = "forgets_worse"
    was = float(late.was.mean())
    return Judgement(why, gain, error, ece, answers, learners, was, delayed, delayed_gain, delayed_error, chance_ece)


def _late(old: ParameterSet, new: ParameterSet, course: str, learners: Sequence[Sequence[Answer]], since_s: int) -> _Late:
    """Return the late answers of one course; learners without any are not looked at."""
    learners = [answers for answers in learners if any(answer.at_s >= since_s for answer in answers)]
    late = np.array([answer.at_s >= since_s for answers in learners for answer in answers], np.bool_)
    owner = np.repeat(np.arange(len(learners)), [len(answers) for answers in learners])[late]
    score = np.array([answer.score for answers in learners for answer in answers])[late]
    was, now = (np.array(list(foreseen(learners, p, course)))[late] for p in (old, new))
    delayed = np.array([far for answers in learners for far in _are_delayed(answers)], np.bool_)[late]
    return _Late(owner, losses(was, score), losses(now, score), now, score, delayed)


def _are_delayed(answers: Sequence[Answer]) -> Iterator[bool]:
    """Yield of each answer whether all its skills were practised before, since they were begun last, and the last time a day ago or more."""
    last: dict[str, int] = {}
    for answer in answers:
        for change in answer.before:
            if change.chance is None:
                last.pop(change.skill, None)
        yield all(skill in last and answer.at_s - last[skill] >= DAY_S for skill in answer.skills)
        last |= dict.fromkeys(answer.skills, answer.at_s)


def _joined(parts: Sequence[_Late]) -> _Late:
    """Return the answers of all courses; a learner of two counts as two."""
    first = np.cumsum([0, *(len(np.unique(part.owner)) for part in parts)])
    columns = {name: np.concatenate([np.zeros(0), *(getattr(part, name) for part in parts)]) for name in _Late.__slots__}
    columns["owner"] = np.concatenate([np.zeros(0), *(part.owner + start for part, start in zip(parts, first, strict=False))]).astype(
        np.intp
    )
    return _Late(**columns | {"is_delayed": columns["is_delayed"].astype(np.bool_)})


def _gain(late: _Late, chosen: NDArray[np.bool_]) -> tuple[float, float]:
    """Return the fall of the mean log-loss over the chosen answers and its standard error; zeros where there are none."""
    owner, gains = late.owner[chosen], (late.was - late.now)[chosen]
    if not len(gains):
        return 0.0, 0.0
    mean = float(gains.mean())
    apart = np.bincount(owner, gains - mean)
    return mean, float(np.sqrt((apart * apart).sum()) / len(gains))
