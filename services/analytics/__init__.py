"""What an educator may see of a class: who needs a person, by name and in each learner's log; and of the group only what hides everybody in it."""

from services.analytics.building import build_class_views
from services.analytics.class_view import ClassViews
from services.analytics.record import RECORD, RecordFold

__all__ = ["RECORD", "ClassViews", "RecordFold", "build_class_views"]
