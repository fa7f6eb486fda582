"""Rows of notes that an installation keeps about itself."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from services.platform.tables import Base


class NoteRow(Base):
    """A note. Dumps leave this table out: it speaks of this very database, not of what it holds."""

    __tablename__ = "platform_note"

    name: Mapped[str] = mapped_column(primary_key=True)
    at: Mapped[datetime]
