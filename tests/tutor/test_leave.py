"""Leave to ask a model: read once with the turn, and once more when the call is written down, under the lock that a consent takes too."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from typing import Any

import pytest

from schemas.identity import TenantPolicy
from schemas.llm import BudgetLimit
from services.llm.spending.limits import accounts_of
from tests.tutor.test_dialogue import Chat, chat, model, services, set_policy

__all__ = ["chat", "model", "services"]


@dataclass(frozen=True)
class Meddler:
    """Recall during which something else happens."""

    recall: Any
    meddle: Callable[[], Awaitable[object]]

    async def ask(self, *arguments: Any, **more: Any) -> Any:
        await self.meddle()
        return await self.recall.ask(*arguments, **more)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.recall, name)


def meddled(chat: Chat, meddle: Callable[[], Awaitable[object]]) -> Chat:
    """Return the chat, with something that happens between the commit of what is said and the call of the model."""
    dialogue = chat.services.dialogue
    speaker = replace(dialogue.speaker, recall=Meddler(dialogue.speaker.recall, meddle))
    return replace(chat, pupil=replace(chat.pupil, services=replace(chat.services, dialogue=replace(dialogue, speaker=speaker))))


async def reserved(chat: Chat) -> list[int]:
    who, now = chat.pupil.principal, chat.services.clock.now()
    async with chat.services.database.open_work(who.tenant_id) as work:
        spent = await chat.services.models.ledger.spent(work, who.tenant_id, accounts_of(who.tenant_id, who.account_id, (), now.date()))
    return [one.calls + one.reserved_tokens for one in spent]


async def no_consent(chat: Chat) -> None:
    who = chat.pupil.principal
    await chat.services.identity.consents.give(who, who.account_id, "model_provider", granted=False)


@pytest.mark.parametrize(
    "meddle",
    [
        no_consent,
        lambda chat: chat.pupil.consent(granted=False),
        lambda chat: set_policy(chat, TenantPolicy(chat=False)),
        lambda chat: older(chat, "13_15"),
    ],
    ids=["consent to the provider", "consent to memory", "the chat", "the age"],
)
async def test_what_is_taken_back_after_a_turn_has_begun_holds_at_once(chat: Chat, meddle: Callable[[Chat], Awaitable[None]]) -> None:
    frames = await meddled(chat, lambda: meddle(chat)).heard()
    await chat.settled()
    assert (frames[-1].text, chat.model.seen) == ("authored", [])
    assert await reserved(chat) == [0, 0, 0, 0], "no reservation outlives a call that was called off"
    assert await chat.kinds("disclosure") == []


async def older(chat: Chat, band: str) -> None:
    """Let the school ask models only for those who are older than the learner is known to be."""
    from sqlalchemy import text

    async with chat.services.database.open_work(chat.pupil.principal.tenant_id) as work:
        await work.session.execute(text("UPDATE identity_account SET age_band = :band"), {"band": band})
    await set_policy(chat, TenantPolicy(model_from="adult", consent_age=13))


async def test_a_budget_that_is_used_up_leaves_no_disclosure(chat: Chat) -> None:
    await set_policy(chat, TenantPolicy(budget=(BudgetLimit(scope="learner", per="day", tokens=10),)))
    frames = await chat.heard()
    assert (frames[-1].text, chat.model.seen, await chat.kinds("disclosure")) == ("authored", [], [])
    assert await reserved(chat) == [0, 0, 0, 0]
