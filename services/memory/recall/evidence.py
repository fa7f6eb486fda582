"""How signals of different kinds become one score (pure): each as evidence, in nats, for and against a document.

No weight is fitted to a data set. Similarities are compared in standard deviations over what may be found, so that a signal which tells
little apart for a question says little. A circumstance weighs by how rare it is.
"""

from __future__ import annotations

from math import log
from typing import Final

import numpy as np

from services.memory.recall.segment import Array

HELD: Final = 0.8
"""How often what is asked for has a circumstance that the question names: four times of five."""
CONTENT: Final = 0.5
"""Nats for a standard deviation of each view of the content: views overlap, so that each counts half."""
_FAINT: Final = 1e-6


def standard(signal: Array, among: Array) -> Array:
    """Return a signal in standard deviations from its mean over the rows `among`; 0 for all others, and where it tells nothing apart."""
    seen = signal[among]
    spread = float(seen.std()) if seen.size else 0.0
    if spread < _FAINT:
        return np.zeros_like(signal)
    found: Array = np.where(among, (signal - np.float32(seen.mean())) / np.float32(spread), np.float32(0))
    return found


def circumstance(mask: Array, among: Array) -> Array:
    """Return the evidence of sharing a circumstance with the question: the log odds that what is asked for does, less those that any does.

    Nothing where most share it, or none.
    """
    held = float(np.count_nonzero(mask & among))
    count = float(np.count_nonzero(among))
    if held == 0 or held == count:
        return np.zeros(len(mask), np.float32)
    gain = log(HELD / (1 - HELD)) - log(held / (count - held))
    return np.where(mask, np.float32(max(0.0, gain)), np.float32(0))


def recency(times: Array, among: Array) -> Array:
    """Return the evidence of being among the newest of the rows `among`, 0 on average over them; 0 for all others.

    The odds that something is needed again fall as one over its age (Anderson and Schooler, 1991). The rank stands for the age: time in
    which nothing was learnt lets nothing grow old.
    """
    found = np.zeros(len(times), np.float32)
    rows = np.flatnonzero(among)
    if len(rows):
        newest_first = rows[np.lexsort((-rows, -times[rows]))]
        found[newest_first] = -np.log(np.arange(1, len(rows) + 1) / len(rows)) - 1
    return found


def richness(distinct: Array, facts: Array) -> Array:
    """Return the evidence of how much a fact says: the log of its number of distinct words, 0 on average over the rows `facts`.

    Source: the length prior of Hiemstra (2001). What people say may be long for any reason, so that an entry gains nothing by it.
    """
    found = np.zeros(len(distinct), np.float32)
    if facts.any():
        said = np.log(np.maximum(distinct[facts], 1).astype(np.float32))
        found[facts] = said - said.mean()
    return found


def trust(confidences: Array) -> Array:
    """Return the evidence of being sure: the log of the probability that it is true."""
    found: Array = np.log(np.clip(confidences, 1e-3, 1.0))
    return found
