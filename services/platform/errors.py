"""Failures that a caller may meet: each a small class with a status and a code, answered at the edge as RFC 9457 problem details.

A detail holds ids and says what to do next; it never holds words of a learner. What is not a `Problem` is a bug and is let through.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar


class Problem(Exception):
    """A failure with a name. Domains subclass it and set status, code and title."""

    status: ClassVar[int] = 500
    code: ClassVar[str] = "internal"
    title: ClassVar[str] = "Something went wrong on our side"

    def __init__(self, detail: str = "", *, headers: Mapping[str, str] | None = None, extra: Mapping[str, object] | None = None) -> None:
        """Hold what the caller may know.

        Args:
            detail: What to do next, in a sentence; ids only.
            headers: Response headers that belong to this failure, such as Retry-After.
            extra: Further members of the problem document; ids, counts and codes only.
        """
        super().__init__(detail or self.title)
        self.detail = detail or self.title
        self.headers: Mapping[str, str] | None = headers
        self.extra: Mapping[str, object] = extra or {}


class NotFound(Problem):
    """Not there, or not yours: the caller cannot tell which."""

    status = 404
    code = "not_found"
    title = "There is nothing here for you"


class Unavailable(Problem):
    """The database or Redis cannot be reached now; the same request may be sent again."""

    status = 503
    code = "unavailable"
    title = "The service cannot reach its store; try again in a moment"

    def __init__(self, detail: str = "") -> None:
        """Ask the caller to come back in two seconds."""
        super().__init__(detail, headers={"Retry-After": "2"})


class TooManyRequests(Problem):
    """A rate limit was reached."""

    status = 429
    code = "too_many_requests"
    title = "Too many requests; wait before the next"


class KeyReused(Problem):
    """An idempotency key came a second time with another body."""

    status = 422
    code = "idempotency_key_reused"
    title = "This Idempotency-Key was used for another request; make a new one"


class KeyInFlight(Problem):
    """A request with this idempotency key is still being answered."""

    status = 409
    code = "idempotency_key_in_flight"
    title = "The first request with this Idempotency-Key is not answered yet; try again in a moment"


def catalogue() -> dict[str, type[Problem]]:
    """Return every declared problem by its code, for the documentation and the contract test. A code used twice is refused."""
    found: dict[str, type[Problem]] = {}
    waiting: list[type[Problem]] = [Problem]
    while waiting:
        problem = waiting.pop()
        waiting.extend(problem.__subclasses__())
        if "code" not in vars(problem):
            continue
        if found.setdefault(problem.code, problem) is not problem:
            raise ValueError(f"the code {problem.code!r} names two problems: {found[problem.code].__name__} and {problem.__name__}")
    return found
