"""Notes that an installation keeps about itself, in no dump: a restore that is under way, and when the last backup was finished."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from sqlalchemy import delete, func, select
from sqlalchemy.dialects.postgresql import insert

from services.platform.database import Work
from services.platform.note_tables import NoteRow

Note = Literal["restore", "backup"]
"""`restore`: begun and not finished, nothing may be served; `backup`: the last one that was finished."""


class RestoreUnfinished(Exception):
    """The databases are half restored; nothing may be served from them."""

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__("a restore has begun and not ended; run the same `meno restore` again, then start")


async def noted(work: Work, note: Note) -> datetime | None:
    """Return when something was noted, None if it was not."""
    return (await work.session.execute(select(NoteRow.at).where(NoteRow.name == note))).scalar_one_or_none()


async def put_note(work: Work, note: Note) -> None:
    """Note something as of now."""
    made = insert(NoteRow).values(name=note, at=func.now())
    await work.session.execute(made.on_conflict_do_update(index_elements=["name"], set_={"at": made.excluded.at}))


async def take_note(work: Work, note: Note) -> None:
    """Take a note away."""
    await work.session.execute(delete(NoteRow).where(NoteRow.name == note))
