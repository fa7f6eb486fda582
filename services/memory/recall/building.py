"""Puts recall's embedder together from what the operator has decided."""

from __future__ import annotations

from typing import NamedTuple

from services.identity import Identity
from services.llm import Ledger, build_embeddings
from services.memory.recall.cache import IndexCache
from services.memory.recall.embedder import Embedder
from services.memory.recall.embedding import Embedding
from services.memory.recall.keeping_up import IndexUpkeep
from services.memory.recall.local_embedder import LocalEmbedder
from services.memory.recall.remote_embedder import RemoteEmbedder
from services.memory.recall.service import Recall
from services.memory.service import Memory
from services.memory.trail import Trail
from services.platform import OpenWork, Settings, WrongSettings
from services.vault import Vault


class RecallParts(NamedTuple):
    """What recall is made of."""

    embedding: Embedding
    recall: Recall
    upkeep: IndexUpkeep


def build_recall(
    settings: Settings, open_work: OpenWork, vault: Vault, identity: Identity, memory: Memory, ledger: Ledger | None = None
) -> RecallParts:
    """Return recall with its parts put together.

    Args:
        settings: Which embedder.
        open_work: Opens units of work of the content database.
        vault: The learners' keys.
        identity: Who has agreed to what.
        memory: Journals and images.
        ledger: Where embeddings of a provider are paid from.

    Raises:
        WrongSettings: A server is wanted and not named.
    """
    embedding = Embedding(open_work, vault, identity, memory, build_embedder(settings, ledger))
    return RecallParts(embedding, Recall(embedding, Trail(memory), IndexCache()), IndexUpkeep(embedding, vault, identity))


def build_embedder(settings: Settings, ledger: Ledger | None = None) -> Embedder | None:
    """Return the configured embedder, None for words only; nothing is loaded or connected yet.

    Raises:
        WrongSettings: A server is wanted and not named.
    """
    if settings.embedder == "none":
        return None
    if settings.embedder == "local":
        return LocalEmbedder()
    if not settings.embedder_base_url or not settings.embedder_model:
        raise WrongSettings("MENO_EMBEDDER is openai: set MENO_EMBEDDER_BASE_URL and MENO_EMBEDDER_MODEL too")
    key = settings.embedder_api_key.get_secret_value() if settings.embedder_api_key else ""
    return RemoteEmbedder(build_embeddings(settings.embedder_base_url, settings.embedder_model, key, ledger))


def quicken_embedder(embedder: Embedder | None) -> None:
    """Let an embedder on this machine use what it needs so that nobody waits: for the process that answers people."""
    if isinstance(embedder, LocalEmbedder):
        embedder.for_people()


async def close_embedder(embedder: Embedder | None) -> None:
    """End an embedder's thread or connections."""
    if isinstance(embedder, LocalEmbedder):
        embedder.close()
    elif isinstance(embedder, RemoteEmbedder):
        await embedder.close()
