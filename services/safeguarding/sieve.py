"""Many patterns searched in one text in the time of few (pure): a pattern is tried only where three letters stand that every match of it holds.

A class talks about mathematics; hardly any sentence holds what one of the patterns needs. What a pattern needs is read off the pattern
itself, as filters before automata do (Cox, 2012, "Regular expression matching with a trigram index"). It errs towards trying: a pattern of
which nothing can be said is always tried, so that the sieve never changes what is found.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any, Final, TypeAlias

_LETTERS: Final = 3
_MOST_STRINGS: Final = 200
"""Strings that are followed through a pattern at once; a wider choice is cut there."""
_COMMON: Final = " etaoinshrdlucmfwygpbvkxqjz"
"""English letters and the space from the most common to the rarest."""
_PARSER: Final[Any] = import_module("re._parser")  # the one parser there is for what `re` compiles; it has no public name
_ZERO_WIDTH: Final = frozenset({"AT", "ASSERT", "ASSERT_NOT"})

Strings: TypeAlias = frozenset[str]


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of the texts that a piece of a pattern matches: all of them, or strings of which each text holds one."""

    whole: Strings | None = None
    held: Strings | None = None


_NOTHING: Final = _Known()


class Sieve:
    """Finds whether any of many patterns matches somewhere."""

    def __init__(self, parts: Iterable[str]) -> None:
        """Compile the patterns.

        Raises:
            re.error: One of them is no pattern.
        """
        self._parts = tuple((_needed(part), re.compile(part)) for part in parts)

    def found(self, text: str, letters: frozenset[str]) -> bool:
        """Return whether a pattern matches somewhere in the text, of which `letters` are its `trigrams`."""
        return any((needed is None or not needed.isdisjoint(letters)) and pattern.search(text) for needed, pattern in self._parts)


class Idioms:
    """Takes out of a text what any of many patterns matches, the earlier ones first."""

    def __init__(self, parts: Sequence[str]) -> None:
        """Compile the patterns, now: nobody is to wait for it in the middle of a turn."""
        self._sieve = Sieve(parts)
        self._whole = re.compile("|".join(parts))

    def without(self, text: str, instead: str) -> str:
        """Return the text with something else in the place of whatever matches."""
        return self._whole.sub(instead, text) if self._sieve.found(text, trigrams(text)) else text


def trigrams(text: str) -> frozenset[str]:
    """Return every three letters that stand beside each other."""
    return frozenset(text[at : at + _LETTERS] for at in range(len(text) - _LETTERS + 1))


def _needed(pattern: str) -> frozenset[str] | None:
    """Return trigrams of which every text holds one that the pattern matches, None if none can be named."""
    held = _best(_of_sequence(_PARSER.parse(pattern)))
    return None if held is None else frozenset(min(trigrams(string), key=_commonness) for string in held)


def _best(known: _Known) -> Strings | None:
    """Return strings that tell something: three letters or more, each of them."""
    options = [strings for strings in (known.whole, known.held) if strings and min(map(len, strings)) >= _LETTERS]
    return max(options, key=_worth) if options else None


def _worth(strings: Strings) -> tuple[int, int]:
    """Return how much strings tell: what is long is rare, and few are found less often than many."""
    return min(4, *map(len, strings)), -len(strings)


def _commonness(trigram: str) -> int:
    return sum(len(_COMMON) - place if (place := _COMMON.find(letter)) >= 0 else 0 for letter in trigram)


def _of_sequence(pieces: Sequence[Any]) -> _Known:
    """Return what is known of pieces that follow each other: strings go on from piece to piece, as long as all of them are known."""
    run: Strings = frozenset({""})
    runs: list[Strings] = []
    is_whole = True
    for piece in pieces:
        known = _of_piece(piece)
        longer = _joined(run, known.whole)
        if longer is not None:
            run = longer
            continue
        is_whole = False
        runs.append(run)
        if known.held is not None:
            runs.append(known.held)
        run = known.whole if known.whole is not None else frozenset({""})
    runs.append(run)
    if is_whole:
        return _Known(whole=run)
    telling = [held for one in runs if (held := _best(_Known(held=one))) is not None]
    return _Known(held=max(telling, key=_worth)) if telling else _NOTHING


def _joined(run: Strings, whole: Strings | None) -> Strings | None:
    if whole is None or len(run) * len(whole) > _MOST_STRINGS:
        return None
    return frozenset(before + after for before in run for after in whole)


def _of_piece(piece: Any) -> _Known:
    """Return what is known of one piece, as the parser of `re` names it."""
    name, value = str(piece[0]), piece[1]
    if name == "LITERAL":
        return _Known(whole=frozenset({chr(value)}))
    if name in _ZERO_WIDTH:
        return _Known(whole=frozenset({""}))
    if name == "IN":
        return _of_set(value)
    if name == "SUBPATTERN":
        return _of_sequence(value[-1])
    if name == "ATOMIC_GROUP":
        return _of_sequence(value)
    if name == "BRANCH":
        return _of_choice([_of_sequence(branch) for branch in value[1]])
    if name.endswith("_REPEAT"):
        return _of_repeat(*value)
    return _NOTHING


def _of_set(members: Sequence[Any]) -> _Known:
    """Return the letters of a set, if it names them."""
    letters: set[str] = set()
    for kind, value in ((str(member[0]), member[1]) for member in members):
        if kind == "LITERAL":
            letters.add(chr(value))
        elif kind == "RANGE" and value[1] - value[0] < len(_COMMON):
            letters.update(map(chr, range(value[0], value[1] + 1)))
        else:
            return _NOTHING
    return _Known(whole=frozenset(letters))


def _of_choice(branches: Sequence[_Known]) -> _Known:
    """Return what is known where one of several follows: each may, so each must tell something."""
    wholes = [branch.whole for branch in branches]
    whole = frozenset[str]().union(*_present(wholes))
    if None not in wholes and len(whole) <= _MOST_STRINGS:
        return _Known(whole=whole)
    helds = [_best(branch) for branch in branches]
    return _NOTHING if None in helds else _Known(held=frozenset[str]().union(*_present(helds)))


def _of_repeat(least: int, most: int, inside: Sequence[Any]) -> _Known:
    """Return what is known of a piece that may come several times, or not at all."""
    known = _of_sequence(inside)
    if (least, most) == (1, 1):
        return known
    if (least, most) == (0, 1) and known.whole is not None:
        return _Known(whole=known.whole | {""})
    held = _best(known) if least else None
    return _NOTHING if held is None else _Known(held=held)


def _present(options: Iterable[Strings | None]) -> Iterator[Strings]:
    return (strings for strings in options if strings is not None)
