from __future__ import annotations

from uuid import uuid4

import pytest

from services.llm import Gateway, Message, ModelUnavailable, Permit
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
