"""Numbers as pupils of several countries write them (pure).

A point or comma before exactly three digits may separate thousands or decimals. The locale decides; that the other
reading exists is noted, so that nobody is marked wrong for it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import Final, Literal

from services.grading.language.nodes import Number

MAX_DIGITS: Final = 40
MAX_POWER_OF_TEN: Final = 60
_COMMA_LANGUAGES: Final = frozenset(
    {"af", "ar", "az", "be", "bg", "bs", "ca", "cs", "da", "de", "el", "es", "et", "eu", "fi", "fo", "fr", "gl", "hr", "hu",
     "hy", "id", "is", "it", "ka", "kk", "lt", "lv", "mk", "nb", "nl", "nn", "no", "pl", "pt", "ro", "ru",
     "sk", "sl", "sq", "sr", "sv", "tr", "uk", "uz", "vi"}
)  # fmt: skip
_POINT_GROUPS: Final = frozenset(
    {"da", "de", "el", "es", "id", "is", "it", "nl", "pt", "ro", "sl", "sr", "tr", "vi", "hr", "bs", "ca", "gl", "eu"}
)
_POINT_REGIONS: Final = frozenset({"MX", "US", "CH", "GT", "PE", "DO", "HN", "NI", "SV", "PR", "ZA"})
_RUN: Final = re.compile(r"(?:\d+(?:[.,']\d+)*|[.,]\d+)")
_POWERS: Final = {"signed": re.compile(r"[eE][+-]?\d+(?![\d.,])"), "plain": re.compile(r"[eE]\d+(?![\d.,])"), "none": re.compile(r"(?!)")}
_SPACED: Final = re.compile(r"[1-9]\d{0,2}(?: \d{3})+(?!\d| *\d* */)(?:[.,]\d+)?")
_GROUPED: Final = re.compile(r"[1-9]\d{0,2}(?:([.,'])\d{3})(?:\1\d{3})*$")


@dataclass(frozen=True, slots=True)
class Marks:
    """How numbers are written: by a locale, and where they stand.

    `other` takes the other reading of a doubtful mark; `comma_lists` says that commas may part what is written (commas.py); `powers` says whether 2e+1 and 2e1 are powers of ten, only the second, or neither, because e may be a letter.
    """

    decimal: Literal[".", ","] = "."
    point_groups: bool = False
    other: bool = False
    comma_lists: bool = False
    powers: Literal["signed", "plain", "none"] = "signed"

    @classmethod
    def of(cls, locale: str) -> Marks:
        """Return the marks of a locale such as `en`, `sv-SE` or `de-CH`."""
        language, *rest = locale.replace("_", "-").split("-")
        region = next((part.upper() for part in rest if len(part) == 2), "")
        if language not in _COMMA_LANGUAGES or region in _POINT_REGIONS:
            return cls()
        return cls(",", language in _POINT_GROUPS)


@dataclass(frozen=True, slots=True)
class Found:
    """A number found in a text: where it ends and whether its marks could be read otherwise."""

    number: Number
    end: int
    doubtful: bool


def number_at(text: str, start: int, marks: Marks) -> Found | None:
    """Return the number that starts at `start`; None when there is none or its marks make no sense."""
    spaced = _SPACED.match(text, start)
    if spaced:
        digits = spaced.group().replace(" ", "").replace(",", ".")
        return Found(_number(digits), spaced.end(), doubtful=False)
    run = _RUN.match(text, start)
    if run is None:
        return None
    mantissa = run.group()
    raised = _POWERS[marks.powers].match(text, run.end())
    power, end = (raised.group(), raised.end()) if raised else ("", run.end())
    read = _marks_read(mantissa, marks)
    return None if read is None else Found(_number(read[0] + power), end, read[1])


def _marks_read(run: str, marks: Marks) -> tuple[str, bool] | None:
    """Return the digits with a decimal point only, and whether the marks are doubtful; None when they make no sense."""
    used = {mark for mark in ".,'" if mark in run}
    if len(used) > 1:
        return _several_marks(run)
    if not used:
        return run, False
    mark = used.pop()
    grouped = _GROUPED.match(run) is not None
    bare = run.replace(mark, "")
    if run.count(mark) > 1 or mark == "'":
        return (bare, False) if grouped else None
    as_decimal = run.replace(mark, ".")
    if not grouped:
        return as_decimal, False
    means_decimal = mark == marks.decimal or (mark == "." and not marks.point_groups)
    doubtful = not (mark == "." and marks.decimal == ".")
    return (bare if means_decimal == (marks.other and doubtful) else as_decimal), doubtful


def _several_marks(run: str) -> tuple[str, bool] | None:
    """Read a number with two different marks: the last one is the decimal mark, and the others must part threes."""
    cut = max(run.rfind(mark) for mark in ".,'")
    whole, fraction = run[:cut], run[cut + 1 :]
    if run[cut] == "'" or not _GROUPED.match(whole):
        return None
    return re.sub(r"[.,']", "", whole) + "." + fraction, False


def _number(written: str) -> Number:
    """Return the literal for digits with at most one point and a power of ten; the caller has capped its length."""
    return Number(Fraction(_completed(written)), written)


def _completed(written: str) -> str:
    """Return the text with a zero before a leading point, as `Fraction` wants it."""
    return "0" + written if written.startswith(".") else written


def is_too_long(text: str) -> bool:
    """True when a number of the text has more digits, or a greater power of ten, than any answer needs."""
    if re.search(rf"(?:\d[.,' ]?){{{MAX_DIGITS + 1}}}", text):
        return True
    return any(len(power) > 3 or int(power) > MAX_POWER_OF_TEN for power in re.findall(r"\d[eE][+-]?(\d+)", text))
