"""A learner who may be remembered, an embedder that does what it is told, and the shortest ways to index and to ask."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID, uuid4

import numpy as np
import pytest

from schemas.identity import TenantPolicy
from services.bootstrap import Services, build_services
from services.identity import Principal, Profile
from services.memory import (
    Answer,
    Draft,
    EmbedderUnavailable,
    Embedding,
    IndexCache,
    IndexUpkeep,
    Owner,
    Question,
    Recall,
    Trail,
    index_later,
)
from services.memory.recall import store
from services.memory.recall.upkeep import Span
from services.platform import JobRun, run_job
from services.vault import AccountKeys
from tests.llm.embedding_server import row_of


@dataclass
class ToyEmbedder:
    """Texts with words in common come near each other. It can be told to fail, and notes what it was given."""

    id: str = "toy/1"
    dimensions: int = 16
    is_remote: bool = False
    is_down: bool = False
    before: Any = None
    seen: list[str] = field(default_factory=list)

    async def embed(self, texts: Sequence[str], *, permit: Any = None) -> np.ndarray:
        if self.before is not None:
            await self.before()
        if self.is_down or (self.is_remote and permit is None):
            raise EmbedderUnavailable("down")
        self.seen += texts
        rows = np.array([row_of(text, self.dimensions) for text in texts], np.float32).reshape(len(texts), -1)
        return rows / np.linalg.norm(rows, axis=1, keepdims=True)


@dataclass
class Place:
    """A learner and all that recall is made of."""

    services: Services
    principal: Principal
    keys: AccountKeys
    embedding: Embedding
    recall: Recall
    upkeep: IndexUpkeep

    @property
    def owner(self) -> Owner:
        return Owner(self.principal.tenant_id, self.principal.account_id)

    @property
    def embedder(self) -> Any:
        return self.embedding.embedder

    def with_embedder(self, embedder: Any) -> Place:
        """The same learner where another embedder is configured."""
        return replace(self, **parts(self.services, embedder))

    async def append(self, *drafts: Draft) -> list[Any]:
        async with self.services.database.open_work(self.owner.tenant_id) as work:
            desk = await self.services.memory.open(work, self.keys, self.owner.learner_id, drafts=drafts)
            added = [desk.add(draft) for draft in drafts]
            await desk.save()
        return added

    async def promise(self) -> UUID:
        async with self.services.database.open_work(self.owner.tenant_id) as work:
            return await index_later(work, self.owner.learner_id)

    async def index(self) -> None:
        """Run the job once."""

        async def handler(_services: object, run: JobRun) -> None:
            await self.upkeep.run(run)

        assert await run_job(self.services.jobs, await self.promise(), lambda _kind: handler, self.services)

    async def ask(self, text: str, **more: Any) -> Answer:
        return await self.recall.ask(self.owner, Question(text, more.pop("purpose", "learner_view"), **more))

    async def texts(self, text: str, **more: Any) -> list[str]:
        return [item.text for item in (await self.ask(text, **more)).items]

    async def spans(self) -> list[Span]:
        async with self.services.database.open_work(self.owner.tenant_id) as work:
            return await store.spans(work.session, self.owner)

    async def consent(self, scope: str, *, granted: bool = True) -> None:
        await self.services.identity.consents.give(self.principal, self.owner.learner_id, scope, granted=granted)  # type: ignore[arg-type]


def parts(services: Services, embedder: Any) -> dict[str, Any]:
    """Return recall's parts around an embedder."""
    embedding = Embedding(services.database.open_work, services.vault, services.identity, services.memory, embedder)
    recall = Recall(embedding, Trail(services.memory), IndexCache())
    return {"embedding": embedding, "recall": recall, "upkeep": IndexUpkeep(embedding, services.vault, services.identity)}


@pytest.fixture
async def services(settings, database, keys_database, redis_client) -> AsyncIterator[Services]:
    found = await build_services(settings.model_copy(update={"embedder": "none"}))
    yield found
    await found.close()


@pytest.fixture
async def stranger(services: Services) -> Place:
    """A learner who has agreed to nothing yet."""
    founded = await services.identity.tenants.found("north", "North", Profile(name="Olga", user_name="olga"), TenantPolicy())
    return await another(services, founded.tenant.id, "ada")


async def another(services: Services, tenant_id: UUID, name: str) -> Place:
    """One more learner of a tenant."""
    person = await services.identity.tenants.add(tenant_id, "learner", Profile(name=name, user_name=name), "correct horse battery", "adult")
    principal = Principal(tenant_id, person.account.id, "learner", uuid4(), "adult", "en")
    keys = await services.vault.keys(tenant_id, principal.account_id)
    return Place(services, principal, keys, **parts(services, ToyEmbedder()))


@pytest.fixture
async def ada(stranger: Place) -> Place:
    """A learner who has agreed to being remembered."""
    await stranger.consent("memory")
    return stranger
