"""What follows from forgetting some entries: which facts go, which are written anew with less behind them, what must be said in their place (pure).

A fact that cites a cleared entry, or was ever reinforced by one, is taken out with all of its operations. If what is left bears it, it is
written anew as it stands, without its quote and less sure. What the learner closed stays closed, and what had ended does not come back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from schemas.journal import Corrected, Evidence, Fact, FactOp, Moved
from services.memory.entry import Draft
from services.memory.facts import FactBook, closing_of
from services.memory.forgetting.survey import Operation, Survey
from services.memory.reconcile import INDEPENDENT_ENTRIES, SKILL_CLAIMS

NewId = Callable[[], UUID]


@dataclass(slots=True)
class Decision:
    """What is done about a wish.

    Args:
        clear: The entries whose cells are cleared, id by sequence.
        drafts: What is appended in their place.
        removed: Facts that go.
        rewritten: Facts that are written anew.
    """

    clear: dict[int, UUID] = field(default_factory=dict)
    drafts: list[Draft] = field(default_factory=list, repr=False)
    removed: list[Fact] = field(default_factory=list, repr=False)
    rewritten: list[Fact] = field(default_factory=list, repr=False)

    @property
    def changes_nothing(self) -> bool:
        """Return whether there is nothing to do."""
        return not (self.clear or self.drafts)


def decided(survey: Survey, book: FactBook, now: datetime, new_id: NewId) -> Decision:
    """Return what follows from a wish.

    Args:
        survey: What was found in the journal.
        book: The facts before anything is forgotten.
        now: When the tutor begins to believe what is written anew.
        new_id: Gives ids of new entries.
    """
    words = [(entry, word) for entry, word in survey.corrections if survey.scope.names_word(entry, word)]
    gone = survey.cleared | set(survey.chosen.values()) | {entry.id for entry, _ in words}
    decision = Decision()
    touched = _sort_facts(survey, book, gone, now, decision) | survey.scope.fact_ids
    operations = [op for op in survey.operations if op.fact_id in touched or not gone.isdisjoint(op.evidence)]
    decision.clear = {**survey.chosen, **{entry.seq: entry.id for entry, _ in words}, **{op.seq: op.id for op in operations}}
    evidence: list[Evidence] = [*_ends(operations, book, touched), *(FactOp(op="add", fact=fact) for fact in decision.rewritten)]
    evidence += [_closed(word) for _, word in words if word.action == "correct"]
    evidence += [_deleted(fact) for fact in decision.removed if survey.scope.closes(fact)]
    evidence += survey.scope.unclosed()
    decision.drafts = [Draft(new_id(), "fact_op" if isinstance(about, FactOp) else "correction", about) for about in evidence]
    decision.drafts += [Draft(new_id(), "move", move) for move in _abandoned(survey)]
    return decision


def without_quotes(survey: Survey, book: FactBook, wordless: set[UUID], now: datetime, new_id: NewId) -> Decision:
    """Return what follows from clearing the words of some entries: facts that quote them stand without the quote, as sure as before."""
    quoting = [fact for fact in book.facts.values() if fact.quote is not None and not wordless.isdisjoint(fact.evidence)]
    touched = {fact.id for fact in quoting}
    operations = [op for op in survey.operations if op.fact_id in touched]
    decision = Decision(clear={op.seq: op.id for op in operations})
    decision.rewritten = [fact.model_copy(update={"quote": None, "recorded_at": now}) for fact in quoting]
    evidence = [*_ends(operations, book, touched), *(FactOp(op="add", fact=fact) for fact in decision.rewritten)]
    decision.drafts = [Draft(new_id(), "fact_op", about) for about in evidence]
    return decision


def ended_with(goal_id: UUID, book: FactBook, now: datetime) -> Iterator[FactOp]:
    """Give the end of facts that rest on a goal which holds no longer."""
    for fact in book.facts.values():
        if goal_id in fact.evidence and fact.valid_to is None:
            yield FactOp(op="retract", fact=fact.model_copy(update={"valid_to": now, "recorded_at": now}))


def _sort_facts(survey: Survey, book: FactBook, gone: set[UUID], now: datetime, decision: Decision) -> set[UUID]:
    """Note which facts go and which are written anew; return the ids of both."""
    shaken = {op.fact_id for op in survey.operations if not gone.isdisjoint(op.evidence)}
    confirmed = {word.fact_id: entry.id for entry, word in survey.corrections if word.action == "confirm" and entry.id not in gone}
    for fact in book.facts.values():
        if survey.scope.names_fact(fact):
            decision.removed.append(fact)
        elif fact.id in shaken or not gone.isdisjoint(fact.evidence):
            left = _with_less(fact, gone, confirmed.get(fact.id), now)
            (decision.removed if left is None else decision.rewritten).append(left or fact)
    return {fact.id for fact in (*decision.removed, *decision.rewritten)}


def _with_less(fact: Fact, gone: set[UUID], confirmed_by: UUID | None, now: datetime) -> Fact | None:
    """Return a fact without the evidence that has gone; None if what is left does not bear it."""
    left = tuple(entry for entry in fact.evidence if entry not in gone)
    if left == fact.evidence:
        return fact.model_copy(update={"recorded_at": now})
    if confirmed_by is not None:
        return fact.model_copy(update={"evidence": (*left, confirmed_by), "quote": None, "recorded_at": now})
    if len(set(left)) < (INDEPENDENT_ENTRIES if fact.kind in SKILL_CLAIMS else 1) or fact.valid_to is not None:
        return None
    confidence = round(fact.confidence * (len(left) + 1) / (len(fact.evidence) + 1), 2)
    return fact.model_copy(update={"evidence": left, "quote": None, "confidence": confidence, "recorded_at": now})


def _ends(operations: list[Operation], book: FactBook, touched: set[UUID]) -> Iterator[FactOp]:
    """Give the end, once more, of facts that an operation had ended which is cleared: they do not come back."""
    for op in operations:
        old = book.facts.get(op.replaces) if op.op == "supersede" and op.replaces is not None else None
        if old is not None and old.id not in touched and old.valid_to is not None:
            yield FactOp(op="retract", fact=old)


def _closed(word: Corrected) -> Corrected:
    """Return a correction without what it says: the slot stays closed."""
    return word.model_copy(update={"action": "delete", "value": None})


def _deleted(fact: Fact) -> Corrected:
    """Return the learner's word that a fact shall never be believed again."""
    return Corrected(fact_id=fact.id, action="delete", kind=fact.kind, subject=fact.subject, course=fact.course, closes=closing_of(fact))


def _abandoned(survey: Survey) -> Iterator[Moved]:
    """Give the end of the last offer of each course of which something is forgotten: without its answers it would look open again."""
    for course in sorted(survey.courses & survey.offers.keys()):
        yield Moved(course=course, by="system", move="abandon", offer_id=survey.offers[course])
