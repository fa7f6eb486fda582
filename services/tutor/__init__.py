"""The tutor: the lesson loop, the help ladder, and the dialogue behind its gate."""

from services.tutor.building import build_dialogue
from services.tutor.chronicle import JournalChronicle
from services.tutor.dialogue import CLOSE_TURN, Dialogue
from services.tutor.frames import Frame
from services.tutor.goals import Goals
from services.tutor.overriding.service import Overrides
from services.tutor.progress import MINUTES_A_REVIEW, Progress, skill_rows
from services.tutor.render import skill_out
from services.tutor.replies import Replies
from services.tutor.rooms import Rooms
from services.tutor.service import Tutor
from services.tutor.supposing import Wondered
from services.tutor.why import Why

__all__ = [
    "CLOSE_TURN",
    "MINUTES_A_REVIEW",
    "Dialogue",
    "Frame",
    "Goals",
    "JournalChronicle",
    "Overrides",
    "Progress",
    "Replies",
    "Rooms",
    "Tutor",
    "Why",
    "Wondered",
    "build_dialogue",
    "skill_out",
    "skill_rows",
]
