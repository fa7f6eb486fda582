"""Whether a fact that comes from outside, with the entries it rests on, may be taken over (pure): what every fact of ours fulfils."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final
from uuid import UUID

from schemas.journal import Attempted, AttemptWords, Fact, FactKind, GoalSet, Words
from services.memory.entry import Entry
from services.memory.extraction.lines import normal, plain_line
from services.memory.extraction.quoting import bears_out, span_of
from services.memory.extraction.screen import citable, is_wish, statable, states

GRADED_KINDS: Final[frozenset[FactKind]] = frozenset(
    {"misconception", "recurring_error", "hint_dependence", "pace", "strategy_that_works", "episode_summary"}
)
INDEPENDENT_ENTRIES: Final = 2


def is_tenable(fact: Fact, entries: Mapping[UUID, Entry]) -> bool:
    """Return whether a fact rests on its evidence.

    Args:
        fact: As it is to be taken over.
        entries: Entries of the same learner by id, with their words; entries that are not here have been cleared.
    """
    cited = [entries[entry] for entry in dict.fromkeys(fact.evidence) if entry in entries]
    if not cited or not statable(fact.value):
        return False
    if fact.kind in GRADED_KINDS:
        return sum(isinstance(entry.evidence, Attempted) for entry in cited) >= INDEPENDENT_ENTRIES and fact.quote is None
    return any(_is_said(fact, entry) for entry in cited)


def _is_said(fact: Fact, entry: Entry) -> bool:
    """Return whether an entry, or what was chosen with it, says the fact."""
    if isinstance(entry.words, AttemptWords):
        return False
    words = entry.words.text if isinstance(entry.words, Words) else ""
    if isinstance(entry.evidence, GoalSet):
        return is_wish(words) and normal(plain_line(words)) == normal(fact.value) if words else fact.quote is None
    if entry.kind == "correction":
        return True
    if entry.kind != "message" or fact.quote is None or not citable(words):
        return False
    return span_of(fact.quote, words) is not None and states(fact.value) and bears_out(fact.value, fact.quote, words)
