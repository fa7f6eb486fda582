"""The leak gate: may this sentence be released, given the vetted answer and all that has been released on this offer? (pure)

It judges what was released before plus the next sentence, so that an answer split over two sentences is caught. It errs on the side of
blocking: a blocked reply is replaced by authored help, which costs little; a leaked answer costs the learner the practice.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from schemas.course import AnswerSpec

NUMBER = re.compile(r"(?<![\w.])-?\d+(?:[.,]\d+)?(?:\s*/\s*-?\d+)?(?![\w])")
LATEX_FRACTION = re.compile(r"\\[dt]?frac\s*\{\s*(-?\d+)\s*\}\s*\{\s*(-?\d+)\s*\}")
CONFIRMS = re.compile(
    r"\b(?:that(?:'s| is| was)|you(?:'re| are)|it(?:'s| is))\s+(?:\w+\s+)?(?:right|correct)\b"
    r"|^\W*(?:yes|correct|exactly|right)\s*[,.!]|\b(?:the|your)\s+(?:final\s+)?answer\s+(?:is|equals|should be|would be)\b",
    re.IGNORECASE,
)
UNITS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]  # fmt: skip
TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
WORD_NUMBER = re.compile(
    rf"\b(?:(minus|negative)\s+)?(?:({'|'.join(TENS)})(?:[\s-]({'|'.join(UNITS[1:10])}))?|({'|'.join(reversed(UNITS))}))\b", re.IGNORECASE
)
TAIL_CHARACTERS = 160  # how much of what was released is read together with the next sentence


@dataclass(frozen=True)
class Gate:
    """Knows the vetted answers of one step and the numbers that the question itself shows."""

    answers: tuple[str, ...]
    values: frozenset[Fraction]
    given: frozenset[Fraction]
    texts: tuple[str, ...]

    @classmethod
    def of(cls, spec: AnswerSpec, question: str) -> Gate:
        """Return the gate for a step.

        Args:
            spec: the instantiated answer.
            question: stem and prompt as the learner sees them.
        """
        listed = spec.value if isinstance(spec.value, tuple) else (spec.value,)
        answers = [*listed, *spec.alternatives]
        chosen = [choice.text for choice in spec.choices if choice.id in listed] if spec.type == "choice" else []
        texts = [text for text in (_squeeze(answer) for answer in [*answers, *chosen]) if len(text) > 2 and not _values(text)]
        values = {
            value for answer in answers if spec.type in ("number", "fraction", "equation", "expression") for value in _answer_values(answer)
        }
        return cls(tuple(answers), frozenset(values), frozenset(_values(question)), tuple(texts) if spec.type != "ordering" else ())

    def releases(self, released: str, sentence: str) -> bool:
        """Return whether the sentence may go out after what has been released."""
        if CONFIRMS.search(sentence):
            return False
        window = released[-TAIL_CHARACTERS:] + " " + sentence
        squeezed = _squeeze(window)
        if any(text in squeezed for text in self.texts):
            return False
        told = _values(sentence) | (_values(window) - _values(released[-TAIL_CHARACTERS:]))
        return not (told & (self.values - self.given))


def _answer_values(answer: str) -> set[Fraction]:
    """Return the values that would give a short answer away; an expression with letters is caught as text."""
    return (
        _values(answer)
        if len(_values(answer)) == 1 and len(_squeeze(answer)) <= 24 and not re.search(r"[a-z]\^?\d|[a-z]{2}", answer)
        else set()
    )


def _values(text: str) -> set[Fraction]:
    plain = LATEX_FRACTION.sub(r" \1/\2 ", unicodedata.normalize("NFKC", text).replace("−", "-"))
    found = {value for match in NUMBER.finditer(plain) if (value := _number(match.group())) is not None}
    return found | {_word_number(match) for match in WORD_NUMBER.finditer(plain)}


def _number(text: str) -> Fraction | None:
    try:
        return Fraction(re.sub(r"\s", "", text).replace(",", "."))
    except (ValueError, ZeroDivisionError):
        return None


def _word_number(match: re.Match[str]) -> Fraction:
    sign, tens, unit, plain = match.groups()
    value = TENS[tens.lower()] + (UNITS.index(unit.lower()) if unit else 0) if tens else UNITS.index(plain.lower())
    return Fraction(-value if sign else value)


def _squeeze(text: str) -> str:
    text = unicodedata.normalize("NFKC", text).casefold().replace("−", "-").replace("**", "^")
    text = LATEX_FRACTION.sub(r"\1/\2", text)
    return re.sub(r"\\(?:cdot|times|left|right|,|;|!)|[\s*{}$\\·×]", "", text)


def sentences(pieces: Iterable[str]) -> list[str]:
    """Return the sentences of a text given in pieces; a decimal point ends none."""
    return [part for part in re.split(r"(?<=[.!?…])(?=\s)|(?<=\n)", "".join(pieces)) if part]
