"""What the tutor believes about a learner, for the learner: see it with its evidence, correct it, contest it, confirm it, delete it."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Final, Literal
from uuid import UUID

from schemas.journal import Corrected, Fact
from schemas.memory import Wish
from services.identity import Category
from services.memory.brief import Brief, BriefItem, build
from services.memory.decay import faded
from services.memory.desk import Desk
from services.memory.entry import Draft, Entry
from services.memory.errors import FactStale, FactUnknown, FactUnspoken
from services.memory.extraction.lines import plain_line
from services.memory.extraction.screen import statable
from services.memory.facts import ALL, FACTS, FactBook, closing_of
from services.memory.forgetting.owing import owe
from services.memory.forgetting.scope import order_of
from services.memory.service import Memory
from services.platform import Work
from services.vault import AccountKeys

BELIEVED: Final = (FACTS, ALL)
"""The part of the image that holds the facts, for a desk that is opened with it."""
Word = Literal["correct", "delete", "contest", "confirm"]


@dataclass(frozen=True, slots=True)
class Beliefs:
    """The facts about a learner, and the learner's word about them."""

    memory: Memory

    async def now(self, work: Work, keys: AccountKeys, learner_id: UUID) -> list[Fact]:
        """Return what is believed now, the surest first, each as sure as it still is."""
        return self._held((await self.memory.read(work, keys, learner_id, [BELIEVED])).state(*BELIEVED))

    def _held(self, book: FactBook) -> list[Fact]:
        now = self.memory.clock.now()
        return sorted((faded(fact, now) for fact in book.live(now)), key=lambda fact: (-fact.confidence, str(fact.id)))

    async def one(self, work: Work, keys: AccountKeys, learner_id: UUID, fact_id: UUID) -> tuple[Fact, list[Entry]]:
        """Return one fact with the entries it rests on; those that have been deleted are missing.

        Raises:
            FactUnknown: There is no such fact about this learner.
        """
        book: FactBook = (await self.memory.read(work, keys, learner_id, [(FACTS, ALL)])).state(FACTS, ALL)
        fact = faded(_live(self.memory, book, fact_id), self.memory.clock.now())
        return fact, await self.memory.entries_by_id(work, keys, learner_id, fact.evidence)

    async def say(
        self,
        work: Work,
        keys: AccountKeys,
        learner_id: UUID,
        fact_id: UUID,
        word: Word,
        *,
        entry_id: UUID,
        value: str | None = None,
        version: str | None = None,
        zone: str = "UTC",
    ) -> Fact | None:
        """Journal the learner's word about a fact, which stands for good, and return the fact as it is then; None if it is deleted.

        Args:
            work: A unit of work of the learner's tenant.
            keys: The learner's keys.
            learner_id: The learner.
            fact_id: The fact.
            word: What the learner says about it.
            entry_id: Made by the caller; sent again, it is the same word.
            value: What is right instead, for `correct`.
            version: The fact's version that the learner saw (If-Match); None if they do not care.
            zone: The learner's time zone.

        Raises:
            FactUnknown: There is no such fact about this learner.
            FactStale: It has changed since.
            FactUnspoken: `correct` without a value that a plain line can hold.
        """
        desk = await self.memory.open(work, keys, learner_id, zone=zone, parts=[(FACTS, ALL)], ids=[entry_id])
        book: FactBook = desk.state(FACTS, ALL)
        if desk.duplicate(entry_id) is None:
            fact = _live(self.memory, book, fact_id)
            if version is not None and version != version_of(fact):
                raise FactStale
            closes = closing_of(fact) if word in ("correct", "delete") else None
            evidence = Corrected(
                fact_id=fact.id,
                action=word,
                kind=fact.kind,
                subject=fact.subject,
                value=_value(word, value),
                course=fact.course,
                closes=closes,
            )
            if closes is not None:
                await owe(
                    work,
                    keys,
                    learner_id,
                    order_of(desk.now(), Wish(what="fact", id=fact.id) if word == "delete" else None, None, [evidence]),
                )
            desk.add(Draft(entry_id, "correction", evidence))
            await desk.save()
        return book.facts.get(entry_id if word == "correct" else fact_id)

    async def brief(
        self,
        work: Work,
        keys: AccountKeys,
        learner_id: UUID,
        *,
        skills: Collection[str],
        budget_tokens: int,
        course: str | None = None,
        allowed: Collection[Category] | None = None,
        knowledge: Iterable[BriefItem] = (),
    ) -> Brief:
        """Return what one purpose needs to know about a learner.

        Args:
            work: A unit of work of the learner's tenant.
            keys: The learner's keys.
            learner_id: The learner.
            skills: The skills at hand.
            budget_tokens: Room for the whole.
            course: The course at hand.
            allowed: Categories that the purpose may open, by policy; None is all.
            knowledge: Items on the state of skills.
        """
        found = await self.now(work, keys, learner_id)
        return build(found, skills, budget_tokens, course=course, allowed=allowed, knowledge=knowledge)

    def brief_at(
        self, desk: Desk, *, skills: Collection[str], budget_tokens: int, course: str | None, allowed: Collection[Category],
        knowledge: Iterable[BriefItem],
    ) -> Brief:  # fmt: skip
        """Return what `brief` does, read from a desk that `BELIEVED` was brought to, so that memory is not read again."""
        found = self._held(desk.state(*BELIEVED))
        return build(found, skills, budget_tokens, course=course, allowed=allowed, knowledge=knowledge)


def version_of(fact: Fact) -> str:
    """Return a fact's version, for ETag and If-Match. Confidence is no part of it: it fades while one reads, and whatever moves it is recorded."""
    return hashlib.sha256(fact.model_dump_json(exclude={"confidence"}).encode()).hexdigest()[:16]


def _live(memory: Memory, book: FactBook, fact_id: UUID) -> Fact:
    """Return a fact that holds now."""
    found = next((fact for fact in book.live(memory.clock.now()) if fact.id == fact_id), None)
    if found is None:
        raise FactUnknown
    return found


def _value(word: Word, value: str | None) -> str | None:
    """Return the value that a correction gives: one plain line that may stand as a fact."""
    if word != "correct":
        return None
    line = plain_line(value or "")
    if not statable(line):
        raise FactUnspoken
    return line
