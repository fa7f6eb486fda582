"""Reads what a fit may learn from: the answers of learners whose consent covers improving the course, each reading on record in their journal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from schemas.journal import Attempted, Imported, Placed
from services.identity import Agreement, Category, Identity, allows
from services.mastery.evidence import of_attempt, of_placement
from services.mastery.fitting import Answer
from services.mastery.packing import seconds_of
from services.mastery.parameters import EvidenceConstants
from services.memory import Entry, Memory, Trail
from services.platform import NotFound, OpenWork, Problem, Unavailable, Work, get_logger
from services.vault import Vault

log = get_logger("mastery")

NOBODY: Final = UUID(int=0)
"""By whom a fit reads: no person does."""
PAGE: Final = 2_000
MOST_ANSWERS: Final = 2_000
"""Of one learner, the newest."""


def may_be_read(agreement: Agreement) -> bool:
    """Return whether a learner's answers may be read for the sake of the course (pure): verdicts and times, not the words of an answer."""
    consents = agreement.consents
    return consents.memory and allows("analytics", "attempts", "system", consents, agreement.age_band, agreement.policy) != "deny"


def made_here(entries: Sequence[Entry]) -> list[Entry]:
    """Return the entries but those that an archive brought in which was not made here for this account (pure)."""
    foreign = [(e.first_seq, e.last_seq) for e in (entry.evidence for entry in entries) if isinstance(e, Imported) and not e.proven]
    return [entry for entry in entries if not any(first <= entry.seq <= last for first, last in foreign)]


def answers_of(entries: Sequence[Entry], c: EvidenceConstants) -> dict[str, list[Answer]]:
    """Return the answers of each course, in order (pure); none of what an archive brought in that was not made here for this account."""
    found: dict[str, list[Answer]] = {}
    for entry in made_here(entries):
        evidence = entry.evidence
        if not isinstance(evidence, Attempted | Placed):
            continue
        seen = of_attempt(evidence, c) if isinstance(evidence, Attempted) else of_placement(evidence)
        if seen is not None and seen.key is not None:
            answer = Answer(seen.key, seen.skills, seen.score, seconds_of(entry.at), seen.weight, seen.difficulty, seen.again, seen.facts)
            found.setdefault(evidence.course, []).append(answer)
    return {course: answers[-MOST_ANSWERS:] for course, answers in found.items()}


@dataclass(frozen=True, slots=True)
class Gathering:
    """Opens journals for a fit."""

    open_work: OpenWork
    vault: Vault
    identity: Identity
    memory: Memory

    async def consenting(self, tenant_id: UUID) -> list[UUID]:
        """Return the learners of a tenant whose answers may be read now, by id."""
        found: list[UUID] = []
        after: UUID | None = None
        while True:
            async with self.open_work(tenant_id) as work:
                page = await self.memory.learners(work, after)
                found += [learner_id for learner_id in page if await self._consents(work, learner_id)]
            if not page:
                return found
            after = page[-1]

    async def answers(self, tenant_id: UUID, learner_id: UUID, run_id: UUID, c: EvidenceConstants) -> Mapping[str, list[Answer]]:
        """Return a learner's answers by course, and note in their journal that they were read; nothing where they may not be, or do not open.

        Args:
            tenant_id: The learner's tenant.
            learner_id: Whose.
            run_id: The fit; a fit that is begun again is noted once.
            c: What an answer is worth.
        """
        return answers_of(await self.entries(tenant_id, learner_id, run_id, ["attempts"]), c)

    async def entries(self, tenant_id: UUID, learner_id: UUID, run_id: UUID, categories: Sequence[Category]) -> list[Entry]:
        """Return a learner's journal without words, and note in it that these categories were read; nothing where they may not be, or do not open.

        Args:
            tenant_id: The learner's tenant.
            learner_id: Whose.
            run_id: What it is read for; begun again, it is noted once.
            categories: What of it is looked at.
        """
        try:
            keys = await self.vault.keys(tenant_id, learner_id)
            async with self.open_work(tenant_id) as work:
                # Again, in this very unit of work: consent may have been taken back since.
                if not await self._consents(work, learner_id):
                    return []
                entries, after = list[Entry](), 0
                while page := await self.memory.entries(work, keys, learner_id, after_seq=after, limit=PAGE, words_of=()):
                    entries += page
                    after = page[-1].seq
                zone = await self.identity.zone_of(work, learner_id)
                # Last, as it locks the journal, and the learner may be waiting to answer.
                await Trail(self.memory).note(
                    work, keys, learner_id, by=NOBODY, role="system", purpose="analytics", categories=categories, session_id=run_id, zone=zone
                )  # fmt: skip
        except Unavailable:
            raise
        except Problem as problem:
            log.warning("learner_left_out", learner_id=learner_id, error_class=type(problem).__name__)
            return []
        return entries

    async def _consents(self, work: Work, learner_id: UUID) -> bool:
        """Return whether a learner's answers may be read; False if the account is gone."""
        try:
            return may_be_read(await self.identity.agreement(work, learner_id))
        except NotFound:
            return False
