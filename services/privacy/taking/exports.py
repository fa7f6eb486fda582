"""Exports: a job makes the archive, it is kept sealed for a week, and only who has asked for it can fetch it."""

from __future__ import annotations

import hashlib
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Final
from uuid import UUID, uuid4

from schemas.exports import ArchiveEntry, ArchiveManifest, ExportIn, ExportOut, ExportsOut
from schemas.identity import Role
from services.identity import CATEGORIES, Category, Forbidden, Identity, Principal, Verdict
from services.memory import MemoryForgetting, Moving, Snapshot, Trail, category_of
from services.platform import Clock, JobRun, OpenWork, RunLater, Work, enqueue
from services.privacy.taking import store
from services.privacy.taking.archive import line, packed
from services.privacy.taking.contents import Contents
from services.privacy.taking.errors import ExportNotReady, ExportUnknown
from services.privacy.taking.store import Archive
from services.vault import AccountKeys, Vault

EXPORT: Final = "privacy.export"
KEPT: Final = timedelta(days=7)
_SAYS_HOW: Final = "export"


@dataclass(frozen=True)
class Exports:
    """Use cases of exports."""

    open_work: OpenWork
    vault: Vault
    identity: Identity
    moving: Moving
    contents: Contents
    trail: Trail
    clock: Clock

    async def ask(self, principal: Principal, wanted: ExportIn) -> ExportOut:
        """Promise an export; one that is being made for the same person stands for this one too.

        Raises:
            NotFound, Forbidden: It is not this principal's to ask for.
        """
        learner_id = wanted.learner_id or principal.account_id
        async with self.open_work(principal.tenant_id) as work:
            verdicts = await self._verdicts(work, principal, learner_id)
            now = self.clock.now()
            for known in await store.asked_by(work.session, principal.account_id, now):
                if known.account_id == learner_id and known.state == "waiting":
                    return export_out(known)
            keys = await self.vault.keys(principal.tenant_id, learner_id)
            await self.trail.note(
                work, keys, learner_id, by=principal.account_id, role=principal.role, purpose="export",
                categories=[category for category in CATEGORIES if verdicts[category] != "deny"],
                zone=await self.identity.zone_of(work, learner_id),
            )  # fmt: skip
            export_id = uuid4()
            job_id = await enqueue(work, EXPORT, tenant_id=principal.tenant_id, account_id=learner_id, subject_id=export_id)
            masked = any(verdict != "allow" for verdict in verdicts.values())
            made = Archive(
                principal.tenant_id,
                export_id,
                learner_id,
                principal.account_id,
                "out",
                "waiting",
                None,
                masked,
                None,
                0,
                job_id,
                now,
                now + KEPT,
            )
            await store.add(work.session, made)
        return export_out(made)

    async def all(self, principal: Principal) -> ExportsOut:
        """Return the exports that the principal has asked for."""
        async with self.open_work(principal.tenant_id) as work:
            found = await store.asked_by(work.session, principal.account_id, self.clock.now())
        return ExportsOut(items=tuple(map(export_out, found)))

    async def one(self, principal: Principal, export_id: UUID) -> ExportOut:
        """Return one export; raise ExportUnknown."""
        return export_out(await self._own(principal, export_id))

    async def size(self, principal: Principal, export_id: UUID) -> int:
        """Return the size of an archive that can be fetched now; raise ExportUnknown or ExportNotReady."""
        found = await self._own(principal, export_id)
        if found.state != "ready" or found.size is None:
            raise ExportNotReady
        return found.size

    async def content(self, principal: Principal, export_id: UUID) -> AsyncIterator[bytes]:
        """Yield an archive chunk by chunk, each read in a unit of work of its own, so that a slow reader holds nothing."""
        found = await self._own(principal, export_id)
        keys, number = await self.vault.keys(principal.tenant_id, found.account_id), 0
        while True:
            async with self.open_work(principal.tenant_id) as work:
                chunk = await store.chunk(work.session, keys, export_id, number)
            if chunk is None:
                return
            yield chunk
            number += 1

    async def make(self, run: JobRun) -> None:
        """Make the archive that a job was promised for; begun anew, it comes to the same."""
        async with run.open_work() as work:
            found = await store.find(work.session, run.job.subject_id) if run.job.subject_id else None
            if found is None or found.state != "waiting":
                return
            keys = await self.vault.keys(found.tenant_id, found.account_id)
            role: Role = "learner" if found.requester_id == found.account_id else "guardian"
            asked_by = Principal(found.tenant_id, found.requester_id, role, UUID(int=0), None, "en")
            verdicts = await self._verdicts(work, asked_by, found.account_id)
            snapshot = await self.moving.snapshot(work, keys, found.account_id)
        journal, lines = await self._journal(run, keys, snapshot, verdicts)
        manifest = await self._manifest(found, keys, snapshot, journal)
        documents, page = await self.contents.of(found.tenant_id, found.account_id, snapshot, verdicts, lines)
        archive = packed(manifest, journal, documents, page)
        async with run.open_work() as work:
            if await self.moving.cells(work, keys, found.account_id, snapshot.seq) != snapshot.cells:
                raise RunLater(timedelta(seconds=1), "forgotten_meanwhile")
            if await store.change(work.session, found.id, state="ready", size=len(archive), entries=len(lines)):
                await store.put(work.session, keys, found.id, archive)
            await run.finish(work)

    async def sweep(self, work: Work) -> int:
        """Delete what is expired in the unit of work's tenant; return how many."""
        return await store.drop_expired(work.session, self.clock.now())

    async def drop_all(self, work: Work, account_id: UUID) -> None:
        """Delete the exports of a learner's memory, whoever asked for them: they may say what is forgotten now."""
        await store.drop_of(work.session, account_id, "out")

    async def _journal(
        self, run: JobRun, keys: AccountKeys, snapshot: Snapshot, verdicts: dict[Category, Verdict]
    ) -> tuple[bytes, list[ArchiveEntry]]:
        """Return the journal as lines, as far as it may be seen: batch by batch, each a step of the job."""
        found: list[ArchiveEntry] = []
        after = 0
        while after < snapshot.seq:
            async with run.open_work() as work:
                batch = await self.moving.lines(work, keys, keys.account_id, after, snapshot.seq)
                if not batch:
                    raise MemoryForgetting
                after = batch[-1][0].seq
                await run.step(work, str(after), done=after, total=snapshot.seq)
            for shown, entry in batch:
                verdict = "allow" if entry is None else verdicts[category_of(entry)]
                found.append(shown if verdict == "allow" else _without(shown, verdict))
        return b"".join(map(line, found)), found

    async def _manifest(self, found: Archive, keys: AccountKeys, snapshot: Snapshot, journal: bytes) -> ArchiveManifest:
        digest = hashlib.sha256(journal).hexdigest()
        async with self.open_work(found.tenant_id) as work:
            slug = await self.identity.slug_of(work, found.tenant_id)
        return ArchiveManifest(
            format="meno-memory", version=1, made_at=self.clock.now(), origin=self.vault.fingerprint(), tenant=slug, learner_id=found.account_id,
            masked=found.masked, last_seq=snapshot.seq, consolidated_seq=snapshot.consolidated_seq, journal_sha256=digest, folds=snapshot.digests,
            proof=proof_of(keys, digest, snapshot.consolidated_seq),
        )  # fmt: skip

    async def _verdicts(self, work: Work, principal: Principal, learner_id: UUID) -> dict[Category, Verdict]:
        """Return what may be taken along, by category; raise NotFound or Forbidden."""
        if principal.account_id == learner_id and principal.role == "learner":
            return dict.fromkeys(CATEGORIES, "allow")
        viewing = await self.identity.viewing(work, principal, learner_id)
        if principal.role != "guardian":
            raise Forbidden("Only a learner or a guardian may take a memory along.")
        return dict(viewing.verdicts)

    async def _own(self, principal: Principal, export_id: UUID) -> Archive:
        async with self.open_work(principal.tenant_id) as work:
            found = await store.find(work.session, export_id)
            if (
                found is None
                or found.direction != "out"
                or found.requester_id != principal.account_id
                or found.expires_at <= self.clock.now()
            ):
                raise ExportUnknown
            if found.account_id != principal.account_id:
                await self._verdicts(work, principal, found.account_id)  # a guardian may have ceased to be one
        return found


def proof_of(keys: AccountKeys, digest: str, consolidated_seq: int) -> str:
    """Return the seal of an archive, which only this installation can make and check for this account."""
    return keys.mac(_SAYS_HOW, f"{digest} {consolidated_seq}".encode()).hex()


def export_out(found: Archive) -> ExportOut:
    """Return an export as it is shown."""
    return ExportOut(
        id=found.id, learner_id=found.account_id, state="ready" if found.state == "ready" else "waiting", masked=found.masked, bytes=found.size,
        made_at=found.made_at, expires_at=found.expires_at, job_id=found.job_id,
    )  # fmt: skip


def _without(shown: ArchiveEntry, verdict: Verdict) -> ArchiveEntry:
    """Return a line without the words that may not be seen, or as one of which nothing may be."""
    if verdict == "deny":
        return ArchiveEntry(seq=shown.seq, id=shown.id, day=shown.day, cleared=True)
    hidden: dict[str, None] = {"words": None}
    if shown.evidence and shown.kind in ("fact_op", "correction"):
        hidden["evidence"] = None
    return shown.model_copy(update=hidden)
