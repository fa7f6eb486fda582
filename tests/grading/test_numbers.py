"""Numbers and fractions: a table of real answers."""

from __future__ import annotations

import pytest

from schemas.course import AnswerSpec
from services.grading import BadAnswerSpec, grade_now

NUMBERS = [
    # value, options, answer, locale, verdict, reason
    ("7", {}, "7", "en", "correct", "equal"),
    ("7", {}, " 7. ", "en", "correct", "equal"),
    ("7", {}, "+7", "en", "correct", "equal"),
    ("7", {}, "7.00", "en", "correct", "equal"),
    ("7", {}, "7,0", "sv", "correct", "equal"),
    ("7", {}, "٧", "ar", "correct", "equal"),
    ("7", {}, "14/2", "en", "correct", "equal"),
    ("7", {}, "x = 7", "en", "correct", "equal"),
    ("7", {}, "7 = x", "en", "correct", "equal"),
    ("7", {}, "$7$", "en", "correct", "equal"),
    ("7", {}, r"\(7\)", "en", "correct", "equal"),
    ("7", {"unknown": "x"}, "y = 7", "en", "unsure", "not_a_number"),
    ("7", {}, "-7", "en", "incorrect", "different"),
    ("7", {}, "70", "en", "incorrect", "different"),
    ("7", {}, "3+4", "en", "incorrect", "not_computed"),
    ("7", {}, "7x", "en", "unsure", "not_a_number"),
    ("7", {}, "7 or 8", "en", "unsure", "not_a_number"),
    ("7", {}, "seven", "en", "correct", "equal"),
    ("7", {}, "Sieben.", "de", "correct", "equal"),
    ("7", {}, "sju", "sv", "correct", "equal"),
    ("7", {}, "minus seven", "en", "incorrect", "different"),
    ("7", {}, "six", "en", "incorrect", "different"),
    ("7", {}, "= 7", "en", "correct", "equal"),
    ("7", {}, "a", "en", "unsure", "not_a_number"),
    ("7", {}, "seventh", "en", "unsure", "word"),
    ("25", {}, "twenty-five", "en", "correct", "equal"),
    ("25", {}, "five twenty", "en", "unsure", "word"),
    ("3/4", {}, "three quarters", "en", "correct", "equal"),
    ("3/4", {}, "drei Viertel", "de", "correct", "equal"),
    ("1/3", {}, "1:3", "de", "correct", "equal"),
    ("1/3", {}, "1:3", "en", "unsure", "unreadable"),
    ("50%", {}, "50 percent", "en", "correct", "equal"),
    ("50%", {}, "50 Prozent", "de", "correct", "equal"),
    ("300000", {}, "3 x 10^5", "en", "correct", "equal"),
    ("300000", {}, "3 x 10⁵", "en", "correct", "equal"),
    ("2000000", {}, "2 million", "en", "correct", "equal"),
    ("7", {}, "7 apples", "en", "unsure", "word"),
    ("7", {}, "", "en", "unsure", "empty"),
    ("7", {}, "7/0", "en", "unsure", "undefined"),
    ("-7", {}, "−7", "en", "correct", "equal"),
    ("-7", {}, "- 7", "en", "correct", "equal"),
    ("-7", {}, "7", "en", "incorrect", "different"),
    ("0", {}, "0", "en", "correct", "equal"),
    ("0", {}, "-0", "en", "correct", "equal"),
    ("0.5", {}, ".5", "en", "correct", "equal"),
    ("0.5", {}, "0,5", "sv", "correct", "equal"),
    ("0.5", {}, "0,5", "en", "correct", "equal"),
    ("0.5", {}, "1/2", "en", "correct", "equal"),
    ("0.5", {}, "½", "en", "correct", "equal"),
    ("0.5", {}, "50%", "en", "correct", "equal"),
    ("0.5", {}, "5e-1", "en", "correct", "equal"),
    ("0.5", {}, "0.05", "en", "incorrect", "different"),
    ("25%", {}, "25 %", "en", "correct", "equal"),
    ("25%", {}, "0.25", "en", "correct", "equal"),
    ("25%", {}, "25", "en", "unsure", "percent"),
    ("25", {}, "25%", "en", "unsure", "percent"),
    ("25", {}, "26%", "en", "incorrect", "different"),
    ("1500", {}, "1,500", "en", "correct", "equal"),
    ("1500", {}, "1 500", "sv", "correct", "equal"),
    ("1500", {}, "1.500", "de", "correct", "equal"),
    ("1500", {}, "1,500", "sv", "unsure", "ambiguous"),
    ("1.5", {}, "1,500", "sv", "correct", "equal"),
    ("1.5", {}, "1,500", "en", "unsure", "ambiguous"),
    ("1.5", {}, "1.500", "de", "unsure", "ambiguous"),
    ("420000", {}, "4.2*10^5", "en", "correct", "equal"),
    ("420000", {}, r"4.2 \times 10^{5}", "en", "correct", "equal"),
    ("420000", {}, "4.2e5", "en", "correct", "equal"),
    ("2^10", {}, "1024", "en", "correct", "equal"),
    ("5.83", {}, "$5.83", "en", "correct", "equal"),
    ("5.83", {}, "5,83 €", "de", "correct", "equal"),
    ("$5.83", {}, "5.83", "en", "correct", "equal"),
    ("$5.83", {}, r"\$5.83", "en", "correct", "equal"),
    ("$5.83", {}, "5.83 USD", "en", "correct", "equal"),
    ("$5.83", {}, "€5.83", "en", "incorrect", "currency"),
    ("-$5", {}, "-5", "en", "correct", "equal"),
    ("12 kr", {}, "12kr", "sv", "correct", "equal"),
    ("30", {}, "30°", "en", "correct", "equal"),
    ("1/3", {}, "1/3", "en", "correct", "equal"),
    ("1/3", {}, "0.33", "en", "incorrect", "rounded"),
    ("1/3", {}, "0.34", "en", "incorrect", "different"),
    ("1/3", {}, "0.3", "en", "incorrect", "different"),
    ("1/4", {}, "0.3", "en", "incorrect", "different"),
    ("1/3", {"tolerance": "0.01"}, "0.33", "en", "correct", "equal"),
    ("1/3", {"tolerance": "0.001"}, "0.33", "en", "incorrect", "rounded"),
    ("3.14", {"tolerance": "0.005"}, "3.145", "en", "correct", "equal"),
    ("3.14", {"tolerance": "0.005"}, "3.1451", "en", "incorrect", "different"),
    ("pi", {"tolerance": "0.01"}, "3.14", "en", "correct", "equal"),
    ("pi", {"tolerance": "0.01"}, "3.13", "en", "incorrect", "different"),
    ("3/4", {"form": "simplest"}, "6/8", "en", "partly", "form"),
    ("3/4", {"form": "simplest"}, "0.75", "en", "correct", "equal"),
    ("3.14159", {"significant_figures": 3}, "3.14", "en", "correct", "equal"),
    ("3.14159", {"significant_figures": 3}, "3.142", "en", "partly", "form"),
    ("3.14159", {"significant_figures": 3}, "3.1", "en", "partly", "form"),
    ("3.14159", {"significant_figures": 3}, "3.15", "en", "incorrect", "different"),
    ("3.14159", {"significant_figures": 3}, "3", "en", "incorrect", "different"),
    ("0.00451", {"significant_figures": 2}, "0.0045", "en", "correct", "equal"),
    ("1234", {"significant_figures": 2}, "1200", "en", "correct", "equal"),
    ("1234", {"significant_figures": 2}, "1.2e3", "en", "correct", "equal"),
    ("1234", {"significant_figures": 2}, "1234", "en", "partly", "form"),
    ("2.5", {"significant_figures": 1}, "3", "en", "correct", "equal"),
    ("0.5", {"significant_figures": 2}, "0.50", "en", "correct", "equal"),
    ("0.5", {"significant_figures": 2}, "0.5", "en", "incorrect", "different"),
    ("pi", {"significant_figures": 3}, "3.14", "en", "correct", "equal"),
    ("pi", {"significant_figures": 3}, "3.15", "en", "incorrect", "different"),
    ("pi", {"significant_figures": 3}, "3.1416", "en", "partly", "form"),
    ("1000*pi", {"significant_figures": 2}, "3100", "en", "correct", "equal"),
    ("0", {"significant_figures": 2}, "0.00", "en", "correct", "equal"),
    ("2/3", {"significant_figures": 2}, "2/3", "en", "partly", "form"),
    ("9**9", {}, "387420489", "en", "correct", "equal"),
]

FRACTIONS = [
    ("3/4", {}, "3/4", "correct", "equal"),
    ("3/4", {}, "6/8", "correct", "equal"),
    ("3/4", {}, "¾", "correct", "equal"),
    ("3/4", {}, r"\frac{3}{4}", "correct", "equal"),
    ("3/4", {}, r"\dfrac34", "correct", "equal"),
    ("3/4", {}, "3 ÷ 4", "correct", "equal"),
    ("3/4", {}, "-3/-4", "correct", "equal"),
    ("3/4", {}, "0.75", "partly", "form"),
    ("3/4", {}, "75%", "partly", "form"),
    ("3/4", {}, "0.75/1", "partly", "form"),
    ("3/4", {}, "1/2+1/4", "incorrect", "not_computed"),
    ("3/4", {}, "3/5", "incorrect", "different"),
    ("3/4", {}, "-3/4", "incorrect", "different"),
    ("3/4", {}, "4/3", "incorrect", "different"),
    ("3/4", {}, "3/0", "unsure", "undefined"),
    ("3/4", {}, "3/x", "unsure", "not_a_number"),
    ("3/4", {"form": "simplest"}, "3/4", "correct", "equal"),
    ("3/4", {"form": "simplest"}, "6/8", "partly", "form"),
    ("3/4", {"form": "simplest"}, "-6/-8", "partly", "form"),
    ("-3/4", {}, "-3/4", "correct", "equal"),
    ("-3/4", {}, "-(3/4)", "correct", "equal"),
    ("-3/4", {}, r"\frac{-3}{4}", "correct", "equal"),
    ("-3/4", {}, r"-\frac{3}{4}", "correct", "equal"),
    ("-3/4", {}, "3/-4", "correct", "equal"),
    ("7/2", {}, "3 1/2", "correct", "equal"),
    ("7/2", {}, "3½", "correct", "equal"),
    ("7/2", {}, r"3\frac{1}{2}", "correct", "equal"),
    ("7/2", {"form": "simplest"}, "3 1/2", "correct", "equal"),
    ("7/2", {"form": "simplest"}, "3 2/4", "partly", "form"),
    ("7/2", {}, "31/2", "incorrect", "different"),
    ("-7/2", {}, "-3 1/2", "correct", "equal"),
    ("2", {"form": "simplest"}, "2", "correct", "equal"),
    ("2", {"form": "simplest"}, "2/1", "partly", "form"),
    ("2", {"form": "simplest"}, "4/2", "partly", "form"),
    ("1/3", {}, "0.333", "incorrect", "rounded"),
]


@pytest.mark.parametrize(("value", "options", "answer", "locale", "verdict", "reason"), NUMBERS)
def test_a_number_is_graded(value: str, options: dict[str, object], answer: str, locale: str, verdict: str, reason: str):
    graded = grade_now(AnswerSpec(type="number", value=value, **options), answer, (), locale)
    assert (graded.verdict, graded.reason) == (verdict, reason)


@pytest.mark.parametrize(("value", "options", "answer", "verdict", "reason"), FRACTIONS)
def test_a_fraction_is_graded(value: str, options: dict[str, object], answer: str, verdict: str, reason: str):
    graded = grade_now(AnswerSpec(type="fraction", value=value, **options), answer)
    assert (graded.verdict, graded.reason) == (verdict, reason)


def test_any_of_the_alternatives_will_do():
    spec = AnswerSpec(type="number", value="2", alternatives=("-2",))
    assert [grade_now(spec, answer).verdict for answer in ("2", "-2", "3")] == ["correct", "correct", "incorrect"]


@pytest.mark.parametrize(
    ("value", "options"), [("?", {}), ("", {}), ("7", {"tolerance": "-1"}), ("7", {"tolerance": "small"}), ("7", {"alternatives": ("(",)})]
)
def test_a_value_of_the_author_that_cannot_be_read_is_named(value: str, options: dict[str, object]):
    with pytest.raises(BadAnswerSpec):
        grade_now(AnswerSpec(type="number", value=value, **options), "7")


def test_an_author_writes_a_decimal_point_in_every_locale():
    spec = AnswerSpec(type="number", value="1.500")
    assert grade_now(spec, "1,5", (), "de").verdict == "correct"
