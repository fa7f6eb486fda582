"""A provider streams text for messages; `OpenAIProvider` speaks Chat Completions to any compatible server."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Sequence
from typing import Any, Protocol, TypeAlias, cast
from urllib.parse import urlsplit

from openai import (
    APIConnectionError,
    APIError,
    APIStatusError,
    AsyncOpenAI,
    AsyncStream,
    BadRequestError,
    Omit,
    Timeout,
    UnprocessableEntityError,
    omit,
)
from openai.types.chat import ChatCompletionChunk, ChatCompletionMessageParam
from openai.types.chat.completion_create_params import ResponseFormat

from services.llm.prompt import Message

JsonSchema: TypeAlias = dict[str, Any]
CONNECT_S = 2.0
READ_S = 10.0
TEMPERATURE = 0.3


class ProviderFailed(Exception):
    """The provider failed; `passing` says that trying again at once may help. Holds a code, never a body."""

    def __init__(self, code: str, *, passing: bool) -> None:
        super().__init__(code)
        self.code, self.passing = code, passing


class Provider(Protocol):
    """What the gateway needs of a provider."""

    name: str
    model: str

    def stream(self, messages: Sequence[Message], max_tokens: int, *, schema: JsonSchema | None = None) -> AsyncGenerator[str]:
        """Yield the reply's text in pieces; raise ProviderFailed. Closing it ends the connection."""
        ...

    async def close(self) -> None:
        """Close connections."""
        ...


class OpenAIProvider:
    """Any OpenAI-compatible server (Ollama, vLLM, llama.cpp, a hosted one). Retries and deadlines are the gateway's."""

    def __init__(self, base_url: str, model: str, api_key: str) -> None:
        self.name, self.model = urlsplit(base_url).hostname or "provider", model
        self._knows_schemas = True
        self._client = AsyncOpenAI(
            base_url=base_url, api_key=api_key or "none", max_retries=0, timeout=Timeout(READ_S, connect=CONNECT_S),
        )  # fmt: skip

    async def stream(self, messages: Sequence[Message], max_tokens: int, *, schema: JsonSchema | None = None) -> AsyncGenerator[str]:
        """Yield the reply's text in pieces.

        Many compatible servers know no schemas: one that refuses is asked again without, from then on always.

        Raises:
            ProviderFailed: with a code that names the stage, never the body.
        """
        try:
            chunks = await self._chunks(messages, max_tokens, schema)
            async with chunks:  # a reply that is left early must not hold its connection until the server has finished
                async for chunk in chunks:
                    text = chunk.choices[0].delta.content if chunk.choices else None
                    if text and isinstance(text, str):
                        yield _storable(text)
        except APIStatusError as error:
            raise ProviderFailed(f"status_{error.status_code}", passing=error.status_code in (429, 500, 502, 503, 529)) from None
        except APIConnectionError:
            raise ProviderFailed("unreachable", passing=True) from None
        except (APIError, ValueError, TypeError, AttributeError, LookupError):  # whatever a server may answer instead of chunks
            raise ProviderFailed("garbled", passing=False) from None

    async def close(self) -> None:
        """Close connections."""
        await self._client.close()

    async def _chunks(self, messages: Sequence[Message], max_tokens: int, schema: JsonSchema | None) -> AsyncStream[ChatCompletionChunk]:
        if schema is not None and self._knows_schemas:
            shape = {"type": "json_schema", "json_schema": {"name": "answer", "strict": True, "schema": schema}}
            try:
                return await self._create(messages, max_tokens, 0.0, cast(ResponseFormat, shape))
            except (BadRequestError, UnprocessableEntityError):
                self._knows_schemas = False
        return await self._create(messages, max_tokens, TEMPERATURE if schema is None else 0.0, omit)

    async def _create(
        self, messages: Sequence[Message], max_tokens: int, temperature: float, shape: ResponseFormat | Omit
    ) -> AsyncStream[ChatCompletionChunk]:
        return await self._client.chat.completions.create(
            model=self.model, stream=True, max_tokens=max_tokens, temperature=temperature, store=False, messages=_params(messages),
            response_format=shape,
        )  # fmt: skip


def _storable(text: str) -> str:
    """Return the text without what no store and no browser takes: NUL characters and halves of surrogate pairs."""
    return text.replace("\0", "").encode("utf-8", "ignore").decode()


def _params(messages: Sequence[Message]) -> list[ChatCompletionMessageParam]:
    return [cast(ChatCompletionMessageParam, {"role": message.role, "content": message.text}) for message in messages]
