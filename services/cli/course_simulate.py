"""`meno course simulate`: what simulated learners meet in a course, before people do. It needs no installation."""

from __future__ import annotations

import os
from concurrent.futures import ProcessPoolExecutor, as_completed
from pathlib import Path
from typing import Annotated, get_args

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Column, Table

from schemas.course import Course
from schemas.simulation import PlotName, SimulationReport
from services.cli.course_upgrade import CourseAt, course_at
from services.pathway import CourseModel, PlannerConstants, SimulationPlan, plot, report_of, run_crowd

SHOWN = 12


def simulate(
    path: CourseAt,
    learners: Annotated[int, typer.Option(min=3, max=10_000, help="How many simulated learners, a third of each family.")] = 1_000,
    days: Annotated[int, typer.Option(min=1, max=365, help="For how many days.")] = 60,
    minutes: Annotated[float, typer.Option(min=5, max=240, help="Minutes a day.")] = 30.0,
    seed: Annotated[int, typer.Option(min=0, help="The same seed gives the same report.")] = 1,
    svg: Annotated[Path | None, typer.Option(help="Also write the pictures into this folder.", file_okay=False)] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the report as JSON.")] = False,
    processes: Annotated[int, typer.Option(min=1, max=64, help="How many processes work at it.")] = min(8, os.cpu_count() or 1),
) -> None:
    """Let simulated learners work through a course. Ends with 1 if learners come to a point where there is nothing to do."""
    course = course_at(path)
    report = simulated(course, SimulationPlan(learners, days, minutes, seed), processes, Console(stderr=True))
    if svg is not None:
        svg.mkdir(parents=True, exist_ok=True)
        for name in get_args(PlotName):
            (svg / f"{name}.svg").write_text(plot(report, name), "utf-8")
    if as_json:
        typer.echo(report.model_dump_json(indent=1))
    else:
        _show(report)
    raise typer.Exit(any(found.level == "error" for found in report.findings))


def simulated(course: Course, plan: SimulationPlan, processes: int, console: Console) -> SimulationReport:
    """Return the report, worked out in several processes, with a bar that says how far it has come."""
    model, constants = CourseModel.of(course), PlannerConstants().keeping(course.policy.desired_retention)
    if not model.graph.practicable.any():
        typer.echo("the course has no item that practises a skill; write some first", err=True)
        raise typer.Exit(1)
    crowds = plan.crowds(len(model.graph))
    bar = Progress(
        TextColumn("{task.description}"), BarColumn(), TextColumn("{task.completed}/{task.total}"), TimeElapsedColumn(), console=console
    )
    with ProcessPoolExecutor(min(processes, len(crowds))) as pool, bar:
        task = bar.add_task("simulated learners", total=plan.learners)
        waiting = {
            pool.submit(run_crowd, model, plan, family, size, seed, constants): place for place, (family, size, seed) in enumerate(crowds)
        }
        met = {}
        for ended in as_completed(waiting):
            place = waiting[ended]
            met[place] = (crowds[place][0], ended.result())
            bar.advance(task, crowds[place][1])
    return report_of(course, model, plan, [met[place] for place in range(len(crowds))], constants)


def _show(report: SimulationReport) -> None:
    console = Console()
    families = Table(
        "learners", *(Column(name, justify="right") for name in ("mastered at the end", "reached all", "minutes p50", "p90", "stuck"))
    )
    for one in report.families:
        name = f"{one.learners} {'in all' if one.family == 'all' else one.family.replace('_', '-')}"
        families.add_row(
            name, f"{one.mastered_at_end:.0%}", f"{one.reached:.0%}", _minutes(one.minutes_p50), _minutes(one.minutes_p90), f"{one.stuck:.0%}"
        )  # fmt: skip
    endless = float("inf")
    slowest = sorted(report.skills, key=lambda one: -(endless if one.minutes_p90 is None else one.minutes_p90))[:SHOWN]
    skills = Table(
        "slowest skills", *(Column(name, justify="right") for name in ("met", "mastered", "minutes p50", "p90", "right", "used up"))
    )
    for each in slowest:
        right = "–" if each.right is None else f"{each.right:.0%}"
        skills.add_row(
            each.skill, f"{each.met:.0%}", f"{each.mastered:.0%}", _minutes(each.minutes_p50), _minutes(each.minutes_p90), right, f"{each.used_up:.0%}"
        )  # fmt: skip
    console.print(families)
    console.print(skills)
    for found in report.findings:
        console.print(f"{found.file}: {found.level} {found.rule}: {found.message} — {found.mend}", markup=False, soft_wrap=True)
    heaviest = max(report.load, key=lambda day: day.reviews_p90)
    console.print(
        f"{len(report.findings)} finding(s); reviews on the heaviest day: {heaviest.reviews_p90:g} minutes (one learner in ten, or more)"
    )


def _minutes(value: float | None) -> str:
    return "–" if value is None else f"{value:.0f}"
