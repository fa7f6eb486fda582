"""Recorded turns: what a model once answered is answered again to the same prompt, piece by piece, with nobody to ask.

gateway.provider = Recorder(gateway.provider, path)      # once, with a real model; only with made-up learners: the file holds what was said
gateway = Gateway(ReplayProvider(path))                  # for ever after
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import AsyncGenerator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from services.llm import Message
from services.llm.errors import ProviderFailed
from services.llm.provider import Capabilities, Heard, Provider, Reply, Rows, Usage


def name_of(messages: Sequence[Message], schema: Any) -> str:
    """The name of a turn: the same for the same prompt and schema."""
    told = json.dumps([[[message.role, message.text] for message in messages], schema], sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest()


@dataclass
class Recorder:
    """Another provider, of which every turn is written down once it is whole; a turn that fails is written down with its code."""

    provider: Provider
    path: Path

    def __post_init__(self) -> None:
        self.name, self.model, self.capabilities = self.provider.name, self.provider.model, self.provider.capabilities

    async def stream(self, messages: Sequence[Message], max_tokens: int, *, schema: Any = None) -> AsyncGenerator[Heard]:
        heard: list[Heard] = []
        try:
            async for piece in self.provider.stream(messages, max_tokens, schema=schema):
                heard.append(piece)
                yield piece
        except ProviderFailed as failed:
            self._write(messages, schema, heard, failed.code)
            raise
        self._write(messages, schema, heard, None)

    async def complete(self, messages: Sequence[Message], max_tokens: int, *, schema: Any = None) -> Reply:
        reply = await self.provider.complete(messages, max_tokens, schema=schema)
        self._write(messages, schema, [reply.text, *([reply.usage] if reply.usage else [])], None)
        return reply

    async def embed(self, texts: Sequence[str]) -> Rows:
        return await self.provider.embed(texts)

    async def close(self) -> None:
        await self.provider.close()

    def _write(self, messages: Sequence[Message], schema: Any, heard: Sequence[Heard], failed: str | None) -> None:
        turn = {
            "turn": name_of(messages, schema), "provider": self.name, "model": self.model, "failed": failed,
            "pieces": [one for one in heard if isinstance(one, str)], "usage": next((one for one in heard if isinstance(one, Usage)), None),
        }  # fmt: skip
        with self.path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(turn, ensure_ascii=False) + "\n")


@dataclass
class ReplayProvider:
    """Answers from recorded turns; the same prompt recorded more than once is answered in that order, the last one for ever."""

    path: Path
    name: str = field(init=False, default="replay")
    model: str = field(init=False, default="replay")
    capabilities: Capabilities = field(default_factory=Capabilities)

    def __post_init__(self) -> None:
        self._turns: dict[str, list[dict[str, Any]]] = {}
        for line in self.path.read_text("utf-8").splitlines():
            turn = json.loads(line)
            self.name, self.model = turn["provider"], turn["model"]
            self._turns.setdefault(turn["turn"], []).append(turn)

    async def stream(self, messages: Sequence[Message], max_tokens: int, *, schema: Any = None) -> AsyncGenerator[Heard]:
        turn = self._turn(messages, schema)
        for piece in turn["pieces"]:
            yield piece
        if turn["failed"]:
            raise ProviderFailed(turn["failed"], passing=False)
        if turn["usage"]:
            yield Usage(*turn["usage"])

    async def complete(self, messages: Sequence[Message], max_tokens: int, *, schema: Any = None) -> Reply:
        heard = [one async for one in self.stream(messages, max_tokens, schema=schema)]
        return Reply("".join(one for one in heard if isinstance(one, str)), next((one for one in heard if isinstance(one, Usage)), None))

    async def embed(self, texts: Sequence[str]) -> Rows:
        raise ProviderFailed("not_recorded", passing=False)

    async def close(self) -> None:
        """Hold nothing."""

    def _turn(self, messages: Sequence[Message], schema: Any) -> dict[str, Any]:
        turns = self._turns.get(name_of(messages, schema))
        if not turns:
            raise ProviderFailed("not_recorded", passing=False)
        return turns.pop(0) if len(turns) > 1 else turns[0]
