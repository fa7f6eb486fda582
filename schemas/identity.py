"""People over HTTP: signing in, accounts, classes, rosters, guardians, consents and enrollments."""

from __future__ import annotations

import unicodedata
from datetime import date, datetime
from typing import Annotated, Final, Generic, Literal, TypeVar
from uuid import UUID

from pydantic import AfterValidator, ConfigDict, Field, JsonValue, StringConstraints, model_validator

from schemas.base import Contract, Slug, Text
from schemas.permission import PolicyRow as PolicyRow  # said again: contracts of people are read from here
from schemas.permission import Scope as Scope
from schemas.tenant import AgeBand as AgeBand
from schemas.tenant import TenantPolicy as TenantPolicy

Role = Literal["learner", "educator", "guardian", "operator"]
Giver = Literal["learner", "guardian", "educator", "operator"]
AccountState = Literal["active", "suspended"]
Part = Literal["learner", "educator"]
EnrollmentState = Literal["active", "paused", "ended"]

_TURNS_TEXT: Final = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\ufeff")
_LINE_BREAKS: Final = frozenset("\u2028\u2029")


def _one_plain_line(text: str) -> str:
    """Return the text unchanged if it is one visible line; raise ValueError otherwise. Never mended, so that a name comes back as it was given."""
    if not text.strip() or text != text.strip():
        raise ValueError("must not be blank, begin or end with a space")
    if any(unicodedata.category(sign) == "Cc" or sign in _TURNS_TEXT or sign in _LINE_BREAKS for sign in text):
        raise ValueError("contains a control character, a line break or a mark that turns the direction of text; remove it")
    return text


def _a_user_name(text: str) -> str:
    """Return the text if it is made of letters, digits, dots, dashes and underscores; raise ValueError otherwise."""
    if not all(sign.isalnum() or sign in "._-" for sign in text) or not text[:1].isalnum():
        raise ValueError("takes letters, digits, dots, dashes and underscores, and begins with a letter or digit")
    return text


PersonName = Annotated[Text, StringConstraints(min_length=1, max_length=200), AfterValidator(_one_plain_line)]
UserName = Annotated[Text, StringConstraints(min_length=2, max_length=64), AfterValidator(_a_user_name)]
Email = Annotated[Text, StringConstraints(max_length=254, pattern=r"^[^@\s\x00-\x1f]{1,64}@[^@\s\x00-\x1f]+\.[^@\s\x00-\x1f.]+$")]
Note = Annotated[Text, StringConstraints(max_length=2_000)]
Password = Annotated[Text, StringConstraints(min_length=8, max_length=256)]
Locale = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$", max_length=35)]
Code = Annotated[Text, StringConstraints(min_length=4, max_length=32)]
Zone = Annotated[Text, StringConstraints(min_length=1, max_length=64)]
Minutes = Annotated[float, Field(gt=0, le=600)]

Listed = TypeVar("Listed")
_ID: Final = "6f1c2d4e-8a3b-4c5d-9e7f-0a1b2c3d4e5f"
_OTHER_ID: Final = "0b9a8c7d-6e5f-4a3b-8c2d-1e0f9a8b7c6d"


def _example(example: dict[str, JsonValue]) -> ConfigDict:
    """Return the part of a contract's configuration that shows an example in the API's description."""
    return ConfigDict(json_schema_extra={"examples": [example]})


class Page(Contract, Generic[Listed]):
    """One page of a list; `after` fetches the next one, null on the last."""

    items: tuple[Listed, ...]
    after: str | None = None


class TenantOut(Contract):
    """The organisation one is signed in to."""

    id: UUID
    slug: Slug
    name: Text
    policy: TenantPolicy


class SignIn(Contract):
    """Sign in with user name or e-mail. `cookie` sets an HttpOnly cookie for the web client and returns no token."""

    model_config = _example({"tenant": "north", "name": "ada", "password": "correct horse battery", "kind": "token"})

    tenant: Annotated[Text, StringConstraints(min_length=1, max_length=80)]
    name: Annotated[Text, StringConstraints(min_length=1, max_length=254)]
    password: Annotated[Text, StringConstraints(min_length=1, max_length=256)]
    kind: Literal["token", "cookie"] = "token"


class AccountOut(Contract):
    """A person. `note` is null for those who may not read it."""

    id: UUID
    role: Role
    state: AccountState
    age_band: AgeBand | None
    locale: Locale
    name: Text
    user_name: Text
    email: Text | None
    note: Text | None = None
    has_password: bool = Field(description="false until the invitation is redeemed")
    version: int


class SessionOut(Contract):
    """A session; `token` is shown this once. `csrf` goes into `X-CSRF-Token` with every change when the cookie is used."""

    id: UUID
    token: str | None
    csrf: str | None
    expires_at: datetime
    account: AccountOut
    tenant: TenantOut


class MeOut(Contract):
    """Who am I."""

    account: AccountOut
    tenant: TenantOut
    csrf: str | None
    consents: ConsentsOut | None = Field(description="a learner's; null for others")
    memory_paused_at: datetime | None = Field(default=None, description="since when this session's memory is paused; null if it is not")


class AccountIn(Contract):
    """A new person. Learners should have an age band; without one they are treated as the youngest."""

    model_config = _example({"role": "learner", "name": "Ada Lovelace", "user_name": "ada", "age_band": "13_15", "class_id": _ID})

    role: Role
    name: PersonName
    user_name: UserName
    email: Email | None = None
    age_band: AgeBand | None = None
    locale: Locale = "en"
    note: Note | None = None
    class_id: UUID | None = Field(default=None, description="the class a learner is put into; an educator must give one of theirs")

    @model_validator(mode="after")
    def _only_learners_have_an_age_band(self) -> AccountIn:
        if self.role != "learner" and (self.age_band is not None or self.class_id is not None):
            raise ValueError("age_band and class_id are for learners only")
        return self


class AccountPatch(Contract):
    """A change; what is left out stays. An empty `email` or `note` removes it."""

    model_config = _example({"name": "Ada King"})

    name: PersonName | None = None
    user_name: UserName | None = None
    email: Email | Literal[""] | None = None
    age_band: AgeBand | None = None
    locale: Locale | None = None
    note: Note | None = None
    state: AccountState | None = None


class PasswordChange(Contract):
    """A new password by its owner; every other session of the account ends."""

    model_config = _example({"old": "correct horse battery", "new": "a better staple, perhaps"})

    old: Annotated[Text, StringConstraints(min_length=1, max_length=256)]
    new: Password


class ResetCodeIn(Contract):
    """Ask for a one-time code for somebody: an invitation while there is no password yet, a reset afterwards."""

    model_config = _example({"account_id": _ID})

    account_id: UUID


class ResetCodeOut(Contract):
    """A one-time code, shown this once; a new one replaces it."""

    code: Text
    expires_at: datetime
    purpose: Literal["invite", "reset"]


class RedeemIn(Contract):
    """Set a password with a one-time code. Every session of the account ends."""

    model_config = _example({"tenant": "north", "name": "ada", "code": "K7PM4-WXDR9", "password": "correct horse battery"})

    tenant: Annotated[Text, StringConstraints(min_length=1, max_length=80)]
    name: Annotated[Text, StringConstraints(min_length=1, max_length=254)]
    code: Code
    password: Password


class ClassIn(Contract):
    """A new class. Its name is stored readable: keep people's names out of it."""

    model_config = _example({"name": "Algebra 7b"})

    name: PersonName


class ClassPatch(Contract):
    """A change to a class; what is left out stays."""

    model_config = _example({"archived": True})

    name: PersonName | None = None
    archived: bool | None = None


class ClassOut(Contract):
    """A class as its educators see it; learners see no join code."""

    id: UUID
    name: Text
    archived: bool
    join_code: Text | None
    join_until: datetime | None
    learners: int
    educators: int


class JoinCodeOut(Contract):
    """The code learners type to join; a new one replaces it."""

    code: Text
    expires_at: datetime


class JoinIn(Contract):
    """Join a class with the code its educator shows."""

    model_config = _example({"code": "K7PM-4WXD"})

    code: Code


class MemberIn(Contract):
    """Put somebody into a class."""

    model_config = _example({"account_id": _ID, "part": "learner"})

    account_id: UUID
    part: Part = "learner"


class MemberOut(Contract):
    """One person in a class."""

    account_id: UUID
    part: Part
    name: Text
    user_name: Text
    age_band: AgeBand | None
    state: AccountState
    has_password: bool


class RosterLine(Contract):
    """What became of one line. `code` is a one-time invitation, given when asked for and only while there is no password."""

    line: int
    result: Literal["created", "updated", "unchanged", "refused"]
    account_id: UUID | None = None
    reason: Slug | None = None
    message: Text | None = None
    code: Text | None = None


class RosterOut(Contract):
    """The report on a roster; importing the same file again changes nothing."""

    created: int
    updated: int
    unchanged: int
    refused: int
    lines: tuple[RosterLine, ...]


class GuardianshipIn(Contract):
    """Say that one person is the guardian of a learner."""

    model_config = _example({"learner_id": _ID, "guardian_id": _OTHER_ID})

    learner_id: UUID
    guardian_id: UUID


class GuardianshipOut(Contract):
    """A guardian's link to a learner."""

    id: UUID
    learner_id: UUID
    guardian_id: UUID
    since: datetime


class ConsentIn(Contract):
    """Give or withdraw one consent; a learner may leave `learner_id` out."""

    model_config = _example({"scope": "memory", "granted": True})

    learner_id: UUID | None = None
    scope: Scope
    granted: bool


class ConsentEvent(Contract):
    """One consent given or withdrawn."""

    scope: Scope
    granted: bool
    by: Giver
    account_id: UUID | None
    at: datetime


class ConsentsOut(Contract):
    """What holds now, who decides, and how it came about (newest first)."""

    learner_id: UUID
    memory: bool
    model_provider: bool
    improve_course: bool
    decided_by: Literal["learner", "guardian"]
    history: tuple[ConsentEvent, ...]


class EnrollmentIn(Contract):
    """Enroll a learner in one version of a course; a learner may leave `learner_id` out."""

    model_config = _example({"version_id": _ID, "zone": "Europe/Stockholm", "minutes_per_day": 25, "deadline": "2031-06-10"})

    learner_id: UUID | None = None
    version_id: UUID
    zone: Zone = Field(description="IANA name, such as Europe/Stockholm")
    minutes_per_day: Minutes = 30
    deadline: date | None = Field(default=None, description="by when, in the learner's own days; the plan tells whether it can be kept")


class EnrollmentPatch(Contract):
    """A change; what is left out stays. `no_deadline` removes the deadline."""

    model_config = _example({"minutes_per_day": 15})

    version_id: UUID | None = None
    zone: Zone | None = None
    minutes_per_day: Minutes | None = None
    deadline: date | None = None
    no_deadline: bool = False
    state: EnrollmentState | None = None

    @model_validator(mode="after")
    def _one_word_on_the_deadline(self) -> EnrollmentPatch:
        if self.no_deadline and self.deadline is not None:
            raise ValueError("give a deadline or no_deadline, not both")
        return self


class EnrollmentOut(Contract):
    """A learner in a course."""

    id: UUID
    learner_id: UUID
    course_id: UUID
    version_id: UUID
    zone: Text
    minutes_per_day: float
    deadline: date | None
    state: EnrollmentState
    version: int
    created_at: datetime


MeOut.model_rebuild()
