"""Whether a sentence tells an answer of several numbers: a point, set, interval, ratio, matrix or amount (pure)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from schemas.course import AnswerSpec
from services.tutor.gating.calculations import terms
from services.tutor.gating.hearing import Heard, Said, in_digits
from services.tutor.gating.numbers import mentions, plain
from services.tutor.gating.secrets import spaced
from services.tutor.gating.sentences import sentences
from services.tutor.gating.told_texts import is_expression, loose_numbers, numbers_in_order

IN_PARTS = frozenset({"interval", "set", "point", "ratio", "matrix", "quantity"})
ORDERED = frozenset({"point", "ratio", "matrix"})
MOST_UNTOLD = 0.5  # of the parts that the question does not show: with fewer left the rest is copying
LEAST_COEFFICIENTS = 2  # that the question does not show
LOOK_BACK = 600  # characters of what was released; parts are told one by one


@dataclass(frozen=True)
class Parts:
    """The numbers that an answer is made of, in their order, and what its question shows; of an expression the coefficients that it does not, and those of a sum in their order."""

    values: tuple[Fraction, ...]
    is_ordered: bool
    question: Said
    coefficients: frozenset[str] = frozenset()
    terms: tuple[str, ...] = ()

    @classmethod
    def of(cls, spec: AnswerSpec, question: Said) -> Parts:
        """Return the parts of an answer; none if it is of one piece."""
        value = spec.value if isinstance(spec.value, str) else ""
        found = mentions(plain(spaced(value))) if spec.type in IN_PARTS else ()
        told = tuple(mention.value for mention in found if mention.form[-1:] != "%")
        fresh = loose_numbers(value) - loose_numbers(question.shown) if spec.type == "expression" and is_expression(value) else frozenset()
        row = tuple(numbers_in_order(value)) if fresh and "(" not in value else ()
        return cls(
            told, spec.type in ORDERED, question, fresh if len(fresh) >= LEAST_COEFFICIENTS else frozenset(),
            row if len(row) >= LEAST_COEFFICIENTS else (),
        )  # fmt: skip

    @property
    def fresh(self) -> Counter[Fraction]:
        """Return how often each part stands in the answer that the question does not show."""
        return Counter(value for value in self.values if value not in self.question.values)

    def tells(self, heard: Heard) -> bool:
        """Return whether more than half of the parts are told by now, some of them in this sentence; where the question shows them all, the whole."""
        if self.terms and self._tells_in_a_row(heard):
            return True
        if self.coefficients:
            return self._tells_coefficients(heard)
        if not self.values:
            return False
        now, fresh = [*_numbers(heard.sentence, heard.seen), *self._computed(heard)], self.fresh
        if fresh and any(_in_order(self.values, _numbers(reading, reading)) for reading in heard.readings):
            return True
        if not fresh:
            return _in_order(self.values, now) or (set(self.values) <= set(now) and not self.is_ordered)
        if not set(fresh) & set(now):
            return False
        told = Counter([*(value for part in sentences([heard.released[-LOOK_BACK:]]) for value in _numbers(part, part)), *now])
        untold = sum((fresh - told).values())
        return untold < MOST_UNTOLD * sum(fresh.values())

    def _computed(self, heard: Heard) -> list[Fraction]:
        """Return what calculations of the sentence make that have a number which is not at hand."""
        known = self.question.values | heard.said.values
        return [term.value for term in terms(heard.symbols) if term.operators and not set(term.numbers) <= known]

    def _tells_coefficients(self, heard: Heard) -> bool:
        """Return whether all coefficients are told by now that the question does not show, one of them in this sentence."""
        now = loose_numbers(heard.shown) | loose_numbers(heard.translated or "")
        before = loose_numbers(plain(heard.tail)) | loose_numbers(heard.said.shown)
        return bool(self.coefficients & now) and self.coefficients <= now | before and not self.coefficients <= before

    def _tells_in_a_row(self, heard: Heard) -> bool:
        """Return whether all coefficients of a sum are told one after the other by now, those that the question shows too, the last in this sentence."""
        now = numbers_in_order(heard.shown)
        return self.terms[-1] in now and _in_order(self.terms, [*numbers_in_order(plain(heard.tail)), *now]) and not heard.is_question

    def is_proposed(self, proposed: Said) -> bool:
        """Return whether a learner puts a part forward: a yes to one of several is a yes to what was to be found."""
        return any(proposed.proposes(value, self.question) for value in self.fresh)


def _numbers(sentence: str, seen: str) -> list[Fraction]:
    """Return the numbers of a sentence in their order, those in other languages' words too."""
    return [mention.value for mention in mentions(plain(spaced(in_digits(sentence, seen) or seen)))]


def _in_order(wanted: Sequence[object], told: Iterable[object]) -> bool:
    rest = iter(told)
    return all(any(value == one for one in rest) for value in wanted)
