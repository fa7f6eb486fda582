"""Puts the lesson loop and the tutor chat together."""

from __future__ import annotations

from collections.abc import Callable

from redis.asyncio import Redis

from services.grading import Grading, Marking
from services.llm import Gateway
from services.memory import Recall
from services.pathway import PlannerConstants
from services.platform import Clock, Idempotency, Limit, Limiter, OpenWork, Settings
from services.tutor.abandoned import Abandoned
from services.tutor.dialogue import Dialogue
from services.tutor.frames import FrameLog
from services.tutor.free_text import FreeText
from services.tutor.listening import Listening
from services.tutor.replies import Replies
from services.tutor.rooms import Rooms
from services.tutor.service import Tutor
from services.tutor.speaker import Speaker
from services.tutor.turn_journal import TurnJournal


def build_dialogue(
    settings: Settings, open_work: OpenWork, rooms: Rooms, recall: Recall, gateway: Gateway, redis: Redis, clock: Clock, limiter: Limiter,
    counted: Callable[[str], None],
) -> Dialogue:  # fmt: skip
    """Return the chat with its parts put together.

    Args:
        settings: the rate of turns.
        open_work: opens units of work of the content database.
        rooms: where the learner works.
        recall: finds what of memory belongs to the learner's words.
        gateway: speaks to the model.
        redis: holds the frames.
        clock: the time.
        limiter: counts turns.
        counted: told how each call of a model ended.
    """
    frame_log, identity = FrameLog(redis), rooms.identity
    speaker = Speaker(rooms, identity, recall, gateway, frame_log, TurnJournal(open_work, rooms, identity), counted)
    return Dialogue(
        open_work, rooms, speaker, Abandoned(rooms, identity, frame_log), Listening(open_work, rooms, frame_log), clock, limiter,
        Limit("tutor turns", settings.rate_limit_model),
    )  # fmt: skip


def build_tutor(
    open_work: OpenWork, rooms: Rooms, grading: Grading, gateway: Gateway, idempotency: Idempotency, constants: PlannerConstants,
    draw: Callable[[], int], counted: Callable[[str], None],
) -> Tutor:  # fmt: skip
    """Return the lesson loop with its parts put together; see `Tutor`. `gateway` speaks to the model that marks free text."""
    replies = Replies(idempotency, rooms.session_memory)
    return Tutor(open_work, rooms, grading, FreeText(open_work, rooms, Marking(gateway)), replies, constants, draw, counted)
