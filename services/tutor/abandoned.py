"""Turns whose writer has gone: what readers saw is written down, and they are told that nothing more comes."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from schemas.journal import Spoken, Words
from services.identity import Identity
from services.memory import Draft
from services.platform import Unavailable, Work
from services.tutor.frames import Frame, FrameLog
from services.tutor.rooms import Rooms
from services.tutor.turns import interrupted, reply_id


@dataclass(frozen=True)
class Abandoned:
    """Ends turns by their job, long after the longest turn would have ended by itself."""

    rooms: Rooms
    identity: Identity
    frame_log: FrameLog

    async def seen(self, tenant_id: UUID, learner_id: UUID, turn_id: UUID) -> tuple[Frame, ...]:
        """Return the frames of a turn that readers may have seen; none if Redis cannot tell."""
        try:
            return tuple(await self.frame_log.held(await self.rooms.vault.keys(tenant_id, learner_id), turn_id))
        except Unavailable:
            return ()

    async def end(self, work: Work, tenant_id: UUID, learner_id: UUID, turn_id: UUID, seen: tuple[Frame, ...]) -> None:
        """Write down that a turn was interrupted, unless it has its reply or the learner no longer agrees to being remembered."""
        keys = await self.rooms.vault.keys(tenant_id, learner_id)
        said = await self.rooms.memory.entries_by_id(work, keys, learner_id, [turn_id])
        if not said or not isinstance(said[0].evidence, Spoken):
            return
        streamed = "".join(frame.text for frame in seen if frame.kind == "text")
        is_told = any(frame.kind == "done" for frame in seen)
        added = "" if is_told else interrupted(streamed)
        spoken = said[0].evidence.model_copy(update={"authored": True, "complete": False})
        draft = Draft(reply_id(keys, turn_id), "reply", spoken, Words(text=streamed + added))
        zone = await self.identity.zone_of(work, learner_id)
        desk = await self.rooms.memory.open(work, keys, learner_id, zone=zone, drafts=[draft])
        if desk.duplicate(draft.id) is not None:
            return
        if (await self.identity.agreement(work, learner_id)).consents.memory:  # under the lock that a consent takes too
            desk.add(draft)
            await desk.save()

        async def tell() -> None:
            await self.frame_log.append(keys, turn_id, "text", added)
            await self.frame_log.append(keys, turn_id, "done", "authored")

        if not is_told:
            work.on_commit(tell)
