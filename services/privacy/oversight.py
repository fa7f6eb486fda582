"""Use cases of those who stand beside a learner: a guardian or an educator looks at the memory, as far as policy goes, and is seen looking."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from schemas.memory import AccessLogOut, FactOut, FactsOut, FactWithEvidenceOut, NoteIn
from services.identity import Category, Forbidden, Identity, Principal, Viewing
from services.memory import CATEGORY_OF_KIND, Beliefs, FactUnknown, Note, Notes, Trail, access_out, fact_out, seen_facts, seen_with_evidence
from services.platform import OpenWork, Work
from services.safeguarding import Heard, PassingOn, keep_out_of_notes
from services.vault import AccountKeys, Vault

FACTS: Final[tuple[Category, ...]] = ("findings", "goals", "summaries", "support")
EVIDENCE: Final[tuple[Category, ...]] = ("attempts", "chat", "plan")
PAGE: Final = 50


@dataclass(frozen=True)
class Oversight:
    """What others may see of a learner's memory. Each look is an entry of the learner's journal, which the learner reads."""

    open_work: OpenWork
    vault: Vault
    identity: Identity
    beliefs: Beliefs
    trail: Trail
    notes: Notes

    async def facts(self, principal: Principal, learner_id: UUID) -> FactsOut:
        """Return what the tutor believes about a learner, masked by policy.

        Raises:
            NotFound, ConsentNeeded, Forbidden: As `Identity.viewing` says.
        """
        async with self._looking(principal, learner_id) as (work, keys, viewing):
            found = await self.beliefs.now(work, keys, learner_id)
            await self._note(work, keys, principal, viewing, FACTS)
        return FactsOut(facts=seen_facts(found, viewing))

    async def fact(self, principal: Principal, learner_id: UUID, fact_id: UUID) -> FactWithEvidenceOut:
        """Return one belief with what may be seen of the entries it rests on; raise as `facts` does, and FactUnknown."""
        async with self._looking(principal, learner_id) as (work, keys, viewing):
            fact, entries = await self.beliefs.one(work, keys, learner_id, fact_id)
            if not viewing.opens(CATEGORY_OF_KIND[fact.kind]):
                raise FactUnknown
            await self._note(work, keys, principal, viewing, (*FACTS, *EVIDENCE))
        return seen_with_evidence(fact, entries, viewing)

    async def access_log(self, principal: Principal, learner_id: UUID, before_seq: int | None) -> AccessLogOut:
        """Return who opened a learner's memory and what was sent to whom, newest first; raise as `facts` does."""
        async with self._looking(principal, learner_id) as (work, keys, viewing):
            if not viewing.opens("audit"):
                raise Forbidden
            page = await self.trail.read(work, keys, learner_id, before_seq=before_seq, limit=PAGE)
            await self._note(work, keys, principal, viewing, ("audit",))
        lines = (access_out(entry) for entry in page.entries)
        return AccessLogOut(items=tuple(line for line in lines if line is not None), before=page.before_seq)

    async def note(self, principal: Principal, wanted: NoteIn) -> FactOut:
        """Write an educator's note about a learner into the learner's memory, with who wrote it.

        Raises:
            NotFound, ConsentNeeded, Forbidden: As `Identity.viewing` says.
            FactUnspoken: It says nothing that a plain line can hold.
            FactUnknown: It was sent before, and the learner has deleted it since.
            SaidToAPerson: It is for the person who is named for safeguarding, to whom it has been passed on.
        """
        async with self._looking(principal, wanted.learner_id, notes=True):
            written = Heard(wanted.id, wanted.learner_id, "note", wanted.value, principal.account_id)
        passing_on = PassingOn(self.vault, self.identity, self.trail.memory.clock)
        await keep_out_of_notes(self.open_work, passing_on, principal.tenant_id, written)
        async with self._looking(principal, wanted.learner_id, notes=True) as (work, keys, viewing):
            zone = await self.identity.zone_of(work, wanted.learner_id)
            note = Note(wanted.id, wanted.kind, wanted.subject, wanted.course, wanted.value)
            fact = await self.notes.write(work, keys, wanted.learner_id, note, by=principal.account_id, role=principal.role, zone=zone)
        return fact_out(fact) if viewing.shows(CATEGORY_OF_KIND[fact.kind]) else seen_facts([fact], viewing)[0]

    @asynccontextmanager
    async def _looking(
        self, principal: Principal, learner_id: UUID, *, notes: bool = False
    ) -> AsyncIterator[tuple[Work, AccountKeys, Viewing]]:
        """Open a learner's memory for somebody else, if they may look."""
        async with self.open_work(principal.tenant_id) as work:
            viewing = await self.identity.viewing(work, principal, learner_id, notes=notes)
            yield work, await self.vault.keys(principal.tenant_id, learner_id), viewing

    async def _note(self, work: Work, keys: AccountKeys, principal: Principal, viewing: Viewing, categories: tuple[Category, ...]) -> None:
        """Journal the look, each time, whatever the learner has agreed to: that others looked is theirs to know."""
        await self.trail.note(
            work, keys, viewing.learner_id, by=principal.account_id, role=principal.role, purpose=viewing.purpose,
            categories=[category for category in categories if viewing.opens(category)],
            zone=await self.identity.zone_of(work, viewing.learner_id),
        )  # fmt: skip
