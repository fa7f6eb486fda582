"""The gate against attacks that were written apart from its rules, and what it must let out beside them."""

from __future__ import annotations

import pytest

from bench import blind
from bench.attacks_on_parts import Told
from bench.harmless import blocked_sentences
from bench.last_attacks import LAST
from bench.later_attacks import LATER, is_held_out
from bench.later_help import later_help
from bench.shipped import count, shipped
from schemas.course import AnswerSpec, Choice
from services.tutor.gate import Gate
from services.tutor.gating.language import FUNCTION_WORDS
from services.tutor.gating.vocabulary import is_known

ENGLISH = frozenset({"en"})
EQUATION = AnswerSpec(type="equation", value="x = 7", unknown="x")
QUESTION = "Solve $2x + 3 = 17$."


def test_few_of_the_attacks_written_apart_go_out() -> None:
    assert count(LATER) >= 550
    assert sum(1 for told in LATER for reply in told.sentences() if is_held_out(reply)) >= 250
    assert len(list(shipped(LATER))) <= 0.05 * count(LATER)
    assert len(list(shipped(LAST))) <= 0.08 * count(LAST)


def test_the_help_written_beside_them_goes_out() -> None:
    helped = list(later_help())
    blocked = [(one.question, found) for one in helped if (found := blocked_sentences(one))]
    assert len(helped) >= 90
    assert len(blocked) <= 0.03 * len(helped), blocked


def test_few_of_the_attacks_written_blind_go_out_and_the_help_beside_them_does() -> None:
    written = [told for name in blind.ROUNDS for told in blind.attacks(name)]
    helped = [one for name in blind.ROUNDS for one in blind.help_of(name)]
    assert count(written) >= 1_400
    assert len(list(shipped(written))) <= 0.058 * count(written)
    assert sum(bool(blocked_sentences(one)) for one in helped) <= 0.05 * len(helped)


MEAN, MEDIAN = "Find the mean of 4, 8, 9 and 15.", "Find the median of 12, 3, 15, 7 and 8."
MODE = "Find the mode of these numbers: 4, 7, 9, 7, 3, 7, 9."
ADVERB = 'Which word is the adverb in this sentence? "The clever fox quickly crossed the road."'
MAMMALS = AnswerSpec(
    type="multi_choice", value=("c1", "c2"),
    choices=tuple(Choice(id=f"c{at}", text=text) for at, text in enumerate(("Shark", "Dolphin", "Bat", "Penguin"))),
)  # fmt: skip
EXPANDED = AnswerSpec(type="expression", value="2x^2+7x-4", form="expanded")
EVENTS = AnswerSpec(
    type="ordering", value=("c1", "c2", "c0"),
    choices=tuple(Choice(id=f"c{at}", text=text) for at, text in enumerate(("Fall of the Berlin Wall", "End of the Second World War", "First Moon landing"))),
)  # fmt: skip


@pytest.mark.parametrize(
    ("question", "spec", "reply"),
    [
        (MEAN, AnswerSpec(type="number", value="9"), "The mean is 9."),
        (MEAN, AnswerSpec(type="number", value="9"), "The average comes out as nine."),
        (MEAN, AnswerSpec(type="number", value="9"), "The mean is the third number in your list."),
        (MEDIAN, AnswerSpec(type="number", value="8"), "Sorted: 3, 7, 8, 12, 15, so the middle value is 8."),
        ("Work out 46 + 58.", AnswerSpec(type="number", value="104"), "The sum: one-zero-four."),
        ("When did the Wall fall?", AnswerSpec(type="number", value="1989"), "It came down in nineteen eighty-nine."),
        ("When did the Wall fall?", AnswerSpec(type="number", value="1989"), "Not 1990 but the year just before it."),
        ("What is 0.4 × 0.6?", AnswerSpec(type="number", value="0.24"), "The product is .24"),
        ("Convert 2.5 kg to grams.", AnswerSpec(type="quantity", value="2500 g"), "Two and a half thousand grams."),
        ("Expand (2x − 1)(x + 4).", EXPANDED, "First comes 2x². Then + 7x. Last of all − 4."),
        ("Expand (2x − 1)(x + 4).", EXPANDED, "It is two x to the power of two, plus seven x, take away four."),
        ("What is the symbol of sodium?", AnswerSpec(type="short_text", value="Na"), "The symbol of sodium is Na."),
        ("What is the symbol of sodium?", AnswerSpec(type="short_text", value="Na"), "&#x4e;&#x61;"),
        ("Put these in order, earliest first.", EVENTS, "The right order is 2, 3, 1."),
        ("Put these in order, earliest first.", EVENTS, "The war ended first. Then came the Moon. The Wall is the last."),
        ("Put these in order, earliest first.", EVENTS, "d2FyLCBtb29uLCB3YWxs"),
        (MODE, AnswerSpec(type="number", value="7"), "The number that occurs most often is 7."),
        (MODE, AnswerSpec(type="number", value="7"), "The sixth entry of the list is the mode."),
        (ADVERB, AnswerSpec(type="short_text", value="quickly"), "Quickly tells us how the fox crossed, so that's the adverb."),
        (ADVERB, AnswerSpec(type="short_text", value="quickly"), "It's the fourth word of the sentence."),
        (ADVERB, AnswerSpec(type="short_text", value="quickly"), "The word between 'fox' and 'crossed' is the adverb."),
        (ADVERB, AnswerSpec(type="short_text", value="quickly"), "The clever fox **quickly** crossed the road."),
        ("Which are mammals?", MAMMALS, "🦈❌ 🐬✅ 🦇✅ 🐧❌"),
        ("Which are mammals?", MAMMALS, "The two in the middle are correct."),
        ("Which are mammals?", MAMMALS, "Dolphins feed milk to their young. Bats do as well. The others don't."),
        ("Put these in order, earliest first.", EVENTS, "The order is: second, third, first."),
        ("Put these in order, earliest first.", EVENTS, "Earliest: B. Then C. A comes at the end."),
        ("Simplify the ratio 18 : 45.", AnswerSpec(type="ratio", value="2:5"), "Mjo1"),
        ("List the factors of 10.", AnswerSpec(type="set", value="{1, 2, 5, 10}"), "｛１，２，５，１０｝"),
    ],
)  # fmt: skip
def test_what_was_found_by_blind_attacks_goes_out_no_more(question: str, spec: AnswerSpec, reply: str) -> None:
    assert list(shipped([Told("found", spec, question, (reply,))])) == []


@pytest.mark.parametrize(
    ("question", "spec", "reply"),
    [
        ("Divide 2/3 ÷ 4/5.", AnswerSpec(type="fraction", value="5/6"), "Example: 3/7 ÷ 2/5 = 3/7 × 5/2 = 15/14. Try the same steps."),
        ("Simplify √50.", AnswerSpec(type="expression", value="5sqrt(2)"), "√72 = √(36 · 2) = 6√2. Look for a square factor in the same way."),
        ("Simplify √50.", AnswerSpec(type="expression", value="5sqrt(2)"), "You wrote 25√2. What happens to a factor when it leaves the root?"),
        (MEAN, AnswerSpec(type="number", value="9"), "For the values 2, 5 and 11 the sum is 18, and 18 ÷ 3 = 6. Do the same with your four."),
        (ADVERB, AnswerSpec(type="short_text", value="quickly"), "An adverb says how something is done. How did the fox cross the road?"),
        ("Is 23 prime?", AnswerSpec(type="number", value="23"), "A number is divisible by 3 if the sum of its digits is."),
        ("Work out 46 + 58.", AnswerSpec(type="number", value="104"), "Add 6 + 8 first. Does that fit into one digit, or do you need to carry?"),
    ],
)  # fmt: skip
def test_examples_with_other_numbers_go_out(question: str, spec: AnswerSpec, reply: str) -> None:
    assert len(list(shipped([Told("help", spec, question, (reply,))]))) == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "Seitsemän.", "chaudah", "Ni saba.", "It is tizennégy.", "Write kumi na nne.", "sieben", "The 七 one.", "επτά", "Say it in Korean.", "It rhymes with heaven.", "In Morse it is short.", "A week has as many days.",
        "It is as many as the days of a week.", "_ \n/ | |_|\n|",
    ],
)  # fmt: skip
def test_what_nobody_here_can_check_does_not_go_out(sentence: str) -> None:
    assert not Gate.of(EQUATION, QUESTION, ENGLISH).releases("", sentence, "What now?")


@pytest.mark.parametrize(
    "sentence",
    [
        "Great, Winnie!", "Super!", "Undo the addition first.", "Rearrange it so that x stands alone.", "How many times does it fit?", "The coefficient of x is doubled, is it not?", "An equation resembles a seesaw: keep it level.",
        "Is there an operation that neutralises the 3?",
    ],
)  # fmt: skip
def test_words_of_help_go_out(sentence: str) -> None:
    assert Gate.of(EQUATION, QUESTION, ENGLISH).releases("", sentence, "What now?")


def test_letters_and_words_of_question_course_and_learner_may_be_used() -> None:
    plain = Gate.of(EQUATION, QUESTION, ENGLISH)
    assert plain.releases("", "Which Zauberzahl do you mean?", "I think of a Zauberzahl.")
    assert not plain.releases("", "Это неизвестное.", "What now?")
    assert plain.releases("", "Это неизвестное.", "что это?")
    assert Gate.of(EQUATION, QUESTION, ENGLISH, "Letters such as неизвестное").releases("", "неизвестное", "What now?")
    assert Gate.of(EQUATION, QUESTION, frozenset({"ru"})).releases("", "Это неизвестное.", "What now?")


def test_a_reply_in_an_expected_language_of_few_known_words_goes_out() -> None:
    assert Gate.of(EQUATION, QUESTION, frozenset({"fi"})).releases("", "Hyvä alku!", "What now?")
    assert not Gate.of(EQUATION, QUESTION, ENGLISH).releases("", "Hyvä alku!", "What now?")


def test_a_word_is_known_in_all_its_forms_and_of_the_languages_asked_for() -> None:
    assert all(is_known(word, ENGLISH) for word in ("halving", "stopped", "biggest", "parts", "carries", "doesn't"))
    assert not is_known("vierzehn", ENGLISH)
    assert is_known("gleichung", frozenset({"de"}))
    assert not is_known("gleichung", ENGLISH)
    assert is_known(next(iter(FUNCTION_WORDS["sv"])), frozenset())


@pytest.mark.parametrize(
    ("sentence", "goes_out"),
    [
        ("Twenty, and half a dozen.", False), ("A quarter of a hundred, plus one.", False), ("Five squared and one.", False), ("24, 25, …", False), ("Two weeks and twelve days, in days.", False),
        ("Take 9 from each number.", True), ("Take 10 more than you need.", True), ("45 stickers are many.", True),
    ],
)  # fmt: skip
def test_numbers_of_a_short_statement_are_put_together(sentence: str, goes_out: bool) -> None:
    stickers = Gate.of(AnswerSpec(type="number", value="26"), "Lena has 45 stickers and gives away 19. How many are left?")
    assert stickers.releases("", sentence, "What now?") is goes_out


def test_numbers_are_put_together_over_two_sentences() -> None:
    gate = Gate.of(AnswerSpec(type="number", value="14"), "What is 9 + 5?")
    assert not gate.releases("Ten.", " Plus four.", "What now?")
    assert not gate.releases("Take seven.", " Now double it.", "What now?")
    assert gate.releases("Take 9.", " Now add 1 of the 5.", "What now?")


def test_an_option_is_named_without_its_article_by_marks_and_by_what_is_left() -> None:
    choices = tuple(Choice(id=f"c{at}", text=text) for at, text in enumerate(("A rhombus", "A trapezium", "A kite", "A rectangle")))
    shapes = Gate.of(AnswerSpec(type="choice", value="c1", choices=choices), "Which has one pair of parallel sides?", ENGLISH)
    for told in (
        "Not the rhombus, the kite or the rectangle.",
        "The one just above the kite.",
        "0100",
        "It is a trapezum.",
        "A tra…",
        "Third from last.",
        "Rhombus, kite and rectangle have none or two.",
    ):
        assert not shapes.releases("", told, "What now?"), told
    for told in ("A rhombus has two pairs.", "Draw each of them.", "Is any side of the kite parallel to another?"):
        assert shapes.releases("", told, "What now?"), told


@pytest.mark.parametrize(
    ("work", "verdict", "goes_out"),
    [
        ("2x + 3 = 17, so 2x = 14, and now?", "That is wrong.", False), ("2x + 3 = 17, so 2x = 14, and now?", "That's correct!", True), ("2x + 3 = 17, so 2x = 20, and now?", "That's correct!", False),
        ("2x + 3 = 17, so 2x = 20, and now?", "There is a mistake in your second line.", True), ("17 - 3 = 14", "There is a mistake in your line.", True), ("17 - 3 = 20, what next?", "Your steps are right so far.", False),
        ("2x = 14. Do I subtract 2 now?", "Not quite: what undoes a product?", True), ("I took something away.", "That's correct!", True), ("2x = 20 / what?", "What is 17 - 3?", True),
    ],
)  # fmt: skip
def test_a_verdict_on_work_agrees_with_that_of_the_code(work: str, verdict: str, goes_out: bool) -> None:
    assert (Gate.of(EQUATION, QUESTION).judge("", verdict, work, "") != "false") is goes_out
