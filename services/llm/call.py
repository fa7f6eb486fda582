"""One call of a model: what is known of it before it is made, while its pieces come, and when it has ended."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Sequence
from dataclasses import dataclass, field
from typing import Final

from services.llm.prompt import Message
from services.llm.provider import JsonSchema, Usage
from services.llm.redaction import Redaction

FIRST_TOKEN_S: Final = 5.0
IDLE_S: Final = 4.0
WHOLE_REPLY_S: Final = 40.0
FIRST_SENTENCE_S: Final = 9.0
MAX_REPLY_CHARACTERS: Final = 12_000
CHARACTERS_PER_TOKEN_AT_MOST: Final = 8
"""No language's tokens are longer on the average of a reply: a server that goes on beyond does not keep to `max_tokens`."""


@dataclass(frozen=True, slots=True)
class Patience:
    """How long a call may take, in seconds.

    Args:
        first_token_s: Until the first piece.
        idle_s: Between two pieces.
        whole_s: From the first piece to the end.
        first_sentence_s: Until whoever reads the pieces has a sentence to release; theirs to keep.
    """

    first_token_s: float = FIRST_TOKEN_S
    idle_s: float = IDLE_S
    whole_s: float = WHOLE_REPLY_S
    first_sentence_s: float = FIRST_SENTENCE_S


CONVERSATION: Final = Patience()
"""Somebody waits for the reply."""
BACKGROUND: Final = Patience(first_token_s=30.0, idle_s=15.0, whole_s=90.0)
"""Nobody waits."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What goes to a provider, names hidden."""

    messages: Sequence[Message] = field(repr=False)
    max_tokens: int
    patience: Patience
    schema: JsonSchema | None = field(default=None, repr=False)

    @property
    def most_characters(self) -> int:
        """Return how much of a reply is read."""
        return min(MAX_REPLY_CHARACTERS, self.max_tokens * CHARACTERS_PER_TOKEN_AT_MOST)


@dataclass
class ModelCall:
    """A call that is about to be made: nothing is sent before `pieces` is iterated, so that it can be written down first.

    `tokens_in` is an estimate that errs high, `bytes_in` what the messages hold; `tokens_out` is final when the pieces have ended.
    """

    provider: str
    model: str
    tokens_in: int
    bytes_in: int
    redaction: Redaction = field(repr=False)
    pieces: AsyncGenerator[str] = field(init=False, repr=False)
    characters_out: int = 0
    usage: Usage | None = None
    is_billed: bool = False

    def restore(self, text: str) -> str:
        """Return the text with this call's stand-ins turned back into names."""
        return self.redaction.restore(text)

    def counted(self, piece: str, most: int) -> str:
        """Count a piece and return it, cut where the whole reply would be too long."""
        kept = piece[: most - self.characters_out]
        self.characters_out += len(kept)
        return kept

    @property
    def tokens_out(self) -> int:
        """Return what has come: as the provider counts it if it says so, else an estimate; 0 before the first piece."""
        if self.usage is not None:
            return self.usage.tokens_out
        return self.characters_out // 3 + 1 if self.characters_out else 0

    @property
    def came_to(self) -> tuple[int, int]:
        """Return tokens in and out to be paid for: none if the provider refused or could not be reached."""
        if self.usage is not None:
            return self.usage
        return (self.tokens_in, self.tokens_out) if self.is_billed else (0, 0)
