"""The tutor chat: conversations and turns, as JSON or streamed as server-sent events."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Header, Query, Request, Response
from fastapi.responses import StreamingResponse
from fastapi.sse import format_sse_event

from schemas.tutor import ConversationIn, ConversationOut, TurnIn, TurnOut
from services.api.deps import Learner, Served
from services.tutor import Frame

router = APIRouter(prefix="/v1/conversations", tags=["conversations"])
EVENT_STREAM = "text/event-stream"
LastEventId = Annotated[str, Header(alias="Last-Event-ID", pattern=r"^[0-9]{1,15}-[0-9]{1,10}$")]  # as Redis numbers its frames
Before = Annotated[int | None, Query(ge=1, lt=2**62, description="turns before this place: `earlier` of another page")]


@router.post("", status_code=201)
async def open_conversation(body: ConversationIn, learner: Learner, services: Served) -> ConversationOut:
    """Open a chat beside the work of one enrollment."""
    return await services.dialogue.open(learner, body)


@router.get("/{conversation_id}")
async def get_conversation(conversation_id: UUID, learner: Learner, services: Served, before: Before = None) -> ConversationOut:
    """Return a chat with its newest turns, oldest first; `earlier`, given as `before`, leads to the page before."""
    return await services.dialogue.history(learner, conversation_id, before)


@router.post("/{conversation_id}/turns", response_model=TurnOut)
async def say(
    conversation_id: UUID, body: TurnIn, request: Request, learner: Learner, services: Served, last_event_id: LastEventId = "0-0"
) -> Response:
    """Say something to the tutor. With `Accept: text/event-stream` the reply streams; it is finished and kept even if the client leaves.

    The turn's id is its key: sent again, it is the same turn, read on from `Last-Event-ID`.
    """
    if EVENT_STREAM in request.headers.get("accept", ""):
        return _stream(await services.dialogue.say(learner, conversation_id, body, after=last_event_id))
    turn = await services.dialogue.ask(learner, conversation_id, body)
    return Response(turn.model_dump_json(), media_type="application/json")


@router.get("/{conversation_id}/turns/{turn_id}", response_class=StreamingResponse)
async def resume_turn(
    conversation_id: UUID, turn_id: UUID, learner: Learner, services: Served, last_event_id: LastEventId = "0-0"
) -> StreamingResponse:
    """Read a turn's frames on from `Last-Event-ID`; for ten minutes every frame can be had again.

    After that a reply comes whole when it is read from the start; read on from a frame that is no longer held, only its end is told.
    """
    return _stream(await services.dialogue.resume(learner, conversation_id, turn_id, after=last_event_id))


def _stream(frames: AsyncIterator[Frame]) -> StreamingResponse:
    return StreamingResponse(_events(frames), media_type=EVENT_STREAM, headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"})


async def _events(frames: AsyncIterator[Frame]) -> AsyncIterator[bytes]:
    async for frame in frames:
        yield format_sse_event(data_str=frame.payload(), event=frame.kind, id=frame.id)
