"""What a learner may do with all that is remembered of them, put together."""

from __future__ import annotations

from dataclasses import dataclass

from services.identity import Identity
from services.memory import Beliefs, Forgetting, Memory, SessionErasure
from services.platform import Idempotency, OpenWork
from services.privacy.forgetting import RightToForget
from services.privacy.pausing import Pausing
from services.vault import Vault


@dataclass(frozen=True)
class Rights:
    """The use cases, by what is done."""

    forget: RightToForget
    pause: Pausing


def build_rights(
    open_work: OpenWork, vault: Vault, identity: Identity, memory: Memory, beliefs: Beliefs, idempotency: Idempotency, erasure: SessionErasure
) -> Rights:  # fmt: skip
    """Return the use cases with their parts put together."""
    return Rights(
        RightToForget(open_work, vault, identity, memory, beliefs, Forgetting(memory), idempotency),
        Pausing(open_work, vault, identity, memory, erasure),
    )
