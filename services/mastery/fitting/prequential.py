"""What a parameter set foresees of learners' answers, each from what came before it, and whether a new set may take an old one's place (pure)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np

from services.mastery.evidence import Observation
from services.mastery.fitting.answers import Answer, Floats
from services.mastery.fitting.quality import losses, quality
from services.mastery.fold import KnowledgeFold, foresee
from services.mastery.parameters import ParameterSet
from services.mastery.readout import chance
from services.mastery.state import Core, ItemShard

WEEK_S: Final = 7 * 24 * 3600
STANDARD_ERRORS: Final = 2.0  # by which the loss must fall
MOST_ECE: Final = 0.02
LEAST_ANSWERS: Final = 200  # below, an ECE over fifteen bins is mostly noise

Journals = Mapping[str, Sequence[Sequence[Answer]]]
Why = Literal["better", "too_few_answers", "not_better", "not_calibrated"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """Whether a new set may be used, and why: the fall of the mean log-loss, its standard error over learners, and the calibration error."""

    why: Why
    gain: float
    error: float
    ece: float
    answers: int

    @property
    def is_better(self) -> bool:
        """Return whether the new set may take the old one's place."""
        return self.why == "better"


def foreseen(learners: Sequence[Sequence[Answer]], parameters: ParameterSet, course: str) -> Iterator[float]:
    """Yield the chance that the fold foresees for each answer of each learner, who start from blank."""
    fold, known = KnowledgeFold(parameters), parameters.course(course)
    for answers in learners:
        core, shard = Core.start(parameters.filter), ItemShard.start()
        for answer in answers:
            seen = foresee(core, answer.skills, answer.at_s, answer.key, answer.rating, known, parameters)
            yield chance(seen, core, answer.key, shard.seen(answer.key), known, parameters.filter)
            observed = Observation(answer.skills, answer.score, answer.weight, answer.key, answer.rating, answer.again, None)
            fold.take(core, shard, observed, seen, known)


def before(journals: Journals, at_s: int) -> dict[str, list[list[Answer]]]:
    """Return the answers that were given before a second: what a set may be fitted on that is judged by the rest."""
    return {name: [[a for a in answers if a.at_s < at_s] for answers in learners] for name, learners in journals.items()}


def judged(old: ParameterSet, new: ParameterSet, journals: Journals, since_s: int) -> Judgement:
    """Return whether the new set foresees the answers since a second better than the old one, by more than chance, and is calibrated.

    The new set must have been fitted on `before(journals, since_s)`. Errors are over learners, whose answers hang together.
    """
    parts = [_judged(old, new, name, learners, since_s) for name, learners in sorted(journals.items())]
    gains = np.concatenate([gain for gain, _, _, _ in parts]) if parts else np.zeros(0)
    counts = np.concatenate([count for _, count, _, _ in parts]) if parts else np.zeros(0)
    answers = int(counts.sum())
    if answers < LEAST_ANSWERS:
        return Judgement("too_few_answers", 0.0, 0.0, 0.0, answers)
    mean = float(gains.sum() / answers)
    error = float(np.sqrt(((gains - mean * counts) ** 2).sum()) / answers)
    ece = quality(np.concatenate([c for _, _, c, _ in parts]), np.concatenate([s for _, _, _, s in parts])).ece
    why: Why = "not_better" if mean <= STANDARD_ERRORS * error else "not_calibrated" if ece > MOST_ECE else "better"
    return Judgement(why, mean, error, ece, answers)


def _judged(
    old: ParameterSet, new: ParameterSet, course: str, learners: Sequence[Sequence[Answer]], since_s: int
) -> tuple[Floats, Floats, Floats, Floats]:
    """Return, for one course, the gain and the number of late answers by learner, and chance (new set) and score of each of those."""
    late = np.array([answer.at_s >= since_s for answers in learners for answer in answers], np.bool_)
    owner = np.repeat(np.arange(len(learners)), [len(answers) for answers in learners])[late]
    score = np.array([answer.score for answers in learners for answer in answers])[late]
    was, now = (np.array(list(foreseen(learners, p, course)))[late] for p in (old, new))
    gain = np.bincount(owner, losses(was, score) - losses(now, score), len(learners))
    count = np.bincount(owner, minlength=len(learners))
    return np.asarray(gain, np.float64), count.astype(np.float64), now, score
