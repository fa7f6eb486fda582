"""From what simulated learners met to what an author reads (pure)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from schemas.course import Course
from schemas.simulation import CurvePoint, DayReport, FamilyReport, SimulationFinding, SimulationReport, SkillReport
from services.pathway.constants import PlannerConstants
from services.pathway.simulation.families import FAMILIES, MASTERED, Family
from services.pathway.simulation.model import CourseModel
from services.pathway.simulation.running import Diary, Plan

MANY_ANSWERS: Final = 15  # on one skill without mastering it: whoever needs more needs a person
_POINTS: Final = 40
_STALLED, _USED_UP, _OUT_OF_REACH, _HARD = 0.10, 0.25, 0.25, 0.45  # shares from which on an author is told
_TAKES_LONG: Final = 4.0  # times the minutes that the skill says
_HEAVY_DAYS: Final = 7
_FEW: Final = 10  # learners who must have met a skill before it is judged


def report_of(course: Course, model: CourseModel, plan: Plan, met: Sequence[tuple[Family, Diary]], c: PlannerConstants) -> SimulationReport:
    """Return the report on crowds of any family in any order."""
    together = Diary.joined([diary for _, diary in met])
    by_family = {name: Diary.joined(own) for name in FAMILIES if (own := [diary for family, diary in met if family == name])}
    skills = tuple(_skill(model, together, skill) for skill in range(len(model.graph)))
    load = tuple(_day(together, day) for day in range(plan.days))
    families = (_family("all", model, together), *(_family(name, model, diary) for name, diary in by_family.items()))
    return SimulationReport(
        course=course.id,
        title=course.title,
        learners=len(together.course_at),
        days=plan.days,
        minutes=plan.minutes,
        seed=plan.seed,
        constants=c.hash,
        families=families,
        skills=skills,
        load=load,
        curve=tuple(_curve(model, by_family)),
        findings=tuple(_findings(course, plan, families[0], skills, load)),
    )


def _family(name: Family | str, model: CourseModel, diary: Diary) -> FamilyReport:
    return FamilyReport.model_validate(
        {
            "family": name,
            "learners": len(diary.course_at),
            "mastered_at_end": float((diary.knowledge[:, model.targets] >= MASTERED).mean()),
            "reached": float((~np.isnan(diary.course_at)).mean()),
            "minutes_p50": _reached(diary.course_at, 0.5),
            "minutes_p90": _reached(diary.course_at, 0.9),
            "stuck": float((~np.isnan(diary.stuck_at)).mean()),
        }
    )


def _skill(model: CourseModel, diary: Diary, skill: int) -> SkillReport:
    met = diary.answers[:, skill] > 0
    count = max(1, int(met.sum()))
    mastered, answers = ~np.isnan(diary.mastered_at[:, skill]) & met, diary.answers[met, skill]
    total = int(answers.sum())
    stalled = met & ~mastered & (diary.answers[:, skill] >= MANY_ANSWERS)
    return SkillReport(
        skill=model.graph.ids[skill],
        met=float(met.mean()),
        mastered=float(mastered.sum() / count),
        minutes_p50=_reached(diary.own_at[met, skill], 0.5),
        minutes_p90=_reached(diary.own_at[met, skill], 0.9),
        answers=round(total / count, 1),
        right=1.0 - int(diary.wrong[met, skill].sum()) / total if total else None,
        stalled=float(stalled.sum() / count),
        used_up=float((diary.again[met, skill] > 0).sum() / count),
    )


def _reached(minutes: NDArray[np.float64], share: float) -> float | None:
    """Return the minutes after which a share of all had got there, those who never did counted; None if fewer did."""
    if not len(minutes):
        return None
    value = np.sort(np.where(np.isnan(minutes), np.inf, minutes))[min(len(minutes) - 1, int(np.ceil(share * len(minutes))) - 1)]
    return round(float(value), 1) if np.isfinite(value) else None


def _day(diary: Diary, day: int) -> DayReport:
    work, reviews = diary.work[:, day], diary.reviews[:, day]
    half, most = (round(float(np.quantile(reviews, at)), 1) for at in (0.5, 0.9))
    return DayReport(day=day + 1, work_p50=round(float(np.median(work)), 1), reviews_p50=half, reviews_p90=most)


def _curve(model: CourseModel, by_family: dict[Family, Diary]) -> Iterator[CurvePoint]:
    longest = max(float(diary.work.sum(axis=1).max()) for diary in by_family.values())
    for minutes in np.linspace(0.0, longest, _POINTS + 1):
        shares = {
            name: float((diary.mastered_at[:, model.targets] <= minutes).mean()) if (diary := by_family.get(name)) is not None else 0.0
            for name in FAMILIES
        }
        yield CurvePoint(minutes=round(float(minutes), 1), **shares)


def _findings(
    course: Course, plan: Plan, everybody: FamilyReport, skills: Sequence[SkillReport], load: Sequence[DayReport]
) -> Iterator[SimulationFinding]:
    """Give what an author should look at, the course first, then skill by skill."""
    said_minutes = {skill.id: skill.minutes for skill in course.skills}
    if everybody.stuck:
        shut = ", ".join(one.skill for one in skills if not one.met) or "all others"
        message = f"{everybody.stuck:.0%} of the learners came to a point where there was nothing to do; never opened: {shut[:300]}"
        yield _about_course("error", "deadlock", message, "see that every skill has items, and take out prerequisites that close a circle")
    cap = course.policy.review_cap * plan.minutes
    heavy = sum(day.reviews_p90 > cap for day in load)
    if heavy >= _HEAVY_DAYS:
        message = f"on {heavy} of {plan.days} days one learner in ten spends more than {cap:g} of {plan.minutes:g} minutes on reviews"
        mend = "let advanced skills encompass earlier ones (`encompasses`), lower `desired_retention`, or give the course more days"
        yield _about_course("warning", "heavy-reviews", message, mend)
    for one in skills:
        yield from _findings_of_skill(one, everybody.learners, said_minutes[one.skill], plan)


def _findings_of_skill(one: SkillReport, learners: int, said_minutes: float, plan: Plan) -> Iterator[SimulationFinding]:
    name = one.skill
    if not one.met:
        total = plan.days * plan.minutes
        yield _about(name, "never-met", f"nobody got to {name} in {total:g} minutes", "shorten the way to it, or simulate more days")
    if one.met * learners < _FEW:
        return
    missed = 1.0 - one.mastered
    if one.used_up >= _USED_UP and missed >= _OUT_OF_REACH:
        message = f"{missed:.0%} of the learners never mastered {name}, and {one.used_up:.0%} ran out of new questions before"
        yield _about(name, "mastery-out-of-reach", message, "add items, or give items variables so that each try is a new question")
    elif one.used_up >= _USED_UP:
        message = f"{one.used_up:.0%} of the learners met a question of {name} again before they had mastered it"
        yield _about(name, "items-used-up", message, "add items, or give items variables so that each try is a new question")
    if one.stalled >= _STALLED:
        message = f"{one.stalled:.0%} of the learners gave {MANY_ANSWERS} answers or more on {name} without mastering it"
        yield _about(name, "stalls", message, "split the skill, add easier items, or name a prerequisite that is missing")
    if one.right is not None and one.right < _HARD:
        message = f"only {one.right:.0%} of the answers on {name} are right"
        yield _about(name, "too-hard", message, "add easier items (`difficulty`) or items of kind `completion`")
    if one.minutes_p90 is not None and one.minutes_p90 > _TAKES_LONG * said_minutes:
        message = f"one learner in ten needs more than {one.minutes_p90:g} minutes for {name}; the course says {said_minutes:g}"
        yield _about(name, "takes-long", message, "split the skill, or correct its `minutes`")


def _about(skill: str, rule: str, message: str, mend: str) -> SimulationFinding:
    values = {"level": "warning", "rule": rule, "skill": skill, "file": f"skills/{skill}.md", "message": message, "mend": mend}
    return SimulationFinding.model_validate(values)


def _about_course(level: str, rule: str, message: str, mend: str) -> SimulationFinding:
    return SimulationFinding.model_validate({"level": level, "rule": rule, "file": "course.yaml", "message": message, "mend": mend})
