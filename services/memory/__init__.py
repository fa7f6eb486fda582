"""A learner's memory: the sealed journal that everything is kept in, and the image that is folded from it. Knows no mastery."""

from services.memory.consolidation import Consolidated, Consolidation
from services.memory.desk import Desk
from services.memory.entry import Draft, Duplicate, Entry, PartKey, local_day
from services.memory.errors import ImageBehind, LearnerErasing, MemoryBusy, MemoryDamaged, MemoryFull
from services.memory.fold import Fold
from services.memory.image import Folds, PartNotLoaded
from services.memory.replay import Fault, Replay, Verification
from services.memory.service import Memory
from services.memory.session_memory import SessionMemory
from services.memory.view import View
from services.memory.waiting import consolidate_later, consolidate_now

__all__ = [
    "Consolidated",
    "Consolidation",
    "Desk",
    "Draft",
    "Duplicate",
    "Entry",
    "Fault",
    "Fold",
    "Folds",
    "ImageBehind",
    "LearnerErasing",
    "Memory",
    "MemoryBusy",
    "MemoryDamaged",
    "MemoryFull",
    "PartKey",
    "PartNotLoaded",
    "Replay",
    "SessionMemory",
    "Verification",
    "View",
    "consolidate_later",
    "consolidate_now",
    "local_day",
]
