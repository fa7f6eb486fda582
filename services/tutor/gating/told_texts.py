"""Whether a sentence tells an answer that is a text or an expression, in whatever spelling (pure)."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property, lru_cache

from schemas.course import Form
from services.grading import holds_match
from services.tutor.gating.calculations import in_symbols
from services.tutor.gating.hearing import Heard
from services.tutor.gating.marks import NEGATES, is_concluded
from services.tutor.gating.numbers import plain, plain_digits
from services.tutor.gating.spelling import squeezed
from services.tutor.gating.terms import NotArithmetic, read_term
from services.tutor.gating.told_beside import tells_word
from services.tutor.gating.told_nearly import is_nearly_told, is_taken_apart, rules_out_the_other, words_of
from services.tutor.gating.told_phrases import is_spelled_by_its_ends
from services.tutor.gating.units import sought
from services.tutor.gating.words import Line, holds_hidden

# Where two expressions are compared: three places, so that different ones agree by chance never.
_SAMPLES = (Fraction(7919, 104), Fraction(-3571, 59), Fraction(1009, 1013))
_EXACT = Fraction(1, 10**12)
_LATEX = re.compile(r"\\(?:cdot|times|left|right|,|;|!)|[\s*{}$\\·×]")
_FRACTION = re.compile(r"\\[dt]?frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}")
_ROOT = re.compile(r"\\sqrt\s*\{([^{}]*)\}")
_SHORT_ROOT = re.compile(r"\\sqrt\s*(\d)")
_WORD = re.compile(r"(?!sqrt)[^\W\d_]{2,}|[,;:!?<>≤≥≈=]|\.(?!\d)")
_SIGNS = tuple(
    (re.compile(words, re.IGNORECASE), sign)
    for words, sign in (
        (r"\b(?:plus|más|mas|più|och|und)\b", "+"), (r"\b(?:minus|menos|meno|moins|less|take away)\b", "-"), (r"\b(?:times|multiplied by|mal|gånger|fois|por|per)\b", "*"),
        (r"\b(?:divided by|over|durch)\b", "/"), (r"\bsquared\b|\bto the power of (?:2|two)\b", "^2"), (r"\bcubed\b", "^3"),
    )
)  # fmt: skip
_COEFFICIENT = re.compile(r"(?<![\^\w.,])\d+(?:[.,]\d+)?|(?<=[a-zA-Z)])(?<!\^)\d+(?:[.,]\d+)?")
LEAST_SIGNS = 3  # of a text that is looked for however it is spaced
_TRUTHS = frozenset({"true", "false", "yes", "no"})  # words of any explanation
_SMALL_WORDS = frozenset({"as", "at", "be", "he", "in", "no"})  # symbols that begin a sentence as words
_MOST_PIECES = 60
_SAID_ANYWAY = ("Let us see what comes next.", "What did you try first, 2 or 3?")  # a pattern that matches these matches all


@dataclass(frozen=True)
class Texts:
    """The texts that give a step away, and the question, which may hold them itself."""

    texts: tuple[str, ...]
    question: str
    form: Form = "any"
    patterns: tuple[str, ...] = ()

    def tells(self, heard: Heard) -> bool:
        """Return whether the sentence, after what was released, tells one of the texts, or what matches a pattern."""
        if any(self._tells(text, heard) or is_spelled_by_its_ends(text, heard) for text in self.texts):
            return True
        return any(holds_match(text, pattern) for pattern in self._telling for text in (heard.seen, heard.window, heard.shown))

    @cached_property
    def _telling(self) -> tuple[str, ...]:
        """Return the patterns that do not match anything one may say, such as the question."""
        return tuple(pattern for pattern in self.patterns if not any(holds_match(text, pattern) for text in (self.question, *_SAID_ANYWAY)))

    def _tells(self, text: str, heard: Heard) -> bool:
        shown = bare(text)
        if len(shown) < LEAST_SIGNS:
            return text not in self.question and self._is_token(text, heard)
        if shown in bare(self.question) or shown in _TRUTHS:
            if self._is_pointed_out(text, heard):
                return True
            is_apart = is_taken_apart(squeezed(text), heard.sentence) or rules_out_the_other(text, self.question, heard.seen)
            return is_apart or self._is_concluded(text, heard)
        if shown in bare(heard.window) and self._stands(text, heard.window):
            return True
        if is_expression(text):
            return says_expression(text, heard, self.question, self.form) or any(shown in bare(reading) for reading in heard.readings)
        form = squeezed(text)
        if len(form) < 3:
            return self._is_token(text, heard)
        return (
            Line.of(heard.window).holds(form)
            or any(self._is_read(form, reading) for reading in heard.readings)
            or holds_hidden(heard.sentence, [form])
            or is_nearly_told(form, heard, self._asked)
            or (len(form) > LEAST_SIGNS and heard.acrostic.endswith(form))
        )

    @cached_property
    def _asked(self) -> frozenset[str]:
        return words_of((self.question,))

    def _is_pointed_out(self, text: str, heard: Heard) -> bool:
        """Return whether a word of the question is said to be what it asks for, stressed, or named by where it stands."""
        if heard.is_question or NEGATES.search(heard.seen):
            return False
        word = rf"(?<!\w){re.escape(text)}(?!\w)"
        if re.search(rf"(?:\*\*|__|\\(?:underline|textbf|boxed|mathbf)\{{(?:\\text\{{)?){word}", heard.sentence, re.IGNORECASE):
            return True
        names = sought(self.question)
        is_named = names is not None and re.search(
            rf"\b(?:is|it|that['’]s|as)\s+(?:the|an?|our|your)\s+(?:{names})\b|\b(?:{names})\s*(?:is|:|=)", heard.seen, re.IGNORECASE
        )
        return bool(is_named and re.search(word, heard.seen, re.IGNORECASE)) or tells_word(text, self.question, heard)

    def _is_token(self, text: str, heard: Heard) -> bool:
        """Return whether a text of a sign or two stands as it is, with its digit, or is concluded."""
        if is_symbol(text) and any(squeezed(one) == squeezed(text) for one in heard.readings):
            return True
        said = (heard.seen, *heard.readings) if is_symbol(text) else (heard.seen,)
        if not any(re.search(rf"(?<!\w){re.escape(text)}(?!\w)", unicodedata.normalize("NFKC", one)) for one in said):
            return False
        return is_symbol(text) or any(sign.isdigit() for sign in text) or self._is_concluded(text, heard)

    def _is_concluded(self, text: str, heard: Heard) -> bool:
        """Return whether a text that the question holds is said to be the answer."""
        matches = re.finditer(rf"(?<!\w){re.escape(text.casefold())}(?!\w)", heard.seen.casefold())
        return not heard.is_question and any(is_concluded(heard.seen, match.start(), match.end()) for match in matches)

    def _stands(self, text: str, window: str) -> bool:
        """Return whether a text of letters stands there as a word of its own."""
        return not text.isalpha() or Line.of(window).holds(squeezed(text))

    def _is_read(self, form: str, reading: str) -> bool:
        return Line.of(reading).holds(form) or (len(form) > 3 and form in Line.of(reading).letters)


@lru_cache(maxsize=512)
def bare(text: str) -> str:
    """Return a text without spaces and without LaTeX's ways to space it."""
    text = unicodedata.normalize("NFKC", plain_digits(text)).casefold().replace("**", "^")
    return _LATEX.sub("", _FRACTION.sub(r"(\1)/(\2)", text))


def is_symbol(text: str) -> bool:
    """Return whether a text is one that no sentence holds by chance: a capital and a small letter, as the symbols of chemistry are (`Na`)."""
    return (
        len(text) == LEAST_SIGNS - 1 and text.isalpha() and text[0].isupper() and text[1].islower() and text.casefold() not in _SMALL_WORDS
    )


def is_expression(text: str) -> bool:
    """Return whether a text is mathematics with a letter in it."""
    return (
        bool(re.search(r"[a-zA-Z]", text))
        and bool(re.search(r"\d|[-+*/^=]", text))
        and not re.search(r"[^\W\d_]{3,}", text.replace("sqrt", "").replace("frac", ""))
    )


def says_expression(expression: str, heard: Heard, question: str, form: Form = "any") -> bool:
    """Return whether a sentence holds an expression that equals the given one, other than as the question writes it or on the way to its form."""
    wanted = [samples for side in expression.split("=") if len(bare(side)) > 1 and (samples := _values(side)) is not None]
    asked = bare(question)
    pieces = _WORD.split(in_plain_algebra(heard.seen))[:_MOST_PIECES]
    for piece in pieces:
        for part in _beginnings(piece):
            if (
                len(bare(part)) > 1
                and bare(part) not in asked
                and not (_is_on_the_way(part, form) and _is_of_numbers_at_hand(part, form, question, heard))
                and (samples := _values(part)) is not None
                and any(_are_same(samples, one) for one in wanted)
            ):
                return True
    return False


def _are_same(left: tuple[Fraction, ...], right: tuple[Fraction, ...]) -> bool:
    """Return whether two expressions have the same values at the samples, as exactly as roots are computed."""
    return all(abs(mine - other) <= abs(other) * _EXACT for mine, other in zip(left, right, strict=True))


def _is_on_the_way(part: str, form: Form) -> bool:
    """Return whether an expression has not the form yet that is asked for: brackets that hold a sum where it is to be expanded, none where factored."""
    has_sums_in_brackets = re.search(r"\([^()]*[^()\s][^()]*[-+][^()]*\)", part) is not None
    return has_sums_in_brackets if form == "expanded" else form == "factored" and not has_sums_in_brackets


def loose_numbers(text: str) -> frozenset[str]:
    """Return the numbers of a text as they stand, coefficients too; exponents are none."""
    return frozenset(numbers_in_order(text))


def numbers_in_order(text: str) -> list[str]:
    """Return the same in their order."""
    return _COEFFICIENT.findall(plain_digits(text))


def _is_of_numbers_at_hand(part: str, form: Form, question: str, heard: Heard) -> bool:
    """Return whether a step has no other numbers than the question and the learner; to factor, others have to be found on the way."""
    return form != "expanded" or loose_numbers(part) <= loose_numbers(question) | loose_numbers(heard.said.text)


def _beginnings(piece: str) -> list[str]:
    """Return a piece, and without a lone letter before it: `a 2x + 6` may begin with an article."""
    whole = piece.strip(" .")
    found = [whole]
    if match := re.match(r"[a-zA-Z]\s+(?=\S)", whole):
        found.append(whole[match.end() :])
    return found


@lru_cache(maxsize=512)
def _values(text: str) -> tuple[Fraction, ...] | None:
    """Return an expression's values at the samples; None if it is none, or has no letter."""
    shown = _algebra(text).strip()
    letters = sorted(set(re.findall(r"[a-zA-Z]", shown.replace("sqrt", ""))))
    if not letters:
        return None
    found = []
    for sample in _SAMPLES:
        at = {letter: sample + 3 * place for place, letter in enumerate(letters)} | {letter: sample + 3 * ord(letter) for letter in letters}
        try:
            term = read_term(shown, 0, at)
        except NotArithmetic:
            return None
        if shown[term.end :].strip():
            return None
        found.append(term.value)
    return tuple(found)


@lru_cache(maxsize=512)
def in_plain_algebra(text: str) -> str:
    """Return a text with its mathematics in plain symbols, also what it says in words (`root of 5`, `plus`)."""
    shown = _algebra(text)
    for words, sign in _SIGNS:
        shown = words.sub(sign, shown)
    return in_symbols(shown)


def _algebra(text: str) -> str:
    """Return a text whose mathematics is written in plain symbols."""
    for pattern, shown in ((_FRACTION, r"((\1)/(\2))"), (_ROOT, r"sqrt(\1)"), (_SHORT_ROOT, r"sqrt(\1)")):
        text = pattern.sub(shown, text)
    text = text.replace("\\cdot", "*").replace("\\times", "*").replace("\\left", "").replace("\\right", "")
    text = re.sub(r"\^\{([^{}]*)\}", r"^(\1)", text)
    return plain(re.sub(r"\\[()\[\],;!]|[{}$`]|\\text", " ", text))
