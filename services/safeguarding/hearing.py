"""Whether a person has to hear of what somebody wrote (pure): harm to oneself, being harmed, a threat to others.

Nothing is asked of a model: what is recognised goes to people, and to nobody else. The patterns are measured on a table of sentences that
were set apart from those they were written by (tests/safeguarding); they err towards a kind reply that was not needed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from schemas.safeguarding import ConcernKind
from services.safeguarding.languages import ENGLISH, FRENCH, GERMAN, SPANISH, SWEDISH
from services.safeguarding.patterns import Listened
from services.safeguarding.plain import readings

LANGUAGES: Final[tuple[Listened, ...]] = (ENGLISH, SPANISH, GERMAN, FRENCH, SWEDISH)
"""All are listened for in every text: who is in need often writes in another language than the course's."""


@dataclass(frozen=True, slots=True)
class Concern:
    """What a text tells of, and the language in which it was recognised."""

    kind: ConcernKind
    language: str


def heard(text: str) -> Concern | None:
    """Return what a person has to hear of in a text, None if nothing was recognised."""
    for reading in readings(text):
        for listened in LANGUAGES:
            kind = listened.kind_of(reading)
            if kind is not None:
                return Concern(kind, listened.language)
    return None


def heard_in(texts: Iterable[str]) -> Concern | None:
    """Return what a person has to hear of in any of the texts."""
    return next((concern for text in texts if (concern := heard(text)) is not None), None)
