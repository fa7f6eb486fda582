from __future__ import annotations

import pytest

from bench.leak_gate import measure
from schemas.course import AnswerSpec, Choice
from services.tutor.gate import Gate, sentences


def gate(value: str, question: str = "Solve $2x + 3 = 17$.", kind: str = "equation") -> Gate:
    return Gate.of(AnswerSpec(type=kind, value=value, unknown="x" if kind == "equation" else None), question)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "sentence",
    [
        "So x is 7.", "The answer is 7", "x = 7", "You should get seven.", "It is $7$!", "x=7 is what you get", "Yes, that's right.", "Correct!",
        "7.0 would do.", "That is $\\frac{14}{2}$, so 7.", "Your answer is close.",
    ],
)  # fmt: skip
def test_a_sentence_that_gives_the_answer_away_is_blocked(sentence: str) -> None:
    assert not gate("7").releases("", sentence)


def test_the_end_of_an_argument_is_not_told() -> None:
    spec = AnswerSpec(type="argument", start="x^2 - x = 30", value="x = 6 or x = -5")
    asked = Gate.of(spec, "Solve $x^2 - x = 30$ line by line.")
    assert not asked.releases("", "So x = 6 or x = -5.")
    assert asked.releases("", "Bring everything to one side first.")


@pytest.mark.parametrize(
    "sentence",
    ["What could you subtract from both sides?", "There are 2 steps: undo the 3, then the 2.", "Write down 2x = 17 - 3 first.", "Try it with a balance."],
)  # fmt: skip
def test_harmless_help_is_released(sentence: str) -> None:
    assert gate("7").releases("", sentence)


def test_an_answer_split_over_two_sentences_is_blocked() -> None:
    assert not gate("3/4", "Add $1/2 + 1/4$.", "fraction").releases("The top is 3 /", "4 is below it.")


def test_an_expression_is_found_however_it_is_spaced() -> None:
    assert not gate("2x+6", "Expand $2(x+3)$.", "expression").releases("", "It becomes $2 x + 6$.")


def test_a_number_that_the_question_shows_may_be_said() -> None:
    assert gate("3", "Solve $x + 2 = 3 + 2$.", "number").releases("", "Look at the 3 on the right.")


def test_sentences_are_cut_at_their_ends_and_not_at_decimal_points() -> None:
    assert sentences(["It is 2.5 here. And", " there."]) == ["It is 2.5 here.", " And there."]


@pytest.mark.parametrize(
    ("value", "sentence"),
    [
        ("-3", "It is minus three."), ("-3", "It is negative 3."), ("-3", "Then x is −3."), ("-3/4", "That makes $-\\frac{3}{4}$."),
        ("-3/4", "That makes $\\dfrac{-3}{4}$."), ("3/4", "It is three quarters."), ("3/2", "You get 1 1/2."), ("3/2", "You get $1\\frac{1}{2}$."),
        ("1/2", "That is 50%."), ("0.5", "That is 50 percent."), ("0.5", "That is $50\\%$."), ("1234", "It is 1,234."), ("25000", "So $25,000 in all."),
        ("120", "One hundred and twenty, then."), ("2.5", "It is two point five."), ("7", "x equals seven"), ("7", "$\\boxed{7}$"), ("7", "７"),
        ("25000", "Twenty-five thousand!"), ("10", "It is 10\u202f!"), ("12", "twelve"),
    ],
)  # fmt: skip
def test_a_number_is_found_however_it_is_written(value: str, sentence: str) -> None:
    assert not gate(value, "Find it.", "number").releases("", sentence)


@pytest.mark.parametrize("sentence", ["It is Paris.", "The second option.", "Choose B.", "I would take option (b).", "pick b"])
def test_a_choice_is_not_named_by_its_text_its_letter_or_its_place(sentence: str) -> None:
    choices = (Choice(id="r", text="Rome"), Choice(id="p", text="Paris"), Choice(id="x", text="Oslo"))
    chosen = Gate.of(AnswerSpec(type="choice", value="p", choices=choices), "The capital of France?")
    assert not chosen.releases("", sentence)
    assert chosen.releases("", "What do you know of France? Choose between a few.")


def test_a_choice_that_is_a_number_is_found_by_its_value() -> None:
    choices = (Choice(id="u", text="$5$"), Choice(id="v", text="$-5$"))
    chosen = Gate.of(AnswerSpec(type="choice", value="v", choices=choices), "Which is smaller?")
    assert not chosen.releases("", "It is minus five.")
    assert chosen.releases("", "Is 5 far to the right?")


def test_a_fraction_told_as_top_and_bottom_is_blocked() -> None:
    fraction = gate("3/4", "Half and a bit?", "fraction")
    assert fraction.releases("", "The numerator is 3.")
    assert not fraction.releases("The numerator is 3.", "And the denominator is 4.")


def test_what_the_question_shows_may_be_said_but_not_concluded() -> None:
    shown = gate("3", "Solve $x + 3 = 6$.", "equation")
    assert shown.releases("", "Take the 3 away on both sides.")
    assert not shown.releases("", "So $x = 3$.")


@pytest.mark.parametrize("yes", ["That's right.", "Yes, exactly.", "You are correct!"])
def test_a_yes_is_a_leak_only_where_the_learner_may_have_said_the_answer(yes: str) -> None:
    assert gate("7").releases("", yes, "I took 3 away on both sides")
    assert not gate("7").releases("", yes, "Is it 7?")
    assert not gate("7").releases("", yes, "is it seven")
    assert not gate("7").releases("", yes)


def test_saying_yes_to_what_is_spelled_out_is_no_leak() -> None:
    assert gate("7").releases("", "You're right that both sides are divided.", "is it 7?")


@pytest.mark.parametrize(
    "sentence", ["17 minus 3 comes first.", "That is half of the work.", "A third way is a drawing.", "Look at step 2, then."]
)
def test_words_that_only_look_like_numbers_do_no_harm(sentence: str) -> None:
    assert gate("7").releases("", sentence)


@pytest.mark.parametrize(
    "hostile", ["1/0", "1 1/0", "\\frac{1}{0}", "9" * 5000, "one " * 3000, "1 " * 3000, "½", "²", "٣/٠", "1,000," * 999]
)
def test_whatever_a_model_writes_is_judged_in_a_moment(hostile: str) -> None:
    gate("7").releases(hostile, hostile, hostile)


def test_the_gate_keeps_its_figures_on_labelled_replies(shared_data) -> None:
    found = measure(shared_data / "benchmarks" / "mrbench_dev.json.gz")
    assert found.recall >= 0.95
    assert found.precision >= 0.75
