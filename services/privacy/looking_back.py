"""Use cases of a learner who looks back: what belongs to a question, and what the tutor believed at a moment that has passed."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from schemas.recall import BelievedOut, RecalledOut, RecallIn, RecallOut
from services.identity import Category, Identity, Principal
from services.memory import AsOf, Owner, Question, Recall, Recalled, Trail, fact_out
from services.platform import Clock, OpenWork, Work
from services.vault import AccountKeys, Vault

BELIEFS: Final[tuple[Category, ...]] = ("findings", "goals", "summaries", "support")


@dataclass(frozen=True)
class LookingBack:
    """What a learner may ask of their own memory's past. Looking is journaled, once a session."""

    open_work: OpenWork
    vault: Vault
    identity: Identity
    as_of: AsOf
    trail: Trail
    clock: Clock
    recall: Recall

    async def recalled(self, principal: Principal, asked: RecallIn) -> RecallOut:
        """Return what of the learner's memory belongs to a question; raise ConsentNeeded before consent to memory."""
        question = Question(
            asked.query, "learner_view", course=asked.course, skills=asked.skills, limit=asked.limit, budget_tokens=asked.budget_tokens,
            as_of=asked.as_of, session_id=principal.session_id,
        )  # fmt: skip
        found = await self.recall.ask(Owner(principal.tenant_id, principal.account_id), question)
        return RecallOut(
            items=tuple(_recalled_out(item) for item in found.items), degraded=found.degraded, searched=found.searched,
            embedding_ms=_milliseconds(found.embedding_s), search_ms=_milliseconds(found.search_s),
        )  # fmt: skip

    async def believed(self, principal: Principal, at: datetime) -> BelievedOut:
        """Return what the tutor believed at a moment, or now if the moment is still to come; without memory that is nothing."""
        moment = min(at, self.clock.now())
        keys = await self.vault.keys(principal.tenant_id, principal.account_id)
        async with self.open_work(principal.tenant_id) as work:
            found = await self.as_of.believed(work, keys, principal.account_id, moment)
            await self._note(work, keys, principal, BELIEFS)
        return BelievedOut(at=moment, facts=tuple(fact_out(fact) for fact in found.facts), withheld=found.withheld)

    async def _note(self, work: Work, keys: AccountKeys, principal: Principal, categories: Collection[Category]) -> None:
        """Journal that a learner looked; without consent to memory that is not remembered either."""
        learner_id = principal.account_id
        if not (await self.identity.agreement(work, learner_id, principal.session_id)).remembers:
            return
        zone = await self.identity.zone_of(work, learner_id)
        await self.trail.note(
            work, keys, learner_id, by=learner_id, role=principal.role, purpose="learner_view", categories=categories,
            session_id=principal.session_id, zone=zone,
        )  # fmt: skip


def _recalled_out(item: Recalled) -> RecalledOut:
    return RecalledOut(
        id=item.id, kind=item.kind, what=item.what, text=item.text, at=item.at, course=item.course, speaker=item.speaker,
        score=round(item.score, 4), reasons=item.reasons,
    )  # fmt: skip


def _milliseconds(seconds: float) -> float:
    return round(seconds * 1_000, 2)
