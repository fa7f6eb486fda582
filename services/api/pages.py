"""Lists in pages: a cursor names the last one seen, so that a page is found by key however long the list is."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Awaitable, Callable, Sequence
from typing import Annotated, Final, TypeVar
from uuid import UUID

from fastapi import Query

from services.platform import Problem

DEFAULT: Final = 50
MOST: Final = 100
_ID_BYTES: Final = 16
Found = TypeVar("Found")

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


def cursor(last: UUID) -> str:
    """Return the cursor after an entry."""
    return base64.urlsafe_b64encode(last.bytes).decode().rstrip("=")


async def page_of(
    fetch: Callable[[UUID | None, int], Awaitable[Sequence[Found]]], id_of: Callable[[Found], UUID], after: str | None, size: int
) -> tuple[Sequence[Found], str | None]:
    """Return one page and the cursor of the next one, None on the last.

    Args:
        fetch: Gives at most so many entries after an id, in the order of ids.
        id_of: The id of an entry.
        after: The cursor that was sent.
        size: Entries on a page.
    """
    found = await fetch(seen(after), size + 1)
    return found[:size], cursor(id_of(found[size - 1])) if len(found) > size else None
