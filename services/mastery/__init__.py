"""The learner model: what a learner will answer, how sure that is, what each answer teaches us of them, and fitting its numbers."""

from services.mastery.evidence import Observation, credit
from services.mastery.fitting import Refit
from services.mastery.fold import Happened, KnowledgeFold, parameters_of, shard_part
from services.mastery.gathering import Gathering, made_here
from services.mastery.packing import StateUnreadable, moment_of, pack, seconds_of, unpack
from services.mastery.parameters import (
    CourseParameters,
    EvidenceConstants,
    FilterConstants,
    ItemParameters,
    ParameterSet,
    Readout,
)
from services.mastery.readout import Prediction
from services.mastery.refits import FIT, Refits, fit_later, version_out
from services.mastery.sets import SHIPPED, ParameterSets
from services.mastery.state import Core, ItemShard, item_key, shard_of
from services.mastery.store import StoredVersion
from services.mastery.stored import ParametersUnreadable
from services.mastery.stored import read as read_parameters
from services.mastery.views import Predictor, SkillView

__all__ = [
    "FIT",
    "SHIPPED",
    "Core",
    "CourseParameters",
    "EvidenceConstants",
    "FilterConstants",
    "Gathering",
    "Happened",
    "ItemParameters",
    "ItemShard",
    "KnowledgeFold",
    "Observation",
    "ParameterSet",
    "ParameterSets",
    "ParametersUnreadable",
    "Prediction",
    "Predictor",
    "Readout",
    "Refit",
    "Refits",
    "SkillView",
    "StateUnreadable",
    "StoredVersion",
    "credit",
    "fit_later",
    "item_key",
    "made_here",
    "moment_of",
    "pack",
    "parameters_of",
    "read_parameters",
    "seconds_of",
    "shard_of",
    "shard_part",
    "unpack",
    "version_out",
]
