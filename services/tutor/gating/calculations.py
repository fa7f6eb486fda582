"""The calculations that a sentence makes or leaves open, in symbols or in words (pure)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise

from services.tutor.gating.terms import NotArithmetic, Term, read_term

_N = r"((?<![\w.,])\(?-?\d{1,20}(?:[.,]\d{1,20})?(?:/\d{1,20})?%?\)?)"
_IN_WORDS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), shown)
    for pattern, shown in (
        (rf"\b(?:one|1) more than {_N}", r"(\1+1)"),
        (rf"\b(?:one|1) (?:less|fewer) than {_N}", r"(\1-1)"),
        (rf"\b(?:number|integer|one) (?:right |just |directly |that comes )?(?:after|following) {_N}", r"(\1+1)"),
        (rf"\b(?:number|integer|one) (?:right |just |directly |that comes )?(?:before|preceding) {_N}", r"(\1-1)"),
        (rf"\b(?:just|right) (?:after|above) {_N}", r"(\1+1)"),
        (rf"\b(?:just|right) (?:before|below) {_N}", r"(\1-1)"),
        (
            rf"\b(?:dubbelt så (?:mycket|många|stor\w*) som|doppelt so (?:viel|viele|groß) wie|deux fois|dos veces|due volte|twice as (?:much|many|big|large) as) {_N}",
            r"(2*\1)",
        ),
        (rf"{_N} (?:mehr als|de plus que|más que|mer än|fler än|più di) {_N}", r"(\2+\1)"),
        (rf"{_N} (?:weniger als|de moins que|menos que|mindre än|färre än|meno di) {_N}", r"(\2-\1)"),
        (rf"{_N}[;,:] (?:but |and |just )?{_N} (?:less|fewer|smaller)\b(?! than)", r"(\1-\2)"),
        (rf"{_N}[;,:] (?:but |and |just )?{_N} (?:more|larger|bigger)\b(?! than)", r"(\1+\2)"),
        (rf"{_N} more than {_N}", r"(\2+\1)"),
        (rf"{_N} (?:less|fewer) than {_N}", r"(\2-\1)"),
        (rf"\b(?:the )?sum of {_N} and {_N}", r"(\1+\2)"),
        (rf"\b(?:the )?product of {_N} and {_N}", r"(\1*\2)"),
        (rf"\b(?:the )?difference (?:between|of) {_N} and {_N}", r"(\1-\2)"),
        (rf"\b(?:the )?quotient of {_N} and {_N}", r"(\1/\2)"),
        (rf"\badd(?:ing)? {_N} (?:to|and|with) {_N}", r"(\1+\2)"),
        (rf"\b(?:subtract|take)(?:ing)? (?:away )?{_N} (?:away )?from {_N}", r"(\2-\1)"),
        (rf"\bmultiply(?:ing)? {_N} (?:by|with|and) {_N}", r"(\1*\2)"),
        (rf"\bdivid(?:e|ing) {_N} by {_N}", r"(\1/\2)"),
        (rf"{_N}\s*(?:of|von|av|de|di) {_N}(?=\W|$)", r"(\1*\2)"),
        (rf"\b(?:half|a half|one half|la mitad|hälften|die hälfte|la moitié|metà|metade) (?:of|de|von|av|di) {_N}", r"(\1/2)"),
        (rf"\b(?:a third|one third|1/3) of {_N}", r"(\1/3)"),
        (rf"\b(?:a quarter|one quarter|1/4) of {_N}", r"(\1/4)"),
        (rf"\b(?:double|twice|doppelt|das doppelte von|dubbla|el doble de|le double de|il doppio di) (?:of )?{_N}", r"(2*\1)"),
        (rf"\b(?:triple|three times|thrice) (?:of )?{_N}", r"(3*\1)"),
        (rf"{_N} squared", r"(\1^2)"),
        (rf"{_N} cubed", r"(\1^3)"),
        (rf"{_N} to the power(?: of)? {_N}", r"(\1^\2)"),
        (rf"(?:\bthe )?\b(?:square )?root (?:of )?{_N}", r"sqrt(\1)"),
        (rf"{_N} dozen", r"(\1*12)"),
        (rf"{_N} score\b", r"(\1*20)"),
        (rf"{_N} tens\b", r"(\1*10)"),
        (rf"{_N} hundreds?\b", r"(\1*100)"),
        (rf"{_N} and {_N} more\b", r"(\1+\2)"),
        (r"\b(?:an? )?dozen\b", "12"),
        (rf"{_N} (?:plus|más|piu|più|mais|и|added to) {_N}", r"\1+\2"),
        (rf"{_N} (?:minus|menos|meno|moins|minus|less|take away) {_N}", r"\1-\2"),
        (rf"{_N} (?:times|multiplied by|mal|gånger|fois|por|per|keer|vezes|gange|ganger|razy|kertaa) {_N}", r"\1*\2"),
        (rf"{_N} (?:divided by|over|durch|geteilt durch|delat med|dividido por|entre|divisé par|diviso|gedeeld door) {_N}", r"\1/\2"),
    )
)
_BEGIN = re.compile(r"[-−]?(?:\d|\(|\[|√|sqrt)")
_IS = re.compile(
    r"\s*(?P<mark>==?|≈|≃|(?:is|are|makes?|gives?|equals?|is equal to|leaves|ist|sind|är|blir|es|est|font|è|é)\b(?!\s*not\b))\s*(?P<about>about|around|roughly|approximately|nearly|almost)?\s*[$€£]?\s*"
)
_FRACTION = re.compile(r"\d+\s*/\s*\d+")
_FACTORS = ("(", "[", "√", "∛", "sqrt", "\\sqrt")  # what a number is multiplied by without a sign
_NO_STATEMENT = re.compile(r"^\s*(?:r\b|of\b|remainder|rest\b|mod\b|[-+*×·÷/^<>≤≥]|\.\.\.|…)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Statement:
    """Two terms that are said to be equal; `is_rounded` if only nearly so, `unit` is the word that follows, `written` the right term as it stands."""

    left: Term
    right: Term
    is_rounded: bool
    unit: str = ""
    written: str = ""


@lru_cache(maxsize=512)
def in_symbols(shown: str) -> str:
    """Return a plain text with arithmetic in words (`half of 14`, `3 plus 4`) written in symbols."""
    shown = (
        re.sub(r"\([^()\d]{0,60}\)", " ", shown)
        .replace("\\cdot", "*")
        .replace("\\times", "*")
        .replace("\\div", "/")
        .replace("\\sqrt", "sqrt")
    )
    if not re.search(r"\d", shown):
        return shown
    shown = re.sub(r"(?<![\w.])(\d{1,6}(?:\.\d{1,6})?)[eE]\+?(\d{1,2})\b", r"(\1*10^\2)", shown)
    shown = re.sub(r"(?<![\w.])(\d{1,9})\s*<<\s*(\d{1,2})\b", r"(\1*2^\2)", shown)
    shown = re.sub(r"\bord\(\s*[\"'](\w)[\"']\s*\)", lambda match: str(ord(match.group(1))), shown)
    shown = re.sub(r"\bhalf (?=plus\b|minus\b|and (?:an?\b|1))", "1/2 ", shown, flags=re.IGNORECASE)
    shown = re.sub(r"(?<=\d)\s*per\s?cent\b", "%", shown, flags=re.IGNORECASE)
    for _ in range(2):  # `4 plus 2 plus 1` shares a number between two
        for pattern, symbols in _IN_WORDS:
            shown = pattern.sub(symbols, shown)
    return shown


@lru_cache(maxsize=512)
def terms(symbols: str) -> tuple[Term, ...]:
    """Return the terms of a text in symbols, longest first from each place; a lone number is one too."""
    found, at = [], 0
    while match := _BEGIN.search(symbols, at):
        start = match.start()
        if start and (symbols[start - 1].isalnum() or symbols[start - 1] in "._"):
            at = match.end()
            continue
        try:
            term = read_term(symbols, start)
        except NotArithmetic:
            at = start + 1
            continue
        found.append(term)
        at = max(term.end, start + 1)
    return tuple(found)


def statements(symbols: str) -> tuple[Statement, ...]:
    """Return which terms of a text in symbols are said to be equal, neighbours of a chain each for itself."""
    found: list[Statement] = []
    read = terms(symbols)
    for left, right in pairwise(read):
        match = _IS.fullmatch(symbols, left.end, right.start)
        if match is None or (not match["mark"].startswith(("=", "≈", "≃")) and not left.operators):
            continue
        if left.operators + right.operators and _stands_alone(symbols, left, right):
            word = re.match(r"\s*([a-zA-Z]{2,14})", symbols[right.end :])
            unit = word.group(1).casefold().rstrip("s") if word else ""
            found.append(
                Statement(left, right, match["mark"] in "≈≃" or match["about"] is not None, unit, symbols[right.start : right.end].strip())
            )
    return tuple(found)


def _stands_alone(symbols: str, left: Term, right: Term) -> bool:
    """Return whether the terms are all of the equation: no letter, sign or remainder stands beside them."""
    before = symbols[: left.start].rstrip()
    after = symbols[right.end :]
    is_cut_before = bool(re.search(r"(?:[-+*×·÷/^(<>≤≥…√∛]|\.\.\.|\b[a-zA-Z]|sqrt|[a-zA-Z]\))$", before)) and not re.search(
        r"\b(?:a|A|I)$", before
    )
    is_cut_after = (
        bool(_NO_STATEMENT.match(after)) or bool(re.match(r"\s?[a-zA-Z](?![a-zA-Z'’])", after)) or after.lstrip().startswith(_FACTORS)
    )
    return not (is_cut_before or is_cut_after)


def is_false(statement: Statement) -> bool:
    """Return whether a statement is certainly false: units agree, and the difference is more than rounding explains."""
    left, right = statement.left, statement.right
    if not left.operators and _FRACTION.fullmatch(statement.written):
        return False  # `12 = 2/3` says in short what two thirds of something are
    units = right.units | ({statement.unit} - {""})
    if left.units and units and not units & left.units:
        return False
    if (left.has_percent or right.has_percent) and not _percent_is_clear(left, right):
        return False
    difference = abs(left.value - right.value)
    if difference == 0:
        return False
    shown = max((_power_of_ten(number) for number in right.numbers), default=1)
    if right.operators == 0 and difference <= Fraction(1, 2 * shown) and (shown > 1 or statement.is_rounded):
        return False
    return not (statement.is_rounded and difference <= abs(left.value) / 10)


def _percent_is_clear(left: Term, right: Term) -> bool:
    """Return whether percent can have one meaning only: `100 - 20 %` has two."""
    both = left.has_percent and right.has_percent
    return both or (len(left.numbers) == 2 and left.operators == 1 and left.value == left.numbers[0] * left.numbers[1] / 100)


def _power_of_ten(number: Fraction) -> int:
    """Return ten to the power of how many decimals a number has."""
    return next((10**places for places in range(30) if 10**places % number.denominator == 0), 1)
