"""What a learner may do with all that is remembered of them, put together."""

from __future__ import annotations

from dataclasses import dataclass

from services.curriculum import Curriculum
from services.identity import Identity
from services.memory import Beliefs, Forgetting, Moving, SessionErasure, Trail
from services.platform import Idempotency, OpenWork, Settings
from services.privacy.asked_about import AskedAbout
from services.privacy.copies import Copies
from services.privacy.forgetting import RightToForget
from services.privacy.old_words import OldWords
from services.privacy.pausing import Pausing
from services.privacy.remembrance import Remembrance
from services.privacy.standing import Standing
from services.privacy.taking.contents import Contents
from services.privacy.taking.exports import Exports
from services.privacy.taking.imports import MemoryImports
from services.vault import Keyring, StandingOrders, Vault


@dataclass(frozen=True)
class Rights:
    """The use cases, by what is done."""

    forget: RightToForget
    pause: Pausing
    exports: Exports
    imports: MemoryImports
    standing: Standing


def build_rights(
    settings: Settings, open_work: OpenWork, vault: Vault, keyring: Keyring, identity: Identity, beliefs: Beliefs, idempotency: Idempotency,
    erasure: SessionErasure, remembrance: Remembrance, curriculum: Curriculum,
) -> Rights:  # fmt: skip
    """Return the use cases with their parts put together."""
    memory, clock = beliefs.memory, beliefs.memory.clock
    moving = Moving(memory)
    exports = Exports(open_work, vault, identity, moving, Contents(identity, clock), Trail(memory), clock)
    copies = Copies(idempotency, exports)
    ledger = StandingOrders(settings.ledger_places, keyring, clock, settings.orders_kept_days)
    blocks = remembrance.erasures.removal.blocks
    standing = Standing(open_work, vault, memory, copies, ledger, blocks, OldWords(open_work, vault, identity, memory, copies))
    return Rights(
        RightToForget(open_work, vault, identity, memory, beliefs, Forgetting(memory), copies, standing, AskedAbout(memory, curriculum)),
        Pausing(open_work, vault, identity, memory, erasure),
        exports,
        MemoryImports(open_work, vault, identity, moving, standing, clock),
        standing,
    )
