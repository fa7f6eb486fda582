"""What a number counts, and whether that is what the question asks for: `100 cents` is not the answer to "how many dollars" (pure)."""

from __future__ import annotations

import re

from services.tutor.gating.marks import CONCLUDED_BEFORE, NEGATES
from services.tutor.gating.numbers import Mention
from services.tutor.gating.spelling import word_set

MONEY = "money"
_ASKS_MONEY = re.compile(
    r"\bhow much\b|[$€£¥]|\b(?:dollars?|cents?|euros?|pounds?|money|cost|price|pay|paid|earn|spend|profit|save|worth|charge)\w*",
    re.IGNORECASE,
)
_QUESTION = re.compile(
    r"\b(?:how|what|which|find|calculate|determine|wie|was|welche|combien|quel|cuánt\w+|qué|hur|vilken|vad|quant\w+|hoe)\b", re.IGNORECASE
)
_NO_UNIT = word_set(
    "more less fewer in of per and or is are was were to for from by as at on the a an that this it its total totals altogether all additional extra other so but if when then than with "
    "not just only already also times plus minus equals which because since each every instead now here there we you he she they i should would could can will must does do did"
)
_STEM = 4
_SOUGHT = re.compile(
    r"\b(?:find|calculate|compute|determine|(?:what|which(?: \w+)?|was|wie|quel\w*|qué|qual\w*)(?:['’]s| is| are| ist| est| es)|bestimme|berechne)\s+(?:the|der|die|das|den|la|le|el|il|o)\s+([^\W\d_]{4,})",
    re.IGNORECASE,
)
_ALSO_CALLED = {"mean": "average", "average": "mean", "median": "middle", "mode": "most (?:common|frequent|often)"}


def asked_for(question: str) -> str:
    """Return the words of a question from where it begins to ask."""
    places = [match.start() for match in _QUESTION.finditer(question)]
    return question[places[-1] :].casefold() if places else ""


def is_said_of(asked: str, shown: str, mention: Mention) -> bool:
    """Return whether a number is said to be what the question asks for: `the mean is 9`, `so the middle value is 8`."""
    names, before = sought(asked), shown[max(0, mention.start - 60) : mention.start]
    if names is None or not CONCLUDED_BEFORE.search(before) or NEGATES.search(before):
        return False
    return re.search(rf"\b(?:{names})\b[^.?!,;]*$", before, re.IGNORECASE) is not None


def sought(question: str) -> str | None:
    """Return a pattern of what a question asks for by name (`mean|average` in `find the mean of …`, `adverb` in `which word is the adverb`), None if it names nothing."""
    match = _SOUGHT.search(question)
    return None if match is None else "|".join(filter(None, (re.escape(match.group(1)), _ALSO_CALLED.get(match.group(1).casefold()))))


def unit_of(shown: str, mention: Mention) -> str | None:
    """Return what a number counts: `money`, or the stem of the word after it; None if nothing is said."""
    before = shown[max(0, mention.start - 3) : mention.start].rstrip()
    if before.endswith(("€", "£", "¥", "$")):
        return MONEY
    match = re.match(r"\s*-?([^\W\d_]{2,})", shown[mention.end :])
    if match is None or match.group(1).casefold() in _NO_UNIT:
        return None
    word = match.group(1).casefold()
    return MONEY if word.startswith("dollar") else word[:_STEM] if len(word) > _STEM else word.rstrip("s")


def counts_something_else(unit: str | None, asked: str) -> bool:
    """Return whether a number with this unit cannot be what is asked for; where nothing is said of either, it may be."""
    if unit is None or not asked:
        return False
    return not _ASKS_MONEY.search(asked) if unit == MONEY else re.search(rf"\b{re.escape(unit)}", asked) is None
