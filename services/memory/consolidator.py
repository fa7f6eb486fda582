"""Consolidation of one learner from beginning to end, as a job runs it: the rules first, batch by batch, then what a model has read."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Final, Protocol
from uuid import UUID, uuid4

from schemas.journal import Disclosed
from services.identity import Agreement, Purpose, allows
from services.llm import Disclose, Gateway, ModelCall, Permit
from services.memory.consolidation import BATCH, Consolidated, Consolidation
from services.memory.entry import Draft
from services.memory.listening import Listening
from services.memory.recall.embedder import Embedder
from services.memory.service import Memory
from services.memory.waiting import consolidate_at
from services.platform import RunLater, Work
from services.vault import AccountKeys

AGAIN: Final = timedelta(minutes=15)
"""After how long a model that was away is asked again."""
MOST_CALLS: Final = 8
"""Most conclusions that one run asks a model for; the rest is for the next."""
VOID_RUNS: Final = 5
BUSY: Final = timedelta(seconds=20)

OpenWork = Callable[[], AbstractAsyncContextManager[Work]]
Settled = Callable[[Work, Consolidated, bool], Awaitable[None]]
"""Called in the unit of work of each step's effects, with what the step did and whether it was the last."""


class People(Protocol):
    """What must be known of a learner's agreements."""

    async def agreement(self, work: Work, learner_id: UUID) -> Agreement:
        """Return what the learner has agreed to."""
        ...

    async def zone_of(self, work: Work, learner_id: UUID) -> str:
        """Return the learner's IANA time zone."""
        ...

    async def permit(self, tenant_id: UUID, learner_id: UUID, purpose: Purpose) -> Permit | None:
        """Return the leave for one model call, or None."""
        ...


@dataclass(frozen=True, slots=True)
class Consolidator:
    """Consolidates, while the learner agrees to being remembered: that is read anew in each unit of work.

    Args:
        memory: Journal and image.
        people: Agreements and permits.
        gateway: Speaks to a model, if there is one.
        embedder: Tells statements that say the same in other words.
        batch: Most entries at a time.
    """

    memory: Memory
    people: People
    gateway: Gateway = field(default_factory=lambda: Gateway(None))
    embedder: Embedder | None = None
    batch: int = BATCH

    async def run(self, open_work: OpenWork, keys: AccountKeys, learner_id: UUID, settled: Settled, *, attempt: str = "") -> None:
        """Consolidate until nothing is left to do.

        Args:
            open_work: Opens units of work of the learner's tenant.
            keys: The learner's keys.
            learner_id: The learner.
            settled: Marks the step, or the end, in the commit of its effects.
            attempt: Names this run of the job; a disclosure is kept once for each call of each run. Empty: a run of its own.

        Raises:
            RunLater: Somebody else writes without a pause; nothing is lost.
        """
        permit = await self._permit(keys, learner_id)
        if permit is not None:
            if not await self._by_rule(open_work, keys, learner_id, settled, is_last=False, is_heard=False):
                return
            await self._by_model(open_work, keys, learner_id, settled, permit, attempt or uuid4().hex)
        await self._by_rule(open_work, keys, learner_id, settled, is_last=True, is_heard=permit is None)

    async def _by_rule(
        self, open_work: OpenWork, keys: AccountKeys, learner_id: UUID, settled: Settled, *, is_last: bool, is_heard: bool
    ) -> bool:
        """Let the rules look at everything; return False if the learner does not agree to it (any more)."""
        consolidation, void_runs = Consolidation(self.memory, self.embedder, self.batch), 0
        while True:
            async with open_work() as work:
                if await self._zone(work, learner_id) is None:
                    return False
                looked = await consolidation.look(work, keys, learner_id)
            thought = await consolidation.think(keys, looked)
            async with open_work() as work:
                zone = await self._zone(work, learner_id)
                if zone is None:
                    return False
                done = await consolidation.settle(work, keys, learner_id, thought, zone=zone, is_heard=is_heard)
                await settled(work, done, done.is_done and is_last)
            if done.is_done:
                return True
            void_runs = _counted(void_runs, done)

    async def _by_model(
        self, open_work: OpenWork, keys: AccountKeys, learner_id: UUID, settled: Settled, permit: Permit, attempt: str
    ) -> None:
        """Let a model read what it has not read; what is too much for one run, or met a model that is away, is promised for later."""
        listening, void_runs, calls = Listening(self.memory, self.gateway, self.embedder), 0, 0
        while True:
            async with open_work() as work:
                overheard = await listening.look(work, keys, learner_id)
            concluded = await listening.ask(keys, overheard, permit, self._disclosing(open_work, keys, learner_id, f"{attempt}:{calls}"))
            calls += concluded.outcome != "nothing_said"
            async with open_work() as work:
                zone = await self._zone(work, learner_id)
                if zone is None:
                    return
                done = await listening.settle(work, keys, learner_id, concluded, zone=zone)
                is_later = done.is_put_off or (calls >= MOST_CALLS and not done.is_done)
                if is_later:
                    await consolidate_at(work, learner_id, self.memory.clock.now() + AGAIN)
                await settled(work, done, False)
            if done.is_done or is_later:
                return
            void_runs = _counted(void_runs, done)

    def _disclosing(self, open_work: OpenWork, keys: AccountKeys, learner_id: UUID, called: str) -> Disclose:
        """Return what journals a call before it is made, while the learner agrees to it."""
        tries = iter(range(1_000_000))

        async def disclose(call: ModelCall) -> bool:
            disclosed = Disclosed(
                provider=call.provider,
                model=call.model,
                purpose="consolidation",
                categories=("chat",),
                tokens_in=call.tokens_in,
                tokens_out=0,
                sent_bytes=call.bytes_in,
            )
            draft = Draft(keys.pseudonym("consolidation disclosure", f"{called}:{next(tries)}"), "disclosure", disclosed)
            async with open_work() as work:
                zone = await self.people.zone_of(work, learner_id)
                desk = await self.memory.open(work, keys, learner_id, zone=zone, drafts=[draft])
                agreement = await self.people.agreement(work, learner_id)  # under the lock that a consent takes too
                if not (agreement.consents.memory and agreement.consents.model_provider):
                    return False
                desk.add(draft)
                await desk.save(is_promising=False)
            return True

        return disclose

    async def _permit(self, keys: AccountKeys, learner_id: UUID) -> Permit | None:
        """Return the leave to ask a model, None where there is no model or no consent."""
        if self.gateway.provider is None:
            return None
        return await self.people.permit(keys.tenant_id, learner_id, "consolidation")

    async def _zone(self, work: Work, learner_id: UUID) -> str | None:
        """Return the learner's time zone, None if they may not be consolidated."""
        agreement = await self.people.agreement(work, learner_id)
        if allows("consolidation", "findings", "system", agreement.consents, agreement.age_band, agreement.policy) == "deny":
            return None
        return await self.people.zone_of(work, learner_id)


def _counted(void_runs: int, done: Consolidated) -> int:
    """Return how many runs in a row came to nothing.

    Raises:
        RunLater: Too many.
    """
    if not done.is_void:
        return 0
    if void_runs + 1 >= VOID_RUNS:
        raise RunLater(BUSY, "memory_busy")
    return void_runs + 1
