"""Whether a sentence tells an answer that is no fraction, such as `3 + √5` or `9π`: in another form, or rounded (pure)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from services.tutor.gating.hearing import Heard, Said
from services.tutor.gating.rounding import is_rounded
from services.tutor.gating.secrets import both_signs, solutions
from services.tutor.gating.terms import NotArithmetic, Term, read_term
from services.tutor.gating.told_texts import bare, in_plain_algebra

_PI = {"π": Fraction(3141592653589793238462643383279502884197, 10**39)}
_BEGIN = re.compile(r"-?\s*(?:\d|\(|√|sqrt|π)")
_ROOT = re.compile(r"(?:√|sqrt)\s*\(?\s*(\d+)\s*\)?(?!\s*[*·×\d])")
_IRRATIONAL = re.compile(r"√|sqrt|π|\bpi\b|\\pi\b|\^\(?1/2")
_EXACT = Fraction(1, 10**9)
_LETTER = re.compile(r"[a-zA-Z]")


@dataclass(frozen=True)
class Reals:
    """The values that give a step away and are no fractions, the roots in which they are written, and the question."""

    values: tuple[Fraction, ...]
    roots: frozenset[str]
    question: Said

    @classmethod
    def of(cls, answers: list[str], question: Said) -> Reals:
        """Return the irrational numbers among the answers and their alternatives."""
        listed = [(part, found) for answer in answers if _IRRATIONAL.search(answer) for part in solutions(answer) if (found := _real(part))]
        return cls(tuple(value for _, value in listed), frozenset(root for part, _ in listed for root in _roots(part)), question)

    def tells(self, heard: Heard) -> bool:
        """Return whether the sentence tells one of the values."""
        return bool(self.values) and (self._rounds(heard) or any(self._writes(text) for text in both_signs(heard.seen)))

    def _rounds(self, heard: Heard) -> bool:
        """Return whether a decimal number of the sentence, which is not at hand, is one of the values rounded."""
        known = self.question.values | heard.said.values
        decimals = [mention for mention in heard.numbers if "/" not in mention.form and mention.value not in known]
        return any(is_rounded(value, mention.form) for mention in decimals for value in self.values)

    def _writes(self, seen: str) -> bool:
        shown = _written(seen)
        return any(_is_same(term.value, value) and self._is_told(shown, term) for term in _terms(shown) for value in self.values)

    def _is_told(self, shown: str, term: Term) -> bool:
        """Return whether a term tells: not as the question writes it, nor with other roots where roots are to be simplified."""
        written = shown[term.start : term.end]
        if bare(written) in bare(_written(self.question.text)):
            return False
        return not _ROOT.search(_written(self.question.text)) or _roots(written) == self.roots


def _written(text: str) -> str:
    return re.sub(r"\bpi\b", "π", in_plain_algebra(text).replace("\\pi", "π"))


def _roots(text: str) -> frozenset[str]:
    return frozenset(_ROOT.findall(_written(text)))


def _real(answer: str) -> Fraction | None:
    """Return the value of an answer without letters, if it has a root or π."""
    shown = _written(answer).strip()
    shown = re.sub(r"^[a-z](?:_?\d)?\s*[=<>≤≥]+\s*", "", shown)
    if _LETTER.search(shown.replace("sqrt", "")) or not _IRRATIONAL.search(shown):
        return None
    try:
        term = read_term(shown, 0, _PI)
    except NotArithmetic:
        return None
    return None if shown[term.end :].strip() else term.value


def _terms(shown: str) -> list[Term]:
    found: list[Term] = []
    for match in _BEGIN.finditer(shown):
        if not _IRRATIONAL.search(shown[match.start() :]):
            break
        if shown[: match.start()][-1:].isdecimal():
            continue
        try:
            found.append(read_term(shown, match.start(), _PI))
        except NotArithmetic:
            continue
    return found


def _is_same(value: Fraction, wanted: Fraction) -> bool:
    return abs(value - wanted) <= abs(wanted) * _EXACT
