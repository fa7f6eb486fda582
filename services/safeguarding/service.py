"""The inbox of those who have the duty of safeguarding. Nobody else reads it, operators neither; every look is written down."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final, Literal, cast
from uuid import UUID

from schemas.safeguarding import (
    ConcernIn,
    ConcernOpenedOut,
    ConcernOut,
    ConcernPatch,
    ConcernSource,
    ConcernsOut,
    ConcernState,
    LookOut,
    MyConcernOut,
    MyConcernsOut,
    NamedAllOut,
    NamedOut,
    RaisedOut,
)
from services.identity import Forbidden, Identity, Principal, may
from services.platform import Clock, NotFound, OpenWork, Work
from services.safeguarding import store
from services.safeguarding.errors import CannotHaveDuty, ConcernUnknown
from services.safeguarding.hearing import heard
from services.safeguarding.passing_on import Heard, PassingOn, policy_lines
from services.safeguarding.sealing import NOTE, opened, place
from services.safeguarding.store import Look, Stored, Waiting
from services.safeguarding.telling import Telling
from services.vault import KeysMissing, Vault

SHOWN: Final = 200
DROPPED_AT_ONCE: Final = 500
_MEANWHILE: Final = "If somebody is in danger now, call the emergency number. Help lines: "
_NOBODY: Final = "Nobody is named for safeguarding here yet: tell somebody at the school yourself, now. "


@dataclass(frozen=True)
class Safeguarding:
    """Use cases of the inbox.

    Args:
        open_work: opens units of work of the content database.
        vault: seals and opens.
        identity: people and policy.
        passing_on: what other domains ask.
        telling: tells those named.
        clock: the time.
    """

    open_work: OpenWork
    vault: Vault
    identity: Identity
    passing_on: PassingOn
    telling: Telling
    clock: Clock

    async def inbox(self, principal: Principal, state: ConcernState | None = None) -> ConcernsOut:
        """Return the inbox; raise ConcernUnknown for whoever has not the duty."""
        async with self.open_work(principal.tenant_id) as work:
            await self._must_have_duty(work, principal)
            found = await store.page(work.session, SHOWN, state)
            waiting = await store.waiting(work.session)
            names = await self._names(work, [one.learner_id for one in found])
        return ConcernsOut(items=tuple(_out(one, names) for one in found), open=waiting.open)

    async def open(self, principal: Principal, concern_id: UUID) -> ConcernOpenedOut:
        """Open a concern: it counts as seen, and the look is written down before anything is shown.

        Raises:
            ConcernUnknown: There is none, or the principal has not the duty.
        """
        async with self.open_work(principal.tenant_id) as work:
            found = await self._reach(work, principal, concern_id)
            await self._note(work, principal, concern_id, "opened")
            if found.state == "open":
                await store.change(work.session, concern_id, state="seen", seen_at=self.clock.now())
        return await self._shown(principal, concern_id)

    async def change(self, principal: Principal, concern_id: UUID, patch: ConcernPatch) -> ConcernOpenedOut:
        """Say that a concern is handled, with a note, or open it again; raise ConcernUnknown as `open` does."""
        async with self.open_work(principal.tenant_id) as work:
            found = await self._reach(work, principal, concern_id)
            keys, now = await self.vault.keys(principal.tenant_id, found.learner_id), self.clock.now()
            is_handled = patch.state == "handled"
            values: dict[str, object] = {
                "state": patch.state, "seen_at": found.seen_at or now, "handled_at": now if is_handled else None,
                "handler_account_id": principal.account_id if is_handled else None,
            }  # fmt: skip
            if patch.note is not None:
                values["note"] = keys.seal(place(concern_id, NOTE), patch.note.encode()) if patch.note else None
            await store.change(work.session, concern_id, **values)
            await self._note(work, principal, concern_id, "handled" if is_handled else "reopened")
        return await self._shown(principal, concern_id)

    async def raise_concern(self, principal: Principal, wanted: ConcernIn) -> RaisedOut:
        """Pass on what a person says of themselves or of a learner whom they teach or guard, without any model or pattern deciding.

        Raises:
            NotFound, Forbidden: It is not a learner of theirs.
        """
        learner_id = wanted.learner_id or principal.account_id
        async with self.open_work(principal.tenant_id) as work:
            account, _ = await self.identity.accounts.reach(work, principal, learner_id, "raise_concern")
            if account.role != "learner":
                raise Forbidden("Give learner_id: a concern is about a learner.")
            by = None if principal.account_id == learner_id else principal.account_id
            written = Heard(wanted.id, learner_id, "raised", wanted.text, by)
            told = await self.passing_on.pass_on(work, principal.tenant_id, written, heard(wanted.text))
            policy = await self.identity.policy_of(work, principal.tenant_id)
        lines = policy_lines(policy, principal.locale)
        return RaisedOut(passed_on=told, message=("" if told else _NOBODY) + _MEANWHILE + lines)

    async def named(self, principal: Principal) -> NamedAllOut:
        """Return who has the duty: everybody of the organisation may know."""
        async with self.open_work(principal.tenant_id) as work:
            since = await store.duty(work.session)
            names = await self._names(work, list(since))
        return NamedAllOut(items=tuple(NamedOut(account_id=one, name=names.get(one, ""), since=at) for one, at in since.items()))

    async def name(self, principal: Principal, account_id: UUID) -> NamedAllOut:
        """Give somebody the duty (operators).

        Raises:
            Forbidden: The principal is no operator.
            NotFound: There is nobody of this id in the organisation.
            CannotHaveDuty: It is no active educator or operator.
        """
        self._must_name(principal)
        async with self.open_work(principal.tenant_id) as work:
            found = (await self.identity.people(work, [account_id])).get(account_id)
            if found is None:
                raise NotFound
            if found.account.role not in ("educator", "operator") or found.account.state != "active":
                raise CannotHaveDuty
            await store.name(work.session, principal.tenant_id, account_id, self.clock.now())
        return await self.named(principal)

    async def unname(self, principal: Principal, account_id: UUID) -> None:
        """Take the duty from somebody (operators), who stays without if they had none; raise NotFound if there is nobody of this id."""
        self._must_name(principal)
        async with self.open_work(principal.tenant_id) as work:
            if account_id not in await self.identity.people(work, [account_id]):
                raise NotFound
            await store.unname(work.session, account_id)

    async def mine(self, principal: Principal) -> MyConcernsOut:
        """Return that something of one's own was passed on and who opened it, where the school's policy shows it; raise Forbidden where not."""
        async with self.open_work(principal.tenant_id) as work:
            if not (await self.identity.policy_of(work, principal.tenant_id)).safeguarding.learner_reads:
                raise Forbidden("Your school does not show this here; ask the person who is named for safeguarding.")
            found = await store.of_learner(work.session, principal.account_id, SHOWN)
            looks = await store.looks(work.session, [one.id for one in found])
        return MyConcernsOut(
            items=tuple(
                MyConcernOut(id=one.id, at=one.at, state=cast(ConcernState, one.state), looks=_looks(looks[one.id])) for one in found
            )
        )

    async def waiting(self, tenant_id: UUID) -> Waiting:
        """Return how an organisation's inbox stands, for the operator: numbers only."""
        async with self.open_work(tenant_id) as work:
            return await store.waiting(work.session)

    async def sweep(self, tenant_id: UUID) -> int:
        """Delete what was handled longer ago than the organisation keeps it; return how many."""
        async with self.open_work(tenant_id) as work:
            kept = (await self.identity.policy_of(work, tenant_id)).safeguarding.keep_days
            return await store.drop_handled(work.session, self.clock.now() - timedelta(days=kept), DROPPED_AT_ONCE)

    def _must_name(self, principal: Principal) -> None:
        if not may(principal.role, "name_for_safeguarding", "tenant"):
            raise Forbidden

    async def _must_have_duty(self, work: Work, principal: Principal) -> None:
        standing: Literal["duty", "none"] = "duty" if principal.account_id in await store.duty(work.session) else "none"
        if not may(principal.role, "read_concerns", standing):
            raise ConcernUnknown

    async def _reach(self, work: Work, principal: Principal, concern_id: UUID) -> Stored:
        await self._must_have_duty(work, principal)
        found = await store.one(work.session, concern_id, lock=True)
        if found is None:
            raise ConcernUnknown
        return found

    async def _note(self, work: Work, principal: Principal, concern_id: UUID, what: str) -> None:
        await store.looked(work.session, principal.tenant_id, concern_id, Look(principal.account_id, what, self.clock.now()))

    async def _shown(self, principal: Principal, concern_id: UUID) -> ConcernOpenedOut:
        """Return a concern, opened, to somebody whose look is on record."""
        async with self.open_work(principal.tenant_id) as work:
            found = await self._reach(work, principal, concern_id)
            looks = (await store.looks(work.session, [concern_id]))[concern_id]
            names = await self._names(work, [found.learner_id])
        try:
            keys = await self.vault.keys(principal.tenant_id, found.learner_id)
        except KeysMissing:  # the learner is being erased
            raise ConcernUnknown from None
        content = opened(keys, found.id, found.content)
        note = None if found.note is None else keys.open(place(found.id, NOTE), found.note).decode()
        return ConcernOpenedOut(
            concern=_out(found, names), kind=content.kind, language=content.language, words=content.words, note=note, looks=_looks(looks)
        )

    async def _names(self, work: Work, ids: Sequence[UUID]) -> dict[UUID, str]:
        return {account_id: person.profile.name for account_id, person in (await self.identity.people(work, list(set(ids)))).items()}


def _out(one: Stored, names: dict[UUID, str]) -> ConcernOut:
    return ConcernOut(
        id=one.id, learner_id=one.learner_id, learner=names.get(one.learner_id, ""), source=cast(ConcernSource, one.source),
        state=cast(ConcernState, one.state), at=one.at, seen_at=one.seen_at, handled_at=one.handled_at, handled_by=one.handler_account_id,
        raised_by=one.raiser_account_id,
    )  # fmt: skip


def _looks(looks: Sequence[Look]) -> tuple[LookOut, ...]:
    return tuple(
        LookOut(account_id=look.account_id, what=cast(Literal["opened", "handled", "reopened"], look.what), at=look.at) for look in looks
    )
