"""The learner model: how well it foresees answers, how fast, and how small it is."""

from __future__ import annotations

import os
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from multiprocessing import get_context
from time import process_time
from typing import Any
from uuid import UUID

from bench.figures import Figure, figure
from bench.responses import COURSE, Foresight, event_cpu_us, foresight, load, unseen_skills
from schemas.journal import Attempted, SkillEvidence
from services.mastery import KnowledgeFold, ParameterSet
from services.mastery.fitting import Quality, fit_population, gathered, quality
from services.mastery.packing import EPOCH
from services.pathway import PlanFold

SETS = {"assist09": "assist09", "algebra05": "algebra05_sub", "statics": "statics", "assist15": "assist15"}
DEFAULTS_ALONE = ("assist09", "algebra05", "statics")
EARLY = 5
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
    if quick:
        return list(_costs({}))
    foresights, unseen = _on_two_cores()
    found = [one for name, seen in foresights.items() for one in _qualities(name, seen)]
    worst = max(quality(seen.chance, seen.score).ece for seen in foresights.values())
    alone = min(foresights[name].defaults.auc for name in DEFAULTS_ALONE)
    first = foresights["assist09"]
    early = quality(first.chance[first.place < EARLY], first.score[first.place < EARLY])
    return [
        *found,
        figure("max_ece", worst, ""),
        figure("assist09_first5_auc", early.auc, ""),
        figure("unseen_skill_auc", unseen.auc, ""),
        figure("zero_data_auc", alone, ""),
        *_costs({name: seen.parameters for name, seen in foresights.items()}),
    ]


def _on_two_cores() -> tuple[dict[str, Foresight], Quality]:
    """Return what is foreseen of every set, and of unseen skills; each task is a process, as most of it is Python."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # or the two would quarrel
    with ProcessPoolExecutor(2, get_context("spawn")) as pool:
        tasks = {name: pool.submit(foresight, SETS[name]) for name in ("assist15", "assist09")}
        unseen = pool.submit(unseen_skills, "assist09")
        tasks |= {name: pool.submit(foresight, SETS[name]) for name in ("algebra05", "statics")}
        return {name: tasks[name].result() for name in SETS}, unseen.result()


def _qualities(name: str, seen: Foresight) -> Iterator[Figure]:
    shown = quality(seen.chance, seen.score)
    for rival, foreseen in (("best-LR", seen.best_lr), ("Elo", seen.elo)):
        other = quality(foreseen, seen.score)
        suffix = "" if rival == "best-LR" else "_beside_elo"
        yield figure(f"{name}_auc{suffix}", shown.auc, "", better="more", reference=f"{rival}, same run", reference_value=other.auc)
        yield figure(f"{name}_logloss{suffix}", shown.logloss, "", reference=f"{rival}, same run", reference_value=other.logloss)
    yield figure(f"{name}_ece", shown.ece, "", reference="defaults alone", reference_value=seen.defaults.ece)
    yield figure(f"{name}_defaults_auc", seen.defaults.auc, "", better="more")


def _costs(fitted: dict[str, ParameterSet]) -> Iterator[Figure]:
    for name, learners, label in (("assist09", 400, "event_cpu_us"), ("algebra05", 20, "event_cpu_algebra05_us")):
        answers = load(SETS[name])[0][:learners]
        parameters = fitted.get(name) or fit_population({COURSE: gathered(answers)}, ParameterSet(), 0, 0).parameters
        yield figure(label, min(event_cpu_us(answers, parameters) for _ in range(3)), "µs")
    yield figure("state_bytes", _state_bytes(), "bytes")
    yield figure("fold_entry_us", _fold_entry_us(), "µs", reference="both folds, packed and opened never", reference_value=35)


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
