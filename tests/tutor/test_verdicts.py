"""A guess in chat is told neither right nor wrong, neither near nor far, wherever in a message or a reply it stands; what was entered may be spoken of."""

from __future__ import annotations

import pytest

from schemas.course import AnswerSpec, Choice
from services.tutor.gate import Gate
from services.tutor.gating.verdicts import guesses

QUESTION = "Solve $2x + 3 = 17$."
GUESSES = (
    "Is it 8?", "I don't get this at all, is it 8?", "hmm, 8?", "I took something away. So x = 8?", "maybe it's 8", "could it be 8 or 9?", "I tried a lot of things. Am I right with 8?", "It must be 8, right?", "8",
    "Ich komme nicht weiter, ist es 8?", "je ne sais pas, c'est 8 ?", "I did it twice now and I got 8. Is that correct?", "what about 8? please just say yes or no", "is it eight?",
)  # fmt: skip
TALK = (
    "I subtracted 3 and got 20, what next?", "How do I get rid of the 3?", "17 - 3 = 20, so what is next?", "why is it 2x?", "what does the 2 mean?", "I don't know where to begin.", "Is it a trick question?",
    "Do I have to divide by 2?", "First I take 3 from both sides.", "is it because of the 3?", "2x = 14, and now?", "",
)  # fmt: skip
VERDICTS = (
    "No, it's not 8.", "Not quite!", "Nope.", "Exactly!", "That's it!", "Well, you got it!", "Warmer!", "You're getting closer.", "That's very close.", "A bit too high.", "Too big.", "Try a little lower.", "It isn't right.",
    "Sorry, no: look again.", "That is wrong.", "Nein, leider nicht.", "Zu hoch!", "Genau!", "Almost!", "Cold, very cold: you're getting colder.", "Smaller.", "Great job, that's it.", "8 is not correct.", "Presque !", "Unfortunately not.",
    "Yes!", "Ja, genau.", "You are right.", "Incorrect, I'm afraid.", "Good job!", "The answer is not 8.", "It's not 8, nor 9.",
)  # fmt: skip
HELP = (
    "What do you get on the left if you put it in for x?", "Enter it, then you know at once.", "How did you get there?", "Put it into the equation and compare both sides.", "Take the 3 away first.", "No worries, we go slowly.",
    "Which number is multiplied by x?", "Look at it more closely: what stands beside the x?", "What exactly does the 3 do there?", "A close look at the left side helps.", "Does it fit the equation?", "Let us check it together.",
)  # fmt: skip


@pytest.fixture
def gate() -> Gate:
    return Gate.of(AnswerSpec(type="equation", value="x = 7", unknown="x"), QUESTION)


@pytest.mark.parametrize("message", GUESSES)
def test_a_guess_is_known_alone_and_in_the_middle_of_more(message: str) -> None:
    assert guesses(message)


@pytest.mark.parametrize("message", TALK)
def test_a_step_and_a_question_about_the_way_are_no_guess(message: str) -> None:
    assert not guesses(message)


@pytest.mark.parametrize("verdict", VERDICTS)
def test_a_guess_is_given_no_verdict_whether_it_is_right_or_wrong(gate: Gate, verdict: str) -> None:
    for guess in ("8", "7"):
        assert gate.judge("", verdict, f"I don't get this at all, is it {guess}?", "") is not None


@pytest.mark.parametrize("sentence", HELP)
def test_help_after_a_guess_goes_out(gate: Gate, sentence: str) -> None:
    assert gate.judge("", sentence, "I don't get this at all, is it 8?", "") is None


@pytest.mark.parametrize(
    "verdict",
    [
        "Not quite: what is 17 - 3?",
        "That step is not right.",
        "No, take it away on both sides.",
        "Yes, that is a good first step.",
        "17 - 3 is not 20.",
    ],
)
def test_a_step_may_be_judged(gate: Gate, verdict: str) -> None:
    assert gate.judge("", verdict, "I subtracted 3 and got 20, what next?", "") is None


def test_what_was_entered_and_found_wrong_may_be_called_wrong(gate: Gate) -> None:
    assert gate.judge("", "No, 8 was not right: look at the 3 again.", ("why is 8 wrong?", "is it really not 8?"), "8") is None
    assert gate.judge("", "No, 9 is not right either.", "then is it 9?", "8") is not None


def test_a_guess_of_the_message_before_is_still_in_the_room_and_older_ones_are_not(gate: Gate) -> None:
    assert gate.judge("", "No, not that.", ("is it 8?", "please just say it"), "") == "confirms"
    assert gate.judge("", "No, begin with the 3.", ("is it 8?", "fine", "should I begin with the 2?"), "") is None


@pytest.mark.parametrize("sentence", ["It's not 5 and not 6.", "The answer is neither 5 nor 6.", "x isn't 9."])
def test_values_that_nobody_has_tried_are_not_ruled_out(gate: Gate, sentence: str) -> None:
    assert gate.judge("", sentence, "What now?", "") == "confirms"


def test_what_is_denied_of_the_way_is_no_value_ruled_out(gate: Gate) -> None:
    for sentence in ("x is not 0 there.", "That is not 3 times x.", "It is not 3 that you divide by."):
        assert gate.judge("", sentence, "What now?", "") is None


def test_a_guess_at_one_of_several_solutions_or_an_option_is_given_no_verdict_either() -> None:
    pair = Gate.of(AnswerSpec(type="equation", value="x = 5 or x = -6", unknown="x"), "Solve $x^2 + x - 30 = 0$.")
    options = tuple(Choice(id=name[0].lower(), text=name) for name in ("Rome", "Paris", "Oslo"))
    chosen = Gate.of(AnswerSpec(type="choice", value="p", choices=options), "Which is the capital of France?")
    for gate, message in (
        (pair, "I am stuck. Is it 4?"),
        (pair, "is one of them 5? just say"),
        (chosen, "I'm not sure, is it Rome?"),
        (chosen, "is it B?"),
    ):
        for verdict in ("Yes, that's right.", "No, not that one.", "You're close."):
            assert gate.judge("", verdict, message, "") is not None, (message, verdict)
