"""What a server can do is found out by asking it, whatever it says of itself; and kept, and never waited for."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
from redis.asyncio import Redis
from redis.exceptions import ConnectionError as RedisConnectionError

from services.llm import Gateway, ModelWatch
from services.llm.openai_provider import OpenAIProvider
from services.llm.probe import CANARY, probe
from services.llm.provider import Capabilities
from tests.llm.scripted_server import Script, ScriptedServer
from tests.llm.scripts import prompt_of
from tests.tutor.lessons import SetClock

WANTED = 6_000


@pytest.fixture
async def provider(model: ScriptedServer) -> AsyncIterator[OpenAIProvider]:
    provider = OpenAIProvider(model.url, "scripted", "")
    yield provider
    await provider.close()


def reads(tokens: int, *, counts: bool = True, refuses: bool = False, echoes: bool = True, schema: bool = True) -> Any:
    """A server that reads so many of its own tokens (four characters each): it cuts the beginning off a longer prompt, or refuses it."""

    def answer(body: dict[str, Any]) -> Script:
        if "response_format" in body:
            return Script(pieces=('{"colour": "teal"}' if schema else "Hello!",))
        prompt = prompt_of(body)
        if refuses and len(prompt) > tokens * 4:
            return Script(status=400)
        read = prompt[-tokens * 4 :]
        said = f"It is {CANARY.upper()}." if echoes and CANARY in read else "I do not know."
        return Script(pieces=(said,), usage=(len(read) // 4, 5) if counts else None)

    return answer


async def test_a_server_that_can_do_all_of_it(model: ScriptedServer, provider: OpenAIProvider) -> None:
    model.answer = reads(100_000)
    assert await probe(provider, WANTED) == Capabilities(True, True, WANTED, False, True)
    assert len(model.seen) == 4, "when the longest is read whole nothing else is asked"


@pytest.mark.parametrize(
    "how",
    [{"refuses": True}, {"counts": False}, {"echoes": False}, {"refuses": True, "counts": False}],
    ids=["refuses", "cuts", "counts", "both"],
)
async def test_a_prompt_that_is_cut_or_refused_is_noticed(model: ScriptedServer, provider: OpenAIProvider, how: dict[str, bool]) -> None:
    model.answer = reads(1_700, **how)
    found = await probe(provider, WANTED)
    assert (found.context_tokens, found.is_whole_context, found.counts_tokens) == (2_000, True, how.get("counts", True))


async def test_nothing_can_be_told_of_a_model_that_cannot_say_a_word_again_at_a_server_that_does_not_count(model, provider) -> None:
    model.answer = reads(500, counts=False, echoes=False, schema=False)
    assert await probe(provider, WANTED) == Capabilities(True, False, None, False, False)


async def test_a_server_that_does_not_stream_is_known_as_such(model: ScriptedServer, provider: OpenAIProvider) -> None:
    whole = reads(100_000)
    model.answer = lambda body: Script(garbage=True) if body["stream"] else whole(body)
    found = await probe(provider, WANTED)
    assert (found.streams, found.keeps_to_schema, found.context_tokens) == (False, True, WANTED)


async def test_what_was_found_is_kept_for_every_process_and_used(model, provider, redis_client: Redis) -> None:
    model.answer = reads(1_700)
    first = ModelWatch(Gateway(provider), redis_client, SetClock())
    await first.renew()
    other = OpenAIProvider(model.url, "scripted", "")
    second = ModelWatch(Gateway(other), redis_client, SetClock())
    asked = len(model.seen)
    assert await second.recall() == first.known
    assert (other.capabilities.context_tokens, len(model.seen)) == (2_000, asked)
    await other.close()


async def test_a_start_does_not_wait_and_only_one_process_asks(model: ScriptedServer, redis_client: Redis) -> None:
    model.answer = reads(100_000)
    providers = [OpenAIProvider(model.url, "scripted", "") for _ in range(3)]
    watches = [ModelWatch(Gateway(one), redis_client, SetClock()) for one in providers]
    for watch in watches:
        watch.start()
    assert [watch.known for watch in watches] == [None] * 3
    async with asyncio.timeout(60):
        while not any(watch.known for watch in watches):  # noqa: ASYNC110 - nobody waits for it in the product, so it has no event
            await asyncio.sleep(0.01)
    assert len(model.seen) == 4, "the others find it kept"
    for watch, one in zip(watches, providers, strict=True):
        await watch.stop()
        await one.close()


async def test_a_server_that_is_away_is_said_and_changes_nothing(redis_client: Redis) -> None:
    provider = OpenAIProvider("http://127.0.0.1:9/v1", "scripted", "")
    watch = ModelWatch(Gateway(provider), redis_client, SetClock())
    found = await watch.renew()
    assert (found.error_code, provider.capabilities, watch.shown().probe_failed) == ("unreachable", Capabilities(), "unreachable")
    await provider.close()


async def test_a_server_that_was_away_is_asked_again_and_a_day_old_finding_is_made_anew(model, provider, redis_client: Redis) -> None:
    model.scripts = [Script(status=503)]
    watch = ModelWatch(Gateway(provider), redis_client, SetClock())
    assert await watch._looked() == 300
    assert watch.known is not None
    assert watch.known.error_code == "status_503"
    model.answer = reads(100_000)
    await redis_client.delete(watch._key)  # as time does it
    assert await watch._looked() == 3600
    assert watch.known.capabilities.streams is True
    asked = len(model.seen)
    await watch._looked()
    assert len(model.seen) == asked


async def test_a_watch_ends_although_a_library_swallows_that_it_is_told_to(provider: OpenAIProvider) -> None:
    asked = asyncio.Event()

    class Lost:
        async def get(self, _name: str) -> None:
            asked.set()
            try:
                await asyncio.sleep(60)
            except asyncio.CancelledError:
                raise RedisConnectionError from None

    watch = ModelWatch(Gateway(provider), Lost(), SetClock(), probes=False)  # type: ignore[arg-type]
    watch.start()
    await asked.wait()
    async with asyncio.timeout(10):
        await watch.stop()


async def test_without_a_server_there_is_nothing_to_show(redis_client: Redis) -> None:
    watch = ModelWatch(Gateway(None), redis_client, SetClock())
    watch.start()
    assert (watch._task, watch.shown().configured) == (None, False)
