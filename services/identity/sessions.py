"""Sessions: signing in and out, and who is there. A token is stored as its hash; it names its tenant and 256 bits of chance."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final, Literal
from uuid import UUID, uuid4

from services.identity import store
from services.identity.accounts import Accounts
from services.identity.codes import csrf_of, new_token, tenant_of, token_hash
from services.identity.errors import AccountSuspended, Unauthenticated, WrongCredentials
from services.identity.neighbours import SessionEnd
from services.identity.passwords import Passwords
from services.identity.people import Account, Person, Principal, Tenant
from services.identity.session_cache import SessionCache
from services.identity.tries import Tries
from services.platform import Clock, OpenWork, Work, get_logger

log = get_logger("identity")

SWEEP_AT_ONCE: Final = 500
Kind = Literal["token", "cookie"]


@dataclass(frozen=True)
class Lifetimes:
    """How long sessions live.

    Args:
        idle: A session ends after this long without use.
        cookie: A web session ends after this long in any case.
        token: A client's token ends after this long; it has no idle limit.
    """

    idle: timedelta
    cookie: timedelta
    token: timedelta

    def of(self, kind: str, now: datetime) -> tuple[datetime, datetime]:
        """Return when a session made now expires unless used, and when it ends in any case."""
        if kind == "token":
            return now + self.token, now + self.token
        return min(now + self.idle, now + self.cookie), now + self.cookie

    def renewed(self, kind: str, now: datetime, expires_at: datetime, ends_at: datetime) -> datetime | None:
        """Return the new expiry if it is worth writing: once half of the idle time has gone, so that most requests write nothing."""
        if kind == "token" or expires_at >= ends_at or expires_at - now > self.idle / 2:
            return None
        return min(now + self.idle, ends_at)


@dataclass(frozen=True)
class SignedIn:
    """A new session; the token is seen here only."""

    principal: Principal
    person: Person
    tenant: Tenant
    token: str = field(repr=False)
    made_at: datetime
    expires_at: datetime
    ends_at: datetime

    @property
    def csrf(self) -> str:
        """Return what must come with every change made with the cookie."""
        return csrf_of(self.token)


@dataclass(frozen=True)
class Sessions:
    """Use cases on sessions and passwords."""

    open_work: OpenWork
    clock: Clock
    accounts: Accounts
    passwords: Passwords
    cache: SessionCache
    tries: Tries
    lifetimes: Lifetimes
    sessions_end: SessionEnd

    async def sign_in(self, slug: str, name: str, password: str, kind: Kind, address: str) -> SignedIn:
        """Begin a session. Unknown tenants, unknown names and wrong passwords cost the same time and answer the same.

        Args:
            slug: The tenant's.
            name: User name or e-mail, as typed.
            password: As typed.
            kind: A bearer token for a client, or a cookie for the web.
            address: Where the request comes from, for the limit.

        Raises:
            TooManyRequests, SignInBusy: Too many tries for this name or address, or too many people at once.
            WrongCredentials: Tenant, name or password is wrong.
            AccountSuspended: All are right, but the account is suspended.
        """
        await self.tries.from_address(address)
        tenant, account, stored = await self.find(slug, name)
        right, renewed = await self.passwords.check(password, stored)
        if tenant is None or account is None or not right:
            log.info("sign_in_refused", **({"tenant_id": tenant.id} if tenant else {}))
            raise WrongCredentials
        if account.state != "active":
            raise AccountSuspended
        await self.tries.forgive(tenant.id, (await self.accounts.login_index(tenant.id, name)).written)
        person = await self.accounts.opened(account)
        if renewed is not None:
            async with self.open_work(tenant.id) as work:
                await store.set_password(work.session, account.id, renewed)
        return await self._begin(tenant, person, kind)

    async def find(self, slug: str, name: str) -> tuple[Tenant | None, Account | None, str | None]:
        """Return the tenant, the account that signs in by this name, and its password hash, as far as they exist.

        Raises:
            TooManyRequests: Too many tries for this name.
        """
        async with self.open_work(None) as work:
            tenant = await store.tenant_by_slug(work.session, slug)
        if tenant is None:
            return None, None, None
        index = await self.accounts.login_index(tenant.id, name)
        await self.tries.for_name(tenant.id, index.written)
        async with self.open_work(tenant.id) as work:
            found = await store.by_index(work.session, index.every)
        return (tenant, *found) if found is not None else (tenant, None, None)

    async def _begin(self, tenant: Tenant, person: Person, kind: Kind) -> SignedIn:
        """Write a new session and return it."""
        account, now = person.account, self.clock.now()
        token = new_token(tenant.id)
        principal = Principal(tenant.id, account.id, account.role, uuid4(), account.age_band, account.locale)
        expires_at, ends_at = self.lifetimes.of(kind, now)
        async with self.open_work(tenant.id) as work:
            await store.add_session(work.session, principal, token_hash(token), kind, (now, expires_at, ends_at))
        log.info("signed_in", tenant_id=tenant.id, account_id=account.id, session_id=principal.session_id)
        return SignedIn(principal, person, tenant, token, now, expires_at, ends_at)

    async def authenticate(self, token: str) -> Principal:
        """Return who the token belongs to: from this process's memory of the last five seconds, or by one statement.

        A sign-out or suspension counts at once in the process that made it, and within five seconds in all others.

        Raises:
            Unauthenticated: The token belongs to no living session of an active account.
        """
        now, hashed = self.clock.now(), token_hash(token)
        known = self.cache.get(hashed, now)
        if known is not None:
            return known
        tenant_id = tenant_of(token)
        if tenant_id is None:
            raise Unauthenticated
        async with self.open_work(tenant_id) as work:
            found = await store.session_by_hash(work.session, tenant_id, hashed)
            if found is None or found.state != "active" or found.expires_at <= now:
                raise Unauthenticated
            expires_at = self.lifetimes.renewed(found.kind, now, found.expires_at, found.ends_at)
            if expires_at is not None:
                await store.renew_session(work.session, found.principal.session_id, expires_at)
        self.cache.put(hashed, found.principal, now, expires_at or found.expires_at)
        return found.principal

    async def sign_out(self, principal: Principal) -> None:
        """End the session, and with it what it has kept in no-memory mode."""
        async with self.open_work(principal.tenant_id) as work:
            await store.drop_session(work.session, principal.tenant_id, principal.session_id)
            await self.sessions_end.ended(work, principal.tenant_id, [principal.session_id])
        self.cache.forget_session(principal.session_id)

    async def hold(self, work: Work, principal: Principal) -> None:
        """Return if the principal's session is alive, and keep it so until `work` ends: what is made for it now will end with it.

        Raises:
            Unauthenticated: It has ended, maybe in another process a moment ago.
        """
        if not await store.hold_session(work.session, principal.tenant_id, principal.session_id, self.clock.now()):
            raise Unauthenticated

    async def prove(self, principal: Principal, password: str) -> None:
        """Return if this is the password of whoever is signed in.

        Raises:
            TooManyRequests, SignInBusy: Too many tries.
            WrongCredentials: It is not.
        """
        await self.tries.password(principal.account_id)
        async with self.open_work(principal.tenant_id) as work:
            stored = await store.password_of(work.session, principal.account_id)
        right, _ = await self.passwords.check(password, stored)
        if not right:
            raise WrongCredentials

    async def pause_memory(self, work: Work, principal: Principal, *, paused: bool) -> None:
        """Pause memory for the principal's session until they end the pause, or the session ends.

        Raises:
            Unauthenticated: The session has ended.
        """
        await self.hold(work, principal)
        await store.pause_session(work.session, principal.tenant_id, principal.session_id, self.clock.now() if paused else None)

    async def change_password(self, principal: Principal, old: str, new: str) -> None:
        """Set a new password; every other session of the account ends.

        Raises:
            TooManyRequests, SignInBusy: Too many tries.
            WrongCredentials: The old password is wrong.
        """
        await self.prove(principal, old)
        hashed = await self.passwords.hash(new)
        await self.set_password(principal.tenant_id, principal.account_id, hashed, keep=principal.session_id)

    async def set_password(self, tenant_id: UUID, account_id: UUID, hashed: str, *, keep: UUID | None = None) -> None:
        """Store a password hash and end the sessions of the account, but for one to keep."""
        async with self.open_work(tenant_id) as work:
            await self.put_password(work, tenant_id, account_id, hashed, keep=keep)
        self.cache.forget_account(account_id)

    async def put_password(self, work: Work, tenant_id: UUID, account_id: UUID, hashed: str, *, keep: UUID | None = None) -> None:
        """Do what `set_password` does within a unit of work; the cache is the caller's to tell, after its commit."""
        await store.set_password(work.session, account_id, hashed)
        await self.sessions_end.ended(work, tenant_id, await store.drop_sessions(work.session, tenant_id, account_id, keep))

    async def tenant(self, principal: Principal) -> Tenant:
        """Return the tenant of the principal."""
        async with self.open_work(principal.tenant_id) as work:
            return await store.tenant(work.session, principal.tenant_id)

    async def end_everybodys(self, work: Work) -> None:
        """End all sessions of all tenants: after a restore, those that had ended since must not live again."""
        await store.drop_everybodys_sessions(work.session)

    async def sweep(self) -> int:
        """End sessions that have expired, and the keys of what they kept; return how many. For a scheduled job."""
        async with self.open_work(None) as work:
            ended = await store.sweep_sessions(work.session, self.clock.now(), SWEEP_AT_ONCE)
            for tenant_id, session_id in ended:
                await self.sessions_end.ended(work, tenant_id, [session_id])
        return len(ended)
