"""What identity wants written into a learner's journal: enrollments and consents, in identity's own unit of work."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from uuid import UUID, uuid4

from schemas.identity import Giver, Scope
from schemas.journal import Consented, Enrolled
from schemas.standing import Refused
from services.curriculum import Curriculum
from services.identity import Enrollment
from services.memory import Draft, Memory, owe_cut, owe_refusal, rebuild_later
from services.platform import Work
from services.vault import KeysMissing, Vault


@dataclass(frozen=True)
class JournalChronicle:
    """Writes down enrollments and consents. Both are acts on record, not observations, so they are written before consent to memory too."""

    vault: Vault
    memory: Memory
    curriculum: Curriculum

    async def enrolled(self, work: Work, enrollment: Enrollment, before: UUID | None) -> None:
        """Journal an enrollment as it stands from now on, with the maps from the version before; the image is then made anew.

        Raises:
            VersionNeedsMap: Skills are gone, and no map leads from the version before to this one.
        """
        maps = () if before is None else await self.curriculum.maps(work, before, enrollment.version_id)
        version = await self.curriculum.version(work, enrollment.version_id)
        evidence = Enrolled(
            enrollment_id=enrollment.id, course=version.slug, version_id=version.id, zone=enrollment.zone,
            minutes_per_day=enrollment.minutes_per_day, deadline=enrollment.deadline, maps=maps,
        )  # fmt: skip
        await self._append(work, enrollment.tenant_id, enrollment.learner_id, enrollment.zone, Draft(uuid4(), "enrollment", evidence))
        if maps:
            await rebuild_later(work, enrollment.learner_id)

    async def consented(self, work: Work, learner_id: UUID, scope: Scope, granted: bool, by: Giver) -> None:
        """Journal a consent given or withdrawn; one that is withdrawn is to stay so, whatever backup is restored."""
        assert work.tenant_id is not None  # noqa: S101 - identity opens its units of work for a tenant
        evidence = Consented(scope=scope, granted=granted, by=by)
        await self._append(work, work.tenant_id, learner_id, "UTC", Draft(uuid4(), "consent", evidence))
        if not granted:
            keys = await self.vault.keys(work.tenant_id, learner_id)
            await owe_refusal(work, keys, learner_id, Refused(scope=scope, by=by), self.memory.clock.now())

    async def unlinked(self, work: Work, learner_id: UUID, guardian_id: UUID) -> None:
        """See to it that no restore brings a guardian's link back; of somebody whose keys are gone nothing can come back."""
        assert work.tenant_id is not None  # noqa: S101 - identity opens its units of work for a tenant
        with suppress(KeysMissing):
            await owe_cut(work, await self.vault.keys(work.tenant_id, learner_id), learner_id, guardian_id, self.memory.clock.now())

    async def _append(self, work: Work, tenant_id: UUID, learner_id: UUID, zone: str, draft: Draft) -> None:
        keys = await self.vault.keys(tenant_id, learner_id)
        desk = await self.memory.open(work, keys, learner_id, zone=zone, drafts=[draft])
        desk.add(draft)
        await desk.save()
