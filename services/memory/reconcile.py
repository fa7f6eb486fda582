"""Reconciliation: whether a candidate changes the book of facts, and how (pure). The proposer never decides; these rules do.

Among the open facts of the same kind, course and subject: the same again reinforces; other numbers in the same statement, or another value
where only one can hold, supersede; so does the opposite from the same source, while from another source it contests: both are kept and the
learner is asked. What an educator noted is contested, never superseded, by a machine; the learner's word supersedes any.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final, NamedTuple
from uuid import UUID

from schemas.journal import Fact, FactKind, FactOp
from services.memory.extraction.candidate import Candidate
from services.memory.extraction.screen import states
from services.memory.facts import MACHINE, SINGLE, FactBook
from services.memory.likeness import WORDS_ONLY, Likeness, Relation

SKILL_CLAIMS: Final[frozenset[FactKind]] = frozenset({"misconception", "recurring_error", "hint_dependence", "pace", "strategy_that_works"})
INDEPENDENT_ENTRIES: Final = 2
EVIDENCE_KEPT: Final = 8
SURER: Final = 0.05
LONGER: Final = timedelta(days=7)
SAID_AGAIN: Final = 0.1
SUREST_HEARD: Final = 0.9


class _Standing(NamedTuple):
    """A fact that a candidate meets, and how the candidate stands to it."""

    fact: Fact
    relation: Relation


def reconciled(book: FactBook, candidate: Candidate, recorded_at: datetime, likeness: Likeness = WORDS_ONLY) -> FactOp | None:
    """Return the operation that a candidate leads to, or None where it changes nothing or may not.

    Args:
        book: What is believed now.
        candidate: What is proposed.
        recorded_at: When the tutor begins to believe it.
        likeness: Tells statements apart that say the same in other words.
    """
    if candidate.is_over:
        return _ended(book, candidate, recorded_at)
    if not _is_tenable(candidate):
        return None
    standing = _standing(book, candidate, likeness)
    if standing is not None and standing.relation == "same" and standing.fact.source == candidate.source:
        # The common case, told before anything is made: the same again. What stands was not closed by the learner.
        return (_grown if candidate.grows else _reinforced)(standing.fact, candidate, recorded_at)
    fact = _fact(candidate, recorded_at)
    if book.is_closed(fact):
        return None
    return FactOp(op="add", fact=fact) if standing is None else _against(standing, candidate, fact, recorded_at)


def overtaken(book: FactBook, op: FactOp, recorded_at: datetime, likeness: Likeness = WORDS_ONLY) -> list[FactOp]:
    """Return the ends of further beliefs that a fact which has just superseded one says anew, so that none stands beside it.

    Args:
        book: What is believed, the new fact included.
        op: How the new fact came.
        recorded_at: When the tutor ceases to believe the others.
        likeness: Tells statements apart that say the same in other words.
    """
    if op.op != "supersede" or op.fact.source == "graded":
        return []
    new = op.fact
    beside = [fact for fact in book.open_facts(new.kind, new.course, new.subject) if fact.id != new.id and fact.source in MACHINE]
    near = [fact for fact in beside if likeness.relation(fact.value, new.value) != "other"]
    ended = {"valid_to": new.valid_from, "recorded_at": recorded_at, "superseded_by": new.id}
    return [FactOp(op="retract", fact=fact.model_copy(update=ended)) for fact in near]


def op_id(op: FactOp, trigger: UUID) -> UUID:
    """Return the id of the journal entry for an operation: the same entry leads to the same operation only once."""
    return _uuid("op", op.op, str(op.fact.id), trigger.hex)


def _is_tenable(candidate: Candidate) -> bool:
    """Return whether a candidate may be believed at all, whatever is believed now."""
    if candidate.kind in SKILL_CLAIMS:
        return candidate.source == "graded" and len(set(candidate.evidence)) >= INDEPENDENT_ENTRIES
    return candidate.source not in MACHINE or candidate.source == "graded" or states(candidate.value)


def _standing(book: FactBook, candidate: Candidate, likeness: Likeness) -> _Standing | None:
    """Return the open fact that a candidate meets: the same statement first, then the nearest, then the one that alone can hold."""
    if candidate.source == "graded":
        return _graded(book, candidate)
    # In an order that does not depend on how the book was read.
    found = sorted(book.open_facts(candidate.kind, candidate.course, candidate.subject), key=lambda fact: (fact.valid_from, fact.id))
    related = [_Standing(fact, likeness.relation(fact.value, candidate.value)) for fact in found]
    near = [each for each in related if each.relation != "other"]
    if near:
        alike = [each for each in near if each.relation == "same"]
        return _nearest(alike or near, candidate.value, likeness)
    return related[0] if related and candidate.kind in SINGLE else None


def _graded(book: FactBook, candidate: Candidate) -> _Standing | None:
    """Return the open fact that a claim meets which is made of codes and fixed words: they say the same only where they are the same."""
    for fact in book.open_facts(candidate.kind, candidate.course, candidate.subject):
        if fact.value == candidate.value:
            return _Standing(fact, "same")
        if candidate.kind in SINGLE:
            return _Standing(fact, "other")
    return None


def _nearest(standing: Iterable[_Standing], value: str, likeness: Likeness) -> _Standing:
    """Return the fact nearest in meaning, the older where two are equally near."""
    return max(standing, key=lambda each: (each.fact.value == value, likeness.nearness(each.fact.value, value)))


def _against(standing: _Standing, candidate: Candidate, fact: Fact, recorded_at: datetime) -> FactOp | None:
    """Return what becomes of a candidate that meets a fact."""
    old, is_learners = standing.fact, candidate.source == "learner"
    if old.source == "learner" and not is_learners:
        return None
    if old.source == "import" and candidate.source == "graded":
        return _superseded(old, fact)  # what is seen here takes the place of what an archive only says
    if candidate.grows and old.source == candidate.source:
        return _grown(old, candidate, recorded_at)
    if standing.relation == "same":
        return _reinforced(old, candidate, recorded_at) if old.source == "learner" or not is_learners else _superseded(old, fact)
    # Of two words of one source the later holds; where sources differ, the learner is asked.
    doubtful = (standing.relation == "opposed" and old.source != candidate.source) or old.source == "educator"
    if doubtful and not is_learners:
        return None if old.contested else FactOp(op="contest", fact=fact.model_copy(update={"contests": old.id}), replaces=old.id)
    return _superseded(old, fact)


def _superseded(old: Fact, fact: Fact) -> FactOp:
    return FactOp(op="supersede", fact=fact, replaces=old.id)


def _ended(book: FactBook, candidate: Candidate, recorded_at: datetime) -> FactOp | None:
    """Return the end of a machine's claim that no longer holds."""
    standing = book.standing(candidate.kind, candidate.course, candidate.subject, candidate.value)
    if standing is None or standing.source not in (candidate.source, "import"):
        return None
    return FactOp(op="retract", fact=standing.model_copy(update={"valid_to": candidate.at, "recorded_at": recorded_at}))


def _grown(standing: Fact, candidate: Candidate, recorded_at: datetime) -> FactOp | None:
    """Return the summary of what goes on, brought up to date in place."""
    if standing.value == candidate.value:
        return None
    update = {
        "value": candidate.value,
        "evidence": candidate.evidence[-EVIDENCE_KEPT:],
        "expires_at": candidate.expires_at,
        "recorded_at": recorded_at,
    }
    return FactOp(op="reinforce", fact=standing.model_copy(update=update))


def _reinforced(standing: Fact, candidate: Candidate, recorded_at: datetime) -> FactOp | None:
    """Return the same belief with more behind it, if it is noticeably surer or lasts noticeably longer."""
    if standing.source != candidate.source:
        return None
    new = [entry for entry in candidate.evidence if entry not in standing.evidence]
    if not new:
        return None
    confidence = max(standing.confidence, _confidence(standing, candidate, len(new)))
    if confidence < standing.confidence + SURER and not _later(candidate.expires_at, standing.expires_at):
        return None
    evidence = (*standing.evidence, *new)[-EVIDENCE_KEPT:]
    update = {"evidence": evidence, "confidence": confidence, "expires_at": candidate.expires_at, "recorded_at": recorded_at}
    # A quote is a span of one of the entries that are kept: the newest's own words take the place of those that drop out.
    if standing.quote is not None and candidate.quote is not None:
        update |= {"quote": candidate.quote}
    return FactOp(op="reinforce", fact=standing.model_copy(update=update))


def _confidence(standing: Fact, candidate: Candidate, new: int) -> float:
    """Return how sure a belief is that is met again: what was heard grows surer each time it is said anew."""
    if candidate.source != "model":
        return candidate.confidence
    return round(min(SUREST_HEARD, standing.confidence + SAID_AGAIN * new), 2)


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
