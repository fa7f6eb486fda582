"""The calls about people: sessions, consents, guardians, enrollments, classes."""

from __future__ import annotations

from uuid import UUID

from schemas.identity import (
    ClassOut,
    ConsentIn,
    ConsentsOut,
    EnrollmentIn,
    EnrollmentOut,
    GuardianshipIn,
    GuardianshipOut,
    JoinIn,
    MeOut,
    Page,
    PasswordChange,
    Scope,
    SessionOut,
    SignIn,
)  # fmt: skip
from services.client.calls import Call, delete, get, post, tell


def begin_session(tenant: str, name: str, password: str) -> Call[SessionOut]:
    """Return the session that a sign-in begins; `sign_in` of the clients uses its token from there on."""
    return post("/v1/sessions", SessionOut, SignIn(tenant=tenant, name=name, password=password))


def sign_out() -> Call[None]:
    """End the session."""
    return tell("DELETE", "/v1/sessions/current")


def me() -> Call[MeOut]:
    """Return who is signed in."""
    return get("/v1/me", MeOut)


def change_password(old: str, new: str) -> Call[None]:
    """Change one's password; other sessions end."""
    return tell("PUT", "/v1/me/password", PasswordChange(old=old, new=new))


def get_consents(learner_id: UUID | None = None) -> Call[ConsentsOut]:
    """Return what holds for a learner (oneself, if not given), who decides, and how it came about."""
    return get("/v1/consents", ConsentsOut, learner_id=learner_id)


def give_consent(scope: Scope, *, granted: bool = True, learner_id: UUID | None = None) -> Call[ConsentsOut]:
    """Give a consent, or withdraw it."""
    return post("/v1/consents", ConsentsOut, ConsentIn(scope=scope, granted=granted, learner_id=learner_id), once=True)


def list_guardianships(learner_id: UUID | None = None) -> Call[Page[GuardianshipOut]]:
    """Return the guardians of a learner, or without one the learners one is the guardian of."""
    return get("/v1/guardianships", Page[GuardianshipOut], learner_id=learner_id)


def link_guardian(learner_id: UUID, guardian_id: UUID) -> Call[GuardianshipOut]:
    """Make somebody the guardian of a learner (operators)."""
    return post("/v1/guardianships", GuardianshipOut, GuardianshipIn(learner_id=learner_id, guardian_id=guardian_id), once=True)


def unlink_guardian(guardianship_id: UUID) -> Call[None]:
    """Take a guardian's link away (operators)."""
    return delete(f"/v1/guardianships/{guardianship_id}")


def list_enrollments(learner_id: UUID | None = None, after: str | None = None) -> Call[Page[EnrollmentOut]]:
    """Return the enrollments of a learner (oneself, if not given)."""
    return get("/v1/enrollments", Page[EnrollmentOut], learner_id=learner_id, after=after)


def enroll(wanted: EnrollmentIn) -> Call[EnrollmentOut]:
    """Enroll in a published version of a course."""
    return post("/v1/enrollments", EnrollmentOut, wanted, once=True)


def get_enrollment(enrollment_id: UUID) -> Call[EnrollmentOut]:
    """Return one enrollment."""
    return get(f"/v1/enrollments/{enrollment_id}", EnrollmentOut)


def join_class(code: str) -> Call[ClassOut]:
    """Join a class by its code."""
    return post("/v1/classes/join", ClassOut, JoinIn(code=code), once=True)
