"""Consolidation without a database: entries in, facts out."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

from schemas.journal import Attempted, AttemptWords, Corrected, Fact, FactOp, GoalSet, LessonViewed, SkillEvidence, Spoken, Words
from services.memory import Entry
from services.memory.extract import candidates
from services.memory.facts import ALL, FactBook, FactsFold
from services.memory.reconcile import op_id, reconciled
from services.memory.tally import TallyBook, TallyFold

START = datetime(2026, 11, 1, 8, tzinfo=UTC)


class Run:
    """Consolidation without a database: entries in, facts out."""

    def __init__(self) -> None:
        self.seq, self.paused = 0, timedelta(0)
        self.tally, self.book = TallyBook(), FactBook()
        self.operations: list[FactOp] = []

    def entry(self, kind, evidence, words=None) -> Entry:
        self.seq += 1
        at = START + timedelta(minutes=self.seq) + self.paused
        return Entry(self.seq, UUID(int=self.seq + 2**100), kind, at, at.date(), evidence, words)

    def fold(self, entry: Entry) -> None:
        FactsFold().apply({ALL: self.book}, entry)

    def look(self, entry: Entry) -> None:
        """What consolidation does with one entry."""
        if TallyFold().parts(entry):
            TallyFold().apply({ALL: self.tally}, entry)
        if FactsFold().parts(entry):
            self.fold(entry)
        for candidate in candidates(self.tally, entry):
            op = reconciled(self.book, candidate, entry.at)
            if op is not None:
                self.operations.append(op)
                self.fold(Entry(0, op_id(op, entry.id), "fact_op", entry.at, entry.day, op))

    def attempt(self, *, right=True, hints=0, offer=None, skill="signs", verdict=None, **more) -> None:
        said = {
            "offer_id": offer or uuid4(), "course": "algebra", "activity": "exercise", "item": "i", "step": "a", "hints": hints,
            "verdict": verdict or ("correct" if right else "incorrect"), "score": float(right), "completes": True,
            "skills": (SkillEvidence(skill=skill, score=float(right)),), **more,
        }  # fmt: skip
        self.look(self.entry("attempt", Attempted(**said), AttemptWords(answer="1")))

    def pause(self, time: timedelta) -> None:
        self.paused += time

    def correct(self, fact: Fact, action: str, value: str | None = None) -> None:
        self.look(self.entry("correction", Corrected(fact_id=fact.id, action=action, kind=fact.kind, subject=fact.subject, value=value)))

    def say(self, text: str, kind="goal", **more) -> None:
        self.look(self.entry(kind, GoalSet(course="algebra", **more), Words(text=text)))

    def live(self, kind=None) -> list[Fact]:
        now = START + timedelta(minutes=self.seq + 1) + self.paused
        return [fact for fact in self.book.live(now) if kind is None or fact.kind == kind]

    def read_lesson(self, skill="signs") -> None:
        self.look(self.entry("lesson_viewed", LessonViewed(offer_id=uuid4(), course="algebra", skill=skill)))

    def write(self, text: str) -> Entry:
        entry = self.entry("message", Spoken(conversation_id=UUID(int=1), turn_id=uuid4(), course="algebra"), Words(text=text))
        self.look(entry)
        return entry
