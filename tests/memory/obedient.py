"""Models that say what they are told to: a provider that answers by a function of its prompt, and people who agree."""

from __future__ import annotations

import json
import re
from collections.abc import AsyncGenerator, Callable, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from schemas.identity import TenantPolicy
from services.identity import Agreement, Consents
from services.llm import Message, Permit
from services.llm.errors import ProviderFailed
from services.llm.provider import Capabilities, Reply

LINE = re.compile(r"^(m\d+) learner: <said>(.*?)</said>$", re.MULTILINE | re.DOTALL)


@dataclass
class Answering:
    """A provider whose replies are made by `answer` from the prompt; it keeps what it was sent."""

    answer: Callable[[str], str]
    name: str = "scripted"
    model: str = "obedient"
    seen: list[str] = field(default_factory=list)
    schemas: list[Any] = field(default_factory=list)
    capabilities: Capabilities = field(default_factory=Capabilities)

    async def stream(self, messages: Sequence[Message], max_tokens: int, *, schema: Any = None) -> AsyncGenerator[str]:
        self.seen.append("\n".join(message.text for message in messages))
        self.schemas.append(schema)
        said = self.answer(messages[-1].text)
        if not said:
            raise ProviderFailed("unreachable", passing=False)
        for begin in range(0, len(said), 200):
            yield said[begin : begin + 200]

    async def complete(self, messages: Sequence[Message], max_tokens: int, *, schema: Any = None) -> Reply:
        return Reply("".join([piece async for piece in self.stream(messages, max_tokens, schema=schema)]))

    async def embed(self, texts: Sequence[str]) -> list[list[float]]:
        raise ProviderFailed("unreachable", passing=False)

    async def close(self) -> None:
        """Hold nothing."""


def facts(*proposed: dict[str, str]) -> str:
    """The answer that proposes these."""
    return json.dumps({"facts": [{"kind": "context", "subject": "", **each} for each in proposed]})


def obedient(kind: str = "preference") -> Callable[[str], str]:
    """Proposes whatever anybody wrote as a fact, with a true quote."""

    def answer(prompt: str) -> str:
        told = [(mark, said) for mark, said in LINE.findall(prompt)]
        return facts(*({"kind": kind, "value": said[:280], "entry": mark, "quote": said[:500]} for mark, said in told[:12]))

    return answer


@dataclass
class People:
    """Everybody agrees to this; `names` are hidden from providers."""

    consents: Consents = field(default_factory=lambda: Consents(memory=True, model_provider=True))
    names: tuple[str, ...] = ()
    max_tokens_in: int = 6_000

    async def agreement(self, work: Any, learner_id: UUID) -> Agreement:
        return Agreement(learner_id, self.consents, "adult", TenantPolicy(), ())

    async def zone_of(self, work: Any, learner_id: UUID) -> str:
        return "UTC"

    async def permit(self, tenant_id: UUID, learner_id: UUID, purpose: str) -> Permit | None:
        if not self.consents.model_provider:
            return None
        return Permit(tenant_id, learner_id, purpose, "adult", self.max_tokens_in, 800, self.names, b"k" * 32)
