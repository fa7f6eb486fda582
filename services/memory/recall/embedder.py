"""What turns texts into vectors: the protocol that recall, consolidation and indexing are given."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from services.llm import Permit

Vectors = NDArray[np.float32]
"""One row a text, of length 1."""


class EmbedderUnavailable(Exception):
    """There are no vectors now: files are missing or changed, or the provider does not answer. Words are still searched."""


class Embedder(Protocol):
    """Makes vectors whose inner product says how near two texts are in meaning."""

    @property
    def id(self) -> str:
        """Return model and version; it is stored with every vector, and only vectors of one id are compared."""

    @property
    def dimensions(self) -> int:
        """Return the length of a row."""

    @property
    def is_remote(self) -> bool:
        """Return whether the texts leave this machine, for which a permit is needed."""

    async def embed(self, texts: Sequence[str], *, permit: Permit | None = None) -> Vectors:
        """Return a vector for each text, as an array of shape (texts, dimensions) with rows of length 1.

        Args:
            texts: Any texts; each is cut at the model's limit.
            permit: Leave to send the texts away; a local embedder needs none.

        Raises:
            EmbedderUnavailable: There are none now.
        """
        ...
