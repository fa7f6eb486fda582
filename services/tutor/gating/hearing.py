"""One sentence as the gate hears it: what was released before, what the learner has said, and the sentence in plain numbers (pure)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property

from services.tutor.gating.calculations import in_symbols
from services.tutor.gating.disguises import gathered, readings, unveiled
from services.tutor.gating.marks import ASKS, looks_english
from services.tutor.gating.numbers import Mention, mentions, plain
from services.tutor.gating.sentences import sentences
from services.tutor.gating.spelling import small_words, squeezed
from services.tutor.gating.units import unit_of

SHORT = 60  # characters of a message that is little more than what it proposes
ACROSTIC_CHARACTERS = 1_200
TAIL_CHARACTERS = 160  # how much of what was released is read together with the next sentence
EQUALS = re.compile(r"=\s*[$€£]?\s*(-?\d[\d.,]*(?:/\d+)?)(?![\w.,]*[a-zA-Z\d]|\s*[-+*/^×·\\(=])")
_POINT = re.compile(
    r"(?<=\d)\s+(?:komma|virgule|coma|virgola|vírgula|przecinek|pilkku|virgül|koma|punkt|punto|ponto|point|запятая|целых)\s+(?=\d)",
    re.IGNORECASE,
)
_SIGN = re.compile(r"\b(?:moins|menos|meno|minus|miinus|eksi|минус|negativ\w*)\s+(?=\d)", re.IGNORECASE)


@dataclass(frozen=True)
class Said:
    """What somebody has said: its numbers, and those after an equals sign."""

    text: str = field(repr=False)

    @cached_property
    def shown(self) -> str:
        """Return the text in plain numbers."""
        return plain(unveiled(self.text))

    @cached_property
    def values(self) -> frozenset[Fraction]:
        """Return the numbers told, those before a letter (`5x`) too."""
        return frozenset(mention.value for mention in mentions(self.shown)) | frozenset(map(Fraction, self._loose))

    @cached_property
    def forms(self) -> frozenset[str]:
        """Return the numbers as they are written."""
        return frozenset(mention.form for mention in mentions(self.shown)) | self._loose

    @cached_property
    def _loose(self) -> frozenset[str]:
        return frozenset(re.findall(r"(?<![\d.,])\d{1,20}(?![\d.,]*\d)", self.shown))

    @cached_property
    def equalities(self) -> frozenset[Fraction]:
        """Return the numbers that stand alone after an equals sign."""
        return equalities(self.shown)

    def units(self, value: Fraction) -> set[str | None]:
        """Return what a number counts in these words."""
        return {unit_of(self.shown, mention) for mention in mentions(self.shown) if mention.value == value}

    def proposes(self, value: Fraction, question: Said) -> bool:
        """Return whether a value is put forward as the answer: asked about, said in few words, or where the words end.

        What is part of a calculation is not (`36 + 6 = 42` proposes 42), nor is a check by a number of the question (`2 * 7 + 3 = 17` proposes 7).
        """
        if value not in self.values:
            return False
        if len(self.text) <= SHORT:
            return value in _results(self.shown)
        asked = " ".join(re.findall(r"[^.?!\n]*[?？؟]", self.shown))
        own = [result for result in _results(self.shown) if result == value or result not in question.values]
        return value in own[-1:] or value in _results(asked)


@dataclass(frozen=True)
class Heard:
    """A sentence that is to be judged.

    Args:
        sentence: what is to be told next.
        released: all that has been told on this offer.
        said: what the learner has said.
    """

    sentence: str = field(repr=False)
    released: str = field(repr=False)
    said: Said = field(repr=False)

    @cached_property
    def seen(self) -> str:
        """Return the sentence as a reader sees it."""
        return unveiled(self.sentence)

    @cached_property
    def shown(self) -> str:
        """Return the sentence in plain numbers."""
        return plain(self.seen)

    @cached_property
    def symbols(self) -> str:
        """Return the sentence with its arithmetic in symbols."""
        return in_symbols(self.shown)

    @cached_property
    def numbers(self) -> tuple[Mention, ...]:
        """Return the numbers of the sentence."""
        return mentions(self.shown)

    @cached_property
    def tail(self) -> str:
        """Return the end of what was released, as a reader sees it."""
        return unveiled(self.released[-TAIL_CHARACTERS:])

    @property
    def window(self) -> str:
        """Return the sentence after the end of what was released."""
        return f"{self.tail} {self.seen}"

    @property
    def glued(self) -> str:
        """Return the sentence as one with what was released, where that broke off in the middle."""
        tail = self.tail.rstrip()
        return (
            f"{tail}{self.seen.lstrip()}" if tail and (tail[-1].isalnum() or tail[-1] in "-/.,") and tail[-2:-1].isalnum() else self.window
        )

    @cached_property
    def is_english(self) -> bool:
        """Return whether it is in English."""
        return looks_english(self.sentence)

    @cached_property
    def acrostic(self) -> str:
        """Return the first letters of the lines and sentences so far, this one's last."""
        told = sentences([f"{self.released[-ACROSTIC_CHARACTERS:]} {self.sentence}"])
        return "".join(word.group()[0] for one in told if (word := re.search(r"[^\W\d_]+", one))).casefold()

    @property
    def is_question(self) -> bool:
        """Return whether it is a question."""
        return bool(ASKS.search(self.seen.strip()))

    @cached_property
    def readings(self) -> tuple[str, ...]:
        """Return what it may say in disguise."""
        return (*readings(self.seen), *gathered(self.shown))

    def holds_word(self, word: str) -> bool:
        """Return whether a word stands in it as it is."""
        return re.search(rf"\b{re.escape(word)}\b", self.seen, re.IGNORECASE) is not None

    @cached_property
    def translated(self) -> str | None:
        """Return the sentence with other languages' small numbers in digits; None if it is in English or has none."""
        return in_digits(self.sentence, self.seen)


def equalities(shown: str) -> frozenset[Fraction]:
    """Return the numbers that a plain text puts after an equals sign, alone."""
    return frozenset(mention.value for part in EQUALS.findall(shown) for mention in mentions(part.rstrip(".,")))


def _results(shown: str) -> list[Fraction]:
    """Return the numbers of a plain text that are not merely part of a calculation, in their order."""
    found = mentions(shown)
    return [mention.value for mention in found if not _is_operand(shown, mention)]


def _is_operand(shown: str, mention: Mention) -> bool:
    before, after = shown[: mention.start].rstrip(" (€£"), shown[mention.end :].lstrip(" )%")
    return bool(
        re.search(r"(?:[-+*×·÷/]|\b(?:plus|minus|times|by))$", before) or re.match(r"[-+*×·÷/]|x\s*\d|(?:plus|minus|times)\b", after)
    )


def in_digits(sentence: str, seen: str) -> str | None:
    """Return a sentence with other languages' small numbers in digits; None if it is in English or has none."""
    if looks_english(sentence):
        return None
    words = small_words()

    def digits(match: re.Match[str]) -> str:
        from_word = words.get(squeezed(match.group()))
        return match.group() if from_word is None else str(from_word)

    found = re.sub(r"[^\W\d_]+", digits, seen)
    if found == seen:
        return None
    return plain(_SIGN.sub("-", _POINT.sub(".", found)))
