"""The learner model: how well it foresees answers, how fast, and how small it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from time import process_time
from typing import Any
from uuid import UUID

from bench.figures import Figure, figure
from bench.responses import evaluate, event_cpu_us
from schemas.journal import Attempted, SkillEvidence
from services.mastery import KnowledgeFold
from services.mastery.packing import EPOCH
from services.pathway import PlanFold

BEST_CLASSICAL = {
    "assist09": ("best-LR", 0.7697, 0.5314),
    "algebra05": ("best-LR with windows", 0.8179, 0.4232),
}
FILES = {"algebra05": "algebra05_sub"}
SKILLS, ITEMS, TIMED = 17, 110, 20_000
OFFER = UUID(int=1)


@dataclass(frozen=True, slots=True)
class _Happening:
    seq: int
    id: UUID
    at: datetime
    evidence: object

    @property
    def day(self) -> date:
        return self.at.date()


def figures(*, quick: bool) -> list[Figure]:
    """Return the figures; a quick run leaves out those that need a fit over a whole set of answers."""
    sets = () if quick else tuple(BEST_CLASSICAL)
    return [*_costs(), *(one for name in sets for one in _foresight(name))]


def _costs() -> Iterator[Figure]:
    yield figure("event_cpu_us", event_cpu_us("assist09", 400), "µs")
    yield figure("event_cpu_algebra05_us", event_cpu_us("algebra05_sub", 20), "µs")
    yield figure("state_bytes", _state_bytes(), "bytes")
    yield figure("fold_entry_us", _fold_entry_us(), "µs", reference="both folds, packed and opened never", reference_value=35)


def _foresight(name: str) -> Iterator[Figure]:
    plain, shown = evaluate(FILES.get(name, name), folds=5)
    classical, auc, logloss = BEST_CLASSICAL[name]
    yield figure(f"{name}_auc", shown.auc, "", better="more", reference=classical, reference_value=auc)
    yield figure(f"{name}_logloss", shown.logloss, "", reference=classical, reference_value=logloss)
    yield figure(f"{name}_ece", shown.ece, "", reference="without a fitted readout", reference_value=plain.ece)
    yield figure(f"{name}_unfitted_auc", plain.auc, "", better="more", reference=classical, reference_value=auc)


def _attempts(count: int) -> Iterator[_Happening]:
    """Yield attempts over 17 skills, each with two prerequisites and one skill practised along, and 110 items."""
    for n in range(count):
        skill = f"two-step-equations-{n % SKILLS:02d}"
        evidence = SkillEvidence(
            skill=skill,
            score=float(n % 3 > 0),
            requires=(f"two-step-equations-{(n + 1) % SKILLS:02d}", f"two-step-equations-{(n + 2) % SKILLS:02d}"),
            encompasses=((f"two-step-equations-{(n + 1) % SKILLS:02d}", 0.25),),
        )
        attempt = Attempted(
            offer_id=OFFER, course="algebra", activity="exercise", item=f"two-step-equation-{n % ITEMS:03d}", step="a",
            verdict="correct" if n % 3 else "incorrect", score=evidence.score, skills=(evidence,), completes=True,
        )  # fmt: skip
        yield _Happening(n + 1, OFFER, EPOCH + timedelta(hours=n), attempt)


def _folded(folds: tuple[Any, ...], entries: list[_Happening]) -> list[dict[str, Any]]:
    states: list[dict[str, Any]] = [{} for _ in folds]
    for entry in entries:
        for fold, mine in zip(folds, states, strict=True):
            for part in fold.parts(entry):
                if part not in mine:
                    mine[part] = fold.start(part)
            fold.apply(mine, entry)
    return states


def _state_bytes() -> int:
    fold = KnowledgeFold()
    (states,) = _folded((fold,), list(_attempts(ITEMS)))
    return sum(len(fold.pack(part, state)) for part, state in states.items())


def _fold_entry_us() -> float:
    entries = list(_attempts(TIMED))
    began = process_time()
    _folded((KnowledgeFold(), PlanFold()), entries)
    return (process_time() - began) / TIMED * 1e6
