"""Use cases of a learner's own view of their memory. Looking is itself journaled, once a session."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from uuid import UUID

from schemas.memory import AccessLogOut, FactCorrectionIn, FactOut, FactsOut, FactWithEvidenceOut
from services.identity import Category, Identity, Principal
from services.memory import Beliefs, Trail, access_out, consolidate_now, fact_out, fact_with_evidence_out
from services.platform import OpenWork, Work
from services.safeguarding import Heard, PassingOn, keep_out
from services.vault import AccountKeys, Vault

SEEN: tuple[Category, ...] = ("findings", "goals", "summaries", "support")
PAGE = 50


@dataclass(frozen=True)
class Privacy:
    """What a learner may do with what is remembered of them."""

    open_work: OpenWork
    vault: Vault
    identity: Identity
    beliefs: Beliefs
    trail: Trail

    async def facts(self, principal: Principal) -> FactsOut:
        """Return what the tutor believes now; nothing before consent to memory."""
        async with self._memory(principal) as (work, keys):
            found = await self.beliefs.now(work, keys, principal.account_id)
            await self._note(work, keys, principal, SEEN)
        return FactsOut(facts=tuple(fact_out(fact) for fact in found))

    async def fact(self, principal: Principal, fact_id: UUID) -> FactWithEvidenceOut:
        """Return one belief with the entries it rests on; raise FactUnknown."""
        async with self._memory(principal) as (work, keys):
            fact, entries = await self.beliefs.one(work, keys, principal.account_id, fact_id)
            await self._note(work, keys, principal, (*SEEN, "attempts"))
        return fact_with_evidence_out(fact, entries)

    async def say(self, principal: Principal, fact_id: UUID, said: FactCorrectionIn, version: str | None) -> FactOut:
        """Take the learner's word about a belief: it stands for good.

        Raises:
            FactUnknown, FactStale, FactUnspoken: as they say.
            SaidToAPerson: what is said instead is something for a person to hear.
        """
        written = Heard(said.id, principal.account_id, "correction", said.value or "")
        passing_on = PassingOn(self.vault, self.identity, self.trail.memory.clock)
        await keep_out(self.open_work, passing_on, principal.tenant_id, written, principal.locale)
        async with self._memory(principal) as (work, keys):
            zone = await self.identity.zone_of(work, principal.account_id)
            fact = await self.beliefs.say(
                work, keys, principal.account_id, fact_id, said.word, entry_id=said.id, value=said.value, version=version, zone=zone
            )
            if fact is None:
                fact, _ = await self.beliefs.one(work, keys, principal.account_id, fact_id)
        return fact_out(fact)

    async def access_log(self, principal: Principal, before_seq: int | None) -> AccessLogOut:
        """Return who opened what, what went to a model provider, and which consents were given, newest first."""
        async with self._memory(principal) as (work, keys):
            page = await self.trail.read(work, keys, principal.account_id, before_seq=before_seq, limit=PAGE)
        lines = (access_out(entry) for entry in page.entries)
        return AccessLogOut(items=tuple(line for line in lines if line is not None), before=page.before_seq)

    async def session_ended(self, principal: Principal) -> None:
        """Promise consolidation of what a learner's session has left, if it may be remembered."""
        if principal.role != "learner":
            return
        async with self.open_work(principal.tenant_id) as work:
            if (await self.identity.agreement(work, principal.account_id)).consents.memory:
                await consolidate_now(work, principal.account_id)

    @asynccontextmanager
    async def _memory(self, principal: Principal) -> AsyncIterator[tuple[Work, AccountKeys]]:
        keys = await self.vault.keys(principal.tenant_id, principal.account_id)
        async with self.open_work(principal.tenant_id) as work:
            yield work, keys

    async def _note(self, work: Work, keys: AccountKeys, principal: Principal, categories: tuple[Category, ...]) -> None:
        """Journal that a learner looked; without consent to memory, or while it is paused, that is not remembered either."""
        learner_id = principal.account_id
        if not (await self.identity.agreement(work, learner_id, principal.session_id)).remembers:
            return
        zone = await self.identity.zone_of(work, learner_id)
        await self.trail.note(
            work, keys, learner_id, by=learner_id, role=principal.role, purpose="learner_view", categories=categories,
            session_id=principal.session_id, zone=zone,
        )  # fmt: skip
