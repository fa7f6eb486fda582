"""The receipt of an erasure: made of what is stored, signed by the vault."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from schemas.erasure import Receipt
from services.privacy.erasure_store import Erasure
from services.vault import Signer, Vault

_UNSIGNED: Final = "0" * 128


@dataclass(frozen=True, slots=True)
class Receipts:
    """Makes and verifies receipts.

    Args:
        vault: Tells the installation's fingerprint.
        signer: Signs.
        retention: How long a backup is kept.
    """

    vault: Vault
    signer: Signer
    retention: timedelta

    def made(self, erasure: Erasure, *, erased_at: datetime, epoch: int | None, keys_destroyed_at: datetime | None) -> Receipt:
        """Return the signed receipt of an erasure."""
        unsigned = Receipt(
            installation=self.vault.fingerprint(), erasure_id=erasure.id, tombstone=erasure.tombstone.hex(), role=erasure.role,
            asked_by=erasure.asked_by, requested_at=erasure.requested_at, erased_at=erased_at, rows=erasure.rows, last_epoch=epoch,
            keys_destroyed_at=keys_destroyed_at, backups_gone_by=erased_at + self.retention, public_key=self.signer.public_key(),
            signature=_UNSIGNED,
        )  # fmt: skip
        return unsigned.model_copy(update={"signature": self.signer.sign(said(unsigned))})

    def is_ours(self, receipt: Receipt) -> bool:
        """Return whether this installation has signed exactly this receipt."""
        return receipt.public_key == self.signer.public_key() and self.signer.verify(said(receipt), receipt.signature)


def said(receipt: Receipt) -> bytes:
    """Return what is signed: the document without its signature, keys sorted, no spaces."""
    document = receipt.model_dump(mode="json", exclude={"signature"})
    return json.dumps(document, sort_keys=True, separators=(",", ":")).encode()
