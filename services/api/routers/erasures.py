"""Erasing a person for good, and the receipt of it."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Header, Request

from schemas.erasure import ErasureIn, ErasureOut, ErasuresOut, Receipt, ReceiptCheckOut
from services.api.deps import Served, Signed, arrived, token_of
from services.privacy import AccountErased

router = APIRouter(prefix="/v1", tags=["privacy"])
ReceiptToken = Annotated[str | None, Header(alias="Receipt-Token", max_length=200, description="the erasure's, instead of signing in")]


@router.post("/erasures", status_code=202)
async def erase(body: ErasureIn, signed: Signed, services: Served) -> ErasureOut:
    """Erase an account for good: oneself, a child one is the guardian of, or, as an operator, anybody of the organisation.

    Nothing of it can be opened any more when this is answered; every row is gone within a minute; the receipt says from when on no backup can
    be read. The id makes a repetition safe. `receipt_token` is shown this once.
    """
    return await services.erasures.request(signed, body)


@router.get("/erasures")
async def list_erasures(signed: Signed, services: Served) -> ErasuresOut:
    """List the erasures of one's organisation, newest first, for operators: how far each is. Whose they were is not known any more."""
    return await services.erasures.newest(signed)


@router.get("/erasures/{erasure_id}")
async def get_erasure(erasure_id: UUID, request: Request, services: Served, receipt_token: ReceiptToken = None) -> ErasureOut:
    """Return how far an erasure is, with its receipt: to operators, to who asked for it, and to whoever has its receipt token or an old token."""
    if receipt_token is not None:
        return await services.erasures.get_by_token(receipt_token, erasure_id)
    try:
        principal, _ = await arrived(request)
    except AccountErased:
        return await services.erasures.get_as_erased(token_of(request), erasure_id)
    return await services.erasures.get(principal, erasure_id)


@router.post("/erasures/receipts/check")
async def check_receipt(body: Receipt, _signed: Signed, services: Served) -> ReceiptCheckOut:
    """Say whether a receipt is this installation's, unaltered."""
    return ReceiptCheckOut(is_valid=services.erasures.receipts.is_ours(body))
