"""The lines of an argument: what each says and how it is meant to follow (pure)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from services.grading.language.characters import Unreadable
from services.grading.language.nodes import Node
from services.grading.language.reading import Manner, read
from services.grading.language.units import undelimited

MAX_LINES: Final = 40
_IMPLIES: Final = re.compile(r"^\s*(?:⇒|⟹|==?>|\\Rightarrow|\\implies)(?![A-Za-z])\s*")
_SAYS_THE_SAME: Final = re.compile(r"^\s*(?:⇔|⟺|<==?>|\\Leftrightarrow|\\iff|∴|\\therefore)(?![A-Za-z])\s*")
_SO: Final = re.compile(r"^\s*(?:so|thus|hence|therefore|and so|alltså|dvs|also|donc)\b[\s,:]*", re.IGNORECASE)
_LET: Final = re.compile(r"^\s*(?:let|assume|suppose|where|with|låt|antag|anta|sätt|där|sei|soit)\b\s*", re.IGNORECASE)
_NOTE: Final = re.compile(r"^\s*(?:[\"“”„#].*|//.*|\(\s*[^\W\d_]{2,}[^=<>]*\))\s*$")
# What is done to both sides, said behind a bar as in 2x + 3 = 7 | - 3.
_OPERATION: Final = re.compile(r"\s\|{1,2}\s*(?:[-−–+*·×:/÷^]|:|√|\\cdot|\\div|\\sqrt)[^|]*$")

Kind = Literal["claim", "let", "note"]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of an argument; `number` counts from 1. `continues` marks one that begins with an equals sign, `implies` one with ⇒."""

    number: int
    text: str
    kind: Kind = "claim"
    node: Node | None = None
    continues: bool = False
    implies: bool = False


class UnreadableLine(Exception):
    """A line cannot be read; `problem` has the position in `text`."""

    def __init__(self, number: int, text: str, problem: Unreadable) -> None:
        super().__init__(problem.reason)
        self.number = number
        self.text = text
        self.problem = problem


def split(answer: str | Sequence[str]) -> list[str]:
    """Return the lines of an answer that are not empty."""
    lines = re.split(r"\r\n|[\r\n\u2028\u2029]", answer) if isinstance(answer, str) else [part for one in answer for part in split(one)]
    return [line.strip() for line in lines if line.strip()]


def read_lines(texts: Sequence[str], manner: Manner) -> list[Line]:
    """Return what each line says; raise `UnreadableLine` at the first that cannot be read."""
    return [_read(number, text, manner) for number, text in enumerate(texts, 1)]


def _read(number: int, text: str, manner: Manner) -> Line:
    if _NOTE.match(text):
        return Line(number, text, "note")
    implies = _IMPLIES.match(text) is not None
    rest = _OPERATION.sub("", _SO.sub("", _SAYS_THE_SAME.sub("", _IMPLIES.sub("", text))))
    kind: Kind = "let" if _LET.match(rest) else "claim"
    rest = undelimited(_LET.sub("", rest))
    continues = rest.startswith("=") and not rest.startswith("=>")
    try:
        node = read(rest[1:] if continues else rest, manner).usual
    except Unreadable as problem:
        raise UnreadableLine(number, rest, problem) from None
    return Line(number, text, kind, node, continues, implies)
