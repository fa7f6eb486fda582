"""What is not well, told from what was read, the most urgent first (pure)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from schemas.operations import SignLevel, SignOut

HEARTBEAT_S: Final = 60.0
LATE_JOB_S: Final = 60.0
BACKUP_S: Final = 26 * 3600.0
CONCERN_S: Final = 24 * 3600.0
PARTS: Final[tuple[Literal["database", "keys_database", "redis"], ...]] = ("database", "keys_database", "redis")


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read of the installation.

    Args:
        parts: For each thing that must stand, whether it does.
        heartbeat_age_s: How long ago a worker did the clock's smallest job; None is never.
        dead: Jobs that have used up their starts, of those that this operator sees.
        lag_s: How late the oldest due job is.
        backup_age_s: How old the last backup is; None if there is none.
        epoch_age_s: How old the current epoch is.
        epoch_every_s: How long an epoch is to last; 0 turns the clock off.
        old_epochs: Epochs whose turn was begun and has not ended.
        keys_in_both_places: Whether both key folders hold what they should.
        named: How many have the duty of safeguarding in the operator's organisation.
        concerns: How many concerns nobody there has opened.
        concern_age_s: For how long the oldest of them waits; None without one.
    """

    parts: Mapping[str, bool]
    heartbeat_age_s: float | None
    dead: int
    lag_s: float
    backup_age_s: float | None
    epoch_age_s: float
    epoch_every_s: float
    old_epochs: int
    keys_in_both_places: bool
    named: int
    concerns: int
    concern_age_s: float | None


def signs(reading: Reading) -> tuple[SignOut, ...]:
    """Return what is not well, what has to be seen to now before what can wait."""
    found = [*_parts(reading), *_work(reading), *_keys(reading), *_people(reading)]
    return tuple(sorted(found, key=lambda sign: sign.level != "now"))


def _parts(reading: Reading) -> Iterator[SignOut]:
    for part in PARTS:
        if not reading.parts[part]:
            yield SignOut(code="part_away", level="now", part=part)
    if not reading.parts["migrations"]:
        yield SignOut(code="tables_old", level="now")
    if not reading.parts["key_fingerprint"]:
        yield SignOut(code="keys_differ", level="now")


def _work(reading: Reading) -> Iterator[SignOut]:
    age_s = reading.heartbeat_age_s
    if age_s is None or age_s > HEARTBEAT_S:
        yield SignOut(code="worker_silent", level="now", seconds=age_s)
    if reading.dead:
        yield SignOut(code="jobs_dead", level="soon", count=reading.dead)
    if reading.lag_s > LATE_JOB_S:
        yield SignOut(code="jobs_late", level="soon", seconds=reading.lag_s)
    if reading.backup_age_s is None:
        yield SignOut(code="backup_never", level="soon")
    elif reading.backup_age_s > BACKUP_S:
        yield SignOut(code="backup_old", level="soon", seconds=reading.backup_age_s)


def _keys(reading: Reading) -> Iterator[SignOut]:
    if not reading.keys_in_both_places:
        yield SignOut(code="key_places", level="now")
    if reading.epoch_every_s and reading.epoch_age_s > 2 * reading.epoch_every_s:
        yield SignOut(code="epoch_old", level="soon", seconds=reading.epoch_age_s)
    if reading.old_epochs:
        yield SignOut(code="epoch_turning", level="soon", count=reading.old_epochs)


def _people(reading: Reading) -> Iterator[SignOut]:
    if not reading.named:
        unheard: SignLevel = "now" if reading.concerns else "soon"
        yield SignOut(code="concerns_unheard" if reading.concerns else "nobody_named", level=unheard, count=reading.concerns or None)
    elif reading.concern_age_s is not None and reading.concern_age_s > CONCERN_S:
        yield SignOut(code="concerns_late", level="now", seconds=reading.concern_age_s)
