"""Signs what an installation puts on record: Ed25519 under a key that is derived from the installation's secret, as old as it is."""

from __future__ import annotations

import base64
import hmac
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from services.vault.envelope import expand, piece
from services.vault.keyring import Keyring

_SIGNING_LABEL: Final = b"meno/1/signing"
_TOKEN_LABEL: Final = b"meno/1/receipt token"
_TOKEN_MARK: Final = "menor_"  # noqa: S105 - lets secret scanners find a leaked token; no secret itself
_TOKEN_BYTES: Final = 24


@dataclass(frozen=True, slots=True)
class Signer:
    """Signs, verifies, and makes the secret tokens by which a receipt is read.

    Args:
        keyring: Started before use.
    """

    keyring: Keyring

    def public_key(self) -> str:
        """Return the public key in hex, for whoever verifies elsewhere."""
        return self._private().public_key().public_bytes(Encoding.Raw, PublicFormat.Raw).hex()

    def sign(self, said: bytes) -> str:
        """Return the signature over `said` in hex."""
        return self._private().sign(said).hex()

    def verify(self, said: bytes, signature: str) -> bool:
        """Return whether this installation has signed exactly this."""
        try:
            self._private().public_key().verify(bytes.fromhex(signature), said)
        except (InvalidSignature, ValueError):
            return False
        return True

    def token(self, tenant_id: UUID, record_id: UUID) -> str:
        """Return the secret by which the record is read without an account. It names its tenant; the rest is a MAC of 192 bits."""
        mac = hmac.digest(self._key(_TOKEN_LABEL), piece(tenant_id.bytes) + piece(record_id.bytes), "sha256")[:_TOKEN_BYTES]
        return _TOKEN_MARK + base64.urlsafe_b64encode(tenant_id.bytes + mac).decode()

    def tenant_of(self, token: str, record_id: UUID) -> UUID | None:
        """Return the tenant of a record if the token is the record's, else None."""
        try:
            tenant_id = UUID(bytes=base64.b64decode(token.removeprefix(_TOKEN_MARK), altchars=b"-_", validate=True)[:16])
        except ValueError:
            return None
        return tenant_id if hmac.compare_digest(token.encode("utf-8", "replace"), self.token(tenant_id, record_id).encode()) else None

    def _private(self) -> Ed25519PrivateKey:
        return Ed25519PrivateKey.from_private_bytes(bytes(self._key(_SIGNING_LABEL)))

    def _key(self, label: bytes) -> bytearray:
        return expand(self.keyring.installation, label)
