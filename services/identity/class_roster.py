"""The learners of a class who are enrolled in a course, with what each has agreed to: two statements, however many there are."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import and_, select
from sqlalchemy.dialects.postgresql import distinct_on
from sqlalchemy.ext.asyncio import AsyncSession

from services.identity import store
from services.identity.accounts import Accounts
from services.identity.class_store import consent_words, enrollment_columns
from services.identity.consent import ConsentGiven, in_force
from services.identity.consents import Agreement
from services.identity.people import Account, Enrollment, Principal
from services.identity.policy import Category, Purpose, Verdict, allows
from services.identity.store import account_columns, account_of
from services.identity.tables import AccountRow, ConsentRow, EnrollmentRow, MemberRow
from services.platform import Work


@dataclass(frozen=True, slots=True)
class OnRoster:
    """A learner of a class in a course, and what holds for their memory."""

    class_id: UUID
    account: Account
    enrollment: Enrollment
    agreement: Agreement

    @property
    def learner_id(self) -> UUID:
        """Return who it is."""
        return self.account.id

    def verdict(self, purpose: Purpose, category: Category) -> Verdict:
        """Return what an educator of the class may see of a category for a purpose."""
        agreed = self.agreement
        return allows(purpose, category, "educator", agreed.consents, agreed.age_band, agreed.policy)

    def opens(self, purpose: Purpose, categories: Iterable[Category]) -> bool:
        """Return whether an educator of the class may see something of each category. Without consent to memory nothing is opened at all."""
        return self.agreement.consents.memory and all(self.verdict(purpose, category) != "deny" for category in categories)


async def class_roster(work: Work, accounts: Accounts, principal: Principal, class_id: UUID, course_id: UUID) -> list[OnRoster]:
    """Return the learners of a class in a course whose enrollment has not ended, in the order of their ids.

    Raises:
        NotFound: There is no such class for this principal.
        Forbidden: There is, but its learners are not theirs to follow.
    """
    await accounts.reach_class(work, principal, class_id, "view_overview", alive=True)
    found = await _enrolled(work.session, class_id, course_id)
    agreed = await agreements(work, principal.tenant_id, [account for account, _ in found])
    return [OnRoster(class_id, account, enrollment, agreed[account.id]) for account, enrollment in found]


async def agreements(work: Work, tenant_id: UUID, accounts: Sequence[Account]) -> dict[UUID, Agreement]:
    """Return what holds for each of these learners now."""
    policy = (await store.tenant(work.session, tenant_id)).policy
    words = await _latest(work.session, [account.id for account in accounts])
    found: dict[UUID, Agreement] = {}
    for account in accounts:
        said = words.get(account.id, [])
        consents = in_force(said, account.age_band, policy.consent_age)
        found[account.id] = Agreement(account.id, consents, account.age_band, policy, tuple(said))
    return found


async def _enrolled(session: AsyncSession, class_id: UUID, course_id: UUID) -> list[tuple[Account, Enrollment]]:
    columns = account_columns()
    theirs = and_(EnrollmentRow.tenant_id == MemberRow.tenant_id, EnrollmentRow.learner_id == MemberRow.account_id)
    statement = (
        select(*columns, *enrollment_columns())
        .select_from(MemberRow)
        .join(AccountRow, and_(AccountRow.tenant_id == MemberRow.tenant_id, AccountRow.id == MemberRow.account_id))
        .join(EnrollmentRow, theirs)
        .where(MemberRow.class_id == class_id, MemberRow.part == "learner")
        .where(EnrollmentRow.course_id == course_id, EnrollmentRow.state != "ended")
        .order_by(AccountRow.id)
    )
    return [(account_of(row), Enrollment(*row[len(columns) :])) for row in await session.execute(statement)]


async def _latest(session: AsyncSession, learner_ids: Collection[UUID]) -> dict[UUID, list[ConsentGiven]]:
    """Return the latest word per scope of each learner."""
    columns: tuple[Any, ...] = consent_words()
    statement = (
        select(ConsentRow.learner_id, *columns)
        .where(ConsentRow.learner_id.in_(learner_ids))
        .ext(distinct_on(ConsentRow.learner_id, ConsentRow.scope))
        .order_by(ConsentRow.learner_id, ConsentRow.scope, ConsentRow.number.desc())
    )
    found: dict[UUID, list[ConsentGiven]] = {}
    for row in await session.execute(statement) if learner_ids else ():
        found.setdefault(row.learner_id, []).append(ConsentGiven(*row[1:]))
    return found
