"""Grading: microseconds by type, the way to a checker and back, and the grader against real answers and wrong twins of them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter, perf_counter_ns, process_time_ns

import psutil

from bench.figures import Figure, figure, shared_folder
from schemas.course import AnswerSpec, Choice
from services.grading import CheckerPool, Grading, grade_now
from tests.grading.arguments import argument_rows
from tests.grading.families import family_scores
from tests.grading.misconceptions import naming
from tests.grading.scores import mutants, own_answers, stack_rows

_OPTIONS = tuple(Choice(id=name, text=name) for name in "abcd")
CASES: dict[str, tuple[AnswerSpec, str]] = {
    "number": (AnswerSpec(type="number", value="7"), "8"),
    "fraction": (AnswerSpec(type="fraction", value="3/4", form="simplest"), r"\frac{6}{8}"),
    "expression": (AnswerSpec(type="expression", value="3x+12"), "3(x+4)"),
    "factored": (AnswerSpec(type="expression", value="(x+2)(x+3)", form="factored"), "(x+3)(x+2)"),
    "surd": (AnswerSpec(type="expression", value=r"2\sqrt{2}"), "sqrt(8)"),
    "equation": (AnswerSpec(type="equation", value="x=2 or x=3", unknown="x"), "x=3 or x=2"),
    "choice": (AnswerSpec(type="choice", value="a", choices=_OPTIONS), "b"),
    "ordering": (AnswerSpec(type="ordering", value=tuple("abcd"), choices=_OPTIONS), "a b d c"),
    "short_text": (AnswerSpec(type="short_text", value="mitosis"), "Mitosis."),
}


def figures(*, quick: bool) -> list[Figure]:
    """Return all figures of grading."""
    rounds = 200 if quick else 1_000
    times = [
        figure(f"grade_{name}_us", _median_us(lambda spec=spec, text=text: grade_now(spec, text), rounds), "µs")
        for name, (spec, text) in CASES.items()
    ]
    return [*times, *asyncio.run(_pool_figures(rounds)), *_real_answers()]


def _median_us(act: Callable[[], object], rounds: int) -> float:
    times = []
    for _ in range(rounds):
        began = perf_counter_ns()
        act()
        times.append(perf_counter_ns() - began)
    return median(times) / 1_000


async def _pool_figures(rounds: int) -> list[Figure]:
    pool = CheckerPool()
    began = perf_counter()
    await pool.start()
    started_ms = (perf_counter() - began) * 1_000
    grading = Grading(pool)
    spec: AnswerSpec = AnswerSpec(type="expression", value="sin(x)^2")
    times, cpu = [], process_time_ns()
    for _ in range(rounds):
        one = perf_counter_ns()
        await grading.grade(spec, "1-cos(x)^2")
        times.append(perf_counter_ns() - one)
    here_us = (process_time_ns() - cpu) / rounds / 1_000
    idle_mb = psutil.Process(pool.process_ids[0]).memory_info().rss / 2**20
    await pool.stop()
    return [
        figure("grade_in_checker_us", median(times) / 1_000, "µs"),
        figure("grade_in_checker_cpu_here_us", here_us, "µs"),
        figure("checker_start_ms", started_ms, "ms"),
        figure("checker_rss_mb", idle_mb, "MB"),
    ]


def _real_answers() -> list[Figure]:
    data = shared_folder() / "data"
    own, wrong, rows = own_answers(data), mutants(data), stack_rows(data)
    return [
        figure("grader_own_answers", 1 - len(own.faults) / own.count, "share"),
        figure("grader_mutants_accepted", len(wrong.faults), "of " + str(wrong.count)),
        figure("stack_algequiv_accuracy", rows.right / rows.decided, "share"),
        figure("stack_algequiv_false_accept", len(rows.false_accepts) / rows.covered, "share"),
        figure("stack_algequiv_unsure", rows.unsure / rows.covered, "share"),
        figure("stack_algequiv_coverage", rows.covered / rows.rows, "share"),
        *_families(data),
        *_arguments(data),
        *_misconceptions(data),
    ]


def _families(data: Path) -> list[Figure]:
    """Return how STACK's other answer tests come out, as a share of the rows that our types cover; the unit says how many those are."""
    return [
        figure(f"stack_{name.lower()}_accuracy", score.right / max(1, score.covered), f"of {score.covered} covered, {score.rows} in all")
        for name, score in family_scores(data).items()
    ]


def _arguments(data: Path) -> list[Figure]:
    """Return how STACK's line-by-line arguments come out; what we leave open counts as wrong."""
    score = argument_rows(data)
    return [
        figure("first_wrong_line_accuracy", score.right / score.covered, f"of {score.covered}"),
        figure("first_wrong_line_unsure", len(score.unsure) / score.covered, "share"),
        figure("first_wrong_line_coverage", score.covered / score.rows, "share"),
    ]


def _misconceptions(data: Path) -> list[Figure]:
    """Return how often mal-rules alone name the misconception of MaE's wrong answers, most of which are no calculations."""
    score = naming(data)
    return [
        figure("mae_top1", score.first / score.count, f"of {score.count}"),
        figure("mae_top3", score.among_three / score.count, f"of {score.count}"),
        figure("mae_named_right", score.first / max(1, score.named), f"of {score.named} named"),
    ]
