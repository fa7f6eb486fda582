"""A learner's memory: the sealed journal that everything is kept in, and the image that is folded from it. Knows no mastery."""

from services.memory.as_of import AsOf
from services.memory.audit import Audited, audited
from services.memory.back_then import BackThen, back_then, session_back_then
from services.memory.beliefs import BELIEVED, Beliefs, version_of
from services.memory.brief import CATEGORY_OF_KIND, Brief, BriefItem
from services.memory.categories import CATEGORY_OF_ENTRY, category_of
from services.memory.consolidation import Consolidated, Consolidation
from services.memory.consolidator import Consolidator
from services.memory.contract import contract
from services.memory.desk import Desk
from services.memory.entry import Draft, Duplicate, Entry, PartKey, local_day
from services.memory.erasing import close_journal
from services.memory.errors import (
    CategoryKept,
    EntryKept,
    EntryUnknown,
    FactStale,
    FactUnknown,
    FactUnspoken,
    ImageBehind,
    LearnerErasing,
    MemoryBusy,
    MemoryDamaged,
    MemoryForgetting,
    MemoryFull,
    MemoryNotEmpty,
)
from services.memory.fitted import FittedFolds, Use
from services.memory.fold import Fold
from services.memory.forgetting.owing import TELL_LEDGER, OrdersOwed, owe_cut, owe_refusal, owe_withdrawal
from services.memory.forgetting.retention import RETAIN, Retention, Worded, before_days, before_orders
from services.memory.forgetting.scope import OfOrders
from services.memory.forgetting.service import FORGET, FORGET_FACT, Forgetting, Outlook
from services.memory.forgetting.wishes import KEPT, KINDS_OF_CATEGORY, course_of
from services.memory.holding import MemoryHolding
from services.memory.image import Folds, PartNotLoaded
from services.memory.looks import Looks
from services.memory.masking import seen_facts, seen_with_evidence
from services.memory.moving.lines import LinesRefused, entries_of
from services.memory.moving.service import Moving, Snapshot, facts_of
from services.memory.notes import Note, Notes
from services.memory.recall import (
    Answer,
    Embedded,
    Embedder,
    EmbedderUnavailable,
    Embedding,
    IndexCache,
    IndexUpkeep,
    Prepared,
    Question,
    Recall,
    Recalled,
    build_embedder,
    build_recall,
    close_embedder,
    forget_in_index,
    index_later,
    quicken_embedder,
    verified_index,
    with_recalled,
)
from services.memory.refolding import REFOLD, rebuild_later, refold_later
from services.memory.replay import Fault, Replay, Verification
from services.memory.rereading import Reading, reading_through
from services.memory.service import Memory
from services.memory.session_memory import SessionErasure, SessionMemory
from services.memory.shapes import access_out, entry_out, fact_out, fact_with_evidence_out
from services.memory.store import Owner
from services.memory.trail import Trail
from services.memory.unrolling import session_unrolled, unrolled
from services.memory.view import View
from services.memory.waiting import consolidate_now
from services.memory.witnessing import Advance, Witnessing

__all__ = [
    "BELIEVED",
    "CATEGORY_OF_ENTRY",
    "CATEGORY_OF_KIND",
    "FORGET",
    "FORGET_FACT",
    "KEPT",
    "KINDS_OF_CATEGORY",
    "REFOLD",
    "RETAIN",
    "TELL_LEDGER",
    "Advance",
    "Answer",
    "AsOf",
    "Audited",
    "BackThen",
    "Beliefs",
    "Brief",
    "BriefItem",
    "CategoryKept",
    "Consolidated",
    "Consolidation",
    "Consolidator",
    "Desk",
    "Draft",
    "Duplicate",
    "Embedded",
    "Embedder",
    "EmbedderUnavailable",
    "Embedding",
    "Entry",
    "EntryKept",
    "EntryUnknown",
    "FactStale",
    "FactUnknown",
    "FactUnspoken",
    "Fault",
    "FittedFolds",
    "Fold",
    "Folds",
    "Forgetting",
    "ImageBehind",
    "IndexCache",
    "IndexUpkeep",
    "LearnerErasing",
    "LinesRefused",
    "Looks",
    "Memory",
    "MemoryBusy",
    "MemoryDamaged",
    "MemoryForgetting",
    "MemoryFull",
    "MemoryHolding",
    "MemoryNotEmpty",
    "Moving",
    "Note",
    "Notes",
    "OfOrders",
    "OrdersOwed",
    "Outlook",
    "Owner",
    "PartKey",
    "PartNotLoaded",
    "Prepared",
    "Question",
    "Reading",
    "Recall",
    "Recalled",
    "Replay",
    "Retention",
    "SessionErasure",
    "SessionMemory",
    "Snapshot",
    "Trail",
    "Use",
    "Verification",
    "View",
    "Witnessing",
    "Worded",
    "access_out",
    "audited",
    "back_then",
    "before_days",
    "before_orders",
    "build_embedder",
    "build_recall",
    "category_of",
    "close_embedder",
    "close_journal",
    "consolidate_now",
    "contract",
    "course_of",
    "entries_of",
    "entry_out",
    "fact_out",
    "fact_with_evidence_out",
    "facts_of",
    "forget_in_index",
    "index_later",
    "local_day",
    "owe_cut",
    "owe_refusal",
    "owe_withdrawal",
    "quicken_embedder",
    "reading_through",
    "rebuild_later",
    "refold_later",
    "seen_facts",
    "seen_with_evidence",
    "session_back_then",
    "session_unrolled",
    "unrolled",
    "verified_index",
    "version_of",
    "with_recalled",
]
