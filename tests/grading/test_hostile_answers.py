"""Hostile and random answers: never an exception, never code, always in bounded time."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from schemas.course import AnswerSpec, AnswerType, Choice, CodeTest
from services.grading import grade_now
from services.grading.grade import grade
from services.grading.proving.questions import Proof, Question

OPTIONS = (Choice(id="a", text="A"), Choice(id="b", text="B"))
SPECS = {
    "number": AnswerSpec(type="number", value="7"),
    "rounded": AnswerSpec(type="number", value="7.125", significant_figures=2),
    "near": AnswerSpec(type="number", value="pi", tolerance="0.01"),
    "fraction": AnswerSpec(type="fraction", value="3/4", form="simplest"),
    "any": AnswerSpec(type="expression", value="x^2+3x+2"),
    "factored": AnswerSpec(type="expression", value="(x+1)(x+2)", form="factored"),
    "simplest": AnswerSpec(type="expression", value="x^2+3x+2", form="simplest"),
    "roots": AnswerSpec(type="equation", value="x=2 or x=3", unknown="x"),
    "line": AnswerSpec(type="equation", value="y=2x+1"),
    "choice": AnswerSpec(type="choice", value="a", choices=OPTIONS),
    "several": AnswerSpec(type="multi_choice", value=("a",), choices=OPTIONS),
    "order": AnswerSpec(type="ordering", value=("a", "b"), choices=OPTIONS),
    "text": AnswerSpec(type="short_text", value="yes"),
    "interval": AnswerSpec(type="interval", value="[1, sqrt(3)) ∪ {5}"),
    "set": AnswerSpec(type="set", value="{1, x, (2, 3)}"),
    "point": AnswerSpec(type="point", value="(1, -2)"),
    "ratio": AnswerSpec(type="ratio", value="2:3", form="simplest"),
    "matrix": AnswerSpec(type="matrix", value="[[1, x], [0, 1]]"),
    "quantity": AnswerSpec(type="quantity", value="9.8 m/s^2", significant_figures=2),
    "decimals": AnswerSpec(type="number", value="2/3", decimal_places=2),
    "partial": AnswerSpec(type="expression", value="1/(x-1)-1/(x+1)", form="partial_fractions"),
    "region": AnswerSpec(type="equation", value="|x|<2 or x=5"),
    "system": AnswerSpec(type="equation", value="x+y=3, x y=2"),
    "collection": AnswerSpec(type="expression", value="{1, [x, 2), x > 3}"),
    "logic": AnswerSpec(type="expression", value="A implies not B"),
    "argument": AnswerSpec(type="argument", start="x^2=4", value="x=2 or x=-2"),
    "pattern": AnswerSpec(type="pattern", value="(y|ye|yes)+", examples=("yes",)),
    "code": AnswerSpec(
        type="code", value="def f(x):\n    return x", tests=(CodeTest(call="f(1)", expect="1"), CodeTest(input="2", expect="2"))
    ),
}
BOMBS = [
    "9**9**9", "9^9^9^9^9", "2^" * 100 + "2", "10^(10^10)", "(9^9^9)!", "99!!!!!", "sin(9^9^9)", "e^e^e^e^e^e", "1.0000001^999999999",
    "9" * 400, "0." + "0" * 300 + "1", "1e999999999", "1/" * 150 + "2", "(" * 200 + "x" + ")" * 200, "-" * 399 + "1", "|" * 399, "sqrt(" * 70,
    "\\sqrt" * 70, "\\frac" * 70, "{" * 399, "^" * 399, "x^" * 199, "x_" * 199, "(x+y+z+w+1)^99", "*".join(["(x+y+z+1)^9"] * 30),
    "+".join(["(x+1)^24"] * 40), "+".join(f"sqrt({10**9 + 7 + 2 * k})" for k in range(24)), " or ".join(f"x={k}" for k in range(60)),
    "±" * 200 + "1", "+".join(["±1"] * 60), "1 1/2+" * 60 + "x", " " * 2000, "x" * 2000, "∛" * 300 + "x", "½" * 300, "⁹" * 300, "٣" * 300,
    "1,1" * 130, "1'000" * 70, "\\text{" * 60, "$" * 399, "\\" * 399, "1e" * 199, "x!" * 199, "%" * 399, "5%%%%%%%%", "x^20+" * 30 + "x=1",
    " and ".join(f"a_{k}^2+a_{k + 1}^2=1" for k in range(12)), "or".join([" x=1 "] * 40), "not " * 90 + "x=1", "{" * 20 + "1" + "}" * 20,
    "[" + "1," * 150 + "1]", "sqrt(x+" * 20 + "1" + ")" * 20 + "=x", "2^x+3^x+5^x=x", "sum(" * 12 + "k" + ",k,1,99)" * 12, "x=1\n" * 38 + "x=2", "|x+" * 10 + "1" + "|" * 10 + ">x",
    "matrix(" + ",".join(["[x^9,y^9]"] * 12) + ")", "\u0660\uff10" * 100,
    "[" * 30 + "1,2" + ")" * 30, "{" * 24 + "1,2" + "}" * 24, "\\left" * 60 + "[", "\\left[" * 25 + "1,2" + "\\right)" * 25, "[1,2)∪" * 60 + "[1,2)",
    "ℝ∖(" * 40 + "ℝ" + ")" * 40, "{x|" * 30 + "x>1" + "}" * 30, "{" + "1," * 10**6 + "1}", "{" + "±1," * 60 + "1}", "1 " * 190, "1;" * 190, "1\n" * 190,
    "[[" + "1," * 60 + "1],[" + "2," * 60 + "2]]", "\\begin{pmatrix}" * 20, "1&" * 190, "1:" * 190, "(1|" * 100, "f(" * 100 + "x" + ")" * 100, "f'" * 190,
    "x1=1," * 70 + "x2=2", "word " * 79, "∅∪" * 150 + "∅", "{x:x=" + "x+" * 150 + "1}", "," * 399, ";" * 399, "1,5" * 130, "-∞<" * 100 + "x",
]  # fmt: skip
CODE = [
    "__import__('os').system('touch /tmp/never')", "eval('1')", "x.__class__", "lambda: 0", "exec", "open('/etc/passwd')", "[x for x in ()]",
    "().__class__.__bases__[0]", "sympy.Symbol('x')", "{{7*7}}", "${7*7}", "<script>alert(1)</script>", "'; DROP TABLE x; --", "\\input{/etc/passwd}",
    "\\write18{ls}", "\\def\\x{x}", "%s%s%n", "../../etc/passwd", "True", "None", "nan", "NaN", "inf", "-inf", "1_000", "0x10", "0b1", "1j", "1L",
]  # fmt: skip
ALPHABET = "0123456789xyzei.,+-*/^_()[]{}|=<>!%$ \\±√½²π'\"≤\u00a0\u200f"
PIECES = [
    "\\frac{",
    "\\sqrt",
    "\\left(",
    "\\right)",
    "sin",
    "log_",
    "ln",
    "or",
    "x",
    "y",
    "2",
    "1/2",
    "0.5",
    "1,000",
    "(",
    ")",
    "{",
    "}",
    "|",
    "^",
    "-",
    "+",
]
PIECES += ["*", "/", "=", "<", " ", "%", "!", "i", "e", "pi", "±", "10", "3", "]", "["]


def harmless(name: str, text: str) -> None:
    """Grade a text; one that could run for long is stopped by the time-out of the test."""
    assert 0 <= grade_now(SPECS[name], text).score <= 1


@pytest.mark.parametrize("name", SPECS)
def test_bombs_do_no_harm(name: str):
    for text in BOMBS:
        harmless(name, text)


@pytest.mark.parametrize("name", SPECS)
def test_code_is_only_text(name: str):
    for text in CODE:
        assert grade_now(SPECS[name], text).verdict in ("unsure", "incorrect")


@pytest.mark.parametrize("name", SPECS)
@given(text=st.text(max_size=60) | st.text(ALPHABET, max_size=60) | st.lists(st.sampled_from(PIECES), max_size=24).map("".join))
@example(text="\x00")
@example(text="0/0=0/0")
@example(text="|")
def test_any_text_is_graded(name: str, text: str):
    harmless(name, text)


@pytest.mark.parametrize("name", ["any", "factored", "roots"])
@given(text=st.lists(st.sampled_from(PIECES), max_size=24).map("".join))
def test_exact_grading_asks_for_proofs_and_gives_none_itself(name: str, text: str):
    asked: list[Question] = []

    def ask(question: Question) -> Proof:
        asked.append(question)
        return "undecided"

    graded = grade(SPECS[name], text, (), "en", ask)
    if graded.reason == "undecided":
        assert graded.verdict == "unsure"


@pytest.mark.parametrize("kind", ["number", "fraction", "expression", "equation"])
def test_the_same_answer_gets_the_same_verdict_each_time(kind: AnswerType):
    spec = AnswerSpec(type=kind, value="3/4")
    assert len({grade_now(spec, "6/8 ").model_dump_json() for _ in range(5)}) == 1


@pytest.mark.torture
@pytest.mark.parametrize("seed", range(8))
def test_a_hundred_thousand_answers_do_no_harm(seed: int):
    import random

    source = random.Random(seed)
    names = [name for name in SPECS if SPECS[name].type not in ("choice", "multi_choice", "ordering")]
    for _ in range(12_500):
        text = "".join(source.choice(PIECES + list(ALPHABET)) for _ in range(source.randrange(1, 30)))
        harmless(source.choice(names), text)
