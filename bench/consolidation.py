"""Consolidation: how fast entries become facts, with and without vectors, whether it comes out the same again, and what facts are worth."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta
from random import Random
from time import process_time
from typing import Any
from uuid import UUID, uuid4

import psutil

from bench.databases import BenchLearner, SetClock, content_database, new_learner
from bench.fact_quality import fact_quality
from bench.figures import Figure, figure
from schemas.journal import Attempted, AttemptWords, GoalSet, HintShown, LessonViewed, SkillEvidence, Spoken, Words
from services.memory import Consolidation, Draft, Memory, Replay
from services.memory.extract import candidates
from services.memory.facts import ALL, FACTS
from services.memory.recall import LocalEmbedder
from services.memory.recall.embedding import Embedding
from services.memory.recall.indexing import Indexing
from services.memory.recall.marks import Marks
from services.memory.tally import TallyBook, TallyFold
from services.platform import Database

MIB = 1024 * 1024
AT_ONCE = 500
WISHES = (
    "explain in French",
    "no sports examples",
    "short answers please",
    "I like football",
    "my favourite game is chess",
    "use examples about music",
)
TALK = (
    "I do not see why the sign changes there", "so I add five on both sides first?", "can we go back to the last one", "that was easier than I thought",
    "is this the same as in the book, chapter four", "I always forget which side to begin with", "we have a test on this next week",
)  # fmt: skip


def figures(*, quick: bool) -> list[Figure]:
    """Return rates over journals of one learner, differences of a second run, and the quality of facts on RealMem."""
    return [*asyncio.run(_on_a_database(2_000 if quick else 20_000, 500 if quick else 3_000)), *asyncio.run(fact_quality(quick=quick))]


async def _on_a_database(entries: int, embedded: int) -> list[Figure]:
    async with content_database() as database:
        clock = SetClock()
        memory = Memory({}, clock)
        rules, drafts = await _journal(memory, database, clock, entries)
        rate = await _rate(rules, Consolidation(memory))
        before = psutil.Process().memory_info().rss / MIB
        facts = await _facts(rules)
        again = await _again(memory, database, clock, drafts)
        differing = sum(one != other for one, other in zip(facts, again, strict=False)) + abs(len(facts) - len(again))
        with_vectors = await _with_vectors(memory, database, clock, embedded)
        return [
            figure("consolidate_entries_per_s", rate, "1/s", reference="extractors alone, in memory", reference_value=_extractors_alone(drafts)),
            figure("consolidate_embed_entries_per_s", *with_vectors),
            figure("consolidate_rerun_differences", differing, "facts", reference="facts compared", reference_value=len(facts)),
            figure("consolidate_replay_faults", await _faults(rules), "faults"),
            figure("consolidate_rss_mb", before, "MiB", reference="process with the embedder too", reference_value=psutil.Process().memory_info().rss / MIB),
        ]  # fmt: skip


async def _journal(memory: Memory, database: Database, clock: SetClock, entries: int) -> tuple[BenchLearner, list[tuple[Any, Draft]]]:
    """Return a learner with a journal of so many entries, and the entries with their times."""
    learner, written = new_learner(memory, database), list[tuple[Any, Draft]]()
    for draft in _year(entries, Random(7), clock):
        written.append((clock.at, draft))
    await _write(learner, clock, written)
    return learner, written


async def _write(learner: BenchLearner, clock: SetClock, written: list[tuple[Any, Draft]]) -> None:
    async with learner.database.open_work(learner.keys.tenant_id) as work:
        desk = await learner.memory.open(work, learner.keys, learner.id)
        for at, draft in written:
            clock.at = at
            desk.add(draft)
        await desk.save(is_promising=False)


def _year(entries: int, rng: Random, clock: SetClock) -> Iterator[Draft]:
    """Yield a learner's work: sessions of some forty entries, skills that are learnt, forgotten and reviewed, words in between."""
    strength: dict[str, float] = {}
    for n in range(entries):
        clock.at += timedelta(hours=20) if n % 40 == 0 else timedelta(seconds=rng.uniform(20, 120))
        skill = f"skill-{(n // 60 + rng.randrange(4)) % 60}"
        yield _happening(rng, skill, strength)


def _happening(rng: Random, skill: str, strength: dict[str, float]) -> Draft:
    kind, entry_id = rng.random(), UUID(int=rng.getrandbits(128), version=4)
    if kind < 0.70:
        return _attempt(rng, entry_id, skill, strength)
    if kind < 0.80:
        hint = HintShown(offer_id=entry_id, course="algebra", item=f"{skill}-item", step="a", skills=(skill,), rung=1, last=False)
        return Draft(entry_id, "hint", hint, Words(text="Look at the sign of the second term."))
    if kind < 0.84:
        return Draft(entry_id, "lesson_viewed", LessonViewed(offer_id=entry_id, course="algebra", skill=skill))
    if kind < 0.985:
        said = Words(text=f"{rng.choice(TALK)} ({skill})")
        return Draft(entry_id, "message", Spoken(conversation_id=entry_id, turn_id=entry_id, course="algebra"), said)
    return Draft(entry_id, "preference", GoalSet(course="algebra"), Words(text=rng.choice(WISHES)))


def _attempt(rng: Random, entry_id: UUID, skill: str, strength: dict[str, float]) -> Draft:
    known = strength.get(skill, 0.3)
    right = rng.random() < known
    strength[skill] = min(0.95, known + 0.05)
    attempted = Attempted(
        offer_id=UUID(int=rng.getrandbits(128), version=4), course="algebra", activity="review" if known > 0.7 else "exercise",
        item=f"{skill}-{rng.randrange(6)}", step="a", verdict="correct" if right else "incorrect", score=float(right),
        skills=(SkillEvidence(skill=skill, score=float(right)),), hints=rng.choice((0, 0, 0, 1, 2)), seconds=rng.uniform(8, 90),
        misconception=rng.choice((None, "drops-sign", "swaps-sides")) if not right else None, completes=True,
    )  # fmt: skip
    return Draft(entry_id, "attempt", attempted, AttemptWords(answer=str(rng.randrange(100))))


def _cpu_s() -> float:
    """Return the seconds of processor that this process and the database have used: what one core would have needed for both."""
    total = process_time()
    for process in psutil.Process().children(recursive=True):
        with suppress(psutil.Error):
            times = process.cpu_times()
            total += times.user + times.system
    return total


async def _rate(learner: BenchLearner, consolidation: Consolidation) -> float:
    """Return entries a second of one core of look, think and settle, until nothing is left."""
    looked_at, began = 0, _cpu_s()
    while True:
        async with learner.database.open_work(learner.keys.tenant_id) as work:
            looked = await consolidation.look(work, learner.keys, learner.id)
        thought = await consolidation.think(learner.keys, looked)
        async with learner.database.open_work(learner.keys.tenant_id) as work:
            done = await consolidation.settle(work, learner.keys, learner.id, thought)
        looked_at += done.entries
        if done.is_done:
            return looked_at / (_cpu_s() - began)


async def _facts(learner: BenchLearner) -> list[dict[str, object]]:
    """Return every fact but for when it was recorded, in order of ids."""
    async with learner.database.open_work(learner.keys.tenant_id) as work:
        book = (await learner.memory.read(work, learner.keys, learner.id, [(FACTS, ALL)])).state(FACTS, ALL)
    return [book.facts[fact_id].model_dump(exclude={"recorded_at"}) for fact_id in sorted(book.facts)]


async def _again(memory: Memory, database: Database, clock: SetClock, written: list[tuple[Any, Draft]]) -> list[dict[str, object]]:
    """Consolidate the same entries in a fresh journal and image, in other batches, and return the facts."""
    learner = new_learner(memory, database)
    await _write(learner, clock, written)
    await _rate(learner, Consolidation(memory, batch=AT_ONCE + 37))
    return await _facts(learner)


async def _with_vectors(memory: Memory, database: Database, clock: SetClock, entries: int) -> tuple[float, str]:
    """Return entries a second of one core when statements are compared by meaning and the index is brought up with vectors of everything said.

    That is what follows a session: the job that consolidates promises the one that indexes.
    """
    embedder = LocalEmbedder()
    await embedder.embed(["warm"])
    learner, _ = await _journal(memory, database, clock, entries)
    began = _cpu_s()
    await _rate(learner, Consolidation(memory, embedder))
    await _index(learner, embedder)
    took = _cpu_s() - began
    embedder.close()
    return entries / took, "1/s"


async def _index(learner: BenchLearner, embedder: LocalEmbedder) -> None:
    """Make the learner's index, as the job does; a local embedder asks neither vault nor identity."""
    nobody: Any = None
    indexing, marks = (
        Indexing(Embedding(learner.database.open_work, nobody, nobody, learner.memory, embedder)),
        Marks(uuid4(), uuid4(), uuid4()),
    )
    while True:
        async with learner.database.open_work(learner.keys.tenant_id) as work:
            plan = await indexing.plan(work, learner.keys, learner.id, None, None)
        if plan is None:
            return
        made = await indexing.make(learner.keys, learner.id, plan, marks)
        if made.new is None:
            return
        async with learner.database.open_work(learner.keys.tenant_id) as work:
            assert await indexing.put(work, learner.keys, learner.id, plan, made)


async def _faults(learner: BenchLearner) -> int:
    """Return what a replay of the journal finds amiss."""
    async with learner.database.open_work(learner.keys.tenant_id) as work:
        return len((await Replay(learner.memory.folds).verify(work, learner.keys, learner.id)).faults)


def _extractors_alone(written: list[tuple[Any, Draft]]) -> float:
    """Return entries a second of one core of counting and extracting, with nothing opened, decided or written."""
    from services.memory.entry import Entry

    tally, fold, began = TallyBook(), TallyFold(), process_time()
    for seq, (at, draft) in enumerate(written, 1):
        entry = Entry(seq, draft.id, draft.kind, at, at.date(), draft.evidence, draft.words)
        if fold.parts(entry):
            fold.apply({ALL: tally}, entry)
        list(candidates(tally, entry))
    return len(written) / (process_time() - began)
