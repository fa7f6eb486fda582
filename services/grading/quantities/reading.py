r"""A quantity as written: pairs of a number and a unit, such as `9,8 m/s²`, `3\,\mathrm{km}`, `1 h 30 min` (pure)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import count as count_from
from typing import Final

from services.grading.algebra.arithmetic import as_rational
from services.grading.language.characters import Unreadable
from services.grading.language.nodes import Constant, Negative, Node, Number, Power, Product, Quotient
from services.grading.language.units import undelimited
from services.grading.quantities.registry import Dimension, unit_called
from services.grading.quantities.wording import symbols_for

MAX_UNITS: Final = 8
MAX_POWER: Final = 9
MAX_PAIRS: Final = 4
_LONGEST: Final = 80
_COMMANDS: Final = {
    "cdot": "·", "times": "×", "degree": "°", "circ": "°", "mu": "µ", "Omega": "Ω", "AA": "Å", "celsius": "°C", "left": "", "right": "", "pi": "π",
    "percent": "%",
}  # fmt: skip
_WRAPPER: Final = re.compile(r"\\(?:text|mathrm|textrm|mbox|operatorname|mathit|unit|si)\s*\{([^{}]*)\}")
_COMMAND: Final = re.compile(r"\\([A-Za-z]+|[,;:! ~%])")
_UNIT_FRACTION: Final = re.compile(r"\\[dt]?frac\s*\{([^{}]*[A-Za-zµΩ][^{}]*)\}\s*\{([^{}]*[A-Za-zµΩ][^{}]*)\}")
_KEPT: Final = frozenset({"frac", "dfrac", "tfrac", "sqrt", "cbrt"})
_SUPERSCRIPTS: Final = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺", "0123456789-+")
_RAISED: Final = re.compile(r"[⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
# Letters that belong to a number: powers of ten, π, roots. All others begin a unit.
_NUMERIC: Final = re.compile(r"(?:(?<=[\d.,])[eE](?=[+\-−]?\d)|\\[A-Za-z]+|sqrt|pi(?![A-Za-z])|π|√|∛|[^A-Za-zÅåµμΩΩ°′″℃℉%‰ä-öø-ÿ])+")
# A number after a space and after a whole unit: `1 h 30 min`; not the power in `m 2`, nor `m / 2 s`.
_NEXT_NUMBER: Final = re.compile(r"(?<=[A-Za-z°′″%])\s+(?=\d+(?:[.,]\d+)?\s*[A-Za-z°′″])|(?<=[°′])\s*(?=\d)|(?<=[hm])(?=\d+(?:min|m|s)\b)")
_FACTOR: Final = re.compile(
    r"([A-Za-zÅåäöüéµμΩΩ_]+|°\s?[CF]?(?![A-Za-z])|[′″℃℉%‰])\s*(?:\^?\s*(?:\{\s*([+\-−]?\d{1,3})\s*\}|\(([+\-−]?\d{1,3})\)|([+\-−]?\d{1,3})))?"
)


@dataclass(frozen=True, slots=True)
class Measure:
    """A unit put together from named ones: `parts` are names with their powers in order of the names."""

    written: str
    parts: tuple[tuple[str, int], ...]
    scale: Fraction
    offset: Fraction
    pi_power: int
    dimension: Dimension


@dataclass(frozen=True, slots=True)
class Written:
    """A number as text and the unit behind it, None if there is none."""

    number: str
    measure: Measure | None


def pairs_of(text: str) -> list[Written]:
    """Return the numbers of a text with their units, in order; raise `Unreadable`."""
    plain = _plain(text)
    found: list[Written] = []
    at = 0
    while at < len(plain):
        number = _NUMERIC.match(plain, at)
        if number is None or not number.group().strip():
            raise Unreadable(at, "unit_alone" if not found else "unreadable")
        following = _NEXT_NUMBER.search(plain, number.end())
        end = following.start() if following else len(plain)
        value, unit = _parted(number.group(), plain[number.end() : end].strip())
        found.append(Written(value, measure_of(unit) if unit else None))
        if len(found) > MAX_PAIRS:
            raise Unreadable(at, "too_long")
        at = end
    if not found:
        raise Unreadable(0, "empty")
    return found


def _parted(number: str, unit: str) -> tuple[str, str]:
    """Return number and unit without a sign of multiplication between them; a slash or bracket, as in `10/s`, `10 1/s`, `5 (m/s)`,
    goes with the unit.
    """
    below = re.search(r"(?:\s+1)?\s*/\s*\(?\s*$|(?<=[\s\d])\($", number) if unit else None
    if below:
        return number[: below.start()].strip(), below.group().strip().removeprefix("1") + unit
    return number.strip().rstrip("·×*").rstrip(), unit


def _plain(text: str) -> str:
    """Return the text with one spelling for commands, wrappers and raised digits."""
    text = undelimited(text)
    text = _UNIT_FRACTION.sub(r" \1/(\2)", _WRAPPER.sub(lambda found: f" {found.group(1)} ", text))
    text = re.sub(r"\^\s*\{?\s*\\circ\s*\}?", "°", text)
    text = _COMMAND.sub(_command, text)
    return _RAISED.sub(lambda found: "^" + found.group().translate(_SUPERSCRIPTS), text).strip().removesuffix(".").strip()


def _command(found: re.Match[str]) -> str:
    name = found.group(1)
    if name in _KEPT:
        return found.group()
    return "%" if name == "%" else _COMMANDS.get(name, found.group() if name.isalpha() else " ")


def measure_of(text: str) -> Measure:
    """Return the unit that a text names: factors joined by spaces, `·`, `*`, `/` or `per`, with whole powers; raise `Unreadable`."""
    if len(text) > _LONGEST:
        raise Unreadable(_LONGEST, "too_long")
    reader = _Factors(symbols_for(text))
    reader.read()
    if not reader.powers:
        raise Unreadable(0, "unit")
    return _combined(text, reader.powers)


@dataclass(slots=True)
class _Factors:
    """Reads the factors of a unit; after a slash comes one factor, or one group in brackets, below the bar."""

    text: str
    at: int = 0
    powers: dict[str, int] = field(default_factory=dict)

    def read(self) -> None:
        self._group(1, closing=False, depth=0)
        if self.at < len(self.text):
            raise Unreadable(self.at, "unit")

    def _group(self, sign: int, *, closing: bool, depth: int) -> None:
        below = False
        while self.at < len(self.text):
            here = self.text[self.at]
            if here == ")" and closing:
                self.at += 1
                return
            if here in " ·*.×":
                self.at += 1
            elif here == "/":
                below = True
                self.at += 1
            elif here == "(" and depth < 3:
                self.at += 1
                self._group(-sign if below else sign, closing=True, depth=depth + 1)
                below = False
            else:
                self._factor(-sign if below else sign)
                below = False
        if closing:
            raise Unreadable(self.at, "unclosed")

    def _factor(self, sign: int) -> None:
        found = _FACTOR.match(self.text, self.at)
        if found is None:
            raise Unreadable(self.at, "unit")
        name = found.group(1).replace(" ", "")
        power = int(next((given for given in found.groups()[1:] if given), "1").replace("−", "-")) * sign
        if unit_called(name) is None or not power or abs(power) > MAX_POWER:
            raise Unreadable(self.at, "unit")
        self.powers[name] = self.powers.get(name, 0) + power
        if len(self.powers) > MAX_UNITS:
            raise Unreadable(self.at, "too_long")
        self.at = found.end()


def _combined(text: str, powers: dict[str, int]) -> Measure:
    """Return the product of powers of units."""
    units = {name: unit for name in powers if (unit := unit_called(name)) is not None}
    scale, pi_power = Fraction(1), 0
    dimension: dict[str, Fraction] = {}
    parts: dict[str, int] = {}
    for name, power in powers.items():
        unit = units[name]
        scale *= unit.scale**power
        pi_power += power * unit.has_pi
        parts[unit.name] = parts.get(unit.name, 0) + power
        for base, exponent in unit.dimension:
            dimension[base] = dimension.get(base, Fraction(0)) + exponent * power
    alone = len(powers) == 1 and set(powers.values()) == {1}
    return Measure(
        " ".join(text.split()),
        tuple(sorted((name, power) for name, power in parts.items() if power)),
        scale,
        next(iter(units.values())).offset if alone else Fraction(0),
        pi_power,
        tuple(sorted((base, exponent) for base, exponent in dimension.items() if exponent)),
    )


def in_measure(node: Node, given: Measure, wanted: Measure) -> Node:
    """Return what a number of one unit is in another that measures the same, exactly."""
    value, turns = as_rational(node), given.pi_power - wanted.pi_power
    if value is not None and not turns:
        return literal((value * given.scale + given.offset - wanted.offset) / wanted.scale)
    factors = [node, literal(given.scale / wanted.scale)]
    if turns:
        factors.append(Power(Constant("pi"), literal(Fraction(turns))))
    return Product(tuple(factors))


def literal(value: Fraction) -> Node:
    """Return a number as a person would write it: whole, with decimals if they end, else as a fraction."""
    size = abs(value)
    rest = size.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    if rest == 1:
        places = next(count for count in count_from(0) if size * 10**count % 1 == 0)
        digits = str(int(size * 10**places)).rjust(places + 1, "0")
        node: Node = Number(size, f"{digits[:-places]}.{digits[-places:]}" if places else digits)
    else:
        node = Quotient(Number(Fraction(size.numerator), str(size.numerator)), Number(Fraction(size.denominator), str(size.denominator)))
    return Negative(node) if value < 0 else node
