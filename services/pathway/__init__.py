"""What next: a belief of what practice does, folded from the journal, and the choice of the next activity by learning per minute (pure)."""

from services.pathway.aim import Aim, Feasibility, feasible
from services.pathway.beginning import weight_of
from services.pathway.choose import Choice, NothingToDo, choose
from services.pathway.constants import PlannerConstants
from services.pathway.day import DayPlan, day_plan
from services.pathway.evaluation import Estimate, evaluate, softened
from services.pathway.explain import Explanation, Moment, Needed, SkillThen, explain
from services.pathway.fold import PlanFold
from services.pathway.goals import aim_of, contradicted, pressing
from services.pathway.overrides import OVERRIDES, Override, OverrideBook, OverrideFold
from services.pathway.overview import SkillStanding, Wishes, is_ready, skill_standings, wishes_of
from services.pathway.placement import (
    Belief,
    Flags,
    Following,
    PlacementQuestion,
    Reply,
    believe,
    following,
    is_presumed_known,
    next_question,
)
from services.pathway.placement_fold import PlacementStage, placement_stage
from services.pathway.placement_progress import PlacementProgress
from services.pathway.placement_states import States, states_of_knowledge
from services.pathway.policy_review import PolicyReview
from services.pathway.ranking import Alternative
from services.pathway.simulation import CourseModel, Simulations, plot, report_of, run_crowd
from services.pathway.simulation import Plan as SimulationPlan
from services.pathway.spending import minutes_of
from services.pathway.state import Goal, OpenOffer, PlanState, StepProgress, item_mark
from services.pathway.what_if import LONGEST_MINUTES, Likely, Now, Supposed, if_in_days, if_practised, if_skipped

__all__ = [
    "LONGEST_MINUTES",
    "OVERRIDES",
    "Aim",
    "Alternative",
    "Belief",
    "Choice",
    "CourseModel",
    "DayPlan",
    "Estimate",
    "Explanation",
    "Feasibility",
    "Flags",
    "Following",
    "Goal",
    "Likely",
    "Moment",
    "Needed",
    "NothingToDo",
    "Now",
    "OpenOffer",
    "Override",
    "OverrideBook",
    "OverrideFold",
    "PlacementProgress",
    "PlacementQuestion",
    "PlacementStage",
    "PlanFold",
    "PlanState",
    "PlannerConstants",
    "PolicyReview",
    "Reply",
    "SimulationPlan",
    "Simulations",
    "SkillStanding",
    "SkillThen",
    "States",
    "StepProgress",
    "Supposed",
    "Wishes",
    "aim_of",
    "believe",
    "choose",
    "contradicted",
    "day_plan",
    "evaluate",
    "explain",
    "feasible",
    "following",
    "if_in_days",
    "if_practised",
    "if_skipped",
    "is_presumed_known",
    "is_ready",
    "item_mark",
    "minutes_of",
    "next_question",
    "placement_stage",
    "plot",
    "pressing",
    "report_of",
    "run_crowd",
    "skill_standings",
    "softened",
    "states_of_knowledge",
    "weight_of",
    "wishes_of",
]
