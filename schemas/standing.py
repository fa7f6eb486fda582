"""What a line of the ledger of standing orders says, sealed: what was taken away, in the terms of the wish; never a word or a value."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal
from uuid import UUID

from pydantic import Field

from schemas.base import Contract, Text
from schemas.identity import Giver, Scope
from schemas.journal import FactKind
from schemas.memory import Wish
from schemas.retention import WordsKept


class Closing(Contract):
    """A belief that may not come back."""

    fact_id: UUID
    kind: FactKind
    slot: Text = Field(description="digest of its slot: of kind, course, subject and value together")


class Refused(Contract):
    """A consent that was withdrawn: its scope, and in which part somebody said so."""

    scope: Scope
    by: Giver


class StandingOrder(Contract):
    """What one learner took away or corrected, or what was withdrawn for them, at a moment. It speaks of what there was then, and of nothing that came later."""

    v: Literal[1] = 1
    at: datetime
    wish: Wish | None = Field(default=None, description="null for a correction, which closes a slot and no more")
    turn_id: UUID | None = Field(default=None, description="of the entry that was wished away: a reply goes with its message")
    closes: tuple[Closing, ...] = ()
    withdraws: UUID | None = Field(default=None, description="the entry of a goal that holds no longer")
    refuses: Refused | None = Field(default=None, description="a consent that was withdrawn")
    cuts: UUID | None = Field(default=None, description="the account of a guardian who is one no longer")


class WordsOrder(Contract):
    """For how long a tenant kept words from a day on, until its next order."""

    v: Literal[1] = 1
    since: date
    words_kept: WordsKept
