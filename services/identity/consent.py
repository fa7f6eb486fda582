"""Which consents hold, and who may give them (pure)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal
from uuid import UUID

from schemas.identity import AgeBand, Giver, Scope

YOUNGEST: Final[AgeBand] = "under_13"
LEAST_AGE: Final[dict[AgeBand, int]] = {"under_13": 0, "13_15": 13, "16_17": 16, "adult": 18}
SCOPES: Final[tuple[Scope, ...]] = ("memory", "model_provider", "improve_course")


@dataclass(frozen=True)
class ConsentGiven:
    """One consent given or withdrawn, by whom in which part, and when."""

    scope: Scope
    granted: bool
    by: Giver
    account_id: UUID | None
    at: datetime


@dataclass(frozen=True)
class Consents:
    """What holds for one learner now. Without `memory` the learner works in no-memory mode."""

    memory: bool = False
    model_provider: bool = False
    improve_course: bool = False

    def holds(self, scope: Scope) -> bool:
        """Return whether the consent of this scope holds."""
        return scope in SCOPES and bool(getattr(self, scope))


def decides(band: AgeBand | None, consent_age: int) -> Literal["learner", "guardian"]:
    """Return who consents: a learner whose whole age band has reached the tenant's age of consent, else a guardian.

    A band that the age of consent cuts in two counts as too young: nobody's age is guessed upwards.
    """
    return "learner" if LEAST_AGE[band or YOUNGEST] >= consent_age else "guardian"


def refused_again(latest: Iterable[ConsentGiven], refusals: Iterable[ConsentGiven]) -> list[ConsentGiven]:
    """Return the refusals, one a scope, that a yes from before them has taken the place of, as after a restore; a later yes stands."""
    given = {word.scope: word.at for word in latest if word.granted}
    newest = {word.scope: word for word in sorted(refusals, key=lambda word: word.at)}
    return [word for scope, word in newest.items() if scope in given and given[scope] <= word.at]


def in_force(latest: Iterable[ConsentGiven], band: AgeBand | None, consent_age: int) -> Consents:
    """Return what holds, given the latest word per scope.

    A yes counts while the one who said it decides: a learner's own does not while a guardian decides, even if it was given when the age of
    consent was lower; a guardian's, said on paper or not, no longer does once the learner decides alone. A no stays, whoever said it.
    """
    alone = decides(band, consent_age) == "learner"
    return Consents(**{word.scope: word.granted and (word.by == "learner") == alone for word in latest})
