"""A real model on this machine, small and clumsy: it streams, it is gated, and whatever it answers is survived."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from typing import Annotated

import pytest
from pydantic import BaseModel, Field

from schemas.journal import FactOp, Spoken
from services.bootstrap import Services, build_services
from services.llm import AnswerInvalid, Gateway, Message, Patience, Permit, structured
from services.llm.probe import FILLER, probe
from services.platform import Settings
from tests.llm.local_model import serve_local_model
from tests.tutor.lessons import SetClock
from tests.tutor.test_dialogue import Chat, new_chat, text_of, words_of

pytestmark = [pytest.mark.slow, pytest.mark.timeout(400)]
SLOW = Patience(first_token_s=120, idle_s=60, whole_s=120, first_sentence_s=120)
"""A small machine reads fifty tokens a second: the protocol is tried here, not the pace."""


class Colour(BaseModel):
    """What the model is asked for."""

    colour: Annotated[str, Field(pattern="^(red|green|blue)$")]
    reasons: Annotated[list[str], Field(min_length=1, max_length=2)]


@pytest.fixture(scope="module")
def model_url() -> Iterator[str]:
    with serve_local_model() as url:
        yield url


@pytest.fixture
async def services(settings: Settings, database, keys_database, redis_client, model_url: str) -> AsyncIterator[Services]:
    with_model = settings.model_copy(update={"llm_base_url": model_url, "llm_model": "smollm2"})
    services = await build_services(with_model, SetClock())
    services.gateway.conversation = services.gateway.background = SLOW
    yield services
    await services.dialogue.stop()
    await services.close()


@pytest.fixture
async def chat(services: Services) -> Chat:
    return await new_chat(services, None)  # type: ignore[arg-type]  # nothing is scripted here


async def permit_of(chat: Chat, **changes: int) -> Permit:
    me = chat.pupil.principal
    found = await chat.services.identity.permit(me.tenant_id, me.account_id, "tutoring")
    assert found is not None
    return Permit(**{**{name: getattr(found, name) for name in found.__slots__}, "max_tokens_out": 60, **changes})  # type: ignore[arg-type]


async def test_it_streams_and_what_it_counts_is_paid(chat: Chat) -> None:
    gateway = chat.services.gateway
    async with gateway.call(await permit_of(chat), [Message("user", "Here is a story. " + FILLER * 12 + "Name three animals.")]) as call:
        pieces = [piece async for piece in call.pieces]
    assert len(pieces) > 1
    assert call.usage is not None
    assert 0 < call.usage.tokens_out <= 60
    assert call.usage.tokens_in <= call.tokens_in, "our estimate errs high"


async def test_a_turn_is_gated_and_kept_as_it_was_released(chat: Chat) -> None:
    answer = await chat.pupil.right()
    frames = await chat.heard(f"Tell me: is it {answer}? Say yes or no.")
    assert frames[-1].kind == "done"
    (reply,) = await chat.kinds("reply")
    assert words_of(reply) == text_of(frames)
    assert isinstance(reply.evidence, Spoken)
    assert reply.evidence.tokens_out > 0, "the model was heard"
    assert f"is {answer}" not in text_of(frames)


async def test_an_answer_of_no_shape_is_survived(chat: Chat) -> None:
    async def disclose(_call: object) -> bool:
        return True

    asked = [Message("user", "Which colour is the sky, and why? Answer as JSON.")]
    with pytest.raises(AnswerInvalid):  # cut off in the middle, twice
        await structured(chat.services.gateway, await permit_of(chat, max_tokens_out=6), asked, Colour, disclose=disclose)
    try:
        found = await structured(chat.services.gateway, await permit_of(chat, max_tokens_out=200), asked, Colour, disclose=disclose)
    except AnswerInvalid:
        return  # it talked for two hundred tokens
    assert found.colour in ("red", "green", "blue")


async def test_what_it_concludes_of_a_learner_is_kept_only_with_a_true_quote(chat: Chat) -> None:
    await chat.heard("I like football and I always mix up plus and minus.")
    me, services = chat.pupil.principal, chat.services
    keys = await services.vault.keys(me.tenant_id, me.account_id)
    ends: list[bool] = []

    async def settled(_work: object, _done: object, is_last: bool) -> None:
        ends.append(is_last)

    await services.consolidator.run(lambda: services.database.open_work(me.tenant_id), keys, me.account_id, settled)
    assert ends[-1]
    said = {entry.id for entry in await chat.kinds("message")}
    for entry in await chat.kinds("fact_op"):
        assert isinstance(entry.evidence, FactOp)
        assert said & set(entry.evidence.fact.evidence) if entry.evidence.fact else True


async def test_what_it_can_do_is_measured(chat: Chat) -> None:
    gateway: Gateway = chat.services.gateway
    assert gateway.provider is not None
    found = await probe(gateway.provider, 6_000)
    assert (found.streams, found.counts_tokens, found.is_whole_context) == (True, True, True)
    assert found.context_tokens in (500, 1_000)
