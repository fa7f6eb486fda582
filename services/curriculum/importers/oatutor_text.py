"""OATutor's texts become Markdown with `$…$` formulas (pure).

OATutor sets formulas between `$$`, writes powers as `**` in some, and lost some delimiters in translation. What looks broken is
mended where it is plain what was meant, and counted.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

_FIGURE: Final = re.compile(r"##\s*([^#\s]+\.[A-Za-z]{3,4})\s*##")
_LINE_END: Final = re.compile(r"\\n(?!(?:e|eq|eg|abla|i|ot|otin|u|mid|leq|geq|earrow|warrow|atural|exists|parallel|sim)(?![a-z]))")
_WRAPPED: Final = re.compile(r"\\\(\s*\$\$(.*?)\$\$\s*\\\)")
_ROUND: Final = re.compile(r"\\\((.*?)\\\)")
_LETTERS: Final = r"A-Za-zÀ-ÖØ-öø-ÿ"
_WORD: Final = re.compile(rf"[{_LETTERS}][{_LETTERS}-]*[.,:;]?")
_SHORT_WORDS: Final = frozenset({"is", "of", "to", "we", "in", "as", "by", "or", "vi", "de", "av", "en", "om"})
_FUNCTION: Final = re.compile(r"(?<![\\A-Za-z])(sin|cos|tan|sec|csc|cot|ln|log)(?![A-Za-z])")
_PARENTHESES: Final = (("\\left(", "\\right)"), ("(", ")"))
_PERCENT: Final = re.compile(r"\\%")
_BLOCK_MARK: Final = re.compile(r"(?m)^(?:[>#]|[-+](?=\s|$))")
_COMMAND: Final = re.compile(r"\\[A-Za-z]{2,}")


@dataclass(slots=True)
class TextNotes:
    """What had to be mended in texts: rule → how often."""

    counts: dict[str, int] = field(default_factory=dict)

    def add(self, rule: str) -> None:
        """Count one mending."""
        self.counts[rule] = self.counts.get(rule, 0) + 1


def markdown(raw: str, figures: Mapping[str, str], notes: TextNotes) -> str:
    """Return a text as Markdown.

    Args:
        raw: the text as OATutor has it.
        figures: asset name by the figure's name in the text.
        notes: takes what was mended.
    """
    text = _WRAPPED.sub(r"$$\1$$", _LINE_END.sub("\n", raw))
    text = _ROUND.sub(r"$$\1$$", text)
    shown = "\n".join(_line(line, figures, notes) for line in text.split("\n"))
    shown = re.sub(r"\n{3,}", "\n\n", re.sub(r"[ \t]+\n|\n[ \t]+", "\n", shown)).strip()
    return template_safe(_BLOCK_MARK.sub(r"\\\g<0>", shown))


def template_safe(text: str) -> str:
    """Return the text with doubled braces set apart: `{{` would start a template."""
    while "{{" in text:
        text = text.replace("{{", "{ {")
    return text


def bare(raw: str) -> str:
    """Return an answer as one formula without delimiters, powers written with `^`."""
    text = re.sub(r"\\n(?![a-z])", "", raw.replace("$$", " ").replace("\\$", ""))
    return template_safe(powers(re.sub(r"\s+", " ", text).strip()))


def _line(line: str, figures: Mapping[str, str], notes: TextNotes) -> str:
    pieces = line.split("$$")
    if _is_broken(pieces):
        notes.add("broken-formula")
        whole = re.sub(r"\s+", " ", " ".join(pieces)).strip()
        if not re.search(rf"[{_LETTERS}]{{3,}}", _FUNCTION.sub("", _COMMAND.sub("", whole))) and _open_braces(whole) == 0:
            return _formula(whole, notes)
        pieces = _joined(pieces)
    shown = ""
    for index, piece in enumerate(pieces):
        part = _formula(piece, notes) if index % 2 else _prose(piece, figures, notes)
        shown += f" {part}" if shown.endswith("$") and part.startswith("$") else part
    return shown


def _is_broken(pieces: list[str]) -> bool:
    """Say whether the delimiters of a line cannot be as they were meant."""
    formulas, prose = pieces[1::2], pieces[::2]
    lost = any(_open_braces(piece) or not piece.strip(" \n") for piece in formulas) or any(_COMMAND.search(piece) for piece in prose)
    return lost or len(pieces) % 2 == 0


def _joined(pieces: list[str]) -> list[str]:
    """Return the pieces with each formula that has open braces joined to what follows, so that formulas keep their odd places."""
    found = pieces[:1]
    index = 1
    while index < len(pieces):
        formula = pieces[index]
        while _open_braces(formula) > 0 and index + 1 < len(pieces):
            index += 1
            formula = f"{formula} {pieces[index].strip()}"
        found.append(formula)
        if index % 2:
            found += pieces[index + 1 : index + 2]
            index += 2
        else:
            found.append(" ")
            index += 1
    return found


def _open_braces(piece: str) -> int:
    plain = piece.replace("\\{", "").replace("\\}", "")
    return plain.count("{") - plain.count("}")


def _formula(piece: str, notes: TextNotes) -> str:
    inner = piece.strip()
    if not inner:
        return ""
    if set(inner) == {"_"}:
        return "\\_" * len(inner)
    if _is_word(inner):
        notes.add("word-as-formula")
        return inner
    if re.search(r"[À-ÖØ-öø-ÿ]", inner) or _open_braces(inner):
        return _escaped(inner.replace("\\$", ""))
    named = _FUNCTION.sub(r"\\\1", powers(inner.replace("\\$\\$", "")))
    return f"${_PERCENT.sub('%', named)}$".replace("%", "\\%")


def _is_word(inner: str) -> bool:
    if not _WORD.fullmatch(inner):
        return False
    letters = inner.rstrip(".,:;")
    return len(letters) > 2 or letters.casefold() in _SHORT_WORDS or (len(letters) == 2 and not letters.isascii())


def _prose(piece: str, figures: Mapping[str, str], notes: TextNotes) -> str:
    shown = ""
    at = 0
    for match in _FIGURE.finditer(piece):
        shown += _escaped(piece[at : match.start()])
        if match.group(1) in figures:
            shown += f"\n\n![](assets/{figures[match.group(1)]})\n\n"
        else:
            notes.add("missing-figure")
        at = match.end()
    return shown + _escaped(piece[at:])


def _escaped(text: str) -> str:
    """Return prose with the signs escaped that Markdown or formulas would take for their own."""
    return re.sub(r"([$*_<`])", r"\\\1", text.replace("\\$", "$"))


def powers(formula: str) -> str:
    """Return the formula with `**` written as `^` and exponents of more than one sign in braces."""
    while "**" in formula:
        before, _, after = formula.partition("**")
        formula = f"{before.rstrip()}^{_exponent(after.lstrip())}"
    return re.sub(r"\^\s*(-?\d{2,}|-\d)", r"^{\1}", formula)


def _exponent(after: str) -> str:
    for opening, closing in _PARENTHESES:
        if after.startswith(opening):
            end = _closing(after, opening, closing)
            return f"{{{after[:end]}}}{after[end:]}"
    return after


def _closing(text: str, opening: str, closing: str) -> int:
    """Return where the parenthesis at the start closes, or the end of the text."""
    depth, at = 0, 0
    while at < len(text):
        if text.startswith(opening, at):
            depth, at = depth + 1, at + len(opening)
        elif text.startswith(closing, at):
            depth, at = depth - 1, at + len(closing)
            if depth == 0:
                return at
        else:
            at += 1
    return len(text)
