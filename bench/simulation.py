"""A course tried before it is published: a thousand simulated learners, sixty days, through the sample course in algebra."""

from __future__ import annotations

import io
from pathlib import Path
from time import perf_counter

from rich.console import Console

from bench.figures import Figure, figure
from services.cli.course_simulate import simulated
from services.curriculum import read_course, read_folder
from services.pathway import SimulationPlan

COURSE = Path(__file__).resolve().parents[1] / "courses" / "algebra"
PROCESSES = 2
LEARNERS, FEW = 1_000, 60


def figures(*, quick: bool) -> list[Figure]:
    """Return the seconds that it takes on two cores, the reading of the course not counted; a quick run asks fewer learners."""
    course = read_course(read_folder(COURSE)).course
    if course is None:
        raise FileNotFoundError(COURSE)
    began = perf_counter()
    report = simulated(course, SimulationPlan(FEW if quick else LEARNERS), PROCESSES, Console(file=io.StringIO()))
    took = perf_counter() - began
    everybody = report.families[0]
    return [
        figure(
            "simulate_1000_s",
            took,
            "s",
            reference=f"share of {report.learners} learners who reached all",
            reference_value=everybody.reached,
        )
    ]
