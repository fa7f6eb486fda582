"""What is sent to a model: messages, and a cautious count of their tokens (pure)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import ceil
from typing import Literal

CHARACTERS_PER_TOKEN = 3.0  # English prose has about 4; mathematics and other languages have fewer, so we count high
TOKENS_PER_MESSAGE = 4


@dataclass(frozen=True, slots=True)
class Message:
    """One message of a chat. Its text is learner content: `repr` shows none of it."""

    role: Literal["system", "user", "assistant"]
    text: str = field(repr=False)


def estimate_tokens(messages: Sequence[Message]) -> int:
    """Return an estimate of the prompt's tokens that rather errs high."""
    return sum(TOKENS_PER_MESSAGE + ceil(len(message.text.encode()) / CHARACTERS_PER_TOKEN) for message in messages)


def fit(messages: Sequence[Message], max_tokens: int) -> list[Message]:
    """Return the messages that fit into `max_tokens`, dropping the oldest talk first; the first (rules) and the last (the question) always stay."""
    kept = list(messages)
    while len(kept) > 2 and estimate_tokens(kept) > max_tokens:
        del kept[1]
    return kept
