"""Templates of items: drawing the variables from a seed and filling texts (pure).

A draw depends on the seed, the item's id and the variable's name alone, by SHA-256, so that the same offer shows the same question
on every machine and Python version.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from fractions import Fraction
from typing import Final

from schemas.course import Item, Scalar, Variable
from services.curriculum.calculation import FUNCTION_NAMES, Value, evaluate, truth
from services.curriculum.display import show
from services.curriculum.expressions import Node, TemplateError, names_in, parse

MAX_TRIES: Final = 1_000
MAX_SHOWN_CHARS: Final = 20_000
RANGE_LIMIT: Final = 10**9

_PLACE: Final = re.compile(r"\{\{([^{}]*)\}\}")
_WORDS: Final = frozenset({"and", "or", "not"})


class VariableRefusedError(TemplateError):
    """A variable that no draw can give a value, by its name."""

    def __init__(self, name: str, message: str) -> None:
        super().__init__(message)
        self.name = name


def render(text: str, values: Mapping[str, Value]) -> str:
    """Return the text with every `{{ expression }}` replaced by its value; errors carry the line within the text."""
    if "{{" not in text:
        return text
    shown: list[str] = []
    at = 0
    for match in _PLACE.finditer(text):
        shown += [_literal(text, at, match.start()), _filled(text, match, values)]
        at = match.end()
    shown.append(_literal(text, at, len(text)))
    result = "".join(shown)
    if len(result) > MAX_SHOWN_CHARS:
        raise TemplateError(f"the filled text is longer than {MAX_SHOWN_CHARS} characters")
    return result


def _literal(text: str, start: int, end: int) -> str:
    piece = text[start:end]
    if "{{" in piece:
        line = text.count("\n", 0, start + piece.index("{{"))
        raise TemplateError("`{{` is not closed by `}}` around an expression; write `{ {` for braces of LaTeX", line)
    return piece


def _filled(text: str, match: re.Match[str], values: Mapping[str, Value]) -> str:
    try:
        return show(evaluate(parse(match.group(1)), values))
    except TemplateError as error:
        raise TemplateError(error.message, text.count("\n", 0, match.start())) from error


def draw(item: Item, seed: int) -> dict[str, Value]:
    """Return the values of an item's variables at a seed; raise `TemplateError` if none fulfil `where` in a bounded number of tries."""
    if not item.variables:
        _check_constant_conditions(item)
        return {}
    conditions = _conditions_by_last_variable(item)
    reason: str = ""
    for attempt in range(MAX_TRIES):
        values, reason = _try(item, conditions, f"{seed}/{attempt}")
        if values is not None:
            return values
    raise TemplateError(f"no values found in {MAX_TRIES} tries: {reason}; widen the ranges or loosen `where`")


def _check_constant_conditions(item: Item) -> None:
    for text in item.where:
        if not truth(evaluate(parse(text), {}), "where"):
            raise TemplateError(f"`where: {text}` is never true: the item has no variables")


def _conditions_by_last_variable(item: Item) -> dict[str, list[tuple[str, Node]]]:
    """Return each condition under the variable after which it can be decided, so that a bad draw ends early."""
    order = {name: place for place, name in enumerate(item.variables)}
    found: dict[str, list[tuple[str, Node]]] = {}
    for text in item.where:
        node = parse(text)
        needed = [name for name in names_in(node) if name in order]
        last = max(needed, key=order.__getitem__, default=next(iter(order)))
        found.setdefault(last, []).append((text, node))
    return found


def _try(item: Item, conditions: Mapping[str, list[tuple[str, Node]]], salt: str) -> tuple[dict[str, Value] | None, str]:
    """Return the values of one try, or None and why not."""
    values: dict[str, Value] = {}
    for name, variable in item.variables.items():
        _refuse_reserved(name)
        try:
            values[name] = _value_of(name, variable, values, f"{item.id}/{salt}/{name}")
            failed = next((text for text, node in conditions.get(name, ()) if not truth(evaluate(node, values), "where")), None)
        except VariableRefusedError:
            raise
        except TemplateError as error:
            return None, f"{name}: {error.message}"
        if failed is not None:
            return None, f"`where: {failed}` was not fulfilled"
    return values, ""


def _refuse_reserved(name: str) -> None:
    if name in FUNCTION_NAMES or name in _WORDS:
        raise VariableRefusedError(name, f"a variable cannot be called {name!r}: that is a function of the template language")


def _value_of(name: str, variable: Variable, values: Mapping[str, Value], salt: str) -> Value:
    if variable.value is not None:
        return evaluate(_computed(name, variable.value), values)
    if variable.choices is not None:
        return _exact(variable.choices[_pick(salt, len(variable.choices))])
    low, high = variable.range or (0, 0)
    if max(abs(low), abs(high)) > RANGE_LIMIT:
        raise VariableRefusedError(name, f"the range of {name} goes beyond {RANGE_LIMIT}")
    drawn = low + variable.step * _pick(salt, (high - low) // variable.step + 1)
    if drawn in variable.exclude:
        raise TemplateError(f"{drawn} is excluded")
    return Fraction(drawn)


def _computed(name: str, text: str) -> Node:
    """Return an expression as it is read; what cannot be read no other draw can mend."""
    try:
        return parse(text)
    except TemplateError as error:
        raise VariableRefusedError(name, f"{name}: {error.message}") from error


def _exact(choice: Scalar) -> Value:
    return choice if isinstance(choice, str) else Fraction(str(choice))


def _pick(salt: str, count: int) -> int:
    """Return a number from 0 to count - 1; the bias is below count / 2^64."""
    return int.from_bytes(hashlib.sha256(salt.encode()).digest()[:8], "big") % count
