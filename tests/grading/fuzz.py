"""Fuzzed answers over all types: grown from grammars, put together at random, and bombs that were bent a little. One seed, one list."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from time import perf_counter

from schemas.answers import AnswerSpec
from schemas.grading import Answer
from services.grading import Grading
from tests.grading.test_hostile_answers import ALPHABET, BOMBS, CODE, PIECES, SPECS

HANG_S = 6.0  # more than a checker may take to be killed and started again
LOCALES = ("en", "sv", "de-CH", "fr", "ar")
DIGITS = ("0123456789", "٠١٢٣٤٥٦٧٨٩", "０１２３４５６７８９", "०१२३४५६७८९", "𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗")
UNITS = ("m", "cm", "km/h", "kg", "m/s^2", "°C", "min", "J/(kg·K)", "blips", "m^99", r"\mathrm{m}")
SIGNS = (*ALPHABET, *"∪∩∈∅∖ℝ⟨⟩⦃", "\u0000", "\ud800", "\u202e", "\u200b", "𝕏", "\n", "\\\\", "&")


@dataclass
class Sheet:
    """How a run went. `executed` says whether any hostile answer has had the effect that it was after."""

    seconds: list[float] = field(default_factory=list)
    hangs: list[str] = field(default_factory=list)
    verdicts: dict[str, int] = field(default_factory=dict)
    executed: bool = False


def fuzzed(seed: int, count: int, marker: Path) -> Iterator[tuple[str, Answer, str]]:
    """Yield (name of a spec, answer, locale); `marker` is a file that no answer may make, whatever it says."""
    source = Random(seed)
    makers: Sequence[Callable[[], str]] = (
        lambda: expression(source, 4), lambda: expression(source, 4), lambda: outer(source), lambda: nested(source, source.randrange(1, 5)), lambda: pieces(source), lambda: bent(source, BOMBS),
        lambda: "".join(source.choice(SIGNS) for _ in range(source.randrange(1, 40))), lambda: program(source), lambda: hostile(source, marker),
    )  # fmt: skip
    names = list(SPECS)
    for _ in range(count):
        name = source.choice(names)
        text = near(source, SPECS[name]) if source.random() < 0.25 else source.choice(makers)()
        yield name, listed(source, text) if source.random() < 0.05 else text, source.choice(LOCALES)


def near(source: Random, spec: AnswerSpec) -> str:
    """Return the right answer, or one that is nearly so: a digit, sign or bracket changed, a part doubled or left out."""
    value = spec.value if isinstance(spec.value, str) else " ".join(spec.value)
    right = source.choice(spec.examples) if spec.examples else value
    if source.random() < 0.3 or not right:
        return right
    at = source.randrange(0, len(right))
    changed = source.choice(("", right[at] * 2, str(source.randrange(10)), source.choice("+-*/()[]{},;= "), "x"))
    return source.choice(
        (right[:at] + changed + right[at + 1 :], f" {right} ", f"${right}$", f"{right}+0", f"({right})", right.replace(" ", ""))
    )


def expression(source: Random, depth: int) -> str:
    """Return an expression of a small grammar: sums, products, powers, fractions, functions; now and then with huge numbers."""
    if depth == 0 or source.random() < 0.2:
        return leaf(source)
    one, two = (expression(source, depth - 1) for _ in range(2))
    return source.choice(
        (f"{one}+{two}", f"{one}-{two}", f"{one}*{two}", f"({one})({two})", f"{one}/({two})", f"\\frac{{{one}}}{{{two}}}", f"({one})^{source.randrange(0, 12)}",
         f"({one})^({two})", f"sqrt({one})", f"\\sqrt[3]{{{one}}}", f"sin({one})", f"ln({one})", f"|{one}|", f"({one})!", f"{one}={two}", f"{one}<{two}",
         f"{one} or {two}", f"±{one}", f"-({one})")
    )  # fmt: skip


def leaf(source: Random) -> str:
    """Return a number in some script, a letter or a constant."""
    digits = source.choice(DIGITS) if source.random() < 0.1 else DIGITS[0]
    number = "".join(source.choice(digits) for _ in range(source.choice((1, 1, 1, 2, 3, 8, 45))))
    return source.choice(
        (number, number, f"{number}.{number}", f"{number},{number}", f"{number}e{number}", "x", "y", "pi", "e", "i", "inf", "½", "x_1")
    )


def outer(source: Random) -> str:
    """Return brackets, separators, units and words around expressions."""
    parts = [expression(source, source.randrange(0, 3)) for _ in range(source.randrange(1, 5))]
    mark = source.choice((",", ";", ", ", "; ", "|", " ", ":", "\n", "&", "∪"))
    joined = mark.join(parts)
    return source.choice(
        (f"{{{joined}}}", f"[{joined})", f"]{joined}[", f"({joined})", f"[[{joined}],[{joined}]]", f"\\begin{{pmatrix}}{joined}\\\\{joined}\\end{{pmatrix}}",
         f"{parts[0]} {source.choice(UNITS)}", f"{parts[0]} h {parts[-1]} min", f"x ∈ [{joined}] ∪ {{{joined}}}", f"{{x | {joined}}}", f"ℝ∖{{{joined}}}", joined)
    )  # fmt: skip


def nested(source: Random, depth: int) -> str:
    """Return sets, intervals, points, matrices and conditions within each other, in plain text or LaTeX."""
    if depth == 0:
        return source.choice((leaf(source), expression(source, 1), "∞", "-∞", "oo", "ℝ", "∅", "heads", r"\frac12"))
    parts = [nested(source, depth - 1) for _ in range(source.randrange(1, 4))]
    joined = source.choice((",", ";", ", ", "; ", " ", "|", ":", "&", "\n")).join(parts)
    one, two = parts[0], parts[-1]
    return source.choice(
        (f"[{joined})", f"]{joined}[", f"({joined}]", f"{{{joined}}}", f"\\{{{joined}\\}}", rf"\left[{joined}\right)", rf"\left\{{{joined}\right\}}",
         f"{one}∪{two}", rf"{one}\cap {two}", f"{one}∖{two}", rf"ℝ\{{{one}}}", f"{{x | {one}}}", rf"\{{x\in\mathbb{{R}}\mid x<{one}\}}", f"x∈{one}",
         f"L={one}", f"x={one} or x={two}", f"x_1={one}; x_2={two}", f"±{one}", f"{one}<x<={two}", f"[[{joined}],[{joined}]]", f"{joined}\n{joined}",
         f"\\begin{{bmatrix}}{joined}\\\\{joined}\\end{{bmatrix}}", f"P({joined})", f"f({joined})", f"f(x)={one}", f"max({joined})", one * 3)
    )[:2_000]  # fmt: skip


def pieces(source: Random) -> str:
    """Return pieces of mathematics in a row."""
    return "".join(source.choice(PIECES) for _ in range(source.randrange(1, 30)))


def bent(source: Random, texts: Sequence[str]) -> str:
    """Return one of some texts, cut, doubled, turned round or with a sign changed."""
    text = source.choice(texts)
    at = source.randrange(0, len(text) + 1)
    return source.choice(
        (text, text[at:], text[:at] + text, text[::-1], text[:at] + source.choice(SIGNS) + text[at + 1 :], f"({text})", f"{{{text}}}")
    )[:8_000]


def program(source: Random) -> str:
    """Return a program, right, wrong or without an end."""
    body = source.choice(
        ("return x", "return x+1", "while True: pass", "return f(x)", "return [x]*10**9", "return 9**9**9", "print(x)", "raise ValueError(x)", "return '" + "y" * 400 + "'",
         "return input()", "return sum(range(10**8))", "yield x", "return x if x else")
    )  # fmt: skip
    return f"def f(x):\n    {body}" if source.random() < 0.7 else bent(source, [f"def f(x):\n    {body}\nprint(f(int(input())))"])


def hostile(source: Random, marker: Path) -> str:
    """Return a text that would make the marker if anything ever ran it."""
    path = str(marker)
    return source.choice(
        (*CODE, f"__import__('os').system('touch {path}')", f"open('{path}','w')", f"import os\nos.open('{path}', 64)", f"exec(\"open('{path}','w')\")",
         f"\\immediate\\write18{{touch {path}}}", f"$(touch {path})", f"`touch {path}`", f"{{{{open('{path}','w')}}}}",
         f"import pathlib\npathlib.Path('{path}').touch()", f"().__class__.__base__.__subclasses__()[0]; open('{path}','w')")
    )  # fmt: skip


def listed(source: Random, text: str) -> Answer:
    """Return a text as a list or as rows."""
    cells = tuple(cell[:80] for cell in text.split(",")[:8])
    return cells if source.random() < 0.5 else (cells or ("",),)


async def graded_all(grading: Grading, cases: Iterator[tuple[str, Answer, str]], marker: Path) -> Sheet:
    """Return how the answers were graded, checkers included; an exception is let through."""
    sheet = Sheet()
    for name, answer, locale in cases:
        began = perf_counter()
        try:
            async with asyncio.timeout(HANG_S):
                graded = await grading.grade(SPECS[name], answer, locale=locale)
            sheet.verdicts[graded.verdict] = sheet.verdicts.get(graded.verdict, 0) + 1
        except TimeoutError:
            sheet.hangs.append(f"{name}: {answer!r}")
        sheet.seconds.append(perf_counter() - began)
    sheet.executed = await asyncio.to_thread(marker.exists)
    return sheet
