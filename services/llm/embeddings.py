"""Asks an OpenAI-compatible server for embeddings: under a permit, names hidden, within a deadline. The caller journals the disclosure first."""

from __future__ import annotations

import asyncio
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from time import monotonic
from typing import Final, Protocol
from urllib.parse import urlsplit

from openai import APIConnectionError, APIError, APIStatusError, AsyncOpenAI, Timeout

from services.llm.breaker import Breaker
from services.llm.gateway import ModelUnavailable
from services.llm.permit import Permit
from services.llm.prompt import CHARACTERS_PER_TOKEN
from services.llm.provider import CONNECT_S, ProviderFailed
from services.llm.redaction import Redaction
from services.platform import no_work_open

READ_S: Final = 15.0
WHOLE_CALL_S: Final = 20.0
TRIES: Final = 2
RETRY_BEFORE_S: Final = 3.0
RETRY_PAUSE_S: Final = 0.2
QUEUE_S: Final = 5.0
MOST_TEXTS: Final = 64  # in one request; servers on small machines take no more
MOST_CHARACTERS: Final = 8_000  # of one text: about 2,000 tokens, which every known model takes
MOST_DIMENSIONS: Final = 8_192
WHAT: Final = "a call to an embedding model"
Rows = list[list[float]]


class EmbeddingProvider(Protocol):
    """What is needed of a provider."""

    name: str
    model: str

    async def rows(self, texts: Sequence[str]) -> Rows:
        """Return a row of numbers for each text, in order; raise ProviderFailed."""
        ...

    async def close(self) -> None:
        """Close connections."""
        ...


@dataclass
class Embeddings:
    """One provider of embeddings, left alone for a while after failures in a row.

    Args:
        provider: Whom to ask.
        max_concurrent: Most requests at once.
    """

    provider: EmbeddingProvider
    max_concurrent: int = 4
    breaker: Breaker = field(default_factory=Breaker)

    def __post_init__(self) -> None:
        self._slots = asyncio.Semaphore(self.max_concurrent)

    @property
    def id(self) -> str:
        """Return the model and who serves it: the same model served elsewhere may be another."""
        return f"{self.provider.model}@{self.provider.name}"

    @property
    def available(self) -> bool:
        """Whether a call may be tried now."""
        return self.breaker.closed(monotonic())

    async def embed(self, texts: Sequence[str], permit: Permit) -> Rows:
        """Return a row for each text, as the provider scales it; texts that are too long are cut.

        Raises:
            ModelUnavailable: The breaker is open, all slots are taken, or the provider failed. Its code holds no content.
        """
        no_work_open(WHAT)
        redaction = Redaction(permit.names, permit.pseudonym_key)
        hidden = [redaction.hide(text)[: _most_characters(permit)] or " " for text in texts]
        rows: Rows = []
        for batch in _batches(hidden, permit.max_tokens_in):
            rows += await self._batch(batch)
        if len({len(row) for row in rows}) > 1:
            raise ModelUnavailable("garbled")
        return rows

    async def close(self) -> None:
        """Close the provider's connections."""
        await self.provider.close()

    async def _batch(self, texts: Sequence[str]) -> Rows:
        """Return rows of one request, tried again once if the failure may pass."""
        if not self.available:
            raise ModelUnavailable("breaker_open")
        try:
            async with asyncio.timeout(QUEUE_S):
                await self._slots.acquire()
        except TimeoutError as error:
            raise ModelUnavailable("busy") from error
        try:
            rows = await self._insisted(texts)
        except ProviderFailed as failed:
            self.breaker.failed(monotonic())
            raise ModelUnavailable(failed.code) from failed
        finally:
            self._slots.release()
        self.breaker.succeeded()
        return rows

    async def _insisted(self, texts: Sequence[str]) -> Rows:
        started, tried = monotonic(), 0
        while True:
            tried += 1
            try:
                async with asyncio.timeout(WHOLE_CALL_S):
                    return _checked(await self.provider.rows(texts), len(texts))
            except TimeoutError as error:
                raise ProviderFailed("late", passing=False) from error
            except ProviderFailed as failed:
                if not failed.passing or tried >= TRIES or monotonic() - started >= RETRY_BEFORE_S:
                    raise
            await asyncio.sleep(RETRY_PAUSE_S)


class OpenAIEmbeddingProvider:
    """The embeddings endpoint of any OpenAI-compatible server."""

    def __init__(self, base_url: str, model: str, api_key: str) -> None:
        self.name, self.model = urlsplit(base_url).hostname or "provider", model
        self._client = AsyncOpenAI(
            base_url=base_url, api_key=api_key or "none", max_retries=0, timeout=Timeout(READ_S, connect=CONNECT_S),
        )  # fmt: skip

    async def rows(self, texts: Sequence[str]) -> Rows:
        """Return a row for each text.

        Raises:
            ProviderFailed: with a code that names the stage, never the body.
        """
        try:
            # As plain numbers: not every compatible server knows the base64 form that the library asks for by itself.
            reply = await self._client.embeddings.create(model=self.model, input=list(texts), encoding_format="float")
            found = sorted(reply.data, key=lambda one: one.index)
            if [one.index for one in found] != list(range(len(texts))):
                raise ProviderFailed("garbled", passing=False)
            return [[float(number) for number in one.embedding] for one in found]
        except APIStatusError as error:
            raise ProviderFailed(f"status_{error.status_code}", passing=error.status_code in (429, 500, 502, 503, 529)) from None
        except APIConnectionError:
            raise ProviderFailed("unreachable", passing=True) from None
        except (APIError, ValueError, TypeError, AttributeError, LookupError, OverflowError):  # whatever a server may answer instead
            raise ProviderFailed("garbled", passing=False) from None

    async def close(self) -> None:
        """Close connections."""
        await self._client.close()


def _checked(rows: Rows, count: int) -> Rows:
    """Return rows that are as many as were asked for, all of one length, of finite numbers that are not all zero."""
    lengths = {len(row) for row in rows}
    is_sound = len(rows) == count and len(lengths) == 1 and 0 < lengths.pop() <= MOST_DIMENSIONS
    if not is_sound or not all(math.isfinite(norm := math.hypot(*row)) and norm > 0 for row in rows):
        raise ProviderFailed("garbled", passing=False)
    return rows


def _most_characters(permit: Permit) -> int:
    """Return to how many characters a text is cut."""
    return min(MOST_CHARACTERS, int(permit.max_tokens_in * CHARACTERS_PER_TOKEN))


def _batches(texts: Sequence[str], max_tokens: int) -> Iterator[Sequence[str]]:
    """Give the texts in requests that keep to the permit's tokens, estimated high."""
    most = max_tokens * CHARACTERS_PER_TOKEN
    begin, size = 0, 0.0
    for place, text in enumerate(texts):
        length = len(text.encode())
        if place > begin and (size + length > most or place - begin >= MOST_TEXTS):
            yield texts[begin:place]
            begin, size = place, 0.0
        size += length
    if begin < len(texts):
        yield texts[begin:]
