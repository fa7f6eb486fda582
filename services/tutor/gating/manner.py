"""Whether a model's sentence is one for a learner at all (pure): in letters they read, spoken to them, without calls of tools and marks of memory.

What can be taken out is taken out; a sentence of which nothing else is left is nothing; one that speaks to machines or in a script that
neither learner nor course writes is withheld.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

MOST_WORDS: Final = {"solve": 130, "explain": 220}
"""Of one reply; the prompt asks for 90 and 150. What is longer ends with the sentence that reaches it."""
_SCRIPTED: Final = re.compile(r"<(script|style|iframe|object|template|noscript)\b.*?(?:</\1\s*>|$)", re.IGNORECASE | re.DOTALL)
_TOOLS: Final = "tool_calls?|tool_code|tool_response|tool_use|tools?|function_calls?|function_results?|invoke|antml:\\w+|think|thinking|reasoning|scratchpad"
_CALLED: Final = re.compile(rf"[<‹]\|?\s*({_TOOLS})\b[^>›]{{0,200}}[>›].*?(?:[<‹]/?\|?\s*\1\s*\|?[>›]|$)", re.IGNORECASE | re.DOTALL)
_JSON: Final = re.compile(
    r"\{\s*[\"'](?:tool\w*|name|function\w*|action|arguments|parameters|recipient|role|command)[\"']\s*:.*?\}(?:\s*\})*",
    re.IGNORECASE | re.DOTALL,
)
_MARK: Final = re.compile(r"\s?[\[(]\s*[0-9a-f]{8}(?:\s*[,;]\s*[0-9a-f]{8})*\s*[\])]")
_TEMPLATE: Final = re.compile(r"[<‹]\|[^|\n]{0,40}\|[>›]|\[/?(?:INST|SYS|TOOL_CALLS)\]|[<‹]/?quoted[>›]", re.IGNORECASE)
_TO_A_MACHINE: Final = re.compile(
    r"\b(?:ignore|disregard|forget|override|bypass)\b.{0,40}\b(?:rules?|instructions?|prompts?|guidelines?|restrictions?)\b|\bsystem prompt\b|\bmy (?:instructions|rules|prompt) (?:are|say|is)\b|"
    r"\b(?:i am|i'm) (?:now )?(?:dan|in (?:developer|debug|god) mode|jailbroken)\b|^\s*(?:system|assistant|user|developer)\s*:",
    re.IGNORECASE,
)
OTHER_SCRIPTS: Final = frozenset(
    [
        "am",
        "ar",
        "as",
        "be",
        "bg",
        "bn",
        "dv",
        "dz",
        "el",
        "fa",
        "gu",
        "he",
        "hi",
        "hy",
        "ja",
        "ka",
        "kk",
        "km",
        "kn",
        "ko",
        "ky",
        "lo",
        "mk",
        "ml",
        "mn",
        "mr",
        "my",
        "ne",
        "or",
        "pa",
        "ps",
        "ru",
        "sa",
        "si",
        "sr",
        "ta",
        "te",
        "tg",
        "th",
        "ti",
        "uk",
        "ur",
        "uz",
        "yi",
        "zh",
    ]
)
_LEAST_LETTERS: Final = 4
_MOST_FOREIGN: Final = 0.4
_ALWAYS_READ: Final = (
    "LATIN",
    "GREEK",
    "FEMININE",
    "MASCULINE",
    "MICRO",
    "DOUBLE-STRUCK",
    "SCRIPT",
    "FRAKTUR",
    "BLACK-LETTER",
    "ALEF",
    "MODIFIER",
)


def to_say(sentence: str) -> str:
    """Return a sentence without calls of tools, scripts, signs of chat templates and marks of memory, which mean nothing to a learner."""
    clean = _CALLED.sub("", _SCRIPTED.sub("", sentence))
    return _MARK.sub("", _TEMPLATE.sub("", _JSON.sub("", clean)))


def is_strange(sentence: str, locale: str, around: str) -> bool:
    """Return whether a sentence speaks to a machine, or in a script that the learner need not read.

    Args:
        sentence: what is to be told.
        locale: the learner's.
        around: what learner and course have written: letters that stand there are read.
    """
    return bool(_TO_A_MACHINE.search(sentence)) or _is_foreign(sentence, locale, around)


def _is_foreign(sentence: str, locale: str, around: str) -> bool:
    if locale.partition("-")[0] in OTHER_SCRIPTS:
        return False
    letters = [sign for sign in sentence if sign.isalpha()]
    foreign = {script_of(sign) for sign in letters} - {""}
    if not foreign or foreign & {script_of(sign) for sign in around if sign > "\u024f" and sign.isalpha()}:
        return False
    count = sum(bool(script_of(sign)) for sign in letters)
    return count >= _LEAST_LETTERS and count > _MOST_FOREIGN * len(letters)


@lru_cache(maxsize=4_096)
def script_of(sign: str) -> str:
    """Return the script of a letter by its name; nothing for Latin, Greek and the letters of mathematics."""
    name = unicodedata.name(sign, "").removeprefix("MATHEMATICAL ").partition(" ")[0]
    return "" if sign < "\u0250" or name in _ALWAYS_READ or "MATHEMATICAL" in unicodedata.name(sign, "") else name or "?"
