"""Imports: an archive is kept sealed, a job checks all of it before anything is written, and takes it in whole or not at all."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from hmac import compare_digest
from typing import Final
from uuid import UUID, uuid4

from schemas.exports import ArchiveManifest, MemoryImportOut
from services.identity import ConsentNeeded, Forbidden, Identity, Principal
from services.memory import LinesRefused, MemoryNotEmpty, Moving, consolidate_now, entries_of
from services.platform import Clock, JobRun, NotFound, OpenWork, Work, enqueue
from services.privacy.standing import Standing
from services.privacy.taking import store
from services.privacy.taking.archive import MOST_BYTES, ArchiveRefused, unpacked
from services.privacy.taking.errors import ArchiveUnreadable
from services.privacy.taking.exports import proof_of
from services.privacy.taking.store import Archive
from services.vault import AccountKeys, Vault

IMPORT: Final = "privacy.import"
KEPT: Final = timedelta(days=7)


@dataclass(frozen=True)
class MemoryImports:
    """Use cases of imports."""

    open_work: OpenWork
    vault: Vault
    identity: Identity
    moving: Moving
    standing: Standing
    clock: Clock

    async def take(self, principal: Principal, content: bytes) -> MemoryImportOut:
        """Keep an archive for a learner and promise to take it in.

        Raises:
            Forbidden: Only learners have a memory.
            ArchiveUnreadable: It is empty or too large.
            ConsentNeeded: Nothing may be remembered of this learner.
        """
        if principal.role != "learner":
            raise Forbidden
        if not 0 < len(content) <= MOST_BYTES:
            raise ArchiveUnreadable(f"Send between 1 byte and {MOST_BYTES // 1024 // 1024} MiB.")
        keys = await self.vault.keys(principal.tenant_id, principal.account_id)
        now, import_id = self.clock.now(), uuid4()
        async with self.open_work(principal.tenant_id) as work:
            await self._must_consent(work, principal.account_id)
            job_id = await enqueue(work, IMPORT, tenant_id=principal.tenant_id, account_id=principal.account_id, subject_id=import_id)
            made = Archive(
                principal.tenant_id, import_id, principal.account_id, principal.account_id, "in", "waiting", None, False, len(content), 0, job_id,
                now, now + KEPT,
            )  # fmt: skip
            await store.add(work.session, made)
            await store.put(work.session, keys, import_id, content)
        return import_out(made)

    async def one(self, principal: Principal, import_id: UUID) -> MemoryImportOut:
        """Return what became of an import; raise NotFound."""
        async with self.open_work(principal.tenant_id) as work:
            found = await store.find(work.session, import_id)
        if found is None or found.direction != "in" or found.account_id != principal.account_id:
            raise NotFound
        return import_out(found)

    async def run(self, run: JobRun) -> None:
        """Check an archive and take it in, in one commit with the end of the job; or note why it was refused."""
        async with run.open_work() as work:
            found = await store.find(work.session, run.job.subject_id) if run.job.subject_id else None
        if found is None or found.state != "waiting":
            return
        keys = await self.vault.keys(found.tenant_id, found.account_id)
        content = await self._content(run, keys, found.id)
        try:
            manifest, lines = unpacked(content)
            if manifest.masked:
                raise ArchiveRefused("masked")
            entries = entries_of(lines, self.clock.now())
        except (ArchiveRefused, LinesRefused) as refused:
            await self._refuse(run, found, refused.reason)
            return
        proven, orders = is_proven(keys, manifest), await self.standing.orders_of(keys)
        try:
            async with run.open_work() as work:
                await self._must_consent(work, found.account_id)
                zone = await self.identity.zone_of(work, found.account_id)
                origin = (manifest.journal_sha256, manifest.origin[:100], proven)
                done = await self.moving.take_in(
                    work, keys, found.account_id, entries, origin, manifest.consolidated_seq, orders=orders, zone=zone
                )
                await store.change(
                    work.session, found.id, state="done", entries=len(entries) if done.is_new else 0, left_out=done.left_out,
                    moves_left_out=done.moves_left_out,
                )  # fmt: skip
                await store.drop_content(work.session, found.id)
                await consolidate_now(work, found.account_id)
                await run.finish(work)
        except (MemoryNotEmpty, ConsentNeeded) as refused:
            await self._refuse(run, found, refused.code)

    async def _content(self, run: JobRun, keys: AccountKeys, import_id: UUID) -> bytes:
        """Return the archive, chunk by chunk."""
        found: list[bytes] = []
        while True:
            async with run.open_work() as work:
                chunk = await store.chunk(work.session, keys, import_id, len(found))
            if chunk is None:
                return b"".join(found)
            found.append(chunk)

    async def _refuse(self, run: JobRun, found: Archive, reason: str) -> None:
        async with run.open_work() as work:
            await store.change(work.session, found.id, state="refused", reason=reason)
            await store.drop_content(work.session, found.id)
            await run.finish(work)

    async def _must_consent(self, work: Work, learner_id: UUID) -> None:
        """Return if consent to memory holds; raise ConsentNeeded otherwise."""
        agreement = await self.identity.agreement(work, learner_id)
        if not agreement.consents.memory:
            raise ConsentNeeded("memory", agreement.decided_by)


def is_proven(keys: AccountKeys, manifest: ArchiveManifest) -> bool:
    """Return whether an archive was made here, for this very account, and not altered since."""
    return compare_digest(proof_of(keys, manifest.journal_sha256, manifest.consolidated_seq), manifest.proof)


def import_out(found: Archive) -> MemoryImportOut:
    """Return an import as it is shown."""
    state = found.state if found.state in ("done", "refused") else "waiting"
    return MemoryImportOut(
        id=found.id, state=state, reason=found.reason, entries=found.entries, left_out=found.left_out, moves_left_out=found.moves_left_out,
        job_id=found.job_id,
    )  # fmt: skip
