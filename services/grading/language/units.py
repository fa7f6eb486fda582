"""The signs that may stand around a number without changing it: currency, degrees, mathematics delimiters (pure)."""

from __future__ import annotations

import re
from typing import Final

from services.grading.language.symbols import CURRENCIES

_NAMES: Final = {"Kr": "kr", "SEK": "kr", "NOK": "kr", "DKK": "kr", "USD": "$", "EUR": "€", "GBP": "£"}
_SIGN: Final = "|".join(r"\\?" + re.escape(sign) if len(sign) == 1 else sign for sign in sorted(CURRENCIES, key=len, reverse=True))
_BEFORE: Final = re.compile(rf"^(\s*[-−–]?\s*)({_SIGN})\s*(?=[-−–.,\d\\])")
_AFTER: Final = re.compile(rf"(?<=[\d}}.,\s])\s*({_SIGN})\.?\s*$")
_DEGREES: Final = re.compile(r"\s*(?:°|\^\s*\\circ|\^\{\\circ\}|\\degree)\s*$")
_DELIMITED: Final = re.compile(r"^\s*(\$\$?|\\\(|\\\[)(.*?)(\$\$?|\\\)|\\\])\s*$", re.DOTALL)


def undelimited(text: str) -> str:
    """Return the text with single spaces and without the signs that set off mathematics."""
    text = " ".join(text.split())
    delimited = _DELIMITED.match(text)
    return delimited.group(2) if delimited else text


def split_unit(text: str) -> tuple[str, str | None]:
    """Return the text without a currency or degree sign, and that sign."""
    before = _BEFORE.match(text)
    if before:
        return before.group(1) + text[before.end() :], _name(before.group(2))
    after = _AFTER.search(text)
    if after and text[: after.start()].strip():
        return text[: after.start()], _name(after.group(1))
    degrees = _DEGREES.search(text)
    if degrees and degrees.start():
        return text[: degrees.start()], "°"
    return text, None


def _name(sign: str) -> str:
    sign = sign.lstrip("\\")
    return _NAMES.get(sign, sign)
