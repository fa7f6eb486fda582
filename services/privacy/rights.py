"""What a learner may do with all that is remembered of them, put together."""

from __future__ import annotations

from dataclasses import dataclass

from services.identity import Identity
from services.memory import Beliefs, Forgetting, Moving, SessionErasure, Trail
from services.platform import Idempotency, OpenWork
from services.privacy.forgetting import RightToForget
from services.privacy.pausing import Pausing
from services.privacy.taking.contents import Contents
from services.privacy.taking.exports import Exports
from services.privacy.taking.imports import MemoryImports
from services.vault import Vault


@dataclass(frozen=True)
class Rights:
    """The use cases, by what is done."""

    forget: RightToForget
    pause: Pausing
    exports: Exports
    imports: MemoryImports


def build_rights(
    open_work: OpenWork, vault: Vault, identity: Identity, beliefs: Beliefs, idempotency: Idempotency, erasure: SessionErasure
) -> Rights:
    """Return the use cases with their parts put together."""
    memory, clock = beliefs.memory, beliefs.memory.clock
    moving = Moving(memory)
    exports = Exports(open_work, vault, identity, moving, Contents(identity, clock), Trail(memory), clock)
    return Rights(
        RightToForget(open_work, vault, identity, memory, beliefs, Forgetting(memory), idempotency, exports),
        Pausing(open_work, vault, identity, memory, erasure),
        exports,
        MemoryImports(open_work, vault, identity, moving, clock),
    )
