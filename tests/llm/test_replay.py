"""Recorded turns are answered again as they were, with no server."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

import pytest

from services.llm import Gateway, Message, ModelUnavailable, Permit
from services.llm.openai_provider import OpenAIProvider
from services.llm.provider import Capabilities
from tests.llm.replay import Recorder, ReplayProvider
from tests.llm.scripted_server import Script, serve_scripted

WHO = Permit(UUID(int=1), UUID(int=2), "tutoring", "adult", 2000, 200, names=("Zelda",), pseudonym_key=b"k" * 32)


async def heard(gateway: Gateway, text: str) -> tuple[list[str], tuple[int, int]]:
    async with gateway.call(WHO, [Message("system", "rules"), Message("user", text)]) as call:
        return [piece async for piece in call.pieces], call.came_to


async def test_a_turn_is_answered_again_piece_by_piece_and_hidden_names_stay_hidden(tmp_path: Path) -> None:
    path = tmp_path / "turns.jsonl"
    async with serve_scripted() as model:
        model.scripts = [Script(pieces=("One ", "two."), usage=(5, 2)), Script(pieces=("Three.",)), Script(status=401)]
        recording = Gateway(Recorder(OpenAIProvider(model.url, "small", ""), path))
        first = [await heard(recording, "I am Zelda"), await heard(recording, "Why?")]
        with pytest.raises(ModelUnavailable):
            await heard(recording, "Fail")
        await recording.close()
    replayed = Gateway(ReplayProvider(path))
    assert [await heard(replayed, "I am Zelda"), await heard(replayed, "Why?")] == first
    assert "Zelda" not in path.read_text()
    for text, code in (("Fail", "status_401"), ("Never asked", "not_recorded")):
        with pytest.raises(ModelUnavailable, match=code):
            await heard(replayed, text)
    assert replayed.provider is not None
    assert (replayed.provider.name, replayed.provider.model) == ("127.0.0.1", "small")


async def test_what_was_recorded_is_replayed_whole_to_whom_wants_no_stream(tmp_path: Path) -> None:
    path = tmp_path / "turns.jsonl"
    async with serve_scripted() as model:
        recording = Gateway(Recorder(OpenAIProvider(model.url, "small", ""), path))
        await heard(recording, "hi")
        await recording.close()
    replay = ReplayProvider(path, capabilities=Capabilities(streams=False))
    assert (await heard(Gateway(replay), "hi"))[0] == ["Hello there."]
