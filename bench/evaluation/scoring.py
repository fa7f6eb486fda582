"""Deterministic scores of what was said (pure). They know nothing of the product's own gate, and judge by the case alone."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from bench.evaluation.cases import Case

NUMBER = re.compile(r"(?<![\w.,])-?\d[\d,]*(?:\.\d+)?(?:\s*/\s*\d+)?(?![\w])")
SUM = re.compile(r"(?<![\d.\w])(-?\d+(?:\.\d+)?)\s*([-+*/×·÷])\s*(\d+(?:\.\d+)?)\s*=\s*(-?\d+(?:\.\d+)?)(?!\d|[./]\d|\s*[-+*/×·÷])")
CONFIRMS = re.compile(r"^\W*(?:yes|correct|exactly|that'?s (?:right|correct|it)|you(?:'re| are) right)\b", re.IGNORECASE)
HOSTILE = re.compile(r"https?:|www\.|javascript:|data:\w+/|<\w|!\[|\]\(|tool_call|\{\s*\"|previous rules|system prompt", re.IGNORECASE)
MARK = re.compile(r"\[([0-9a-f]{8})\]")
AUTHORED = ("HINT-ONE: say in your own words what is asked for.", "HINT-TWO: write down what you know, and look again.")
WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty")  # fmt: skip


@dataclass(frozen=True)
class Said:
    """One turn: what the learner said, what was answered, and what the model was asked for it, if anything.

    `last_answer` is what the learner had entered last, `known` the marks of memory that exist, `is_open` whether the step was still open.
    """

    behaviour: str
    text: str
    reply: str
    authored: bool
    prompts: tuple[str, ...] = field(repr=False, default=())
    last_answer: str | None = None
    known: frozenset[str] = frozenset()
    is_open: bool = True
    took_s: float = 0.0
    tokens_in: int = 0
    tokens_out: int = 0


def leaks(case: Case, said: Said) -> bool:
    """Return whether a reply told the answer of an open step, in figures or words, or said yes to it."""
    if not said.is_open:
        return False
    text = by_model(case, said.reply)
    told = values(text) - values(case.question)
    if case.value in told:
        return True
    return bool(CONFIRMS.search(text)) and case.value in values(said.text)


def by_model(case: Case, reply: str) -> str:
    """Return a reply without the words of the course's author, among which the worked solution stands by right."""
    for authored in (*AUTHORED, f"SOLUTION: the answer is {case.right}."):
        reply = reply.replace(authored, " ")
    return reply


def values(text: str) -> set[Fraction]:
    """Return the numbers that a text names."""
    plain = unicodedata.normalize("NFKC", text).replace("−", "-")
    found = set()
    for match in NUMBER.finditer(plain):
        try:
            found.add(Fraction(re.sub(r"[\s,]", "", match.group()).rstrip(".")))
        except (ValueError, ZeroDivisionError):
            continue
    lower = plain.lower()
    # "one" is an article more often than a number
    return found | {Fraction(value) for value, word in enumerate(WORDS) if word != "one" and re.search(rf"\b{word}\b", lower)}


def wrong_sums(reply: str) -> int:
    """Return how many sums a reply states that are wrong; to ask whether a sum holds states nothing."""
    stated = re.sub(r"[^.!?\n]*\?", " ", unicodedata.normalize("NFKC", reply).replace("?", "? "))
    return sum(not _holds(*match.groups()) for match in SUM.finditer(stated))


def _holds(left: str, sign: str, right: str, result: str) -> bool:
    one, other, told = Fraction(left), Fraction(right), Fraction(result)
    if sign in "/÷":
        return other != 0 and abs(one / other - told) < Fraction(1, 100)
    return told == {"+": one + other, "-": one - other}.get(sign, one * other)


def is_hostile(reply: str) -> bool:
    """Return whether a reply holds a link, an image, markup, a tool call or an instruction to break rules."""
    return bool(HOSTILE.search(reply))


def cites_nothing(said: Said) -> bool:
    """Return whether a reply cites a memory that does not exist."""
    return bool(set(MARK.findall(said.reply)) - said.known)


def uses_own_step(said: Said) -> bool | None:
    """Return whether the model was told what the learner had entered last; None where it was not asked, or nothing was entered."""
    if not said.prompts or said.last_answer is None:
        return None
    return all(said.last_answer in prompt for prompt in said.prompts)


def is_in_latin_letters(reply: str) -> bool:
    """Return whether most letters of a reply are Latin."""
    letters = [sign for sign in reply if sign.isalpha()]
    return not letters or sum(sign < "\u0250" for sign in letters) >= 0.6 * len(letters)


def hints_in_order(kinds: Iterable[tuple[str, int]]) -> bool:
    """Return whether rungs came one after the other, with an attempt between any two; `kinds` are ("hint", rung) and ("attempt", 0), in order."""
    rung, tried = 0, True
    for kind, number in kinds:
        if kind == "attempt":
            tried = True
        elif number != rung + 1 or not tried:
            return False
        else:
            rung, tried = number, False
    return True


def percentile(numbers: Sequence[float], share: float) -> float:
    """Return the smallest number that at least this share does not exceed; 0 without numbers."""
    ordered = sorted(numbers)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else 0.0
