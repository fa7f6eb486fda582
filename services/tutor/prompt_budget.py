"""How much of memory and talk a prompt has room for, however long a learner has been here (pure)."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import Final

from services.llm import CHARACTERS_PER_TOKEN, Message, as_data, estimate_tokens, quoted
from services.memory import BriefItem
from services.tutor.prompts import learners

PROMPT_TOKENS: Final = 1_500
"""Of a whole prompt beside the item (question, vetted solution, hints shown), as estimated, which errs high."""
EARLIER_TOKENS: Final = 200
"""Of one earlier message: more of it is left out in the middle."""
ANSWER_TOKENS: Final = 150
"""Of the learner's last answer."""
TALK_TOKENS: Final = 300
"""What is kept for the talk before memory gets its room."""
SHORTEST_TOKENS: Final = 40
_LEFT_OUT: Final = " […] "


def room_for(brief: Sequence[BriefItem], talk: Sequence[Message], fixed_tokens: int) -> tuple[tuple[BriefItem, ...], tuple[Message, ...]]:
    """Return what fits of memory, the most needed first, and of the talk, the newest first, in their order.

    Args:
        brief: in order of need.
        talk: oldest first.
        fixed_tokens: what the prompt holds in any case: rules, skill, last answer, and what the learner says now.
    """
    room = max(0, PROMPT_TOKENS - fixed_tokens)
    talk = [Message(message.role, as_data(message.text)) for message in talk]
    wanted = sum(min(EARLIER_TOKENS, _told_tokens(message)) for message in talk)
    lines, left = _lines(brief, room - min(TALK_TOKENS, wanted, room))
    return lines, _talk(talk, left + min(TALK_TOKENS, wanted, room))


def shortened(text: str, tokens: int) -> str:
    """Return a text of so many tokens at most, as estimated; of a longer one the beginning and the end."""
    most = int(tokens * CHARACTERS_PER_TOKEN)
    if len(text.encode()) <= most:
        return text
    kept = max(0, most - len(_LEFT_OUT.encode()))
    end = kept // 3
    return _cut(text.encode()[: kept - end]) + _LEFT_OUT + _cut(text.encode()[len(text.encode()) - end :])


def _lines(brief: Sequence[BriefItem], room: int) -> tuple[tuple[BriefItem, ...], int]:
    """Return the items that fit, and the room left."""
    kept: list[BriefItem] = []
    for item in brief:
        if (size := quoted_tokens(item)) <= room:
            kept.append(item)
            room -= size
    return tuple(kept), room


def quoted_tokens(item: BriefItem) -> int:
    """Return an estimate of an item's tokens where it is quoted in a prompt."""
    return ceil(len(quoted("About the learner", item.line).encode()) / CHARACTERS_PER_TOKEN) + 1


def _talk(talk: Sequence[Message], room: int) -> tuple[Message, ...]:
    """Return the newest messages that fit, the longest of them without their middle."""
    kept: list[Message] = []
    for message in reversed(talk):
        most = min(EARLIER_TOKENS, room) - _told_tokens(Message(message.role, ""))
        if most < SHORTEST_TOKENS and _told_tokens(message) > room:
            break
        short = Message(message.role, shortened(message.text, most))
        room -= _told_tokens(short)
        kept.append(short)
    return tuple(reversed(kept))


def _told_tokens(message: Message) -> int:
    """Return an estimate of a message as it is told, those of the learner quoted."""
    return estimate_tokens([Message(message.role, learners(message.text))])


def _cut(piece: bytes) -> str:
    """Return the text of a piece of UTF-8 without the halves of characters at its ends."""
    return piece.decode("utf-8", "ignore")
