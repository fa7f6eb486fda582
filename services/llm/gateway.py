"""The gateway: a call under a permit and within a budget, with deadlines, one early retry, a breaker and a limit of concurrent calls."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Sequence
from contextlib import aclosing, asynccontextmanager
from dataclasses import dataclass, field
from time import monotonic
from typing import Final, TypeAlias

from services.llm.breaker import Breaker
from services.llm.call import BACKGROUND, CONVERSATION, Asked, ModelCall, Patience
from services.llm.errors import ModelUnavailable, ProviderFailed
from services.llm.permit import Permit
from services.llm.prompt import Message, estimate_tokens, fit
from services.llm.provider import Heard, JsonSchema, Provider, Usage
from services.llm.redaction import Redaction
from services.llm.retrying import insisted
from services.llm.spending.ledger import Ledger, Reserved, Wanted
from services.llm.spending.prices import Price
from services.platform import Work, get_logger, no_work_open

QUEUE_S: Final = 1.0
LEAST_WAIT_S: Final = 0.1
REPLY_SHARE: Final = 4
"""Of a short context a reply gets a quarter at most: rules, item and solution come first."""
WHAT: Final = "a call to a language model"
WriteDown: TypeAlias = Callable[[Work, ModelCall], Awaitable[None]]
"""Writes down what is about to be sent to whom; raises ModelUnavailable if it may not be sent any more."""
log = get_logger("llm")


@dataclass
class Gateway:
    """Speaks to one provider, or says at once that there is none.

    Args:
        provider: Whom to ask.
        max_concurrent: Most calls at once.
        breaker: Of this model at this provider.
        ledger: Where calls are paid from; None counts nothing.
        price: What this model's tokens cost.
        conversation: How long a call may take while somebody waits.
        background: How long one that nobody waits for.
    """

    provider: Provider | None
    max_concurrent: int = 16
    breaker: Breaker = field(default_factory=Breaker)
    ledger: Ledger | None = None
    price: Price = field(default_factory=Price)
    conversation: Patience = CONVERSATION
    background: Patience = BACKGROUND

    def __post_init__(self) -> None:
        self._slots = asyncio.Semaphore(self.max_concurrent)

    @property
    def available(self) -> bool:
        """Whether a call may be tried now."""
        return self.provider is not None and self.breaker.closed(monotonic())

    @asynccontextmanager
    async def call(
        self, permit: Permit, messages: Sequence[Message], *, patience: Patience | None = None, schema: JsonSchema | None = None,
        write_down: WriteDown | None = None,
    ) -> AsyncIterator[ModelCall]:  # fmt: skip
        """Give a call with a slot and a reservation of its own; iterating its pieces makes it, leaving the block ends it and its connection.

        Args:
            permit: Leave for this call.
            messages: What is sent, once names are hidden.
            patience: How long it may take; a conversation's if not given.
            schema: What the reply should be as JSON; servers that know it are held to it, so whoever asks checks the reply all the same.
            write_down: Called in the unit of work that reserves the call: either both are kept before a byte leaves, or neither.

        Raises:
            BudgetUsedUp: here: it is more than may still be spent.
            ModelUnavailable: here: no provider, breaker open, all slots taken, or the prompt too long for the permit;
                while the pieces are iterated: no first piece in time, cut off later, or longer than any reply should be.
        """
        no_work_open(WHAT)
        provider = self.provider
        if provider is None:
            raise ModelUnavailable("no_provider")
        redaction = Redaction(permit.names, permit.pseudonym_key)
        most_in, most_out = _room(provider, permit)
        told = _fitted([Message(m.role, redaction.hide(m.text)) for m in messages], most_in)
        asked = Asked(told, most_out, patience or self.conversation, schema)
        call = ModelCall(provider.name, provider.model, estimate_tokens(told), sum(len(m.text.encode()) for m in told), redaction)
        await self._take_slot()
        reserved: Reserved | None = None
        try:
            reserved = await self._reserved(permit, call, most_out, write_down)
            async with aclosing(self._pieces(provider, asked, call)) as call.pieces:
                yield call
        finally:
            self._slots.release()
            await self._settled(permit, reserved, call)

    async def close(self) -> None:
        """Close the provider's connections."""
        if self.provider is not None:
            await self.provider.close()

    async def _take_slot(self) -> None:
        if not self.breaker.enter(monotonic()):
            raise ModelUnavailable("breaker_open")
        try:
            async with asyncio.timeout(QUEUE_S):
                await self._slots.acquire()
        except TimeoutError as error:
            raise ModelUnavailable("busy") from error

    async def _reserved(self, permit: Permit, call: ModelCall, most_out: int, write_down: WriteDown | None) -> Reserved | None:
        if self.ledger is None:
            if write_down is not None:
                raise ModelUnavailable("no_ledger")  # what cannot be written down is not sent
            return None
        beside = None if write_down is None else lambda work: write_down(work, call)
        return await self.ledger.reserve(permit, Wanted(call.provider, call.model, self.price, call.tokens_in, most_out), beside)

    async def _settled(self, permit: Permit, reserved: Reserved | None, call: ModelCall) -> None:
        """Settle what the call came to. A process that is stopped here leaves it to the ledger's job."""
        if self.ledger is None or reserved is None:
            return
        tokens_in, tokens_out = call.came_to
        # By this id the operator finds the call in the ledger; who it was about stands there, not here.
        log.info("model_called", charge_id=reserved.charge.id, purpose=permit.purpose, prompt_tokens=tokens_in, reply_tokens=tokens_out)
        await asyncio.shield(self.ledger.settle(reserved, tokens_in, tokens_out))

    async def _pieces(self, provider: Provider, asked: Asked, call: ModelCall) -> AsyncGenerator[str]:
        no_work_open(WHAT)
        first, rest = await self._first_piece(provider, asked, call)
        deadline, heard = monotonic() + asked.patience.whole_s, first
        async with aclosing(rest):
            try:
                while True:
                    if isinstance(heard, Usage):
                        call.usage = heard
                    else:
                        yield call.counted(heard, asked.most_characters)
                        if call.characters_out >= asked.most_characters:
                            break
                    async with asyncio.timeout(min(asked.patience.idle_s, max(0.0, deadline - monotonic()))):
                        heard = await anext(rest)
            except StopAsyncIteration:
                self.breaker.succeeded()
                return
            except (ProviderFailed, TimeoutError) as error:
                self.breaker.failed(monotonic())
                raise ModelUnavailable("cut_off") from error
        raise ModelUnavailable("reply_too_long")

    async def _first_piece(self, provider: Provider, asked: Asked, call: ModelCall) -> tuple[Heard, AsyncGenerator[Heard]]:
        started = monotonic()

        async def once() -> tuple[Heard, AsyncGenerator[Heard]]:
            return await _begun(provider, asked, call, asked.patience.first_token_s - (monotonic() - started))

        try:
            return await insisted(once)
        except ProviderFailed as failed:
            self.breaker.failed(monotonic(), failed.after_s)
            raise ModelUnavailable(failed.code) from failed


def _room(provider: Provider, permit: Permit) -> tuple[int, int]:
    """Return how many tokens prompt and reply may have: what the permit allows, and the server has been found to read."""
    known = provider.capabilities
    if known.context_tokens is None or not known.is_whole_context:
        return permit.max_tokens_in, permit.max_tokens_out
    most_out = min(permit.max_tokens_out, known.context_tokens // REPLY_SHARE)
    return min(permit.max_tokens_in, known.context_tokens - most_out), most_out


def _fitted(messages: Sequence[Message], most: int) -> list[Message]:
    """Return what fits of the messages.

    Raises:
        ModelUnavailable: Even the first and the last are too long.
    """
    fitted = fit(messages, most)
    if estimate_tokens(fitted) > most:
        raise ModelUnavailable("prompt_too_long")
    return fitted


async def _begun(provider: Provider, asked: Asked, call: ModelCall, seconds: float) -> tuple[Heard, AsyncGenerator[Heard]]:
    """Begin a reply and return its first piece and the rest.

    Raises:
        ProviderFailed: There is none, or it is late.
    """
    pieces = _replies(provider, asked)
    try:
        async with asyncio.timeout(max(LEAST_WAIT_S, seconds)):
            first = await anext(pieces)
    except StopAsyncIteration as error:
        call.is_billed = True
        raise ProviderFailed("empty_reply", passing=False) from error
    except TimeoutError as error:
        call.is_billed = True  # nobody knows what it did until now
        raise ProviderFailed("first_token_late", passing=False) from error
    call.is_billed = True
    if isinstance(first, Usage):
        call.usage = first
        raise ProviderFailed("empty_reply", passing=False)
    return first, pieces


async def _replies(provider: Provider, asked: Asked) -> AsyncGenerator[Heard]:
    """Yield a reply in pieces, or in one piece where the server is known not to stream."""
    if provider.capabilities.streams is False:
        reply = await provider.complete(asked.messages, asked.max_tokens, schema=asked.schema)
        if reply.text:
            yield reply.text
        if reply.usage is not None:
            yield reply.usage
        return
    async with aclosing(provider.stream(asked.messages, asked.max_tokens, **({"schema": asked.schema} if asked.schema else {}))) as pieces:
        async for heard in pieces:
            yield heard
