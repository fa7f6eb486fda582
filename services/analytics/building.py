"""Puts the views of a class together; bootstrap calls it."""

from __future__ import annotations

from services.analytics.class_view import ClassViews
from services.analytics.looking import Looking
from services.curriculum import Curriculum
from services.identity import Identity
from services.memory import Beliefs, Looks, Trail
from services.pathway import PlannerConstants
from services.platform import OpenWork
from services.tutor import Assignments, Overrides
from services.vault import Vault


def build_class_views(
    open_work: OpenWork, vault: Vault, identity: Identity, curriculum: Curriculum, beliefs: Beliefs, overrides: Overrides, assignments: Assignments, constants: PlannerConstants
) -> ClassViews:  # fmt: skip
    """Return the views with their parts put together."""
    memory = beliefs.memory
    looking = Looking(open_work, vault, identity, curriculum, memory, Looks(open_work, memory), memory.clock, constants, assignments)
    return ClassViews(looking, beliefs, Trail(memory), overrides)
