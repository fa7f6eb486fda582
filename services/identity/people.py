"""The values identity deals in: who is asking, accounts, classes, guardians, enrollments (pure)."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Generic, Literal, Protocol, TypeVar
from uuid import UUID

from schemas.base import Contract
from schemas.identity import AccountState, AgeBand, EnrollmentState, Part, Role, TenantPolicy

Entry = TypeVar("Entry")


@dataclass(frozen=True, slots=True)
class Principal:
    """Who is asking, as a session says."""

    tenant_id: UUID
    account_id: UUID
    role: Role
    session_id: UUID
    age_band: AgeBand | None
    locale: str


@dataclass(frozen=True, slots=True)
class Tenant:
    """A school or organisation."""

    id: UUID
    slug: str
    name: str
    policy: TenantPolicy


class Profile(Contract):
    """What is sealed with the account's own key: who the person is."""

    name: str
    user_name: str
    email: str | None = None
    note: str | None = None

    def __repr__(self) -> str:
        """Return a text that names nobody."""
        return "<profile>"

    __str__ = __repr__


@dataclass(frozen=True, slots=True)
class Account:
    """An account as stored: the profile is still sealed."""

    tenant_id: UUID
    id: UUID
    role: Role
    state: AccountState
    age_band: AgeBand | None
    locale: str
    version: int
    has_password: bool
    profile: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Person:
    """An account with its profile opened."""

    account: Account
    profile: Profile = field(repr=False)


@dataclass(frozen=True, slots=True)
class SchoolClass:
    """A class, with the number of its people."""

    id: UUID
    name: str
    archived: bool
    join_code: str | None = field(repr=False)
    join_until: datetime | None
    learners: int
    educators: int
    my_part: Part | None


@dataclass(frozen=True, slots=True)
class Member:
    """A person in a class."""

    person: Person
    part: Part


@dataclass(frozen=True, slots=True)
class Guardianship:
    """A guardian's link to a learner."""

    id: UUID
    learner_id: UUID
    guardian_id: UUID
    since: datetime


@dataclass(frozen=True, slots=True)
class Enrollment:
    """A learner in one version of a course."""

    tenant_id: UUID
    id: UUID
    learner_id: UUID
    course_id: UUID
    version_id: UUID
    zone: str
    minutes_per_day: float
    deadline: date | None
    state: EnrollmentState
    version: int
    created_at: datetime


class Pinned(Protocol):
    """The version of a course that a class works with, as whoever keeps it says."""

    @property
    def class_id(self) -> UUID:
        """Return the class."""
        ...

    @property
    def course_id(self) -> UUID:
        """Return the course."""
        ...

    @property
    def version_id(self) -> UUID:
        """Return the version."""
        ...

    @property
    def pinned_at(self) -> datetime:
        """Return since when."""
        ...


@dataclass(frozen=True, slots=True)
class OneTimeCode:
    """A one-time code as stored."""

    digest: bytes = field(repr=False)
    purpose: Literal["invite", "reset"]
    expires_at: datetime
    tries: int


@dataclass(frozen=True, slots=True)
class Slice(Generic[Entry]):
    """A part of a list in the order of ids; `last` is the id after which it goes on, None at its end."""

    items: Sequence[Entry]
    last: UUID | None


def sliced(found: Sequence[Entry], size: int, id_of: Callable[[Entry], UUID]) -> Slice[Entry]:
    """Return the first `size` entries of those found; finding one more tells that the list goes on."""
    return Slice(found[:size], id_of(found[size - 1]) if len(found) > size else None)


def folded(name: str) -> str:
    """Return the form in which a user name or e-mail is compared: case and look-alike encodings do not make a different one."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())


def words_of(profile: Profile) -> tuple[str, ...]:
    """Return what must not reach a model provider of this person: the name, its parts of two letters and more, user name and e-mail."""
    parts = [part for part in profile.name.replace(",", " ").split() if len(part) > 1]
    return tuple(dict.fromkeys(word for word in (profile.name, *parts, profile.user_name, profile.email) if word))
