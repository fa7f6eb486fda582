"""What the vaults of different processes tell each other (pure): a letter and two opaque ids."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal
from uuid import UUID

Kind = Literal["wipe", "forget", "tenant"]
"""`wipe` an account's keys under the hands of whoever uses them; `forget` them, and read them anew; forget all of a `tenant`."""
_LETTERS: Final[dict[Kind, bytes]] = {"wipe": b"w", "forget": b"f", "tenant": b"t"}
_NOBODY: Final = UUID(int=0)


@dataclass(frozen=True, slots=True)
class Word:
    """One word."""

    kind: Kind
    tenant_id: UUID
    account_id: UUID = _NOBODY

    def packed(self) -> bytes:
        """Return the word as it is sent."""
        return _LETTERS[self.kind] + self.tenant_id.bytes + self.account_id.bytes


def read_word(sent: bytes) -> Word | None:
    """Return the word that was sent, None if it is of another version."""
    kind = next((kind for kind, letter in _LETTERS.items() if sent[:1] == letter), None)
    if kind is None or len(sent) != 33:
        return None
    return Word(kind, UUID(bytes=sent[1:17]), UUID(bytes=sent[17:]))
