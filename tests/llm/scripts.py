"""What a scripted model server says next: pieces with pauses, a fault at any stage, or whatever a function of the request decides."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

Body = dict[str, Any]


@dataclass
class Script:
    """One reply. Times are seconds.

    Args:
        pieces: What is said, piece by piece.
        status: Another status than 200 is answered at once, with `headers`.
        headers: Of the reply, such as Retry-After.
        headers_after_s: Silence before the first byte of the reply, its status included.
        pause_s: Silence before each piece.
        stall_after: Silence for half a minute before the piece of this number.
        cut_after: The connection breaks before the piece of this number.
        garbage: The stream is no JSON.
        body: The reply's bytes instead of a stream.
        tool: Name and arguments of a tool call that nobody asked for, after the pieces.
        usage: Tokens in and out as the server counts them; None says nothing of them.
        finish: Why it ended.
    """

    pieces: tuple[str, ...] = ("Hello", " there.")
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    headers_after_s: float = 0.0
    pause_s: float = 0.0
    cut_after: int | None = None
    garbage: bool = False
    stall_after: int | None = None
    body: bytes | None = None
    tool: tuple[str, str] | None = None
    usage: tuple[int, int] | None = None
    finish: str = "stop"

    def as_json(self) -> Body:
        """The script for a server in another process; `body` must be text."""
        return {**asdict(self), "body": self.body.decode() if self.body is not None else None}

    @staticmethod
    def from_json(told: Body) -> Script:
        """The script that another process sent."""
        body, tool, usage = told.get("body"), told.get("tool"), told.get("usage")
        return Script(
            **{
                **told,
                "pieces": tuple(told.get("pieces", ())),
                "body": body.encode() if body is not None else None,
                "tool": tuple(tool) if tool else None,
                "usage": tuple(usage) if usage else None,
            }
        )


Answer = Callable[[Body], Script]
"""Decides on a reply by what was asked."""


def prompt_of(body: Body) -> str:
    """All that a request tells the model, as one text."""
    return "\n".join(str(message["content"]) for message in body["messages"])
