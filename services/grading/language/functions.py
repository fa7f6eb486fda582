"""Which letters of a text name functions, as f does in f(x) = 3x + 2 (pure).

A letter before a bracket may also be a factor, as h is in h(a+b)/2. It names a function when the text gives its values, as in
h(t) = 5t, or by custom (f and g); and only where it never stands without a bracket, and nobody has used it as a variable.
"""

from __future__ import annotations

import re
from collections.abc import Set
from typing import Final

_BRACKET: Final = r"(?=(?:\\left|\\big|\\Big|\\bigl)?\s*\()"
_INVERSE: Final = r"\^\s*(?:\{\s*-\s*1\s*\}|\(\s*-\s*1\s*\)|-\s*1)"
# A name with its primes, before a bracket or before the -1 of an inverse function and a bracket.
APPLIED: Final = re.compile(rf"([A-Za-z])('{{0,3}}) *(?:{_BRACKET}|(?={_INVERSE}\s*{_BRACKET}))")
_GIVEN: Final = re.compile(
    r"(?<![A-Za-z\\])([A-Za-z])'{0,3} *(?:\\left)? *\( *([a-zA-Z]) *(?:, *[a-zA-Z] *){0,3}(?:\\right)? *\) *:?=(?!=)"
)
_CUSTOMARY: Final = frozenset("fg")
MOST_ARGUMENTS: Final = 4


def functions_in(text: str, variables: Set[str]) -> frozenset[str]:
    """Return the letters that name functions in a text; `variables` never do."""
    given = {found.group(1) for found in _GIVEN.finditer(text) if found.group(1) != found.group(2)}
    return frozenset(letter for letter in (given | _CUSTOMARY) - set(variables) if _is_always_applied(letter, text))


def _is_always_applied(letter: str, text: str) -> bool:
    places = [found.start() for found in re.finditer(rf"(?<!\\){letter}(?![A-Za-z])", text)]
    return bool(places) and all(APPLIED.match(text, place) for place in places)


def is_free_function(name: str) -> bool:
    """True for a function of which nothing is known but its name, such as `f`, `f'` or `f^-1`."""
    return len(name.removesuffix("^-1").rstrip("'")) == 1
