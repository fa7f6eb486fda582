"""What an operator is told, from what was read: nothing while all is well, and what has to be seen to now before what can wait."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from services.operations.signs import BACKUP_S, CONCERN_S, HEARTBEAT_S, LATE_JOB_S, Reading, signs

PARTS = {"database": True, "keys_database": True, "redis": True, "migrations": True, "key_fingerprint": True}
DAY_S = 86_400.0
WELL = Reading(
    parts=PARTS, heartbeat_age_s=3.0, dead=0, lag_s=0.0, backup_age_s=3_600.0, epoch_age_s=DAY_S, epoch_every_s=DAY_S, old_epochs=0,
    keys_in_both_places=True, named=1, concerns=0, concern_age_s=None,
)  # fmt: skip


def told(**changed: Any) -> list[tuple[str, str]]:
    return [(sign.code, sign.level) for sign in signs(replace(WELL, **changed))]


def test_nothing_is_said_while_all_is_well() -> None:
    assert signs(WELL) == ()


@pytest.mark.parametrize(
    ("changed", "code", "level"),
    [
        ({"parts": PARTS | {"redis": False}}, "part_away", "now"),
        ({"parts": PARTS | {"migrations": False}}, "tables_old", "now"),
        ({"parts": PARTS | {"key_fingerprint": False}}, "keys_differ", "now"),
        ({"heartbeat_age_s": None}, "worker_silent", "now"),
        ({"heartbeat_age_s": HEARTBEAT_S + 1}, "worker_silent", "now"),
        ({"dead": 2}, "jobs_dead", "soon"),
        ({"lag_s": LATE_JOB_S + 1}, "jobs_late", "soon"),
        ({"backup_age_s": None}, "backup_never", "soon"),
        ({"backup_age_s": BACKUP_S + 1}, "backup_old", "soon"),
        ({"keys_in_both_places": False}, "key_places", "now"),
        ({"epoch_age_s": 2 * DAY_S + 1}, "epoch_old", "soon"),
        ({"old_epochs": 1}, "epoch_turning", "soon"),
        ({"named": 0}, "nobody_named", "soon"),
        ({"named": 0, "concerns": 3, "concern_age_s": 1.0}, "concerns_unheard", "now"),
        ({"concerns": 1, "concern_age_s": CONCERN_S + 1}, "concerns_late", "now"),
    ],
)
def test_each_thing_that_is_not_well_is_said_once(changed: dict[str, Any], code: str, level: str) -> None:
    assert told(**changed) == [(code, level)]


def test_an_epoch_that_no_clock_turns_is_never_too_old() -> None:
    assert told(epoch_every_s=0.0, epoch_age_s=400 * DAY_S) == []


def test_what_has_to_be_seen_to_now_comes_first() -> None:
    assert told(dead=1, backup_age_s=None, keys_in_both_places=False) == [
        ("key_places", "now"), ("jobs_dead", "soon"), ("backup_never", "soon"),
    ]  # fmt: skip
