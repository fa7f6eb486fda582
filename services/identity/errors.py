"""What may go wrong with people, sessions, classes and consents. Messages hold no name and no user name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Final, Literal
from uuid import UUID

from schemas.identity import Scope
from services.platform import Problem

_BEARER: Final = {"WWW-Authenticate": 'Bearer realm="meno"'}


class Unauthenticated(Problem):
    """No session, or one that has ended."""

    status = 401
    code = "unauthenticated"
    title = "Sign in first"

    def __init__(self, detail: str = "Sign in at POST /v1/sessions and send the token.") -> None:
        """Say how to sign in."""
        super().__init__(detail, headers=_BEARER)


class WrongCredentials(Problem):
    """Tenant, name or password is wrong; which one is not told."""

    status = 401
    code = "wrong_credentials"
    title = "Organisation, name or password is wrong"

    def __init__(self) -> None:
        """Offer the way back in."""
        super().__init__("Try again, or ask your educator or operator for a one-time code.", headers=_BEARER)


class AccountSuspended(Problem):
    """The password is right, but the account is suspended."""

    status = 403
    code = "account_suspended"
    title = "This account is suspended; ask your operator"


class CsrfRefused(Problem):
    """A change was sent with the cookie but without its CSRF token."""

    status = 403
    code = "csrf_refused"
    title = "Send the csrf value of your session in X-CSRF-Token"


class Forbidden(Problem):
    """You may see this, but not do that to it."""

    status = 403
    code = "forbidden"
    title = "Your role does not allow this"


class SignInBusy(Problem):
    """Too many passwords are being checked at once."""

    status = 503
    code = "sign_in_busy"
    title = "Many people are signing in; try again in a moment"
    headers_sent: ClassVar[Mapping[str, str]] = {"Retry-After": "2"}

    def __init__(self) -> None:
        """Ask the caller to come back in two seconds."""
        super().__init__(headers=self.headers_sent)


class NameTaken(Problem):
    """The user name or e-mail belongs to another account of the organisation."""

    status = 409
    code = "name_taken"
    title = "This user name or e-mail is taken; choose another"


class ChangedMeanwhile(Problem):
    """The version in If-Match is not the present one."""

    status = 412
    code = "changed_meanwhile"
    title = "Somebody changed this meanwhile; read it again and repeat your change"


class LastOperator(Problem):
    """Nobody could run the organisation any more."""

    status = 409
    code = "last_operator"
    title = "This is the last active operator; make another one first"


class CodeRefused(Problem):
    """A one-time code is wrong, used, replaced or too old; which is not told."""

    status = 403
    code = "code_refused"
    title = "This code does not work; ask for a new one"


class JoinCodeUnknown(Problem):
    """No class of the organisation has this join code now."""

    status = 404
    code = "join_code_unknown"
    title = "No class has this code; check it with your educator"


class GuardianDecides(Problem):
    """The learner is too young to consent alone in this organisation."""

    status = 403
    code = "guardian_decides"
    title = "A guardian gives this consent; ask yours to sign in"


class ConsentNeeded(Problem):
    """What was asked for needs a consent that does not hold now; `scope` names it. Only for those who stand in a relation to the learner."""

    status = 403
    code = "consent_needed"
    title = "This needs a consent that has not been given"

    def __init__(self, scope: Scope, decided_by: Literal["learner", "guardian"] = "learner") -> None:
        """Name the consent.

        Args:
            scope: The consent that is missing.
            decided_by: Who gives it for this learner.
        """
        super().__init__(
            f"The consent `{scope}` does not hold; the {decided_by} can give it at POST /v1/consents.",
            extra={"scope": scope, "decided_by": decided_by},
        )


class PaperConsentOff(Problem):
    """The organisation does not record consents given on paper."""

    status = 403
    code = "paper_consent_off"
    title = "Consents on paper are not recorded here; learner or guardian must sign in"


class LearnerDecides(Problem):
    """The learner is old enough to consent alone in this organisation."""

    status = 403
    code = "learner_decides"
    title = "The learner alone gives this consent; ask them to sign in"


class GuardianTooLate(Problem):
    """The learner is old enough to decide alone, so a guardian no longer has the account erased."""

    status = 403
    code = "learner_erases"
    title = "The learner alone has this account erased; ask them, or an operator"


class ClassArchived(Problem):
    """An archived class takes nobody and follows no course."""

    status = 409
    code = "class_archived"
    title = "The class is archived; reopen it first"


class VersionPinned(Problem):
    """The learner's class works with another version of the course."""

    status = 409
    code = "version_pinned"
    title = "Your class works with another version of this course"

    def __init__(self, version_id: UUID) -> None:
        """Name the version of the class."""
        super().__init__(f"Take version {version_id}, or ask your educator.", extra={"version_id": str(version_id)})


class NotThatRole(Problem):
    """The account has another role than this needs."""

    status = 422
    code = "wrong_role"
    title = "An account has the wrong role for this"


class ZoneUnknown(Problem):
    """The time zone is not an IANA name."""

    status = 422
    code = "zone_unknown"
    title = "Give the time zone by its IANA name, such as Europe/Stockholm"


class DeadlinePassed(Problem):
    """The deadline lies before the learner's today."""

    status = 422
    code = "deadline_passed"
    title = "The deadline lies in the past; give today or a later day"


class VersionUnknown(Problem):
    """No course version that may be used here has this id, or it belongs to another course."""

    status = 422
    code = "course_version_unknown"
    title = "No such course version; list them at GET /v1/courses"


class AlreadyEnrolled(Problem):
    """The learner already has a running enrollment in this course."""

    status = 409
    code = "already_enrolled"
    title = "The learner is already enrolled in this course; change that enrollment"


class RosterRefused(Problem):
    """The roster as a whole cannot be read; nothing was imported."""

    status = 422
    code = "roster_refused"
    title = "The roster cannot be read"


class TenantTaken(Problem):
    """An organisation with this slug exists already."""

    status = 409
    code = "tenant_taken"
    title = "An organisation with this slug exists; choose another slug"


class AgainstItself(Problem):
    """Nobody is the guardian of themselves, and nobody suspends themselves."""

    status = 422
    code = "against_itself"
    title = "This cannot be done to oneself"
