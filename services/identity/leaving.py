"""Leaving for good: who may have an account erased, and the end of everything that lets the person in."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Final, NamedTuple
from uuid import UUID

from sqlalchemy import delete, select, update

from services.identity import store
from services.identity.accounts import Accounts
from services.identity.consents import ConsentRegister
from services.identity.errors import GuardianTooLate, LastOperator
from services.identity.people import Account, Principal
from services.identity.sessions import Sessions
from services.identity.tables import AccountRow, OneTimeCodeRow, SessionRow
from services.platform import Work

_INDEX_BYTES: Final = 32


class EndedSession(NamedTuple):
    """A session that ended with its account.

    Args:
        token_hash: Knows its token again.
        until: When it would have ended in any case.
    """

    token_hash: bytes
    until: datetime


@dataclass(frozen=True)
class Leaving:
    """Identity's part in an erasure."""

    accounts: Accounts
    consents: ConsentRegister
    sessions: Sessions

    async def allowed(self, work: Work, principal: Principal, account_id: UUID) -> Account:
        """Return the account, held until `work` ends, if the principal may have it erased.

        Raises:
            NotFound: It is not there for this principal.
            Forbidden: Somebody of this role may not.
            GuardianTooLate: The learner is old enough to decide alone.
            LastOperator: Nobody would be left to run the tenant.
        """
        account, standing = await self.accounts.reach(work, principal, account_id, "erase_account", lock=True)
        if standing == "guardian" and (await self.consents.agreement(work, account_id)).decided_by == "learner":
            raise GuardianTooLate
        if account.role == "operator" and account.state == "active" and await store.lock_other_operators(work.session, account_id) == 0:
            raise LastOperator
        return account

    async def lock_out(self, work: Work, tenant_id: UUID, account_id: UUID) -> list[EndedSession]:
        """End the account's sessions and codes and let nobody sign in to it; return the sessions that ended. Safe to repeat."""
        session = work.session
        of_account = (SessionRow.tenant_id == tenant_id, SessionRow.account_id == account_id)
        found = (await session.execute(select(SessionRow.id, SessionRow.hash, SessionRow.ends_at).where(*of_account))).all()
        await self.sessions.sessions_end.ended(work, tenant_id, [row.id for row in found])
        await session.execute(delete(SessionRow).where(*of_account))
        await session.execute(delete(OneTimeCodeRow).where(OneTimeCodeRow.tenant_id == tenant_id, OneTimeCodeRow.account_id == account_id))
        # A name that nobody types: the old one is free again, and signing in with it fails as with any unknown name.
        unknown = {"user_name_index": secrets.token_bytes(_INDEX_BYTES), "email_index": None, "password": None, "state": "suspended"}
        of_row = (AccountRow.tenant_id == tenant_id, AccountRow.id == account_id)
        await session.execute(update(AccountRow).where(*of_row).values(**unknown))
        self.accounts.cache.forget_account(account_id)
        return [EndedSession(row.hash, row.ends_at) for row in found]
