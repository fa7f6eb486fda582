"""Retention: words that are older than a tenant keeps them are cleared; what was learnt from them stays, so mastery survives."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal
from uuid import UUID, uuid4

from schemas.journal import EntryKind, Forgotten
from schemas.memory import Wish
from schemas.retention import WordsKept
from schemas.standing import WordsOrder
from services.memory import store
from services.memory.desk import Desk
from services.memory.entry import Draft, PartKey
from services.memory.facts import ALL, FACTS, FactBook
from services.memory.forgetting import store as retained
from services.memory.forgetting.deciding import without_quotes
from services.memory.forgetting.scope import OfWish
from services.memory.forgetting.service import go_through, rebuilt
from services.memory.forgetting.survey import Survey
from services.memory.keeping import DatabaseKeeper
from services.memory.recall import forget_in_index
from services.memory.records import opened
from services.memory.service import Memory
from services.memory.store import Owner, StoredEntry
from services.platform import Work
from services.vault import AccountKeys

RETAIN: Final = "memory.retain"
Worded = Literal["chat", "attempts", "goals"]
KINDS_WITH_WORDS: Final[Mapping[Worded, frozenset[EntryKind]]] = {
    "chat": frozenset({"message", "reply"}),
    "attempts": frozenset({"attempt", "case", "ruling"}),
    "goals": frozenset({"goal", "preference"}),
}
BATCH: Final = 1_000


def before_days(kept: WordsKept, today: date) -> dict[Worded, date]:
    """Return, for each category whose words are not kept for good, the day before which they go."""
    days: dict[Worded, int] = {"chat": kept.chat, "attempts": kept.attempts, "goals": kept.goals}
    return {category: today - timedelta(days=n) for category, n in days.items() if n}


def before_orders(orders: Sequence[WordsOrder], today: date) -> dict[Worded, date]:
    """Return, for each category, the day before which words had gone by standing orders: the latest that any of them came to while it held.

    Args:
        orders: Of one tenant, oldest first; each held until the next.
        today: The last one holds until now.
    """
    found: dict[Worded, date] = {}
    for place, order in enumerate(orders):
        until = orders[place + 1].since if place + 1 < len(orders) else today
        for category, before in before_days(order.words_kept, until).items():
            found[category] = max(before, found.get(category, before))
    return found


@dataclass(frozen=True, slots=True)
class Retention:
    """Clears words by age, a batch at a time.

    Args:
        memory: The journals and images.
        batch: Most entries that are looked at in one unit of work.
    """

    memory: Memory
    batch: int = BATCH

    async def overdue(self, work: Work, before: Mapping[Worded, date], after: UUID | None, limit: int) -> list[UUID]:
        """Return learners of the unit of work's tenant who have words to be looked at, by id, those after `after`."""
        found: set[UUID] = set()
        for category, day in before.items():
            found.update(await retained.learners_overdue(work.session, category, day, after, limit))
        return sorted(found)[:limit]

    async def clear(self, work: Work, keys: AccountKeys, learner_id: UUID, category: Worded, before: date, *, zone: str = "UTC") -> int:
        """Clear the next words of a category that were written before a day; return how many entries were looked at, 0 at the end.

        Facts that quote them stand without the quote from then on. Done again, nothing changes.

        Args:
            work: A unit of work of the learner's tenant.
            keys: The learner's keys.
            learner_id: The learner.
            category: Of the words.
            before: The first day whose words stay.
            zone: The learner's IANA time zone, for the local day of the record.

        Raises:
            LearnerErasing, MemoryForgetting: Not now.
        """
        keeper = DatabaseKeeper(work, keys, Owner(keys.tenant_id, learner_id))
        begun = await keeper.begin()
        after = await retained.mark(work.session, keeper.owner, category)
        rows = _leading(await store.entries_after(work.session, keeper.owner, after, begun.seq, self.batch), before)
        if not rows:
            return 0
        kinds = KINDS_WITH_WORDS[category]
        wordy = [row for row in rows if row.words is not None and (entry := opened(keys, row, words_of=())) and entry.kind in kinds]
        if wordy:
            await self._clear(keeper, category, {row.seq: row.id for row in wordy}, zone)
        await retained.set_mark(work.session, keeper.owner, category, rows[-1].seq)
        return len(rows)

    async def _clear(self, keeper: DatabaseKeeper, category: Worded, wordy: dict[int, UUID], zone: str) -> None:
        """Clear words, and what quotes them; write down how many."""
        work, owner, wordless = keeper.work, keeper.owner, set(wordy.values())
        await retained.clear(work.session, owner, wordy, words_only=True)
        await forget_in_index(work, owner, list(wordy))
        record = Forgotten(what="retention", by="system", category=category, entries=len(wordy))
        desk = await self.memory.open(work, keeper.keys, owner.learner_id, zone=zone, parts=[PartKey(FACTS, ALL)])
        book: FactBook = desk.state(FACTS, ALL)
        if any(fact.quote is not None and not wordless.isdisjoint(fact.evidence) for fact in book.facts.values()):
            await self._unquote(keeper, desk, book, wordless, record, zone)
            return
        desk.add(Draft(uuid4(), "forgotten", record))
        await desk.save()

    async def _unquote(self, keeper: DatabaseKeeper, desk: Desk, book: FactBook, wordless: set[UUID], record: Forgotten, zone: str) -> None:
        survey = Survey(OfWish(Wish(what="entry")))
        await go_through(keeper, survey, desk.seq)
        decision = without_quotes(survey, book, wordless, desk.now(), uuid4)
        await retained.clear(keeper.work.session, keeper.owner, decision.clear)
        told = record.model_copy(update={"facts_rewritten": len(decision.rewritten)})
        await rebuilt(self.memory, keeper, [*decision.drafts, Draft(uuid4(), "forgotten", told)], zone)


def _leading(rows: list[StoredEntry], before: date) -> list[StoredEntry]:
    """Return the rows up to the first that is not old enough; a day that runs back, as after a change of zone, waits with it."""
    for place, row in enumerate(rows):
        if row.day >= before:
            return rows[:place]
    return rows
