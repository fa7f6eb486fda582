"""Assignments as they are shown, to those who teach and to one learner (pure)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final
from uuid import UUID

from schemas.assignments import AssignmentOut, AssignmentState, MyAssignmentOut
from services.curriculum import CourseVersion
from services.tutor.assigned.values import Assignment, Reached, state_of
from services.tutor.render import skill_out

_ORDER: Final[tuple[AssignmentState, ...]] = ("late", "under_way", "not_begun", "to_come", "done")


def assignment_out(one: Assignment) -> AssignmentOut:
    """Return an assignment as its educator sees it."""
    return AssignmentOut(
        id=one.id, class_id=one.class_id, course_id=one.course_id, skills=one.skills, starts=one.starts, due=one.due, note=one.note,
        learner_ids=one.learner_ids, version=one.version, made_at=one.made_at, withdrawn_at=one.withdrawn_at,
    )  # fmt: skip


def mine(
    version: CourseVersion, assigned: Iterable[Assignment], extensions: Mapping[UUID, date], today: date, reached: Reached
) -> tuple[MyAssignmentOut, ...]:  # fmt: skip
    """Return a learner's assignments, the most pressing first."""
    known = version.graph.index
    found = []
    for one in assigned:
        due = extensions.get(one.id, one.due)
        skills = tuple(skill_out(version.skill(skill)) for skill in one.skills if skill in known)
        state = state_of(one, due, today, reached, known)
        done = sum(skill.id in reached.mastered for skill in skills)
        found.append(
            MyAssignmentOut(
                id=one.id,
                skills=skills,
                mastered=done,
                starts=one.starts,
                due=due,
                extended=one.id in extensions,
                note=one.note,
                state=state,
            )
        )
    return tuple(sorted(found, key=lambda one: (_ORDER.index(one.state), one.due, str(one.id))))
