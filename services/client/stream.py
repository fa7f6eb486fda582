"""The reply of the tutor as it streams: server-sent events, read line by line (pure)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

BEGINNING: Final = "0-0"


@dataclass(frozen=True)
class Piece:
    """A piece of a streamed reply; the last one has `done`."""

    text: str = field(repr=False)
    done: bool
    authored: bool


@dataclass
class Events:
    """Puts lines together to pieces, and remembers the last event: a cut connection goes on after it."""

    last_id: str = BEGINNING
    _event: dict[str, str] = field(default_factory=dict, repr=False)

    def headers(self) -> dict[str, str]:
        """Return the headers that ask for the stream from where it stopped."""
        return {"Accept": "text/event-stream", "Content-Type": "application/json", "Last-Event-ID": self.last_id}

    def take(self, line: str) -> Iterator[Piece]:
        """Take a line and give the piece that it completes, if it does."""
        if line:
            name, _, value = line.partition(":")
            self._event[name] = self._event.get(name, "") + value.removeprefix(" ")
            return
        event, self._event = self._event, {}
        if "data" in event:
            told = json.loads(event["data"])
            self.last_id = event.get("id", BEGINNING)
            yield Piece(told.get("text", ""), event.get("event") == "done", bool(told.get("authored")))

    def cut(self) -> None:
        """Forget what was read of an event that did not come whole."""
        self._event = {}
