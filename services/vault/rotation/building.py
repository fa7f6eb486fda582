"""Puts the vault's own parts together from the settings."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from services.platform import Clock, OpenWork, Settings
from services.vault.epochs import EpochStore
from services.vault.holding import Holding
from services.vault.keyring import Keyring
from services.vault.openbao import OpenBaoRoot
from services.vault.roots import FileRoot, RootProvider
from services.vault.rotation.backup import KeyBackups
from services.vault.rotation.data_keys import DataKeys
from services.vault.rotation.pace import Pace
from services.vault.rotation.rewrap import Rewrapping
from services.vault.rotation.root import RootTurn
from services.vault.rotation.service import KeyRotation
from services.vault.rotation.tenant_keys import BlindAnew, TenantRotation
from services.vault.rotation.turn import EpochTurn
from services.vault.service import Vault


def build_keyring(settings: Settings, open_keys: OpenWork, open_work: OpenWork, clock: Clock) -> Keyring:
    """Return the epoch keys that the settings name, not yet loaded."""
    places = (settings.keys_at, settings.escrow_at)
    return Keyring(EpochStore(places, build_root(settings), clock), open_keys, open_work, clock)


def build_root(settings: Settings) -> RootProvider:
    """Return the root provider that the settings name."""
    if settings.root == "openbao" and settings.openbao_addr is not None and settings.openbao_token is not None:
        return OpenBaoRoot(settings.openbao_addr, settings.openbao_token.get_secret_value(), settings.openbao_key, settings.openbao_mount)
    return FileRoot((settings.keys_at, settings.escrow_at))


def build_rotation(
    settings: Settings, vault: Vault, keyring: Keyring, open_work: OpenWork, clock: Clock, holdings: Sequence[Holding], blind_anew: BlindAnew,
    pace: Pace,
) -> KeyRotation:  # fmt: skip
    """Return rotation with its parts put together.

    Args:
        settings: How long epochs and backups last, and where key backups are.
        vault: The vault of this process.
        keyring: Its epoch keys.
        open_work: Opens units of work of the content database.
        clock: The time.
        holdings: What the domains keep of accounts.
        blind_anew: Identity's part of a new index key.
        pace: One for all work of this process.
    """
    rewrapping = Rewrapping(vault.opener, pace=pace)
    backups = KeyBackups(settings.keys_database_url, settings.key_backups_at)
    return KeyRotation(
        keyring,
        EpochTurn(keyring, vault.opener, rewrapping, backups),
        RootTurn(keyring),
        DataKeys(vault, vault.opener, open_work, holdings, clock, pace=pace),
        TenantRotation(vault, vault.opener, rewrapping, blind_anew, clock),
        timedelta(hours=settings.epoch_hours),
        timedelta(days=settings.backup_retention_days),
    )
