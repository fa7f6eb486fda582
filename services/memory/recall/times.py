"""The times that a question speaks of (pure): days, months and years by number or by the name of a month."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Final, NamedTuple

TOLD_WITHIN: Final = timedelta(days=7)
"""What happened is told within a week or so: the span of a question reaches as far beyond its end."""
# Names of months in some languages (CLDR, wide forms). One that is also another word counts only beside a day or a year.
_LANGUAGES: Final = (
    "january february march april may june july august september october november december",
    "januari februari mars april maj juni juli augusti september oktober november december",
    "januar februar märz april mai juni juli august september oktober november dezember",
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "januari februari maart april mei juni juli augustus september oktober november december",
)
_MONTHS: Final = {name: number for names in _LANGUAGES for number, name in enumerate(names.split(), 1)}
_ALSO_WORDS: Final = frozenset({"march", "may", "mars", "mei", "mai", "maj"})
_NAME: Final = "|".join(sorted(_MONTHS, key=len, reverse=True))
_ORDINAL: Final = "(?:st|nd|rd|th|er|º|°|\\.)?"
_NAMED: Final = re.compile(
    rf"(?:(?<!\d)(?P<before>\d{{1,2}}){_ORDINAL}\s+(?:of\s+|de\s+)?)?(?<!\w)(?P<month>{_NAME})(?!\w)"
    rf"(?:\s+(?P<after>\d{{1,2}}){_ORDINAL}(?!\d))?(?:,?\s+(?:of\s+|de\s+)?(?P<year>\d{{4}})(?!\d))?"
)
_NUMBERED: Final = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)(?:-(?P<month>\d{1,2})(?:-(?P<day>\d{1,2}))?)?(?!\d)")


class Span(NamedTuple):
    """From a day until before another, in UTC."""

    begin: datetime
    end: datetime


def spans(text: str, first: datetime, last: datetime) -> list[Span]:
    """Return the times that a text speaks of; those of the same time in several years where it names no year.

    Args:
        text: A question.
        first: Nothing is older.
        last: Nothing is newer.
    """
    folded = text.casefold()
    found = [span for match in _NAMED.finditer(folded) for span in _of_name(match, range(first.year, last.year + 1))]
    if found:
        return found
    return [span for match in _NUMBERED.finditer(folded) if (span := _span(match["year"], match["month"], match["day"])) is not None]


def _of_name(match: re.Match[str], years: range) -> Iterator[Span]:
    """Give the spans of a month that is named, with or without day and year."""
    day = match["before"] or match["after"]
    if match["month"] in _ALSO_WORDS and not (day or match["year"]):
        return
    for year in [match["year"]] if match["year"] else years:
        if (span := _span(year, _MONTHS[match["month"]], day)) is not None:
            yield span


def _span(year: int | str, month: int | str | None, day: str | None) -> Span | None:
    """Return the day, month or year, None if there is no such."""
    try:
        begin = date(int(year), int(month or 1), int(day or 1))
        end = begin + timedelta(days=1) if day else _next_month(begin) if month else date(begin.year + 1, 1, 1)
    except (ValueError, OverflowError):
        return None
    return Span(_midnight(begin), _midnight(end))


def _next_month(day: date) -> date:
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC)
