"""What next: a belief of what practice does, folded from the journal, and the choice of the next activity by learning per minute (pure)."""

from services.pathway.aim import Aim, Feasibility, feasible
from services.pathway.choose import Choice, NothingToDo, choose
from services.pathway.constants import PlannerConstants
from services.pathway.explain import Explanation, Moment, Needed, SkillThen, explain
from services.pathway.fold import PlanFold
from services.pathway.overrides import OVERRIDES, Override, OverrideBook, OverrideFold
from services.pathway.overview import SkillStanding, is_ready, skill_standings
from services.pathway.ranking import Alternative
from services.pathway.state import OpenOffer, PlanState, StepProgress

__all__ = [
    "OVERRIDES",
    "Aim",
    "Alternative",
    "Choice",
    "Explanation",
    "Feasibility",
    "Moment",
    "Needed",
    "NothingToDo",
    "OpenOffer",
    "Override",
    "OverrideBook",
    "OverrideFold",
    "PlanFold",
    "PlanState",
    "PlannerConstants",
    "SkillStanding",
    "SkillThen",
    "StepProgress",
    "choose",
    "explain",
    "feasible",
    "is_ready",
    "skill_standings",
]
