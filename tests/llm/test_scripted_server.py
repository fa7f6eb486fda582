"""The server that stands in for a model: what the tests and benches that rest on it take for granted."""

from __future__ import annotations

import asyncio

from services.llm.openai_provider import OpenAIProvider
from services.llm.prompt import Message
from tests.llm.scripted_process import scripted_process
from tests.llm.scripted_server import serve_scripted
from tests.llm.scripts import Script, prompt_of


async def said(url: str, text: str = "hi") -> list[str]:
    provider = OpenAIProvider(url, "scripted", "key")
    try:
        return [piece async for piece in provider.stream([Message("user", text)], 20)]
    finally:
        await provider.close()


async def test_a_server_in_another_process_tells_when_it_was_asked_and_when_it_spoke() -> None:
    with scripted_process(Script(pieces=("One. ", "Two."), pause_s=0.02)) as model:
        assert await asyncio.gather(*[said(model.url) for _ in range(3)]) == [["One. ", "Two."]] * 3
        calls = model.calls()
        assert [len(call.sent_at) for call in calls] == [2, 2, 2]
        assert all(call.asked_at < call.sent_at[0] < call.sent_at[1] for call in calls)
        model.forget()
        model.say(Script(pieces=("Other.",)))
        assert await said(model.url) == ["Other."]
        assert len(model.seen()) == len(model.calls()) == 1


async def test_a_reply_may_depend_on_what_was_asked() -> None:
    async with serve_scripted() as model:
        model.answer = lambda body: Script(pieces=(prompt_of(body)[::-1],))
        assert await said(model.url, "abc") == ["cba"]
        assert "authorization" in model.headers[0]
        assert "Bearer" not in model.sent
