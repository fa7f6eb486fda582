"""Parts of the line, sets, points and matrices made at random: right in every spelling, and wrong when a part is changed."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.course import AnswerSpec
from services.grading import grade_now

Piece = tuple[Fraction | None, bool, Fraction | None, bool]
NUMBERS = st.builds(Fraction, st.integers(-40, 40), st.sampled_from([1, 2, 4, 5]))


@st.composite
def pieces(draw: Any) -> list[Piece]:
    """Return one to three intervals from left to right that do not touch."""
    ends: list[Fraction | None] = sorted(draw(st.lists(NUMBERS, min_size=2, max_size=6, unique=True)))  # type: ignore[type-var]
    ends = ends[: len(ends) // 2 * 2]
    if draw(st.booleans()):
        ends[0] = None
    if draw(st.booleans()):
        ends[-1] = None
    closed = [draw(st.booleans()) and end is not None for end in ends]
    return [(ends[k], closed[k], ends[k + 1], closed[k + 1]) for k in range(0, len(ends), 2)]


def plain(value: Fraction) -> str:
    return str(value)


def decimal(value: Fraction) -> str:
    return f"{float(value):g}"


def comma(value: Fraction) -> str:
    return decimal(value).replace(".", ",")


def typeset(value: Fraction) -> str:
    sign = "-" if value < 0 else ""
    return plain(value) if value.denominator == 1 else rf"{sign}\frac{{{abs(value.numerator)}}}{{{value.denominator}}}"


def english(piece: Piece, number: Callable[[Fraction], str] = plain, between: str = ", ", infinity: str = "inf") -> str:
    low, has_low, high, has_high = piece
    left = f"-{infinity}" if low is None else number(low)
    right = infinity if high is None else number(high)
    return f"{'[' if has_low else '('}{left}{between}{right}{']' if has_high else ')'}"


def turned(piece: Piece) -> str:
    """With brackets turned outwards, semicolons and decimal commas: ]-∞; 0,5]."""
    text = english(piece, comma, "; ", "∞")
    return text.replace("(", "]").replace(")", "[") if "(" in text or ")" in text else text


def latex(piece: Piece) -> str:
    text = english(piece, typeset, ",", r"\infty")
    return rf"\left{text[0]}{text[1:-1]}\right{text[-1]}"


def inequality(piece: Piece, number: Callable[[Fraction], str] = plain) -> str:
    low, has_low, high, has_high = piece
    if low is None and high is None:
        return "-∞ < x < ∞"
    if low is None or high is None:
        sign = ("<" if low is None else ">") + ("=" if has_low or has_high else "")
        return f"x {sign} {number(low if high is None else high)}"  # type: ignore[arg-type]
    return f"{number(low)} {'<=' if has_low else '<'} x {'<=' if has_high else '<'} {number(high)}"


SPELLINGS: dict[str, tuple[Callable[[list[Piece]], str], str]] = {
    "unions": (lambda parts: " ∪ ".join(map(english, parts)), "en"),
    "letters": (lambda parts: " U ".join(english(part, decimal, ",", "oo") for part in parts), "en"),
    "turned brackets": (lambda parts: "∪".join(map(turned, parts)), "de"),
    "latex": (lambda parts: r"\cup ".join(map(latex, parts)), "en"),
    "inequalities": (lambda parts: " or ".join(map(inequality, parts)), "en"),
    "Swedish": (lambda parts: " eller ".join(inequality(part, comma) for part in parts), "sv"),
    "a condition": (lambda parts: "{x | " + " or ".join(map(inequality, parts)) + "}", "en"),
    "conditions": (lambda parts: " ∪ ".join(f"{{x : {inequality(part)}}}" for part in parts[::-1]), "en"),
    "what is left": (lambda parts: "ℝ∖(ℝ∖(" + " ∪ ".join(map(english, parts)) + "))", "en"),
    "a name": (lambda parts: "L = " + " ∪ ".join(map(english, parts)), "en"),
}


@pytest.mark.parametrize("name", SPELLINGS)
@given(parts=pieces())
def test_a_part_of_the_line_is_right_in_every_spelling(name: str, parts: list[Piece]) -> None:
    spelling, locale = SPELLINGS[name]
    spec = AnswerSpec(type="interval", value=" ∪ ".join(map(english, parts)))
    graded = grade_now(spec, spelling(parts), (), locale)
    assert graded.verdict == "correct", (spelling(parts), graded)
    assert graded.understood is not None
    assert grade_now(spec, graded.understood, (), locale).verdict == "correct", graded.understood


@given(parts=pieces(), at=st.integers(0, 2))
def test_a_part_of_the_line_is_wrong_with_another_end(parts: list[Piece], at: int) -> None:
    spec = AnswerSpec(type="interval", value=" ∪ ".join(map(english, parts)))
    low, has_low, high, has_high = parts[at % len(parts)]
    changed: list[Piece] = []
    if low is not None:
        changed += [(low, not has_low, high, has_high), (low - Fraction(1, 8), has_low, high, has_high), (None, False, high, has_high)]
    if high is not None:
        changed += [(low, has_low, high, not has_high), (low, has_low, high + Fraction(1, 8), has_high)]
    for piece in changed:
        wrong = [*parts[: at % len(parts)], piece, *parts[at % len(parts) + 1 :]]
        reaches_over = at % len(parts) > 0 and piece[0] is None
        if not reaches_over:
            assert grade_now(spec, " ∪ ".join(map(english, wrong))).verdict != "correct", wrong


LISTS = st.lists(NUMBERS, min_size=2, max_size=5, unique=True)
COLLECTED: dict[str, tuple[str, Callable[[list[Fraction]], str], str]] = {
    "braces": ("set", lambda values: "{" + ", ".join(map(plain, values[::-1])) + "}", "en"),
    "bare": ("set", lambda values: "; ".join(map(comma, values)), "de"),
    "latex set": ("set", lambda values: r"\left\{" + ",".join(map(typeset, values)) + r"\right\}", "en"),
    "solutions": ("set", lambda values: " or ".join(f"x = {plain(value)}" for value in values), "en"),
    "numbered": ("set", lambda values: ", ".join(f"x_{k} = {decimal(value)}" for k, value in enumerate(values, 1)), "en"),
    "point": ("point", lambda values: "(" + ", ".join(map(plain, values)) + ")", "en"),
    "bars": ("point", lambda values: "P(" + "|".join(map(comma, values)) + ")", "de"),
    "column": ("point", lambda values: r"\begin{pmatrix}" + r"\\".join(map(typeset, values)) + r"\end{pmatrix}", "en"),
    "row": ("matrix", lambda values: " ".join(map(decimal, values)), "en"),
    "row with commas": ("matrix", lambda values: "[[" + ", ".join(map(plain, values)) + "]]", "en"),
    "row in German": ("matrix", lambda values: "[" + " ".join(map(comma, values)) + "]", "de"),
    "row in latex": ("matrix", lambda values: r"\begin{bmatrix}" + " & ".join(map(typeset, values)) + r"\end{bmatrix}", "en"),
}
VALUES = {"set": "{{{}}}", "point": "({})", "matrix": "[[{}]]"}


@pytest.mark.parametrize("name", COLLECTED)
@given(values=LISTS, at=st.integers(0, 4))
def test_a_collection_is_right_in_every_spelling_and_wrong_with_another_number(name: str, values: list[Fraction], at: int) -> None:
    kind, spelling, locale = COLLECTED[name]
    spec = AnswerSpec(type=kind, value=VALUES[kind].format(", ".join(map(plain, values))))  # type: ignore[arg-type]
    assert grade_now(spec, spelling(values), (), locale).verdict == "correct", spelling(values)
    other = [*values[: at % len(values)], values[at % len(values)] + 100, *values[at % len(values) + 1 :]]
    assert grade_now(spec, spelling(other), (), locale).verdict != "correct", spelling(other)
    assert grade_now(spec, spelling(values[1:]), (), locale).verdict != "correct", spelling(values[1:])
