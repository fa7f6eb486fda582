"""Recall: what of a learner's memory belongs to a question, for a purpose, with reasons; found in this process, over the sealed index.

The index only says where to look. What is handed on is read from the journal and the book of facts at that moment, so that nothing comes
back that has been deleted since the index was made.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Collection, Coroutine, Iterable, Sequence
from contextvars import Context
from dataclasses import dataclass, field, replace
from datetime import datetime
from time import perf_counter
from typing import Any, Final, Literal, TypeVar
from uuid import UUID

from schemas.journal import Fact
from services.identity import CATEGORIES, Actor, Agreement, Category, ConsentNeeded, Purpose, allows
from services.memory.as_of import AsOf
from services.memory.brief import CATEGORY_OF_KIND
from services.memory.categories import category_of
from services.memory.entry import Entry
from services.memory.facts import ALL, FACTS, FactBook
from services.memory.recall import store
from services.memory.recall.asking import asked as texts_asked
from services.memory.recall.cache import IndexCache, Opened, RecentIds
from services.memory.recall.choosing import Recalled, chosen, cut
from services.memory.recall.embedding import Aim, Embedded, Embedding, Lacking
from services.memory.recall.index import Index
from services.memory.recall.keeping_up import index_later
from services.memory.recall.opening import Rows, open_rows, read, read_until, with_segments
from services.memory.recall.reading import LEARNER, RECALLED, TUTOR, fact_text, text_of
from services.memory.recall.search import Hit, Query, search
from services.memory.store import Owner
from services.memory.trail import Trail
from services.platform import Work, get_logger
from services.vault import AccountKeys, KeysMissing

Begun = TypeVar("Begun")
Degraded = Lacking | Literal["vectors_missing", "entries_waiting"]
EMBED_WITHIN_S: Final = 1.5
"""How long a question waits for its vector; words alone are searched then."""
_SPARE: Final = 12
_ASKED_MORE: Final = 4
log = get_logger("memory")


@dataclass(frozen=True, slots=True)
class Question:
    """What is to be recalled, by whom and why.

    Args:
        text: The question, or what has just been said.
        purpose: Why.
        actor: In which role.
        course: The course at hand.
        skills: The skills at hand.
        limit: Most items.
        budget_tokens: Room for all texts.
        as_of: Only what was remembered at this moment; None is now.
        without: Entries and facts that whoever asks has already.
        session_id: Given where a learner looks themselves: one access a session is journaled.
    """

    text: str = field(repr=False)
    purpose: Purpose
    actor: Actor = "learner"
    course: str | None = None
    skills: tuple[str, ...] = ()
    limit: int = 10
    budget_tokens: int = 1_000
    as_of: datetime | None = None
    without: frozenset[UUID] = frozenset()
    session_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What was recalled.

    Args:
        items: The best first.
        degraded: What it had to do without.
        searched: How many documents were searched.
        embedding_s: How long the question's vector took.
        search_s: How long the rest took.
    """

    items: tuple[Recalled, ...] = ()
    degraded: tuple[Degraded, ...] = ()
    searched: int = 0
    embedding_s: float = 0.0
    search_s: float = 0.0


@dataclass(frozen=True, slots=True, repr=False)
class Look:
    """Where to look, as it was read in one unit of work; `facts` where whoever reads has them at hand."""

    agreement: Agreement
    known: Opened
    rows: Rows
    facts: FactBook | None = None


@dataclass(frozen=True, slots=True, repr=False)
class Prepared:
    """What whoever asks has done beforehand.

    Args:
        look: Read in a unit of work of theirs.
        vectors: Of the question, if they are being made already.
        searched: What the search comes to, if it has begun already (`Recall.begin`).
    """

    look: Look
    vectors: Awaitable[Embedded] | None = None
    searched: Awaitable[_Searched] | None = None


@dataclass(frozen=True, slots=True, repr=False)
class _Searched:
    """What came of a first search, and what it was made with."""

    look: Look
    rows: Rows
    index: Index
    query: Query
    hits: Sequence[Hit]
    degraded: tuple[Degraded, ...]
    embedding_s: float


@dataclass(frozen=True, slots=True, repr=False)
class _Source:
    """What hits are read from: entries by id, and the facts that are believed at the moment that is asked about."""

    entries: dict[UUID, Entry]
    facts: dict[UUID, Fact]


@dataclass(frozen=True)
class Recall:
    """Answers questions to one learner's memory.

    Args:
        embedding: How the question's vector is made; it also knows where journal, keys and consents are.
        trail: Where accesses are journaled.
        cache: Indexes that this process has open.
        noted: Sessions whose access this process has journaled; asked again, the journal need not be locked for nothing.
        begun: Vectors that are being made and searches under way, so that they are not lost half-way.
    """

    embedding: Embedding
    trail: Trail
    cache: IndexCache
    noted: RecentIds = field(default_factory=RecentIds)
    begun: set[asyncio.Task[Any]] = field(default_factory=set)

    def early(self, owner: Owner, text: str, purpose: Purpose) -> asyncio.Task[Embedded] | None:
        """Begin to make the vectors of what is said; None where that is not done on this machine: then nothing may be begun before its time."""
        if self.embedding.here is None:
            return None
        # In a context of its own: it is no part of the unit of work that goes on meanwhile.
        return self._begun(self._vectors(owner, text, purpose))

    def begin(self, keys: AccountKeys, question: Question, prepared: Prepared) -> Prepared:
        """Begin to search, while the unit of work in which it was looked goes on; hand what is returned to `ask` after its commit.

        Nothing is begun where segments would have to be read first: that is for a unit of work of its own, once the learner's lock is given back.
        """
        if prepared.vectors is None or prepared.look.rows.missing:
            return prepared
        return replace(prepared, searched=self._begun(self._searched(keys, question, prepared)))

    def known(self, owner: Owner) -> Opened:
        """Return what this process has open of a learner's memory, to be handed to `look`."""
        return self.cache.take(owner)

    async def look(
        self, work: Work, owner: Owner, known: Opened, agreement: Agreement, seq: int, facts: FactBook, at_hand: Sequence[Entry]
    ) -> Look:  # fmt: skip
        """Return where to look, for `ask` after the commit.

        Args:
            work: A unit of work of the learner's tenant.
            owner: Whose memory.
            known: What is open of it.
            agreement: What holds for the learner, read in `work`.
            seq: Where the journal stands.
            facts: What is believed, read in `work`.
            at_hand: Entries that are open already, with the words of every kind in `WORDS_OF`.

        Raises:
            ConsentNeeded: The learner has not agreed to being remembered.
        """
        _must_remember(agreement)
        return Look(agreement, known, await read_until(work, owner, known, seq, at_hand), facts)

    async def ask(self, owner: Owner, question: Question, prepared: Prepared | None = None) -> Answer:
        """Return what belongs to a question. Nothing may be open meanwhile.

        Raises:
            ConsentNeeded: The learner has not agreed to being remembered.
            KeysMissing: There is no such learner.
            LearnerErasing: The learner is being erased.
            MemoryDamaged: What was found cannot be verified; nothing is shown.
        """
        try:
            keys = await self.embedding.vault.keys(*owner)
        except KeysMissing:
            self.cache.drop(owner)
            raise
        began = perf_counter()
        found = await (prepared.searched if prepared and prepared.searched else self._searched(keys, question, prepared))
        agreement = found.look.agreement
        notes = question.session_id is not None and agreement.remembers and question.session_id not in self.noted
        items = await self._found(keys, question, found, _allowed(question, agreement), notes=notes)
        if notes and question.session_id is not None:
            self.noted.add(question.session_id)
        await self._mend(keys, found.look.known, found.rows)
        return Answer(tuple(items), found.degraded, len(found.index), found.embedding_s, perf_counter() - began - found.embedding_s)

    def _begun(self, what: Coroutine[Any, Any, Begun]) -> asyncio.Task[Begun]:
        """Begin something in a context of its own: it is no part of the unit of work that goes on meanwhile."""
        task = asyncio.create_task(what, context=Context())
        self.begun.add(task)
        task.add_done_callback(self._ended)
        return task

    def _ended(self, task: asyncio.Task[Any]) -> None:
        """Let go of what was begun; its error is for whoever waits for it, and where the turn came to nothing that is nobody."""
        self.begun.discard(task)
        if not task.cancelled():
            task.exception()

    async def _searched(self, keys: AccountKeys, question: Question, prepared: Prepared | None) -> _Searched:
        """Return what a first search comes to, which says where to look."""
        owner = Owner(keys.tenant_id, keys.account_id)
        began = perf_counter()
        embedded = await (prepared.vectors if prepared and prepared.vectors else self._vectors(owner, question.text, question.purpose))
        embedding_s = perf_counter() - began
        look = prepared.look if prepared else await self._looked(owner, question)
        known, rows = look.known, look.rows
        if rows.missing:
            async with self.embedding.open_work(owner.tenant_id) as work:
                rows = await with_segments(work, owner, rows)
        await open_rows(keys, rows, known)
        index, degraded = known.index(), _degraded(embedded, self.embedding.embedder_id, known, rows)
        self.cache.put(owner, known)
        query = Query(
            question.text, question.as_of or self.embedding.memory.clock.now(), embedded.vectors,
            self.embedding.embedder_id, question.course, question.skills,
        )  # fmt: skip
        hits = await asyncio.to_thread(search, index, query, _most_asked(question))
        return _Searched(look, rows, index, query, hits, degraded, embedding_s)

    async def _vectors(self, owner: Owner, text: str, purpose: Purpose) -> Embedded:
        return await self.embedding.of(owner, texts_asked(text, (LEARNER, TUTOR)), Aim(purpose, {"chat"}), within_s=EMBED_WITHIN_S)

    async def _looked(self, owner: Owner, question: Question) -> Look:
        known = self.cache.take(owner)
        async with self.embedding.open_work(owner.tenant_id) as work:
            agreement = await self.embedding.identity.agreement(work, owner.learner_id, question.session_id)
            _must_remember(agreement)
            return Look(agreement, known, await read(work, owner, known))

    async def _found(
        self, keys: AccountKeys, question: Question, found: _Searched, allowed: Collection[Category], *, notes: bool
    ) -> list[Recalled]:  # fmt: skip
        """Return what is handed on: the best hits that still stand and may be opened. More are asked for where many do not."""
        asked, hits = _most_asked(question), found.hits
        while True:
            async with self.embedding.open_work(keys.tenant_id) as work:
                source = await self._source(work, keys, hits, question, found.look)
                if notes:
                    await self._note(work, keys, question, allowed)
            stand = [one for hit in hits if hit.id not in question.without and (one := _recalled(hit, source)) is not None]
            items = chosen((one for one in stand if one.category in allowed), question.limit, question.budget_tokens)
            if len(items) >= question.limit or len(hits) < asked or sum(one.tokens for one in items) > question.budget_tokens // 2:
                return items
            asked *= _ASKED_MORE
            hits = await asyncio.to_thread(search, found.index, found.query, asked)

    async def _source(self, work: Work, keys: AccountKeys, hits: Sequence[Hit], question: Question, look: Look) -> _Source:
        """Return what the journal and the book of facts say of the hits now, or of facts at the moment that is asked about.

        What the learner contests is for nobody's eyes but theirs: they have been asked.
        """
        memory, learner_id = self.embedding.memory, keys.account_id
        entries = await memory.entries_by_id(work, keys, learner_id, [hit.id for hit in hits], look.known.entry)
        if question.as_of is not None:
            facts: Iterable[Fact] = (await AsOf().believed(work, keys, learner_id, question.as_of)).facts
        else:
            book = look.facts or (await memory.read(work, keys, learner_id, [(FACTS, ALL)])).state(FACTS, ALL)
            facts = book.live(memory.clock.now())
        is_own = question.purpose == "learner_view"
        return _Source({entry.id: entry for entry in entries}, {fact.id: fact for fact in facts if is_own or not fact.contested})

    async def _note(self, work: Work, keys: AccountKeys, question: Question, allowed: Collection[Category]) -> None:
        """Journal, once a session, that a learner looks into their own memory."""
        zone = await self.embedding.identity.zone_of(work, keys.account_id)
        await self.trail.note(
            work, keys, keys.account_id, by=keys.account_id, role=question.actor, purpose=question.purpose, categories=allowed,
            session_id=question.session_id, zone=zone,
        )  # fmt: skip

    async def _mend(self, keys: AccountKeys, known: Opened, rows: Rows) -> None:
        """Remove segments that cannot be read, and promise that what is missing is made again."""
        broken = [one.span for one in rows.segments if known.segments.get(one.span) is None and _should_open(keys, one.sealed.key_version)]
        if not broken and not rows.left_out:
            return
        async with self.embedding.open_work(keys.tenant_id) as work:
            if broken:
                await store.remove(work.session, Owner(keys.tenant_id, keys.account_id), broken)
                log.warning("index_segment_unreadable", learner_id=keys.account_id, count=len(broken))
            await index_later(work, keys.account_id)


def _most_asked(question: Question) -> int:
    """Return how many hits a first search is asked for."""
    return _SPARE + question.limit + len(question.without)


def _must_remember(agreement: Agreement) -> None:
    """Raise ConsentNeeded unless the learner has agreed to being remembered."""
    if not agreement.consents.memory:
        raise ConsentNeeded("memory", agreement.decided_by)


def _allowed(question: Question, agreement: Agreement) -> tuple[Category, ...]:
    """Return what the purpose may open, in full."""
    return tuple(
        category for category in CATEGORIES
        if allows(question.purpose, category, question.actor, agreement.consents, agreement.age_band, agreement.policy) == "allow"
    )  # fmt: skip


def _recalled(hit: Hit, source: _Source) -> Recalled | None:
    """Return a hit as it is handed on, None if it has been deleted, superseded or taken back since the index was made."""
    fact, entry = source.facts.get(hit.id), source.entries.get(hit.id)
    if fact is not None:
        return Recalled(
            hit.id, "fact", fact.kind, CATEGORY_OF_KIND[fact.kind], cut(fact_text(fact)), fact.valid_from, fact.course,
            None, hit.score, hit.reasons,
        )  # fmt: skip
    if entry is None or entry.kind not in RECALLED or (text := text_of(entry)) is None:
        return None
    return Recalled(
        hit.id, "entry", entry.kind, category_of(entry), cut(text), entry.at, getattr(entry.evidence, "course", None),
        TUTOR if entry.kind == "reply" else LEARNER, hit.score, hit.reasons,
    )  # fmt: skip


def _degraded(embedded: Embedded, embedder_id: str | None, known: Opened, rows: Rows) -> tuple[Degraded, ...]:
    """Return what an answer has to do without."""
    found: list[Degraded] = [embedded.lacking] if embedded.lacking else []
    made = [one for one in known.segments.values() if one is not None and len(one)]
    if embedded.lacking is None and any(one.embedder != embedder_id for one in made):
        found.append("vectors_missing")
    if rows.left_out or any(one is None for one in known.segments.values()):
        found.append("entries_waiting")
    return tuple(found)


def _should_open(keys: AccountKeys, version: int | None) -> bool:
    """Return whether these keys should open a record; one that a newer key has sealed is not broken, this process is behind."""
    return version is None or version <= keys.version
