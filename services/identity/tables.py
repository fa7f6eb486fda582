"""Rows of people. `tenant` and `session_token` hold opaque ids and lie outside row-level security; all else is one tenant's.

Readable here, on purpose: role, state, age band, locale, class names, who is in which class, who is whose guardian, consents, and an
enrollment's course, zone, minutes and deadline, and what an organisation decides with its changes. Sealed: a person's name, user name, e-mail and note.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, ForeignKeyConstraint, Identity, Index, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import BYTEA, JSONB
from sqlalchemy.orm import Mapped, mapped_column

from services.platform import Base, tenant_column
from services.vault import SealedBytes

_ROLES: Final = "('learner', 'educator', 'guardian', 'operator')"
_BANDS: Final = "('under_13', '13_15', '16_17', 'adult')"
_POLICY_REASONS: Final = "('decided', 'law', 'asked_for', 'safety', 'cost', 'trial', 'by_mistake', 'other')"


def _of_account(column: str) -> ForeignKeyConstraint:
    """Return the tie of a column to an account of the same tenant; the row goes when the account goes."""
    return ForeignKeyConstraint(["tenant_id", column], ["identity_account.tenant_id", "identity_account.id"], ondelete="CASCADE")


class TenantRow(Base):
    """A school or organisation."""

    __tablename__ = "tenant"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    policy: Mapped[dict[str, Any]] = mapped_column(JSONB)
    created_at: Mapped[datetime]


class PolicyChangeRow(Base):
    """What a tenant has decided anew: who, when, why, and each rule from what to what. Rows are only added; `number` orders them.

    The account is no foreign key: the change stays when the account is erased, without its id.
    """

    __tablename__ = "identity_policy_change"
    __table_args__ = (
        CheckConstraint("made_by IN ('operator', 'machine')", name="made_by"),
        CheckConstraint(f"reason IN {_POLICY_REASONS}", name="reason"),
        CheckConstraint("made_by = 'machine' OR reason IS NOT NULL", name="reason_given"),
        Index("ix_identity_policy_change_number", "tenant_id", "number"),
    )

    tenant_id: Mapped[UUID] = tenant_column(primary_key=True)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(BigInteger, Identity(always=True))
    at: Mapped[datetime]
    made_by: Mapped[str]
    account_id: Mapped[UUID | None]
    reason: Mapped[str | None]
    changes: Mapped[list[dict[str, Any]]] = mapped_column(JSONB)


class AccountRow(Base):
    """A person. The two indexes are keyed hashes; only the vault's tenant key can make them."""

    __tablename__ = "identity_account"
    __table_args__ = (
        UniqueConstraint("tenant_id", "user_name_index"),
        UniqueConstraint("tenant_id", "email_index"),
        CheckConstraint(f"role IN {_ROLES}", name="role"),
        CheckConstraint("state IN ('active', 'suspended')", name="state"),
        CheckConstraint(f"age_band IN {_BANDS}", name="age_band"),
    )

    tenant_id: Mapped[UUID] = tenant_column(primary_key=True)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    role: Mapped[str]
    state: Mapped[str]
    age_band: Mapped[str | None]
    locale: Mapped[str]
    version: Mapped[int]
    user_name_index: Mapped[bytes] = mapped_column(BYTEA)
    email_index: Mapped[bytes | None] = mapped_column(BYTEA)
    password: Mapped[str | None]
    profile: Mapped[bytes] = mapped_column(SealedBytes)
    created_at: Mapped[datetime]


class SessionRow(Base):
    """A session, found by the hash of its token."""

    __tablename__ = "session_token"
    __table_args__ = (
        _of_account("account_id"),
        Index("ix_session_token_account", "tenant_id", "account_id"),
        Index("ix_session_token_expires_at", "expires_at"),
    )

    hash: Mapped[bytes] = mapped_column(BYTEA, primary_key=True)
    id: Mapped[UUID] = mapped_column(unique=True)
    tenant_id: Mapped[UUID] = tenant_column()
    account_id: Mapped[UUID]
    kind: Mapped[str]
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    memory_paused_at: Mapped[datetime | None]


class OneTimeCodeRow(Base):
    """The one-time code of an account; a new one takes its place."""

    __tablename__ = "identity_code"
    __table_args__ = (_of_account("account_id"),)

    tenant_id: Mapped[UUID] = tenant_column(primary_key=True)
    account_id: Mapped[UUID] = mapped_column(primary_key=True)
    purpose: Mapped[str]
    digest: Mapped[bytes] = mapped_column(BYTEA)
    expires_at: Mapped[datetime]
    tries: Mapped[int]
    made_by: Mapped[UUID]


class ClassRow(Base):
    """A class."""

    __tablename__ = "identity_class"
    __table_args__ = (UniqueConstraint("tenant_id", "join_code"),)

    tenant_id: Mapped[UUID] = tenant_column(primary_key=True)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    name: Mapped[str]
    archived: Mapped[bool]
    join_code: Mapped[str | None]
    join_until: Mapped[datetime | None]
    created_at: Mapped[datetime]


class MemberRow(Base):
    """Somebody in a class."""

    __tablename__ = "identity_member"
    __table_args__ = (
        _of_account("account_id"),
        ForeignKeyConstraint(["tenant_id", "class_id"], ["identity_class.tenant_id", "identity_class.id"], ondelete="CASCADE"),
        CheckConstraint("part IN ('learner', 'educator')", name="part"),
        Index("ix_identity_member_account", "tenant_id", "account_id"),
    )

    tenant_id: Mapped[UUID] = tenant_column(primary_key=True)
    class_id: Mapped[UUID] = mapped_column(primary_key=True)
    account_id: Mapped[UUID] = mapped_column(primary_key=True)
    part: Mapped[str]
    joined_at: Mapped[datetime]


class GuardianshipRow(Base):
    """A guardian's link to a learner."""

    __tablename__ = "identity_guardianship"
    __table_args__ = (
        _of_account("learner_id"),
        _of_account("guardian_id"),
        UniqueConstraint("tenant_id", "learner_id", "guardian_id"),
        Index("ix_identity_guardianship_guardian", "tenant_id", "guardian_id"),
    )

    tenant_id: Mapped[UUID] = tenant_column(primary_key=True)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    learner_id: Mapped[UUID]
    guardian_id: Mapped[UUID]
    since: Mapped[datetime]


class ConsentRow(Base):
    """One consent given or withdrawn; rows are only added. `number` orders them, also within one instant."""

    __tablename__ = "identity_consent"
    __table_args__ = (
        _of_account("learner_id"),
        CheckConstraint("scope IN ('memory', 'model_provider', 'improve_course')", name="scope"),
        CheckConstraint(f"given_by IN {_ROLES}", name="given_by"),
        Index("ix_identity_consent_learner", "tenant_id", "learner_id", "scope", "number"),
    )

    tenant_id: Mapped[UUID] = tenant_column(primary_key=True)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(BigInteger, Identity(always=True))
    learner_id: Mapped[UUID]
    scope: Mapped[str]
    granted: Mapped[bool]
    given_by: Mapped[str]
    account_id: Mapped[UUID | None]
    given_at: Mapped[datetime]


class EnrollmentRow(Base):
    """A learner in one version of a course; at most one that has not ended for each course."""

    __tablename__ = "identity_enrollment"
    __table_args__ = (
        _of_account("learner_id"),
        CheckConstraint("state IN ('active', 'paused', 'ended')", name="state"),
        Index("uq_identity_enrollment_running", "tenant_id", "learner_id", "course_id", unique=True, postgresql_where=text("state <> 'ended'")),
    )  # fmt: skip

    tenant_id: Mapped[UUID] = tenant_column(primary_key=True)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    learner_id: Mapped[UUID]
    course_id: Mapped[UUID]
    version_id: Mapped[UUID]
    zone: Mapped[str]
    minutes_per_day: Mapped[float]
    deadline: Mapped[date | None]
    state: Mapped[str]
    version: Mapped[int]
    created_at: Mapped[datetime]
