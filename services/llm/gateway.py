"""The gateway: one streamed call under a permit, with deadlines, one early retry, a breaker and a limit of concurrent calls."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Sequence
from contextlib import aclosing, asynccontextmanager
from dataclasses import dataclass, field
from time import monotonic

from services.llm.breaker import Breaker
from services.llm.permit import Permit
from services.llm.prompt import Message, estimate_tokens, fit
from services.llm.provider import JsonSchema, OpenAIProvider, Provider, ProviderFailed
from services.llm.redaction import Redaction
from services.platform import Settings, no_work_open

FIRST_TOKEN_S = 5.0
IDLE_S = 4.0
RETRY_BEFORE_S = 3.0
RETRY_PAUSE_S = 0.2
TRIES = 2
WHOLE_REPLY_S = 40.0
MAX_REPLY_CHARACTERS = 12_000
QUEUE_S = 1.0
WHAT = "a call to a language model"


@dataclass(frozen=True, slots=True)
class Patience:
    """How long a call may take, in seconds.

    Args:
        first_token_s: Until the first piece.
        idle_s: Between two pieces.
        whole_s: From the first piece to the end.
    """

    first_token_s: float = FIRST_TOKEN_S
    idle_s: float = IDLE_S
    whole_s: float = WHOLE_REPLY_S


CONVERSATION = Patience()
"""Somebody waits for the reply."""
BACKGROUND = Patience(first_token_s=30.0, idle_s=15.0, whole_s=90.0)
"""Nobody waits."""


class ModelUnavailable(Exception):
    """No reply can be had now; the caller goes on without a model. `code` is fixed and holds no content."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass
class ModelCall:
    """A call that is about to be made: nothing is sent before `pieces` is iterated, so that it can be written down first.

    `tokens_in` is an estimate that errs high; `tokens_out` too, and it is final when the pieces have ended.
    """

    provider: str
    model: str
    tokens_in: int
    redaction: Redaction = field(repr=False)
    pieces: AsyncGenerator[str] = field(init=False, repr=False)
    characters_out: int = 0

    def restore(self, text: str) -> str:
        """Return the text with this call's stand-ins turned back into names."""
        return self.redaction.restore(text)

    def counted(self, piece: str) -> str:
        """Count a piece and return it, cut where the whole reply would be too long."""
        kept = piece[: MAX_REPLY_CHARACTERS - self.characters_out]
        self.characters_out += len(kept)
        return kept

    @property
    def is_full(self) -> bool:
        """Whether nothing more is read of the reply."""
        return self.characters_out >= MAX_REPLY_CHARACTERS

    @property
    def tokens_out(self) -> int:
        """Return an estimate of what has come, 0 before the first piece."""
        return self.characters_out // 3 + 1 if self.characters_out else 0


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
    async def call(
        self, permit: Permit, messages: Sequence[Message], *, patience: Patience = CONVERSATION, schema: JsonSchema | None = None
    ) -> AsyncIterator[ModelCall]:
        """Give a call with a slot of its own; iterating its pieces makes it, leaving the block ends it and its connection.

        Args:
            permit: Leave for this call.
            messages: What is sent, once names are hidden.
            patience: How long it may take.
            schema: What the reply should be as JSON; servers that know it are held to it, so whoever asks checks the reply all the same.

        Raises:
            ModelUnavailable: here: no provider, breaker open, all slots taken, or the prompt too long for the permit;
                while the pieces are iterated: no first piece in time, cut off later, or longer than any reply should be.
        """
        if self.provider is None:
            raise ModelUnavailable("no_provider")
        if not self.breaker.closed(monotonic()):
            raise ModelUnavailable("breaker_open")
        redaction = Redaction(permit.names, permit.pseudonym_key)
        fitted = fit([Message(m.role, redaction.hide(m.text)) for m in messages], permit.max_tokens_in)
        if estimate_tokens(fitted) > permit.max_tokens_in:
            raise ModelUnavailable("prompt_too_long")
        await self._take_slot()
        call = ModelCall(self.provider.name, self.provider.model, estimate_tokens(fitted), redaction)
        try:
            asked = _Asked(self.provider, fitted, permit.max_tokens_out, patience, schema)
            async with aclosing(self._pieces(asked, call)) as call.pieces:
                yield call
        finally:
            self._slots.release()

    async def close(self) -> None:
        """Close the provider's connections."""
        if self.provider is not None:
            await self.provider.close()

    async def _take_slot(self) -> None:
        no_work_open(WHAT)
        try:
            async with asyncio.timeout(QUEUE_S):
                await self._slots.acquire()
        except TimeoutError as error:
            raise ModelUnavailable("busy") from error

    async def _pieces(self, asked: _Asked, call: ModelCall) -> AsyncGenerator[str]:
        no_work_open(WHAT)
        first, rest = await self._first_piece(asked)
        deadline = monotonic() + asked.patience.whole_s
        async with aclosing(rest):
            piece = first
            try:
                while True:
                    yield call.counted(piece)
                    if call.is_full:
                        break
                    async with asyncio.timeout(min(asked.patience.idle_s, max(0.0, deadline - monotonic()))):
                        piece = await anext(rest)
            except StopAsyncIteration:
                self.breaker.succeeded()
                return
            except (ProviderFailed, TimeoutError) as error:
                self.breaker.failed(monotonic())
                raise ModelUnavailable("cut_off") from error
        raise ModelUnavailable("reply_too_long")

    async def _first_piece(self, asked: _Asked) -> tuple[str, AsyncGenerator[str]]:
        started, tried = monotonic(), 0
        while True:
            tried += 1
            try:
                return await _try_once(asked, asked.patience.first_token_s - (monotonic() - started))
            except ProviderFailed as failed:
                if failed.passing and tried < TRIES and monotonic() - started < RETRY_BEFORE_S:
                    await asyncio.sleep(RETRY_PAUSE_S)
                    continue
                self.breaker.failed(monotonic())
                raise ModelUnavailable(failed.code) from failed


@dataclass(frozen=True, slots=True)
class _Asked:
    """One call as it goes to the provider."""

    provider: Provider
    messages: list[Message] = field(repr=False)
    max_tokens: int
    patience: Patience
    schema: JsonSchema | None = None

    def stream(self) -> AsyncGenerator[str]:
        """Begin the reply."""
        if self.schema is None:
            return self.provider.stream(self.messages, self.max_tokens)
        return self.provider.stream(self.messages, self.max_tokens, schema=self.schema)


async def _try_once(asked: _Asked, seconds: float) -> tuple[str, AsyncGenerator[str]]:
    pieces = asked.stream()
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
