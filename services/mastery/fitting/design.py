"""What the readout is fitted on: standardised features, and levels and slopes of single skills and items (pure)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from services.mastery.fitting.answers import Answers
from services.mastery.fitting.changes import Floats, Ints
from services.mastery.fitting.walk import sigmoid
from services.mastery.forms import BEND_PLACES, ITEM_PLACES, KNOTS, PRODUCT_PLACES, SKILL_PLACES
from services.mastery.parameters import Readout

# Ridges, all on standardised features: of what all share (design, "Readout"), of a skill's terms, of an item's level, of an item's slopes.
RIDGE: Final = 30.0
SKILL_RIDGE: Final = 10.0
ITEM_RIDGE: Final = 10.0
SLOPE_RIDGE: Final = 40.0
_FREE: Final = 1e-3  # of the intercept
_CHUNK: Final = 65_536

Design = NDArray[np.float32]


def designed(foresight: Floats, answers: Answers) -> Design:
    """Return the features of `forms.FEATURES`, a row per answer, from those of the filter and of the learner's history."""
    base = np.column_stack([foresight.astype(np.float32), answers.own])
    lefts, rights = (base[:, list(places)] for places in PRODUCT_PLACES)
    bends = np.maximum(0.0, base[:, list(BEND_PLACES)] - np.array(KNOTS, np.float32))
    return np.column_stack([base, lefts * rights, bends])


@dataclass(slots=True, eq=False)
class Terms:
    """A level and slopes for every member of a group (skills, items), as a linear map of its weights.

    Args:
        rows: answer, per membership.
        members: number of the skill or item, per membership.
        values: what each weight of the member is multiplied with, a row per membership; the first column is the level's.
        size: how many members there are.
    """

    rows: Ints
    members: Ints
    values: NDArray[np.float32]
    size: int

    @property
    def shape(self) -> tuple[int, int]:
        """Return members and weights of each."""
        return self.size, self.values.shape[1]

    def forward(self, weights: Floats, answers: int) -> Floats:
        """Return what the weights (members × terms) add to every answer's logit."""
        added = np.einsum("ij,ij->i", self.values, weights.astype(np.float32)[self.members])
        return np.asarray(added if len(added) == answers else np.bincount(self.rows, added, answers), np.float64)

    def backward(self, residual: Floats) -> Floats:
        """Return the transpose of `forward`."""
        mine = residual[self.rows]
        columns = [np.bincount(self.members, self.values[:, term] * mine, self.size) for term in range(self.values.shape[1])]
        return np.column_stack(columns)

    def curvature(self, h: Floats) -> Floats:
        """Return the diagonal of the transpose of `forward`, h, `forward`."""
        mine = h[self.rows]
        return np.column_stack([np.bincount(self.members, self.values[:, t] ** 2 * mine, self.size) for t in range(self.values.shape[1])])


def _nobody(places: tuple[int, ...]) -> Terms:
    """Return the terms of a group without members."""
    return Terms(np.zeros(0, np.intp), np.zeros(0, np.intp), np.zeros((0, 1 + len(places)), np.float32), 0)


class ReadoutDesign:
    """A fit's view of its answers. Weights are one vector: intercept and features, then skills' terms, then items' terms."""

    def __init__(
        self, features: Design, answers: Answers, offset: Floats | None = None, ridge: float = RIDGE, *, has_terms: bool = True
    ) -> None:
        """Standardise; `features` is overwritten.

        Args:
            features: as `designed`.
            answers: what they are of.
            offset: the logits that all weights add to; the filter's unless given.
            ridge: of the weights that all share.
            has_terms: whether skills and items have weights of their own.
        """
        self.count, width = features.shape
        self.offset = features[:, 0].astype(np.float64) if offset is None else offset
        self.mean, scale = features.mean(axis=0, dtype=np.float64), features.std(axis=0, dtype=np.float64)
        self.scale = np.where(scale > 1e-6, scale, 1.0)
        features -= self.mean.astype(np.float32)
        features /= self.scale.astype(np.float32)
        self.features, self.score, self.weight = features, answers.score, answers.weight
        self.skills, self.items = self._terms(answers) if has_terms else (_nobody(SKILL_PLACES), _nobody(ITEM_PLACES))
        self.cuts = np.cumsum([1 + width, self.skills.size * self.skills.shape[1]])
        self.ridge = np.concatenate([
            [_FREE], np.full(width, ridge), np.full(self.skills.size * self.skills.shape[1], SKILL_RIDGE),
            np.tile([ITEM_RIDGE, *[SLOPE_RIDGE] * len(ITEM_PLACES)], self.items.size),
        ])  # fmt: skip

    def _terms(self, answers: Answers) -> tuple[Terms, Terms]:
        mask = answers.skills >= 0
        rows, share = np.nonzero(mask)[0], (1.0 / mask.sum(axis=1)).astype(np.float32)
        level = np.ones((self.count, 1), np.float32)
        of_skill = np.column_stack([level, self.features[:, list(SKILL_PLACES)]]) * share[:, None]
        of_item = np.column_stack([level, self.features[:, list(ITEM_PLACES)]])
        skills = Terms(rows, answers.skills[mask], of_skill[rows], len(answers.names))
        return skills, Terms(np.arange(self.count), answers.item, of_item, len(answers.keys))

    @property
    def size(self) -> int:
        """Return how many weights there are."""
        return len(self.ridge)

    def split(self, theta: Floats) -> tuple[Floats, Floats, Floats]:
        """Return the weights of intercept and features, of skills (a row each), of items (a row each)."""
        shared, skills, items = np.split(theta, self.cuts)
        return shared, skills.reshape(self.skills.shape), items.reshape(self.items.shape)

    def logits(self, theta: Floats) -> Floats:
        """Return the logit of every answer."""
        shared, skills, items = self.split(theta)
        dense = self.features @ shared[1:].astype(np.float32)
        added = self.skills.forward(skills, self.count) + self.items.forward(items, self.count)
        return np.asarray(self.offset + shared[0] + dense + added)

    def loss(self, theta: Floats) -> tuple[float, Floats]:
        """Return the penalised log-loss, summed, and its gradient."""
        logits = self.logits(theta)
        residual = self.weight * (sigmoid(logits) - self.score)
        loss = float((self.weight * (np.logaddexp(0.0, logits) - self.score * logits)).sum() + 0.5 * (self.ridge * theta * theta).sum())
        dense = np.asarray(residual.astype(np.float32) @ self.features, np.float64)
        parts: list[Floats] = [
            residual.sum(keepdims=True),
            dense,
            self.skills.backward(residual).ravel(),
            self.items.backward(residual).ravel(),
        ]
        return loss, np.concatenate(parts) + self.ridge * theta

    def curvatures(self) -> tuple[Floats, Floats]:
        """Return the curvature of the loss at no weights: whole for intercept and features, the diagonal for the others."""
        chance = sigmoid(self.offset)
        h = self.weight * chance * (1.0 - chance)
        width = self.features.shape[1] + 1
        gram = np.diag(self.ridge[:width])
        for begin in range(0, self.count, _CHUNK):
            part = self.features[begin : begin + _CHUNK]
            whole = np.column_stack([np.ones(len(part), np.float32), part])
            gram += (whole * h[begin : begin + _CHUNK, None].astype(np.float32)).T @ whole
        rest = np.concatenate([self.skills.curvature(h).ravel(), self.items.curvature(h).ravel()]) + self.ridge[width:]
        return gram, rest

    def readout(self, theta: Floats) -> tuple[Readout, Floats, Floats]:
        """Return readout, skills' terms and items' terms for features as they are, not standardised."""
        shared, skills, items = self.split(theta)
        weights = shared[1:] / self.scale
        readout = Readout(float(shared[0] - weights @ self.mean), tuple(weights.tolist()), 0.0)
        return readout, self._unscaled(skills, SKILL_PLACES), self._unscaled(items, ITEM_PLACES)

    def _unscaled(self, terms: Floats, places: tuple[int, ...]) -> Floats:
        slopes = terms[:, 1:] / self.scale[list(places)]
        return np.column_stack([terms[:, 0] - slopes @ self.mean[list(places)], slopes])
