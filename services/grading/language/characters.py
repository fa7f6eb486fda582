"""One spelling for every character of an answer, remembering where each came from (pure).

All decimal digits of Unicode are read by their value: pupils type ٣ or ３ as well as 3. Two scripts inside one number are refused.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from services.grading.language.symbols import CHARACTERS, SUBSCRIPTS, SUPERSCRIPTS, VULGAR


class Unreadable(Exception):
    """The text stops being readable at `position` (a character index of the original); `reason` is a fixed code."""

    def __init__(self, position: int, reason: str = "unreadable") -> None:
        super().__init__(reason)
        self.position = position
        self.reason = reason


@dataclass(slots=True)
class Plain:
    """Normalised text; `origin[k]` is the index in the original of its character k."""

    text: str
    origin: list[int]

    def at(self, index: int) -> int:
        """Return the original position of a normalised index, also just past the end."""
        return self.origin[index] if index < len(self.origin) else (self.origin[-1] + 1 if self.origin else 0)


def normalise(text: str) -> Plain:
    """Return the text with one spelling for digits, signs, spaces, powers and fractions."""
    pieces: list[tuple[str, int]] = []
    previous_zero = 0
    raised = ""
    for index, character in enumerate(text):
        if character in SUPERSCRIPTS or character in SUBSCRIPTS:
            mark = "^" if character in SUPERSCRIPTS else "_"
            opening = "" if raised == mark else _close(raised) + mark + "{"
            raised = mark
            pieces.append((opening + (SUPERSCRIPTS.get(character) or SUBSCRIPTS[character]), index))
            continue
        if raised:
            pieces.append(("}", index))
            raised = ""
        zero = _zero_of(character)
        if zero and previous_zero and zero != previous_zero:
            raise Unreadable(index, "mixed_digits")
        previous_zero = zero
        pieces.append((_plain(character, pieces), index))
    if raised:
        pieces.append(("}", len(text) - 1))
    return _joined(pieces)


def _close(raised: str) -> str:
    """Return what ends a run of raised characters."""
    return "}" if raised else ""


def _zero_of(character: str) -> int:
    """Return the code point of the zero in the script of a digit, 0 for anything else."""
    if "0" <= character <= "9":
        return 48
    value = unicodedata.decimal(character, None) if character > "\x7f" else None
    return 0 if value is None else ord(character) - int(value)


def _plain(character: str, before: list[tuple[str, int]]) -> str:
    """Return the plain spelling of one character that is not raised."""
    if character < "\x80":
        return character if character > " " else " "
    if character in VULGAR:
        follows_digit = bool(before) and before[-1][0][-1:].isdigit()
        return f" {VULGAR[character]}" if follows_digit else f"({VULGAR[character]})"
    if character in CHARACTERS:
        return CHARACTERS[character]
    if character.isspace():
        return " "
    digit = unicodedata.decimal(character, None)
    if digit is not None:
        return str(digit)
    folded = unicodedata.normalize("NFKC", character)
    if len(folded) != 1:
        return character
    return folded if folded < "\x80" else CHARACTERS.get(folded, folded)


def _joined(pieces: list[tuple[str, int]]) -> Plain:
    """Return the pieces as one text with the origin of every character."""
    origin = [index for piece, index in pieces for _ in piece]
    return Plain("".join(piece for piece, _ in pieces), origin)
