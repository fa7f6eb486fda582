"""Beliefs and the trail in the shape that crosses the boundary (pure)."""

from __future__ import annotations

from collections.abc import Sequence

from schemas.grading import as_text
from schemas.journal import Accessed, Attempted, AttemptWords, Consented, Disclosed, Fact, Words
from schemas.memory import AccessOut, EntryOut, EvidenceOut, FactOut, FactWithEvidenceOut
from services.memory.beliefs import version_of
from services.memory.entry import Entry
from services.memory.forgetting.wishes import DERIVED, KEPT, course_of


def fact_out(fact: Fact) -> FactOut:
    """Return a fact as its learner sees it."""
    kept = fact.model_dump(exclude={"valid_to", "superseded_by"})
    return FactOut(**kept, version=version_of(fact))


def fact_with_evidence_out(fact: Fact, entries: Sequence[Entry]) -> FactWithEvidenceOut:
    """Return a fact with the entries that are left of its evidence."""
    return FactWithEvidenceOut(
        fact=fact_out(fact), evidence=tuple(_evidence_out(entry) for entry in entries), deleted=len(set(fact.evidence)) - len(entries)
    )


def access_out(entry: Entry) -> AccessOut | None:
    """Return a line of the access log, None for an entry that belongs to none."""
    about, line = entry.evidence, {"id": entry.id, "seq": entry.seq, "at": entry.at}
    if isinstance(about, Accessed):
        return AccessOut(**line, kind="access", by=about.by, role=about.role, purpose=about.purpose, categories=about.categories)
    if isinstance(about, Disclosed):
        return AccessOut(
            **line,
            kind="disclosure",
            provider=about.provider,
            model=about.model,
            purpose=about.purpose,
            categories=about.categories,
            sent_bytes=about.sent_bytes,
        )
    if isinstance(about, Consented):
        return AccessOut(**line, kind="consent", scope=about.scope, granted=about.granted, role=about.by)
    return None


def entry_out(entry: Entry, question: str | None = None) -> EntryOut:
    """Return an entry as its learner sees it, with the question that it was about."""
    evidence = entry.evidence
    attempt = evidence if isinstance(evidence, Attempted) else None
    skill = (attempt.skills[0].skill if attempt.skills else None) if attempt else getattr(evidence, "skill", None)
    return EntryOut(
        id=entry.id, seq=entry.seq, kind=entry.kind, at=entry.at, day=entry.day, course=course_of(entry), item=getattr(evidence, "item", None),
        question=question, skill=skill, verdict=attempt.verdict if attempt else None, words=_words(entry),
        may_be_forgotten=entry.kind not in KEPT | DERIVED,
    )  # fmt: skip


def _evidence_out(entry: Entry) -> EvidenceOut:
    """Return one entry that a fact rests on."""
    attempt = entry.evidence if isinstance(entry.evidence, Attempted) else None
    return EvidenceOut(
        id=entry.id, kind=entry.kind, at=entry.at, day=entry.day, item=attempt.item if attempt else None,
        verdict=attempt.verdict if attempt else None, words=_words(entry),
    )  # fmt: skip


def _words(entry: Entry) -> str | None:
    """Return what was written, as one text."""
    if isinstance(entry.words, Words):
        return entry.words.text
    if isinstance(entry.words, AttemptWords):
        return as_text(entry.words.answer)
    return None
