"""Lists in pages: a cursor names the last one seen, so that a page is found by key however long the list is."""

from __future__ import annotations

import base64
import binascii
from typing import Annotated, Final
from uuid import UUID

from fastapi import Query

from services.platform import Problem

DEFAULT: Final = 50
MOST: Final = 100
_ID_BYTES: Final = 16

Size = Annotated[int, Query(alias="limit", ge=1, le=MOST, description="most entries of the page")]
After = Annotated[str | None, Query(alias="after", max_length=64, description="the `after` of the page before")]


class CursorUnknown(Problem):
    """The cursor is none of ours."""

    status = 422
    code = "cursor_unknown"
    title = "Send `after` as the page before gave it, or leave it out"


def seen(after: str | None) -> UUID | None:
    """Return the id that a cursor names.

    Raises:
        CursorUnknown: It is no cursor.
    """
    if after is None:
        return None
    try:
        raw = base64.b64decode(after.encode("ascii") + b"==", altchars=b"-_", validate=True)
    except (binascii.Error, UnicodeEncodeError):
        raise CursorUnknown from None
    if len(raw) != _ID_BYTES:
        raise CursorUnknown
    return UUID(bytes=raw)


def cursor(last: UUID | None) -> str | None:
    """Return the cursor after an entry; None where the list ends."""
    return None if last is None else base64.urlsafe_b64encode(last.bytes).decode().rstrip("=")
