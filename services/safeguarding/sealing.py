"""How a concern is sealed: with the key of the learner whom it is about, so that it goes with their erasure."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from typing import Final
from uuid import UUID

from schemas.safeguarding import ConcernKind
from services.vault import AccountKeys, Place

CONTENT: Final = "content"
NOTE: Final = "note"


@dataclass(frozen=True, slots=True)
class Content:
    """What a concern says; `kind` is None where a person raised it."""

    kind: ConcernKind | None
    language: str
    words: str = field(repr=False)


def place(concern_id: UUID, part: str) -> Place:
    """Return where a part of a concern stands."""
    return Place("safeguarding_concern", part, concern_id)


def seal(keys: AccountKeys, concern_id: UUID, content: Content) -> bytes:
    """Return what a concern says, sealed."""
    return keys.seal(place(concern_id, CONTENT), json.dumps(asdict(content), ensure_ascii=False).encode())


def opened(keys: AccountKeys, concern_id: UUID, sealed: bytes) -> Content:
    """Return what a concern says."""
    return Content(**json.loads(keys.open(place(concern_id, CONTENT), sealed)))
