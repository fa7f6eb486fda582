"""Courses, journal entries and states of the planner's tests."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from random import Random
from uuid import UUID

from schemas.journal import Attempted, Decision, HintShown, LessonViewed, Moved, Offered, Placed, SkillEvidence, Spoken
from services.curriculum import ItemTable, SkillGraph
from services.mastery import KnowledgeFold, Predictor
from services.pathway import Choice, NothingToDo, PlanFold, PlannerConstants, PlanState, choose

C = PlannerConstants()
# The numbers of the design, with which its equations are worked out by hand.
DESIGN = PlannerConstants(
    a0=-1.63, v0=1.59, s0=5.3, g_variance0=1.34, forgetting=0.316, gain_right=1.385, gain_wrong=0.217, gain_massed=1.0, lesson_gain=2.43,
    stability_gain=3.05, stability_base=0.19, stability_massed=0.05, stability_loss=0.88, stability_lapse=0.88, stability_min=0.4,
    variance_growth=0.14, along_gain=0.2, value_slope=1.5, value_level=1.0, horizons_days=(1.0, 10.0, 30.0), opening_weight=0.4, gate=0.8,
    rest_days=0.3, rest_streak=2, due_factor=20.0, again_factor=0.5, temperature=0.1, pace_variance0=0.12,
)  # fmt: skip
MONDAY = datetime(2026, 3, 2, 9, tzinfo=UTC)
OFFER, VERSION = UUID(int=7), UUID(int=8)
DECISION = Decision(policy="p", constants="c", state_seq=0, eligible=1, seed=1, reasons=("new_ready",))


@dataclass(frozen=True)
class Happening:
    at: datetime
    evidence: object
    seq: int = 1
    id: UUID = OFFER

    @property
    def day(self) -> date:
        return self.at.date()


def at(days: float) -> datetime:
    return MONDAY + timedelta(days=days)


def attempt(skill: str, score: float = 1.0, days: float = 0.0, *, requires=(), along=(), lesson=False, weight=1.0, **more) -> Happening:
    fields = {"item": f"{skill}-0", "step": "a", "activity": "exercise", "verdict": "correct" if score > 0.5 else "incorrect"}
    fields |= {"completes": True, "lesson_first": lesson} | more
    evidence = SkillEvidence(skill=skill, score=score, weight=weight, requires=requires, encompasses=along)
    return Happening(at(days), Attempted(offer_id=OFFER, course="c", score=score, skills=(evidence,), **fields))


def offered(skill: str, days: float = 0.0, **more) -> Happening:
    fields = {"activity": "exercise", "item": f"{skill}-0", "seed": 5, "decision": DECISION} | more
    return Happening(at(days), Offered(enrollment_id=UUID(int=9), course="c", version_id=VERSION, skill=skill, **fields))


def moved(move: str, skill: str | None = None, days: float = 0.0, **more) -> Happening:
    return Happening(at(days), Moved(**{"course": "c", "by": "educator", "move": move, "skill": skill} | more))


def hint(rung: int, *, last: bool = False) -> Happening:
    return Happening(at(0), HintShown(offer_id=OFFER, course="c", item="a-0", step="a", skills=("a",), rung=rung, last=last))


def helped(step: str | None, **more) -> Happening:
    fields = {"offer_id": OFFER, "course": "c"} | more
    return Happening(at(0), Spoken(conversation_id=OFFER, turn_id=UUID(int=5), helped_step=step, **fields))


def lesson_viewed(skill: str) -> Happening:
    return Happening(at(0), LessonViewed(offer_id=OFFER, course="c", skill=skill))


def placed(skill: str, score: float, **more) -> Happening:
    return Happening(at(0), Placed(course="c", skills=(SkillEvidence(skill=skill, score=score),), **more))


def folded(*entries: Happening) -> PlanState:
    """Return the state after the entries, packed and unpacked in between."""
    fold = PlanFold()
    packed = fold.pack("c", fold.start("c"))
    for entry in entries:
        states = {"c": fold.unpack("c", packed)}
        fold.apply(states, entry)
        packed = fold.pack("c", states["c"])
    return fold.unpack("c", packed)


def known(*entries: Happening) -> Predictor:
    """Return the learner model after the same entries."""
    fold = KnowledgeFold()
    states = {"c": fold.start("c")}
    for entry in entries:
        states |= {part: fold.start(part) for part in fold.parts(entry) if part not in states}
        fold.apply(states, entry)
    return Predictor("c", states["c"], fold.parameters)


def course(requires: dict[str, tuple[str, ...]], *, items: int = 3, along=None, untaught=(), kinds=None, without=()) -> SkillGraph:
    """Return a course of skills by name, with so many items each."""
    ids = tuple(requires)
    index = {name: row for row, name in enumerate(ids)}
    kinds = kinds or ["exercise"] * items
    rows = [(f"{s}-{n}", [index[s]], 0.3 * n, kind) for s in ids if s not in without for n, kind in enumerate(kinds)]
    shares = [[(index[k], w) for k, w in (along or {}).get(s, {}).items()] for s in ids]
    edges = [[index[r] for r in requires[s]] for s in ids]
    return SkillGraph.build(ids, edges, shares, ItemTable.build(rows, len(ids)), [s not in untaught for s in ids])


def pick(
    graph: SkillGraph, entries: list[Happening] | None = None, days: float = 0.0, *, seed: int = 1, minutes: float | None = None, c=C
) -> Choice | NothingToDo:
    """Return what is chosen after the entries."""
    entries = entries or []
    return choose(
        graph, folded(*entries), known(*entries), now=at(days), today=at(days).date(), minutes=minutes, rng=Random(seed), constants=c
    )


def chosen(*args, **more) -> Choice:
    """Return the same where something must be chosen."""
    choice = pick(*args, **more)
    assert isinstance(choice, Choice)
    return choice


def practised(skill: str, days: float, times: int = 6, **more) -> list[Happening]:
    """Return right answers on so many days, the last at `days`."""
    return [attempt(skill, 1.0, days - times + 1 + n, lesson=n == 0, item=f"{skill}-{n % 3}", **more) for n in range(times)]
