"""Whether what a model concluded from a conversation may be proposed at all (pure): the model's word counts for nothing, the entries' do.

A conclusion becomes a candidate if it cites an entry of this conversation that the learner wrote, if its quote was said there, if the quote
bears the value out, and if entry and value pass the screen. Source, confidence, times and the quote that is kept are made here, not by the model.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Final

from schemas.journal import FactKind, Spoken, Words
from services.memory.entry import Entry
from services.memory.extraction.candidate import Candidate
from services.memory.extraction.lines import plain_line
from services.memory.extraction.quoting import bears_out, span_of
from services.memory.extraction.screen import citable, states
from services.memory.prompts import Proposed

HEARD_ONCE: Final = 0.6
HEARD_LIFE: Final[Mapping[FactKind, timedelta]] = {
    "goal": timedelta(days=180),
    "preference": timedelta(days=365),
    "interest": timedelta(days=365),
    "accommodation": timedelta(days=730),
    "context": timedelta(days=180),
}
HEARD_KINDS: Final[frozenset[FactKind]] = frozenset(HEARD_LIFE)


@dataclass(frozen=True, slots=True)
class Talk:
    """A stretch of conversation, each entry under a mark.

    Args:
        entries: Messages and replies by their marks, in order.
        skills: Skills that a conclusion may be about.
    """

    entries: Mapping[str, Entry] = field(repr=False)
    skills: Collection[str] = ()

    @property
    def text(self) -> str:
        """Return everything that was said."""
        return "\n".join(said(entry) for entry in self.entries.values())


def said(entry: Entry) -> str:
    """Return the words of a message or reply; nothing for other entries, for cleared words, and for what is set aside."""
    is_kept = isinstance(entry.evidence, Spoken) and not entry.evidence.set_aside
    return entry.words.text if isinstance(entry.words, Words) and is_kept else ""


def is_learners(entry: Entry) -> bool:
    """Return whether the learner wrote an entry; a reply is the tutor's or the course's."""
    return entry.kind == "message"


def heard(conclusions: Sequence[Proposed], talk: Talk) -> list[Candidate]:
    """Return the conclusions that hold, as candidates, in the order of the entries that they cite."""
    around = talk.text
    found = [candidate for each in conclusions if (candidate := _candidate(each, talk, around)) is not None]
    places = {entry.id: place for place, entry in enumerate(talk.entries.values())}
    return sorted(found, key=lambda candidate: places[candidate.evidence[-1]])


def _candidate(conclusion: Proposed, talk: Talk, around: str) -> Candidate | None:
    """Return a conclusion as a candidate, None if it does not hold."""
    entry, value = talk.entries.get(conclusion.entry), plain_line(conclusion.value)
    if entry is None or not is_learners(entry) or conclusion.kind not in HEARD_KINDS:
        return None
    words = said(entry)
    quote = span_of(conclusion.quote, words) if citable(words) and states(value) else None
    if quote is None or not bears_out(value, quote, around):
        return None
    course = entry.evidence.course if isinstance(entry.evidence, Spoken) else None
    subject = conclusion.subject if conclusion.subject in talk.skills else ""
    return Candidate(
        conclusion.kind, subject, course if subject or conclusion.kind == "goal" else None, value, HEARD_ONCE, (entry.id,), entry.at,
        "model", quote, entry.at + HEARD_LIFE[conclusion.kind],
    )  # fmt: skip
