"""For how long what people wrote is kept."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from schemas.base import Contract

Days = Annotated[int, Field(ge=0, le=36_500)]


class WordsKept(Contract):
    """For how many days what people wrote is kept; 0 is as long as the account. Then the words go, and what was learnt from them stays."""

    chat: Days = Field(default=365, description="messages to the tutor, and its replies")
    attempts: Days = Field(default=730, description="answers as they were typed; verdicts and mastery stay")
    goals: Days = Field(default=0, description="goals and wishes in the learner's own words")
