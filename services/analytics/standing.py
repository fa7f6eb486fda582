"""Where one learner stands in a course, and why they might need a person (pure). The bounds are a teacher's, not fitted to any data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from schemas.analytics import NeedCode, NeedOut
from schemas.assignments import MyAssignmentOut
from schemas.tutor import SkillProgressOut
from services.analytics.record import GAVE_UP, HELPED, CourseRecord
from services.curriculum import CourseVersion
from services.identity import Enrollment
from services.mastery import Predictor, moment_of
from services.memory import local_day
from services.pathway import PlannerConstants, PlanState
from services.tutor import MINUTES_A_REVIEW, Assignment, Reached, mine, skill_rows

STUCK_TRIES: Final = 4  # wrong tries at a skill since the last right one
IDLE_DAYS: Final = 7
HELPED_OFFERS: Final = 5  # of the last offers of all skills, at most six a skill
GAVE_UP_OFFERS: Final = 3
RECENT_OFFERS: Final = 10
BACKLOG_DAYS: Final = 3.0  # due reviews that fill the minutes of so many days
TOGETHER: Final = 3  # learners who are stuck on the same thing
NAMED_OFFERS: Final = 2  # offers in which a misconception was named, as for the fact of it
_URGENCY: Final[dict[NeedCode, int]] = {"behind": 0, "stuck": 1, "gave_up": 2, "idle": 3, "leaning_on_help": 4, "backlog": 5}


@dataclass(frozen=True, slots=True)
class Homework:
    """What is assigned to a learner, which dates were moved for them, and how they stand on it."""

    assigned: tuple[Assignment, ...]
    extensions: Mapping[UUID, date]
    reached: Reached


@dataclass(frozen=True, slots=True)
class LearnerStanding:
    """One learner in one course; `needs` most urgent first, empty for whoever gets on."""

    learner_id: UUID
    enrollment: Enrollment
    skills: tuple[SkillProgressOut, ...]
    record: CourseRecord
    due: int
    last_day: date | None
    needs: tuple[NeedOut, ...]
    assignments: tuple[MyAssignmentOut, ...]

    @property
    def stuck(self) -> tuple[str, ...]:
        """Return the skills that the learner is stuck on."""
        return tuple(need.skill for need in self.needs if need.code == "stuck" and need.skill is not None)

    @property
    def misconceptions(self) -> tuple[tuple[str, str], ...]:
        """Return (skill, misconception) of what was named again and again of late."""
        return tuple(
            (skill, name)
            for skill, one in self.record.skills.items()
            for name in sorted({mark.misconception for mark in one.offers if mark.misconception})
            if one.wrong and one.named(name) >= NAMED_OFFERS
        )


def stand(
    version: CourseVersion, enrollment: Enrollment, plan: PlanState, predictor: Predictor, record: CourseRecord, now: datetime,
    constants: PlannerConstants, homework: Homework,
) -> LearnerStanding:  # fmt: skip
    """Return where a learner stands.

    Args:
        version: the learner's version of the course.
        enrollment: the learner in it.
        plan: the planner's state.
        predictor: the learner model, asked.
        record: what became of the tries.
        now: the moment.
        constants: the planner's numbers.
        homework: what is assigned.
    """
    today = local_day(now, enrollment.zone)
    skills = skill_rows(version, plan, predictor, now=now, today=today, constants=constants)
    due = sum(1 for one in skills if one.next_review is not None and one.next_review <= now)
    last_day = local_day(moment_of(record.last_s), enrollment.zone) if record.last_s else None
    assignments = mine(version, homework.assigned, homework.extensions, today, homework.reached)
    late = sum(one.state == "late" for one in assignments)
    needs = sorted(_needs(version, enrollment, record, due, last_day, today, late), key=lambda need: _URGENCY[need.code])
    return LearnerStanding(enrollment.learner_id, enrollment, skills, record, due, last_day, tuple(needs), assignments)


def _needs(
    version: CourseVersion, enrollment: Enrollment, record: CourseRecord, due: int, last_day: date | None, today: date, late: int
) -> Iterator[NeedOut]:  # fmt: skip
    if late:
        yield NeedOut(code="behind", text=f"Late with {_times(late, 'assignment')}.", count=late)
    for name, one in record.skills.items():
        if one.wrong >= STUCK_TRIES and name in version.graph.index:
            title = version.skill(name).title
            yield NeedOut(
                code="stuck",
                text=f"Stuck on “{title}”: {one.wrong} wrong tries since the last right one."[:280],
                skill=name,
                count=one.wrong,
                values={"title": title},
            )
    marks = {mark.offer: mark.flags for one in sorted(record.skills.values(), key=lambda one: one.last_s) for mark in one.offers}
    recent = list(marks.values())[-RECENT_OFFERS:]
    gave_up, helped = (sum(1 for flags in recent if flags & flag) for flag in (GAVE_UP, HELPED))
    if gave_up >= GAVE_UP_OFFERS:
        text = f"Had the whole solution shown in {gave_up} of the last {len(recent)} activities."
        yield NeedOut(code="gave_up", text=text, count=gave_up, values={"of": len(recent)})
    elif helped >= HELPED_OFFERS:
        text = f"Needed help in {helped} of the last {len(recent)} activities."
        yield NeedOut(code="leaning_on_help", text=text, count=helped, values={"of": len(recent)})
    idle = (today - (last_day or local_day(enrollment.created_at, enrollment.zone))).days
    if enrollment.state == "active" and idle >= IDLE_DAYS:
        said = "Has not begun yet" if last_day is None else "Has not worked"
        yield NeedOut(code="idle", text=f"{said} for {idle} days.", count=idle, values={"begun": int(last_day is not None)})
    if due * MINUTES_A_REVIEW >= BACKLOG_DAYS * enrollment.minutes_per_day:
        text = f"{due} reviews are due: more than {BACKLOG_DAYS:.0f} days of work."
        yield NeedOut(code="backlog", text=text, count=due, values={"of": round(BACKLOG_DAYS)})


def _times(count: int, noun: str) -> str:
    return f"{count} {noun}" + ("" if count == 1 else "s")
