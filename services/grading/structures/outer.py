r"""The outer shape of an answer: brackets, separators and the words between them, around expressions that the grammar reads (pure).

Braces of sets are told from braces that LaTeX groups with: `\{` and `{` where a value could begin open a set, `\frac{` and `^{` do not.
"""

from __future__ import annotations

import re
from typing import Final

from services.grading.language.characters import Unreadable
from services.grading.language.units import undelimited

OPEN_SET, CLOSE_SET = "⦃", "⦄"
_MOST_NESTED: Final = 24
_CLOSERS: Final = {"(": ")", "[": "]", OPEN_SET: CLOSE_SET, "{": "}"}
_OPENING: Final = "".join(_CLOSERS)
_COMMANDS: Final = {
    "left": "", "right": "", "big": "", "Big": "", "bigl": "", "bigr": "", "Bigl": "", "Bigr": "", "displaystyle": "", "quad": " ",
    "qquad": " ", "lbrace": OPEN_SET, "rbrace": CLOSE_SET, "lbrack": "[", "rbrack": "]", "cup": "∪", "cap": "∩", "setminus": "∖",
    "backslash": "∖", "in": "∈", "notin": "∉", "infty": "∞", "emptyset": "∅", "varnothing": "∅", "mid": "|", "vert": "|", "colon": ":",
    "langle": "(", "rangle": ")", "R": "ℝ", "Reals": "ℝ", "reals": "ℝ", "land": " and ", "wedge": " and ", "lor": " or ", "vee": " or ",
}  # fmt: skip
_COMMAND: Final = re.compile(r"\\([A-Za-z]+|[,;:! >~{}])")
_REALS: Final = re.compile(r"\\(?:mathbb|mathbf|mathrm|Bbb)\s*\{?\s*R\s*\}?")
_TEXT: Final = re.compile(r"\\(?:text|mathrm|textrm|mbox|operatorname)\s*\{([^{}\\]*)\}")
_CUT: Final = re.compile(r"(ℝ|(?<![A-Za-z])R|[)\]}])\s*\\\s*(?=\\?[\[({⦃])(?<!\\\\)")  # the reals without …, typed with a backslash
_SAME: Final = str.maketrans(
    {"⟨": "(", "⟩": ")", "〈": "(", "〉": ")", "（": "(", "）": ")", "［": "[", "］": "]", "｛": "{", "｝": "}", "，": ",", "；": ";", "、": ",",
     "：": ":", "∶": ":", "⋃": "∪", "⋂": "∩", "∣": "|", "｜": "|"}
)  # fmt: skip


def outer(text: str) -> str:
    """Return the text with one spelling for set braces, for the signs between sets, and for the commands around them."""
    text = _REALS.sub("ℝ", undelimited(text).translate(_SAME))
    text = _CUT.sub(r"\1 ∖ ", _TEXT.sub(lambda found: f" {found.group(1)} ", text))
    return _braces(_COMMAND.sub(_plain, text)).strip().removesuffix(".").strip()


def _plain(found: re.Match[str]) -> str:
    name = found.group(1)
    if name in ("{", "}"):
        return OPEN_SET if name == "{" else CLOSE_SET
    if not name.isalpha():
        return " "
    return _COMMANDS.get(name, found.group())


def _braces(text: str) -> str:
    """Return the text with those plain braces that hold the elements of a set as set braces."""
    kept = list(text)
    opened: list[tuple[int, bool]] = []
    for at, sign in enumerate(text):
        if sign == "{":
            opened.append((at, _groups(text[:at])))
        elif sign == "}" and opened:
            start, grouping = opened.pop()
            if not grouping:
                kept[start], kept[at] = OPEN_SET, CLOSE_SET
        if len(opened) > _MOST_NESTED:
            raise Unreadable(at, "too_deep")
    return "".join(kept)


def _groups(before: str) -> bool:
    r"""Return whether a brace after this text is one of LaTeX: after a command, a power, an index, or another such group."""
    before = before.rstrip()
    return before.endswith(("^", "_", "}", "]")) or re.search(r"\\[A-Za-z]+$", before) is not None


def split(text: str, separators: str, opening: str = _OPENING) -> list[str]:
    """Return the parts of a text between separators that stand outside the brackets that `opening` begins.

    Raises:
        Unreadable: Brackets nest too deeply.
    """
    closing = "".join(_CLOSERS[sign] for sign in opening)
    parts, start, depth = [], 0, 0
    for at, sign in enumerate(text):
        if sign in opening:
            depth += 1
        elif depth and sign in closing:
            depth -= 1
        elif not depth and sign in separators:
            parts.append(text[start:at])
            start = at + 1
        if depth > _MOST_NESTED:
            raise Unreadable(at, "too_deep")
    return [*parts, text[start:]]


def inside(text: str, brackets: tuple[tuple[str, str], ...]) -> str | None:
    """Return what stands between two brackets that enclose the whole text; None if none of the pairs do."""
    text = text.strip()
    for opening, closing in brackets:
        if len(text) >= 2 and text[0] == opening and text[-1] == closing and _encloses(text):
            return text[1:-1].strip()
    return None


def _encloses(text: str) -> bool:
    """Return whether the first bracket of a text is closed by its last character."""
    depth = 0
    for at, sign in enumerate(text):
        if sign in _CLOSERS:
            depth += 1
        elif sign in ")]}" + CLOSE_SET:
            depth -= 1
            if depth == 0:
                return at == len(text) - 1
    return False


def separated(text: str, *, comma_decimal: bool) -> tuple[list[str], list[str] | None]:
    """Return the parts of a list, and how it could be read otherwise, or None.

    A semicolon or an upright bar parts wherever it stands; then commas belong to numbers. A comma between two digits parts or is decimal
    where the locale says so: both are returned, the one with more parts first.
    """
    for sign in ";|":
        parts = split(text, sign)
        if len(parts) > 1 and (sign == ";" or all(part.strip() for part in parts)):
            return [part.strip() for part in parts], None
    parts = [part.strip() for part in split(text, ",")]
    if not comma_decimal or len(parts) == 1:
        return parts, None
    joined = _decimals_joined(text)
    return parts, None if joined == parts else joined


def _decimals_joined(text: str) -> list[str]:
    """Return the parts of a list in which a comma between two digits is a decimal mark."""
    hidden = re.sub(r"(?<=\d),(?=\d)", "⸴", text)
    return [part.replace("⸴", ",").strip() for part in split(hidden, ",")]
