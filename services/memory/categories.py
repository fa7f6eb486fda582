"""Which category of memory an entry belongs to (pure): the policy speaks of categories, the journal holds kinds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from schemas.journal import Corrected, EntryKind, FactOp
from services.identity import Category
from services.memory.brief import CATEGORY_OF_KIND
from services.memory.entry import Entry

CATEGORY_OF_ENTRY: Final[Mapping[EntryKind, Category]] = {
    "enrollment": "plan", "placement": "plan", "offer": "plan", "move": "plan",
    "attempt": "attempts", "hint": "attempts", "lesson_viewed": "attempts", "case": "attempts", "ruling": "attempts",
    "message": "chat", "reply": "chat",
    "goal": "goals", "preference": "goals",
    "fact_op": "findings", "correction": "findings",
    "consent": "audit", "disclosure": "audit", "access": "audit", "forgotten": "audit", "imported": "audit",
}  # fmt: skip


def category_of(entry: Entry) -> Category:
    """Return the category of an entry; what is said of a fact belongs to the fact's own."""
    evidence = entry.evidence
    if isinstance(evidence, FactOp):
        return CATEGORY_OF_KIND[evidence.fact.kind]
    if isinstance(evidence, Corrected):
        return CATEGORY_OF_KIND[evidence.kind]
    return CATEGORY_OF_ENTRY[entry.kind]
