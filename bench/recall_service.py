"""Recall through the whole service, from rows to answer: warm, cold, over 10,000 and 1,000 entries; and what it adds to the API's memory."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Iterator, Sequence
from random import Random
from statistics import quantiles
from time import perf_counter
from uuid import UUID, uuid4

import numpy as np
from sqlalchemy import text

from bench.figures import Figure, figure
from bench.people import newcomer
from bench.running import MIB, Running, running, thrown_away
from schemas.journal import Spoken, Words
from services.bootstrap import Services, build_services
from services.llm import Permit
from services.memory import Draft, Embedding, IndexCache, IndexUpkeep, Owner, Question, Recall, Trail, index_later
from services.memory.recall import Vectors
from services.platform import JobRun, run_job

COURSE = "algebra"
AT_ONCE = 500
_BYTES = text("SELECT sum(octet_length(sealed)) FROM memory_index WHERE tenant_id = :tenant_id AND learner_id = :learner_id")
WORDS = [
    "bracket",
    "sign",
    "fraction",
    "equation",
    "slope",
    "exam",
    "hint",
    "answer",
    "lesson",
    "graph",
    "square",
    "root",
    "table",
    "number",
    "line",
    "percent",
    "ratio",
    "angle",
    "area",
    "volume",
    "term",
    "factor",
    "minus",
    "plus",
    "divide",
    "multiply",
    "solve",
    "check",
    "guess",
    "forget",
    "remember",
    "hurry",
    "slow",
    "careful",
    "homework",
    "teacher",
    "friend",
    "sister",
    "football",
    "music",
    "train",
    "summer",
]


class HashedEmbedder:
    """Vectors of the local model's shape without its time, which `bench/recall.py` measures apart."""

    id, dimensions, is_remote = "hashed/1", 384, False

    async def embed(self, texts: Sequence[str], *, permit: Permit | None = None) -> Vectors:
        """Return a row that follows from the text."""
        seeds = [int.from_bytes(hashlib.sha256(one.encode()).digest()[:8], "big") for one in texts]
        rows = np.stack([np.random.default_rng(seed).standard_normal(self.dimensions) for seed in seeds]).astype(np.float32)
        found: Vectors = rows / np.linalg.norm(rows, axis=1, keepdims=True)
        return found


def figures(*, quick: bool) -> list[Figure]:
    """Start an installation and measure on it."""
    with thrown_away() as (folder, port), running(folder, port) as meno:
        return asyncio.run(_on(meno, quick))


async def _on(meno: Running, quick: bool) -> list[Figure]:
    services = await build_services(meno.settings)
    try:
        found = await _memory(meno, services)
        for size in (1_000, 10_000):
            found += await measured(services, await _owner(meno, services, f"recall{size}"), size, rounds=20 if quick else 200)
        return found
    finally:
        await services.close()


async def measured(services: Services, owner: Owner, size: int, *, rounds: int) -> list[Figure]:
    """Return warm and cold times over a learner's `size` entries, the bytes of the index an entry, and the rate of indexing.

    Cold is a process that has nothing open of this learner: segments are read, opened and joined. The question's vector is apart.
    """
    await _append(services, owner, size)
    embedding = Embedding(services.database.open_work, services.vault, services.identity, services.memory, HashedEmbedder())
    rate = await _index(services, embedding, owner, size)
    name = f"recall_service_{size // 1_000}k"
    async with services.database.open_work(owner.tenant_id) as work:
        stored = await work.session.scalar(_BYTES, owner._asdict())
    warm = Recall(embedding, Trail(services.memory), IndexCache())
    questions = list(_texts(Random(7), rounds + 1))
    await _ask(warm, owner, questions[0])
    warm_ms = [await _ask(warm, owner, asked) for asked in questions[1:]]
    cold_ms = [
        await _ask(Recall(embedding, Trail(services.memory), IndexCache()), owner, asked) for asked in questions[1 : rounds // 2 + 1]
    ]
    return [
        figure(f"{name}_warm_p95_ms", quantiles(warm_ms, n=20)[18], "ms"),
        figure(f"{name}_cold_p95_ms", quantiles(cold_ms, n=20)[18], "ms"),
        figure(f"{name}_index_bytes_an_entry", stored / size, "B"),
        figure(f"{name}_indexed_per_s", rate, "1/s", better="more"),
    ]


async def _ask(recall: Recall, owner: Owner, asked: str) -> float:
    """Return the milliseconds of one question, without its vector."""
    answer = await recall.ask(owner, Question(asked, "learner_view", course=COURSE))
    assert answer.items
    return answer.search_s * 1_000


async def _index(services: Services, embedding: Embedding, owner: Owner, size: int) -> float:
    """Run the job until the index is whole; return the entries a second."""
    upkeep = IndexUpkeep(embedding, services.vault, services.identity)

    async def handler(_services: object, run: JobRun) -> None:
        await upkeep.run(run)

    async with services.database.open_work(owner.tenant_id) as work:
        job_id = await index_later(work, owner.learner_id)
    began = perf_counter()
    await run_job(services.jobs, job_id, lambda _kind: handler, services)
    return size / (perf_counter() - began)


async def _append(services: Services, owner: Owner, size: int) -> None:
    """Write messages and replies into the journal."""
    keys, rng = await services.vault.keys(*owner), Random(size)
    texts = _texts(rng, size)
    for _ in range(0, size, AT_ONCE):
        drafts = [_message(next(texts)) for _ in range(AT_ONCE)]
        async with services.database.open_work(owner.tenant_id) as work:
            desk = await services.memory.open(work, keys, owner.learner_id, drafts=drafts)
            for draft in drafts:
                desk.add(draft)
            await desk.save()


def _message(said: str) -> Draft:
    return Draft(uuid4(), "message", Spoken(conversation_id=uuid4(), turn_id=uuid4(), course=COURSE), Words(text=said))


def _texts(rng: Random, count: int) -> Iterator[str]:
    """Give sentences of twenty words, each with a word of its own."""
    for n in range(count):
        yield " ".join([*rng.choices(WORDS, k=20), f"w{n}"])


async def _owner(meno: Running, services: Services, name: str) -> Owner:
    client = await newcomer(meno, services, name)
    account = client.get("/v1/me").json()["account"]
    client.close()
    tenant_id = (await services.identity.tenants.at_the_machine("demo")).tenant_id
    return Owner(tenant_id, UUID(account["id"]))


async def _memory(meno: Running, services: Services) -> list[Figure]:
    """Return what the first question with a vector adds to the API's process, which loads the model only then."""
    client = await newcomer(meno, services, "recaller")
    idle = meno.api().memory_info().rss / MIB
    stack = meno.pss_mib()
    times = []
    for _ in range(20):
        began = perf_counter()
        client.post("/v1/memory/recall", json={"query": "what do I forget?"}).raise_for_status()
        times.append((perf_counter() - began) * 1_000)
    client.close()
    return [
        figure("recall_stack_before_mb", stack, "MiB"),
        figure("recall_api_rss_before_mb", idle, "MiB"),
        figure("recall_api_rss_after_mb", meno.api().memory_info().rss / MIB, "MiB"),
        figure("recall_first_ms", times[0], "ms"),
        figure("recall_http_p50_ms", sorted(times)[10], "ms"),
    ]
