"""What goes wrong with fractions and mixed numbers (pure). Each rule returns the wrong answers as they would be written.

Source of the procedures: R. B. Ashlock, Error Patterns in Computation (2006), as collected in MaE; names are ours.
"""

from __future__ import annotations

from math import gcd, lcm

from services.grading.malrules.operands import Calculation, Operand


def written(top: int, bottom: int) -> list[str]:
    """Return a fraction as it is written, none without a denominator."""
    return [f"{top}/{bottom}"] if bottom else []


def _are_fractions(c: Calculation, *operators: str) -> bool:
    return c.operator in operators and all(part.is_fraction and not part.is_negative for part in c.operands)


def added_across(c: Calculation) -> list[str]:
    """Tops and bottoms are added, or subtracted, apart: 4/5 + 2/3 = 6/8."""
    if c.operator == "-" and c.left.is_whole and c.right.is_fraction and not (c.left.is_negative or c.right.is_negative):
        whole = int(c.left.written)
        return written(abs(whole - c.right.top), abs(whole - c.right.bottom))
    if not _are_fractions(c, "+", "-"):
        return []
    if c.operator == "+":
        return written(c.left.top + c.right.top, c.left.bottom + c.right.bottom)
    return written(abs(c.left.top - c.right.top), abs(c.left.bottom - c.right.bottom))


def numerators_kept(c: Calculation) -> list[str]:
    """The denominators are made equal and the numerators left as they are: 1/2 + 1/4 = 2/4."""
    if not _are_fractions(c, "+", "-") or c.left.bottom == c.right.bottom:
        return []
    top = c.left.top + (c.right.top if c.operator == "+" else -c.right.top)
    return [one for bottom in {lcm(c.left.bottom, c.right.bottom), c.left.bottom * c.right.bottom} for one in written(top, bottom)]


def scaled_by_whole(c: Calculation) -> list[str]:
    """A whole number multiplies the bottom too: 2/3 * 3 = 6/9."""
    pair = _fraction_and_whole(c)
    return written(pair[0].top * pair[1], pair[0].bottom * pair[1]) if pair else []


def _fraction_and_whole(c: Calculation) -> tuple[Operand, int] | None:
    for part, other in (c.operands, c.operands[::-1]):
        if c.operator == "*" and part.is_fraction and other.is_whole and not (part.is_negative or other.is_negative):
            return part, int(other.written)
    return None


def divided_across(c: Calculation) -> list[str]:
    """Tops and bottoms are divided apart and remainders left out: 6/10 ÷ 2/4 = 3/2."""
    if not _are_fractions(c, ":") or not all(part.top for part in c.operands):
        return []
    tops, bottoms = sorted((c.left.top, c.right.top)), sorted((c.left.bottom, c.right.bottom))
    return written(tops[1] // tops[0], bottoms[1] // bottoms[0])


def dividend_inverted(c: Calculation) -> list[str]:
    """The first fraction is turned over instead of the second: 2/3 ÷ 3/8 = 3/2 * 3/8."""
    if not _are_fractions(c, ":"):
        return []
    return written(c.left.bottom * c.right.top, c.left.top * c.right.bottom)


def cross_products_as_places(c: Calculation) -> list[str]:
    """The products across are written down as digits of one number: 1/2 * 3/8 = 68."""
    if not _are_fractions(c, "*"):
        return []
    return [str(10 * c.left.bottom * c.right.top + c.left.top * c.right.bottom)]


def one_part_reduced(of: Operand) -> list[str]:
    """Only the top, or only the bottom, is divided: 4/8 = 2/8."""
    if not of.is_fraction or gcd(of.top, of.bottom) == 1 or of.top == 0:
        return []
    tops = [one for k in _divisors(of.top) for one in written(of.top // k, of.bottom)]
    return tops + [one for k in _divisors(of.bottom) for one in written(of.top, of.bottom // k)]


def _divisors(number: int) -> list[int]:
    return [k for k in range(2, min(number, 1_000) + 1) if number % k == 0]


def _parts(of: Operand) -> tuple[int, int, int] | None:
    """Return whole, top and bottom of a mixed or whole number."""
    if of.is_negative:
        return None
    if of.bottom:
        return (of.whole or 0), of.top, of.bottom
    return (int(of.written), 0, 0) if of.is_whole else None


def mixed_subtracted_apart(c: Calculation) -> list[str]:
    """Wholes, tops and bottoms are subtracted apart: 6 2/3 - 3 1/6 = 3 1/3."""
    a, b = _parts(c.left), _parts(c.right)
    if c.operator != "-" or a is None or b is None or not (a[2] and b[2]):
        return []
    return _mixed(a[0] - b[0], abs(a[1] - b[1]), abs(a[2] - b[2]))


def not_regrouped(c: Calculation) -> list[str]:
    """Nothing is borrowed: the smaller part is taken from the greater: 6 - 1 1/4 = 5 1/4."""
    a, b = _parts(c.left), _parts(c.right)
    if c.operator != "-" or a is None or b is None or not b[2]:
        return []
    if not a[2]:
        return _mixed(a[0] - b[0], b[1], b[2]) + (written(a[0] - b[1], b[2]) if not b[0] else [])
    common = lcm(a[2], b[2])
    top = abs(a[1] * (common // a[2]) - b[1] * (common // b[2]))
    return _mixed(a[0] - b[0], top, common)


def _mixed(whole: int, top: int, bottom: int) -> list[str]:
    if not bottom or whole < 0:
        return []
    if whole == 0 or top == 0:
        return written(top, bottom) if whole == 0 else [str(whole)]
    return [f"{whole} {top}/{bottom}"] if top < bottom else written(whole * bottom + top, bottom)
