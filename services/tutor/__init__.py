"""The tutor: the lesson loop, the help ladder, and the dialogue behind its gate."""

from services.tutor.assigned import tables as tables
from services.tutor.assigned.values import Assignment, Reached, reached
from services.tutor.assigning.service import Assignments
from services.tutor.assigning.shown import mine
from services.tutor.building import build_dialogue, build_tutor
from services.tutor.cases import tables as case_tables
from services.tutor.cases.remarking import Remarking
from services.tutor.cases.reporting import Reports
from services.tutor.chronicle import JournalChronicle
from services.tutor.dialogue import CLOSE_TURN, Dialogue
from services.tutor.frames import Frame
from services.tutor.free_text import FreeText
from services.tutor.goals import Goals
from services.tutor.history import MOST_DAYS, MOST_WEEKS, PastProgress
from services.tutor.holding import TutorHolding
from services.tutor.overriding.service import Overrides
from services.tutor.placing import Placing
from services.tutor.progress import MINUTES_A_REVIEW, Progress, skill_rows
from services.tutor.rehearsing.service import Rehearsals
from services.tutor.render import skill_out
from services.tutor.replies import Replies
from services.tutor.rooms import Rooms
from services.tutor.service import Tutor
from services.tutor.supposing import Wondered
from services.tutor.why import Why
from services.tutor.why_seen import WhySeen

__all__ = [
    "CLOSE_TURN",
    "MINUTES_A_REVIEW",
    "MOST_DAYS",
    "MOST_WEEKS",
    "Assignment",
    "Assignments",
    "Dialogue",
    "Frame",
    "FreeText",
    "Goals",
    "JournalChronicle",
    "Overrides",
    "PastProgress",
    "Placing",
    "Progress",
    "Reached",
    "Rehearsals",
    "Remarking",
    "Replies",
    "Reports",
    "Rooms",
    "Tutor",
    "TutorHolding",
    "Why",
    "WhySeen",
    "Wondered",
    "build_dialogue",
    "build_tutor",
    "case_tables",
    "mine",
    "reached",
    "skill_out",
    "skill_rows",
]
