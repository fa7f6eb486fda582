"""What an educator may see of a class: who needs a person, by name and in each learner's log; and of the group only what hides everybody in it."""

from services.analytics.building import Teaching, build_teaching
from services.analytics.model_use import ModelUse
from services.analytics.record import RECORD, RecordFold

__all__ = ["RECORD", "ModelUse", "RecordFold", "Teaching", "build_teaching"]
