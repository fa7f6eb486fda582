"""Finds out what a server can do by asking it: does it stream, does a schema bind it, how long a prompt does it read whole. Nothing of a learner is sent.

Servers say little about themselves and some of it is wrong: Ollama cuts a prompt at its own context length without a word, llama.cpp and vLLM may
answer 200 with text that keeps to no schema. So a canary is put at the head of ever longer prompts.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import replace
from typing import Final, NamedTuple

from services.llm.errors import ProviderFailed
from services.llm.prompt import CHARACTERS_PER_TOKEN, Message
from services.llm.provider import Capabilities, Heard, JsonSchema, Provider, Reply, Usage

ASK_S: Final = 30.0
"""Of one question: a small machine reads a long prompt slowly."""
SHORT_TOKENS: Final = 32
SIZES: Final = (500, 1_000, 2_000, 3_000, 4_000, 6_000, 8_000, 12_000, 16_000, 32_000)
"""Tokens of the prompts that are tried, by our estimate, if the longest that anybody wants is not read whole."""
WHOLE: Final = 0.9
"""A prompt of which the server counts less than this share, by its own count of a short one, was cut."""
REFUSED: Final = frozenset({"status_400", "status_413", "status_422"})
CANARY: Final = "heliotrope"
FILLER: Final = "The garden is quiet and the path is long. "
SCHEMA: Final[JsonSchema] = {
    "type": "object",
    "properties": {"colour": {"type": "string", "enum": ["teal"]}},
    "required": ["colour"],
    "additionalProperties": False,
}


class _Read(NamedTuple):
    """What became of a prompt with a canary: whether it was found again, and how many tokens the server counted."""

    has_canary: bool
    tokens: int | None


async def probe(provider: Provider, wanted_tokens: int) -> Capabilities:
    """Return what a server is found to do; what cannot be found out stays unknown.

    Args:
        provider: Whom to ask.
        wanted_tokens: The longest prompt that anybody may send, by our estimate.

    Raises:
        ProviderFailed: It does not answer at all.
    """
    found = await _streaming(provider)
    found = replace(found, keeps_to_schema=await _schema(provider, found))
    return await _context(provider, found, wanted_tokens)


async def _streaming(provider: Provider) -> Capabilities:
    """Find out whether it streams, and whether it counts tokens; raise ProviderFailed if it does neither that nor answer whole."""
    said = [Message("user", "Count from one to five.")]
    try:
        reply = await _heard(provider.stream(said, SHORT_TOKENS))
        if reply.text:
            return Capabilities(streams=True, counts_tokens=reply.usage is not None)
    except (ProviderFailed, TimeoutError) as error:
        if isinstance(error, ProviderFailed) and error.passing:
            raise
    reply = await _asked(provider, said, None)
    return Capabilities(streams=False, counts_tokens=reply.usage is not None)


async def _schema(provider: Provider, known: Capabilities) -> bool | None:
    """Find out whether a schema binds a reply that the prompt does not ask for."""
    said = [Message("user", "Say hello.")]
    try:
        reply = await _reply(provider, known, said, SCHEMA)
    except (ProviderFailed, TimeoutError):
        return None
    try:
        return bool(json.loads(reply.text) == {"colour": "teal"})
    except (ValueError, RecursionError):
        return False


async def _context(provider: Provider, known: Capabilities, wanted_tokens: int) -> Capabilities:
    """Find out how long a prompt may be: as long as anybody wants, or the longest that was read whole before one that was not."""
    try:
        shortest = await _read(provider, known, SIZES[0])
        if shortest is None or not (shortest.has_canary or shortest.tokens):
            return known  # a model that cannot say a word again, at a server that does not count: nothing can be told
        if _is_whole(await _read(provider, known, wanted_tokens), shortest, wanted_tokens):
            return replace(known, context_tokens=wanted_tokens)
        known = replace(known, context_tokens=SIZES[0])
        for size in [size for size in SIZES[1:] if size < wanted_tokens]:
            if not _is_whole(await _read(provider, known, size), shortest, size):
                break
            known = replace(known, context_tokens=size)
    except (ProviderFailed, TimeoutError):  # away or too slow, which says nothing about the length
        return known
    return replace(known, is_whole_context=True)


def _is_whole(read: _Read | None, shortest: _Read, size: int) -> bool:
    """Return whether a prompt of `size` was read from its beginning."""
    if read is None:
        return False
    if read.tokens is not None and shortest.tokens:
        return read.tokens >= WHOLE * shortest.tokens * size / SIZES[0]
    return read.has_canary


async def _read(provider: Provider, known: Capabilities, tokens: int) -> _Read | None:
    """Ask for the canary at the head of a prompt of so many tokens, by our estimate; None if it is refused.

    Raises:
        ProviderFailed, TimeoutError: Something else went wrong.
    """
    begin, end = f"The code word is {CANARY}. Remember it. ", "What is the code word? Answer with that word only."
    filler = FILLER * max(1, int((tokens * CHARACTERS_PER_TOKEN - len(begin) - len(end)) / len(FILLER)))
    try:
        reply = await _reply(provider, known, [Message("user", begin + filler + end)], None)
    except ProviderFailed as failed:
        if failed.code in REFUSED:
            return None
        raise
    return _Read(CANARY in reply.text.casefold(), reply.usage.tokens_in if reply.usage is not None else None)


async def _reply(provider: Provider, known: Capabilities, said: list[Message], schema: JsonSchema | None) -> Reply:
    if known.streams is False:
        return await _asked(provider, said, schema)
    return await _heard(provider.stream(said, SHORT_TOKENS, schema=schema))


async def _asked(provider: Provider, said: list[Message], schema: JsonSchema | None) -> Reply:
    async with asyncio.timeout(ASK_S):
        return await provider.complete(said, SHORT_TOKENS, schema=schema)


async def _heard(pieces: AsyncGenerator[Heard]) -> Reply:
    """Return a streamed reply whole; one that goes on for ever is cut."""
    text, usage = "", None
    async with asyncio.timeout(ASK_S), aclosing(pieces):
        async for heard in pieces:
            if isinstance(heard, Usage):
                usage = heard
            elif len(text := text + heard) > SHORT_TOKENS * 20:
                break
    return Reply(text, usage)
