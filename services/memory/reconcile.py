"""Reconciliation: whether a candidate changes the book of facts, and how (pure). The proposer never decides; these rules do."""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta
from typing import Final, Literal
from uuid import UUID

from schemas.journal import Fact, FactKind, FactOp
from services.memory.extract import Candidate
from services.memory.facts import FactBook, same

SKILL_CLAIMS: Final[frozenset[FactKind]] = frozenset({"misconception", "recurring_error", "hint_dependence", "pace", "strategy_that_works"})
INDEPENDENT_ENTRIES: Final = 2
EVIDENCE_KEPT: Final = 8
SURER: Final = 0.05
LONGER: Final = timedelta(days=7)
Op = Literal["add", "reinforce", "supersede", "contest", "retract"]


def reconciled(book: FactBook, candidate: Candidate, recorded_at: datetime) -> FactOp | None:
    """Return the operation that a candidate leads to, or None where it changes nothing or may not.

    Args:
        book: What is believed now.
        candidate: What is proposed.
        recorded_at: When the tutor begins to believe it.
    """
    standing = book.standing(candidate.kind, candidate.course, candidate.subject, candidate.value)
    if candidate.is_over:
        return _ended(standing, candidate, recorded_at)
    if candidate.kind in SKILL_CLAIMS and len(set(candidate.evidence)) < INDEPENDENT_ENTRIES:
        return None
    fact = _fact(candidate, recorded_at)
    if book.is_closed(fact):
        return None
    if standing is None:
        return FactOp(op="add", fact=fact)
    if standing.source == "learner" and candidate.source != "learner":
        return None
    if same(standing.value, candidate.value):
        return _reinforced(standing, candidate, recorded_at)
    if standing.source == "educator" and candidate.source != "learner":
        return None if standing.contested else FactOp(op="contest", fact=fact, replaces=standing.id)
    return FactOp(op="supersede", fact=fact, replaces=standing.id)


def op_id(op: FactOp, trigger: UUID) -> UUID:
    """Return the id of the journal entry for an operation: the same entry leads to the same operation only once."""
    return _uuid("op", op.op, str(op.fact.id), trigger.hex)


def _ended(standing: Fact | None, candidate: Candidate, recorded_at: datetime) -> FactOp | None:
    """Return the end of a machine's claim that no longer holds."""
    if standing is None or standing.source != candidate.source:
        return None
    return FactOp(op="retract", fact=standing.model_copy(update={"valid_to": candidate.at, "recorded_at": recorded_at}))


def _reinforced(standing: Fact, candidate: Candidate, recorded_at: datetime) -> FactOp | None:
    """Return the same belief with more behind it, if it is noticeably surer or lasts noticeably longer."""
    new = [entry for entry in candidate.evidence if entry not in standing.evidence]
    if not new or standing.source != candidate.source:
        return None
    surer = candidate.confidence >= standing.confidence + SURER
    longer = _later(candidate.expires_at, standing.expires_at)
    if not surer and not longer:
        return None
    evidence = (*standing.evidence, *new)[-EVIDENCE_KEPT:]
    confidence = max(standing.confidence, candidate.confidence)
    update = {"evidence": evidence, "confidence": confidence, "expires_at": candidate.expires_at, "recorded_at": recorded_at}
    return FactOp(op="reinforce", fact=standing.model_copy(update=update))


def _later(new: datetime | None, old: datetime | None) -> bool:
    """Return whether a belief would last noticeably longer."""
    return new is not None and old is not None and new - old >= LONGER


def _fact(candidate: Candidate, recorded_at: datetime) -> Fact:
    """Return the fact that a candidate would become."""
    newest = candidate.evidence[-1] if candidate.evidence else UUID(int=0)
    return Fact(
        id=_uuid("fact", candidate.kind, candidate.course or "", candidate.subject, candidate.value, newest.hex),
        kind=candidate.kind,
        subject=candidate.subject,
        course=candidate.course,
        value=candidate.value,
        confidence=candidate.confidence,
        evidence=candidate.evidence[-EVIDENCE_KEPT:],
        quote=candidate.quote,
        source=candidate.source,
        valid_from=candidate.at,
        recorded_at=recorded_at,
        expires_at=candidate.expires_at,
    )


def _uuid(*parts: str) -> UUID:
    """Return an id that follows from its parts, one of which is a random id: it cannot be guessed, and comes out the same again."""
    return UUID(bytes=hashlib.sha256("\x00".join(parts).encode()).digest()[:16], version=4)
