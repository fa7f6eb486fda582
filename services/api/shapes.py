"""How people and what belongs to them look over HTTP."""

from __future__ import annotations

from schemas.identity import (
    AccountOut,
    ClassOut,
    ConsentEvent,
    ConsentsOut,
    EnrollmentOut,
    GuardianshipOut,
    MemberOut,
    TenantOut,
)
from schemas.tenant import PolicyChangeOut, RuleChangeOut
from services.identity import ConsentRecord, Enrollment, Guardianship, Member, Person, PolicyChange, SchoolClass, Tenant


def tenant_out(tenant: Tenant) -> TenantOut:
    """Return a tenant as its people see it."""
    return TenantOut(id=tenant.id, slug=tenant.slug, name=tenant.name, policy=tenant.policy)


def policy_change_out(change: PolicyChange, operator: Person | None) -> PolicyChangeOut:
    """Return a change of what a tenant decides, with the name of who made it while they are there."""
    return PolicyChangeOut(
        id=change.id, at=change.at, by=change.by, account_id=change.account_id, name=operator.profile.name if operator else None,
        reason=change.reason, changes=tuple(RuleChangeOut(rule=each.rule, before=each.before, after=each.after) for each in change.changes),
    )  # fmt: skip


def account_out(person: Person) -> AccountOut:
    """Return a person; whether the note is there has been decided before."""
    account, profile = person.account, person.profile
    return AccountOut(
        id=account.id, role=account.role, state=account.state, age_band=account.age_band, locale=account.locale, name=profile.name,
        user_name=profile.user_name, email=profile.email, note=profile.note, has_password=account.has_password, version=account.version,
    )  # fmt: skip


def class_out(found: SchoolClass, *, teaches: bool) -> ClassOut:
    """Return a class; the join code only to those who teach it."""
    code = found.join_code if teaches else None
    return ClassOut(
        id=found.id, name=found.name, archived=found.archived, join_code=f"{code[:4]}-{code[4:]}" if code else None,
        join_until=found.join_until if code else None, learners=found.learners, educators=found.educators,
    )  # fmt: skip


def member_out(member: Member) -> MemberOut:
    """Return somebody in a class."""
    account, profile = member.person.account, member.person.profile
    return MemberOut(
        account_id=account.id, part=member.part, name=profile.name, user_name=profile.user_name, age_band=account.age_band,
        state=account.state, has_password=account.has_password,
    )  # fmt: skip


def guardianship_out(link: Guardianship) -> GuardianshipOut:
    """Return a guardian's link."""
    return GuardianshipOut(id=link.id, learner_id=link.learner_id, guardian_id=link.guardian_id, since=link.since)


def consents_out(record: ConsentRecord) -> ConsentsOut:
    """Return what a learner has agreed to."""
    agreement = record.agreement
    history = tuple(
        ConsentEvent(scope=word.scope, granted=word.granted, by=word.by, account_id=word.account_id, at=word.at) for word in record.history
    )
    return ConsentsOut(
        learner_id=agreement.learner_id, memory=agreement.consents.memory, model_provider=agreement.consents.model_provider,
        improve_course=agreement.consents.improve_course, decided_by=agreement.decided_by, history=history,
    )  # fmt: skip


def enrollment_out(found: Enrollment) -> EnrollmentOut:
    """Return an enrollment."""
    return EnrollmentOut(
        id=found.id, learner_id=found.learner_id, course_id=found.course_id, version_id=found.version_id, zone=found.zone,
        minutes_per_day=found.minutes_per_day, deadline=found.deadline, state=found.state, version=found.version, created_at=found.created_at,
    )  # fmt: skip
