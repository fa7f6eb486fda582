"""Use cases of erasure: a person is removed for good, so that no backup brings them back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from schemas.erasure import Asker, ErasureIn, ErasureLineOut, ErasureOut, ErasureReason, ErasuresOut, Receipt
from services.identity import Forbidden, Principal, may, tenant_of, token_hash
from services.platform import Clock, JobRun, KeyReused, NotFound, OpenWork, Problem, Work, enqueue, get_logger, no_work_open
from services.privacy import erasure_store as store
from services.privacy.erasure_store import Erasure
from services.privacy.receipts import Receipts
from services.privacy.removal import Removal

log = get_logger("privacy")

ERASE_JOB: Final = "privacy.erase"
_MOST_LISTED: Final = 100
SETTLED_AFTER: Final = timedelta(seconds=90)
"""By then no process has the person's keys in its memory, however little it has heard: what it may have written meanwhile is removed."""


class AccountErased(Problem):
    """The account of this token has been erased."""

    status = 410
    code = "account_erased"
    title = "This account has been erased; its receipt is at GET /v1/erasures/{erasure_id}"


class ReasonWanted(Problem):
    """An operator has somebody else erased and does not say why."""

    status = 422
    code = "erasure_reason_wanted"
    title = "Say why this person is erased; it stays in the list of erasures"


@dataclass(frozen=True)
class Erasures:
    """Erasing, settling, and looking at erasures."""

    open_work: OpenWork
    clock: Clock
    removal: Removal
    receipts: Receipts

    async def request(self, principal: Principal, wanted: ErasureIn) -> ErasureOut:
        """Have an account erased. When this returns, nothing of it can be opened or written any more; a job removes the rest.

        Raises:
            ReasonWanted: An operator does not say why somebody else is erased.
            TooManyRequests, SignInBusy, WrongCredentials: The password is not the principal's.
            NotFound, Forbidden, GuardianTooLate, LastOperator: As `Leaving.allowed` says.
            KeyReused: The id is that of another erasure.
        """
        is_operators = principal.role == "operator" and principal.account_id != wanted.account_id
        if is_operators and wanted.reason is None:
            raise ReasonWanted
        await self.removal.identity.sessions.prove(principal, wanted.password)
        return await self.begin(principal, wanted.account_id, wanted.id, wanted.reason if is_operators else None)

    async def begin(self, principal: Principal, account_id: UUID, erasure_id: UUID, reason: ErasureReason | None = None) -> ErasureOut:
        """Do what `request` does without asking for a password or a reason: for whoever is at the machine."""
        no_work_open("an erasure")
        async with self.open_work(principal.tenant_id) as work:
            found = await self._promised(work, principal, account_id, erasure_id, reason)
        try:
            await self.removal.close(found, account_id)
        except (Problem, OSError) as error:
            log.warning("erasure_waits_for_its_job", erasure_id=found.id, error_class=type(error).__name__)
        async with self.open_work(principal.tenant_id) as work:
            found = await store.by_id(work.session, found.id) or found
        token = self.receipts.signer.token(found.tenant_id, found.id)
        return _out(found).model_copy(update={"receipt_token": token})

    async def get(self, principal: Principal, erasure_id: UUID) -> ErasureOut:
        """Return an erasure to an operator of the tenant or to whoever asked for it; raise NotFound otherwise."""
        found = await self._found(principal.tenant_id, erasure_id)
        if principal.role != "operator" and found.requester_id != principal.account_id:
            raise NotFound
        return _out(found)

    async def newest(self, principal: Principal) -> ErasuresOut:
        """Return the erasures of the principal's organisation, newest first; raise Forbidden unless they operate it."""
        if not may(principal.role, "operate", "tenant"):
            raise Forbidden
        async with self.open_work(principal.tenant_id) as work:
            found = await store.newest(work.session, _MOST_LISTED)
        return ErasuresOut(items=tuple(map(_line, found)))

    async def get_by_token(self, receipt_token: str, erasure_id: UUID) -> ErasureOut:
        """Return an erasure to whoever has its receipt token; raise NotFound otherwise."""
        tenant_id = self.receipts.signer.tenant_of(receipt_token, erasure_id)
        if tenant_id is None:
            raise NotFound
        return _out(await self._found(tenant_id, erasure_id))

    async def get_as_erased(self, session_token: str, erasure_id: UUID) -> ErasureOut:
        """Return an erasure to whoever has a token of a session that it ended; raise NotFound otherwise."""
        tenant_id = tenant_of(session_token)
        if tenant_id is None or await self._gone(tenant_id, session_token) != erasure_id:
            raise NotFound
        return _out(await self._found(tenant_id, erasure_id))

    async def refuse_gone(self, session_token: str) -> None:
        """Return if no erasure has ended the session of this token.

        Raises:
            AccountErased: One has; it names the erasure.
        """
        tenant_id = tenant_of(session_token)
        erasure_id = None if tenant_id is None else await self._gone(tenant_id, session_token)
        if erasure_id is not None:
            raise AccountErased(f"Read the receipt at /v1/erasures/{erasure_id}.", extra={"erasure_id": str(erasure_id)})

    async def under_way(self, tenant_id: UUID) -> list[Erasure]:
        """Return the erasures of a tenant whose horizon has not come."""
        async with self.open_work(tenant_id) as work:
            return await store.unfinished(work.session)

    async def run(self, run: JobRun) -> None:
        """Erase what the job says, from wherever an earlier run has come to."""
        found = await self._of_job(run)
        if found is None or found.account_id is None or found.erased_at is not None:
            return
        account_id = found.account_id
        await self.removal.close(found, account_id)
        epoch = await self.removal.blocks.destroy(found.tenant_id, account_id)
        await self.removal.remove(found, account_id, run)
        async with run.open_work() as work:
            await self.removal.forget_rest(work, found, account_id, run.job.id)
            await self._erased(work, found.id, epoch)
            await run.finish(work)
        log.info("erased", tenant_id=found.tenant_id, erasure_id=found.id)

    async def settle(self, tenant_id: UUID) -> None:
        """Remove what processes that had not heard have written meanwhile, forget whose erasures these were, and complete receipts whose
        last epoch key has been destroyed.
        """
        async with self.open_work(tenant_id) as work:
            await store.sweep_gone(work.session, self.clock.now())
            unsettled = await store.unsettled(work.session, self.clock.now() - SETTLED_AFTER)
        for erasure in unsettled:
            await self._settled(erasure)
        async with self.open_work(tenant_id) as work:
            waiting = [each for each in await store.unfinished(work.session) if each.account_id is None]
        for erasure in waiting:
            await self._completed(erasure)

    async def _promised(
        self, work: Work, principal: Principal, account_id: UUID, erasure_id: UUID, reason: ErasureReason | None
    ) -> Erasure:
        """Return the account's erasure, promising it if there is none; raise as `request` says."""
        known = await store.by_id(work.session, erasure_id)
        if known is not None and known.account_id == account_id and known.requester_id == _asker(principal, account_id):
            return known
        if known is not None:
            raise KeyReused
        account = await self.removal.identity.leaving.allowed(work, principal, account_id)
        under_way = await store.of_account(work.session, account_id)
        if under_way is not None:
            return under_way
        asked_by: Asker = "self" if principal.account_id == account_id else "guardian" if principal.role == "guardian" else "operator"
        made = self.made(principal.tenant_id, account_id, erasure_id, asked_by, self.clock.now())
        made = replace(made, role=account.role, requester_id=_asker(principal, account_id), reason=reason)
        await self.promise(work, made)
        return made

    async def promise(self, work: Work, erasure: Erasure) -> UUID:
        """Keep an erasure and promise its job; return the job's id."""
        await store.add(work.session, erasure)
        return await enqueue(work, ERASE_JOB, tenant_id=erasure.tenant_id, subject_id=erasure.id, dedupe_key=str(erasure.id))

    def made(self, tenant_id: UUID, account_id: UUID, erasure_id: UUID, asked_by: Asker, at: datetime) -> Erasure:
        """Return an erasure that has not begun."""
        return Erasure(
            tenant_id=tenant_id, id=erasure_id, account_id=account_id, requester_id=None, asked_by=asked_by, role=None,
            tombstone=self.removal.ledger.name(tenant_id, account_id), state="requested", rows=0, epoch=None, requested_at=at, erased_at=None,
            receipt=None,
        )  # fmt: skip

    async def _erased(self, work: Work, erasure_id: UUID, epoch: int | None) -> None:
        """Note that every row is gone, with a receipt."""
        found, now = await store.by_id(work.session, erasure_id, lock=True), self.clock.now()
        if found is None:
            raise NotFound
        receipt = self.receipts.made(found, erased_at=now, epoch=epoch, keys_destroyed_at=None)
        await store.change(work.session, erasure_id, state="erased", erased_at=now, epoch=epoch, receipt=receipt.model_dump_json())

    async def _settled(self, erasure: Erasure) -> None:
        if erasure.account_id is None:
            return
        await self.removal.blocks.destroy(erasure.tenant_id, erasure.account_id)
        await self.removal.remove(erasure, erasure.account_id)
        await self.removal.blocks.release(erasure.tenant_id, erasure.account_id)
        async with self.open_work(erasure.tenant_id) as work:
            await self.removal.forget_rest(work, erasure, erasure.account_id)
            await store.change(work.session, erasure.id, account_id=None)

    async def _completed(self, erasure: Erasure) -> None:
        """Complete the receipt if nothing that exists opens the person's key any more."""
        if erasure.erased_at is None:
            return
        gone_at = erasure.erased_at if erasure.epoch is None else await self.removal.blocks.gone_at(erasure.epoch)
        if gone_at is None:
            return
        receipt = self.receipts.made(erasure, erased_at=erasure.erased_at, epoch=erasure.epoch, keys_destroyed_at=gone_at)
        async with self.open_work(erasure.tenant_id) as work:
            await store.change(work.session, erasure.id, state="final", receipt=receipt.model_dump_json())

    async def _of_job(self, run: JobRun) -> Erasure | None:
        if run.job.subject_id is None:
            return None
        async with run.open_work() as work:
            return await store.by_id(work.session, run.job.subject_id)

    async def _found(self, tenant_id: UUID, erasure_id: UUID) -> Erasure:
        async with self.open_work(tenant_id) as work:
            found = await store.by_id(work.session, erasure_id)
        if found is None:
            raise NotFound
        return found

    async def _gone(self, tenant_id: UUID, session_token: str) -> UUID | None:
        async with self.open_work(tenant_id) as work:
            return await store.gone(work.session, token_hash(session_token))


def _asker(principal: Principal, account_id: UUID) -> UUID | None:
    """Return who asked, unless it is the account itself, whose id nothing may keep."""
    return None if principal.account_id == account_id else principal.account_id


def _out(found: Erasure) -> ErasureOut:
    receipt = None if found.receipt is None else Receipt.model_validate_json(found.receipt)
    return ErasureOut(id=found.id, state=found.state, requested_at=found.requested_at, receipt=receipt)


def _line(found: Erasure) -> ErasureLineOut:
    return ErasureLineOut(
        id=found.id,
        state=found.state,
        asked_by=found.asked_by,
        reason=found.reason,
        requested_at=found.requested_at,
        erased_at=found.erased_at,
    )
