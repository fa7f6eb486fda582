r"""Markdown of course files: front matter, sections, `answer` blocks, and the escaping that keeps them lossless (pure).

A line of text that looks like a section heading or an answer block is written with a backslash before it (`\## Hint`); reading takes
one backslash away.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

FRONT: Final = "---"
FENCE: Final = "```"
ANSWER: Final = "```answer"

_BLANK_START: Final = re.compile(r"\A(?:[^\S\n]*\n)+")
RESERVED_ONE_STEP: Final = re.compile(r"\\*(?:##\s|```answer\s*$)")
RESERVED_STEPS: Final = re.compile(r"\\*(?:###?\s|```answer\s*$)")
RESERVED_SKILL: Final = re.compile(r"\\*##\s+worked example", re.IGNORECASE)
HEADING_2: Final = re.compile(r"##\s+(.*)")
HEADING_3: Final = re.compile(r"###\s+(.*)")
HEADING_EXAMPLE: Final = re.compile(r"##\s+(worked example.*)", re.IGNORECASE)


class LayoutError(ValueError):
    """A course file whose layout cannot be read; `line` counts from 1 in the file."""

    def __init__(self, message: str, line: int, mend: str) -> None:
        super().__init__(message)
        self.message = message
        self.line = line
        self.mend = mend


@dataclass(frozen=True, slots=True)
class Piece:
    """Lines of a file; `line` is the number of the first, from 1."""

    lines: tuple[str, ...]
    line: int

    def text(self) -> str:
        """Return the lines as one text, unchanged."""
        return "\n".join(self.lines)

    def body(self, reserved: re.Pattern[str]) -> tuple[str, int]:
        """Return the text without blank lines around it, unescaped, and the line it starts at."""
        text = "\n".join(_unescape(line, reserved) for line in self.lines)
        blank = _BLANK_START.match(text)
        skipped = blank.group().count("\n") if blank else 0
        return tidy(text), self.line + (skipped if tidy(text) else 0)


@dataclass(frozen=True, slots=True)
class Section:
    """A heading (without its hashes) and what stands under it; the first section of a file has no heading."""

    heading: str
    line: int
    piece: Piece

    @property
    def name(self) -> str:
        """Return the heading's first part: `Hint` of `Hint: Look closer`."""
        return self.heading.partition(":")[0].strip()

    @property
    def title(self) -> str:
        """Return the heading's second part: `Look closer` of `Hint: Look closer`."""
        return self.heading.partition(":")[2].strip()


def tidy(text: str) -> str:
    r"""Return the text with `\n` line ends, without blank lines before and white space after it."""
    return _BLANK_START.sub("", text.replace("\r\n", "\n").replace("\r", "\n").rstrip())


def lines_of(text: str) -> list[str]:
    """Return the lines of a file; only line feeds and carriage returns end a line."""
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def split_front(text: str) -> tuple[Piece, Piece]:
    """Return the front matter and the body of a Markdown file."""
    lines = lines_of(text)
    if lines[0].rstrip() != FRONT:
        raise LayoutError("the file does not start with front matter", 1, "start it with a line `---`, then YAML, then `---`")
    for index in range(1, len(lines)):
        if lines[index].rstrip() == FRONT:
            return Piece(tuple(lines[1:index]), 2), Piece(tuple(lines[index + 1 :]), index + 2)
    raise LayoutError("the front matter does not end", 1, "close it with a line `---`")


def split_sections(piece: Piece, heading: re.Pattern[str]) -> list[Section]:
    """Return the sections that headings matching the pattern start; group 1 of the pattern is the heading's text."""
    found: list[Section] = []
    title, title_line, start = "", piece.line, 0
    for index, line in enumerate(piece.lines):
        match = heading.match(line)
        if match:
            found.append(Section(title, title_line, _part(piece, start, index)))
            title, title_line, start = match.group(1).strip(), piece.line + index, index + 1
    found.append(Section(title, title_line, _part(piece, start, len(piece.lines))))
    return found


def _part(piece: Piece, start: int, end: int) -> Piece:
    return Piece(piece.lines[start:end], piece.line + start)


def split_answer(piece: Piece) -> tuple[Piece, Piece | None]:
    """Return the text before an `answer` block and the YAML in it; None when there is none. Nothing may follow the block."""
    starts = [index for index, line in enumerate(piece.lines) if line.rstrip() == ANSWER]
    if not starts:
        return piece, None
    if len(starts) > 1:
        raise LayoutError("there are two answer blocks here", piece.line + starts[1], "keep one; a further question is a further step")
    start = starts[0]
    end = next((i for i in range(start + 1, len(piece.lines)) if piece.lines[i].rstrip() == FENCE), None)
    if end is None:
        raise LayoutError("the answer block does not end", piece.line + start, "close it with a line of three backticks")
    rest = next((i for i in range(end + 1, len(piece.lines)) if piece.lines[i].strip()), None)
    if rest is not None:
        raise LayoutError("text follows the answer block", piece.line + rest, "put the text before the block")
    return _part(piece, 0, start), _part(piece, start + 1, end)


def escape(text: str, reserved: re.Pattern[str]) -> str:
    """Return the text with a backslash before each line that reading would take for a heading or an answer block."""
    return "\n".join(f"\\{line}" if reserved.match(line) else line for line in text.split("\n"))


def _unescape(line: str, reserved: re.Pattern[str]) -> str:
    return line[1:] if line.startswith("\\") and reserved.match(line) else line
