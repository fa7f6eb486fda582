"""The moments at which progress over time is looked at: ends of weeks and of days, by the learner's own calendar (pure)."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

WEEK = timedelta(days=7)
DAY = timedelta(days=1)


def monday_of(day: date) -> date:
    """Return the Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def last_weeks(today: date, count: int) -> list[date]:
    """Return the Mondays of the last weeks, this one among them, oldest first."""
    this = monday_of(today)
    return [this - WEEK * back for back in range(count - 1, -1, -1)]


def last_days(today: date, count: int) -> list[date]:
    """Return the last days, today among them, oldest first."""
    return [today - DAY * back for back in range(count - 1, -1, -1)]


def end_of(day: date, zone: str, now: datetime) -> datetime:
    """Return when a day ends in a time zone, or now if it has not ended yet."""
    midnight = datetime.combine(day + DAY, time.min, ZoneInfo(zone)).astimezone(UTC)
    return min(now, midnight - timedelta(microseconds=1))
