"""A toy fold, drafts to feed it, and a count of statements."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from uuid import UUID, uuid4

from sqlalchemy import event

from schemas.journal import Attempted, AttemptWords, SkillEvidence, Spoken, Words
from services.memory import Draft, Entry


@dataclass(frozen=True)
class Tally:
    """Counts attempts and sums scores a course, and keeps the last sequence a shard: order and completeness show."""

    parameter_set: str = "set-1"
    name: str = "toy"
    step: int = 1

    def parts(self, entry: Entry) -> tuple[str, ...]:
        if not isinstance(entry.evidence, Attempted):
            return ()
        return entry.evidence.course, f"{entry.evidence.course}/{entry.evidence.item}"

    def start(self, part: str) -> dict[str, object]:
        return {"part": part, "n": 0, "score": 0.0, "seqs": []}

    def apply(self, states, entry: Entry) -> None:
        for part in self.parts(entry):
            state = states[part]
            state["n"] += self.step
            state["score"] = round(state["score"] * 0.9 + entry.evidence.score, 6)
            state["seqs"] = [*state["seqs"][-20:], entry.seq, entry.day.isoformat(), entry.at.isoformat()]

    def pack(self, part: str, state) -> bytes:
        return json.dumps(state, sort_keys=True).encode()

    def unpack(self, part: str, packed: bytes):
        return json.loads(packed)


def attempt(
    item: str = "i1", *, course: str = "algebra", score: float = 1.0, entry_id: UUID | None = None, answer: str = "x = 4", **more
) -> Draft:
    """A draft of one attempt."""
    verdict = "correct" if score == 1 else "incorrect"
    evidence = Attempted(
        **{
            "offer_id": uuid4(),
            "course": course,
            "activity": "exercise",
            "item": item,
            "step": "a",
            "verdict": verdict,
            "score": score,
            "skills": (SkillEvidence(skill=more.pop("skill", "one-step"), score=score),),
            "completes": True,
            **more,
        }
    )
    return Draft(entry_id or uuid4(), "attempt", evidence, AttemptWords(answer=answer))


def message(text: str = "I do not get it") -> Draft:
    """A draft of something the learner said."""
    return Draft(uuid4(), "message", Spoken(conversation_id=uuid4(), turn_id=uuid4()), Words(text=text))


@contextmanager
def statements(database) -> Iterator[list[str]]:
    """Every statement that the database is sent within the block."""
    seen: list[str] = []

    def note(connection, cursor, statement, *rest) -> None:
        seen.append(statement)

    engine = database._engine.sync_engine
    event.listen(engine, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        event.remove(engine, "before_cursor_execute", note)
