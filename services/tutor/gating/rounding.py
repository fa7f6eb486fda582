"""Whether a decimal number is another one rounded (pure)."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Final

_LEAST_DIGITS: Final = 2  # of a rounded value that is taken to be meant: `5.2`, not `5`


def is_rounded(value: Fraction, form: str) -> bool:
    """Return whether a number as it is written is a value to so many places, of two digits at least."""
    digits = re.sub(r"\D", "", form).lstrip("0")
    places = len(form.partition(".")[2])
    if len(digits) < _LEAST_DIGITS or not places:
        return False
    written = Fraction(form.rstrip("%"))
    return abs(written - (value * 100 if form.endswith("%") else value)) <= Fraction(1, 10**places)
