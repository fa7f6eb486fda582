"""The template language: exact, bounded, and the same on every machine."""

from __future__ import annotations

import contextlib
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.course import AnswerSpec, Choice, Item, Step, Variable
from services.curriculum.expressions import TemplateError
from services.curriculum.questions import TemplateRefusedError, instantiate
from services.curriculum.templates import draw, render

VALUES = {"a": Fraction(3), "b": Fraction(-2), "h": Fraction(1, 2), "name": "Ada"}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("{{a + b*2}}", "-1"),
        ("{{a / 6}}", "1/2"),
        ("{{7 // 2}} {{-7 // 2}} {{7 % 4}} {{-7 % 4}}", "3 -4 3 1"),
        ("{{-a^2}} {{(-a)^2}} {{2^-2}} {{2^3^2}}", "-9 9 1/4 512"),
        ("{{0.1 + 0.2}}", "3/10"),
        ("{{abs(b)}} {{min(a, b, 1)}} {{max(a, b)}} {{gcd(12, 18)}} {{lcm(4, 6)}}", "2 -2 3 6 12"),
        ("{{floor(7/2)}} {{ceil(7/2)}} {{round(5/2)}} {{round(-5/2)}} {{round(1/3, 2)}}", "3 4 3 -3 33/100"),
        ("{{sqrt(9/4)}} {{sign(b)}} {{factorial(5)}} {{choose(5, 2)}}", "3/2 -1 120 10"),
        ("x {{signed(a)}} {{signed(b)}}", "x + 3 - 2"),
        ("{{coef(1)}}x {{coef(-1)}}x {{coef(3)}}x {{coef(h)}}x", "x -x 3x (1/2)x"),
        ("y {{signedcoef(1)}}x {{signedcoef(-1)}}x {{signedcoef(b)}}x", "y + x - x - 2x"),
        ("{{paren(b)}} {{paren(a)}}", "(-2) 3"),
        ("{{frac(6, -8)}} {{frac(4, 2)}}", "-3/4 2"),
        ("{{texfrac(6, -8)}} {{texfrac(4, 2)}}", r"-\frac{3}{4} 2"),
        ("{{poly(x, a, -1, 5)}} {{poly('t', 1, 0, b)}} {{poly(x, 0, 0)}} {{poly(x, -1, 0)}}", "3x^2 - x + 5 t^2 - 2 0 -x"),
        ("{{dec(2/3, 2)}} {{dec(-1/2, 0)}} {{dec(0.001, 2)}} {{dec(-0.001, 2)}} {{dec(3, 1)}}", "0.67 -1 0.00 0.00 3.0"),
        ("{{plural(1, 'apple', 'apples')}} {{plural(a, 'apple', 'apples')}}", "apple apples"),
        (r"\frac{{{a}}}{{{b}}} x^{{{a}}}", r"\frac{3}{-2} x^{3}"),
        ("{{name}} has {a} and { {b} }", "Ada has {a} and { {b} }"),
    ],
)
def test_expressions_are_shown_exactly(text: str, shown: str) -> None:
    assert render(text, VALUES) == shown


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("{{2a}}", r"write \* between"),
        ("{{a ** 2}}", r"write '\^'"),
        ("{{a = b}}", "write '=='"),
        ("{{a +}}", "ends too early"),
        ("{{}}", "empty"),
        ("open {{a", "not closed"),
        ("{{unknown}}", "no variable 'unknown'"),
        ("{{exec(1)}}", "no function 'exec'"),
        ("{{__import__('os')}}", "cannot read"),
        ("{{a.__class__}}", "cannot read"),
        ("{{1/0}}", "division by zero"),
        ("{{0^-1}}", "division by zero"),
        ("{{sqrt(2)}}", "not exact"),
        ("{{9^64^2}}", "exponent"),
        ("{{(9^64)^9}}", "too large"),
        ("{{factorial(500)}}", "0 to 60"),
        ("{{choose(1000, 500)}}", "0 to 200"),
        ("{{name + 1}}", "needs a number"),
        ("{{a < b}}", "belongs into `where`"),
        ("{{gcd(1/2, 3)}}", "whole number"),
        ("{{min()}}", "arguments"),
        ("{{" + "(" * 60 + "1" + ")" * 60 + "}}", "nested too deeply"),
        ("{{" + "1+" * 400 + "1}}", "longer than"),
        ("{{poly(a, 1, 2)}}", "quote it"),
        ("{{1" + "0" * 60 + "}}", "digits"),
    ],
)
def test_what_cannot_be_shown_exactly_is_refused_with_advice(text: str, complaint: str) -> None:
    with pytest.raises(TemplateError, match=complaint):
        render(text, VALUES)


def test_an_error_names_the_line_in_its_text() -> None:
    with pytest.raises(TemplateError) as refused:
        render("one\ntwo {{a}}\nthree {{1/0}}", VALUES)
    assert refused.value.line == 2


@given(st.text(max_size=80))
def test_any_text_is_shown_or_refused_and_nothing_else(text: str) -> None:
    with contextlib.suppress(TemplateError):
        assert isinstance(render("{{" + text + "}}", VALUES), str)


@given(st.integers(-50, 50), st.integers(-50, 50), st.integers(1, 50))
def test_arithmetic_agrees_with_python(a: int, b: int, c: int) -> None:
    values = {"a": Fraction(a), "b": Fraction(b), "c": Fraction(c)}
    assert render("{{a - b * a / c + (a // c) - (b % c)}}", values) == str(Fraction(a) - Fraction(b * a, c) + a // c - b % c)


def _item(variables: dict[str, Variable], where: tuple[str, ...] = (), item_id: str = "it") -> Item:
    return Item(
        id=item_id,
        skills=("s",),
        variables=variables,
        where=where,
        stem="{{a}}",
        steps=(Step(id="a", answer=AnswerSpec(type="number", value="{{a}}")),),
    )


RANGE = Variable(range=(1, 12))


def test_draws_are_the_same_for_ever() -> None:
    item = _item({"a": RANGE, "b": Variable(choices=(0.5, "two", 3)), "c": Variable(value="a^2")}, ("a != 4",))
    shown = [tuple(str(value) for value in draw(item, seed).values()) for seed in range(5)]
    assert shown == [("9", "3", "81"), ("1", "1/2", "1"), ("5", "two", "25"), ("6", "3", "36"), ("11", "3", "121")]


@given(st.integers(0, 2**31 - 1))
@settings(max_examples=300)
def test_conditions_hold_in_every_draw(seed: int) -> None:
    item = _item(
        {"a": Variable(range=(-9, 9), exclude=(0,)), "b": Variable(range=(2, 20), step=3), "q": Variable(value="b / a")},
        ("is_int(q)", "a != b and abs(a) > 1"),
    )
    values = draw(item, seed)
    a, b = values["a"], values["b"]
    assert isinstance(a, Fraction)
    assert isinstance(b, Fraction)
    assert a not in (0, 1, -1)
    assert b % a == 0
    assert (b - 2) % 3 == 0
    assert draw(item, seed) == values


def test_every_value_of_a_range_is_drawn_about_equally_often() -> None:
    counts: dict[str, int] = {}
    for seed in range(6000):
        value = str(draw(_item({"a": Variable(range=(1, 6))}), seed)["a"])
        counts[value] = counts.get(value, 0) + 1
    assert sorted(counts) == list("123456")
    assert all(850 < count < 1150 for count in counts.values())


@pytest.mark.parametrize(
    ("variables", "where", "complaint"),
    [
        ({"a": RANGE}, ("a > 12",), "no values found in 1000 tries: `where: a > 12`"),
        ({"a": Variable(range=(1, 2), exclude=(1, 2))}, (), "excluded"),
        ({"a": Variable(value="1/0")}, (), "division by zero"),
        ({"a": Variable(value="b"), "b": RANGE}, (), "no variable 'b'"),
        ({"gcd": RANGE, "a": RANGE}, (), "cannot be called 'gcd'"),
        ({"a": Variable(range=(0, 10**12))}, (), "beyond"),
        ({"a": RANGE}, ("a",), "needs a comparison"),
        ({"a": RANGE}, ("zz > 1",), "no variable 'zz'"),
        ({}, ("1 > 2",), "never true"),
    ],
)
def test_an_item_that_cannot_be_drawn_says_why(variables: dict[str, Variable], where: tuple[str, ...], complaint: str) -> None:
    with pytest.raises(TemplateError, match=complaint):
        draw(_item(variables, where), 0)


def test_an_ordering_is_never_shown_in_its_right_order() -> None:
    ids = ("x", "y", "z")
    spec = AnswerSpec(type="ordering", value=ids, choices=tuple(Choice(id=name, text=name) for name in ids))
    item = Item(id="o", skills=("s",), stem="Sort.", steps=(Step(id="a", answer=spec),))
    orders = {tuple(choice.id for choice in instantiate(item, seed).steps[0].answer.choices) for seed in range(60)}
    assert ids not in orders
    assert len(orders) == 5


def test_a_question_holds_no_templates_and_names_its_skills() -> None:
    question = instantiate(_item({"a": RANGE}), 3)
    assert question.stem == question.steps[0].answer.value == str(question.values["a"])
    assert question.steps[0].skills == ("s",)


def test_what_no_draw_can_mend_is_told_of_its_variable_at_once() -> None:
    item = _item({"a": Variable(range=(2, 9)), "b": Variable(value="a * 2 +")})
    with pytest.raises(TemplateRefusedError) as caught:
        instantiate(item, 0)
    assert caught.value.path == ("variables", "b")
    assert caught.value.message.startswith("b: ")
