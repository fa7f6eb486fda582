"""Taking one's memory along: exports and imports over HTTP, and what stands in the archive."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import ConfigDict, Field

from schemas.base import Contract, Slug, Text
from schemas.journal import EntryKind

Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class ExportIn(Contract):
    """Ask for everything that is kept of a learner; a learner may leave `learner_id` out, a guardian gives it."""

    model_config = ConfigDict(json_schema_extra={"examples": [{}]})

    learner_id: UUID | None = None


class ExportOut(Contract):
    """An export. It is made by a job, kept sealed for seven days, and gone when something is forgotten meanwhile."""

    id: UUID
    learner_id: UUID
    state: Literal["waiting", "ready"]
    masked: bool = Field(description="made for a guardian: what they may not see is left out, and it cannot be imported")
    bytes: int | None = Field(default=None, description="size of the archive once it is ready")
    made_at: datetime
    expires_at: datetime
    job_id: UUID


class ExportsOut(Contract):
    """The exports that somebody has asked for."""

    items: tuple[ExportOut, ...]


class MemoryImportOut(Contract):
    """An import of an archive into a learner's memory."""

    id: UUID
    state: Literal["waiting", "done", "refused"]
    reason: Text | None = Field(default=None, description="why it was refused, as a code")
    entries: int = Field(default=0, description="entries that came with it; 0 too if the same archive was here already")
    left_out: int = Field(
        default=0, description="beliefs of an archive from elsewhere that its own entries do not bear out: they were not taken over"
    )
    moves_left_out: int = Field(
        default=0,
        description="moves of an archive from elsewhere that are not the learner's own (an educator's pins, skips, exemptions), and rulings on answers",
    )
    job_id: UUID


class JobOut(Contract):
    """How far long work has come."""

    id: UUID
    kind: Text
    state: Literal["waiting", "running", "done", "dead"]
    done: int
    total: int | None
    created_at: datetime
    ended_at: datetime | None
    error_code: Text | None


class FoldDigest(Contract):
    """What the journal folds to: a part of the image, by the digest of its bytes."""

    fold: Text
    part: Text
    parameter_set: Text
    sha256: Sha256


class ArchiveEntry(Contract):
    """One line of `journal.jsonl`: an entry as its learner may read it. Of one that was forgotten only its place is left."""

    seq: Annotated[int, Field(ge=1)]
    id: UUID
    day: date
    cleared: bool = False
    kind: EntryKind | None = None
    v: Annotated[int, Field(ge=1)] | None = None
    at: datetime | None = None
    client_at: datetime | None = None
    evidence: dict[str, Any] | None = None
    words: dict[str, Any] | None = None


class ArchiveManifest(Contract):
    """`manifest.json`: what the archive is. `proof` is a seal that only the installation that made it can check."""

    format: Literal["meno-memory"]
    version: Literal[1]
    made_at: datetime
    origin: Text = Field(description="fingerprint of the installation's keys")
    tenant: Slug
    learner_id: UUID
    masked: bool
    last_seq: Annotated[int, Field(ge=0)]
    consolidated_seq: Annotated[int, Field(ge=0)]
    journal_sha256: Sha256
    folds: tuple[FoldDigest, ...] = ()
    proof: Sha256
