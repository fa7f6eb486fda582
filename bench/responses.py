"""Public sets of learners' answers, and how well the product's own learner model foresees them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from time import process_time
from typing import Any

import numpy as np
import pyarrow.parquet as parquet
from numpy.typing import NDArray

from bench.classics import best_lr, elo
from bench.figures import shared_folder
from services.mastery import Core, CourseParameters, FilterConstants, ItemShard, ParameterSet
from services.mastery.filter import ATTEMPTS, absorb, look
from services.mastery.fitting import EVALUATIONS, Answer, Answers, Quality, fit_population, foreseen, gathered, quality
from services.mastery.online import Difficulties
from services.mastery.readout import chance

FOLDS = 5
COURSE = "course"
Column = NDArray[np.float64]
Learners = list[list[Answer]]


def load(name: str) -> tuple[Learners, list[int]]:
    """Return the answers of each learner in order, and the fold of each learner, by the protocol of the shared README."""
    columns = parquet.read_table(shared_folder() / "data" / "kt" / f"{name}.parquet").to_pydict()
    order = sorted(range(len(columns["learner"])), key=columns["learner"].__getitem__)
    learners = [[_answer(columns, row) for row in rows] for _, rows in groupby(order, key=columns["learner"].__getitem__)]
    folds = np.random.RandomState(0).permutation(len(learners)) % FOLDS
    return learners, folds.tolist()


def _answer(columns: dict[str, list[Any]], row: int) -> Answer:
    skills = tuple(sorted(set(columns["skills"][row].split("_"))))
    return Answer(str(columns["item"][row]), skills, float(columns["correct"][row]), max(0, columns["timestamp"][row]))


@dataclass(frozen=True, slots=True, eq=False)
class Foresight:
    """What was foreseen of all answers of a set, each by parameters fitted on the other four folds; and what came.

    `place` is the answer's place in its learner's history; `parameters` are those of the first fold.
    """

    chance: Column
    score: Column
    place: NDArray[np.intp]
    best_lr: Column
    elo: Column
    defaults: Quality
    parameters: ParameterSet


def foresight(name: str) -> Foresight:
    """Return what the learner model, best-LR and Elo foresee of a set, five folds by learner, test learners from blank."""
    learners, fold_of = load(name)
    answers, fold = gathered(learners), np.array(fold_of)
    of = fold[answers.learner]
    chance_, rivals, sets = np.empty(len(answers)), np.empty((2, len(answers))), []
    for number in range(FOLDS):
        here = of == number
        sets.append(fitted(answers, ~here))
        test = [mine for mine, f in zip(learners, fold_of, strict=True) if f == number]
        train = [mine for mine, f in zip(learners, fold_of, strict=True) if f != number]
        chance_[here] = list(foreseen(test, sets[-1], COURSE))
        rivals[:, here] = best_lr(answers, ~here), elo(train, test)
    place = np.concatenate([np.arange(len(mine)) for mine in learners])
    alone = quality(np.array(list(on_the_fly(learners, FilterConstants()))), answers.score)
    return Foresight(chance_, answers.score, place, rivals[0], rivals[1], alone, sets[0])


def unseen_skills(name: str) -> Quality:
    """Return how well answers are foreseen whose skills, a quarter of all, were left out of what was fitted on; five folds."""
    learners, fold_of = load(name)
    answers, fold = gathered(learners), np.array(fold_of)
    hidden = np.random.RandomState(0).permutation(len(answers.names)) < len(answers.names) // 4
    concerned = (hidden[answers.skills] & (answers.skills >= 0)).any(axis=1)
    chances, scores = [], []
    for number in range(FOLDS):
        here = fold[answers.learner] == number
        parameters = fitted(answers, ~here & ~concerned)
        test = [mine for mine, f in zip(learners, fold_of, strict=True) if f == number]
        chances.append(np.array(list(foreseen(test, parameters, COURSE)))[concerned[here]])
        scores.append(answers.score[here & concerned])
    return quality(np.concatenate(chances), np.concatenate(scores))


def fitted(answers: Answers, train: NDArray[np.bool_]) -> ParameterSet:
    """Return the parameters that the product fits on the chosen answers."""
    return fit_population({COURSE: answers.of(train)}, ParameterSet(), 0, EVALUATIONS).parameters


def on_the_fly(learners: Sequence[Sequence[Answer]], c: FilterConstants) -> Iterator[float]:
    """Yield the chance that is foreseen with nothing but defaults, difficulties learnt as the answers come."""
    difficulties, known = Difficulties(c), CourseParameters()
    for answers in learners:
        core, shard = Core.start(c), ItemShard.start()
        for answer in answers:
            seen = look(core, answer.skills, answer.at_s, difficulties.of(answer.key, answer.skills), c)
            yield chance(seen, core, answer.key, shard.seen(answer.key), known, c)
            shard.count(answer.key, won=answer.score > 0.5, at_s=answer.at_s, event=int(core.head[ATTEMPTS]))
            difficulties.learn(answer.key, seen, *absorb(core, seen, answer.score, 1.0, c))


def event_cpu_us(learners: Sequence[Sequence[Answer]], parameters: ParameterSet) -> float:
    """Return CPU microseconds to foresee an answer, readout and all, and then to absorb it and count the item."""
    began = process_time()
    for _ in foreseen(learners, parameters, COURSE):
        pass
    return (process_time() - began) / sum(map(len, learners)) * 1e6
