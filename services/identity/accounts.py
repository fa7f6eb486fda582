"""Accounts: who may see and change whom, and the sealing of a person's profile."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Final
from uuid import UUID, uuid4

from schemas.identity import AccountIn, AccountPatch, AgeBand, Role
from services.identity import class_store, store
from services.identity.blinded import BlindName, BlindNames
from services.identity.errors import ChangedMeanwhile, ClassArchived, Forbidden, LastOperator, NameTaken
from services.identity.neighbours import SessionEnd
from services.identity.people import Account, Person, Principal, Profile, Slice, folded, sliced
from services.identity.policy import Action, Relation, changeable, class_relation, may, relation
from services.identity.session_cache import SessionCache
from services.platform import Clock, NotFound, OpenWork, Work, get_logger
from services.vault import AccountKeys, Place, Vault

log = get_logger("identity")

ORPHAN_AGE: Final = timedelta(hours=1)
_KEYS_AT_ONCE: Final = 1_000
_PROFILE_FIELDS: Final = ("name", "user_name", "email", "note")


@dataclass(frozen=True)
class Newcomer:
    """An account to be made; `password` is a hash."""

    tenant_id: UUID
    role: Role
    profile: Profile
    age_band: AgeBand | None = None
    locale: str = "en"
    class_id: UUID | None = None
    password: str | None = field(default=None, repr=False)


def login_text(name: str) -> str:
    """Return what is blinded for look-up. User names hold no @ and e-mails do, so one index serves both."""
    return "login:" + folded(name)


def profile_place(account_id: UUID, version: int) -> Place:
    """Return where a person's sealed profile stands."""
    return Place("identity_account", "profile", account_id, version)


@dataclass(frozen=True)
class Accounts:
    """Use cases on accounts."""

    open_work: OpenWork
    vault: Vault
    clock: Clock
    cache: SessionCache
    sessions_end: SessionEnd

    async def reach(
        self, work: Work, principal: Principal, account_id: UUID, action: Action, *, lock: bool = False
    ) -> tuple[Account, Relation]:
        """Return an account the principal may do `action` to, and how they stand to it.

        Raises:
            NotFound: It is not there, or not for this principal to see; the same statement has run in both cases.
            Forbidden: It may be seen, but that may not be done to it.
        """
        found = await store.seen(work.session, principal.account_id, account_id, lock=lock)
        if found is None:
            raise NotFound
        standing = relation(principal.role, principal.account_id, found.account.id, is_taught=found.is_taught, is_guarded=found.is_guarded)
        if not may(principal.role, "view_account", standing):
            raise NotFound
        if not may(principal.role, action, standing):
            raise Forbidden
        return found.account, standing

    async def get(self, principal: Principal, account_id: UUID) -> Person:
        """Return a person; the note only to those who may read it."""
        async with self.open_work(principal.tenant_id) as work:
            account, standing = await self.reach(work, principal, account_id, "view_account")
        return _without_note(await self.opened(account), readable=may(principal.role, "view_note", standing))

    async def by_name(self, principal: Principal, name: str) -> Person:
        """Return the person who signs in by this user name or e-mail, or raise NotFound."""
        index = await self.login_index(principal.tenant_id, name)
        async with self.open_work(principal.tenant_id) as work:
            found = await store.by_index(work.session, index.every)
        if found is None:
            raise NotFound
        return await self.get(principal, found[0].id)

    async def page(self, principal: Principal, role: Role | None, after: UUID | None, size: int) -> Slice[Person]:
        """Return the people the principal looks after, in the order of their ids: an operator's tenant, an educator's learners."""
        async with self.open_work(principal.tenant_id) as work:
            if may(principal.role, "list_accounts", "tenant"):
                found = await store.list_accounts(work.session, role, after, size + 1)
            elif may(principal.role, "list_accounts", "class"):
                found = await store.taught_accounts(work.session, principal.account_id, after, size + 1)
            else:
                raise Forbidden
        part = sliced(found, size, lambda account: account.id)
        return Slice(await self.opened_all(part.items), part.last)

    async def create(self, principal: Principal, wanted: AccountIn) -> Person:
        """Make an account. An educator makes learners in a class of theirs; everybody else is made by an operator.

        Raises:
            Forbidden: This role does not make such accounts.
            NotFound: There is no such class for this principal.
            ClassArchived: As it says.
            NameTaken: The user name or e-mail is taken.
        """
        if wanted.role != "learner" and not may(principal.role, "create_staff", "tenant"):
            raise Forbidden("Only an operator makes accounts of educators, guardians and operators.")
        if wanted.role == "learner" and wanted.class_id is None and not may(principal.role, "create_learner", "tenant"):
            raise Forbidden("Give class_id: an educator makes learners in a class of theirs.")
        if wanted.class_id is not None:
            async with self.open_work(principal.tenant_id) as work:
                await self.reach_class(work, principal, wanted.class_id, "create_learner", alive=True)
        profile = Profile(name=wanted.name, user_name=wanted.user_name, email=wanted.email, note=wanted.note)
        return await self.add(Newcomer(principal.tenant_id, wanted.role, profile, wanted.age_band, wanted.locale, wanted.class_id))

    async def reach_class(self, work: Work, principal: Principal, class_id: UUID, action: Action, *, alive: bool = False) -> None:
        """Return if the principal may do `action` to the class; raise NotFound or Forbidden otherwise, and ClassArchived if it must be alive."""
        found = await class_store.school_class(work.session, principal.account_id, class_id)
        standing = class_relation(principal.role, found.my_part if found else None)
        if found is None or not may(principal.role, "view_class", standing):
            raise NotFound
        if not may(principal.role, action, standing):
            raise Forbidden
        if alive and found.archived:
            raise ClassArchived

    async def add(self, newcomer: Newcomer) -> Person:
        """Make an account, keys first: keys without an account are swept, an account without keys could never be opened.

        Raises:
            NameTaken: The user name or e-mail is taken.
        """
        tenant_id, account_id = newcomer.tenant_id, uuid4()
        names = await self.names(tenant_id, newcomer.profile)
        async with self.open_work(tenant_id) as work:
            if await store.name_taken(work.session, account_id, names):
                raise NameTaken
        await self.vault.create(tenant_id, account_id)
        sealed = await self._sealed(tenant_id, account_id, 1, newcomer.profile)
        account = Account(
            tenant_id, account_id, newcomer.role, "active", newcomer.age_band, newcomer.locale, 1, newcomer.password is not None, sealed
        )
        now = self.clock.now()
        async with self.open_work(tenant_id) as work:
            await store.hold_names(work.session, account_id, names)
            if not await store.add_account(work.session, account, names, newcomer.password, now):
                raise NameTaken
            if newcomer.class_id is not None:
                await class_store.put_member(work.session, tenant_id, newcomer.class_id, account_id, "learner", now)
        return Person(account, newcomer.profile)

    async def edit(self, principal: Principal, account_id: UUID, patch: AccountPatch, expected: int) -> Person:
        """Change an account whose version is `expected`.

        Raises:
            NotFound: It is not there for this principal.
            Forbidden: A field is not this principal's to change.
            ChangedMeanwhile: The version has moved on.
            NameTaken: The new user name or e-mail is taken.
            LastOperator: Nobody would be left to run the tenant.
        """
        async with self.open_work(principal.tenant_id) as work:
            account, standing = await self.reach(work, principal, account_id, "view_account")
        changes = patch.model_dump(exclude_unset=True, exclude_none=True)
        refused = frozenset(changes) - changeable(principal.role, standing, account.role)
        if refused:
            raise Forbidden(f"Not yours to change: {', '.join(sorted(refused))}.")
        if account.version != expected:
            raise ChangedMeanwhile
        person = await self.write(await self.opened(account), changes)
        return _without_note(person, readable=may(principal.role, "view_note", standing))

    async def write(self, person: Person, changes: dict[str, str]) -> Person:
        """Write changed fields of a person, sealed anew; an empty e-mail or note is taken away. Suspending ends every session."""
        told: dict[str, str | None] = {name: changes[name] or None for name in _PROFILE_FIELDS if name in changes}
        profile = person.profile.model_copy(update=told)
        rest = {name: value for name, value in changes.items() if name not in _PROFILE_FIELDS}
        account = replace(person.account, version=person.account.version + 1, **rest)  # type: ignore[arg-type]
        sealed = await self._sealed(account.tenant_id, account.id, account.version, profile)
        account = replace(account, profile=sealed)
        names = await self.names(account.tenant_id, profile)
        async with self.open_work(account.tenant_id) as work:
            await self._change(work, account, names)
        self.cache.forget_account(account.id)
        return Person(account, profile)

    async def _change(self, work: Work, account: Account, names: BlindNames) -> None:
        """Write the account within `work`."""
        suspended = account.state == "suspended"
        if suspended and account.role == "operator" and await store.lock_other_operators(work.session, account.id) == 0:
            raise LastOperator
        await store.hold_names(work.session, account.id, names)
        if not await store.change_account(work.session, account, names):
            raise ChangedMeanwhile
        if suspended:
            ended = await store.drop_sessions(work.session, account.tenant_id, account.id)
            await self.sessions_end.ended(work, account.tenant_id, ended)

    async def opened(self, account: Account) -> Person:
        """Return the account with its profile opened.

        Raises:
            KeysMissing: The account is being erased.
        """
        return _opened(account, await self.vault.keys(account.tenant_id, account.id))

    async def open_known(self, work: Work, account_id: UUID) -> bool:
        """Return whether there is such an account, after opening its profile: for whoever checks that everything opens."""
        found = await store.accounts(work.session, [account_id])
        for account in found:
            await self.opened(account)
        return bool(found)

    async def opened_all(self, accounts: Sequence[Account]) -> list[Person]:
        """Return the accounts with their profiles opened, without those being erased; their keys are read together, tenant by tenant."""
        keys: dict[UUID, AccountKeys] = {}
        for tenant_id in {account.tenant_id for account in accounts}:
            keys |= await self.vault.keys_of(tenant_id, [account.id for account in accounts if account.tenant_id == tenant_id])
        return [_opened(account, keys[account.id]) for account in accounts if account.id in keys]

    async def sweep_keys(self) -> int:
        """Destroy keys that a creation cut short has left without an account; return how many. For a scheduled job.

        Where more keys than accounts stand alone, nothing is destroyed: rather than creations cut short it is a table that is not all there.
        """
        swept, made_before = 0, self.clock.now() - ORPHAN_AGE
        for tenant_id in await self.vault.tenants():
            orphans: list[UUID] = []
            known, after = 0, None
            while keyed := await self.vault.accounts(tenant_id, made_before, after, _KEYS_AT_ONCE):
                async with self.open_work(tenant_id) as work:
                    there = await store.known_ids(work.session, keyed)
                orphans += [account_id for account_id in keyed if account_id not in there]
                known, after = known + len(there), keyed[-1]
            if len(orphans) > known:
                log.error("orphan_keys_kept", tenant_id=tenant_id, orphan_count=len(orphans), account_count=known)
                continue
            for account_id in orphans:
                await self.vault.destroy(tenant_id, account_id)
            swept += len(orphans)
        return swept

    async def login_index(self, tenant_id: UUID, name: str) -> BlindName:
        """Return the blinded form of a user name or e-mail, for look-up."""
        index, text = await self.vault.tenant_index(tenant_id), login_text(name)
        return BlindName(index.blind(text), index.blinds(text))

    async def names(self, tenant_id: UUID, profile: Profile) -> BlindNames:
        """Return what a person is found by."""
        email = None if profile.email is None else await self.login_index(tenant_id, profile.email)
        return BlindNames(await self.login_index(tenant_id, profile.user_name), email)

    async def _sealed(self, tenant_id: UUID, account_id: UUID, version: int, profile: Profile) -> bytes:
        keys = await self.vault.keys(tenant_id, account_id)
        return keys.seal(profile_place(account_id, version), profile.model_dump_json().encode())


def _opened(account: Account, keys: AccountKeys) -> Person:
    """Return the account with its profile opened with its keys."""
    clear = keys.open(profile_place(account.id, account.version), account.profile)
    return Person(account, Profile.model_validate_json(clear))


def _without_note(person: Person, *, readable: bool) -> Person:
    """Return the person, without the note if it is not readable."""
    return person if readable else replace(person, profile=person.profile.model_copy(update={"note": None}))
