"""Whether a fact that comes from outside, with the entries it rests on, may be taken over (pure): what every fact of ours fulfils."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final
from uuid import UUID

from schemas.journal import Attempted, Corrected, Fact, FactKind, GoalSet, Words
from services.memory.entry import Entry
from services.memory.extraction.forms import is_concluded, is_subject
from services.memory.extraction.lines import normal, plain_line
from services.memory.extraction.quoting import bears_out, span_of
from services.memory.extraction.screen import citable, is_wish, statable, states
from services.memory.extraction.wishes import LONGEST_WISH, goal_value

GRADED_KINDS: Final[frozenset[FactKind]] = frozenset(
    {"misconception", "recurring_error", "hint_dependence", "pace", "strategy_that_works", "episode_summary"}
)
INDEPENDENT_ENTRIES: Final = 2
_UNLIKE: Final = re.compile(r"[^\w\s.,;:'’\"()!/+%-]|\b(?:contact|reach(?:ed)?|lives? (?:at|in|on))\b", re.IGNORECASE)
"""What no short statement of one's own needs: signs of code, and where somebody can be found."""


def is_tenable(fact: Fact, entries: Mapping[UUID, Entry]) -> bool:
    """Return whether a fact rests on its evidence.

    Args:
        fact: As it is to be taken over.
        entries: Entries of the same learner by id, with their words; entries that are not here have been cleared.
    """
    cited = [entries[entry] for entry in dict.fromkeys(fact.evidence) if entry in entries]
    if not cited or not statable(fact.value) or not is_subject(fact.subject):
        return False
    if fact.kind in GRADED_KINDS and not any(_is_correction(fact, entry) for entry in cited):
        return _is_graded(fact, cited, entries)
    return any(_is_said(fact, entry) for entry in cited)


def may_be_said(word: Corrected) -> bool:
    """Return whether a correction that nobody here has seen being made gives a value that a learner could have given here, about themselves."""
    if not is_subject(word.subject):
        return False
    if word.value is None:
        return True
    return len(word.value) <= LONGEST_WISH and states(word.value) and is_wish(word.value) and not _UNLIKE.search(word.value)


def _is_graded(fact: Fact, cited: Sequence[Entry], entries: Mapping[UUID, Entry]) -> bool:
    """Return whether independent graded entries bear a claim of the form that a rule gives it."""
    if fact.quote is not None or sum(isinstance(entry.evidence, Attempted) for entry in cited) < INDEPENDENT_ENTRIES:
        return False
    # A misconception may have been named at another try at an offer than the one that is cited.
    among = entries.values() if fact.kind == "misconception" else cited
    return is_concluded(fact, (entry.evidence for entry in among if isinstance(entry.evidence, Attempted)))


def _is_correction(fact: Fact, entry: Entry) -> bool:
    """Return whether an entry is the learner's word about this very fact."""
    return isinstance(entry.evidence, Corrected) and fact.id in (entry.id, entry.evidence.fact_id)


def _is_said(fact: Fact, entry: Entry) -> bool:
    """Return whether an entry, or what was chosen with it, says the fact."""
    if isinstance(entry.evidence, GoalSet):
        return _is_chosen(fact, entry.evidence, entry.words.text if isinstance(entry.words, Words) else "")
    if isinstance(entry.evidence, Corrected):
        return _is_correction(fact, entry) and fact.quote is None and is_wish(fact.value)
    if entry.kind != "message" or not isinstance(entry.words, Words) or fact.quote is None or not citable(entry.words.text):
        return False
    said = entry.words.text
    return span_of(fact.quote, said) is not None and states(fact.value) and bears_out(fact.value, fact.quote, said)


def _is_chosen(fact: Fact, wish: GoalSet, words: str) -> bool:
    """Return whether a goal or preference says the fact; of one whose words have been cleared, whether it could."""
    if not words:
        return fact.quote is None and (fact.value == goal_value(wish.targets, wish.deadline) or is_wish(fact.value))
    return (
        is_wish(words) and normal(plain_line(words)) == normal(fact.value) and (fact.quote is None or normal(fact.quote) in normal(words))
    )
