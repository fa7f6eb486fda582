"""What else is checked of a reply: its arithmetic, its links, and whether a message only asks to be told that it is right."""

from __future__ import annotations

import pytest

from services.tutor.gate import states_falsehood
from services.tutor.gating.asked import asks_whether_right
from services.tutor.gating.cleaning import without_links


@pytest.mark.parametrize(
    "sentence",
    [
        "3 × 4 = 13.", "So you get 3 × 4 = 13.", "Now you have 3 × 4 = 13 boxes.", "So $3 \\cdot 4 = 13$.", "$\\frac{1}{2} + \\frac{1}{3} = \\frac{2}{5}$", "15% of 200 is 35.", "Three times four is thirteen.",
        "Half of 14 is 8.", "Take 10 - 3 = 6 first.", "2^3 = 6", "4 trays × 20 cupcakes = 90 cupcakes", "So 7 - 10 = 3.", "1 + 1 = 2, and 2 + 2 = 5.",
        "10/4 = 2.4", "(25 + 10) x 3 = 106 minutes", "$40 (revenue) - $20 (cost) = $30", "5 cm × 3 cm = 16 cm²", "2,5 + 2,5 = 6", "√49 = 8",
    ],
)  # fmt: skip
def test_false_arithmetic_is_found(sentence: str) -> None:
    assert states_falsehood(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "3 × 4 = 12.", "Is 3 × 4 = 13?", "You wrote 3 × 4 = 13.", "In your second line 3 × 4 = 13.", "3 × 4 is not 13.", "3 × 4 ≠ 13", "If 3 × 4 = 13 were true …", "2x + 3 = 11", "$2x + 3x = 5x$",
        "10/3 = 3.33", "10/3 ≈ 3.3", "17 ÷ 5 = 3 R 2", "17 ÷ 5 = 3 remainder 2", "2 + 3 + ... + 10 = 55", "100 - 20% = 80", "f(2) = 3 + 4", "x = 3 + 5",
        "3! = 6", "0.5 = 50%", "1/2 = 2/4", "2 hours × 60 = 120 minutes", "5 minutes × 2 = 600 seconds", "1,000 + 2,000 = 3,000", "In base 2, 1 + 1 = 10.",
        "Write 2x = 17 - 3 first.", "9 + 5 = 2 on a clock", "a_1 + 2 = 5", "3 apples + 4 pears = 7 fruits", "-3 + 5 = 2", "(-2)^2 = 4", "6 : 2 = 3", "12 = 2/3 of the total", "so 6 = 1/3",
    ],
)  # fmt: skip
def test_true_asked_denied_and_quoted_arithmetic_is_none(sentence: str) -> None:
    assert not states_falsehood(sentence)


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("See [this page](https://x.example/a?b=c).", "See this page."), ("![a cat](http://x/y.png) Look", "a cat Look"), ("[![in](a)](b)", "in"),
        ("Go to https://x.example now", "Go to  now"), ("www.example.com/path is it", " is it"), ("write to mailto:a@b.c", "write to "),
        ("<b>7</b> is <i>odd</i>", "7 is odd"), ("<script>alert(1)</script>x", "alert(1)x"), ("<img src=x onerror=alert(1)>", ""), ("<img src=x onerror=", ""),
        ("<a href='http://x'>here</a>", "here"), ("a<!-- hidden -->b", "ab"), ("[x][1]\n[1]: http://evil.example", "x\n"), ("<<b>script>", "<script>"[:0]),
        ("see evil.com/login", "see "), ("<svg/onload=alert(1)>", ""), ("<iframe\nsrc=x>", ""), ("<https://x.example>", ""),
    ],
)  # fmt: skip
def test_links_images_and_html_are_taken_out(text: str, clean: str) -> None:
    assert without_links(text) == clean


@pytest.mark.parametrize(
    "text", ["a < b and b > c", "$x<y$", "if x<3 and y>2", "2 < 3", "[1, 2] and (3, 4)", "e.g. 3.14 or x.y", "f(x) = [a](b"]
)
def test_mathematics_stays_as_it_is(text: str) -> None:
    assert without_links(text) == text


@pytest.mark.parametrize(
    "message",
    [
        "is it 7?", "Is it 7", "7?", "x = 7", "x=7?", "so 3/4?", "Is the answer 12?", "is 2x+6 right?", "am I right, 7?", "7 is correct?", "the answer is 7",
        "is it B?", "ist es 7?", "c'est 7 ?", "es 7?", "är det 7?", "è 7?", "is it seven?", "I got 7", "= 7", "$x = 7$?", "7", "-3.5?", "Is it Paris?",
    ],
)  # fmt: skip
def test_a_message_that_only_puts_a_value_forward_is_known(message: str) -> None:
    assert asks_whether_right(message, ("Paris", "Rome"))


@pytest.mark.parametrize(
    "message",
    [
        "why is it 7?", "I subtracted 3 and got 7, what now?", "What is x?", "how do I start", "is it because 3 is odd?", "help", "what does 2x mean?", "",
        "Can you explain step 2?", "Is Paris in France?", "give me a hint", "I don't get why 7 comes out", "what now?",
    ],
)  # fmt: skip
def test_a_message_that_asks_for_help_goes_to_the_model(message: str) -> None:
    assert not asks_whether_right(message, ("Paris", "Rome"))
