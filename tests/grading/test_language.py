"""What a text is read as, and where it stops being readable."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.grading.language.characters import Unreadable
from services.grading.language.literals import Marks
from services.grading.language.nodes import Name, Negative, Node, Number, Power, Product, Quotient, Sum
from services.grading.language.reading import Manner, read
from services.grading.language.show import show

READ = [
    # products without a sign
    ("2x+3", "2*x + 3"),
    ("2(x+1)", "2*(x + 1)"),
    ("(x+1)(x-1)", "(x + 1)*(x - 1)"),
    ("3x²y³", "3*x^2*y^3"),
    ("2πr", "2*pi*r"),
    ("xsinx", "x*sin(x)"),
    ("abc", "a*b*c"),
    # signs and powers
    ("-3^2", "-3^2"),
    ("(-3)^2", "(-3)^2"),
    ("2--3", "2 - (-3)"),
    ("+7", "7"),
    ("2^3^2", "2^(3^2)"),
    ("x**2", "x^2"),
    ("x^-1", "x^(-1)"),
    ("x⁻¹²", "x^(-12)"),
    ("2·3×4∙5", "2*3*4*5"),
    ("6÷2", "6/2"),
    ("6∕2", "6/2"),
    ("3−5–1—2", "3 - 5 - 1 - 2"),
    # fractions and mixed numbers
    ("1/2/3", "(1/2)/3"),
    ("1 1/2", "1 1/2"),
    ("-1 1/2", "-1 1/2"),
    ("3½", "3 1/2"),
    ("½x", "(1/2)*x"),
    ("x^½", "x^(1/2)"),
    (r"1\frac{1}{2}", "1 1/2"),
    (r"\frac{-1}{4}", "(-1)/4"),
    (r"\frac12", "1/2"),
    (r"\dfrac{x+1}{2}", "(x + 1)/2"),
    (r"\frac{1}{2}x", "(1/2)*x"),
    (r"48\frac{3}{2}", "48*(3/2)"),
    # roots, bars, functions
    ("√2", "sqrt(2)"),
    ("2√3x", "2*sqrt(3)*x"),
    ("√(x+1)", "sqrt(x + 1)"),
    ("sqrt 8", "sqrt(8)"),
    (r"\sqrt{8}", "sqrt(8)"),
    (r"\sqrt2", "sqrt(2)"),
    (r"\sqrt[3]{8}", r"\sqrt[3]{8}"),
    ("∛8", r"\sqrt[3]{8}"),
    ("|x+1|", "|x + 1|"),
    ("2|x||y|", "2*|x|*|y|"),
    ("||x|-1|", "||x| - 1|"),
    (r"\left|x\right|", "|x|"),
    (r"\lvert x\rvert", "|x|"),
    ("abs(x)", "|x|"),
    ("sin 2x cos x", "sin(2*x)*cos(x)"),
    ("sin(x)cos(x)", "sin(x)*cos(x)"),
    ("sin^2 x", "sin(x)^2"),
    (r"\sin^{2}\left(x\right)", "sin(x)^2"),
    ("sin^-1(x)", "arcsin(x)"),
    ("arctan x", "arctan(x)"),
    ("ln|x|", "ln(|x|)"),
    (r"\log_2 8", "log_(2)(8)"),
    (r"\log_{10}(x)", "log_(10)(x)"),
    ("e^{2x}", "e^(2*x)"),
    ("exp(x)", "exp(x)"),
    ("5%", "5%"),
    ("4!", "(4)!"),
    # letters
    ("x_1+x₁", "x_1 + x_1"),
    ("x_{12}", "x_12"),
    (r"\alpha+β", "alpha + beta"),
    (r"\theta", "theta"),
    # statements
    ("3 = x", "3 = x"),
    ("x==3", "x = 3"),
    ("1<x≤3", "1 < x <= 3"),
    (r"x \ge 2", "x >= 2"),
    ("x=2 or x=3", "x = 2 or x = 3"),
    ("x=2 eller x=3", "x = 2 or x = 3"),
    ("x = ±3", "x = ±3"),
    (r"x=2\text{ or }x=3", "x = 2 or x = 3"),
    # statements put together
    ("x>1 and x<5 or x=7", "(x > 1 and x < 5) or x = 7"),
    ("not (x<=2 and -2<=x)", "not (x <= 2 and -2 <= x)"),
    ("A ⇒ B", "A implies B"),
    (r"A \land \lnot B", "A and not B"),
    ("A ⇔ B", "A iff B"),
    ("x=2, 3 or 4", "x = 2 or 3 or 4"),
    ("x ∈ [1, 2)", "x ∈ [1, 2)"),
    (r"x\in\{1,\frac12\}", "x ∈ {1, 1/2}"),
    # sets, intervals, lists, matrices
    ("{1; 2}", "{1, 2}"),
    ("{}", "{}"),
    ("∅", "∅"),
    ("]1;2[", "(1, 2)"),
    ("[0;1[", "[0, 1)"),
    ("(-∞; 3]", "(-inf, 3]"),
    ("(1;2) U [3;4]", "(1, 2) ∪ [3, 4]"),
    (r"\mathbb{R}\setminus\{0\}", "ℝ ∖ {0}"),
    ("[[1; 2]; [3; 4]]", "[[1, 2], [3, 4]]"),
    ("2[x+1]", "2*(x + 1)"),
    (r"\begin{pmatrix}1&2\\3&4\end{pmatrix}", "matrix([1, 2]; [3, 4])"),
    # functions of several values, and further ones
    (r"\binom{n}{2}", "binomial(n, 2)"),
    ("max(1; x)", "max(1, x)"),
    ("arsinh x", "asinh(x)"),
    ("%e^(%i*%pi)", "e^(i*pi)"),
    # wrapping and white space
    ("$x+1$", "x + 1"),
    ("$$2x$$ $$-$$ $$6$$", "2*x - 6"),
    ("x + 1.", "x + 1"),
    ("  x\u00a0+\u20091 ", "x + 1"),
    ("\u200bx\u2060+1", "x + 1"),
    (r"2\,x\;+\!1", "2*x + 1"),
    # digits of the world
    ("３＋４", "3 + 4"),
    ("٣٫٥", "3.5"),
    ("१२", "12"),
    ("𝟑𝑥", "3*x"),
    # numbers
    (".5", ".5"),
    ("1,000,000", "1000000"),
    ("10 000", "10000"),
    ("10'000", "10000"),
    ("1,234.5", "1234.5"),
    ("0,5", "0.5"),
    ("4.2e5", "4.2e5"),
    ("4.2E-5", "4.2E-5"),
]

UNREADABLE = [
    ("", 0, "empty"),
    ("   ", 0, "empty"),
    (".", 0, "empty"),
    ("2 3", 2, "joined_number"),
    ("x2", 1, "joined_number"),
    ("2 5/3", 2, "joined_number"),
    ("(x+1", 0, "unclosed"),
    ("|x", 0, "unclosed"),
    ("x+1)", 3, "bracket"),
    ("(x+1]", 4, "bracket"),
    ("x+", 2, "unfinished"),
    ("2^", 2, "unfinished"),
    ("*3", 0, "unreadable"),
    ("()", 1, "unreadable"),
    ("3 ? 4", 2, "unreadable"),
    ("hello", 0, "word"),
    ("x + hello", 4, "word"),
    (r"\foo{x}", 0, "command"),
    (r"\input{/etc/passwd}", 0, "command"),
    (r"\frac{1}", 7, "argument"),
    ("1٢", 1, "mixed_digits"),
    ("1.2.3", 0, "number"),
    ("1,23,4", 0, "number"),
    ("9" * 41, 0, "too_large"),
    ("1e999", 0, "too_large"),
    ("1e9999999999", 0, "too_large"),
    ("x" * 401, 400, "too_long"),
    ("x+" * 199 + "x", 301, "too_long"),
    ("(" * 30 + "x" + ")" * 30, 24, "too_deep"),
    ("-" * 60 + "x", 0, "too_deep"),
    ("__import__('os')", 2, "word"),
    ("sin", 3, "unfinished"),
    ("(x=2)+3", 0, "misplaced"),
    ("{1; 2}+1", 0, "misplaced"),
    ("binomial(5)", 0, "arguments"),
    ("sin(1; 2)", 0, "arguments"),
    ("sum(k; 2; 1; n)", 0, "arguments"),
    (r"\begin{pmatrix}1&2\\3\end{pmatrix}", 0, "matrix"),
    ("[1; 2", 0, "unclosed"),
]


def read_en(text: str) -> str:
    return show(read(text, Manner(Marks.of("en"), expected=frozenset("abcxyz"))).usual)


@pytest.mark.parametrize(("text", "meant"), READ)
def test_a_text_is_read_as_meant(text: str, meant: str):
    assert read_en(text) == meant


@pytest.mark.parametrize(("text", "position", "reason"), UNREADABLE)
def test_what_cannot_be_read_says_where_and_why(text: str, position: int, reason: str):
    with pytest.raises(Unreadable) as problem:
        read_en(text)
    assert (problem.value.position, problem.value.reason) == (position, reason)


@pytest.mark.parametrize(
    ("text", "locale", "value"),
    [
        ("0,5", "sv", "0.5"),
        ("1,500", "en", "1500"),
        ("1,500", "sv", "1.500"),
        ("1.500", "en", "1.500"),
        ("1.500", "sv", "1.500"),
        ("1.500", "de", "1500"),
        ("1.500", "de-CH", "1.500"),
        ("1.500,25", "de", "1500.25"),
        ("1,500.25", "de", "1500.25"),
        ("1.5", "de", "1.5"),
        ("12.345.678", "es", "12345678"),
        ("1 500,5", "fr", "1500.5"),
        ("0,500", "en", "0.500"),
    ],
)
def test_the_locale_says_what_a_comma_and_a_point_mean(text: str, locale: str, value: str):
    assert show(read(text, Manner(Marks.of(locale))).usual) == value


@pytest.mark.parametrize(
    ("text", "locale", "other"),
    [
        ("1/2x", "en", "1/(2*x)"),
        ("1/xy", "en", "(1/x)*y"),
        (r"2\frac{1}{2}", "en", "2*(1/2)"),
        ("1,500", "en", "1.500"),
        ("1,500", "sv", "1500"),
        ("1.500", "de", "1.500"),
    ],
)
def test_what_can_be_read_otherwise_is_known(text: str, locale: str, other: str):
    assert [show(node) for node in read(text, Manner(Marks.of(locale))).others] == [other]


@pytest.mark.parametrize("text", ["0.5", "1.50", "10,5", "3/4", "2x", "1 000 000", r"\frac{1}{2}x"])
def test_plain_answers_have_one_reading_only(text: str):
    assert read(text, Manner(Marks.of("en"))).others == ()


def trees() -> st.SearchStrategy[Node]:
    numbers = st.integers(0, 10**6).map(lambda value: Number(value, str(value)))  # type: ignore[arg-type]
    leaves = numbers | st.sampled_from("xyz").map(Name)
    return st.recursive(
        leaves,
        lambda inner: st.one_of(
            inner.map(Negative),
            st.lists(inner, min_size=2, max_size=4).map(lambda parts: Sum(tuple(parts))),
            st.lists(inner, min_size=2, max_size=4).map(lambda parts: Product(tuple(parts))),
            st.tuples(inner, inner).map(lambda pair: Quotient(*pair)),
            st.tuples(inner, inner).map(lambda pair: Power(*pair)),
        ),
        max_leaves=12,
    )


@given(trees())
def test_what_is_shown_is_read_back_as_the_same(node: Node):
    text = show(node)
    assert show(read(text, Manner(Marks.of("en"))).usual) == text
