"""Which commas part a list and which belong to a number (pure).

A semicolon always parts, and beside it commas belong to numbers: (1,5; 2). Without one, a comma in a list parts where points are
decimal. Where commas are decimal, one between two digits can mean either: both readings are made.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal

PARTING: Final = "⸴"  # of the same length as a comma, so that every character keeps its place
_CLOSERS: Final = {")": "(", "]": "[", "}": "{"}
_OPENERS: Final = "([{"
_CALL: Final = re.compile(r"(?:min|max|gcd|lcm|binomial|log|sum|product|matrix)(?:\\left|\s)*$")
_GROUPS: Final = re.compile(r"(?:\\[A-Za-z]+|[\^_}\]])\s*$")
_RUN: Final = re.compile(r"\d+(?:,\d+)+")

Commas = Literal["numbers", "lists", "always"]


@dataclass(slots=True)
class _Level:
    """One pair of brackets: where its commas and semicolons are, and whether it holds a list."""

    commas: list[int]
    is_list: bool
    has_semicolon: bool = False


def parted(text: str, decimal: str, commas: Commas, *, other: bool = False, rows: bool = False) -> tuple[str, bool]:
    """Return the text with the commas that part as `PARTING`, and whether it could be read the other way.

    `commas` says what a comma between two digits is where nothing else tells: part of a number, one that parts where points are
    decimal, or one that parts anywhere; semicolons may part `rows` and not numbers. In brackets of a list or a function with several values it is the second.
    """
    kept, doubtful = list(text), False
    for level in _levels(text):
        if level.has_semicolon and not rows:
            continue
        means = "lists" if level.is_list and commas == "numbers" else commas
        for at in level.commas:
            if not _is_between_digits(text, at):
                kept[at] = PARTING if _follows_value(text, at) else ","
                continue
            can_be_either = decimal == "," and means != "numbers" and not _is_one_of_many(text, at)
            doubtful = doubtful or can_be_either
            parts = means == "always" or (means == "lists" and (decimal == "." or _is_one_of_many(text, at)))
            if parts != (other and can_be_either):
                kept[at] = PARTING
    return "".join(kept), doubtful


def _levels(text: str) -> list[_Level]:
    """Return the levels of brackets, the outside first."""
    levels = [_Level([], is_list=False)]
    opened = [levels[0]]
    for at, sign in enumerate(text):
        if sign in _OPENERS:
            opened.append(_Level([], is_list=_opens_list(sign, text[max(0, at - 24) : at])))
            levels.append(opened[-1])
        elif sign in _CLOSERS and len(opened) > 1:
            opened.pop()
        elif sign == ";":
            opened[-1].has_semicolon = True
        elif sign == ",":
            opened[-1].commas.append(at)
    return levels


def _opens_list(sign: str, before: str) -> bool:
    """Return whether commas in a bracket part its values: in a list or set, and after the name of a function that takes several."""
    if sign == "(":
        return _CALL.search(before) is not None
    return before.endswith(("\\left", "\\right")) or _GROUPS.search(before) is None


def _is_between_digits(text: str, at: int) -> bool:
    return text[at - 1 : at].isdigit() and text[at + 1 : at + 2].isdigit()


def _follows_value(text: str, at: int) -> bool:
    """Return whether something stands before a comma that it could part from what follows: not so in `,5`."""
    before = text[:at].rstrip()
    return before[-1:].isalnum() or before[-1:] in ")]}%!|°'" if before else False


def _is_one_of_many(text: str, at: int) -> bool:
    """Return whether a run of digits with commas between them has more than this one, so that it is no number: 1,5,2."""
    return any(run.start() < at < run.end() and run.group().count(",") > 1 for run in _RUN.finditer(text))
