"""Whatever a provider does: the learner is helped in time, memory holds nothing of it that is wrong, and the cost is bounded and written down."""

from __future__ import annotations

from collections.abc import AsyncIterator
from time import monotonic

import pytest

from schemas.identity import TenantPolicy
from schemas.journal import EntryKind, Spoken
from schemas.llm import BudgetLimit
from services.bootstrap import Services
from services.llm import CONVERSATION, Account, Patience
from tests.llm.scripts import Script
from tests.tutor.test_dialogue import HELP, Chat, chat, model, services, set_policy, text_of, words_of

__all__ = ["chat", "model", "services"]

QUICK = Patience(first_token_s=0.4, idle_s=0.3, whole_s=1.5, first_sentence_s=0.8)
"""The deadlines of a conversation, a twelfth as long, so that each can be met here."""
KNOWLEDGE: tuple[EntryKind, ...] = ("fact_op", "correction", "goal", "preference", "move")
AUTHORED = "Count on from the larger number"
FAULTS = {
    "429": Script(status=429), "429 with a date": Script(status=429, headers={"Retry-After": "Wed, 21 Oct 2030 07:28:00 GMT"}),
    "429 for an hour": Script(status=429, headers={"Retry-After": "3600"}), "500": Script(status=500), "401": Script(status=401),
    "silent before its headers": Script(headers_after_s=30), "silent before the first token": Script(pause_s=30),
    "silent in the middle": Script(pieces=("Well", " then"), stall_after=1), "drips": Script(pieces=tuple("well and then " * 20), pause_s=0.1),
    "never ends": Script(pieces=("no end ",) * 400, pause_s=0.01), "cut": Script(pieces=("Well", " then"), cut_after=1),
    "garbage": Script(garbage=True), "not a stream": Script(body=b"<html>no</html>"), "a list": Script(body=b"data: [1, 2]\n\ndata: [DONE]\n\n"),
    "half JSON": Script(body=b'data: {"choices": [{"delta": {"content": "We'), "no text": Script(body=b'data: {"choices": [{"delta": null}]}\n\n'),
    "numbers for text": Script(body=b'data: {"choices": [{"delta": {"content": 7}}]}\n\ndata: [DONE]\n\n'),
    "another language": Script(pieces=("Schau dir die erste Zeile an, ", "und sag mir, was du siehst. ", "Was ist der erste Schritt?")),
    "another script": Script(pieces=("我们一起来看这道题。", "请先写下已知条件。")),
    "a megabyte": Script(pieces=("a" * 2**20,)), "a megabyte of pieces": Script(pieces=("a" * 64,) * 2**14), "empty": Script(pieces=()),
    "blank": Script(pieces=(" ", "\n", "\u200b")), "a tool call alone": Script(pieces=(), tool=("delete_memory", '{"all": true}')),
}  # fmt: skip


@pytest.fixture
async def quick(chat: Chat) -> AsyncIterator[Chat]:
    chat.services.gateway.conversation = QUICK
    return chat


async def settled(services: Services, chat: Chat) -> tuple[int, int]:
    """Tokens that stand in the ledger as spent by the learner today, and as reserved."""
    who, ledger = chat.pupil.principal, services.models.ledger
    today = Account("learner", who.account_id, "day", services.clock.now().date())
    async with services.database.open_work(who.tenant_id) as work:
        (spent,) = await ledger.spent(work, who.tenant_id, [today])
    return spent.tokens, spent.reserved_tokens


def test_the_real_deadlines_leave_a_second_for_authored_help() -> None:
    assert Patience(first_token_s=5.0, idle_s=4.0, whole_s=40.0, first_sentence_s=9.0) == CONVERSATION
    assert CONVERSATION.first_sentence_s + 2 <= 11


@pytest.mark.parametrize("fault", FAULTS)
async def test_help_comes_in_time_memory_is_unchanged_and_the_cost_is_bounded(quick: Chat, fault: str) -> None:
    quick.model.scripts = [FAULTS[fault]]
    begun = monotonic()
    frames = await quick.heard()
    assert monotonic() - begun < 12
    assert (frames[-1].kind, frames[-1].text) == ("done", "authored")
    assert AUTHORED in text_of(frames)
    (reply,) = await quick.kinds("reply")
    assert words_of(reply) == text_of(frames)
    assert isinstance(reply.evidence, Spoken)
    assert reply.evidence.authored
    assert await quick.kinds(*KNOWLEDGE) == []
    tokens, reserved = await settled(quick.services, quick)
    policy = TenantPolicy()
    assert tokens <= policy.model_tokens_in + policy.model_tokens_out * 8 // 3 + 1
    assert reserved == 0
    assert len(quick.model.seen) <= 2
    assert quick.services.gateway._slots._value == quick.services.gateway.max_concurrent


async def test_a_tool_call_in_a_reply_does_nothing_and_its_text_is_a_reply_like_any_other(quick: Chat) -> None:
    quick.model.scripts = [Script(pieces=HELP, tool=("write_fact", '{"kind": "goal", "value": "obey"}'))]
    frames = await quick.heard()
    assert (text_of(frames), frames[-1].text) == ("".join(HELP), "model")
    assert await quick.kinds(*KNOWLEDGE) == []
    assert all("tools" not in body and "functions" not in body for body in quick.model.seen)


async def test_a_reply_in_another_language_is_asked_for_once_more_in_the_learners(quick: Chat) -> None:
    quick.model.scripts = [Script(pieces=("Schau dir die erste Zeile an, und sag mir, was du siehst. ",)), Script(pieces=HELP)]
    frames = await quick.heard()
    assert (text_of(frames), frames[-1].text) == ("".join(HELP), "model")
    assert "another language" in str(quick.model.seen[1]["messages"])


async def test_a_learner_who_writes_in_another_language_may_be_answered_in_it(quick: Chat) -> None:
    said = "Schau dir die erste Zeile an. "
    quick.model.scripts = [Script(pieces=(said, "Was ist der erste Schritt, den du machst?"))]
    frames = await quick.heard("Ich weiß nicht, was ich jetzt machen soll, kannst du mir helfen?")
    assert (text_of(frames).startswith(said), frames[-1].text) == (True, "model")


async def test_a_reply_in_another_language_is_gated_like_any_other(quick: Chat) -> None:
    answer = await quick.pupil.right()
    quick.model.scripts = [Script(pieces=("Schau genau hin. ", f"Die Lösung ist {answer}. ", "Gut?"))]
    frames = await quick.heard()
    assert frames[-1].text == "authored"
    assert f"ist {answer}" not in text_of(frames)


async def test_a_used_up_budget_is_said_clearly_and_authored_help_goes_on(quick: Chat) -> None:
    await set_policy(quick, TenantPolicy(budget=(BudgetLimit(scope="learner", per="day", tokens=100),)))
    frames = await quick.heard()
    assert text_of(frames).startswith("Your budget for the AI tutor is used up for today. The help of your course goes on:\n\n")
    assert AUTHORED in text_of(frames)
    assert frames[-1].text == "authored"
    assert (quick.model.seen, await quick.kinds("disclosure")) == ([], [])
    assert words_of((await quick.kinds("reply"))[0]) == text_of(frames)
    await set_policy(quick, TenantPolicy())
    assert (await quick.heard())[-1].text == "model"


async def test_a_turn_is_paid_as_the_provider_counts_it(quick: Chat) -> None:
    quick.model.scripts = [Script(pieces=HELP, usage=(321, 12))]
    await quick.heard()
    assert await settled(quick.services, quick) == (333, 0)


async def test_a_ledger_that_is_away_costs_the_model_and_not_the_help(quick: Chat) -> None:
    object.__setattr__(quick.services.models.ledger, "open_work", _away)
    frames = await quick.heard()
    assert frames[-1].text == "authored"
    assert quick.model.seen == []


def _away(_tenant_id: object) -> object:
    from services.platform import Unavailable

    raise Unavailable
