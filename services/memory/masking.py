"""What somebody else sees of a learner's memory: whole, masked (that and how, not the words), or not at all (pure)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from schemas.journal import Fact
from schemas.memory import EvidenceOut, FactOut, FactWithEvidenceOut
from services.identity import Viewing
from services.memory.brief import CATEGORY_OF_KIND
from services.memory.categories import category_of
from services.memory.entry import Entry
from services.memory.shapes import fact_out, fact_with_evidence_out


def seen_facts(facts: Iterable[Fact], viewing: Viewing) -> tuple[FactOut, ...]:
    """Return the facts that may be seen, each as far as it may."""
    return tuple(masked(fact, viewing) for fact in facts if viewing.opens(CATEGORY_OF_KIND[fact.kind]))


def masked(fact: Fact, viewing: Viewing) -> FactOut:
    """Return a fact without the learner's own words, and without what it says if its category is masked."""
    shown = fact_out(fact)
    hidden = {"quote": None} if viewing.shows(CATEGORY_OF_KIND[fact.kind]) else {"quote": None, "value": None}
    return shown.model_copy(update=hidden)


def seen_with_evidence(fact: Fact, entries: Sequence[Entry], viewing: Viewing) -> FactWithEvidenceOut:
    """Return a fact with those of its entries that may be seen; the others are counted."""
    whole = fact_with_evidence_out(fact, entries)
    pairs = zip(entries, whole.evidence, strict=True)
    evidence = tuple(_evidence(entry, shown, viewing) for entry, shown in pairs if viewing.opens(category_of(entry)))
    return whole.model_copy(update={"fact": masked(fact, viewing), "evidence": evidence, "withheld": len(whole.evidence) - len(evidence)})


def _evidence(entry: Entry, shown: EvidenceOut, viewing: Viewing) -> EvidenceOut:
    """Return an entry, without its words if its category is masked."""
    return shown if viewing.shows(category_of(entry)) else shown.model_copy(update={"words": None})
