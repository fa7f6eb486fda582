"""People: tenants, accounts, sessions, classes, guardians, consents, enrollments; and the policy that says who may."""

from services.identity import tables as tables
from services.identity.accounts import Newcomer
from services.identity.blinding import Blinding
from services.identity.class_roster import OnRoster
from services.identity.codes import csrf_of, same, tenant_of, token_hash
from services.identity.consent import ConsentGiven, Consents
from services.identity.consents import Agreement, ConsentRecord
from services.identity.errors import (
    AlreadyEnrolled,
    ChangedMeanwhile,
    ConsentNeeded,
    CsrfRefused,
    DeadlinePassed,
    Forbidden,
    NameTaken,
    TenantTaken,
    Unauthenticated,
)
from services.identity.holding import IdentityHolding
from services.identity.leaving import EndedSession, Leaving
from services.identity.neighbours import Chronicle, CoursePins, SessionEnd
from services.identity.passwords import Passwords
from services.identity.people import Account, Enrollment, Guardianship, Member, Person, Pinned, Principal, Profile, SchoolClass, Tenant
from services.identity.policy import (
    CATEGORIES,
    CATEGORY_MEANS,
    PURPOSES,
    Actor,
    Category,
    Purpose,
    Verdict,
    allows,
    may,
    must_operate,
    rows,
)
from services.identity.service import Asking, Identity, Me, build_identity
from services.identity.sessions import SignedIn
from services.identity.tenant_rules import PolicyChange
from services.identity.tenants import new_password
from services.identity.viewing import Viewing
from services.llm import Permit

__all__ = [
    "CATEGORIES",
    "CATEGORY_MEANS",
    "PURPOSES",
    "Account",
    "Actor",
    "Agreement",
    "AlreadyEnrolled",
    "Asking",
    "Blinding",
    "Category",
    "ChangedMeanwhile",
    "Chronicle",
    "ConsentGiven",
    "ConsentNeeded",
    "ConsentRecord",
    "Consents",
    "CoursePins",
    "CsrfRefused",
    "DeadlinePassed",
    "EndedSession",
    "Enrollment",
    "Forbidden",
    "Guardianship",
    "Identity",
    "IdentityHolding",
    "Leaving",
    "Me",
    "Member",
    "NameTaken",
    "Newcomer",
    "OnRoster",
    "Passwords",
    "Permit",
    "Person",
    "Pinned",
    "PolicyChange",
    "Principal",
    "Profile",
    "Purpose",
    "SchoolClass",
    "SessionEnd",
    "SignedIn",
    "Tenant",
    "TenantTaken",
    "Unauthenticated",
    "Verdict",
    "Viewing",
    "allows",
    "build_identity",
    "csrf_of",
    "may",
    "must_operate",
    "new_password",
    "rows",
    "same",
    "tenant_of",
    "token_hash",
]
