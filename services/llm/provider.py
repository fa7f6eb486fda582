"""What a provider is: one small protocol, whoever is behind it, and what has been found of what it can do."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol, TypeAlias

from services.llm.prompt import Message

JsonSchema: TypeAlias = dict[str, Any]
Rows: TypeAlias = list[list[float]]


class Usage(NamedTuple):
    """Tokens as the provider counts them."""

    tokens_in: int
    tokens_out: int


Heard: TypeAlias = str | Usage
"""A piece of a reply's text; or what the provider says it has used, after the last one."""


class Reply(NamedTuple):
    """A whole reply, and what the provider says it has used, if it says so."""

    text: str
    usage: Usage | None = None


@dataclass(frozen=True, slots=True)
class Capabilities:
    """What a server has been found to do. None is not known yet: it is then taken to do what most do, and each reply is checked all the same.

    Args:
        streams: It sends a reply in pieces.
        keeps_to_schema: A schema in the request binds the reply.
        context_tokens: A prompt of so many tokens, by our estimate, was read whole.
        is_whole_context: A longer one was tried, and was not.
        counts_tokens: It says how many tokens were used.
    """

    streams: bool | None = None
    keeps_to_schema: bool | None = None
    context_tokens: int | None = None
    is_whole_context: bool = False
    counts_tokens: bool | None = None


class EmbeddingProvider(Protocol):
    """What is needed of a provider of embeddings."""

    name: str
    model: str

    async def embed(self, texts: Sequence[str]) -> Rows:
        """Return a row of numbers for each text, in order; raise ProviderFailed."""
        ...

    async def close(self) -> None:
        """Close connections."""
        ...


class Provider(EmbeddingProvider, Protocol):
    """What the gateway needs of a provider. Nothing here retries, waits for a slot or counts money: that is the gateway's."""

    capabilities: Capabilities

    def stream(self, messages: Sequence[Message], max_tokens: int, *, schema: JsonSchema | None = None) -> AsyncGenerator[Heard]:
        """Yield the reply's text in pieces, then perhaps what it used; raise ProviderFailed. Closing it ends the connection."""
        ...

    async def complete(self, messages: Sequence[Message], max_tokens: int, *, schema: JsonSchema | None = None) -> Reply:
        """Return the whole reply, for servers that do not stream; raise ProviderFailed."""
        ...
