"""The least of a smooth convex function of many weights: L-BFGS (Nocedal 1980) in coordinates in which it is nearly round (pure)."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import Final

import numpy as np

from services.mastery.fitting.changes import Floats

MOST_STEPS: Final = 80
_MEMORY: Final = 12
_ENOUGH: Final = 1e-6  # relative gain of a step
_ARMIJO: Final = 1e-4

Loss = Callable[[Floats], tuple[float, Floats]]


def minimised(loss: Loss, block: Floats, diagonal: Floats) -> Floats:
    """Return the weights of least loss, from 0.

    Args:
        loss: value and gradient.
        block: curvature at 0 of the first weights, as a matrix.
        diagonal: curvature at 0 of the others.
    """
    factor, width = np.linalg.cholesky(block), len(block)
    inverse, root = np.linalg.inv(factor), np.sqrt(diagonal)

    def weights(round_: Floats) -> Floats:
        return np.concatenate([inverse.T @ round_[:width], round_[width:] / root])

    def rounded(theta: Floats) -> tuple[float, Floats]:
        value, gradient = loss(weights(theta))
        return value, np.concatenate([inverse @ gradient[:width], gradient[width:] / root])

    return weights(_lbfgs(rounded, width + len(diagonal)))


def _lbfgs(loss: Loss, size: int) -> Floats:
    at = np.zeros(size)
    value, gradient = loss(at)
    steps: deque[tuple[Floats, Floats, float]] = deque(maxlen=_MEMORY)
    for _ in range(MOST_STEPS):
        direction = -_towards(gradient, steps)
        slope, length = float(gradient @ direction), 1.0
        while True:
            there = at + length * direction
            new_value, new_gradient = loss(there)
            if new_value <= value + _ARMIJO * length * slope or length < 1e-6:
                break
            length *= 0.5
        move, change = there - at, new_gradient - gradient
        if float(move @ change) > 1e-12:
            steps.append((move, change, 1.0 / float(move @ change)))
        gain, at, value, gradient = value - new_value, there, new_value, new_gradient
        if gain < _ENOUGH * abs(value):
            break
    return at


def _towards(gradient: Floats, steps: deque[tuple[Floats, Floats, float]]) -> Floats:
    """Return the gradient times the remembered inverse curvature."""
    wanted, shares = gradient.copy(), []
    for move, change, rho in reversed(steps):
        share = rho * float(move @ wanted)
        wanted -= share * change
        shares.append(share)
    if steps:
        move, change, _ = steps[-1]
        wanted *= float(move @ change) / float(change @ change)
    for (move, change, rho), share in zip(steps, reversed(shares), strict=True):
        wanted += move * (share - rho * float(change @ wanted))
    return wanted
