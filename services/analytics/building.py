"""Puts together what those who teach do and see; bootstrap calls it."""

from __future__ import annotations

from dataclasses import dataclass

from services.analytics.class_view import ClassViews
from services.analytics.looking import Looking
from services.memory import Beliefs, Looks, Trail
from services.pathway import PlannerConstants
from services.platform import OpenWork
from services.tutor import Assignments, Overrides, Remarking, Reports, Rooms, WhySeen


@dataclass(frozen=True)
class Teaching:
    """An educator's hand in a plan, view of a class, and what learners ask of a person."""

    overrides: Overrides
    assignments: Assignments
    views: ClassViews
    why: WhySeen
    reports: Reports
    remarking: Remarking


def build_teaching(open_work: OpenWork, rooms: Rooms, beliefs: Beliefs, constants: PlannerConstants) -> Teaching:
    """Return the use cases with their parts put together."""
    memory, identity, curriculum, clock = rooms.memory, rooms.identity, rooms.curriculum, rooms.clock
    overrides = Overrides(open_work, rooms.vault, identity, curriculum, memory, Trail(memory), clock)
    assignments = Assignments(open_work, identity, curriculum, rooms, clock)
    looking = Looking(open_work, rooms.vault, identity, curriculum, memory, Looks(open_work, memory), clock, constants, assignments)
    return Teaching(
        overrides, assignments, ClassViews(looking, beliefs, Trail(memory), overrides), WhySeen(open_work, rooms, Trail(memory), constants),
        Reports(open_work, rooms, Trail(memory), clock), Remarking(open_work, rooms, Trail(memory), clock),
    )  # fmt: skip
