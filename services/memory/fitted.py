"""Which folds an image goes on with, where their parameters are fitted anew while learners are at work."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, Protocol

from services.memory.fold import Fold
from services.memory.image import Folds
from services.memory.manifest import Manifest
from services.memory.own_folds import all_folds
from services.platform import Work

Use = Literal["read", "write", "anew"]
"""To look at the image, to add to it, or to make it again from the journal."""


class FittedFolds(Protocol):
    """Gives folds whose parameters a tenant has fitted. Bootstrap provides it, so memory knows no mastery."""

    async def folds(self, work: Work, named: Mapping[str, str], seq: int, use: Use) -> Mapping[str, Fold]:
        """Return the folds for one learner.

        An image goes on with the parameters that it was folded with until it is made again: then a new set makes nobody wait, and two
        processes that have not heard of it at the same time do not undo each other's work.

        Args:
            work: A unit of work of the learner's tenant.
            named: The parameter set of each fold that the image was folded with; empty where there is none yet.
            seq: How long the journal is.
            use: What for.
        """
        ...


async def folds_for(standard: Folds, fitted: FittedFolds | None, work: Work, manifest: Manifest, seq: int, use: Use) -> Folds:
    """Return all folds for one learner's image: the fitted ones in the place of the standard ones."""
    if fitted is None:
        return standard
    named = {name: mark.parameter_set for name, mark in manifest.folds.items()}
    return all_folds({**standard.by_name, **await fitted.folds(work, named, seq, use)})
