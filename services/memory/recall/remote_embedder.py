"""The embedder that a provider serves: texts leave the machine, so every call needs a permit, and whoever calls journals it first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np

from services.llm import Embeddings, ModelUnavailable, Permit
from services.memory.recall.embedder import EmbedderUnavailable, Vectors


@dataclass
class RemoteEmbedder:
    """Makes vectors by asking the configured server.

    Args:
        embeddings: Whom to ask.
    """

    embeddings: Embeddings
    is_remote: Final[bool] = field(default=True, init=False)
    _dimensions: int = field(default=0, init=False)

    @property
    def id(self) -> str:
        """Return the model and who serves it."""
        return self.embeddings.id

    @property
    def dimensions(self) -> int:
        """Return the length of a row as the server last sent it; 0 before the first one."""
        return self._dimensions

    async def embed(self, texts: Sequence[str], *, permit: Permit | None = None) -> Vectors:
        """Return a vector for each text.

        Raises:
            EmbedderUnavailable: There is no permit, or the server does not answer as it should.
        """
        if permit is None:
            raise EmbedderUnavailable("texts may not be sent to a provider without a permit")
        try:
            rows = np.array(await self.embeddings.embed(texts, permit), np.float32).reshape(len(texts), -1)
        except ModelUnavailable as error:
            raise EmbedderUnavailable(error.code) from error
        if len(texts):
            self._dimensions = rows.shape[1]
        found: Vectors = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), np.finfo(np.float32).tiny)
        return found

    async def close(self) -> None:
        """Close connections."""
        await self.embeddings.close()
