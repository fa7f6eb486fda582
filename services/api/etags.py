"""Versions of what people edit: sent as `ETag`, asked for as `If-Match`, so that nobody overwrites what they have not seen."""

from __future__ import annotations

import re
from typing import Annotated, Final

from fastapi import Depends, Header, Response

from services.platform import Problem

_TAG: Final = re.compile(r'^"(\d{1,9})"$')


class VersionMissing(Problem):
    """A change came without If-Match."""

    status = 428
    code = "version_missing"
    title = "Send the ETag you have read in If-Match"


class VersionUnreadable(Problem):
    """If-Match holds no version of ours."""

    status = 412
    code = "version_unreadable"
    title = 'If-Match must hold the ETag as it was sent, such as "3"'


def _expected(if_match: Annotated[str | None, Header(max_length=64, examples=['"3"'])] = None) -> int:
    """Return the version that the sender has read."""
    if if_match is None:
        raise VersionMissing
    found = _TAG.match(if_match.strip())
    if found is None:
        raise VersionUnreadable
    return int(found[1])


Expected = Annotated[int, Depends(_expected)]


def tag(response: Response, version: int) -> None:
    """Send the version along with the reply."""
    response.headers["ETag"] = f'"{version}"'
