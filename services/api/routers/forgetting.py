"""What I let my tutor forget, entry by entry, by category, period or course, or all of it; and when it shall not remember at all."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query

from schemas.journal import EntryKind
from schemas.memory import EntriesOut, ForgetIn, ForgetOut, PauseOut
from services.api.deps import Learner, Served
from services.api.once import OnceRoute

router = APIRouter(route_class=OnceRoute, prefix="/v1/memory", tags=["memory"])
Before = Annotated[int | None, Query(ge=1, le=2**62, description="`before` of the page seen last")]
Kinds = Annotated[list[EntryKind] | None, Query(alias="kind", description="entries of these kinds only; all if left out")]


@router.get("/entries")
async def list_entries(learner: Learner, services: Served, kind: Kinds = None, before: Before = None) -> EntriesOut:
    """Return the entries of the learner's journal with what was written in them, newest first; a page may be empty and not the last."""
    return await services.rights.forget.entries(learner, kind, before)


@router.delete("/entries/{entry_id}")
async def forget_entry(entry_id: UUID, learner: Learner, services: Served) -> ForgetOut:
    """Forget one entry for good, and with it what rested on it alone; a message goes with its reply. Mastery is computed anew."""
    return await services.rights.forget.forget_entry(learner, entry_id)


@router.post("/forget")
async def forget(body: ForgetIn, learner: Learner, services: Served) -> ForgetOut:
    """Forget a category, a period, a course or everything, for good; with `dry_run` say what that would change. The account stays.

    Enrollments, consents, accesses and what was sent to a provider stay on record. In a long journal a job does it (`promised`): until it is
    done this memory answers 503 to everybody.
    """
    return await services.rights.forget.forget(learner, body)


@router.get("/pause")
async def memory_pause(learner: Learner, services: Served) -> PauseOut:
    """Return whether what the learner does in this session is remembered."""
    return await services.rights.pause.state(learner)


@router.post("/pause")
async def pause_memory(learner: Learner, services: Served) -> PauseOut:
    """Pause memory for this session: work goes on as before consent, with no model, and nothing of it is kept. What was kept before stays."""
    return await services.rights.pause.pause(learner)


@router.delete("/pause")
async def resume_memory(learner: Learner, services: Served) -> PauseOut:
    """End the pause: what was done in it is gone, and what follows is remembered again."""
    return await services.rights.pause.resume(learner)
