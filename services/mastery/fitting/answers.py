"""Many learners' answers as columns, with the features of their own history, which no fitted number has a part in (pure)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from services.mastery.evidence import is_repeat
from services.mastery.features import history
from services.mastery.filter import ATTEMPTS, HOUR_S, absorb, look
from services.mastery.fitting.changes import Change, Floats, Ints, Presumptions, lives, make
from services.mastery.forms import OWN, SKILL
from services.mastery.parameters import ParameterSet
from services.mastery.remembering import remember
from services.mastery.state import Core, ItemShard

_ANY_ITEM: Final = (0.0, 1.0)


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer as the fold takes it: evidence in [0, 1], its weight in (0, 1], its second; `rating` is the author's, in logits."""

    key: str
    skills: tuple[str, ...]
    score: float
    at_s: int = 0
    weight: float = 1.0
    rating: float = 0.0
    again: bool = False  # not the first try
    facts: tuple[str, ...] = ()  # those of the skills that are facts
    before: tuple[Change, ...] = ()  # since the answer before


@dataclass(frozen=True, slots=True, eq=False)
class Answers:
    """Answers as columns, each learner's together and in order.

    Args:
        learner: Number of the learner, per answer.
        item: Number of the item, per answer.
        score: Evidence, per answer.
        weight: Its weight, per answer.
        repeat: Whether the learner had just met the item, per answer.
        hours: When, per answer.
        own: Features of `forms.OWN` and `forms.SKILL`, a row per answer.
        skills: Numbers of the skills, a row per answer, padded by -1.
        keys: Names of the items.
        names: Names of the skills.
        ratings: Authors' ratings of the items.
        lives: How often an educator had begun each skill anew for the learner, in the places of `skills`.
        presumed: What placements presumed of the skills.
    """

    learner: Ints
    item: Ints
    score: Floats
    weight: Floats
    repeat: NDArray[np.bool_]
    hours: Floats
    own: NDArray[np.float32]
    skills: Ints
    keys: list[str]
    names: list[str]
    ratings: Floats
    lives: Ints
    presumed: Presumptions

    def __len__(self) -> int:
        return len(self.score)

    @property
    def learners(self) -> int:
        """Return how many numbers learners have."""
        return int(self.learner.max()) + 1 if len(self) else 0

    def of(self, chosen: NDArray[np.bool_] | Ints) -> Answers:
        """Return the chosen answers, by a mask or by their numbers; numbers keep their meaning."""
        return Answers(
            self.learner[chosen], self.item[chosen], self.score[chosen], self.weight[chosen], self.repeat[chosen], self.hours[chosen],
            self.own[chosen], self.skills[chosen], self.keys, self.names, self.ratings, self.lives[chosen], self.presumed,
        )  # fmt: skip

    def first(self, most: int) -> NDArray[np.bool_]:
        """Return which answers are among the first `most` of their learner."""
        starts = np.flatnonzero(np.r_[True, np.diff(self.learner) != 0])
        lengths = np.diff(np.r_[starts, len(self)])
        return np.asarray(np.arange(len(self)) - np.repeat(starts, lengths) < most)


def gathered(learners: Sequence[Sequence[Answer]], p: ParameterSet | None = None) -> Answers:
    """Return the answers of learners, numbered in the order given, as columns."""
    p = p or ParameterSet()
    keys: dict[str, int] = {}
    names: dict[str, int] = {}
    ratings: list[float] = []
    rows: list[tuple[float, ...]] = []
    repeats: list[bool] = []
    answers = [answer for one in learners for answer in one]
    for one in learners:
        for row, repeat in _histories(one, p):
            rows.append(row)
            repeats.append(repeat)
    item = np.array([keys.setdefault(answer.key, len(keys)) for answer in answers], np.intp)
    known = set()
    for answer in answers:
        if answer.key not in known:
            known.add(answer.key)
            ratings.append(answer.rating)
    skills = _padded(answers, names)
    changed = learners if any(answer.before for answer in answers) else ()
    begun, presumed = lives([[(answer.before, answer.skills) for answer in one] for one in changed], names)
    own = np.array(rows, np.float32).reshape(len(answers), len(OWN) + len(SKILL))
    owner = np.repeat(np.arange(len(learners)), [len(one) for one in learners])
    return Answers(
        owner, item, _column(a.score for a in answers), _column(a.weight for a in answers), np.array(repeats, np.bool_),
        _column(a.at_s for a in answers) / HOUR_S, own, skills, list(keys), list(names), np.array(ratings), _lives(begun, skills),
        presumed,
    )  # fmt: skip


def _column(values: Any) -> Floats:
    return np.fromiter(values, np.float64)


def _padded(answers: Sequence[Answer], names: dict[str, int]) -> Ints:
    """Return the skills' numbers, a row per answer; the names are numbered on the way."""
    most = max((len(answer.skills) for answer in answers), default=1)
    table = np.full((len(answers), most), -1, np.intp)
    for row, answer in zip(count(), answers):
        for place, skill in enumerate(answer.skills):
            table[row, place] = names.setdefault(skill, len(names))
    return table


def _lives(begun: Sequence[Sequence[int]], skills: Ints) -> Ints:
    """Return how often each skill had been begun anew, in the places of the skills."""
    table = np.zeros_like(skills)
    for row, counts in enumerate(begun):
        table[row, : len(counts)] = counts
    return table


def _histories(answers: Sequence[Answer], p: ParameterSet) -> Iterator[tuple[tuple[float, ...], bool]]:
    """Yield the history of one learner before each answer, and whether it is a repeat, by the functions that the fold uses."""
    c = p.filter
    core, shard = Core.start(c), ItemShard.start()
    for answer in answers:
        make(core, answer.before, c)
        seen = look(core, answer.skills, answer.at_s, _ANY_ITEM, c)
        row = history(seen, core, shard.seen(answer.key), c)
        before_s = shard.count(answer.key, won=answer.score > 0.5, at_s=answer.at_s, event=int(core.head[ATTEMPTS]))
        yield row, is_repeat(before_s, answer.again, answer.at_s, p.evidence)
        absorb(core, seen, answer.score, answer.weight, c)
        if answer.facts or core.traces:
            remember(core, seen, answer.facts, answer.score)
