"""The watermark of what a model has read of a learner's messages, kept as the mark of a fold that has no parts (pure).

It is apart from the tally's: a model that is away holds up no rule. Other prompts do not move it back: what was read is not sent again.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from services.memory.entry import Entry

HEARD: Final = "heard"


@dataclass(frozen=True, slots=True)
class HeardFold:
    """Folds nothing; its mark says up to where the journal was read."""

    name: str = HEARD
    parameter_set: str = "heard-1"

    def parts(self, entry: Entry) -> tuple[str, ...]:
        """Return no part."""
        return ()

    def start(self, part: str) -> None:
        """Return nothing, as there are no parts."""

    def apply(self, states: dict[str, None], entry: Entry) -> None:
        """Change nothing."""

    def pack(self, part: str, state: None) -> bytes:
        """Return no bytes, as there are no parts."""
        return b""

    def unpack(self, part: str, packed: bytes) -> None:
        """Return nothing, as there are no parts."""
