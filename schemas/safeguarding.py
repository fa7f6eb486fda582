"""Safeguarding: what a person has to hear of, the inbox of those who have that duty, and what a school decides about it."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import ConfigDict, Field, StringConstraints

from schemas.base import Contract, Prose, Text

ConcernKind = Literal["self_harm", "harmed", "threat"]
ConcernSource = Literal["chat", "answer", "goal", "correction", "note", "report", "raised"]
ConcernState = Literal["open", "seen", "handled"]
_LINE = Annotated[Text, StringConstraints(min_length=1, max_length=120, strip_whitespace=True)]
_ID = "6f1c2d4e-8a3b-4c5d-9e7f-0a1b2c3d4e5f"


class HelpLine(Contract):
    """Where somebody in need finds a person to talk to."""

    name: _LINE
    contact: _LINE = Field(description="a number to call or write to, or an address")
    locale: Annotated[str, StringConstraints(pattern=r"^([a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3})?$", max_length=35)] = Field(
        default="", description="for accounts of this locale, such as `de` or `de-AT`; empty for everybody"
    )


class SafeguardingPolicy(Contract):
    """What a school decides about what a person has to hear of."""

    help_lines: tuple[HelpLine, ...] = Field(default=(), max_length=40, description="shown instead of the lines that Meno knows")
    adults: bool = Field(default=False, description="what adult learners write is passed on too, not only answered")
    learner_reads: bool = Field(
        default=False, description="learners may read that something of theirs was passed on, who opened it, and when"
    )
    keep_days: Annotated[int, Field(ge=30, le=3_650)] = Field(default=730, description="how long a handled concern is kept")


class ConcernOut(Contract):
    """A concern in the inbox. What it says is read by opening it, which is written down."""

    id: UUID
    learner_id: UUID
    learner: Text
    source: ConcernSource
    state: ConcernState
    at: datetime
    seen_at: datetime | None = None
    handled_at: datetime | None = None
    handled_by: UUID | None = None
    raised_by: UUID | None = Field(
        default=None, description="who raised it or wrote the note; null where the learner's own words were recognised"
    )


class ConcernsOut(Contract):
    """The inbox, what is open first, newest first."""

    items: tuple[ConcernOut, ...]
    open: int = Field(description="how many wait to be opened")


class LookOut(Contract):
    """That somebody opened or changed a concern."""

    account_id: UUID | None
    what: Literal["opened", "handled", "reopened"]
    at: datetime


class ConcernOpenedOut(Contract):
    """A concern, opened: the words, and everybody who has opened it."""

    concern: ConcernOut
    kind: ConcernKind | None = Field(description="what was recognised; null where a person raised it")
    language: Text
    words: Prose
    note: Prose | None = Field(default=None, description="what was done, in the words of whoever handled it")
    looks: tuple[LookOut, ...]


class ConcernPatch(Contract):
    """Say that a concern is handled, and what was done; or open it again."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"state": "handled", "note": "Spoke with her and the school nurse at noon."}]}
    )

    state: Literal["seen", "handled"]
    note: Annotated[Prose, StringConstraints(max_length=4_000, strip_whitespace=True)] | None = None


class ConcernIn(Contract):
    """Raise a concern oneself: about oneself (learners), or about a learner of one's class. `id` is made by the client: sent twice, it is one."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"id": _ID, "learner_id": _ID, "text": "She came in with bruises again."}]})

    id: UUID
    learner_id: UUID | None = None
    text: Annotated[Prose, StringConstraints(min_length=1, max_length=4_000, strip_whitespace=True)]


class RaisedOut(Contract):
    """What became of a concern that was raised, and what to do meanwhile."""

    passed_on: bool = Field(description="somebody with that duty is named, and is told")
    message: Prose


class NamedOut(Contract):
    """Somebody with the duty of safeguarding."""

    account_id: UUID
    name: Text
    since: datetime


class NamedAllOut(Contract):
    """Everybody with that duty; nobody else reads the inbox."""

    items: tuple[NamedOut, ...]


class MyConcernOut(Contract):
    """That something of one's own was passed on, and who has opened it."""

    id: UUID
    at: datetime
    state: ConcernState
    looks: tuple[LookOut, ...]


class MyConcernsOut(Contract):
    """What was passed on of one's own, newest first."""

    items: tuple[MyConcernOut, ...]
