"""The keys of one account, opened: seals and opens its records, names its parts, and authenticates bytes for it."""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from typing import Final
from uuid import UUID

from services.vault.envelope import Place, SealRefused, Secret, expand, owner_context, piece, place_context, seal, unseal
from services.vault.padding import pad, unpad
from services.vault.sealed import Sealed
from services.vault.witness import Witness

_ACCOUNT: Final = b"meno/record"
_SESSION: Final = b"meno/session record"
_RECORD_LABEL: Final = b"meno/1/record"
_NAMES_LABEL: Final = b"meno/1/names"
_PSEUDONYM_LABEL: Final = b"meno/1/pseudonym"
_MAC_LABEL: Final = b"meno/1/mac"


def names_key(data_key: Secret) -> bytearray:
    """Return the key that names are made with. It is derived from the first data key and handed on to later versions, so that a
    rotation renames nothing.
    """
    return expand(data_key, _NAMES_LABEL)


class AccountKeys:
    """The open keys of one account, or of one session in no-memory mode. Hold it for one use case; never store it."""

    __slots__ = (
        "__weakref__", "_active", "_mac", "_owner", "_pseudonym", "_record", "account_id", "is_proven", "is_session", "tenant_id", "witness",
    )  # fmt: skip

    def __init__(
        self, tenant_id: UUID, account_id: UUID, data_keys: Mapping[int, Secret], names: Secret, *,
        is_session: bool = False, witness: Witness | None = None, active: int | None = None,
    ) -> None:  # fmt: skip
        """Derive the keys of each purpose.

        Args:
            tenant_id: The account's tenant.
            account_id: The account, or the session in no-memory mode.
            data_keys: Data key by version.
            names: The key that names are made with, see `names_key`.
            is_session: The keys belong to a session whose memory ends with it.
            active: The version that seals, if it is not the highest: the next one opens before it seals.
            witness: Where the account's journal stood when it was last witnessed, read together with the keys.
        """
        self.tenant_id = tenant_id
        self.account_id = account_id
        self.is_session = is_session
        self.witness = witness
        # Set by memory once the journal was found to hold what was witnessed; these keys do not ask again.
        self.is_proven = is_session
        self._record = {version: expand(key, _RECORD_LABEL) for version, key in data_keys.items()}
        self._pseudonym = expand(names, _PSEUDONYM_LABEL)
        self._mac = expand(names, _MAC_LABEL)
        self._owner = owner_context(_SESSION if is_session else _ACCOUNT, tenant_id, account_id)
        self._active = max(data_keys) if active is None else active

    def __repr__(self) -> str:
        """Return whose keys these are, and nothing of them."""
        return f"AccountKeys(account_id={self.account_id})"

    def __del__(self) -> None:
        """Overwrite the keys when nobody holds them any more (best effort: Python may have copied them)."""
        self.wipe()

    @property
    def version(self) -> int:
        """Return the version of the data key that seals what is written now."""
        return self._active

    def seal(self, place: Place, clear: bytes) -> Sealed:
        """Return `clear`, padded and sealed for its place.

        Raises:
            SealRefused: The keys have been wiped.
        """
        version = self._active
        key = self._record.get(version)
        if key is None:
            raise SealRefused
        return Sealed(seal(key, version, place_context(self._owner, place, version), pad(clear)))

    def open(self, place: Place, blob: bytes) -> bytes:
        """Return what was sealed at `place`, which is rebuilt from the row being read.

        Raises:
            SealRefused: It cannot be verified, for whatever cause.
        """
        clear = unpad(unseal(self._record.get, lambda version: place_context(self._owner, place, version), blob))
        if clear is None:
            raise SealRefused
        return clear

    def pseudonym(self, label: str, value: str) -> UUID:
        """Return an opaque id for `value`, always the same for this account, and unlike that of any other account."""
        return UUID(bytes=self._digest(self._pseudonym, label, piece(value.encode()))[:16], version=4)

    def mac(self, label: str, message: bytes) -> bytes:
        """Return the HMAC-SHA256 of `message` under this account's key for `label`."""
        return self._digest(self._mac, label, message)

    def wipe(self) -> None:
        """Overwrite the keys; whatever is asked of them from now on is refused."""
        for key in (*self._record.values(), self._pseudonym, self._mac):
            key[:] = bytes(len(key))
        self._record.clear()

    def _digest(self, key: bytearray, label: str, message: bytes) -> bytes:
        """Return the HMAC of `message` under `key` and `label`, unless the keys have been wiped."""
        if not self._record:
            raise SealRefused
        return hmac.digest(key, piece(label.encode()) + message, "sha256")
