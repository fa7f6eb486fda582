"""Reads what a fit may learn from: the answers of learners whose consent covers improving the course, each reading on record in their journal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from schemas.journal import Attempted, Imported, Moved, Placed
from services.identity import Agreement, Category, Identity, allows
from services.mastery.evidence import of_attempt, of_placement
from services.mastery.fitting import Answer, Change
from services.mastery.packing import seconds_of
from services.mastery.parameters import EvidenceConstants
from services.memory import Entry, Memory, Trail, reading_through
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
    """Return the answers of each course, in order and in the names of today, with what changed between them (pure).

    None of what an archive brought in that was not made here for this account. What the folds of knowledge take is what is returned: skills
    that an upgrade of the course renamed, split or merged are read through its maps, those that an educator begins anew or a placement takes
    as known change the state before the next answer.
    """
    reading, found = reading_through(entries), dict[str, list[Answer]]()
    changed: dict[str, list[Change]] = {}
    for entry in made_here(entries):
        for said in reading.read(entry):
            evidence = said.evidence
            if not isinstance(evidence, Attempted | Placed | Moved):
                continue
            changed.setdefault(evidence.course, []).extend(_changes(said))
            answer = _answer(said, c, changed[evidence.course])
            if answer is not None:
                found.setdefault(evidence.course, []).append(answer)
                changed[evidence.course] = []
    return {course: answers[-MOST_ANSWERS:] for course, answers in found.items()}


def _changes(entry: Entry) -> list[Change]:
    """Return what an entry changes beside its answer."""
    said, at_s = entry.evidence, seconds_of(entry.at)
    if isinstance(said, Moved):
        return [Change(said.skill, at_s)] if said.move == "reset" and said.skill else []
    return [Change(one.skill, at_s, one.chance) for one in said.presumed] if isinstance(said, Placed) else []


def _answer(entry: Entry, c: EvidenceConstants, before: Sequence[Change]) -> Answer | None:
    """Return the answer of an entry; None if it bears no evidence, or not on any question."""
    said = entry.evidence
    seen = of_attempt(said, c) if isinstance(said, Attempted) else of_placement(said) if isinstance(said, Placed) else None
    if seen is None or seen.key is None:
        return None
    return Answer(
        seen.key, seen.skills, seen.score, seconds_of(entry.at), seen.weight, seen.difficulty, seen.again, seen.facts, tuple(before)
    )


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
        return answers_of(await self.entries(tenant_id, learner_id, run_id, ["attempts", "plan"]), c)

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
