"""The gateway: one streamed call under a permit, with deadlines, one early retry, a breaker and a limit of concurrent calls."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from time import monotonic

from services.llm.breaker import Breaker
from services.llm.permit import Permit
from services.llm.prompt import Message, estimate_tokens, fit
from services.llm.provider import OpenAIProvider, Provider, ProviderFailed
from services.llm.redaction import Redaction
from services.platform import Settings, no_work_open

FIRST_TOKEN_S = 5.0
IDLE_S = 4.0
RETRY_BEFORE_S = 3.0
RETRY_PAUSE_S = 0.2
WHOLE_REPLY_S = 40.0
MAX_REPLY_CHARACTERS = 12_000
QUEUE_S = 1.0


class ModelUnavailable(Exception):
    """No reply can be had now; the caller goes on without a model. `code` is fixed and holds no content."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass
class ModelReply:
    """A reply under way: iterate `pieces`; `restore` turns stand-ins back; the counts are final when the pieces have ended."""

    provider: str
    model: str
    tokens_in: int
    redaction: Redaction = field(repr=False)
    pieces: AsyncIterator[str] = field(init=False, repr=False)
    characters_out: int = 0

    def restore(self, text: str) -> str:
        """Return the text with this call's stand-ins turned back into names."""
        return self.redaction.restore(text)

    @property
    def tokens_out(self) -> int:
        """An estimate, errs high."""
        return self.characters_out // 3 + 1


@dataclass
class Gateway:
    """Speaks to one provider, or says at once that there is none."""

    provider: Provider | None
    max_concurrent: int = 16
    breaker: Breaker = field(default_factory=Breaker)

    def __post_init__(self) -> None:
        self._slots = asyncio.Semaphore(self.max_concurrent)

    @property
    def available(self) -> bool:
        """Whether a call may be tried now."""
        return self.provider is not None and self.breaker.closed(monotonic())

    @asynccontextmanager
    async def stream(self, permit: Permit, messages: Sequence[Message]) -> AsyncIterator[ModelReply]:
        """Give a reply whose first piece has arrived; leaving the block ends the call.

        Raises:
            ModelUnavailable: no provider, breaker open, all slots taken, no first piece in time, or cut off later.
        """
        no_work_open("a call to a language model")
        if self.provider is None:
            raise ModelUnavailable("no_provider")
        if not self.breaker.closed(monotonic()):
            raise ModelUnavailable("breaker_open")
        redaction = Redaction(permit.names, permit.pseudonym_key)
        fitted = fit([Message(m.role, redaction.hide(m.text)) for m in messages], permit.max_tokens_in)
        if estimate_tokens(fitted) > permit.max_tokens_in:
            raise ModelUnavailable("prompt_too_long")
        await self._take_slot()
        try:
            first, rest = await self._first_piece(self.provider, fitted, permit.max_tokens_out)
            reply = ModelReply(self.provider.name, self.provider.model, estimate_tokens(fitted), redaction)
            reply.pieces = self._pieces(first, rest, reply)
            yield reply
        finally:
            self._slots.release()

    async def close(self) -> None:
        """Close the provider's connections."""
        if self.provider is not None:
            await self.provider.close()

    async def _take_slot(self) -> None:
        try:
            async with asyncio.timeout(QUEUE_S):
                await self._slots.acquire()
        except TimeoutError as error:
            raise ModelUnavailable("busy") from error

    async def _first_piece(self, provider: Provider, messages: list[Message], max_tokens: int) -> tuple[str, AsyncIterator[str]]:
        started = monotonic()
        while True:
            try:
                return await _try_once(provider, messages, max_tokens, FIRST_TOKEN_S - (monotonic() - started))
            except ProviderFailed as failed:
                if failed.passing and monotonic() - started < RETRY_BEFORE_S:
                    await asyncio.sleep(RETRY_PAUSE_S)
                    continue
                self.breaker.failed(monotonic())
                raise ModelUnavailable(failed.code) from failed

    async def _pieces(self, first: str, rest: AsyncIterator[str], reply: ModelReply) -> AsyncIterator[str]:
        piece, deadline = first, monotonic() + WHOLE_REPLY_S
        try:
            while reply.characters_out < MAX_REPLY_CHARACTERS:
                reply.characters_out += len(piece)
                yield piece
                async with asyncio.timeout(min(IDLE_S, max(0.0, deadline - monotonic()))):
                    piece = await anext(rest)
        except StopAsyncIteration:
            self.breaker.succeeded()
        except (ProviderFailed, TimeoutError) as error:
            self.breaker.failed(monotonic())
            raise ModelUnavailable("cut_off") from error


async def _try_once(provider: Provider, messages: list[Message], max_tokens: int, seconds: float) -> tuple[str, AsyncIterator[str]]:
    pieces = provider.stream(messages, max_tokens)
    try:
        async with asyncio.timeout(max(0.1, seconds)):
            return await anext(pieces), pieces
    except StopAsyncIteration as error:
        raise ProviderFailed("empty_reply", passing=False) from error
    except TimeoutError as error:
        raise ProviderFailed("first_token_late", passing=False) from error


def build_gateway(settings: Settings) -> Gateway:
    """Return the gateway for the configured OpenAI-compatible server, or one without a provider when none is configured."""
    if not settings.llm_base_url or not settings.llm_model:
        return Gateway(None)
    key = settings.llm_api_key.get_secret_value() if settings.llm_api_key else ""
    return Gateway(OpenAIProvider(settings.llm_base_url, settings.llm_model, key))
