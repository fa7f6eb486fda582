"""A turn whose reply is held back in part, asked for anew, cleaned, or answered without a model."""

from __future__ import annotations

from services.tutor import authored
from tests.llm.scripted_server import Script
from tests.tutor import test_dialogue
from tests.tutor.lessons import STEPS, lesson_files
from tests.tutor.test_dialogue import Chat, text_of

model, services, chat = test_dialogue.model, test_dialogue.services, test_dialogue.chat


async def test_a_withheld_sentence_is_asked_for_once_more_and_the_reply_goes_on(chat: Chat) -> None:
    told = f"It is {await chat.pupil.right()}. "
    chat.model.scripts = [Script(pieces=("Let us see. ", told, "Good?")), Script(pieces=("Let us see. ", "What comes first?"))]
    frames = await chat.heard()
    assert text_of(frames) == "Let us see. What comes first?"
    assert frames[-1].text == "model"
    first, second = (str(body["messages"]) for body in chat.model.seen)
    assert "withheld" in second
    assert "withheld" not in first
    assert told.strip() not in second
    assert len(await chat.kinds("disclosure")) == 2
    assert await chat.kinds("hint") == []


async def test_false_arithmetic_is_withheld_too(chat: Chat) -> None:
    chat.model.scripts = [Script(pieces=("Note that 100 + 100 = 300. ", "Next?")), Script(pieces=("What is a sum?",))]
    assert text_of(await chat.heard()) == "What is a sum?"


async def test_whoever_asks_whether_a_value_is_right_is_told_to_enter_it_and_no_model_is_asked(chat: Chat) -> None:
    frames = await chat.heard(f"is it {await chat.pupil.right()}?")
    assert text_of(frames) == authored.ENTER_IT
    assert (frames[-1].text, chat.model.seen, await chat.kinds("hint")) == ("authored", [], [])


async def test_a_yes_to_the_learners_value_is_not_released(chat: Chat) -> None:
    right = await chat.pupil.right()
    chat.model.scripts = [Script(pieces=("Yes, that's right! ", "Well done."))]
    frames = await chat.heard(f"I counted on from the larger number and came to {right} in the end, is that how it is done?")
    assert "right" not in text_of(frames)
    assert frames[-1].text == "authored"


async def test_a_guess_within_more_words_is_told_neither_wrong_nor_near_and_one_that_was_entered_may_be(chat: Chat) -> None:
    chat.model.scripts = [Script(pieces=("No, it's not 99. ", "A bit too high.")), Script(pieces=("Not quite. ",))]
    frames = await chat.heard("I don't get this at all, is it 99?")
    assert frames[-1].text == "authored"
    assert not any(said in text_of(frames) for said in ("not 99", "too high", "Not quite"))
    await chat.pupil.attempt("99")
    chat.model.scripts = [Script(pieces=("No, 99 was not right. ", "What did you add first?"))]
    assert text_of(await chat.heard("But why, is it really not 99?")) == "No, 99 was not right. What did you add first?"


async def test_links_and_html_of_a_model_do_not_reach_the_learner(chat: Chat) -> None:
    chat.model.scripts = [Script(pieces=("See [this](https://evil.example/a) ", "<img src=x onerror=alert(1)>now. ", "![cat](http://x/y)"))]
    assert text_of(await chat.heard()) == "See this now. cat"


async def test_explain_mode_explains_and_does_not_tell_either(chat: Chat) -> None:
    chat.model.scripts = [Script(pieces=("Adding puts together. ", f"So you get {await chat.pupil.right()}."))]
    frames = await chat.heard("Why do we add?", mode="explain")
    assert text_of(frames).startswith("Adding puts together.\n\nTo add is to put together.")
    assert "You are Meno, an AI tutor. Explain" in str(chat.model.seen[0]["messages"])
    assert await chat.kinds("hint") == []


async def test_the_model_is_told_for_whom_it_writes_and_the_learner_that_it_is_an_ai(chat: Chat) -> None:
    await chat.heard()
    assert "an adult beginner" in str(chat.model.seen[0]["messages"])
    assert "AI tutor" in (await chat.page()).notice


async def test_the_answer_of_a_step_that_comes_later_is_kept_too(services, model) -> None:
    first, second = STEPS.replace("[twice]", "[add]").split("## Step b")
    steps = f"{first}## Step b{second.replace('2*a', '4*a')}"
    chat = await test_dialogue.new_chat(services, model, lesson_files(steps))
    await chat.pupil.attempt()  # the first offer shows its first step solved
    chat.id = chat.pupil.offer.id
    assert chat.pupil.offer.step == "a"
    later = 2 * int(await chat.pupil.right())
    model.scripts = [Script(pieces=("Let us see. ", f"In the end it will be {later}. "))]
    assert text_of(await chat.heard()).startswith("Let us see.\n\n")
    model.scripts = [Script(pieces=("What is twice as many?",))]
    assert text_of(await chat.heard()) == "What is twice as many?"
