"""What recall searches: one document for each entry with words and for each fact (pure)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal
from uuid import UUID

Kind = Literal["entry", "fact"]
KINDS: tuple[Kind, ...] = ("entry", "fact")


@dataclass(frozen=True, slots=True)
class Document:
    """One thing that can be recalled.

    Args:
        id: The entry's or the fact's.
        text: What was said, or what the fact says. It is embedded and taken apart into words; the index does not keep it.
        at: When it was said or learnt; it cannot be recalled as of an earlier time.
        kind: Entry of the journal or fact.
        episode: What it was said in (a visit, a session, a conversation); None stands alone. Its neighbours there lend it context.
        speaker: Who said it, by the name or role by which a question may call them.
        course: The course, project or topic that it belongs to.
        skills: The skills that it is about.
        confidence: How sure it is, in [0, 1].
        seq: Its place in the journal, which orders what has the same time.
        until: When it ceased to hold (a fact superseded or expired); None still holds.
        language: An ISO 639-1 code where it is known; else it is guessed from the words.
    """

    id: UUID
    text: str = field(repr=False)
    at: datetime
    kind: Kind = "entry"
    episode: str | None = None
    speaker: str | None = None
    course: str | None = None
    skills: tuple[str, ...] = ()
    confidence: float = 1.0
    seq: int = 0
    until: datetime | None = None
    language: str | None = None
