"""Journal entries of the learner model's tests."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from hypothesis import strategies as st

from schemas.journal import Attempted, Placed, SkillEvidence
from services.mastery import KnowledgeFold

MONDAY = datetime(2026, 3, 2, 9, tzinfo=UTC)
OFFER = UUID(int=7)


@dataclass(frozen=True)
class Happening:
    at: datetime
    evidence: object
    seq: int = 1
    id: UUID = OFFER

    @property
    def day(self) -> date:
        return self.at.date()


def attempt(*skills: str, score: float = 1.0, weight: float = 1.0, item: str = "item", hours: float = 0.0, **more: object) -> Happening:
    fields = {"verdict": "correct" if score > 0.5 else "incorrect", "activity": "exercise", "step": "a", "completes": True} | more
    evidence = [SkillEvidence(skill=skill, score=score, weight=weight) for skill in skills]
    return Happening(
        MONDAY + timedelta(hours=hours),
        Attempted(offer_id=OFFER, course="algebra", item=item, score=score, skills=evidence, **fields),
    )


def placed(skill: str, score: float, **more: object) -> Happening:
    return Happening(MONDAY, Placed(course="algebra", skills=[SkillEvidence(skill=skill, score=score)], **more))


def fold_all(entries: list[Happening], fold: KnowledgeFold | None = None) -> dict[str, object]:
    """Return all parts after the entries, each given only the parts that it concerns, packed and unpacked in between."""
    fold, packed = fold or KnowledgeFold(), {}
    for entry in entries:
        names = fold.parts(entry)
        states = {name: fold.unpack(name, packed[name]) if name in packed else fold.start(name) for name in names}
        fold.apply(states, entry)
        packed |= {name: fold.pack(name, state) for name, state in states.items()}
    return {name: fold.unpack(name, state) for name, state in packed.items()}


histories = st.lists(
    st.builds(
        lambda skills, score, weight, item, hours, hints, bottom, difficulty, no: attempt(
            *skills,
            score=score,
            weight=weight,
            item=item,
            hours=hours,
            hints=hints,
            bottom_out=bottom,
            difficulty=difficulty,
            attempt_no=no,
        ),
        st.lists(st.sampled_from("abcde"), min_size=1, max_size=3, unique=True),
        st.floats(0, 1),
        st.floats(0, 1),
        st.sampled_from(["i1", "i2", "i3", "i4"]),
        st.floats(-1e6, 1e6),
        st.integers(0, 9),
        st.booleans(),
        st.floats(-50, 50),
        st.integers(1, 3),
    ),
    max_size=40,
)
