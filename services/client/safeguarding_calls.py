"""The calls of safeguarding: raising a concern, the inbox of those named, and naming them."""

from __future__ import annotations

from uuid import UUID

from schemas.safeguarding import (
    ConcernIn,
    ConcernOpenedOut,
    ConcernPatch,
    ConcernsOut,
    ConcernState,
    MyConcernsOut,
    NamedAllOut,
    RaisedOut,
)
from services.client.calls import Call, change, delete, get, post


def list_concerns(state: ConcernState | None = None) -> Call[ConcernsOut]:
    """Return the inbox, without what it says (those named for safeguarding)."""
    return get("/v1/safeguarding/concerns", ConcernsOut, state=state)


def raise_concern(wanted: ConcernIn) -> Call[RaisedOut]:
    """Raise a concern about oneself, or about a learner whom one teaches or guards."""
    return post("/v1/safeguarding/concerns", RaisedOut, wanted)


def my_concerns() -> Call[MyConcernsOut]:
    """Return what was passed on of one's own and who opened it, where the school shows it (learners)."""
    return get("/v1/safeguarding/concerns/mine", MyConcernsOut)


def open_concern(concern_id: UUID) -> Call[ConcernOpenedOut]:
    """Open a concern, which is written down (those named for safeguarding)."""
    return get(f"/v1/safeguarding/concerns/{concern_id}", ConcernOpenedOut)


def change_concern(concern_id: UUID, patch: ConcernPatch) -> Call[ConcernOpenedOut]:
    """Say that a concern is handled, or open it again (those named for safeguarding)."""
    return change("PATCH", f"/v1/safeguarding/concerns/{concern_id}", ConcernOpenedOut, patch)


def list_named() -> Call[NamedAllOut]:
    """Return who is named for safeguarding."""
    return get("/v1/safeguarding/named", NamedAllOut)


def name_for_safeguarding(account_id: UUID) -> Call[NamedAllOut]:
    """Name somebody for safeguarding (operators)."""
    return Call("PUT", f"/v1/safeguarding/named/{account_id}", NamedAllOut.model_validate_json)


def unname_for_safeguarding(account_id: UUID) -> Call[None]:
    """Take the duty from somebody (operators)."""
    return delete(f"/v1/safeguarding/named/{account_id}")
