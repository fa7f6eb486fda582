"""What a fold is: the journal's entries in, a state in parts out. Bootstrap gives memory its folds, so memory knows no mastery."""

from __future__ import annotations

from typing import Any, Protocol

from services.memory.entry import Entry


class Fold(Protocol):
    """A pure, deterministic function of the journal. Numbers are rounded to float32 after every entry, so that replay gives the same bytes."""

    @property
    def name(self) -> str:
        """Return the fold's name, unique among the folds."""

    @property
    def parameter_set(self) -> str:
        """Return the hash of the constants that the states depend on; with another hash the journal is folded again."""

    def parts(self, entry: Entry) -> tuple[str, ...]:
        """Return the names of the parts that an entry concerns; nothing if none."""

    def start(self, part: str) -> Any:
        """Return the state of a part before its first entry."""

    def apply(self, states: dict[str, Any], entry: Entry) -> None:
        """Move the states of `parts(entry)` by the entry. The states are the fold's own: it may change or replace them in the dict."""

    def pack(self, part: str, state: Any) -> bytes:
        """Return a state as bytes; equal states give equal bytes."""

    def unpack(self, part: str, packed: bytes) -> Any:
        """Return the state that was packed."""
