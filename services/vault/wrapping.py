"""Wraps keys under the epoch key (pure but for the randomness of sealing).

A data key is wrapped with HKDF(epoch key, salt = the tenant's wrap key, info = purpose, tenant, epoch) and bound to scheme, tenant, owner,
version and epoch: another tenant's keys cannot unwrap it, nor does it open as another account's. Tenant keys themselves hang on the epoch
key alone, so that after an epoch turn nothing in an older backup of the key database can be opened.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal
from uuid import UUID

from services.vault.envelope import Secret, derive, piece, seal, unseal
from services.vault.epochs import EpochKey
from services.vault.store import Wrapped

Scheme = Literal["dek", "session", "wrap", "index"]
_NO_TENANT_KEY: Final = bytes(32)


class EpochMissing(Exception):
    """A key is wrapped under an epoch whose key is not on this machine: the key files and the key database do not belong together."""

    def __init__(self, epoch: int) -> None:
        """Name the epoch."""
        super().__init__(f"the key file of epoch {epoch} is missing; restore it from your escrow, then start again")


def wrap(
    scheme: Scheme, epoch: EpochKey, tenant_id: UUID, owner_id: UUID, version: int, clear: Secret, salt: Secret = _NO_TENANT_KEY,
    wrap_version: int = 1,
) -> Wrapped:  # fmt: skip
    """Return `clear` wrapped.

    Args:
        scheme: What kind of key it is.
        epoch: Whose key wraps.
        tenant_id: The tenant.
        owner_id: The account or session; the tenant itself for its own keys.
        version: Version of the key being wrapped.
        clear: The key, 32 or 64 bytes.
        salt: The tenant's wrap key; nothing for the tenant's own keys.
        wrap_version: Which version of the wrap key that is.
    """
    key = derive(epoch.secret, salt, _info(scheme, tenant_id, epoch.number))
    context = _context(scheme, tenant_id, owner_id, version, epoch.number)
    return Wrapped(version, epoch.number, seal(key, epoch.number, context, bytes(clear)), wrap_version)


def unwrap(
    scheme: Scheme, epochs: Mapping[int, EpochKey], tenant_id: UUID, owner_id: UUID, wrapped: Wrapped, salt: Secret = _NO_TENANT_KEY
) -> bytearray:
    """Return the key that was wrapped.

    Raises:
        EpochMissing: Its epoch's key is not here.
        SealRefused: It belongs to another tenant, owner or version, or was altered.
    """
    epoch = epochs.get(wrapped.epoch)
    if epoch is None:
        raise EpochMissing(wrapped.epoch)
    key = derive(epoch.secret, salt, _info(scheme, tenant_id, epoch.number))
    context = _context(scheme, tenant_id, owner_id, wrapped.version, wrapped.epoch)
    return bytearray(unseal({wrapped.epoch: key}.get, lambda _: context, wrapped.blob))


def _info(scheme: Scheme, tenant_id: UUID, epoch: int) -> bytes:
    """Return what a wrapping key is for."""
    return b"meno/1/" + piece(scheme.encode()) + piece(tenant_id.bytes) + piece(epoch.to_bytes(8, "big"))


def _context(scheme: Scheme, tenant_id: UUID, owner_id: UUID, version: int, epoch: int) -> bytes:
    """Return what a wrapped key is bound to."""
    return b"".join(
        piece(part)
        for part in (
            b"meno/wrapped key",
            scheme.encode(),
            tenant_id.bytes,
            owner_id.bytes,
            version.to_bytes(8, "big"),
            epoch.to_bytes(8, "big"),
        )
    )
