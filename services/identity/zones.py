"""A learner's own calendar: time zones by IANA name, and which day it is there (pure)."""

from __future__ import annotations

from datetime import date, datetime
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from services.identity.errors import DeadlinePassed, ZoneUnknown


@cache
def _known() -> frozenset[str]:
    return frozenset(available_timezones() - {"Factory", "localtime"})


def checked_zone(name: str) -> str:
    """Return the name if it is an IANA zone.

    Raises:
        ZoneUnknown: It is not. The name is looked up in a list, so that it never becomes part of a path.
    """
    if name not in _known():
        raise ZoneUnknown
    return name


def today(zone: str, now: datetime) -> date:
    """Return the date in the zone at that moment."""
    return now.astimezone(ZoneInfo(zone)).date()


def checked_deadline(deadline: date | None, zone: str, now: datetime) -> date | None:
    """Return the deadline if it is not before the learner's today.

    Raises:
        DeadlinePassed: It is.
    """
    if deadline is not None and deadline < today(zone, now):
        raise DeadlinePassed
    return deadline
