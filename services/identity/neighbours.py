"""What identity asks of domains that it does not know. Bootstrap answers: curriculum for courses, memory for journals and ended sessions."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Protocol
from uuid import UUID

from schemas.identity import Giver, Scope
from services.identity.people import Enrollment, Pinned
from services.platform import Work


class CoursePins(Protocol):
    """What identity must know of curricula; bootstrap answers from the curriculum."""

    async def course_of(self, work: Work, version_id: UUID) -> UUID | None:
        """Return the course of a version that learners of this tenant may be enrolled in, None if there is none."""
        ...

    async def pin(self, work: Work, class_id: UUID, version_id: UUID, by: UUID) -> Pinned:
        """Let a class work with a version of a course; raise a Problem if there is no such version, or it is not published."""
        ...

    async def pins_of(self, work: Work, class_ids: Collection[UUID]) -> Sequence[Pinned]:
        """Return what classes work with, the oldest pin first."""
        ...


class Chronicle(Protocol):
    """Where what concerns a learner's memory is written down; bootstrap answers from the learner's journal, in the same unit of work."""

    async def enrolled(self, work: Work, enrollment: Enrollment, before: UUID | None) -> None:
        """Write down an enrollment as it stands from now on; `before`: the version that the learner was in, None in a course new to them.

        Raise a Problem if what the learner did there cannot be carried over.
        """
        ...

    async def consented(self, work: Work, learner_id: UUID, scope: Scope, granted: bool, by: Giver) -> None:
        """Write down a consent given or withdrawn, and see to it that no restore brings back one that is withdrawn."""
        ...

    async def unlinked(self, work: Work, learner_id: UUID, guardian_id: UUID) -> None:
        """See to it that no restore brings back a guardian's link that was cut."""
        ...


class SessionEnd(Protocol):
    """What must go when sessions go; bootstrap answers by destroying what they kept in no-memory mode."""

    async def ended(self, work: Work, tenant_id: UUID, session_ids: Iterable[UUID]) -> None:
        """Destroy what sessions kept that `work` ends, before it is committed: cut short, a session outlives its key, never the reverse."""
        ...
