"""Erasing a person: what is asked for, how far it is, and the signed receipt."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import ConfigDict, Field, StringConstraints

from schemas.base import Contract, Text
from schemas.identity import Role

ErasureState = Literal["requested", "erasing", "erased", "final"]
"""`requested`: promised; `erasing`: nothing of the person can be opened or written; `erased`: every row is gone; `final`: every backup is unreadable."""
Asker = Literal["self", "guardian", "operator", "ledger"]
"""Who asked. `ledger`: a restore brought the person back, and the ledger of tombstones had them erased again."""

ErasureReason = Literal["asked_for", "left", "by_mistake", "not_to_be_kept", "other"]
"""Why an operator has somebody erased. A code and no words: words could name the person who is gone, and they would stay."""


class ErasureIn(Contract):
    """Erase an account for good: oneself, a child one is the guardian of, or, as an operator, anybody of the organisation."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "id": "0f2d6c1e-6a53-4f7e-9a4e-0d8b9a3f8f5e",
                    "account_id": "6f1f7c8a-3a2b-4c6d-8e9f-0a1b2c3d4e5f",
                    "password": "correct horse battery",
                    "reason": "left",
                }
            ]
        }
    )

    id: UUID = Field(description="made by the client: the same request sent again is the same erasure")
    account_id: UUID = Field(description="whose account it is")
    password: Annotated[Text, StringConstraints(min_length=1, max_length=256)] = Field(description="your own: this cannot be undone")
    reason: ErasureReason | None = Field(
        default=None,
        description="an operator who has somebody else erased must say why: `asked_for` by the person or a guardian, `left` the organisation, made "
        "`by_mistake`, `not_to_be_kept` any longer by a rule, `other`. It stays in the list of erasures",
    )


class Receipt(Contract):
    """What was erased and when, signed by the installation. It names nobody: `tombstone` is a keyed hash."""

    format: Literal[1] = 1
    installation: str = Field(description="fingerprint of the installation's keys")
    erasure_id: UUID
    tombstone: str = Field(description="how the ledger of erasures names the account", pattern=r"^[0-9a-f]{64}$")
    role: Role | None = Field(description="role of the erased account; null if it is not known any more")
    asked_by: Asker
    requested_at: datetime
    erased_at: datetime = Field(description="from then on no row of the person is in any table")
    rows: int = Field(ge=0, description="rows deleted")
    last_epoch: int | None = Field(description="the last epoch whose key had wrapped the person's key")
    keys_destroyed_at: datetime | None = Field(
        description="the horizon: when that epoch's key was destroyed; from then on no backup, however old, can be read. null: not yet"
    )
    backups_gone_by: datetime = Field(description="when the backups that still hold sealed rows are deleted, as the operator keeps them")
    public_key: str = Field(pattern=r"^[0-9a-f]{64}$", description="Ed25519")
    signature: str = Field(pattern=r"^[0-9a-f]{128}$", description="over this document without this field: JSON, keys sorted, no spaces")


class ErasureOut(Contract):
    """How far an erasure is."""

    id: UUID
    state: ErasureState
    requested_at: datetime
    receipt: Receipt | None
    receipt_token: str | None = Field(
        None, description="shown to who asked, this once: send it in Receipt-Token to read the receipt without an account"
    )


class ReceiptCheckOut(Contract):
    """Whether a receipt is this installation's, unaltered."""

    is_valid: bool


class ErasureLineOut(Contract):
    """An erasure in the list. Whose it was is known to nobody any more."""

    id: UUID
    state: ErasureState
    asked_by: Asker
    reason: ErasureReason | None = Field(description="what an operator gave; null where nobody had to say")
    requested_at: datetime
    erased_at: datetime | None = Field(description="since when every row is gone")


class ErasuresOut(Contract):
    """Erasures of one's organisation, newest first, a hundred at most."""

    items: tuple[ErasureLineOut, ...]
