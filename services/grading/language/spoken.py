"""Numbers as they are said: `three`, `minus drei`, `fifty percent`, `a half`, `2 million` (pure).

Of numerals only those up to twenty and the tens are read: who writes longer ones in words has been asked to.
"""

from __future__ import annotations

import re
from typing import Final

_ONES: Final = {
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty": 1,
    "null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn zwanzig": 1,
    "noll ett två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton sexton sjutton arton nitton tjugo": 1,
    "zero ten twenty thirty forty fifty sixty seventy eighty ninety hundred": 10,
    "null zehn zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig hundert": 10,
    "noll tio tjugo trettio fyrtio femtio sextio sjuttio åttio nittio hundra": 10,
}
_NUMERALS: Final = {word: number * step for words, step in _ONES.items() for number, word in enumerate(words.split())}
_NUMERALS.update({"a": 1, "an": 1, "ein": 1, "eine": 1, "en": 1})
_PARTS: Final = {
    word: number
    for number, words in (
        (2, "half halves halb halbe halv"), (3, "third thirds drittel tredjedel tredjedelar"),
        (4, "quarter quarters fourth fourths viertel fjärdedel fjärdedelar"), (5, "fifth fifths fünftel femtedel femtedelar"),
        (6, "sixth sixths sechstel"), (8, "eighth eighths achtel"), (10, "tenth tenths zehntel tiondel tiondelar"),
    )
    for word in words.split()
}  # fmt: skip
_SAID: Final = tuple(
    (re.compile(pattern, re.IGNORECASE), written)
    for pattern, written in (
        (r"^\s*=(?!=)\s*", ""),
        (r"^\s*(?:minus|negative)\s+", "-"),
        (r"\s*\b(?:per ?cent|prozent|procent)\s*\.?\s*$", "%"),
        (r"(?<=\d)\s*x\s*(?=10\s*(?:\^|\*\*|[⁰¹²³⁴-⁹⁻]))", "*"),
        (r"(?<=\d)\s*(?:million|millions|millionen|miljon|miljoner)\s*$", "*10^6"),
        (r"(?<=\d)\s*(?:thousand|tausend|tusen)\s*$", "*10^3"),
    )
)
_NUMERAL: Final = re.compile(r"^(-?)([^\W\d_]+)(?:[ -]([^\W\d_]+))?(%?)$")
_DIVIDED: Final = re.compile(r"^\s*(-?\d+)\s*:\s*(\d+)\s*$")


def written(text: str, *, colon_divides: bool) -> str:
    """Return a number that is said in words in digits and signs, anything else as it is; a colon divides where commas are decimal."""
    for pattern, sign in _SAID:
        text = pattern.sub(sign, text)
    if colon_divides:
        text = _DIVIDED.sub(r"\1/\2", text)
    said = _NUMERAL.match(text.strip().removesuffix("."))
    return text if said is None else _in_digits(*said.groups()) or text


def _in_digits(sign: str, first: str, second: str | None, percent: str) -> str:
    """Return one or two words as a numeral or a fraction, the empty text when they are none."""
    first, second = first.casefold(), (second or "").casefold()
    if not second and first in _PARTS:
        return f"{sign}1/{_PARTS[first]}{percent}"
    if first not in _NUMERALS:
        return ""
    if second in _PARTS:
        return f"{sign}{_NUMERALS[first]}/{_PARTS[second]}{percent}"
    if len(first) < 3:
        return ""
    if second and (_NUMERALS[first] % 10 or not 0 < _NUMERALS.get(second, 0) < 10):
        return ""
    return f"{sign}{_NUMERALS[first] + _NUMERALS.get(second, 0)}{percent}"
