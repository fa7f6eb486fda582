"""What a segment's row says of the embedder that made it: a name blinded with the tenant's key, which tells nobody else anything."""

from __future__ import annotations

from typing import NamedTuple
from uuid import UUID

from services.memory.recall.embedding import Lacking
from services.vault import TenantIndex


class Marks(NamedTuple):
    """Names of the three ways in which a segment may have been made under the present configuration.

    Args:
        with_vectors: With vectors of the configured embedder.
        by_choice: With words only, as the learner or the operator wishes.
        for_now: With words only, as the embedder did not answer.
    """

    with_vectors: UUID
    by_choice: UUID
    for_now: UUID

    def of(self, lacking: Lacking | None) -> UUID:
        """Return the mark of a segment that lacks vectors for a reason, or has them."""
        if lacking is None:
            return self.with_vectors
        return self.for_now if lacking == "embedder_unavailable" else self.by_choice


def marks(index: TenantIndex, embedder_id: str | None) -> Marks:
    """Return the marks of a tenant for an embedder, None where there is none."""
    return Marks(*(UUID(bytes=index.blind(f"recall index\n{embedder_id or ''}\n{way}")[:16], version=4) for way in Marks._fields))
