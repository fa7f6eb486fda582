from __future__ import annotations

import asyncio
import socket
from time import monotonic
from uuid import uuid4

import pytest
from pydantic import BaseModel

from services.llm import AnswerInvalid, Gateway, Message, ModelUnavailable, Patience, Permit, structured
from services.llm.breaker import Breaker
from services.llm.openai_provider import OpenAIProvider
from services.llm.provider import Capabilities
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
    scripted.scripts = [Script(status=401), Script(pieces=("ok",))]
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
    assert call.characters_out == 200 * 8, "no reply is read that is longer than what was asked for can be"


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


QUICK = Patience(first_token_s=0.15, idle_s=0.15, whole_s=0.4, first_sentence_s=0.3)


@pytest.mark.parametrize(
    ("script", "code"),
    [
        (Script(headers_after_s=30), "first_token_late"), (Script(pause_s=30), "first_token_late"), (Script(stall_after=1), "cut_off"),
        (Script(pieces=("a ",) * 40, pause_s=0.05), "cut_off"), (Script(pieces=(), tool=("delete_memory", "{}")), "empty_reply"),
    ],
)  # fmt: skip
async def test_every_stage_of_a_call_has_a_deadline_and_a_tool_call_is_no_reply(
    gateway: Gateway, scripted: ScriptedServer, script: Script, code: str
) -> None:
    scripted.scripts = [script]
    gateway.conversation = QUICK
    with pytest.raises(ModelUnavailable, match=code):
        await said(gateway, "hi")
    assert gateway._slots._value == 16


async def test_a_server_that_takes_no_connection_is_given_up_in_time() -> None:
    with socket.socket() as deaf:
        deaf.bind(("127.0.0.1", 0))
        deaf.listen(0)
        port = deaf.getsockname()[1]
        with socket.create_connection(("127.0.0.1", port)):  # nobody more is let in
            gateway = Gateway(OpenAIProvider(f"http://127.0.0.1:{port}/v1", "scripted", ""), conversation=QUICK)
            begun = monotonic()
            with pytest.raises(ModelUnavailable):
                await said(gateway, "hi")
            assert monotonic() - begun < 12  # the learner's patience; without a limit of ours it would be minutes
            await gateway.close()


async def test_text_beside_a_tool_call_is_read_and_the_call_is_not(gateway: Gateway, scripted: ScriptedServer) -> None:
    scripted.scripts = [Script(pieces=("Think.",), tool=("delete_memory", "{}"))]
    assert await said(gateway, "hi") == "Think."
    assert "tools" not in scripted.seen[0]


async def test_a_provider_that_asks_to_be_left_alone_is_left_alone(gateway: Gateway, scripted: ScriptedServer) -> None:
    scripted.scripts = [Script(status=429, headers={"Retry-After": "30"})]
    with pytest.raises(ModelUnavailable, match="status_429"):
        await said(gateway, "hi")
    with pytest.raises(ModelUnavailable, match="breaker_open"):
        await said(gateway, "hi")
    assert len(scripted.seen) == 1, "it is not tried again before the time it has named"


async def test_a_short_retry_after_is_waited_for(gateway: Gateway, scripted: ScriptedServer) -> None:
    scripted.scripts = [Script(status=429, headers={"Retry-After": "0.3"}), Script(pieces=("fine",))]
    assert await said(gateway, "hi") == "fine"
    assert scripted.calls[1].asked_at - scripted.calls[0].asked_at >= 0.3


async def test_what_the_server_counts_is_what_counts(gateway: Gateway, scripted: ScriptedServer) -> None:
    scripted.scripts = [Script(usage=(11, 7))]
    async with gateway.call(permit(), [Message("user", "hi")]) as call:
        assert [piece async for piece in call.pieces] == ["Hello", " there."]
    assert (call.came_to, call.bytes_in) == ((11, 7), 2)


async def test_a_server_that_refuses_to_count_is_asked_without(gateway: Gateway, scripted: ScriptedServer) -> None:
    scripted.answer = lambda body: Script(status=400) if "stream_options" in body else Script(pieces=("ok",))
    assert [await said(gateway, "hi"), await said(gateway, "hi")] == ["ok", "ok"]
    assert ["stream_options" in body for body in scripted.seen] == [True, False, False]


async def test_a_refusal_that_has_another_cause_changes_nothing(gateway: Gateway, scripted: ScriptedServer) -> None:
    scripted.scripts = [Script(status=400)]
    with pytest.raises(ModelUnavailable, match="status_400"):
        await told(gateway)
    scripted.seen.clear()
    scripted.scripts = [Script(pieces=('{"number": 7}',))]
    await told(gateway)
    assert "response_format" in scripted.seen[0]


async def test_a_server_that_does_not_stream_is_asked_for_the_whole(gateway: Gateway, scripted: ScriptedServer) -> None:
    assert gateway.provider is not None
    gateway.provider.capabilities = Capabilities(streams=False)
    assert await said(gateway, "hi") == "Hello there."
    assert scripted.seen[0]["stream"] is False


async def test_nothing_is_sent_that_the_server_would_not_read_whole(gateway: Gateway, scripted: ScriptedServer) -> None:
    assert gateway.provider is not None
    gateway.provider.capabilities = Capabilities(context_tokens=500, is_whole_context=True)
    talk = [Message("system", "rules"), *[Message("user", f"{n} " + "x" * 300) for n in range(9)]]
    async with gateway.call(permit(), talk) as call:
        assert [piece async for piece in call.pieces]
    sent = [message["content"] for message in scripted.seen[0]["messages"]]  # type: ignore[attr-defined]
    assert (sent[0], sent[-1]) == ("rules", talk[-1].text)
    assert call.tokens_in <= 500 - 125
    assert scripted.seen[0]["max_tokens"] == 125, "of a short context a reply gets a quarter"


async def test_nobody_is_asked_to_store_what_was_sent(gateway: Gateway, scripted: ScriptedServer) -> None:
    await said(gateway, "hi")
    assert scripted.seen[0]["store"] is False


def test_after_a_pause_one_caller_tries_and_the_others_wait_for_what_becomes_of_it() -> None:
    breaker = Breaker()
    for _ in range(5):
        assert breaker.enter(0)
        breaker.failed(0)
    assert not breaker.enter(19)
    assert [breaker.enter(21), breaker.enter(22), breaker.enter(22)] == [True, False, False]
    breaker.succeeded()
    assert breaker.enter(22)
