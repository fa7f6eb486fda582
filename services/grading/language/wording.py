"""What the type of an answer lets signs and words mean, before they are read: names of sets, points and elements (pure).

Every change keeps the length of the text, so that what cannot be read is found where it was typed.
"""

from __future__ import annotations

import re
from typing import Final, Literal

from services.grading.language.nodes import Constant
from services.grading.language.symbols import CONSTANTS, FUNCTIONS, GREEK_NAMES, JOINING_WORDS

Kind = Literal["", "set", "interval", "point", "ratio", "matrix"]
LINE: Final = "⏎"
_NOTHING: Final = frozenset(
    {"ø", "empty", "empty set", "the empty set", "none", "no solution", "no solutions", "tomma mängden", "inga", "inga lösningar", "leere menge",
     "keine lösung", "keine lösungen"}
)  # fmt: skip
_REALS: Final = frozenset(
    {"r", "reals", "all real numbers", "all reals", "real numbers", "alla reella tal", "alle reellen zahlen", "reelle zahlen"}
)
_LABEL: Final = re.compile(r"^\s*[A-Z](?:'|_?\{?\d\}?)?\s*[=:]?\s*(?=[(\[]|\\left|\\begin)")
_CASES: Final = re.compile(r"\\begin\s*\{(cases|aligned|align\*?|gathered)\}(.*?)\\end\s*\{\1\}", re.DOTALL)
_TO: Final = re.compile(r"(?<=\s)(?:to|till|zu|à)(?=\s)", re.IGNORECASE)
_MATHEMATICAL: Final = frozenset(CONSTANTS) | frozenset(FUNCTIONS) | GREEK_NAMES | frozenset(JOINING_WORDS)
_JOINING: Final = "|".join(sorted(JOINING_WORDS))
NAMED: Final = re.compile(
    rf"([^\W\d_](?:[^\W\d_]|['’ -](?!(?:{_JOINING})\b)(?=[^\W\d_])){{0,39}}) *(?=[,;⸴}}]|\\}}|\\right|(?:{_JOINING})\b|$)"
)


def phrase(text: str, kind: Kind) -> Constant | None:
    """Return the set that a whole answer names in words, such as `no solution`."""
    if kind not in ("set", "interval"):
        return None
    word = " ".join(text.casefold().strip(" .").split())
    if word in _NOTHING:
        return Constant("empty")
    return Constant("reals") if kind == "interval" and word in _REALS else None


def prepared(text: str, kind: Kind) -> str:
    """Return the text with the signs that its type gives another meaning: bars between coordinates, the name of a point, `2 to 3`, lines."""
    text = _CASES.sub(_in_one_line, text)
    if kind == "point":
        text = _LABEL.sub(lambda found: " " * len(found.group()), text)
        parts = text.strip(" ()[]").split("|")
        if len(parts) > 1 and ";" not in text and all(part.strip() for part in parts):
            text = text.replace("|", ";")
    if kind == "ratio":
        text = _TO.sub(lambda found: ":".ljust(len(found.group())), text)
    return text


def _in_one_line(found: re.Match[str]) -> str:
    r"""Return the statements of a LaTeX system, a line each, with semicolons between them."""
    inner = found.group(2).rstrip()
    inner = inner.removesuffix("\\\\").replace("\\\\", " ;").replace("&", " ")
    return inner.rjust(found.start(2) - found.start() + len(inner)).ljust(len(found.group()))


def lined(text: str) -> str:
    """Return a matrix of which every row is a line with a sign that ends the lines."""
    return LINE.join(line for line in text.splitlines() if line.strip())


def is_name(words: str) -> bool:
    """True for an element that is a name: two capitals or a word that is no mathematics, as in {HH, HT} and {heads, tails}."""
    if re.fullmatch(r"[A-Z]{2}", words):
        return True
    return any(len(word) > 2 and word.casefold() not in _MATHEMATICAL for word in re.split(r"[ '’-]", words))
