"""Tenants: the first one with its first operator, and what a tenant decides."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID, uuid4

from schemas.identity import AgeBand, Role, TenantPolicy
from schemas.tenant import PolicyReason
from services.identity import store, tenant_store
from services.identity.accounts import Accounts, Newcomer
from services.identity.codes import ALPHABET
from services.identity.errors import Forbidden, TenantTaken
from services.identity.passwords import Passwords
from services.identity.people import Person, Principal, Profile, Slice, Tenant, sliced
from services.identity.policy import may
from services.identity.tenant_rules import PolicyChange, RuleChange, rule_changes
from services.platform import Clock, NotFound, OpenWork, get_logger
from services.vault import Vault

log = get_logger("identity")

AT_THE_MACHINE: Final = UUID(int=0)
_GROUPS: Final = 4
_GROUP_SIGNS: Final = 4


@dataclass(frozen=True)
class Founded:
    """A new tenant with its first operator; the password is seen here only."""

    tenant: Tenant
    operator: Person
    password: str = field(repr=False)


def new_password() -> str:
    """Return a password of 71 bits that can be read aloud."""
    return "-".join("".join(secrets.choice(ALPHABET) for _ in range(_GROUP_SIGNS)) for _ in range(_GROUPS)).lower()


@dataclass(frozen=True)
class Tenants:
    """Use cases on tenants."""

    open_work: OpenWork
    vault: Vault
    clock: Clock
    accounts: Accounts
    passwords: Passwords

    async def found(self, slug: str, name: str, operator: Profile, policy: TenantPolicy, password: str | None = None) -> Founded:
        """Make a tenant and its first operator, with a new password unless one is given. Cut short, it is finished by calling it again.

        Raises:
            TenantTaken: The tenant exists and has an operator.
        """
        tenant = await self._made(slug, name, policy)
        password = password or new_password()
        person = await self.add(tenant.id, "operator", operator, password)
        log.info("tenant_founded", tenant_id=tenant.id, account_id=person.account.id)
        return Founded(tenant, person, password)

    async def add(self, tenant_id: UUID, role: Role, profile: Profile, password: str, age_band: AgeBand | None = None) -> Person:
        """Make a person with a password, for the command line and demonstrations.

        Raises:
            NameTaken: The user name or e-mail is taken.
        """
        hashed = await self.passwords.hash(password)
        return await self.accounts.add(Newcomer(tenant_id, role, profile, age_band, password=hashed))

    async def at_the_machine(self, slug: str) -> Principal:
        """Return whoever runs commands on this machine, as an operator of the tenant.

        Raises:
            NotFound: There is no such tenant.
        """
        async with self.open_work(None) as work:
            tenant = await store.tenant_by_slug(work.session, slug)
        if tenant is None:
            raise NotFound("No organisation has this slug; `meno init` makes one.")
        return Principal(tenant.id, AT_THE_MACHINE, "operator", AT_THE_MACHINE, None, "en")

    async def set_policy(self, principal: Principal, policy: TenantPolicy, reason: PolicyReason | None) -> Tenant:
        """Set what the tenant decides, and keep what has changed; what holds already is no change.

        Args:
            principal: An operator, or whoever is at the machine.
            policy: All that is to hold.
            reason: Why; None only at the machine, where nobody is asked.

        Raises:
            Forbidden: It is not theirs to decide.
        """
        if not may(principal.role, "edit_tenant", "tenant"):
            raise Forbidden
        async with self.open_work(principal.tenant_id) as work:
            changes = rule_changes(await tenant_store.held_policy(work.session, principal.tenant_id), policy)
            if changes:
                await tenant_store.set_policy(work.session, principal.tenant_id, policy)
                await tenant_store.add_change(work.session, principal.tenant_id, self._change(principal, reason, changes))
            return await store.tenant(work.session, principal.tenant_id)

    async def policy_changes(self, principal: Principal, after: UUID | None, size: int) -> Slice[tuple[PolicyChange, Person | None]]:
        """Return a part of the changes of what the tenant decides, newest first, each with the operator who made it while the account is there.

        Raises:
            Forbidden: It is not theirs to see.
        """
        if not may(principal.role, "edit_tenant", "tenant"):
            raise Forbidden
        async with self.open_work(principal.tenant_id) as work:
            part = sliced(await tenant_store.policy_changes(work.session, after, size + 1), size, lambda change: change.id)
            ids = {change.account_id for change in part.items if change.account_id is not None}
            accounts = await store.accounts(work.session, list(ids)) if ids else []
        people = {person.account.id: person for person in await self.accounts.opened_all(accounts)}
        return Slice([(change, people.get(change.account_id) if change.account_id else None) for change in part.items], part.last)

    def _change(self, principal: Principal, reason: PolicyReason | None, changes: tuple[RuleChange, ...]) -> PolicyChange:
        """Return the record of a change; it names nobody at the machine, who is no account."""
        at_machine = principal.account_id == AT_THE_MACHINE
        account_id = None if at_machine else principal.account_id
        return PolicyChange(uuid4(), self.clock.now(), "machine" if at_machine else "operator", account_id, reason, changes)

    async def _made(self, slug: str, name: str, policy: TenantPolicy) -> Tenant:
        """Return a new tenant with its keys, or one that a founding cut short has left without an operator."""
        async with self.open_work(None) as work:
            known = await store.tenant_by_slug(work.session, slug)
        if known is not None:
            async with self.open_work(known.id) as work:
                if await store.has_operator(work.session):
                    raise TenantTaken
            return known
        made = Tenant(uuid4(), slug, name, policy)
        await self.vault.create_tenant(made.id)
        async with self.open_work(None) as work:
            if not await store.add_tenant(work.session, made, self.clock.now()):
                raise TenantTaken
        return made
