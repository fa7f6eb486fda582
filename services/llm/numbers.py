"""Numbers that name a person: phone numbers, and identity, bank and card numbers of many countries (pure).

Mathematics is full of digits. So a number counts only by a form that a calculation does not have, or by that form together with what its issuer builds
in: a date, a check digit. What stands beside an operator is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from re import Match
from typing import Final, NamedTuple

_OPERATOR: Final = r"[=*/^×·÷<>+−-]"
_BEFORE: Final = re.compile(rf"(?:\d|(?<![A-Za-z])[A-Za-z])\s*{_OPERATOR}?\s*$|[)\]}}]\s*{_OPERATOR}\s*$")
_AFTER: Final = re.compile(r"^\s*[=*^×·÷<>+−]\s*[\w(\\]|^\s*-\s*\d|^[.,]\d")
_NEAR: Final = 8
_DIGITS: Final = re.compile(r"\d+")
_REACH: Final = 64
"""Characters; the longest form, an account number in groups, has 43, and one more on each side decides whether it stands alone."""
_LEADING_ZERO: Final = re.compile(r"\(?0[\d ()]{8,}")
_DATE: Final = re.compile(r"\d{1,2}[-/]\d{1,2}[-/](?:\d{2}|\d{4})")
_WEIGHTS_CN: Final = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_WEIGHTS_NO: Final = ((3, 7, 6, 1, 8, 9, 4, 5, 2, 1), (5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1))
_WEIGHTS_PL: Final = (1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1)


class Found(NamedTuple):
    """A number that names a person, and where it stands."""

    label: str
    begin: int
    end: int


def personal_numbers(text: str) -> Iterator[Found]:
    """Give the numbers of a text that name a person; they may overlap.

    Every form holds a digit and is shorter than `_REACH`: text far from any digit is not looked through.
    """
    for begin, end in _near_digits(text):
        yield from _in_stretch(text, begin, end)


def _near_digits(text: str) -> Iterator[tuple[int, int]]:
    """Give the stretches of a text that lie within reach of a digit, those that touch as one."""
    begin, end = 0, -1
    for match in _DIGITS.finditer(text):
        first, last = max(0, match.start() - _REACH), min(len(text), match.end() + _REACH)
        if first > end:
            if end >= 0:
                yield begin, end
            begin = first
        end = last
    if end >= 0:
        yield begin, end


def _in_stretch(text: str, begin: int, end: int) -> Iterator[Found]:
    for label, pattern, holds in _FORMS:
        for match in pattern.finditer(text, begin, end):
            # No calculation has a number of nine digits and more that begins with 0.
            if holds(match) and (_LEADING_ZERO.match(match.group()) or not _is_calculation(text, match)):
                yield Found(label, match.start(), match.end())


def _is_calculation(text: str, match: Match[str]) -> bool:
    """Return whether a number stands in a calculation: beside an operand. A letter alone is one; a word is not."""
    before, after = text[max(0, match.start() - _NEAR) : match.start()], text[match.end() : match.end() + _NEAR]
    return bool(_BEFORE.search(before) or _AFTER.search(after))


def _always(_match: Match[str]) -> bool:
    return True


def _is_grouped(match: Match[str]) -> bool:
    """Return whether groups of digits are as many as a phone number has, and no date."""
    return 7 <= len(_digits(match)) <= 12 and not _DATE.fullmatch(match.group())


def _digits(match: Match[str]) -> list[int]:
    return [int(sign) for sign in match.group() if sign.isdigit()]


def _is_dated(match: Match[str]) -> bool:
    """Return whether the first six digits, or eight, end in a month and a day; 60 is added to the day of some."""
    digits = "".join(map(str, _digits(match)))
    day_at = len(digits) - 6  # four digits follow the date
    month, day = int(digits[day_at - 2 : day_at]), int(digits[day_at : day_at + 2]) % 60
    return 1 <= month <= 12 and 1 <= day <= 31


def _is_dated_first(match: Match[str]) -> bool:
    """Return whether the number begins with day and month, or ends its first six digits with month and day."""
    digits = "".join(map(str, _digits(match)))
    pairs = [int(digits[at : at + 2]) for at in (0, 2, 4)]
    return (1 <= pairs[0] % 40 <= 31 and 1 <= pairs[1] <= 12) or (1 <= pairs[1] <= 12 and 1 <= pairs[2] <= 31)


def _is_social_security(match: Match[str]) -> bool:
    area, group, serial = match.group().split("-")
    return area not in ("000", "666") and area < "900" and group != "00" and serial != "0000"


def _luhn(match: Match[str]) -> bool:
    doubled = [digit if place % 2 == 0 else sum(divmod(2 * digit, 10)) for place, digit in enumerate(reversed(_digits(match)))]
    return sum(doubled) % 10 == 0


def _iban(match: Match[str]) -> bool:
    signs = match.group().replace(" ", "")
    return int("".join(str(int(sign, 36)) for sign in signs[4:] + signs[:4])) % 97 == 1


def _chinese(match: Match[str]) -> bool:
    signs = match.group().upper()
    return "10X98765432"[sum(int(sign) * weight for sign, weight in zip(signs, _WEIGHTS_CN, strict=False)) % 11] == signs[-1]


def _norwegian_or_polish(match: Match[str]) -> bool:
    digits = _digits(match)
    is_norwegian = all(sum(a * b for a, b in zip(digits, weights, strict=False)) % 11 == 0 for weights in _WEIGHTS_NO)
    is_polish = sum(a * b for a, b in zip(digits, _WEIGHTS_PL, strict=True)) % 10 == 0
    return (is_norwegian or is_polish) and _is_dated_first(match)


_FORMS: Final[tuple[tuple[str, re.Pattern[str], Callable[[Match[str]], bool]], ...]] = (
    # +46 70 123 45 67, (020) 7946 0018, 020 7946 0018, 07700900123, (555) 123-4567, 555-123-4567
    ("phone", re.compile(r"(?<![\w.^])\+\d{1,3}(?:[ .\-/]?\(?\d{1,4}\)?){2,6}(?!\w)"), lambda match: 8 <= len(_digits(match)) <= 15),
    ("phone", re.compile(r"(?<![\w.])\(0\d{1,4}\)[ .\-/]?\d{2,4}(?:[ .\-/]?\d{2,4}){1,3}(?!\w)"), _always),
    ("phone", re.compile(r"(?<![\w.])0\d{1,4}[ \-/]\d{2,4}(?:[ \-/]?\d{2,4}){1,3}(?!\w)"), _is_grouped),
    ("phone", re.compile(r"(?<![\w.])0\d{8,11}(?!\w)"), _always),
    ("phone", re.compile(r"(?<![\w.])\(\d{3}\) ?\d{3}-\d{4}(?!\w)"), _always),
    ("phone", re.compile(r"(?<![\w.\-])[2-9]\d{2}([ .\-])\d{3}\1\d{4}(?![\w\-])"), _always),
    # United States; Sweden, Denmark; Finland; Norway, Poland; China; Britain; Spain; Italy
    ("id", re.compile(r"(?<![\w.\-])\d{3}-\d{2}-\d{4}(?![\w\-])"), _is_social_security),
    ("id", re.compile(r"(?<![\w.\-])(?:19|20)?\d{6}[\-+]\d{4}(?![\w\-])"), lambda match: _is_dated(match) or _is_dated_first(match)),
    ("id", re.compile(r"(?<![\w.\-])\d{6}[\-+A-FU-Y]\d{3}[0-9A-FHJ-NPR-Y](?![\w\-])"), _is_dated_first),
    ("id", re.compile(r"(?<![\w.\-])\d{6} ?\d{5}(?![\w\-])"), _norwegian_or_polish),
    ("id", re.compile(r"(?<![\w.\-])[1-9]\d{16}[\dXx](?![\w\-])"), _chinese),
    ("id", re.compile(r"(?<!\w)[A-CEGHJ-PR-TW-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D](?!\w)"), _always),
    ("id", re.compile(r"(?<!\w)(?:\d{8}|[XYZ]-?\d{7})-?[A-HJ-NP-TV-Z](?!\w)"), _always),
    ("id", re.compile(r"(?<!\w)[A-Z]{6}\d{2}[A-EHLMPRST]\d{2}[A-Z]\d{3}[A-Z](?!\w)"), _always),
    ("bank", re.compile(r"(?<!\w)[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?(?!\w)"), _iban),
    ("bank", re.compile(r"(?<![\w.\-])\d{4}([ \-])\d{4}\1\d{4}\1\d{4}(?![\w\-])"), _luhn),
)
