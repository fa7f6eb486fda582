"""Replies that no model has a part in: to what a person has to hear of, and to what is not for a tutor."""

from __future__ import annotations

from dataclasses import dataclass, field

from schemas.journal import Spoken, Words
from schemas.tutor import TurnIn
from services.memory import Draft
from services.platform import Work
from services.safeguarding import Heard, heard, refused
from services.tutor.rooms import Rooms, Visit
from services.tutor.turns import reply_id


@dataclass(frozen=True, slots=True)
class FixedReply:
    """A reply that stands before the turn begins; `is_set_aside`: what was said is not kept with the learner's memory."""

    text: str = field(repr=False)
    is_set_aside: bool = False

    def drafts(self, visit: Visit, said: TurnIn, spoken: Spoken) -> tuple[Draft, Draft]:
        """Return the turn's two entries. The learner's words are left out of what is set aside: they stand sealed in the inbox alone."""
        told = spoken.model_copy(update={"set_aside": self.is_set_aside})
        replied = told.model_copy(update={"authored": True})
        words = None if self.is_set_aside else Words(text=said.text)
        return (
            Draft(said.id, "message", told, words),
            Draft(reply_id(visit.keys, said.id), "reply", replied, Words(text=self.text)),
        )


async def fixed_reply(rooms: Rooms, work: Work, visit: Visit, said: TurnIn) -> FixedReply | None:
    """Return the fixed reply to what a learner says, None where the turn goes its usual way; what a person has to hear of is passed on."""
    principal, concern = visit.principal, heard(said.text)
    if concern is not None:
        written = Heard(said.id, visit.learner_id, "chat", said.text)
        return FixedReply(await rooms.passing_on.answer(work, principal.tenant_id, written, concern, principal.locale), is_set_aside=True)
    refusal = refused(said.text)
    return None if refusal is None else FixedReply(refusal.text(principal.locale))
