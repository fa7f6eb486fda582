"""Telling those named that something waits for them: by mail where the operator has set a mail server, never with a word of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from services.identity import Identity
from services.platform import Clock, JobRun, Letter, Mail, OpenWork, get_logger
from services.safeguarding import store

SUBJECT: Final = "Meno: something waits for you"
BODY: Final = """Something waits in your safeguarding inbox at Meno.

Sign in to read it: {url}
This message says nothing of it on purpose. Please look soon.
"""
log = get_logger("safeguarding")


@dataclass(frozen=True)
class Telling:
    """The job that tells.

    Args:
        open_work: opens units of work of the content database.
        identity: opens the addresses of those named.
        mail: sends, or says that it cannot.
        clock: the time.
        url: where Meno is found.
    """

    open_work: OpenWork
    identity: Identity
    mail: Mail
    clock: Clock
    url: str

    async def tell(self, run: JobRun) -> None:
        """Tell each of those named once. A letter that cannot be sent fails the job, which is run again; who was told is not told twice."""
        job = run.job
        if job.tenant_id is None or job.subject_id is None:
            return
        for account_id, address in await self._still_to_tell(job.tenant_id, job.subject_id):
            if address is not None and self.mail.is_set:
                await self.mail.send(Letter(address, SUBJECT, BODY.format(url=self.url)))
            async with self.open_work(job.tenant_id) as work:
                await store.tell(work.session, job.tenant_id, job.subject_id, account_id, self.clock.now())
        async with run.open_work() as work:
            await run.finish(work)

    async def _still_to_tell(self, tenant_id: UUID, concern_id: UUID) -> list[tuple[UUID, str | None]]:
        """Return who is named and was not told of a concern that is still open, with their addresses."""
        async with self.open_work(tenant_id) as work:
            found = await store.one(work.session, concern_id)
            if found is None or found.state != "open":
                return []
            waiting = set(await store.duty(work.session)) - await store.told(work.session, concern_id)
            people = await self.identity.people(work, sorted(waiting))
        if not waiting:
            log.warning("nobody_told", tenant_id=tenant_id, concern_id=concern_id)
        return [(account_id, person.profile.email) for account_id, person in people.items()]
