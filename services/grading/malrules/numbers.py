"""What goes wrong with decimals, signs and columns (pure). Each rule returns the wrong answers as they would be written."""

from __future__ import annotations

from fractions import Fraction

from services.grading.malrules.operands import Calculation


def _plain(c: Calculation, *operators: str) -> bool:
    """True for numbers without fractions and signs."""
    return c.operator in operators and not any(part.bottom or part.is_negative for part in c.operands)


def decimals_added_apart(c: Calculation) -> list[str]:
    """What stands before and after the point is added apart: 0.8 + 0.4 = 0.12."""
    if not _plain(c, "+") or not all(part.decimals for part in c.operands):
        return []
    wholes = sum(int(part.written.partition(".")[0] or 0) for part in c.operands)
    return [f"{wholes}.{sum(int(part.decimals) for part in c.operands)}"]


def digits_brought_down(c: Calculation) -> list[str]:
    """Digits of the second number with nothing above them are written down: 60 - 1.35 = 59.35."""
    if not _plain(c, "-"):
        return []
    places = len(c.left.decimals)
    kept, brought = c.right.decimals[:places], c.right.decimals[places:]
    if not brought:
        return []
    short = Fraction(c.right.written.partition(".")[0] + ("." + kept if kept else ""))
    difference = c.left.size - short
    return [] if difference < 0 else [(f"{float(difference):.{places}f}" if places else f"{int(difference)}.") + brought]


def point_from_the_left(c: Calculation) -> list[str]:
    """The decimals are counted off from the left: 6.7 * 3 = 2.01."""
    places = sum(len(part.decimals) for part in c.operands)
    if not _plain(c, "*") or not places:
        return []
    digits = str(int(c.left.size * c.right.size * 10**places))
    return [f"{digits[:places]}.{digits[places:]}"] if len(digits) > places else []


def longer_is_larger(c: Calculation) -> list[str]:
    """The decimal with more digits is taken for the greater: 0.04 > 0.5."""
    if not _plain(c, "<>") or len(c.left.decimals) == len(c.right.decimals):
        return []
    sign = ">" if len(c.left.decimals) > len(c.right.decimals) else "<"
    return [f"{c.left.written} {sign} {c.right.written}", sign]


def smaller_from_larger(c: Calculation) -> list[str]:
    """In each column the smaller digit is taken from the larger: 253 - 179 = 126."""
    if not _plain(c, "-") or not all(part.is_whole for part in c.operands):
        return []
    width = max(len(part.written) for part in c.operands)
    pairs = zip(c.left.written.rjust(width, "0"), c.right.written.rjust(width, "0"), strict=True)
    return [str(int("".join(str(abs(int(a) - int(b))) for a, b in pairs)))]


def subtraction_turned(c: Calculation) -> list[str]:
    """The numbers are subtracted the other way round: 3 - 8 = 5."""
    if c.operator != "-" or any(part.is_negative for part in c.operands):
        return []
    return [shown(c.right.value - c.left.value)]


def _signed(c: Calculation) -> tuple[Fraction, Fraction] | None:
    """Return two numbers to be added; subtracting is adding the opposite."""
    if c.operator not in ("+", "-"):
        return None
    return c.left.value, c.right.value if c.operator == "+" else -c.right.value


def sign_of_sum_turned(c: Calculation) -> list[str]:
    """A sum of unlike signs gets the sign of the smaller number: -8 + 6 = 2."""
    pair = _signed(c)
    return [shown(-(pair[0] + pair[1]))] if pair and pair[0] * pair[1] < 0 else []


def two_negatives_make_positive(c: Calculation) -> list[str]:
    """The rule for products, two negatives make a positive, is used for sums: -4 + -3 = 7, or -8 + -3 = 5."""
    pair = _signed(c)
    if not pair or pair[0] >= 0 or pair[1] >= 0:
        return []
    return [shown(abs(pair[0]) + abs(pair[1])), shown(abs(abs(pair[0]) - abs(pair[1])))]


def signs_added_apart(c: Calculation) -> list[str]:
    """The sizes are added and the sign of the first is kept: -8 + 6 = -14."""
    pair = _signed(c)
    if not pair or pair[0] * pair[1] >= 0:
        return []
    size = abs(pair[0]) + abs(pair[1])
    return [shown(-size if pair[0] < 0 else size)]


def shown(value: Fraction) -> str:
    """Return a number as it is written."""
    if value.denominator == 1:
        return str(value.numerator)
    for places in range(1, 7):
        if (value * 10**places).denominator == 1:
            return f"{float(value):.{places}f}"
    return f"{value.numerator}/{value.denominator}"
