"""The tutor chat: conversations and turns, as JSON or streamed as server-sent events."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Header, Request, Response
from fastapi.responses import StreamingResponse
from fastapi.sse import format_sse_event

from schemas.tutor import ConversationIn, ConversationOut, TurnIn, TurnOut
from services.api.deps import Learner, Served
from services.tutor import Frame

router = APIRouter(prefix="/v1/conversations", tags=["conversations"])
EVENT_STREAM = "text/event-stream"
LastEventId = Annotated[str, Header(alias="Last-Event-ID", pattern=r"^[0-9]{1,15}-[0-9]{1,10}$")]  # as Redis numbers its frames


@router.post("", status_code=201)
async def open_conversation(body: ConversationIn, learner: Learner, services: Served) -> ConversationOut:
    """Open a chat beside the work of one enrollment."""
    return await services.dialogue.open(learner, body)


@router.get("/{conversation_id}")
async def get_conversation(conversation_id: UUID, learner: Learner, services: Served) -> ConversationOut:
    """Return a chat with its turns, oldest first."""
    return await services.dialogue.history(learner, conversation_id)


@router.post("/{conversation_id}/turns", response_model=TurnOut)
async def say(
    conversation_id: UUID, body: TurnIn, request: Request, learner: Learner, services: Served, last_event_id: LastEventId = "0-0"
) -> Response:
    """Say something to the tutor. With `Accept: text/event-stream` the reply streams; it is finished and kept even if the client leaves.

    The turn's id is its key: sent again, it is the same turn, read on from `Last-Event-ID`.
    """
    await services.dialogue.say(learner, conversation_id, body)
    if EVENT_STREAM in request.headers.get("accept", ""):
        return _stream(services.dialogue.frames(learner, conversation_id, body.id, after=last_event_id))
    turn = await services.dialogue.finished(learner, conversation_id, body.id)
    return Response(turn.model_dump_json(), media_type="application/json")


@router.get("/{conversation_id}/turns/{turn_id}", response_class=StreamingResponse)
async def resume_turn(
    conversation_id: UUID, turn_id: UUID, learner: Learner, services: Served, last_event_id: LastEventId = "0-0"
) -> StreamingResponse:
    """Read a turn's frames on from `Last-Event-ID`; for ten minutes every frame can be had again."""
    await services.dialogue.own_turn(learner, conversation_id, turn_id)
    return _stream(services.dialogue.frames(learner, conversation_id, turn_id, after=last_event_id))


def _stream(frames: AsyncIterator[Frame]) -> StreamingResponse:
    return StreamingResponse(_events(frames), media_type=EVENT_STREAM, headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"})


async def _events(frames: AsyncIterator[Frame]) -> AsyncIterator[bytes]:
    async for frame in frames:
        yield format_sse_event(data_str=frame.payload(), event=frame.kind, id=frame.id)
