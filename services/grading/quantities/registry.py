"""What a unit is worth, and what it measures, by pint's definitions in exact fractions.

pint is loaded when the first unit comes: it costs 30 MB and a third of a second that a course without units never pays.
Only single unit names reach it, short and made of letters: its own parser of expressions is never used.
"""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import Any, Final

Dimension = tuple[tuple[str, Fraction], ...]
LONGEST_NAME: Final = 30
# pint has no symbol for these, or means something else by them than a school does.
_SPELLED: Final = {
    "°C": "degree_Celsius", "℃": "degree_Celsius", "°F": "degree_Fahrenheit", "℉": "degree_Fahrenheit", "°": "degree", "′": "arcminute",
    "″": "arcsecond", "%": "percent", "‰": "permille", "Ω": "ohm", "\u2126": "ohm", "Å": "angstrom", "sec": "second", "secs": "second", "hrs": "hour",
    "mins": "minute", "yrs": "year", "kph": "kilometer_per_hour", "kmh": "kilometer_per_hour", "ccm": "cubic_centimeter", "mph": "mile_per_hour", "l": "liter", "cc": "cubic_centimeter",
    "tim": "hour", "timme": "hour", "timmar": "hour", "minuter": "minute", "minut": "minute", "sekund": "second", "sekunder": "second",
    "dag": "day", "dagar": "day", "dygn": "day", "vecka": "week", "veckor": "week", "år": "year", "grader": "degree", "meter": "meter",
    "gram": "gram", "ton": "metric_ton", "tonnes": "metric_ton", "kilo": "kilogram", "Uhr": "hour", "Stunden": "hour", "Std": "hour",
    "Stunde": "hour", "Minute": "minute", "Minuten": "minute", "Sekunde": "second", "Sekunden": "second", "Tag": "day", "Tage": "day", "Jahr": "year",
    "Jahre": "year", "Zentimeter": "centimeter", "zentimeter": "centimeter", "Gramm": "gram", "Kilogramm": "kilogram", "Tonne": "metric_ton",
    "Tonnen": "metric_ton", "Grad": "degree",
}  # fmt: skip
# Angles hold π, which no fraction is: their worth is a fraction of it.
_OF_PI: Final = {
    "degree": Fraction(1, 180), "arcminute": Fraction(1, 10_800), "arcsecond": Fraction(1, 648_000), "turn": Fraction(2), "grade": Fraction(1, 200),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit by its name: a number of them is `scale * number + offset` in base units, times π where `has_pi`."""

    name: str
    scale: Fraction
    offset: Fraction
    has_pi: bool
    dimension: Dimension


@lru_cache(maxsize=1)
def _registry() -> Any:
    """Return pint's registry with exact numbers."""
    return importlib.import_module("pint").UnitRegistry(non_int_type=Fraction)


def load_units() -> None:
    """Load the definitions, so that the next answer does not wait for them."""
    _registry()


@lru_cache(maxsize=4096)
def unit_called(symbol: str) -> Unit | None:
    """Return the unit of a symbol or name such as `km`, `hours` or `°C`; None if there is none."""
    if not 0 < len(symbol) <= LONGEST_NAME:
        return None
    found = _registry().parse_unit_name(_SPELLED.get(symbol, symbol.replace("µ", "u").replace("μ", "u")))
    if not found:
        return unit_called(symbol.lower()) if symbol != symbol.lower() else None
    prefix, name, _ = found[0]
    try:
        return _described(prefix, name)
    except (TypeError, AttributeError, ValueError, ArithmeticError):  # decibels and other logarithms are no multiples of anything
        return None


def _described(prefix: str, name: str) -> Unit:
    registry, whole = _registry(), prefix + name
    dimension = tuple(sorted((base, Fraction(power)) for base, power in registry.get_dimensionality(whole).items()))
    if not prefix and name in _OF_PI:
        return Unit(whole, _OF_PI[name], Fraction(0), has_pi=True, dimension=dimension)
    none, one = (registry.Quantity(Fraction(count), whole).to_root_units().magnitude for count in (0, 1))
    return Unit(whole, Fraction(one - none), Fraction(none), has_pi=False, dimension=dimension)
