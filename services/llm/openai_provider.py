"""Any OpenAI-compatible server: Chat Completions and embeddings, without the SDK's own retries and with `store=False`."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Final, NamedTuple, TypeVar, cast
from urllib.parse import urlsplit

from openai import (
    APIConnectionError,
    APIError,
    APIStatusError,
    AsyncOpenAI,
    AsyncStream,
    BadRequestError,
    Timeout,
    UnprocessableEntityError,
    omit,
)
from openai.types.chat import ChatCompletion, ChatCompletionChunk, ChatCompletionMessageParam
from openai.types.chat.completion_create_params import ResponseFormat

from services.llm.errors import ProviderFailed
from services.llm.prompt import Message
from services.llm.provider import Capabilities, Heard, JsonSchema, Reply, Rows, Usage

CONNECT_S: Final = 2.0
READ_S: Final = 30.0  # the gateway's deadlines are shorter; this one ends what nobody waits for
TEMPERATURE: Final = 0.3
PASSING: Final = frozenset({408, 409, 425, 429, 500, 502, 503, 504, 529})
MOST_AFTER_S: Final = 3600.0
MOST_TOKENS: Final = 10**9
_UNSEEN: Final = dict.fromkeys(map(ord, "\0\u200b\u2060\ufeff"))
Answer = TypeVar("Answer")


class OpenAIProvider:
    """Any OpenAI-compatible server (Ollama, vLLM, llama.cpp, a hosted one). Retries and deadlines are the gateway's."""

    def __init__(self, base_url: str, model: str, api_key: str) -> None:
        self.name, self.model = urlsplit(base_url).hostname or "provider", model
        self.capabilities = Capabilities()
        self._takes = _Extras(True, True)
        self._client = AsyncOpenAI(
            base_url=base_url, api_key=api_key or "none", max_retries=0, timeout=Timeout(READ_S, connect=CONNECT_S),
        )  # fmt: skip

    async def stream(self, messages: Sequence[Message], max_tokens: int, *, schema: JsonSchema | None = None) -> AsyncGenerator[Heard]:
        """Yield the reply's text in pieces, then what the server says it used.

        Many compatible servers know no schemas, some no usage in a stream: one that refuses is asked again without, from then on always.
        Tool calls are not read: nobody has offered the model a tool.

        Raises:
            ProviderFailed: with a code that names the stage, never the body.
        """
        with _failures():
            chunks = await self._chunks(messages, max_tokens, schema)
            async with chunks:  # a reply that is left early must not hold its connection until the server has finished
                async for chunk in chunks:
                    if text := _text_of(chunk):
                        yield text
                    if usage := _usage_of(chunk.usage):
                        yield usage

    async def complete(self, messages: Sequence[Message], max_tokens: int, *, schema: JsonSchema | None = None) -> Reply:
        """Return the whole reply; raise ProviderFailed with a code that names the stage, never the body."""
        with _failures():
            found = await self._whole(messages, max_tokens, schema)
            text = found.choices[0].message.content
            return Reply(_storable(text) if isinstance(text, str) else "", _usage_of(found.usage))

    async def embed(self, texts: Sequence[str]) -> Rows:
        """Return a row for each text; raise ProviderFailed with a code that names the stage, never the body."""
        with _failures():
            # As plain numbers: not every compatible server knows the base64 form that the library asks for by itself.
            reply = await self._client.embeddings.create(model=self.model, input=list(texts), encoding_format="float")
            found = sorted(reply.data, key=lambda one: one.index)
            if [one.index for one in found] != list(range(len(texts))):
                raise ProviderFailed("garbled", passing=False)
            return [[float(number) for number in one.embedding] for one in found]

    async def close(self) -> None:
        """Close connections."""
        await self._client.close()

    async def _chunks(self, messages: Sequence[Message], max_tokens: int, schema: JsonSchema | None) -> AsyncStream[ChatCompletionChunk]:
        async def asked(extras: _Extras) -> AsyncStream[ChatCompletionChunk]:
            return await self._client.chat.completions.create(
                model=self.model, stream=True, max_tokens=max_tokens, temperature=_temperature(schema), store=False,
                messages=_params(messages), response_format=_shape(schema) if extras.schema else omit,
                stream_options={"include_usage": True} if extras.usage else omit,
            )  # fmt: skip

        return await self._taken(asked, _Extras(schema is not None, True))

    async def _whole(self, messages: Sequence[Message], max_tokens: int, schema: JsonSchema | None) -> ChatCompletion:
        async def asked(extras: _Extras) -> ChatCompletion:
            return await self._client.chat.completions.create(
                model=self.model, stream=False, max_tokens=max_tokens, temperature=_temperature(schema), store=False,
                messages=_params(messages), response_format=_shape(schema) if extras.schema else omit,
            )  # fmt: skip

        return await self._taken(asked, _Extras(schema is not None, False))

    async def _taken(self, ask: Callable[[_Extras], Awaitable[Answer]], wanted: _Extras) -> Answer:
        """Return the answer to a request with as much of what is wanted as the server takes; what it has refused is left out from then on."""
        wanted = _Extras(wanted.schema and self._takes.schema, wanted.usage and self._takes.usage)
        fewer = dict.fromkeys((wanted, _Extras(False, wanted.usage), _Extras(False, False)))
        for extras in fewer:
            try:
                answer = await ask(extras)
            except (BadRequestError, UnprocessableEntityError):
                if extras == _Extras(False, False):
                    raise
                continue
            self._takes = _Extras(
                self._takes.schema and (extras.schema or not wanted.schema), self._takes.usage and (extras.usage or not wanted.usage)
            )  # fmt: skip
            return answer
        raise AssertionError("the plainest request is answered or raises")


class _Extras(NamedTuple):
    """What a request may hold that not every compatible server takes."""

    schema: bool
    usage: bool


@contextmanager
def _failures() -> Iterator[None]:
    """Turn whatever a server may do wrong into ProviderFailed, without its words."""
    try:
        yield
    except APIStatusError as error:
        status = error.status_code
        after_s = _after_s(error.response.headers.get("retry-after"))
        raise ProviderFailed(f"status_{status}", passing=status in PASSING, after_s=after_s) from None
    except APIConnectionError:
        raise ProviderFailed("unreachable", passing=True) from None
    except (APIError, ValueError, TypeError, AttributeError, LookupError, OverflowError):  # whatever may come instead of what was asked for
        raise ProviderFailed("garbled", passing=False) from None


def _after_s(header: str | None) -> float:
    """Return the seconds that a Retry-After asks for; a date, or nonsense, counts as not said."""
    try:
        return min(MOST_AFTER_S, max(0.0, float(header or 0)))
    except ValueError:
        return 0.0


def _text_of(chunk: ChatCompletionChunk) -> str:
    text = chunk.choices[0].delta.content if chunk.choices else None
    return _storable(text) if text and isinstance(text, str) else ""


def _usage_of(usage: Any) -> Usage | None:
    """Return what a server says was used, if it can be meant."""
    found = [getattr(usage, "prompt_tokens", None), getattr(usage, "completion_tokens", None)]
    counts = [count for count in found if isinstance(count, int) and 0 <= count < MOST_TOKENS]
    return Usage(counts[0], counts[1]) if len(counts) == len(found) else None


def _storable(text: str) -> str:
    """Return the text without what no store and no browser takes, and nobody sees: NUL, halves of surrogate pairs, spaces of no width."""
    return text.translate(_UNSEEN).encode("utf-8", "ignore").decode()


def _temperature(schema: JsonSchema | None) -> float:
    return TEMPERATURE if schema is None else 0.0


def _shape(schema: JsonSchema | None) -> ResponseFormat:
    return cast(ResponseFormat, {"type": "json_schema", "json_schema": {"name": "answer", "strict": True, "schema": schema}})


def _params(messages: Sequence[Message]) -> list[ChatCompletionMessageParam]:
    return [cast(ChatCompletionMessageParam, {"role": message.role, "content": message.text}) for message in messages]
