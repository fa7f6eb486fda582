"""The numbers that a sentence tells, however they are written: digits, words, fractions, LaTeX, percent (pure)."""

from __future__ import annotations

import re
import unicodedata
from fractions import Fraction

LATEX_FRACTION = re.compile(r"(-?)\s*\\[dt]?frac\s*\{\s*(-?)\s*(\d+)\s*\}\s*\{\s*(\d+)\s*\}")
_GROUPED = re.compile(r"(?<![\w.,])\d{1,3}(?:(?:,|\{,\}|\\,|[\u00a0\u2009\u202f])\d{3})+(?![\d,])")
_MIXED = re.compile(r"(?<![\w./])(-?)(\d+)\s+(?:and\s+)?(\d+)\s*/\s*(\d+)(?![\w])")
_NUMBER = re.compile(r"(?<![\w.])-?\d+(?:[.,]\d+)?(?:\s*/\s*-?\d+)?(?![\w])")
_PERCENT = re.compile(r"(?<![\w.])(-?\d+(?:[.,]\d+)?)\s*(?:\\?%|per\s?cent\b)")
_SIGN_WORD = re.compile(r"\b(?:minus|negative)\s+\$?(?=\d)", re.IGNORECASE)
_UNITS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]  # fmt: skip
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_PARTS = {"half": 2, "halves": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10}  # fmt: skip
_UNIT = "|".join(reversed(_UNITS))
_TEN = rf"(?:{'|'.join(_TENS)})(?:[\s-](?:{'|'.join(_UNITS[1:10])}))?"
_BELOW_100 = rf"(?:{_TEN}|(?:{_UNIT}))"
_BELOW_1000 = rf"(?:(?:(?:{_UNIT}|an?)\s+hundred)(?:\s+(?:and\s+)?{_BELOW_100})?|{_BELOW_100})"
_WHOLE = rf"(?:{_BELOW_1000}\s+thousand(?:\s+(?:and\s+)?{_BELOW_1000})?|{_BELOW_1000})"
_WORDS = re.compile(
    rf"\b(?P<sign>minus\s+|negative\s+)?(?P<whole>{_WHOLE})(?:\s+point(?P<decimals>(?:\s+(?:{'|'.join(_UNITS[:10])}))+))?\b", re.IGNORECASE
)
_PART_WORDS = re.compile(
    rf"\b(?P<sign>minus\s+|negative\s+)?(?P<count>an?|{_BELOW_100})[\s-](?P<part>{'|'.join(_PARTS)})s?\b", re.IGNORECASE
)  # fmt: skip


def values_in(text: str) -> set[Fraction]:
    """Return every number that the text can be read to tell; an ambiguous one is told in both readings."""
    plain = plain_digits(text)
    found = _digits(plain) | _digits(_SIGN_WORD.sub("-", plain))
    found |= {_fraction(match.group(1)) / 100 for match in _PERCENT.finditer(plain)}
    found |= {_worded(match) for match in _WORDS.finditer(plain)}
    return found | {_parts(match) for match in _PART_WORDS.finditer(plain)}


def plain_digits(text: str) -> str:
    """Return the text with fractions of LaTeX, mixed numbers and grouped thousands written plainly."""
    plain = unicodedata.normalize("NFKC", text).replace("−", "-").replace("⁄", "/")
    plain = LATEX_FRACTION.sub(lambda match: f" {_sign(match)}{match.group(3)}/{match.group(4)} ", plain)
    plain = _GROUPED.sub(lambda match: re.sub(r"\D", "", match.group()), plain)
    return _MIXED.sub(_mixed, plain)


def _digits(plain: str) -> set[Fraction]:
    return {value for match in _NUMBER.finditer(plain) if (value := _fraction_or_none(match.group())) is not None}


def _sign(match: re.Match[str]) -> str:
    return "-" if (match.group(1) == "-") != (match.group(2) == "-") else ""


def _mixed(match: re.Match[str]) -> str:
    sign, whole, top, bottom = match.groups()
    if int(bottom) == 0 or int(top) >= int(bottom):
        return match.group()
    return f"{sign}{int(whole) * int(bottom) + int(top)}/{bottom}"


def _fraction_or_none(text: str) -> Fraction | None:
    try:
        return _fraction(text)
    except (ValueError, ZeroDivisionError):
        return None


def _fraction(text: str) -> Fraction:
    return Fraction(re.sub(r"\s", "", text).replace(",", "."))


def _worded(match: re.Match[str]) -> Fraction:
    value = Fraction(_whole(match["whole"]))
    if match["decimals"]:
        digits = "".join(str(_UNITS.index(word)) for word in match["decimals"].lower().split())
        value += Fraction(int(digits), 10 ** len(digits))
    return -value if match["sign"] else value


def _parts(match: re.Match[str]) -> Fraction:
    count = 1 if match["count"].lower() in ("a", "an") else _whole(match["count"])
    value = Fraction(count, _PARTS[match["part"].lower()])
    return -value if match["sign"] else value


def _whole(words: str) -> int:
    """Return the value of a whole number in words, below a million."""
    total = current = 0
    for word in re.split(r"[\s-]+", words.lower()):
        if word == "hundred":
            current *= 100
        elif word == "thousand":
            total, current = total + current * 1000, 0
        elif word != "and":
            current += _TENS[word] if word in _TENS else 1 if word in ("a", "an") else _UNITS.index(word)
    return total + current
