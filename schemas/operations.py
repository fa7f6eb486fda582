"""What an operator sees of the installation: how it is, jobs, keys, and the proof of the journals. Counts, ids, times and codes; nothing of a learner."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, StringConstraints

from schemas.base import Contract, Text

SignLevel = Literal["soon", "now"]
SignCode = Literal[
    "part_away", "tables_old", "keys_differ", "worker_silent", "jobs_dead", "jobs_late", "backup_never", "backup_old", "epoch_old", "epoch_turning",
    "key_places", "nobody_named", "concerns_unheard", "concerns_late",
]  # fmt: skip
JobState = Literal["waiting", "running", "done", "dead"]
JobKind = Annotated[str, StringConstraints(pattern=r"^[a-z]+(\.[a-z_]+)+$", max_length=80)]


class SignOut(Contract):
    """One thing that is not well. `soon`: see to it in the next days; `now`: something does not work."""

    code: SignCode
    level: SignLevel
    count: int | None = Field(default=None, description="how many, where the code counts something")
    seconds: float | None = Field(default=None, description="for how long, where the code speaks of time; null is never")
    part: Literal["database", "keys_database", "redis"] | None = Field(default=None, description="which part, for `part_away`")


class PartsOut(Contract):
    """What must stand before the service can serve, as `/readyz` says."""

    database: bool
    keys_database: bool
    redis: bool
    migrations: bool
    key_fingerprint: bool


class QueueOut(Contract):
    """One kind of job. What was promised in a commit and waits for a worker is `waiting`, of it what should run now is `due`."""

    kind: JobKind
    waiting: int
    due: int
    running: int
    dead: int
    lag_s: float = Field(description="how late the oldest due job is; 0 where none is due")
    finished_at: datetime | None = Field(description="when one was finished last, in the last seven days")


class HealthOut(Contract):
    """How the installation is. Sums are of all its organisations, `queues` of one's own and of what belongs to none."""

    version: Text
    at: datetime
    signs: tuple[SignOut, ...] = Field(description="what is not well, the most urgent first; empty: all is well")
    parts: PartsOut
    waiting: int
    due: int
    running: int
    dead: int
    lag_s: float
    heartbeat_age_s: float | None = Field(description="how long ago a worker did the clock's smallest job; null is never")
    backup_at: datetime | None = Field(description="when the last backup was finished; null is never")
    queues: tuple[QueueOut, ...]


class OperatedJobOut(Contract):
    """A job as its row has it: codes and times. Whom it concerns is left out."""

    id: UUID
    kind: JobKind
    state: JobState
    of: Literal["organisation", "installation"] = Field(description="whose work it is")
    attempt: int = Field(description="starts since it came further last; a fifth failed one is the end")
    done: int
    total: int | None
    error_class: Text | None
    error_code: Text | None
    created_at: datetime
    run_after: datetime
    started_at: datetime | None
    ended_at: datetime | None


class OperatedJobsOut(Contract):
    """Jobs, newest first."""

    items: tuple[OperatedJobOut, ...]


class EpochOut(Contract):
    """A version of the master key that all other keys are wrapped under."""

    number: int
    state: Literal["current", "old", "gone"]
    made_at: datetime
    gone_at: datetime | None = Field(description="when it was destroyed wherever it was kept")


class KeysOut(Contract):
    """The state of the keys. No key is here, only numbers and times."""

    root: Literal["file", "openbao"] = Field(description="what guards the epoch keys")
    fingerprint: Text
    belongs: bool = Field(description="false: keys and databases are not of one installation")
    in_both_places: bool = Field(description="the epoch keys are in both folders and equal")
    epoch: int
    epoch_began_at: datetime | None
    turns_every_hours: float = Field(description="0: never by the clock")
    epochs: tuple[EpochOut, ...] = Field(description="the newest ten")
    data_keys: dict[str, int] = Field(description="data keys of one's organisation by state: next, active, old, retired")
    tenant_keys_under_way: dict[str, int]
    rotations: int = Field(description="rotations of the installation that still make keys")


class AuditOut(Contract):
    """How far the journals of one's organisation are witnessed."""

    witnessed: int = Field(description="learners whose journal has a witness in the key database")
    witnessed_at: datetime | None = Field(description="when a worker last went through all journals")
    newest_at: datetime | None = Field(description="when a witness last moved forward")
    restored: int = Field(description="journals that begin anew at a restore's baseline")


class ProofOut(Contract):
    """The newest proof of all journals of one's organisation: each entry against chain, witness and consents. Kept for seven days."""

    state: JobState | None = Field(default=None, description="of the job; null: none was asked for in the last seven days")
    asked_at: datetime | None = None
    ended_at: datetime | None = None
    learners: int = Field(default=0, description="journals looked at until now")
    total: int | None = Field(default=None, description="of how many, as far as that is known")
    entries: int = 0
    faulty: int = Field(default=0, description="journals that do not hold together; `meno audit verify` names them")
