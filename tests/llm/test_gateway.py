from __future__ import annotations

import asyncio
from uuid import uuid4

import pytest
from pydantic import BaseModel

from services.llm import AnswerInvalid, Gateway, Message, ModelUnavailable, Permit, structured
from services.llm.provider import OpenAIProvider
from tests.llm.scripted_server import Script, ScriptedServer, serve_scripted


@pytest.fixture
async def scripted():
    async with serve_scripted() as server:
        yield server


@pytest.fixture
async def gateway(scripted: ScriptedServer):
    gateway = Gateway(OpenAIProvider(scripted.url, "scripted", "key"))
    yield gateway
    await gateway.close()


def permit(**changes: object) -> Permit:
    given = {"tenant_id": uuid4(), "account_id": uuid4(), "purpose": "tutoring", "age_band": "13_15", "max_tokens_in": 2000, "max_tokens_out": 200,
             "names": ("Zelda", "Ö"), "pseudonym_key": b"k" * 32}  # fmt: skip
    return Permit(**{**given, **changes})  # type: ignore[arg-type]


async def said(gateway: Gateway, text: str, **changes: object) -> str:
    async with gateway.call(permit(**changes), [Message("system", "rules"), Message("user", text)]) as call:
        return call.restore("".join([piece async for piece in call.pieces]))


async def test_a_reply_streams_through(gateway: Gateway) -> None:
    assert await said(gateway, "hi") == "Hello there."


async def test_names_mails_and_phones_never_reach_the_provider(gateway: Gateway, scripted: ScriptedServer) -> None:
    await said(gateway, "I am zelda, zelda@example.org, +46 70 123 45 67, born 20110203-1234, and 3x + 12 = 0456")
    sent = str(scripted.seen)
    for private in ("zelda", "Zelda", "example.org", "123 45 67", "20110203-1234"):
        assert private not in sent
    assert "3x + 12 = 0456" in sent


async def test_stand_ins_are_turned_back(gateway: Gateway, scripted: ScriptedServer) -> None:
    await said(gateway, "I am Zelda")
    stand_in = str(scripted.seen[-1]["messages"][-1]["content"]).removeprefix("I am ")  # type: ignore[index]
    scripted.scripts = [Script(pieces=("Hi ", stand_in[:4], stand_in[4:], "!"))]
    assert await said(gateway, "I am Zelda") == "Hi Zelda!"


async def test_a_passing_fault_is_tried_again_at_once(gateway: Gateway, scripted: ScriptedServer) -> None:
    scripted.scripts = [Script(status=503), Script(pieces=("fine",))]
    assert await said(gateway, "hi") == "fine"


@pytest.mark.parametrize("script", [Script(status=400), Script(garbage=True), Script(pieces=())])
async def test_a_lasting_fault_is_reported_without_content(gateway: Gateway, scripted: ScriptedServer, script: Script) -> None:
    scripted.scripts = [script]
    with pytest.raises(ModelUnavailable) as caught:
        await said(gateway, "secret words")
    assert "secret" not in str(caught.value)


async def test_a_cut_stream_is_told_apart_from_its_end(gateway: Gateway, scripted: ScriptedServer) -> None:
    scripted.scripts = [Script(pieces=("one", "two", "three"), cut_after=2)]
    with pytest.raises(ModelUnavailable, match="cut_off"):
        await said(gateway, "hi")


async def test_the_breaker_opens_after_failures_in_a_row(gateway: Gateway, scripted: ScriptedServer) -> None:
    scripted.scripts = [Script(status=400)]
    for _ in range(5):
        with pytest.raises(ModelUnavailable):
            await said(gateway, "hi")
    before = len(scripted.seen)
    with pytest.raises(ModelUnavailable, match="breaker_open"):
        await said(gateway, "hi")
    assert len(scripted.seen) == before


async def test_the_slot_of_a_failed_call_is_free_again(scripted: ScriptedServer) -> None:
    gateway = Gateway(OpenAIProvider(scripted.url, "scripted", ""), max_concurrent=1)
    scripted.scripts = [Script(status=400), Script(pieces=("ok",))]
    with pytest.raises(ModelUnavailable):
        await said(gateway, "hi")
    assert await said(gateway, "hi") == "ok"
    await gateway.close()


async def test_without_a_provider_nothing_is_sent() -> None:
    with pytest.raises(ModelUnavailable, match="no_provider"):
        await said(Gateway(None), "hi")


async def test_a_prompt_that_cannot_be_cut_to_its_permit_is_refused(gateway: Gateway, scripted: ScriptedServer) -> None:
    with pytest.raises(ModelUnavailable, match="prompt_too_long"):
        await said(gateway, "x" * 9000, max_tokens_in=500)
    assert scripted.seen == []


async def test_a_reply_longer_than_any_should_be_is_cut(gateway: Gateway, scripted: ScriptedServer) -> None:
    scripted.scripts = [Script(pieces=("x" * 2**20,))]
    pieces: list[str] = []
    with pytest.raises(ModelUnavailable, match="reply_too_long"):
        async with gateway.call(permit(), [Message("user", "hi")]) as call:
            pieces += [piece async for piece in call.pieces]
    assert call.characters_out == 12_000


async def test_a_caller_that_leaves_early_frees_slot_and_connection(scripted: ScriptedServer) -> None:
    gateway = Gateway(OpenAIProvider(scripted.url, "scripted", ""), max_concurrent=1)
    scripted.scripts = [Script(pieces=("one ", "two ") * 200, pause_s=0.05), Script(pieces=("ok",))]
    async with gateway.call(permit(), [Message("user", "hi")]) as call:
        assert await anext(call.pieces) == "one "
    async with asyncio.timeout(2):
        await scripted.left.wait()
    assert await said(gateway, "hi") == "ok"
    await gateway.close()


async def test_nothing_is_sent_before_the_pieces_are_asked_for(gateway: Gateway, scripted: ScriptedServer) -> None:
    async with gateway.call(permit(), [Message("user", "hi")]) as call:
        assert (call.provider, call.model, call.tokens_in, call.tokens_out) == ("127.0.0.1", "scripted", 5, 0)
    assert scripted.seen == []


async def test_an_overloaded_provider_is_asked_twice_and_not_hammered(gateway: Gateway, scripted: ScriptedServer) -> None:
    scripted.scripts = [Script(status=429)]
    with pytest.raises(ModelUnavailable, match="status_429"):
        await said(gateway, "hi")
    assert len(scripted.seen) == 2


async def test_characters_that_nothing_can_store_are_left_out(gateway: Gateway, scripted: ScriptedServer) -> None:
    scripted.scripts = [Script(pieces=("a\0b", "\ud800c"))]
    assert await said(gateway, "hi") == "abc"


class Shape(BaseModel):
    """What the model is asked for."""

    number: int


async def told(gateway: Gateway, allowed: bool = True) -> Shape:
    async def disclose(call: object) -> bool:
        return allowed

    return await structured(gateway, permit(), [Message("system", "rules"), Message("user", "which number?")], Shape, disclose=disclose)


async def test_an_answer_of_a_shape_is_a_value_and_the_server_is_given_the_schema(gateway: Gateway, scripted: ScriptedServer) -> None:
    scripted.scripts = [Script(pieces=('{"num', 'ber": 7}'))]
    assert (await told(gateway)).number == 7
    assert "json_schema" in str(scripted.seen[0]["response_format"])


async def test_a_server_that_knows_no_schemas_is_asked_without(gateway: Gateway, scripted: ScriptedServer) -> None:
    scripted.scripts = [Script(status=400), Script(pieces=('```json\n{"number": 7}\n```',))]
    assert [(await told(gateway)).number, (await told(gateway)).number] == [7, 7]
    assert ["response_format" in seen for seen in scripted.seen] == [True, False, False]


async def test_an_answer_of_no_shape_is_repaired_once_and_then_given_up(gateway: Gateway, scripted: ScriptedServer) -> None:
    scripted.scripts = [Script(pieces=("seven",)), Script(pieces=('{"number": "seven"}',))]
    with pytest.raises(AnswerInvalid):
        await told(gateway)
    assert len(scripted.seen) == 2


async def test_what_may_not_be_sent_any_more_is_not_sent(gateway: Gateway, scripted: ScriptedServer) -> None:
    with pytest.raises(ModelUnavailable, match="not_allowed"):
        await told(gateway, allowed=False)
    assert scripted.seen == []
