"""What template expressions are worth: exact rational arithmetic with hard limits (pure)."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Final

from services.curriculum.display import DISPLAYS, poly
from services.curriculum.expressions import Call, Name, Node, Number, Operation, Quoted, TemplateError

Value = Fraction | str | bool

MAX_BITS: Final = 512
MAX_EXPONENT: Final = 64
MAX_FACTORIAL: Final = 60


def evaluate(node: Node, values: Mapping[str, Value]) -> Value:
    """Return what a tree is worth under the given variables; raise `TemplateError` if it has no exact value."""
    match node:
        case Number(value) | Quoted(value):
            return value
        case Name(name):
            return _variable(name, values)
        case Call("poly", arguments):
            return _poly(arguments, values)
        case Call(function, arguments):
            return _call(function, [evaluate(argument, values) for argument in arguments])
        case Operation(operator, operands):
            return _operate(operator, operands, values)


def number(value: Value, what: str) -> Fraction:
    """Return the value if it is a number; raise otherwise."""
    if isinstance(value, Fraction):
        return value
    kind = "a truth value" if isinstance(value, bool) else f"the text {value!r}"
    raise TemplateError(f"{what} needs a number, not {kind}")


def truth(value: Value, what: str) -> bool:
    """Return the value if it is true or false; raise otherwise."""
    if isinstance(value, bool):
        return value
    raise TemplateError(f"{what} needs a comparison such as a < b")


def _variable(name: str, values: Mapping[str, Value]) -> Value:
    if name not in values:
        known = ", ".join(sorted(values)) or "none"
        raise TemplateError(f"there is no variable {name!r} (known here: {known})")
    return values[name]


def _operate(operator: str, operands: tuple[Node, ...], values: Mapping[str, Value]) -> Value:
    if operator in ("and", "or"):
        left = truth(evaluate(operands[0], values), operator)
        decided = left is (operator == "or")
        return left if decided else truth(evaluate(operands[1], values), operator)
    worth = [evaluate(operand, values) for operand in operands]
    if operator == "not":
        return not truth(worth[0], "not")
    if operator in ("==", "!="):
        return _same(worth[0], worth[1]) is (operator == "==")
    numbers = [number(value, operator) for value in worth]
    if operator in _ORDERS:
        return _ORDERS[operator](numbers[0], numbers[1])
    return _bounded(_ARITHMETIC[operator](*numbers))


def _same(left: Value, right: Value) -> bool:
    if type(left) is not type(right):
        raise TemplateError(f"cannot compare {left} with {right}: one is a text, the other a number")
    return left == right


def _bounded(value: Fraction) -> Fraction:
    if value.numerator.bit_length() > MAX_BITS or value.denominator.bit_length() > MAX_BITS:
        raise TemplateError("a number grows too large")
    return value


def _divide(left: Fraction, right: Fraction) -> Fraction:
    if right == 0:
        raise TemplateError("division by zero; exclude it with `exclude` or `where`")
    return left / right


def _power(base: Fraction, exponent: Fraction) -> Fraction:
    if exponent.denominator != 1 or abs(exponent) > MAX_EXPONENT:
        raise TemplateError(f"an exponent must be a whole number from -{MAX_EXPONENT} to {MAX_EXPONENT}")
    bits = max(base.numerator.bit_length(), base.denominator.bit_length())
    if bits > 1 and bits * abs(exponent.numerator) > 2 * MAX_BITS:
        raise TemplateError("a power grows too large")
    if base == 0 and exponent < 0:
        raise TemplateError("division by zero: a negative power of 0")
    return Fraction(base ** int(exponent))


_ORDERS: Final[dict[str, Callable[[Fraction, Fraction], bool]]] = {
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
    ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b,
}
_ARITHMETIC: Final[dict[str, Callable[..., Fraction]]] = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "/": _divide,
    "//": lambda a, b: Fraction(math.floor(_divide(a, b))),
    "%": lambda a, b: a - b * math.floor(_divide(a, b)),
    "^": _power,
    "neg": lambda a: -a,
}


def _whole(value: Fraction, what: str) -> int:
    if value.denominator != 1:
        raise TemplateError(f"{what} needs a whole number, not {value}")
    return int(value)


def _round(value: Fraction, digits: Fraction = Fraction(0)) -> Fraction:
    """Round half away from zero, as schools do."""
    places = _whole(digits, "round")
    if not -12 <= places <= 12:
        raise TemplateError("round takes at most 12 digits")
    scale = Fraction(10) ** places
    size = math.floor(abs(value) * scale + Fraction(1, 2)) / scale
    return size if value >= 0 else -size


def _is_square(value: Fraction) -> bool:
    if value < 0:
        return False
    return all(math.isqrt(part) ** 2 == part for part in (value.numerator, value.denominator))


def _sqrt(value: Fraction) -> Fraction:
    if not _is_square(value):
        raise TemplateError(f"sqrt({value}) is not exact; choose values whose root is rational (is_square helps in `where`)")
    return Fraction(math.isqrt(value.numerator), math.isqrt(value.denominator))


def _factorial(value: Fraction) -> Fraction:
    size = _whole(value, "factorial")
    if not 0 <= size <= MAX_FACTORIAL:
        raise TemplateError(f"factorial takes 0 to {MAX_FACTORIAL}")
    return Fraction(math.factorial(size))


def _choose(n: Fraction, k: Fraction) -> Fraction:
    size, part = _whole(n, "choose"), _whole(k, "choose")
    if not (0 <= size <= 200 and part >= 0):
        raise TemplateError("choose(n, k) takes n from 0 to 200 and k from 0")
    return Fraction(math.comb(size, part))


_FUNCTIONS: Final[dict[str, tuple[int, int, Callable[..., Fraction | bool]]]] = {
    "abs": (1, 1, abs),
    "min": (1, 12, min),
    "max": (1, 12, max),
    "gcd": (2, 12, lambda *xs: Fraction(math.gcd(*(_whole(x, "gcd") for x in xs)))),
    "lcm": (2, 12, lambda *xs: Fraction(math.lcm(*(_whole(x, "lcm") for x in xs)))),
    "floor": (1, 1, lambda x: Fraction(math.floor(x))),
    "ceil": (1, 1, lambda x: Fraction(math.ceil(x))),
    "round": (1, 2, _round),
    "sqrt": (1, 1, _sqrt),
    "sign": (1, 1, lambda x: Fraction((x > 0) - (x < 0))),
    "factorial": (1, 1, _factorial),
    "choose": (2, 2, _choose),
    "is_int": (1, 1, lambda x: x.denominator == 1),
    "is_square": (1, 1, _is_square),
}
FUNCTION_NAMES: Final = frozenset(_FUNCTIONS) | frozenset(DISPLAYS) | {"poly"}


def _call(function: str, arguments: list[Value]) -> Value:
    if function in _FUNCTIONS:
        least, most, compute = _FUNCTIONS[function]
        _count(function, len(arguments), least, most)
        result = compute(*(number(argument, function) for argument in arguments))
        return result if isinstance(result, bool) else _bounded(result)
    if function in DISPLAYS:
        least, most, show = DISPLAYS[function]
        _count(function, len(arguments), least, most)
        return show(arguments)
    raise TemplateError(f"there is no function {function!r}; there are {', '.join(sorted(FUNCTION_NAMES))}")


def _count(function: str, given: int, least: int, most: int) -> None:
    if not least <= given <= most:
        wanted = str(least) if least == most else f"{least} to {most}"
        raise TemplateError(f"{function} takes {wanted} arguments, not {given}")


def _poly(arguments: tuple[Node, ...], values: Mapping[str, Value]) -> str:
    _count("poly", len(arguments), 2, 12)
    letter = arguments[0]
    if isinstance(letter, Name) and letter.name not in values:
        shown: Value = letter.name
    else:
        shown = evaluate(letter, values)
    if not isinstance(shown, str):
        raise TemplateError("poly needs a letter first; quote it when a variable has the same name: poly('x', 1, 2)")
    return poly(shown, [number(evaluate(argument, values), "poly") for argument in arguments[1:]])
