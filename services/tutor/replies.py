"""What was answered to an attempt, kept sealed for a day: the same attempt sent again gets the same bytes."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from schemas.tutor import AttemptIn, AttemptOut
from services.memory import SessionMemory
from services.platform import Idempotency, KeyInFlight, Work
from services.tutor.errors import AttemptCounted
from services.tutor.rooms import Visit
from services.vault import Place

STATUS = 200


@dataclass(frozen=True)
class Replies:
    """Keeps replies in the commit of their attempt; those of a session without memory end with the session."""

    idempotency: Idempotency
    session_memory: SessionMemory

    async def keep(self, work: Work, visit: Visit, offer_id: UUID, attempt: AttemptIn, out: AttemptOut) -> bytes:
        """Seal and store a reply in this unit of work, and return its bytes."""
        body = out.model_dump_json().encode()
        if visit.remembered:
            sealed = visit.keys.seal(_place(attempt.id), body)
            mac = _mac(visit, offer_id, attempt)
            await self.idempotency.keep(work, visit.learner_id, str(attempt.id), mac, STATUS, sealed)
        else:
            await self.session_memory.keep_reply(visit.keys, attempt.id, _mac(visit, offer_id, attempt) + body)
        return body

    async def earlier(self, work: Work, visit: Visit, offer_id: UUID, attempt: AttemptIn) -> bytes:
        """Return the bytes that this attempt was answered with.

        Raises:
            KeyReused: the id was used for another answer.
            AttemptCounted: the reply is no longer kept (after a day), or never was, as the process that made it has ended.
        """
        mac = _mac(visit, offer_id, attempt)
        if visit.remembered:
            stored = await self.idempotency.recall(work, visit.learner_id, str(attempt.id), mac)
            if stored is None:
                raise AttemptCounted
            return visit.keys.open(_place(attempt.id), stored.sealed)
        try:
            return await self.session_memory.reply(visit.keys, attempt.id, mac)
        except KeyInFlight:
            raise AttemptCounted from None


def _mac(visit: Visit, offer_id: UUID, attempt: AttemptIn) -> bytes:
    said = attempt.model_dump_json(include={"id", "step", "answer"}).encode()
    return visit.keys.mac("attempt", offer_id.bytes + said)


def _place(attempt_id: UUID) -> Place:
    return Place("idempotency", "reply", attempt_id)
