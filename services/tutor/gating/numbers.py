"""The numbers that a sentence tells, however they are written: digits of any script, words, fractions, LaTeX, percent (pure)."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

LATEX_FRACTION = re.compile(r"(-?)\s*\\[dt]?frac\s*\{\s*(-?)\s*(\d+)\s*\}\s*\{\s*(\d+)\s*\}")
_SHORT_FRACTION = re.compile(r"(\\[dt]?frac)\s*(\d)\s*(\d)(?!\d)")
MOST_DIGITS = 40
CACHED = 512  # texts that are read again by several rules
_GROUPED = re.compile(r"(?<![\w.,])\d{1,3}(?:(?:,|\{,\}|\\,|[\u00a0\u2009\u202f'’])\d{3})+(?![\d,])")
_MIXED = re.compile(r"(?<![\w./])(-?)(\d+)\s+(?:and\s+)?(\d+)\s*/\s*(\d+)(?![\w])")
_NUMBER = re.compile(r"(?<![\w.])-?(?:\d+(?:[.,]\d+)?|\.\d+)(?:\s*/\s*-?\d+)?(?![\w])")
_PERCENT = re.compile(r"(?<![\w.])(-?\d+(?:[.,]\d+)?(?:/\d+)?)\s*(?:\\?%|per\s?cent\b)")
_SIGNED = re.compile(r"\b(?:minus|negative)\s+[$€£]?$", re.IGNORECASE)
_SUBTRACTED = re.compile(r"(?:\b[a-z]|\))\s+$")
_UNITS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]  # fmt: skip
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_PARTS = {"half": 2, "halves": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "hundredth": 100, "thousandth": 1000}  # fmt: skip
_UNIT = "|".join(reversed(_UNITS))
_TEN = rf"(?:{'|'.join(_TENS)})(?:[\s-](?:{'|'.join(_UNITS[1:10])}))?"
_BELOW_100 = rf"(?:{_TEN}|(?:{_UNIT}))"
_BELOW_1000 = rf"(?:(?:(?:(?:{_UNIT}|an?)\s+)?hundred)(?:[\s-]+(?:and\s+)?{_BELOW_100})?|{_BELOW_100})"
_WHOLE = rf"(?:{_BELOW_1000}\s+thousand(?:\s+(?:and\s+)?{_BELOW_1000})?|{_BELOW_1000})"
_WORDS = re.compile(
    rf"\b(?P<sign>minus\s+|negative\s+)?(?P<whole>{_WHOLE})(?:\s+point(?P<decimals>(?:\s+(?:{'|'.join(_UNITS[:10])}))+))?\b", re.IGNORECASE
)
_PART_WORDS = re.compile(
    rf"\b(?P<sign>minus\s+|negative\s+)?(?P<count>an?|{_BELOW_100})[\s-](?P<part>{'|'.join(_PARTS)})s?\b", re.IGNORECASE
)  # fmt: skip
_YEAR = re.compile(rf"\b({'|'.join(_UNITS[11:])}|twenty)[\s-]+({_TEN}|{'|'.join(_UNITS[10:])})\b", re.IGNORECASE)
_SCALED = re.compile(r"(?<![\w./])(\d{1,9}(?:[./]\d{1,6})?)\s+(hundred|thousand)\b", re.IGNORECASE)
_MARKUP = re.compile(
    r"\\(?:text|mathrm|mathbf|boxed|left|right|displaystyle|quad|,|;|!|:)|\\[()\[\]]|[{}`]|\$(?!\s?\d)|(?<!\d)\*\*|\*\*(?!\d)|__|~~"
)
_MATHEMATICS = re.compile(r"\$\$?(?=\S)([^$\n]{0,300}?)(?<=\S)\$\$?(?!\d)")
_COUNTS = frozenset({*_UNITS, *_TENS, "hundred"})
_SHARES = frozenset({*_PARTS, *(f"{part}s" for part in _PARTS)})
_LATIN_WORDS = re.compile("[a-z]+")
_PARTS_OF_TALK = re.compile(
    r"(?:one|two|three)\s+(?:small\s+|simple\s+|new\s+|different\s+|possible\s+|separate\s+)?(?:of|by|for each|signs?|solutions?|roots|factors?|cases?|sides?|lines?|terms?|steps?|changes?|equations?|numbers?|points|parts?|ways?|brackets?|coefficients?|places?|things?|values?|side|thing|small|other|another"
    r"|is (?:true|false)|at a time|question|hint|idea|word|rule)\b",
    re.IGNORECASE,
)
_SUPERSCRIPT = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")
_HAN = {"〇": 0, "零": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_HAN_TENS = {"十": 10, "百": 100, "千": 1000, "万": 10_000}
_HAN_RUN = re.compile(f"[{''.join([*_HAN, *_HAN_TENS])}]+")


@dataclass(frozen=True, slots=True)
class Mention:
    """A number in a plain text: where it stands, and its form (`6/8` and `3/4` are one value in two forms)."""

    value: Fraction
    form: str
    start: int
    end: int


@lru_cache(maxsize=CACHED)
def plain(text: str) -> str:
    """Return a text with its numbers in plain digits: words, mixed numbers, grouped thousands, LaTeX and other scripts' digits are rewritten."""
    shown = _ascii_digits(plain_digits(text))
    shown = _MARKUP.sub(" ", _MATHEMATICS.sub(_without_dollars, shown))
    words = set(_LATIN_WORDS.findall(shown.casefold()))  # most texts hold no number in words: then the long patterns need not look for one
    if not words.isdisjoint(_SHARES):
        shown = _PART_WORDS.sub(lambda match: _written(_parts(match)), shown)
    if not words.isdisjoint(_COUNTS):
        shown = _WORDS.sub(_in_digits, _YEAR.sub(_year, shown))
    shown = _MIXED.sub(_mixed, shown)
    return _SCALED.sub(_scaled, shown) if "hundred" in words or "thousand" in words else shown


@lru_cache(maxsize=CACHED)
def mentions(shown: str) -> tuple[Mention, ...]:
    """Return the numbers of a plain text in their order; an ambiguous one (`5 %`, `minus 3`) is told in both readings."""
    found: list[Mention] = []
    for match in _NUMBER.finditer(shown):
        value = _fraction_or_none(match.group())
        if value is None:
            continue
        found.append(Mention(value, _form(match.group()), match.start(), match.end()))
        if value < 0 and _SUBTRACTED.search(shown[max(0, match.start() - 4) : match.start()]):
            found.append(Mention(-value, _form(match.group()).lstrip("-"), match.start() + 1, match.end()))
        if _SIGNED.search(shown[max(0, match.start() - 12) : match.start()]):
            found.append(Mention(-value, f"-{_form(match.group())}", match.start(), match.end()))
    for match in _PERCENT.finditer(shown):
        if (value := _fraction_or_none(match.group(1))) is not None:
            found.append(Mention(value / 100, f"{_form(match.group(1))}%", match.start(), match.end()))
    return tuple(found)


def values_in(text: str) -> set[Fraction]:
    """Return every number that the text can be read to tell."""
    return {mention.value for mention in mentions(plain(text))}


def plain_digits(text: str) -> str:
    """Return the text with fractions of LaTeX, mixed numbers and grouped thousands written plainly."""
    raised = re.sub("⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]+", lambda match: f"^{match.group().translate(_SUPERSCRIPT)}", text)
    shown = unicodedata.normalize("NFKC", raised).replace("−", "-").replace("⁄", "/")
    shown = _SHORT_FRACTION.sub(r"\1{\2}{\3}", shown)
    shown = LATEX_FRACTION.sub(lambda match: f" {_sign(match)}{match.group(3)}/{match.group(4)} ", shown)
    shown = _GROUPED.sub(lambda match: re.sub(r"\D", "", match.group()), shown)
    return _MIXED.sub(_mixed, shown)


def _in_digits(match: re.Match[str]) -> str:
    """Return a number in words in digits; `one of`, `two sides` say how many parts the question has, and no number of it."""
    return match.group() if _PARTS_OF_TALK.match(match.string, match.start()) else _written(_worded(match))


def _scaled(match: re.Match[str]) -> str:
    """Return so many hundreds or thousands (`2.5 thousand`, `5/2 thousand`) in digits."""
    value = _fraction_or_none(match.group(1))
    return match.group() if value is None else _written(value * (100 if match.group(2).casefold() == "hundred" else 1000))


def _year(match: re.Match[str]) -> str:
    """Return a year said in two halves (`nineteen eighty-nine`) in digits."""
    return str(100 * _whole(match.group(1)) + _whole(match.group(2)))


def _without_dollars(match: re.Match[str]) -> str:
    """Return mathematics without its dollar signs; words between two prices are none."""
    inside = match.group(1)
    return match.group() if re.search(r"[^\W\d_]{3,}", re.sub(r"\\[a-zA-Z]+(?:\{[^{}]*\})?", "", inside)) else f" {inside} "


def _ascii_digits(text: str) -> str:
    """Return a text whose digits are all ASCII, those of Han numerals among them."""
    if text.isascii():
        return text
    shown = _HAN_RUN.sub(lambda match: f" {_han(match.group())} ", text)
    return "".join(str(unicodedata.decimal(one)) if not one.isascii() and one.isdecimal() else one for one in shown)


def _han(run: str) -> int:
    """Return the value of a number in Han numerals: `四十二`, or digit by digit `四二`."""
    if not any(one in _HAN_TENS for one in run):
        return int("".join(str(_HAN[one]) for one in run[:MOST_DIGITS]))
    total = section = digit = 0
    for one in run[:MOST_DIGITS]:
        if one in _HAN:
            digit = _HAN[one]
        elif one == "万":
            total, section, digit = total + (section + digit) * 10_000, 0, 0
        else:
            section, digit = section + (digit or 1) * _HAN_TENS[one], 0
    return total + section + digit


def _form(written: str) -> str:
    bare = re.sub(r"\s", "", written).replace(",", ".")
    return re.sub(r"\.0+$|(\.\d*?)0+$", r"\1", bare) if "/" not in bare else bare


def _written(value: Fraction) -> str:
    if value.denominator == 1 or 10**6 % value.denominator:
        return str(value)
    return str(float(value)) if value.denominator not in range(2, 11) else str(value)


def _sign(match: re.Match[str]) -> str:
    return "-" if (match.group(1) == "-") != (match.group(2) == "-") else ""


def _mixed(match: re.Match[str]) -> str:
    sign, whole, top, bottom = match.groups()
    if len(match.group()) > MOST_DIGITS or int(bottom) == 0 or int(top) >= int(bottom):
        return match.group()
    return f"{sign}{int(whole) * int(bottom) + int(top)}/{bottom}"


def _fraction_or_none(text: str) -> Fraction | None:
    if len(text) > MOST_DIGITS:
        return None
    try:
        return Fraction(re.sub(r"\s", "", text).replace(",", "."))
    except (ValueError, ZeroDivisionError):
        return None


def _worded(match: re.Match[str]) -> Fraction:
    value = Fraction(_whole(match["whole"]))
    if match["decimals"]:
        digits = "".join(str(_UNITS.index(word)) for word in match["decimals"].lower().split()[:MOST_DIGITS])
        value += Fraction(int(digits), 10 ** len(digits))
    return -value if match["sign"] else value


def _parts(match: re.Match[str]) -> Fraction:
    count = 1 if match["count"].lower() in ("a", "an") else _whole(match["count"])
    value = Fraction(count, _PARTS[match["part"].lower()])
    return -value if match["sign"] else value


def _whole(words: str) -> int:
    """Return the value of a whole number in words, below a million."""
    total = current = 0
    for word in re.split(r"[\s-]+", words.lower()):
        if word == "hundred":
            current = max(current, 1) * 100
        elif word == "thousand":
            total, current = total + current * 1000, 0
        elif word != "and":
            current += _TENS[word] if word in _TENS else 1 if word in ("a", "an") else _UNITS.index(word)
    return total + current
