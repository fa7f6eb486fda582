"""Which entries a wish to forget names, and which stay on record whatever is wished (pure)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final
from uuid import UUID

from schemas.journal import Corrected, EntryKind, Fact, FactOp, Spoken
from schemas.memory import Wish
from services.identity import Category
from services.memory.brief import CATEGORY_OF_KIND
from services.memory.entry import Entry

KEPT: Final[frozenset[EntryKind]] = frozenset({"enrollment", "consent", "disclosure", "access", "forgotten", "imported"})
"""Acts on record: without them the loop has no settings, and nobody could see what was agreed to, who looked and what was sent where."""

DERIVED: Final[frozenset[EntryKind]] = frozenset({"fact_op", "correction"})
"""Entries about facts: they are forgotten with the fact that they are about, or with what it rests on."""

KINDS_OF_CATEGORY: Final[Mapping[Category, frozenset[EntryKind]]] = {
    "knowledge": frozenset({"attempt", "placement", "ruling"}),
    "plan": frozenset({"offer", "placement", "move"}),
    "attempts": frozenset({"attempt", "hint", "lesson_viewed", "case", "ruling"}),
    "chat": frozenset({"message", "reply"}),
    "goals": frozenset({"goal", "preference"}),
    "findings": frozenset(),
    "support": frozenset(),
    "summaries": frozenset(),
}
"""Mastery is made of graded answers, so to forget what is known is to forget those. `audit` is missing: it stays."""


def is_in_scope(wish: Wish, entry: Entry, turn_id: UUID | None = None) -> bool:
    """Return whether a wish speaks of an entry, were it not to be kept.

    Args:
        wish: What is to be forgotten.
        entry: Of the journal.
        turn_id: Of the entry that is wished away, if it is one half of a turn of the chat: a reply repeats what was said.
    """
    if wish.what == "entry":
        return entry.id == wish.id or (turn_id is not None and isinstance(entry.evidence, Spoken) and entry.evidence.turn_id == turn_id)
    if wish.what == "category":
        return entry.kind in KINDS_OF_CATEGORY.get(_category(wish), frozenset())
    if wish.what == "period":
        return wish.first_day is not None and wish.last_day is not None and wish.first_day <= entry.day <= wish.last_day
    if wish.what == "course":
        return course_of(entry) == wish.course
    return wish.what == "everything"


def names_fact(wish: Wish, fact: Fact) -> bool:
    """Return whether a wish names a fact itself, whatever it rests on."""
    if wish.what == "fact":
        return fact.id == wish.id
    if wish.what == "category":
        return CATEGORY_OF_KIND[fact.kind] == wish.category
    if wish.what == "course":
        return fact.course == wish.course
    return wish.what == "everything"


def names_correction(wish: Wish, entry: Entry, correction: Corrected) -> bool:
    """Return whether a wish names the learner's own word about a fact. A deletion says nothing of its own and stays: it keeps a slot closed."""
    if correction.action == "delete":
        return False
    if wish.what == "category":
        return CATEGORY_OF_KIND[correction.kind] == wish.category
    if wish.what == "fact":
        return entry.id == wish.id or correction.fact_id == wish.id
    return wish.what != "entry" and is_in_scope(wish, entry)


def closes_slots(wish: Wish) -> bool:
    """Return whether the facts that a wish names must never be believed again, as what they rest on stays."""
    return wish.what in ("fact", "category")


def course_of(entry: Entry) -> str | None:
    """Return the course that an entry belongs to."""
    about = entry.evidence.fact if isinstance(entry.evidence, FactOp) else entry.evidence
    course: str | None = getattr(about, "course", None)
    return course


def _category(wish: Wish) -> Category:
    category: Category = wish.category  # type: ignore[assignment]  # checked where the wish is taken
    return category
