"""Where a sentence ends, in many scripts: not at a decimal point, an abbreviation, or inside mathematics or code (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from services.tutor.gating.spelling import word_set

_CLOSERS = r"[\"'”’»)\]』」*_]*"
_SPACED = r"[.!?…؟۔։።፧]"  # these end a sentence where white space follows
_TIGHT = r"[。！？｡．।॥။។]"  # after these nothing need follow
_END = re.compile(rf"{_TIGHT}+{_CLOSERS}|{_SPACED}+{_CLOSERS}(?=\s)|\n")
_ABBREVIATIONS = word_set(
    "e.g i.e etc cf vs approx no nr art fig eq ex max min resp incl ca mr mrs ms dr prof st jr sr a.m p.m "  # English
    "z.b d.h u.a usw bzw vgl evtl ggf abb bsp tel "  # German
    "t.ex bl.a d.v.s dvs osv m.m f.d f.ex fx bl.a m.v p.ex "  # Swedish, Danish, Norwegian, French
    "p.ej ej sr sra ud núm pág p.es es ecc sig bijv d.w.z enz np tj itd itp np m.in т.е т.д т.п напр"  # Spanish, Italian, Dutch, Polish, Russian
)
_OPENER = re.compile(r"```|\$\$?|\\\[|\\\(")
_CLOSERS_OF = {"\\[": "\\]", "\\(": "\\)"}
LONGEST_SENTENCE = 1_500  # characters; what has no end by then is cut
_MOST_INSIDE = 1_200  # what has not been closed by then was never opened
_LONGEST_WORD = 24  # characters that are looked at before a full stop
_WORD_BEFORE = re.compile(r"[\w.]*\w\.?$")


def sentences(pieces: Iterable[str]) -> list[str]:
    """Return the sentences of a text given in pieces; joined, they are the text. The last one may be unfinished, if it is not endless."""
    text = "".join(pieces)
    found, begin, at = [], 0, 0
    shut = _shut_spans(text)
    while match := _END.search(text, at):
        at = match.end()
        inside = next((end for start, end in shut if start < match.start() < end), None)
        if inside is not None:
            at = max(at, inside)
        elif not _is_abbreviation(text, match, begin) and not _is_code(text, match):
            found.append(text[begin:at])
            begin = at
    while len(text) - begin > LONGEST_SENTENCE:
        cut = text.rfind(" ", begin + 1, begin + LONGEST_SENTENCE)
        cut = cut if cut > begin else begin + LONGEST_SENTENCE
        found.append(text[begin:cut])
        begin = cut
    return [*found, text[begin:]] if begin < len(text) else found


def _shut_spans(text: str) -> list[tuple[int, int]]:
    """Return where mathematics and code stand; what is opened and not closed yet reaches to the end."""
    spans, at = [], 0
    while opener := _OPENER.search(text, at):
        start, left = opener.start(), opener.group()
        at = opener.end()
        if left == "$" and not _opens_mathematics(text, start):
            continue
        right = _CLOSERS_OF.get(left, left)
        end = text.find(right, at)
        if 0 <= end <= start + _MOST_INSIDE:
            at = end + len(right)
            spans.append((start, at))
        elif left != "$" and len(text) - start <= _MOST_INSIDE:
            spans.append((start, len(text)))
    return spans


def _opens_mathematics(text: str, at: int) -> bool:
    """Return whether a lone dollar sign opens mathematics: one before a price does not, and mathematics is closed on its line."""
    line_end = text.find("\n", at)
    end = text.find("$", at + 1, line_end if line_end >= 0 else len(text))
    if end < 0 or end == at + 1:
        return False
    inside = text[at + 1 : end]
    is_price = bool(re.match(r"\d", inside)) and bool(re.search(r"[a-zA-Z]{3,}", re.sub(r"\\[a-zA-Z]+(\{[^}]*\})?", "", inside)))
    return not is_price and not inside[0].isspace() and not inside[-1].isspace()


def _is_abbreviation(text: str, match: re.Match[str], begin: int) -> bool:
    """Return whether a full stop belongs to the word before it, or to the number of a list's line."""
    if not match.group().startswith(".") or match.group().startswith(".."):
        return False
    before = text[max(begin, match.start() - _LONGEST_WORD) : match.start()]
    word = _WORD_BEFORE.search(before)
    if word is None:
        return False
    said = word.group().casefold()
    is_list_number = said.isdecimal() and len(said) <= 2 and not before[: word.start()].strip(" \n\t*_>-")
    return said in _ABBREVIATIONS or is_list_number or bool(re.fullmatch(r"[^\W\d_]", said) and _is_initial(text, match, said))


def _is_initial(text: str, match: re.Match[str], said: str) -> bool:
    """Return whether a single letter with a full stop is an initial (`J. Smith`) and not a variable that ends a sentence (`for x.`)."""
    after = text[match.end() : match.end() + 2].lstrip()
    return text[match.start() - 1].isupper() and after[:1].isupper() and said not in "ixyn"


def _is_code(text: str, match: re.Match[str]) -> bool:
    """Return whether dots are part of Morse code and end nothing."""
    return bool(
        re.search(r"(?:^|\s|[-–.])[.\-–]*[-–][.\-–]*$|(?:^|\s)\.$|[-–.] \.+$", text[max(0, match.start() - 8) : match.end()].rstrip(" "))
    )
