"""The server's problem details as exceptions: a code that stays, and a sentence that says what to do (pure)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final


class ApiProblem(Exception):
    """The server refused: `code` is stable (docs/errors.md), `detail` says what to do, `extra` holds what else it told."""

    def __init__(self, status: int, code: str, detail: str, extra: Mapping[str, Any] | None = None) -> None:
        """Hold what the server said.

        Args:
            status: HTTP status; 0 if no answer came.
            code: The problem's code.
            detail: What to do.
            extra: The whole problem document.
        """
        super().__init__(detail)
        self.status = status
        self.code = code
        self.detail = detail
        self.extra: Mapping[str, Any] = extra or {}

    @property
    def request_id(self) -> str | None:
        """Return the id under which the server's log knows the request."""
        return self.extra.get("request_id")

    @property
    def faults(self) -> tuple[Mapping[str, str], ...]:
        """Return the wrong places of the request, each with `at`, `code` and `message`."""
        return tuple(self.extra.get("faults") or ())


class SignInNeeded(ApiProblem):
    """There is no session, or it has ended: call `sign_in`."""


class ConsentMissing(ApiProblem):
    """A consent does not hold."""

    @property
    def scope(self) -> str:
        """Return which consent."""
        return str(self.extra.get("scope", ""))

    @property
    def decided_by(self) -> str:
        """Return who gives it: `learner` or `guardian`."""
        return str(self.extra.get("decided_by", ""))


class NotThere(ApiProblem):
    """There is no such thing, or it is somebody else's; which of the two is not told."""


class OutOfDate(ApiProblem):
    """It has changed since you read it: read it again and decide then."""


class TooLarge(ApiProblem):
    """The body is larger than the server takes."""


class TryLater(ApiProblem):
    """The server is busy, or at work on this memory, and stayed so while the client tried again."""


class Unreachable(ApiProblem):
    """No answer came, however often the client tried; whether the request was carried out is not known. Sent again, it counts once."""

    def __init__(self) -> None:
        """Say what to look at."""
        super().__init__(0, "unreachable", "Meno does not answer; is it running (make up)?")


_BY_STATUS: Final[Mapping[int, type[ApiProblem]]] = {
    401: SignInNeeded, 404: NotThere, 412: OutOfDate, 413: TooLarge, 429: TryLater, 503: TryLater,
}  # fmt: skip


def problem_of(status: int, content: bytes) -> ApiProblem:
    """Return the exception for an answer of this status and body."""
    try:
        document = json.loads(content)
    except ValueError:
        document = {}
    if not isinstance(document, dict):
        document = {}
    code = str(document.get("code", "unknown"))
    kind = ConsentMissing if code == "consent_needed" else _BY_STATUS.get(status, ApiProblem)
    return kind(status, code, str(document.get("detail", "The server answered with an error.")), document)
