"""Whether a sentence tells a number that is the answer (pure).

Told is: stated in any form or language, confirmed, left as a calculation of other numbers than those at hand, or given away piece by piece.
Not told is: what the question shows or the learner has said, as long as it is not concluded anew.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import pairwise

from services.tutor.gating.calculations import in_symbols, terms
from services.tutor.gating.disguises import roman_numbers, tallies
from services.tutor.gating.hearing import Heard, Said
from services.tutor.gating.marks import (
    AGREES,
    CONCLUDED_BEFORE,
    EXAMINES,
    INVITES,
    REFERS,
    WORD,
    is_called_the_answer,
    is_concluded,
    is_the_answer,
)
from services.tutor.gating.numbers import Mention, mentions, plain, values_in
from services.tutor.gating.rounding import is_rounded
from services.tutor.gating.secrets import both_signs, spaced
from services.tutor.gating.spelling import english, spelled, tokens
from services.tutor.gating.terms import Term
from services.tutor.gating.told_beside import tells_neighbour, tells_place
from services.tutor.gating.told_in_turn import tells_in_turn
from services.tutor.gating.told_nearly import is_nearly_told
from services.tutor.gating.told_operations import tells_operation
from services.tutor.gating.told_phrases import is_spelled_by_its_ends
from services.tutor.gating.told_signs import tells_factor, tells_opposite
from services.tutor.gating.told_together import tells_together
from services.tutor.gating.units import asked_for, counts_something_else, is_said_of, unit_of
from services.tutor.gating.words import COMMON_WORDS, Line, holds_hidden

HALVES = re.compile(r"\b(?:numerator|denominator|top|bottom|over)\b", re.IGNORECASE)
_DIGIT_TALK = re.compile(
    r"\bdigits?\b|\b(?:starts?|begins?|ends?|opens?|closes?)\s+(?:with|in|by|on)\s+(?:a\s+|an\s+|the\s+)?\d|\b(?:ones|units|tens|hundreds|thousands)(?:['’]s?)?\s+(?:place|position|column)\b"
    r"|\bziffern?\b|\bchiffres?\b|\bcifras?\b|\bsiffr\w+|\bcifr[ae]\b",
    re.IGNORECASE,
)
_THE_ANSWER = re.compile(
    r"\b(?:answer|solution|result|what you(?:'re|’re| are) (?:looking|searching) for|the number (?:you want|we want|wanted))\b",
    re.IGNORECASE,
)
_PLACES = re.compile(
    r"\b(?:tens(?!\w)|ones|units|hundreds?|zehner|einer|hunderter|dizaines?|unités|decenas|unidades|tiotal|ental)\b", re.IGNORECASE
)
_IN_A_ROW = re.compile(r"\W*(?:(?:or|and|oder|und|ou|et|o|y|e|eller|och|[a-z](?:_\d)?)\b\W*(?:=\W*)?){0,2}", re.IGNORECASE)
_DIGIT_SUM = re.compile(r"\bdigit sums?\b|\bsum of (?:its|the|their) digits\b|\bdigits (?:add|sum)\b", re.IGNORECASE)
_HOW_MANY = re.compile(r"[ -]digits?\b", re.IGNORECASE)
_PLACES_OF_A_DECIMAL = 12
_STEM = 3  # letters that a cardinal and its ordinal begin with alike
_LEAST_HIDDEN, _LEAST_FOREIGN = 4, 6  # letters of a word that is looked for in disguise; shorter ones are found by chance


@dataclass(frozen=True)
class Numbers:
    """The values that give a step away, and what its question shows."""

    values: frozenset[Fraction]
    question: Said
    have_roots: bool = False

    def tells(self, heard: Heard) -> bool:
        """Return whether the sentence, after what was released, tells one of the values."""
        if not self.values:
            return False
        return (
            self._states(heard) or self._joins(heard) or self._computes(heard, heard.symbols) or self._spells(heard) or self._disguises(heard)
            or self._narrows(heard) or self._halves(heard) or self._lists(heard) or tells_opposite(self.values, self.known(heard), heard)
            or tells_together(self.values, self.known(heard), heard)
            or tells_in_turn(self.values, self.known(heard), heard) or tells_neighbour(self.values, self.known(heard), heard) or tells_place(self.values, self.question, heard)
            or tells_operation(self.values, self.known(heard), heard, self.question.text) or (self.have_roots and tells_factor(self.values, self.question.text, heard))
        )  # fmt: skip

    @cached_property
    def asked(self) -> str:
        """Return what the question asks for."""
        return asked_for(self.question.text)

    @cached_property
    def _endless(self) -> tuple[Fraction, ...]:
        """Return the values that have no end as decimals, and so are told rounded."""
        return tuple(value for value in self.values if 10**_PLACES_OF_A_DECIMAL % value.denominator)

    def known(self, heard: Heard) -> frozenset[Fraction]:
        """Return the numbers that the learner has at hand."""
        return self.question.values | heard.said.values

    def _states(self, heard: Heard) -> bool:
        texts = [heard.shown] if heard.translated is None else [heard.shown, heard.translated]
        if len(self.values) > 1 and re.search(r"\d,-?\d", heard.shown):  # a list without spaces
            texts.append(spaced(heard.shown))
        rounded = any(
            is_rounded(value, mention.form)
            for value in self._endless
            for mention in heard.numbers
            if mention.value not in self.known(heard)
        )
        return rounded or any(
            mention.value in self.values and self._is_told(mention, shown, heard) for shown in texts for mention in mentions(shown)
        )

    def _is_told(self, mention: Mention, shown: str, heard: Heard) -> bool:
        if _is_calculation(mention):
            return False
        if mention.value == 0 and len(self.values) > 1:  # `= 0` stands in every such argument
            return is_called_the_answer(shown, mention.start, mention.end) and not heard.is_question
        if mention.form in self.question.forms and self._is_the_questions(mention, shown):
            after_equals = (
                bool(re.search(r"=\s*[$€£]?\s*$", shown[: mention.start]))
                and mention.value not in self.question.equalities | heard.said.equalities
            )
            return after_equals or is_the_answer(shown, mention.start, mention.end) or is_said_of(self.asked, shown, mention)
        if mention.value in heard.said.values:
            return not self._is_repeated(mention, shown, heard)
        return True

    def _is_the_questions(self, mention: Mention, shown: str) -> bool:
        """Return whether a number may be the one in the question: it counts the same, as far as is said."""
        unit, units = unit_of(shown, mention), self.question.units(mention.value)
        return unit is None or None in units or unit in units or counts_something_else(unit, self.asked)

    def _is_repeated(self, mention: Mention, shown: str, heard: Heard) -> bool:
        """Return whether a number is only repeated from the learner: one that counts something else, is asked about, or is referred to."""
        unit = unit_of(shown, mention)
        if counts_something_else(unit, self.asked) and unit in heard.said.units(mention.value):
            return True
        if EXAMINES.search(shown[: mention.start]) and (heard.is_question or INVITES.search(shown)) and not AGREES.search(shown):
            return True
        return REFERS.search(shown[max(0, mention.start - 20) : mention.start]) is not None and not is_concluded(
            shown, mention.start, mention.end
        )

    def _joins(self, heard: Heard) -> bool:
        """Return whether the sentence completes a number that was begun before it."""
        told = values_in(heard.window) if heard.tail[-1:] in ".!?" else values_in(heard.window) | values_in(heard.glued)
        joined = told - values_in(heard.tail) - {mention.value for mention in heard.numbers}
        return bool(joined & self.values) or any(_ends_a_row(_digits(value), heard) for value in self.values)

    def _computes(self, heard: Heard, symbols: str) -> bool:
        """Return whether a calculation is left open, or set as a task, that nobody but the one who knows the answer would make."""
        known = self.known(heard)
        return any(
            term.operators > 0
            and term.value in self.values
            and _stands_apart(written, term)
            and not _is_fraction(written, term, heard.shown)
            and self._is_given_away(term, written, known, heard)
            for written in both_signs(symbols)
            for term in terms(written)
        )

    def _is_given_away(self, term: Term, symbols: str, known: frozenset[Fraction], heard: Heard) -> bool:
        """Return whether a calculation that yields the answer is of other numbers than those at hand, or is called the answer and not asked for."""
        is_called = not heard.is_question and is_called_the_answer(symbols, term.start, term.end)
        is_asked_for = symbols[term.start : term.end].strip(" ()") in self.question.shown
        return is_called or not (is_asked_for or set(term.numbers) <= known)

    def _spells(self, heard: Heard) -> bool:
        line = Line.of(heard.seen)
        return any(
            self._is_spelled_out(value, form, line, at, heard)
            for value in self.values
            for form in _forms(value)
            for at in line.places(form)
        )

    def _is_spelled_out(self, value: Fraction, form: str, line: Line, at: int, heard: Heard) -> bool:
        """Return whether a number in words tells: letter by letter always; in English if it is no digit by now; one that is at hand, and an article that is also `one`, where concluded."""
        if line.is_scattered(at, form):
            return True
        if form in english(abs(value.numerator)):
            return not (line.is_one_word(at, form) and heard.holds_word(form)) and value not in {mention.value for mention in heard.numbers}
        if form in COMMON_WORDS and heard.is_english:
            return False
        if value not in self.known(heard) and abs(value) != 1:
            return True
        words = re.findall(r"\w+", heard.seen)
        count = sum(edge < at for edge in line.edges)
        return bool(CONCLUDED_BEFORE.search(" ".join(words[max(0, count - 4) : count]) + " ")) or line.letters == form

    def _disguises(self, heard: Heard) -> bool:
        """Return whether a value is told in disguise; nobody has cause to disguise even what the question shows."""
        counted = {Fraction(number) for number in roman_numbers(heard.seen) | tallies(heard.seen)}
        if counted & self.values or any(self._is_read(reading, heard) for reading in heard.readings):
            return True
        if heard.translated is not None and self._computes(heard, in_symbols(heard.translated)):
            return True
        forms = {
            form
            for value in self.values
            for form in _forms(value)
            if len(form) >= (_LEAST_HIDDEN if form in english(abs(value.numerator)) else _LEAST_FOREIGN)
        }
        words = {form for value in self.values if value.denominator == 1 for form in english(abs(value.numerator))}
        if any(is_spelled_by_its_ends(word, heard) or is_nearly_told(word, heard, ()) for word in words):
            return True
        return holds_hidden(heard.seen, forms) or any(heard.acrostic.endswith(form) for form in forms)

    def _is_read(self, reading: str, heard: Heard) -> bool:
        hidden = self.values - {mention.value for mention in heard.numbers}
        shown = plain(reading)
        found = mentions(shown)
        if hidden & {mention.value for mention in found}:
            return True
        in_words = WORD.search(shown) is not None
        if in_words and any(mention.value in self.values and is_the_answer(shown, mention.start, mention.end) for mention in found):
            return True
        line, open_line = Line.of(reading), Line.of(heard.seen)
        forms = (form for value in self.values for form in _forms(value) if len(form) > 2)
        return any(line.holds(form) and not open_line.holds(form) for form in forms)

    def _narrows(self, heard: Heard) -> bool:
        """Return whether digits are told one by one, a neighbour on each side, or a relation to the answer."""
        wanted = self.values
        now = {mention.value for mention in heard.numbers}
        told = now | values_in(heard.tail)
        beside = ({value - 1, value + 1} for value in wanted if value.denominator == 1)
        if any(pair <= told and pair & now for pair in beside) and re.search(
            r"<|>|between|zwischen|entre|mellan|tra\b|more|less|neighbou?r", heard.seen, re.IGNORECASE
        ):
            return True
        return self._digit_by_digit(heard, wanted) or self._related(heard, wanted)

    def _digit_by_digit(self, heard: Heard, wanted: frozenset[Fraction]) -> bool:
        if len(set(map(str.casefold, _PLACES.findall(heard.window)))) > 1:
            said = "".join(mention.form for mention in (*mentions(plain(heard.tail)), *heard.numbers))
            if any(set(_digits(value)) <= set(said) for value in wanted if value.denominator == 1 and len(_digits(value)) > 1):
                return True
        if not _DIGIT_TALK.search(heard.shown) or _DIGIT_SUM.search(heard.shown):
            return False
        digits = {mention.form for mention in heard.numbers if len(mention.form) == 1 and not _HOW_MANY.match(heard.shown, mention.end)}
        return any(digits & set(_digits(value)) for value in wanted if len(_digits(value)) > 1)

    def _related(self, heard: Heard, wanted: frozenset[Fraction]) -> bool:
        """Return whether two numbers and the word `answer` give it away: `twice the answer is 14`."""
        if not _THE_ANSWER.search(heard.seen):
            return False
        known = self.known(heard)
        told = {mention.value for mention in heard.numbers}
        folded = heard.seen.casefold()
        told |= {Fraction(2)} if re.search(r"\b(?:twice|double|half|halved?)\b", folded) else set()
        told |= {Fraction(3)} if re.search(r"\b(?:triple|thrice)\b", folded) else set()
        pairs = ((left, right) for left in told for right in told if not {left, right} <= known)
        return any(wanted & _combined(left, right) for left, right in pairs)

    def _lists(self, heard: Heard) -> bool:
        """Return whether all of several values are named in a row: they are told even where each of them is at hand."""
        found = heard.numbers
        rows = [found[at : at + len(self.values)] for at in range(len(found) - len(self.values) + 1)] if len(self.values) > 1 else []
        return any(
            {mention.value for mention in row} == self.values
            and all(_IN_A_ROW.fullmatch(heard.shown[left.end : right.start]) for left, right in pairwise(row))
            for row in rows
        )

    def _halves(self, heard: Heard) -> bool:
        """Return whether a fraction is told as its top and its bottom."""
        wanted = [value for value in self.values - self.question.values if value.denominator > 1]
        if not wanted:
            return False
        now = {mention.value for mention in heard.numbers}
        told = values_in(heard.tail) | now if HALVES.search(heard.window) else now
        pairs = [{Fraction(value.numerator), Fraction(value.denominator)} for value in wanted]
        if any(pair <= told and pair & now and (HALVES.search(heard.window) or not pair <= self.known(heard)) for pair in pairs):
            return True
        return heard.translated is not None and any(self._is_worded(value, heard) for value in wanted)

    def _is_worded(self, value: Fraction, heard: Heard) -> bool:
        """Return whether a fraction is said in another language: its numerator, and a word that begins as its denominator does (`fünf Achtel`)."""
        numerators = {Fraction(value.numerator)} - self.known(heard)
        stems = tuple(form[:_STEM] for form in _forms(Fraction(value.denominator)) if len(form) >= _STEM)
        told = {mention.value for mention in mentions(heard.translated or "")}
        return bool(numerators & told) and any(word.startswith(stems) for word in tokens(heard.seen))


def _forms(value: Fraction) -> frozenset[str]:
    return spelled(abs(value.numerator)) if value.denominator == 1 else frozenset()


def _digits(value: Fraction) -> str:
    return str(abs(value.numerator)) if value.denominator == 1 else re.sub(r"\D", "", str(float(abs(value))))


def _is_calculation(mention: Mention) -> bool:
    """Return whether a fraction is a division left open (`14/2`) rather than a number."""
    return "/" in mention.form and mention.form != str(mention.value)


def _is_fraction(symbols: str, term: Term, shown: str) -> bool:
    """Return whether a term is a number in lowest terms that the text holds as such, and is judged as such."""
    written = symbols[term.start : term.end].replace(" ", "").strip("()")
    return written == str(term.value) and written in shown.replace(" ", "")


def _stands_apart(symbols: str, term: Term) -> bool:
    """Return whether a term is whole: it is no exponent, and no letter follows at once (`b^2 - 4ac` holds no `2 - 4`)."""
    is_cut = not symbols[term.end - 1].isspace() and symbols[term.end : term.end + 1].isalpha()
    return symbols[: term.start].rstrip()[-1:] != "^" and not is_cut


def _ends_a_row(digits: str, heard: Heard) -> bool:
    """Return whether a row of lone digits ends in this sentence and has told the number: `1. 2. 0.`"""
    if len(digits) < 2:
        return False
    tail = plain(heard.tail)
    window = f"{tail} {heard.shown}"
    rows = re.finditer(r"(?<![\w.,])\d(?:[^\w+/=×*÷^%<>]{1,7}\d(?![\w]))+(?!\W+(?:and|or|und|et)\s+\d)", window)
    return any(re.sub(r"\D", "", row.group()).endswith(digits) and row.end() > len(tail) + 1 for row in rows)


def _combined(left: Fraction, right: Fraction) -> set[Fraction]:
    found = {left + right, left - right, left * right}
    return found | {left / right} if right else found
