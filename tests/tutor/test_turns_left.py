"""A reader who leaves a turn: it is finished and kept all the same, read on from any place once, by its learner only, and closed by its job."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import text

from services.platform import NotFound
from services.tutor import CLOSE_TURN
from services.tutor.dialogue import CLOSE_AFTER
from tests.llm.scripted_server import Script
from tests.tutor import test_dialogue
from tests.tutor.lessons import NOW
from tests.tutor.test_dialogue import HELP, Chat, text_of

model, services, chat = test_dialogue.model, test_dialogue.services, test_dialogue.chat


async def test_a_turn_is_finished_and_kept_when_its_reader_leaves(chat: Chat) -> None:
    chat.model.scripts = [Script(pieces=HELP, pause_s=0.2)]
    turn_id = uuid4()
    frames = await chat.say(turn_id=turn_id)
    await anext(frames)
    await frames.aclose()  # type: ignore[attr-defined]
    await chat.settled()
    kept = (await chat.page()).turns[-1]
    assert (kept.id, kept.reply, kept.complete, kept.authored) == (turn_id, "".join(HELP), True, False)


async def test_from_every_place_a_turn_is_read_on_with_every_byte_once(chat: Chat) -> None:
    turn_id = uuid4()
    frames = await chat.heard(turn_id=turn_id)
    assert len(frames) > 2
    for place in range(1, len(frames)):
        rest = await chat.resumed(turn_id, frames[place - 1].id)
        assert [frame.id for frame in rest] == [frame.id for frame in frames[place:]]
        assert text_of(frames[:place]) + text_of(rest) == "".join(HELP)


async def test_a_turn_is_read_on_while_it_is_still_being_written(chat: Chat) -> None:
    chat.model.scripts = [Script(pieces=HELP, pause_s=0.2)]
    turn_id = uuid4()
    frames = await chat.say(turn_id=turn_id)
    begun = [await anext(frames)]
    await frames.aclose()  # type: ignore[attr-defined]
    rest = await chat.resumed(turn_id, begun[-1].id)
    assert text_of([*begun, *rest]) == "".join(HELP)
    assert rest[-1].kind == "done"


async def test_a_classmate_finds_no_turn_of_another(chat: Chat) -> None:
    turn_id = uuid4()
    await chat.heard(turn_id=turn_id)
    other = await test_dialogue.new_chat(chat.services, chat.model)
    other.id = chat.id
    for look in (other.resumed(turn_id), other.resumed(turn_id, "0-1"), other.page(), other.heard(turn_id=turn_id)):
        with pytest.raises(NotFound):
            await look


async def test_a_job_waits_a_minute_and_a_half_for_every_turn(chat: Chat) -> None:
    turn_id = uuid4()
    await chat.heard(turn_id=turn_id)
    rows = text("SELECT run_after FROM job WHERE kind = :kind AND subject_id = :turn")
    async with chat.services.database.open_work(chat.pupil.principal.tenant_id) as work:
        found = (await work.session.execute(rows, {"kind": CLOSE_TURN, "turn": turn_id})).scalars().all()
    assert found == [NOW + CLOSE_AFTER]
    assert timedelta(seconds=90) == CLOSE_AFTER
