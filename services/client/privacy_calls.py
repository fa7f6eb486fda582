"""The calls of a person's rights beyond the memory itself: erasure and its receipt."""

from __future__ import annotations

from uuid import UUID

from schemas.erasure import ErasureIn, ErasureOut, Receipt, ReceiptCheckOut
from services.client.calls import Call, post


def erase(wanted: ErasureIn) -> Call[ErasureOut]:
    """Erase an account for good; keep the `receipt_token` of the answer, which is shown this once."""
    return post("/v1/erasures", ErasureOut, wanted)


def get_erasure(erasure_id: UUID, receipt_token: str | None = None) -> Call[ErasureOut]:
    """Return how far an erasure is, with its receipt; with the receipt token nobody need be signed in."""
    headers = {} if receipt_token is None else {"Receipt-Token": receipt_token}
    return Call("GET", f"/v1/erasures/{erasure_id}", ErasureOut.model_validate_json, headers=headers)


def check_receipt(receipt: Receipt) -> Call[ReceiptCheckOut]:
    """Say whether a receipt is this installation's, unaltered."""
    return post("/v1/erasures/receipts/check", ReceiptCheckOut, receipt)
