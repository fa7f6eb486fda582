"""Vectors for texts of one learner: made here, or by a provider if the learner agrees and after it has been written down; or not at all."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Final, Literal, NamedTuple
from uuid import uuid4

from schemas.journal import Disclosed
from services.identity import Category, Identity, Purpose
from services.llm import Permit
from services.memory.entry import Draft
from services.memory.recall.embedder import Embedder, EmbedderUnavailable, Vectors
from services.memory.service import Memory
from services.memory.store import Owner
from services.platform import OpenWork, get_logger
from services.vault import Vault

Lacking = Literal["no_embedder", "embedder_unavailable", "no_consent_to_provider"]
BYTES_PER_TOKEN: Final = 3.0  # counted high, as in services/llm/prompt.py
log = get_logger("memory")


class Embedded(NamedTuple):
    """Vectors, a row a text, or why there are none."""

    vectors: Vectors | None
    lacking: Lacking | None


class Aim(NamedTuple):
    """What texts are embedded for, as it is written down when they leave the machine.

    Args:
        purpose: Why.
        categories: What kinds of memory they are of.
    """

    purpose: Purpose
    categories: Collection[Category]


@dataclass(frozen=True)
class Embedding:
    """Turns texts of a learner into vectors, as the operator has configured and the learner agreed.

    Args:
        open_work: Opens units of work of the content database.
        vault: The learners' keys.
        identity: Gives permits.
        memory: Where disclosures are journaled.
        embedder: The configured one; None searches words only.
    """

    open_work: OpenWork
    vault: Vault
    identity: Identity
    memory: Memory
    embedder: Embedder | None

    @property
    def embedder_id(self) -> str | None:
        """Return whose vectors these are."""
        return None if self.embedder is None else self.embedder.id

    @property
    def here(self) -> Embedder | None:
        """Return the embedder if it works on this machine, so that no text leaves it."""
        return None if self.embedder is None or self.embedder.is_remote else self.embedder

    async def of(self, owner: Owner, texts: Sequence[str], aim: Aim, *, within_s: float | None = None) -> Embedded:
        """Return vectors. Nothing may be open meanwhile.

        Args:
            owner: Whose texts.
            texts: The texts.
            aim: What for.
            within_s: How long to wait; None is as long as it takes.
        """
        embedder = self.embedder
        if embedder is None:
            return Embedded(None, "no_embedder")
        permit: Permit | None = None
        if embedder.is_remote:
            permit = await self._disclosed(embedder, owner, texts, aim)
            if permit is None:
                return Embedded(None, "no_consent_to_provider")
        try:
            async with asyncio.timeout(within_s):
                return Embedded(await embedder.embed(texts, permit=permit), None)
        except (EmbedderUnavailable, TimeoutError) as error:
            log.warning("embedder_unavailable", learner_id=owner.learner_id, error_class=type(error).__name__)
            return Embedded(None, "embedder_unavailable")

    async def may_send(self, owner: Owner, purpose: Purpose) -> bool:
        """Return whether this learner's texts may go to the configured embedder."""
        if self.embedder is None or not self.embedder.is_remote:
            return True
        return await self.identity.permit(owner.tenant_id, owner.learner_id, purpose) is not None

    async def _disclosed(self, embedder: Embedder, owner: Owner, texts: Sequence[str], aim: Aim) -> Permit | None:
        """Journal that texts are about to leave, and return the leave to send them; None, and nothing may be sent, without consent.

        It comes before the call, so that a crash after words have left cannot hide that they did; sent again, it is written down again.
        """
        permit = await self.identity.permit(owner.tenant_id, owner.learner_id, aim.purpose)
        if permit is None:
            return None
        keys = await self.vault.keys(*owner)
        draft = _disclosure(embedder, texts, aim)
        async with self.open_work(owner.tenant_id) as work:
            zone = await self.identity.zone_of(work, owner.learner_id)
            desk = await self.memory.open(work, keys, owner.learner_id, zone=zone, drafts=[draft])
            agreement = await self.identity.agreement(work, owner.learner_id)  # under the lock that a consent takes too
            if not (agreement.consents.memory and agreement.consents.model_provider):
                return None
            desk.add(draft)
            await desk.save()
        return permit


def _disclosure(embedder: Embedder, texts: Sequence[str], aim: Aim) -> Draft:
    model, _, provider = embedder.id.rpartition("@")
    lengths = [len(text.encode()) for text in texts]
    told = Disclosed(
        provider=provider,
        model=model or embedder.id,
        purpose=aim.purpose,
        categories=tuple(sorted(aim.categories)),
        tokens_in=sum(ceil(length / BYTES_PER_TOKEN) for length in lengths),
        tokens_out=0,
        sent_bytes=sum(lengths),
    )
    return Draft(uuid4(), "disclosure", told)
