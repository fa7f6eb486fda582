"""An educator's note about a learner: a fact that rests on its own entry, beside the entry that says who wrote it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal
from uuid import UUID

from schemas.journal import Accessed, Fact, FactOp
from services.memory.brief import CATEGORY_OF_KIND
from services.memory.entry import Draft
from services.memory.errors import FactUnknown, FactUnspoken
from services.memory.extraction.lines import plain_line
from services.memory.extraction.screen import statable
from services.memory.facts import ALL, FACTS, FactBook
from services.memory.service import Memory
from services.platform import Work
from services.vault import AccountKeys

NoteKind = Literal["accommodation", "context", "strategy_that_works"]


@dataclass(frozen=True, slots=True)
class Note:
    """What an educator wants remembered.

    Args:
        id: Made by the client; sent again, it is the same note.
        kind: What kind of fact it is.
        subject: Skill or topic; empty for the learner as a whole.
        course: The course it is about, if one.
        value: What it says.
    """

    id: UUID
    kind: NoteKind
    subject: str
    course: str | None
    value: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Notes:
    """Educators' notes. The learner may contest, correct and delete them like any other fact."""

    memory: Memory

    async def write(self, work: Work, keys: AccountKeys, learner_id: UUID, note: Note, *, by: UUID, role: str, zone: str = "UTC") -> Fact:
        """Journal a note with who wrote it, and return the fact that it is.

        Raises:
            FactUnspoken: It says nothing that a plain line can hold, instructs somebody, or tells what must not be kept.
            FactUnknown: It was sent before, and the learner has deleted it since.
        """
        value = plain_line(note.value)
        if not statable(value):
            raise FactUnspoken
        desk = await self.memory.open(work, keys, learner_id, zone=zone, parts=[(FACTS, ALL)], ids=[note.id])
        book: FactBook = desk.state(FACTS, ALL)
        if desk.duplicate(note.id) is None:
            now = desk.now()
            fact = Fact(
                id=note.id, kind=note.kind, subject=plain_line(note.subject), course=note.course, value=value, confidence=1.0,
                evidence=(note.id,), source="educator", valid_from=now, recorded_at=now,
            )  # fmt: skip
            looked = Accessed(by=by, role=role, purpose="educator_view", categories=(CATEGORY_OF_KIND[note.kind],))
            desk.add(Draft(note.id, "fact_op", FactOp(op="add", fact=fact)))
            desk.add(Draft(keys.pseudonym("note", str(note.id)), "access", looked))
            await desk.save()
        found = book.facts.get(note.id)
        if found is None:
            raise FactUnknown
        return found
