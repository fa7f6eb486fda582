"""Quoted data in prompts (pure): whatever somebody wrote cannot end its own quotation, speak as another, or hide.

Words of a learner, of a course and of memory are told to a model between marks that they cannot write: angle brackets, and what looks like
them, become ‹ and ›; the special signs of chat templates are spelled out; invisible characters, which can carry hidden text, are taken out.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_ANGLES: Final = str.maketrans(dict.fromkeys("<＜﹤〈〈⟨❮❬⧼︿", "‹") | dict.fromkeys(">＞﹥〉〉⟩❯❭⧽﹀", "›"))
_TEMPLATE: Final = re.compile(r"\[(/?)(INST|SYS|SYSTEM|ASSISTANT|USER|AVAILABLE_TOOLS|TOOL_CALLS|TOOL_RESULTS)\]", re.IGNORECASE)
_KEPT: Final = frozenset("\n\t\u200c\u200d")  # line ends, and the joiners that some scripts are written with
_PERHAPS_UNSEEN: Final = re.compile("[^\\n\\t -~\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u205e\u2190-\u22ff]")
"""All but what most texts are made of: it is looked at sign by sign."""
_VARIATION: Final = frozenset(chr(code) for code in (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)))


def as_data(text: str) -> str:
    """Return the text as it may stand between marks: nothing in it can be read as a mark, a chat template's sign, or unseen."""
    plain = _PERHAPS_UNSEEN.sub(_if_seen, text.translate(_ANGLES))
    return _TEMPLATE.sub(r"(\1\2)", plain)


def quoted(label: str, text: str, mark: str = "quoted") -> str:
    """Return a labelled quotation; the label and the mark are code's own words."""
    return f"{label}: <{mark}>{as_data(text)}</{mark}>"


def _if_seen(match: re.Match[str]) -> str:
    sign = match[0]
    return sign if sign in _KEPT or not _is_unseen(sign) else ""


def _is_unseen(sign: str) -> bool:
    """Return whether a character shows nothing: controls, format characters (zero width, direction, tags), variation selectors."""
    return unicodedata.category(sign) in ("Cc", "Cf", "Co", "Cn", "Cs") or sign in _VARIATION
