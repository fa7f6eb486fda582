"""Public sets of learners' answers, and how well the product's own learner model foresees them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from time import process_time
from typing import Any

import numpy as np
import pyarrow.parquet as parquet
from numpy.typing import NDArray
from sklearn.metrics import log_loss, roc_auc_score

from bench.figures import shared_folder
from services.mastery import FilterConstants, ItemShard, Readout
from services.mastery.filter import absorb, look
from services.mastery.fit import Difficulties, fit_readout
from services.mastery.readout import chance, features, log_retrievability
from services.mastery.state import Core

FOLDS = 5
BINS = 15
Column = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Response:
    """One answer: `at_s` is 0 throughout where a set has no times."""

    item: str
    skills: tuple[str, ...]
    score: float
    at_s: int


Learners = list[list[Response]]


def load(name: str) -> tuple[Learners, list[int]]:
    """Return the answers of each learner in order, and the fold of each learner, by the protocol of the shared README."""
    columns = parquet.read_table(shared_folder() / "data" / "kt" / f"{name}.parquet").to_pydict()
    order = sorted(range(len(columns["learner"])), key=columns["learner"].__getitem__)
    learners = [[_response(columns, row) for row in rows] for _, rows in groupby(order, key=columns["learner"].__getitem__)]
    folds = np.random.RandomState(0).permutation(len(learners)) % FOLDS
    return learners, folds.tolist()


def _response(columns: dict[str, list[Any]], row: int) -> Response:
    skills = tuple(sorted(set(columns["skills"][row].split("_"))))
    return Response(str(columns["item"][row]), skills, float(columns["correct"][row]), max(0, columns["timestamp"][row]))


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What was foreseen of each answer: the filter's logit, the features, the log retrievability; and what came."""

    logit: Column
    features: Column
    forgetting: Column
    score: Column

    def shown(self, readout: Readout) -> Column:
        """Return the chance that a readout shows."""
        logit = self.logit + readout.intercept + self.features @ np.array(readout.weights) + readout.forgetting * self.forgetting
        return np.asarray(1.0 / (1.0 + np.exp(-logit)))


def walk(learners: Sequence[list[Response]], difficulties: Difficulties, *, learn: bool) -> Iterator[tuple[float, Any, float, float]]:
    """Go through the answers of each learner from blank; yield the filter's logit, features, log retrievability and score of each."""
    c = difficulties.constants
    for answers in learners:
        core, shard = Core.start(c), ItemShard.start()
        for answer in answers:
            seen = look(core, answer.skills, answer.at_s, difficulties.of(answer.item, answer.skills), c)
            attempts, wins, _ = shard.seen(answer.item)
            yield seen.kappa * seen.z, features(seen, attempts, wins), log_retrievability(seen, c), answer.score
            step, shrink = absorb(core, seen, answer.score, 1.0, c)
            shard.count(answer.item, won=answer.score > 0.5, at_s=answer.at_s)
            if learn:
                difficulties.learn(answer.item, seen, step, shrink)


def foresee(learners: Sequence[list[Response]], difficulties: Difficulties, *, learn: bool = False) -> Foreseen:
    """Return what is foreseen of all answers of the learners."""
    logit, values, forgetting, score = zip(*walk(learners, difficulties, learn=learn), strict=True)
    return Foreseen(np.array(logit), np.array(values), np.array(forgetting), np.array(score))


def learnt(learners: Sequence[list[Response]], c: FilterConstants) -> Difficulties:
    """Return the item difficulties that the answers of these learners give."""
    difficulties = Difficulties(c)
    for _ in walk(learners, difficulties, learn=True):
        pass
    return difficulties


def fitted(train: Sequence[list[Response]], c: FilterConstants) -> Readout:
    """Return the readout fitted on learners whose difficulties come from the others of them, so that none sees its own answers."""
    groups = []
    for group in range(FOLDS):
        others = [answers for place, answers in enumerate(train) if place % FOLDS != group]
        groups.append(foresee(train[group::FOLDS], learnt(others, c)))
    whole = Foreseen(*(np.concatenate([getattr(g, name) for g in groups]) for name in ("logit", "features", "forgetting", "score")))
    return fit_readout(whole.features, whole.logit, whole.score, forgetting=0.0)


@dataclass(frozen=True, slots=True)
class Quality:
    """How good predictions are: area under the curve, log-loss, and calibration error over 15 bins."""

    auc: float
    logloss: float
    ece: float


def quality(chance: Column, score: Column) -> Quality:
    """Return how good the chances were."""
    place = np.minimum((chance * BINS).astype(int), BINS - 1)
    gaps = [abs(chance[place == b].mean() - score[place == b].mean()) * (place == b).mean() for b in range(BINS) if (place == b).any()]
    return Quality(float(roc_auc_score(score, chance)), float(log_loss(score, chance)), float(sum(gaps)))


def evaluate(name: str, folds: int) -> tuple[Quality, Quality]:
    """Return the quality of the filter alone (unfitted readout) and with the fitted readout, over the first folds of a set."""
    learners, fold_of = load(name)
    plain, shown, scores = [], [], []
    for fold in range(folds):
        train = [answers for answers, f in zip(learners, fold_of, strict=True) if f != fold]
        test = [answers for answers, f in zip(learners, fold_of, strict=True) if f == fold]
        base = float(np.mean([answer.score for answers in train for answer in answers]))
        c = replace(FilterConstants(), base_rate=base)
        foreseen = foresee(test, learnt(train, c))
        plain.append(foreseen.shown(Readout()))
        shown.append(foreseen.shown(fitted(train, c)))
        scores.append(foreseen.score)
    return quality(np.concatenate(plain), np.concatenate(scores)), quality(np.concatenate(shown), np.concatenate(scores))


def event_cpu_us(name: str, learners_timed: int) -> float:
    """Return CPU microseconds to foresee an answer, readout and all, and then to absorb it and count the item."""
    timed, c = load(name)[0][:learners_timed], FilterConstants()
    difficulties, readout = Difficulties(c), Readout(0.1, (0.1,) * 12, 1.0)
    began = process_time()
    for answers in timed:
        core, shard = Core.start(c), ItemShard.start()
        for answer in answers:
            seen = look(core, answer.skills, answer.at_s, difficulties.of(answer.item, answer.skills), c)
            attempts, wins, _ = shard.seen(answer.item)
            chance(seen, attempts, wins, readout, c)
            absorb(core, seen, answer.score, 1.0, c)
            shard.count(answer.item, won=answer.score > 0.5, at_s=answer.at_s)
    return (process_time() - began) / sum(map(len, timed)) * 1e6
