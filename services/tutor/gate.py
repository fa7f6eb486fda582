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
from services.tutor.numbers import LATEX_FRACTION, plain_digits, values_in

# A yes to what the learner has said. "You are right that …" says yes to what follows, which is judged for itself.
CONFIRMS = re.compile(
    r"\b(?:that(?:'s| is| was)|you(?:'re| are)|it(?:'s| is))\s+(?:\w+\s+)?(?:right|correct)\b(?!\s+(?:that|to|about|in|on|track)\b)"
    r"|^\W*(?:yes|correct|exactly|right)\s*[,.!]",
    re.IGNORECASE,
)
TELLS = re.compile(r"\b(?:the|your)\s+(?:final\s+)?answer\s+(?:is|equals|should be|would be)\b", re.IGNORECASE)
HALVES = re.compile(r"\b(?:numerator|denominator|top|bottom|over)\b", re.IGNORECASE)
EQUALS = re.compile(r"=\s*[$€£]?\s*(-?\d[\d.,]*(?:/\d+)?)(?![\w.,]*[a-zA-Z\d]|\s*[-+*/^×·\\(=])")
ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth")
TAIL_CHARACTERS = 160  # how much of what was released is read together with the next sentence
LONGEST_SHORT_ANSWER = 24
NUMERIC = ("number", "fraction", "equation", "expression")


@dataclass(frozen=True)
class Gate:
    """Knows the vetted answers of one step and the numbers that the question itself shows."""

    values: frozenset[Fraction]
    given: frozenset[Fraction]
    equalities: frozenset[Fraction]
    texts: tuple[str, ...]
    option: re.Pattern[str] | None

    @classmethod
    def of(cls, spec: AnswerSpec, question: str) -> Gate:
        """Return the gate for a step.

        Args:
            spec: the instantiated answer.
            question: stem and prompt as the learner sees them.
        """
        listed = spec.value if isinstance(spec.value, tuple) else (spec.value,)
        chosen = [choice.text for choice in spec.choices if choice.id in listed] if spec.type == "choice" else []
        answers = chosen if spec.choices else [*listed, *spec.alternatives]
        texts = [text for text in (_squeeze(answer) for answer in answers) if len(text) > 2 and not values_in(text)]
        values = {value for answer in answers if spec.type in NUMERIC or spec.choices for value in _answer_values(answer)}
        return cls(frozenset(values), frozenset(values_in(question)), frozenset(_equalities(question)), tuple(texts), _option(spec))

    def releases(self, released: str, sentence: str, proposed: str | None = None) -> bool:
        """Return whether the sentence may go out after what has been released.

        Args:
            released: all that the learner has been told on this offer.
            sentence: what is to be told next.
            proposed: what the learner has said; a yes gives nothing away unless it says yes to the answer. None: that is not known.
        """
        if TELLS.search(sentence) or (CONFIRMS.search(sentence) and (proposed is None or self._holds_the_answer(proposed))):
            return False
        tail = released[-TAIL_CHARACTERS:]
        window = f"{tail} {sentence}"
        if self._names_it(window, sentence):
            return False
        told = values_in(sentence) | (values_in(window) - values_in(tail))
        is_concluded = bool(_equalities(sentence) & (self.values - self.equalities))
        return not (is_concluded or told & (self.values - self.given) or self._halves(window, sentence))

    def _names_it(self, window: str, sentence: str) -> bool:
        squeezed = _squeeze(window)
        return any(text in squeezed for text in self.texts) or bool(self.option and self.option.search(sentence))

    def _holds_the_answer(self, proposed: str) -> bool:
        """Return whether the learner may have said the answer; where it is no number or text that can be found, assume so."""
        if not (self.values or self.texts):
            return True
        return bool(values_in(proposed) & self.values) or self._names_it(proposed, proposed)

    def _halves(self, window: str, sentence: str) -> bool:
        """Return whether a fraction is told as its top and its bottom."""
        if not HALVES.search(window):
            return False
        all_told, now = values_in(window), values_in(sentence)
        pairs = [{Fraction(value.numerator), Fraction(value.denominator)} for value in self.values - self.given if value.denominator > 1]
        return any(pair <= all_told and pair & now for pair in pairs)


def _option(spec: AnswerSpec) -> re.Pattern[str] | None:
    """Return how the right option of a choice is named by its letter or its place."""
    place = next((place for place, choice in enumerate(spec.choices) if choice.id == spec.value), None) if spec.type == "choice" else None
    if place is None:
        return None
    letter = chr(ord("a") + place)
    named = rf"\b(?:option|choice|answer|letter|choose|pick|select)\s+(?:is\s+)?\(?{letter}\b(?!\s+\w+ly\b)"
    placed = rf"|\b{ORDINALS[place]}\s+(?:option|choice|one|answer)\b" if place < len(ORDINALS) else ""
    # "a" is also an article: "choose a number" names no option, "option a" does
    return re.compile(named.replace("|choose|pick|select", "") + placed if letter == "a" else named + placed, re.IGNORECASE)


def _answer_values(answer: str) -> set[Fraction]:
    """Return the values that would give a short answer away; an expression with letters is caught as text."""
    squeezed = _squeeze(answer)
    is_short = len(squeezed) <= LONGEST_SHORT_ANSWER and not re.search(r"[a-z]\^?\d|[a-z]{2}", squeezed)
    found = values_in(answer)
    return found if is_short and (len(found) == 1 or "%" in answer) else set()


def _equalities(text: str) -> set[Fraction]:
    """Return the numbers that the text puts after an equals sign, alone."""
    found = EQUALS.findall(plain_digits(text))
    return {value for part in found for value in values_in(part.rstrip(".,"))}


def _squeeze(text: str) -> str:
    text = unicodedata.normalize("NFKC", text).casefold().replace("−", "-").replace("**", "^")
    text = LATEX_FRACTION.sub(r"\1\2\3/\4", text)
    return re.sub(r"\\(?:cdot|times|left|right|,|;|!)|[\s*{}$\\·×]", "", text)


def sentences(pieces: Iterable[str]) -> list[str]:
    """Return the sentences of a text given in pieces; a decimal point ends none."""
    return [part for part in re.split(r"(?<=[.!?…])(?=\s)|(?<=\n)", "".join(pieces)) if part]
