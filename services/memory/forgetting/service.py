"""Forgets what a learner names: short journals within the request, long ones by a job that begins by letting nobody read them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal
from uuid import UUID, uuid4

from schemas.journal import Corrected, Forgotten, GoalSet, Spoken
from schemas.memory import Wish
from schemas.standing import StandingOrder
from services.memory import store
from services.memory.desk import Begun, Desk
from services.memory.entry import Draft, PartKey
from services.memory.errors import EntryKept, EntryUnknown, FactUnknown, MemoryDamaged
from services.memory.facts import ALL, FACTS, FactBook
from services.memory.forgetting import store as wishes
from services.memory.forgetting.deciding import Decision, decided, ended_with
from services.memory.forgetting.owing import owe
from services.memory.forgetting.scope import OfOrders, OfWish, Scope, order_of, owed
from services.memory.forgetting.survey import Survey
from services.memory.forgetting.wishes import DERIVED, KEPT
from services.memory.keeping import DatabaseKeeper
from services.memory.recall import forget_in_index, index_later
from services.memory.records import opened, wish_place
from services.memory.service import Memory
from services.memory.store import Owner
from services.platform import Work, enqueue
from services.vault import AccountKeys

FORGET: Final = "memory.forget"
FORGET_FACT: Final = "memory.forget_fact"
AT_ONCE: Final = 1_000
"""Longest journal of which something is forgotten while the caller waits."""
SLICE: Final = 2_000
BATCH: Final = 500
_WIDTH: Final = ("fact", "entry", "period", "category", "course", "everything")


@dataclass(frozen=True, slots=True)
class Outlook:
    """What a wish names, as of a moment, and what follows from it; nothing has been written yet."""

    survey: Survey
    decision: Decision
    at: datetime


@dataclass(frozen=True, slots=True)
class Forgetting:
    """Use cases of forgetting, each in the caller's unit of work.

    Args:
        memory: The journals and images.
        at_once: Longest journal of which something is forgotten at once.
        slice: Most entries that a job clears in one commit.
    """

    memory: Memory
    at_once: int = AT_ONCE
    slice: int = SLICE

    async def outlook(self, work: Work, keys: AccountKeys, learner_id: UUID, wish: Wish) -> Outlook:
        """Return what forgetting would change. Nothing is written; an empty wish is no fault.

        Raises:
            EntryUnknown, FactUnknown: What the wish names is not this learner's.
            EntryKept: It stays on record.
            LearnerErasing, MemoryForgetting: Nothing is shown now.
        """
        return await self._outlook(DatabaseKeeper(work, keys, Owner(keys.tenant_id, learner_id)), wish)

    async def is_long(self, work: Work, keys: AccountKeys, learner_id: UUID) -> bool:
        """Lock a journal until the unit of work ends, and return whether it is too long to be gone through while somebody waits."""
        begun = await DatabaseKeeper(work, keys, Owner(keys.tenant_id, learner_id)).begin()
        return begun.seq > self.at_once

    async def forget(self, work: Work, keys: AccountKeys, learner_id: UUID, wish: Wish, *, zone: str = "UTC") -> Outlook:
        """Forget, all of it in this unit of work, and return what that was.

        Args:
            work: A unit of work of the learner's tenant.
            keys: The learner's keys.
            learner_id: The learner.
            wish: What is to be forgotten.
            zone: The learner's IANA time zone, for the local day of what is written in its place.

        Raises:
            EntryUnknown, FactUnknown, EntryKept: As `outlook`.
            MemoryDamaged: The journal does not hold together; nothing is forgotten.
        """
        keeper = DatabaseKeeper(work, keys, Owner(keys.tenant_id, learner_id))
        await keeper.begin()
        outlook = await self._outlook(keeper, wish)
        if not outlook.decision.changes_nothing:
            await self._forget(keeper, outlook, len(outlook.decision.clear), zone)
        return outlook

    async def obey(
        self, work: Work, keys: AccountKeys, learner_id: UUID, orders: Sequence[StandingOrder], *, zone: str = "UTC",
        besides: Sequence[Draft] = (),
    ) -> bool:  # fmt: skip
        """Forget once more what standing orders name in a memory that is older than they are; return whether anything was there.

        Orders that the memory reflects already change nothing. It does not matter how long the journal is, or that a wish is waiting.

        Args:
            work: A unit of work of the learner's tenant.
            keys: The learner's keys.
            learner_id: The learner.
            orders: The learner's, from the ledger.
            zone: The learner's IANA time zone, for the local day of the record.
            besides: What other domains, which have obeyed in the same unit of work, want written down.

        Raises:
            LearnerErasing: The learner is being erased.
            MemoryDamaged: The journal does not hold together; nothing is forgotten.
        """
        keeper = DatabaseKeeper(work, keys, Owner(keys.tenant_id, learner_id), while_forgetting=True)
        await keeper.begin()
        begun, book = await self._book(keeper)
        outlook = await self._seen(keeper, OfOrders(owed(orders, book)), begun.seq, book)
        outlook.decision.drafts += await self._withdrawn_again(keeper, outlook, orders, book)
        if outlook.decision.changes_nothing:
            if besides:
                await rebuilt(self.memory, keeper, list(besides), zone)
            return bool(besides)
        outlook.decision.drafts += besides
        record = _record(_widest(orders), "system", outlook.decision, len(outlook.decision.clear))
        await self._carry_out(keeper, outlook.decision, record, zone)
        return True

    async def promise(self, work: Work, keys: AccountKeys, learner_id: UUID, wish: Wish) -> UUID:
        """Let nobody read or write this memory any more, and promise to forget; return the job's id.

        Raises:
            EntryUnknown, EntryKept: As `outlook`.
        """
        owner, wish_id = Owner(keys.tenant_id, learner_id), uuid4()
        keeper = DatabaseKeeper(work, keys, owner)
        await keeper.begin()
        turn_id, now = await self._turn_of(keeper, wish, is_resumed=False), self.memory.clock.now()
        await owe(work, keys, learner_id, order_of(now, wish, turn_id, ()))
        sealed = keys.seal(wish_place(wish_id, 1), wish.model_dump_json().encode())
        await wishes.add_wish(work.session, owner, wish_id, now, sealed)
        await wishes.set_state(work.session, owner, "forgetting")
        await wishes.drop_index(work.session, owner)
        return await enqueue(work, FORGET, tenant_id=work.tenant_id, account_id=learner_id, subject_id=wish_id)

    async def promise_fact(self, work: Work, learner_id: UUID, fact_id: UUID) -> UUID:
        """Promise to clear what the journal still says of a fact that the learner has deleted; it is believed and shown no more already."""
        return await enqueue(
            work, FORGET_FACT, tenant_id=work.tenant_id, account_id=learner_id, subject_id=fact_id, dedupe_key=str(fact_id)
        )

    async def forget_deleted(self, work: Work, keys: AccountKeys, learner_id: UUID, fact_id: UUID, *, zone: str) -> None:
        """Clear what the journal still says of a deleted fact; done again, it changes nothing."""
        keeper = DatabaseKeeper(work, keys, Owner(keys.tenant_id, learner_id))
        await keeper.begin()
        outlook = await self._outlook(keeper, Wish(what="fact", id=fact_id), is_resumed=True)
        if not outlook.decision.changes_nothing:
            await self._forget(keeper, outlook, len(outlook.decision.clear), zone)

    async def begun(self, work: Work, keys: AccountKeys, learner_id: UUID, *, is_resumed: bool) -> Outlook | None:
        """Return what the promised wish names and what is left to do about it; None if there is no wish (any more).

        What was cleared before counts as forgotten: a run that was cut short and begins anew comes to the same end.
        """
        owner = Owner(keys.tenant_id, learner_id)
        waiting = await wishes.wish(work.session, owner)
        if waiting is None:
            return None
        wish = Wish.model_validate_json(keys.open(wish_place(waiting.id, waiting.version), waiting.sealed))
        return await self._outlook(DatabaseKeeper(work, keys, owner, while_forgetting=True), wish, is_resumed=is_resumed)

    async def clear(self, work: Work, keys: AccountKeys, learner_id: UUID, seqs: list[int]) -> None:
        """Clear entries that the wish names; what hangs on them is done at the end, so that every run finds it as it was."""
        await wishes.clear(work.session, Owner(keys.tenant_id, learner_id), seqs)

    async def end(self, work: Work, keys: AccountKeys, learner_id: UUID, outlook: Outlook, cleared: int, *, zone: str) -> None:
        """Do what follows from the wish, make the image again, and open the memory, all in this unit of work."""
        keeper = DatabaseKeeper(work, keys, Owner(keys.tenant_id, learner_id), while_forgetting=True)
        await keeper.begin()
        await self._forget(keeper, outlook, cleared, zone)
        await wishes.drop_index(work.session, keeper.owner)  # what was made of it meanwhile may hold what went in earlier commits
        await index_later(work, learner_id)
        await wishes.drop_wish(work.session, keeper.owner)
        await wishes.set_state(work.session, keeper.owner, "open")

    async def _outlook(self, keeper: DatabaseKeeper, wish: Wish, *, is_resumed: bool = False) -> Outlook:
        begun, book = await self._book(keeper)
        if wish.what == "fact" and wish.id not in book.facts and not is_resumed:
            raise FactUnknown
        scope = OfWish(wish, await self._turn_of(keeper, wish, is_resumed=is_resumed))
        return await self._seen(keeper, scope, begun.seq, book, is_resumed=is_resumed)

    async def _book(self, keeper: DatabaseKeeper) -> tuple[Begun, FactBook]:
        """Return where a journal stands and what is believed, of one moment."""
        key = PartKey(FACTS, ALL)
        begun, packed = await keeper.look([key])
        folds = await self.memory.folds_of(keeper.work, begun.manifest, begun.seq, "read")
        desk = Desk(keeper, folds, begun, "UTC", self.memory.clock)
        desk.take(packed)
        await desk.load([key])
        return begun, desk.state(FACTS, ALL)

    async def _seen(self, keeper: DatabaseKeeper, scope: Scope, until_seq: int, book: FactBook, *, is_resumed: bool = False) -> Outlook:
        """Return what a scope names in a journal, and what follows from it."""
        survey, now = Survey(scope), self.memory.clock.now()
        await go_through(keeper, survey, until_seq)
        if is_resumed:
            survey.courses.update(survey.offers)
        return Outlook(survey, decided(survey, book, now, uuid4), now)

    async def _turn_of(self, keeper: DatabaseKeeper, wish: Wish, *, is_resumed: bool) -> UUID | None:
        """Return the turn of the chat that a single entry belongs to; raise if there is no such entry, or it stays."""
        if wish.what != "entry":
            return None
        found = await store.entries_by_id(keeper.work.session, keeper.owner, [wish.id] if wish.id else [])
        entry = next((opened(keeper.keys, row, words_of=()) for row in found), None)
        if entry is None and not is_resumed:
            raise EntryUnknown
        if entry is not None and entry.kind in KEPT | DERIVED:
            raise EntryKept
        return entry.evidence.turn_id if entry is not None and isinstance(entry.evidence, Spoken) else None

    async def _withdrawn_again(
        self, keeper: DatabaseKeeper, outlook: Outlook, orders: Sequence[StandingOrder], book: FactBook
    ) -> list[Draft]:
        """Return what withdraws goals once more that are there again, and ends what is believed because of them."""
        ids = {order.withdraws for order in orders if order.withdraws is not None} - outlook.survey.withdrawn
        rows = await store.entries_by_id(keeper.work.session, keeper.owner, sorted(ids - set(outlook.decision.clear.values())))
        drafts: list[Draft] = []
        for entry in (entry for row in rows if (entry := opened(keeper.keys, row)) is not None):
            if isinstance(entry.evidence, GoalSet):
                drafts.append(Draft(uuid4(), entry.kind, entry.evidence.model_copy(update={"withdraws": entry.id}), entry.words))
                drafts += [Draft(uuid4(), "fact_op", ended) for ended in ended_with(entry.id, book, outlook.at)]
        return drafts

    async def _forget(self, keeper: DatabaseKeeper, outlook: Outlook, cleared: int, zone: str) -> None:
        """Carry a wish out, with a record of how much was forgotten, and with what the ledger is told."""
        scope, decision = outlook.survey.scope, outlook.decision
        if not isinstance(scope, OfWish):
            raise TypeError("only a wish is forgotten by")
        words = [draft.evidence for draft in decision.drafts if isinstance(draft.evidence, Corrected)]
        await owe(keeper.work, keeper.keys, keeper.owner.learner_id, order_of(outlook.at, scope.wish, scope.turn_id, words))
        await self._carry_out(keeper, decision, _record(scope.wish, "learner", decision, cleared), zone)

    async def _carry_out(self, keeper: DatabaseKeeper, decision: Decision, record: Forgotten, zone: str) -> None:
        """Clear, append what stands in its place with the record, and fold everything again."""
        await wishes.clear(keeper.work.session, keeper.owner, decision.clear)
        await forget_in_index(keeper.work, keeper.owner, decision.clear)
        await rebuilt(self.memory, keeper, [*decision.drafts, Draft(uuid4(), "forgotten", record)], zone)


def _record(wish: Wish, by: Literal["learner", "system"], decision: Decision, cleared: int) -> Forgotten:
    """Return how much is forgotten, and never what."""
    return Forgotten(
        what=wish.what,
        by=by,
        category=wish.category,
        entries=cleared,
        facts_removed=len(decision.removed),
        facts_rewritten=len(decision.rewritten),
    )


def _widest(orders: Sequence[StandingOrder]) -> Wish:
    """Return the widest wish among orders; a correction is about one belief."""
    found = [order.wish for order in orders if order.wish is not None]
    return max(found, key=lambda wish: _WIDTH.index(wish.what), default=Wish(what="fact"))


async def go_through(keeper: DatabaseKeeper, survey: Survey, until_seq: int) -> None:
    """Let a survey look at a whole journal."""
    after = 0
    while after < until_seq:
        rows = await store.entries_after(keeper.work.session, keeper.owner, after, until_seq, BATCH)
        if not rows:
            return
        survey.take((row.id, opened(keeper.keys, row, words_of=())) for row in rows)
        after = rows[-1].seq


async def rebuilt(memory: Memory, keeper: DatabaseKeeper, drafts: list[Draft], zone: str) -> None:
    """Append entries and fold a journal again; raise MemoryDamaged if it does not hold together."""
    found = await memory.replay.rebuild(keeper.work, keeper.keys, keeper.owner.learner_id, drafts, at=memory.clock.now(), zone=zone)
    if not found.holds:
        raise MemoryDamaged
