"""Redis away and a database pool that is all taken, before and in the middle of a turn: told to come back, and nothing that was said is lost."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from uuid import uuid4

import httpx2
import pytest

from services.api import create_app
from services.platform import Unavailable, open_redis
from tests.llm.scripted_server import Script
from tests.tutor import test_dialogue
from tests.tutor.test_dialogue import HELP, Chat, text_of, words_of

model, services, chat = test_dialogue.model, test_dialogue.services, test_dialogue.chat


@asynccontextmanager
async def pool_taken(chat: Chat) -> AsyncIterator[None]:
    """Hold every connection of the content database; whoever wants one is refused after a moment."""
    database = chat.services.database
    engine, patience_s = database._engine, database._engine.pool._timeout
    engine.pool._timeout = 0.2
    held = [await engine.connect() for _ in range(database._pool_size)]
    try:
        yield
    finally:
        engine.pool._timeout = patience_s
        for connection in held:
            await connection.close()


@asynccontextmanager
async def redis_gone(chat: Chat) -> AsyncIterator[None]:
    log = chat.services.dialogue.listening.frame_log
    there, gone = log.redis, open_redis("redis://127.0.0.1:1/0")
    object.__setattr__(log, "redis", gone)
    try:
        yield
    finally:
        object.__setattr__(log, "redis", there)
        await gone.aclose()


async def post(chat: Chat, turn_id: str) -> httpx2.Response:
    """Say something over HTTP, in this process."""
    app, sessions = create_app(chat.services), chat.services.identity.sessions
    app.state.services = chat.services
    async with httpx2.AsyncClient(transport=httpx2.ASGITransport(app), base_url="http://meno.test") as client:
        slug = (await sessions.tenant(chat.pupil.principal)).slug
        token = (await sessions.sign_in(slug, "lea", "correct horse battery", "token", "192.0.2.1")).token
        async with pool_taken(chat):
            return await client.post(
                f"/v1/conversations/{chat.id}/turns",
                json={"id": turn_id, "text": "What now?"},
                headers={"Authorization": f"Bearer {token}"},
            )


async def test_a_turn_for_which_there_is_no_connection_is_503_with_retry_after_and_the_same_turn_goes_through_later(chat: Chat) -> None:
    turn_id = uuid4()
    refused = await post(chat, str(turn_id))
    assert (refused.status_code, refused.json()["code"], refused.headers["Retry-After"]) == (503, "unavailable", "2")
    assert (await chat.kinds("message"), chat.model.seen) == ([], [])
    assert text_of(await chat.heard(turn_id=turn_id)) == "".join(HELP)
    assert [entry.id for entry in await chat.kinds("message")] == [turn_id]


async def test_a_pool_that_is_taken_in_the_middle_of_a_turn_loses_neither_what_was_said_nor_what_was_read(chat: Chat) -> None:
    chat.model.scripts = [Script(pieces=HELP, pause_s=0.2)]
    turn_id = uuid4()
    frames = await chat.say("Where do I begin?", turn_id=turn_id)
    seen = [await anext(frames)]
    async with pool_taken(chat):
        await chat.settled()
        seen += [frame async for frame in frames]
    assert seen[-1].kind == "done"
    assert text_of(seen).startswith("".join(HELP))
    (said,) = await chat.kinds("message")
    assert (said.id, words_of(said), await chat.kinds("reply")) == (turn_id, "Where do I begin?", [])
    await chat.abandon(turn_id)
    (reply,) = await chat.kinds("reply")
    assert words_of(reply) == text_of(seen)


async def test_a_reader_whom_the_database_cannot_serve_waits_and_reads_on(chat: Chat, redis_client) -> None:
    turn_id = uuid4()
    await chat.heard(turn_id=turn_id)
    await redis_client.flushdb()
    frames = await chat.services.dialogue.resume(chat.pupil.principal, chat.id, turn_id)
    async with pool_taken(chat):
        reading = asyncio.create_task(anext(frames))
        await asyncio.wait([reading], timeout=1.0)
        assert not reading.done()
    assert (await reading).text + text_of([frame async for frame in frames]) == "".join(HELP)


async def test_redis_that_goes_in_the_middle_of_a_turn_costs_frames_and_no_words(chat: Chat) -> None:
    chat.model.scripts = [Script(pieces=HELP, pause_s=0.2)]
    turn_id = uuid4()
    frames = await chat.say(turn_id=turn_id)
    seen = [await anext(frames)]
    async with redis_gone(chat):
        await chat.settled()
        seen += [frame async for frame in frames]
    assert (text_of(seen), seen[-1].kind) == ("".join(HELP), "done")
    assert words_of((await chat.kinds("reply"))[0]) == "".join(HELP)
    assert (await chat.page()).turns[-1].reply == "".join(HELP)


async def test_without_a_database_no_model_is_asked(chat: Chat) -> None:
    async with pool_taken(chat):
        with pytest.raises(Unavailable):
            await chat.say()
    assert chat.model.seen == []
