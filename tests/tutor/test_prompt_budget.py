"""A prompt keeps to its room beside the item, whatever has been said and remembered; the newest talk and the most needed memory stay."""

from __future__ import annotations

from math import ceil

from hypothesis import given
from hypothesis import strategies as st

from services.llm import Message, estimate_tokens, quoted
from services.memory import BriefItem
from services.tutor.prompt_budget import EARLIER_TOKENS, PROMPT_TOKENS, room_for, shortened
from services.tutor.prompts import learners

texts = st.text(st.characters(codec="utf-8"), max_size=4_000)
talks = st.lists(st.builds(Message, st.sampled_from(["user", "assistant"]), texts), max_size=8)
briefs = st.lists(st.builds(BriefItem, st.uuids().map(str), st.just("recalled"), st.text(max_size=400)), max_size=30)


@given(briefs, talks, st.integers(0, 3_000))
def test_memory_and_talk_fit_into_what_is_left_of_the_prompt(brief, talk, fixed):
    lines, said = room_for(brief, talk, fixed)
    quoted_bytes = sum(len(quoted("About the learner", item.line).encode()) + 1 for item in lines)
    told = [Message(message.role, learners(message.text)) for message in said]
    assert ceil(quoted_bytes / 3) + estimate_tokens(told) <= max(0, PROMPT_TOKENS - fixed)
    assert all(estimate_tokens([message]) <= EARLIER_TOKENS for message in told)
    assert [message.role for message in said] == [message.role for message in talk][len(talk) - len(said) :], "the newest stay, in order"
    assert list(lines) == [item for item in brief if item in lines]


def test_what_is_short_stays_whole():
    talk = [Message("user", "What now?"), Message("assistant", "Look at the first line.")]
    brief = [BriefItem("a1", "goal", "wants to pass in May")]
    assert room_for(brief, talk, 400) == (tuple(brief), tuple(talk))


def test_much_memory_leaves_room_for_the_talk():
    brief = [BriefItem(str(n), "recalled", "x" * 300) for n in range(30)]
    talk = [Message("user", "y" * 400), Message("assistant", "z" * 400)]
    lines, said = room_for(brief, talk, 500)
    assert len(said) == 2
    assert 0 < len(lines) < 30


@given(texts, st.integers(0, 300))
def test_a_shortened_text_has_its_beginning_and_its_end(text, tokens):
    short = shortened(text, tokens)
    assert len(short.encode()) <= max(3 * tokens, len(" […] ".encode()))
    if short != text:
        begin, end = short.split(" […] ", 1) if short.count(" […] ") == 1 else ("", "")
        assert text.startswith(begin)
        assert text.endswith(end)
