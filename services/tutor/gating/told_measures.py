"""Whether a sentence tells an amount in other units: `150 km` as `150 000 m`, `93 miles`, or `1 h 45 min` for 105 minutes (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from schemas.course import AnswerSpec
from services.tutor.gating.hearing import Heard, Said
from services.tutor.gating.numbers import plain

_METRIC: Final = {"k": 3, "kilo": 3, "M": 6, "mega": 6, "h": 2, "hecto": 2, "d": -1, "deci": -1, "c": -2, "centi": -2, "m": -3, "milli": -3, "µ": -6, "μ": -6, "micro": -6}  # fmt: skip
# Of each kind: the units that take prefixes, then the others, all in the first one.
_KINDS: Final[tuple[tuple[str, dict[str, str], dict[str, str]], ...]] = (
    ("length", {"m": "1", "metre": "1", "meter": "1"}, {"in": "0.0254", "inch": "0.0254", "inches": "0.0254", "ft": "0.3048", "feet": "0.3048", "foot": "0.3048", "yd": "0.9144", "yard": "0.9144", "mi": "1609.344", "mile": "1609.344"}),
    ("time", {"s": "1", "sec": "1", "second": "1", "sekunde": "1"}, {"min": "60", "minute": "60", "h": "3600", "hr": "3600", "hour": "3600", "stunde": "3600", "day": "86400", "tag": "86400", "week": "604800"}),
    ("mass", {"g": "1", "gram": "1", "gramm": "1"}, {"t": "1000000", "tonne": "1000000", "oz": "28.349523", "ounce": "28.349523", "lb": "453.59237", "pound": "453.59237"}),
    ("volume", {"l": "1", "litre": "1", "liter": "1"}, {"m^3": "1000", "cm^3": "0.001", "dm^3": "1", "gallon": "3.785412"}),
    ("area", {}, {"m^2": "1", "cm^2": "0.0001", "mm^2": "0.000001", "km^2": "1000000", "ha": "10000", "hectare": "10000"}),
    ("speed", {}, {"m/s": "3.6", "km/h": "1", "kmh": "1", "mph": "1.609344"}),
    ("money", {}, {"euro": "1", "€": "1", "cent": "0.01", "cents": "0.01", "dollar": "1"}),
)  # fmt: skip
_AMOUNT: Final = re.compile(
    r"(?<![\w.,])(\d+(?:[.,]\d+)?(?:/\d+)?(?:\s*[·*×]\s*10\^\(?-?\d{1,2}\)?)?)\s*([^\W\d_]+(?:/[^\W\d_]+|\^[23])?|€)", re.IGNORECASE
)
_RATE: Final = re.compile(
    r"(?<![\w.,])(\d+(?:[.,]\d+)?|\ban?)\s*([^\W\d_]+)\s+(?:(?:per|an?|each|every|in|within|for|pro|par|por|je)\s+)+(?:(?:one|every|each|half|the|an?)\s+)?(\d+(?:[.,]\d+)?)?\s*([^\W\d_]+)",
    re.IGNORECASE,
)
_KMH: Final = Fraction(36, 10)  # km/h in a metre a second
_IN_SHORT: Final = re.compile(
    r"(?<![\w.,])(\d+)\s*(m|metres?|meters?|euros?|€|dollars?)\s+(\d\d)\b(?!\s*[^\W\d_])", re.IGNORECASE
)  # `one metre twenty`
_CLOSE: Final = Fraction(1, 200)  # as close as somebody rounds


@dataclass(frozen=True, slots=True)
class Amount:
    """So much of a kind, in the kind's first unit."""

    kind: str
    size: Fraction


@dataclass(frozen=True)
class Measures:
    """The amount that gives a step away, and the amounts that its question shows."""

    wanted: Amount | None
    shown: tuple[Amount, ...]
    question: Said

    @classmethod
    def of(cls, spec: AnswerSpec, question: Said) -> Measures:
        """Return the amount of an answer; none if it has no unit that is known here."""
        found = _amounts(spec.value) if spec.type == "quantity" and isinstance(spec.value, str) else ()
        return cls(next(iter(found), None), _amounts(question.text), question)

    def tells(self, heard: Heard) -> bool:
        """Return whether the sentence tells the amount in some unit; another form of what the question shows is a step."""
        wanted = self.wanted
        if wanted is None or any(_are_close(wanted, shown) for shown in self.shown):
            return False
        if any(_are_close(wanted, told) for told in _amounts(heard.seen)):
            return True
        given = set(self.question.values) | heard.said.values
        return any(_are_close(wanted, rate) for rate, numbers in _rates(heard.seen) if not numbers <= given)


def _amounts(text: str) -> tuple[Amount, ...]:
    """Return the amounts of a text, and of neighbours of one kind (`1 h 45 min`) their sum, too."""
    shown = _IN_SHORT.sub(r"\1.\3 \2", plain(text))
    shown = plain(re.sub(r"\\(?:mathrm|text|cdot)\b", lambda match: "*" if match.group() == "\\cdot" else " ", shown))
    found: list[Amount] = []
    last: re.Match[str] | None = None
    for match in _AMOUNT.finditer(shown):
        for amount in _read(match):
            found.append(amount)
            if last and found[:-1] and found[-2].kind == amount.kind and not shown[last.end() : match.start()].strip(" ,and"):
                found.append(Amount(amount.kind, found[-2].size + amount.size))
        last = match
    return tuple(found)


def _rates(text: str) -> Iterator[tuple[Amount, set[Fraction]]]:
    """Yield the speeds that a text tells as a way in a time (`one kilometre a minute`, `300 km in 5 hours`), with their numbers."""
    for match in _RATE.finditer(plain(text)):
        way, time = _factor(match.group(2)), _factor(match.group(4))
        if way and time and way[0] == "length" and time[0] == "time":
            count, during = _count(match.group(1)), _count(match.group(3))
            during /= 2 if re.search(r"\b(?:half|1/2|halbe\w*)\b", match.group()) else 1
            if during:
                yield Amount("speed", count * way[1] / (during * time[1]) * _KMH), {count, during}


def _count(written: str | None) -> Fraction:
    """Return how many of a unit are meant; one if no number is written."""
    return Fraction(written.replace(",", ".")) if written and written[0].isdigit() else Fraction(1)


def _read(match: re.Match[str]) -> Iterator[Amount]:
    factor = _factor(match.group(2))
    if factor is None:
        return
    digits, _, power = re.sub(r"[\s()]", "", match.group(1)).replace(",", ".").partition("10^")
    try:
        size = Fraction(digits.rstrip("·*×"))
    except (ValueError, ZeroDivisionError):
        return
    yield Amount(factor[0], size * Fraction(10) ** int(power or 0) * factor[1])


def _factor(unit: str) -> tuple[str, Fraction] | None:
    """Return the kind of a unit and its size; the unit as it stands before its singular."""
    folded = unit.casefold()
    for name in dict.fromkeys((unit, folded, folded.rstrip("s"), folded.rstrip("n"))):
        for kind, prefixed, others in _KINDS:
            if name in others:
                return kind, Fraction(others[name])
            for end, size in prefixed.items():
                prefix = name.removesuffix(end)
                if name.endswith(end) and (not prefix or prefix in _METRIC):
                    return kind, Fraction(size) * Fraction(10) ** _METRIC.get(prefix, 0)
    return None


def _are_close(left: Amount, right: Amount) -> bool:
    return left.kind == right.kind and abs(left.size - right.size) <= abs(left.size) * _CLOSE
