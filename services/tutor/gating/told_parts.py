"""Whether a sentence tells an answer of several parts: a point, set, interval, ratio, matrix or amount, or a program (pure)."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from fractions import Fraction

from schemas.course import AnswerSpec
from services.tutor.gating.hearing import Heard, Said
from services.tutor.gating.numbers import mentions, plain
from services.tutor.gating.told_texts import bare

IN_PARTS = frozenset({"interval", "set", "point", "ratio", "matrix", "quantity"})
ORDERED = frozenset({"point", "ratio", "matrix"})
LOOK_BACK = 600  # characters of what was released; parts are told one by one
SHARE_OF_PROGRAM = 0.75  # of its lines


@dataclass(frozen=True)
class Parts:
    """The numbers that an answer is made of, in their order, and what its question shows; the lines, if it is a program."""

    values: tuple[Fraction, ...]
    is_ordered: bool
    lines: tuple[str, ...]
    question: Said

    @classmethod
    def of(cls, spec: AnswerSpec, question: Said) -> Parts:
        """Return the parts of an answer; none if it is of one piece."""
        value = spec.value if isinstance(spec.value, str) else ""
        lines = tuple(line.strip() for line in value.splitlines() if line.strip()) if spec.type == "code" else ()
        found = mentions(plain(_apart(value))) if spec.type in IN_PARTS else ()
        return cls(tuple(mention.value for mention in found if mention.form[-1:] != "%"), spec.type in ORDERED, lines, question)

    def tells(self, heard: Heard) -> bool:
        """Return whether all parts are told by now, the last of them in this sentence."""
        return self._tells_values(heard) or self._tells_program(heard)

    def _tells_values(self, heard: Heard) -> bool:
        if not self.values:
            return False
        now = [mention.value for mention in mentions(plain(_apart(heard.seen)))]
        fresh = set(self.values) - self.question.values
        if not (fresh & set(now) if fresh else _in_order(self.values, now) or set(self.values) <= set(now)):
            return False
        told = [*(mention.value for mention in mentions(plain(_apart(heard.released[-LOOK_BACK:])))), *now]
        if self.is_ordered and fresh:
            return all(count <= Counter(told)[value] for value, count in Counter(self.values).items())
        return _in_order(self.values, told) if self.is_ordered else set(self.values) <= set(told)

    def _tells_program(self, heard: Heard) -> bool:
        wanted = {line for line in map(bare, self.lines) if line not in bare(self.question.text)}
        if not wanted:
            return False
        written, now = bare(f"{heard.released} {heard.seen}"), bare(heard.seen)
        return any(line in now for line in wanted) and sum(line in written for line in wanted) >= SHARE_OF_PROGRAM * len(wanted)


def _apart(text: str) -> str:
    """Return a text whose lists have space between their numbers: `(1,2)` are two, and `2:3` too."""
    return re.sub(r"(?<=\d)[,;:|](?=-?\d)", " ; ", re.sub(r"\\(?:begin|end)\{\w+\}|&|\\\\", " ", text))


def _in_order(wanted: tuple[Fraction, ...], told: list[Fraction]) -> bool:
    rest = iter(told)
    return all(any(value == one for one in rest) for value in wanted)
