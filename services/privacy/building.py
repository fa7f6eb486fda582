"""Puts erasure together; bootstrap calls it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from redis.asyncio import Redis

from services.identity import Identity
from services.platform import Clock, Database, Idempotency, Jobs, OpenWork, Settings
from services.privacy.erasures import Erasures
from services.privacy.receipts import Receipts
from services.privacy.remembrance import Remembrance
from services.privacy.removal import Removal
from services.vault import Blocks, Holding, Keyring, Ledger, Signer, Vault


def build_remembrance(
    settings: Settings, clock: Clock, database: Database, open_keys: OpenWork, redis: Redis, vault: Vault, keyring: Keyring, identity: Identity,
    holdings: Sequence[Holding],
) -> Remembrance:  # fmt: skip
    """Return what keeps the erased erased, with what erases.

    Args:
        settings: Places of the ledger, and how long backups are kept.
        clock: The time.
        database: The content database.
        open_keys: Opens units of work of the key database.
        redis: Holds what lives for a moment.
        vault: Told to drop keys.
        keyring: Its installation's secret names and signs.
        identity: Ends sessions.
        holdings: What each domain keeps of an account.
    """
    ledger = Ledger(settings.ledger_places, keyring, clock)
    removal = Removal(database.open_work, ledger, Blocks(open_keys, vault), identity, holdings, Idempotency(), Jobs(database), redis)
    receipts = Receipts(vault, Signer(keyring), timedelta(days=settings.backup_retention_days))
    return Remembrance(vault, Erasures(database.open_work, clock, removal, receipts))
