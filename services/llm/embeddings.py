"""Asks an OpenAI-compatible server for embeddings: under a permit, names hidden, within a deadline. The caller journals the disclosure first."""

from __future__ import annotations

import asyncio
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from math import ceil
from time import monotonic
from typing import Final

from services.llm.breaker import Breaker
from services.llm.errors import ModelUnavailable, ProviderFailed
from services.llm.permit import Permit
from services.llm.prompt import CHARACTERS_PER_TOKEN
from services.llm.provider import EmbeddingProvider, Rows
from services.llm.redaction import Redaction
from services.llm.retrying import insisted
from services.llm.spending.ledger import Ledger, Wanted
from services.llm.spending.prices import Price
from services.platform import no_work_open

WHOLE_CALL_S: Final = 20.0
QUEUE_S: Final = 5.0
MOST_TEXTS: Final = 64  # in one request; servers on small machines take no more
MOST_CHARACTERS: Final = 8_000  # of one text: about 2,000 tokens, which every known model takes
MOST_DIMENSIONS: Final = 8_192
WHAT: Final = "a call to an embedding model"


@dataclass
class Embeddings:
    """One provider of embeddings, left alone for a while after failures in a row.

    Args:
        provider: Whom to ask.
        max_concurrent: Most requests at once.
        breaker: Of this model at this provider.
        ledger: Where requests are paid from; None counts nothing.
        price: What this model's tokens cost.
    """

    provider: EmbeddingProvider
    max_concurrent: int = 4
    breaker: Breaker = field(default_factory=Breaker)
    ledger: Ledger | None = None
    price: Price = field(default_factory=Price)

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
            ModelUnavailable: The breaker is open, all slots are taken, the budget is used up, or the provider failed. Its code holds no content.
        """
        no_work_open(WHAT)
        redaction = Redaction(permit.names, permit.pseudonym_key)
        hidden = [redaction.hide(text)[: _most_characters(permit)] or " " for text in texts]
        rows: Rows = []
        for batch in _batches(hidden, permit.max_tokens_in):
            rows += await self._paid(batch, permit)
        if len({len(row) for row in rows}) > 1:
            raise ModelUnavailable("garbled")
        return rows

    async def close(self) -> None:
        """Close the provider's connections."""
        await self.provider.close()

    async def _paid(self, texts: Sequence[str], permit: Permit) -> Rows:
        """Return rows of one request, reserved before and settled after it."""
        if self.ledger is None:
            return await self._batch(texts)
        tokens = sum(ceil(len(text.encode()) / CHARACTERS_PER_TOKEN) for text in texts)
        reserved = await self.ledger.reserve(permit, Wanted(self.provider.name, self.provider.model, self.price, tokens, 0))
        came_to = 0
        try:
            rows = await self._batch(texts)
            came_to = tokens
        finally:
            await asyncio.shield(self.ledger.settle(reserved, came_to, 0))
        return rows

    async def _batch(self, texts: Sequence[str]) -> Rows:
        """Return rows of one request, tried again once if the failure may pass."""
        if not self.breaker.enter(monotonic()):
            raise ModelUnavailable("breaker_open")
        try:
            async with asyncio.timeout(QUEUE_S):
                await self._slots.acquire()
        except TimeoutError as error:
            raise ModelUnavailable("busy") from error
        try:
            rows = await insisted(lambda: self._asked(texts))
        except ProviderFailed as failed:
            self.breaker.failed(monotonic(), failed.after_s)
            raise ModelUnavailable(failed.code) from failed
        finally:
            self._slots.release()
        self.breaker.succeeded()
        return rows

    async def _asked(self, texts: Sequence[str]) -> Rows:
        try:
            async with asyncio.timeout(WHOLE_CALL_S):
                return _checked(await self.provider.embed(texts), len(texts))
        except TimeoutError as error:
            raise ProviderFailed("late", passing=False) from error


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
