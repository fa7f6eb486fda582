"""What a sentence says once its disguise is taken off: encodings, look-alikes, scattered letters and digits (pure).

Nothing here knows an answer. A reading that makes no sense does no harm: it is only searched for the answer.
"""

from __future__ import annotations

import base64
import binascii
import codecs
import html
import re
import unicodedata
from collections.abc import Callable, Iterator
from fractions import Fraction
from functools import lru_cache
from urllib.parse import unquote

LONGEST = 4_000  # of a sentence that is read in disguise; longer ones are read by their ends
MOST_READINGS = 60
_LOOK_ALIKE = str.maketrans(
    "аеорсухіјѕԁһӏмтвнкАВЕКМНОРСТХІЈЅαοειυνρτκχβΑΒΕΗΙΚΜΝΟΡΤΧΥΖɑɡı", "aeopcyxijsdhlmtbhkABEKMHOPCTXIJSaoeiuvptkxbABEHIKMNOPTXYZagi"
)
_TURNED = dict(zip("ɐqɔpǝɟƃɥᴉɾʞlɯuodbɹsʇnʌʍxʎz", "abcdefghijklmnopqrstuvwxyz", strict=True))
_TURNED = {sign: letter for sign, letter in _TURNED.items() if not sign.isascii()} | {
    "u": "n",
    "n": "u",
    "p": "d",
    "d": "p",
    "q": "b",
    "b": "q",
}
_BRAILLE = dict(zip("⠁⠃⠉⠙⠑⠋⠛⠓⠊⠚⠅⠇⠍⠝⠕⠏⠟⠗⠎⠞⠥⠧⠺⠭⠽⠵", "abcdefghijklmnopqrstuvwxyz", strict=True))
_LEET = str.maketrans("013457@$!|", "oieastasil")
_MORSE_CODES = (
    ".- -... -.-. -.. . ..-. --. .... .. .--- -.- .-.. -- -. --- .--. --.- .-. ... - ..- ...- .-- -..- -.-- --.. "
    "----- .---- ..--- ...-- ....- ..... -.... --... ---.. ----."
)
_MORSE = dict(zip(_MORSE_CODES.split(), "abcdefghijklmnopqrstuvwxyz0123456789", strict=True))
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_ROMAN_TOKEN = re.compile(
    r"(?<![\w'’])(?=[IVXLCDM]+(?![\w'’]))M{0,4}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})(?![\w'’])", re.IGNORECASE
)
_BASES = {
    "binary": 2,
    "base 2": 2,
    "base-2": 2,
    "base two": 2,
    "binär": 2,
    "octal": 8,
    "base 8": 8,
    "hex": 16,
    "base 16": 16,
    "base-16": 16,
}
_DECODED = re.compile(r"[A-Za-z0-9+/=_-]{2,}")
_ESCAPED = re.compile(
    r"\\u\{?([0-9a-fA-F]{2,6})\}?|\\x([0-9a-fA-F]{2})|U\+([0-9a-fA-F]{2,6})|=([2-7][0-9A-F])(?![\w])|=([2-7][0-9A-F])(?==[2-7])"
)
_OCTAL = re.compile(r"(?:\\[0-7]{2,3})+")
_FUNCTION_WORDS = re.compile(r"\b(?:the|answer|is|equals|you|it|so|solution|result)\b", re.IGNORECASE)
_REVERSED = re.compile(r"\b(?:reverse|backward|mirror|right to left|rückwärts|baklänges|à l'envers|al revés)", re.IGNORECASE)
_APPENDED = re.compile(
    r"\b(\d{1,12})\W{1,3}(?:followed by|and then|then|dann|puis|luego|and append|append|and attach|with)\s+(?:an?\s+|the\s+)?(\d)\b"
)
_MIXED_DIGITS = re.compile(r"(?<!\w)(?=\w*\d)[\dOoIlZSB]{2,12}(?!\w)")
_LOOKS_LIKE_A_DIGIT = str.maketrans("OoIlZSB", "0011258")
LEAST_ORDINAL = 4
_LONG_WORD = re.compile(r"(?<![\w+/])(?=\S*[A-Z])(?=\S*[a-z])(?=\S*(?:\d|=|[a-z][A-Z].*[a-z][A-Z]))[A-Za-z0-9+/]{8,}={0,2}(?![\w+/])")
LONG_CODE = 11  # characters of a word that may be an encoding turned round
_SYMBOL_NUMBER = re.compile(
    r"\b(?:DIGIT|FACE-?|KEYCAP|NUMBER|CIRCLED|FACE|NUMERAL|COUNTING ROD UNIT DIGIT|TILE)\s*-?(ZERO|ONE|TWO|THREE|FOUR|FIVE|SIX|SEVEN|EIGHT|NINE|TEN|\d+)\b"
)
_SYMBOL_LETTER = re.compile(r"(?:SQUARED|CIRCLED|PARENTHESIZED) LATIN (?:CAPITAL|SMALL) LETTER ([A-Z])$")
_SYMBOL_WORDS = ("ZERO", "ONE", "TWO", "THREE", "FOUR", "FIVE", "SIX", "SEVEN", "EIGHT", "NINE", "TEN")


@lru_cache(maxsize=512)
def unveiled(text: str) -> str:
    """Return a text as a reader sees it: without invisible characters, with symbols of numbers (`⑦`, a die's face) as digits."""
    text = re.sub(r"(?<=[^\W\d_])[*_~`]{1,3}(?=[^\W\d_])", "", html.unescape(text))
    if text.isascii():
        return text
    return "".join(
        _seen(one)
        for one in text
        if unicodedata.category(one) not in ("Cf", "Mn", "Me") or one in "\u0301\u0308\u030a\u0303\u0300\u0302\u0327"
    )


def readings(text: str) -> tuple[str, ...]:
    """Return what an unveiled text may say in disguise, the text itself apart."""
    text = text if len(text) <= LONGEST else f"{text[: LONGEST // 2]} {text[-LONGEST // 2 :]}"
    found: dict[str, None] = {}
    for read in _READERS:
        for reading in read(text):
            if reading and reading != text and len(found) < MOST_READINGS:
                found.setdefault(reading)
    for reading in tuple(found):  # what was hidden may hold its digits or codes apart once more
        for again in (*_gathered_digits(reading), *_decoded_words(reading)):
            if again and again != text and len(found) < MOST_READINGS:
                found.setdefault(again)
    return tuple(found)


def roman_numbers(text: str) -> set[int]:
    """Return the numbers that stand in Roman numerals; one lower-case or single letter is a word or a variable unless numerals are spoken of."""
    found = set()
    for match in _ROMAN_TOKEN.finditer(text):
        token = match.group()
        is_plain = (len(token) > 1 and token.isupper()) or len(token) > 2
        if token and token.upper() != "I" and (is_plain or re.search("roman|römisch|romersk|romain|romano", text, re.IGNORECASE)):
            found.add(_roman(token.upper()))
    return found


def tallies(text: str) -> set[int]:
    """Return how often a symbol is repeated where something is counted out by it."""
    letters = {len(run.group()) for run in re.finditer(r"(?<!\w)([^\W\d_])\1{3,}(?!\w)", text)}
    words = re.finditer(r"\b([^\W\d_]{2,12})\b(?:\W{1,3}\1\b){3,}", text, re.IGNORECASE)
    letters |= {len(re.findall(r"\w+", row.group())) for row in words}
    runs = re.finditer(r"([^\w\s.\-–—_=*~`#>…,;:!?'\"()\[\]{}\\/$+<%&])(?:\s?\1){2,}", text)
    return letters | {sum(not one.isspace() for one in run.group()) for run in runs}


def initials(text: str) -> str:
    """Return the first letters of the words, and after a line break those of the lines."""
    words = re.findall(r"[^\W\d_]+", text)
    return "".join(word[0] for word in words).casefold()


def _seen(one: str) -> str:
    if 0x1F1E6 <= ord(one) <= 0x1F1FF:  # letters of flags
        return chr(ord(one) - 0x1F1E6 + ord("a"))
    if one.isascii() or one.isalpha():
        return one
    name = unicodedata.name(one, "")
    if (letter := _SYMBOL_LETTER.search(name)) is not None:
        return letter.group(1).casefold()
    match = _SYMBOL_NUMBER.search(name)
    if match is None or one.isdecimal():
        return one
    word = match.group(1)
    return f" {word if word.isdecimal() else _SYMBOL_WORDS.index(word)} "


def _roman(token: str) -> int:
    values = [_ROMAN[letter] for letter in token]
    return sum(-value if following > value else value for value, following in zip(values, [*values[1:], 0], strict=True))


def _look_alikes(text: str) -> Iterator[str]:
    if not text.isascii():
        yield text.translate(_LOOK_ALIKE)


def _gathered_digits(text: str) -> Iterator[str]:
    """Yield numbers whose digits are scattered (`1 2 0`, `1, then 2`, `1-2-0`); of two digits only where nothing but space or a mark is between."""
    bare = re.sub(r"\\[,;!:]|\\(?:text|math)\w*|[{}$*_`~|\\]", "", text)
    for match in re.finditer(
        r"(?<![\d.,])\d(?:[^\w.+/=×*÷^]{1,3}\d){1,}(?![\d]|,?\s+(?:and|or|und|et|y|och)\s+\d)|(?<![\d.,])\d(?:(?:,\s*|,?\s+(?:and|then|und|et|y|och)\s+)\d){2,}(?!\d)",
        bare,
    ):
        yield re.sub(r"\D", "", match.group())
    if "\\" in text and (unset := re.sub(r"\\(?:text|math)\w*\s*\{([^{}]*)\}", r"\1", text)) != text:
        yield unset
    glued = re.sub(r"(?<=\d)[*_`~{}$\\|]+(?=\d)", "", text)
    if glued != text:
        yield glued.replace("_", " ")


def gathered(shown: str) -> tuple[str, ...]:
    """Return the numbers that a plain text tells in pieces or in a form of its own: `12 0`, `12 followed by 0`, `12O`, `1.2e2`, `7th`."""
    found = [re.sub(r"\D", "", match.group()) for match in re.finditer(r"(?<![\d.,])\d+(?:[ \-]\d+)+(?![\d.,])|\b\d,\d{2}\b", shown)]
    found += ["".join(match.groups()) for match in _APPENDED.finditer(shown)]
    found += [match.group().translate(_LOOKS_LIKE_A_DIGIT) for match in _MIXED_DIGITS.finditer(shown) if not match.group().isdecimal()]
    found += [str(Fraction(match.group())) for match in re.finditer(r"(?<![\w.])\d{1,6}(?:\.\d{1,6})?[eE][+-]?\d{1,2}\b", shown)]
    found += [match.group(1) for match in re.finditer(r"\b(\d{1,6})(?:st|nd|rd|th)\b", shown) if int(match.group(1)) >= LEAST_ORDINAL]
    if "(" in shown and re.search(r"hundred|thousand|\d\s*\(", shown):
        found.append(re.sub(r"[()\[\]]", "", shown))
    return tuple(found[:MOST_READINGS])


def _decoded_words(text: str) -> Iterator[str]:
    """Yield what base64, base32, hexadecimal bytes or percent signs encode."""
    if "%" in text:
        yield unquote(text)
    for match in _DECODED.finditer(text):
        word = match.group()
        for decode in (_base64, _base32, _hexadecimal):
            if (said := decode(word)) is not None:
                yield said
        if (word[0] == "=" or len(word) > LONG_CODE) and (said := _base64(word[::-1])) is not None:
            yield said
    for match in re.finditer(r"\b(?:[0-9a-fA-F]{2}[ :,-]){1,}[0-9a-fA-F]{2}\b|\b(?:[01]{8}\s?)+\b", text):
        if (said := _bytes_of(match.group())) is not None:
            yield said


def holds_code(text: str) -> bool:
    """Return whether a text holds a word of base64, whatever it says: letters and digits that make words once decoded, and are none as they stand."""
    for match in _LONG_WORD.finditer(text):
        said = _base64(match.group())
        if said is not None and said.isascii() and len(re.findall(r"[a-zA-Z0-9 .,;:/=()\[\]+-]", said)) == len(said):
            return True
    return False


def _base64(word: str) -> str | None:
    bare = word.rstrip("=").replace("-", "+").replace("_", "/")
    is_likely = word.endswith("=") or (len(bare) >= 4 and re.search(r"[A-Z].*[a-z]|[a-z].*[A-Z]|\d", bare))
    return _printable(lambda: base64.b64decode(bare + "=" * (-len(bare) % 4), validate=True)) if is_likely else None


def _base32(word: str) -> str | None:
    bare = word.rstrip("=")
    is_likely = len(word) >= 4 and re.fullmatch(r"[A-Z2-7]+", bare)
    return _printable(lambda: base64.b32decode(bare + "=" * (-len(bare) % 8))) if is_likely else None


def _hexadecimal(word: str) -> str | None:
    bare = word.removeprefix("0x")
    is_likely = len(bare) % 2 == 0 and re.fullmatch(r"[0-9a-fA-F]+", bare) and (word != bare or len(bare) >= 6)
    return _printable(lambda: bytes.fromhex(bare)) if is_likely else None


def _bytes_of(run: str) -> str | None:
    bare = re.sub(r"[^0-9a-fA-F]", "", run)
    if re.fullmatch(r"(?:[01]{8})+", bare):
        return _printable(lambda: bytes(int(bare[at : at + 8], 2) for at in range(0, len(bare), 8)))
    return _printable(lambda: bytes.fromhex(bare)) if len(bare) % 2 == 0 else None


def _printable(decode: Callable[[], bytes]) -> str | None:
    try:
        said = decode().decode()
    except (ValueError, binascii.Error):
        return None
    return said if said and said.isprintable() and re.search(r"\w", said) else None


def _escaped(text: str) -> Iterator[str]:
    shown = _ESCAPED.sub(lambda match: _character(int(next(part for part in match.groups() if part), 16)), text)
    if shown != text:
        yield shown
    for match in _OCTAL.finditer(text):
        yield "".join(_character(int(part, 8)) for part in re.findall(r"[0-7]+", match.group()))


def _character(code: int) -> str:
    return chr(code) if code < 0x11_0000 and not 0xD800 <= code < 0xE000 else " "


def _coded_letters(text: str) -> Iterator[str]:
    """Yield what a row of numbers spells, as codes of characters or as places in the alphabet."""
    for match in re.finditer(r"\b\d{1,3}(?:\W{1,2}\d{1,3}){1,}\b", text):
        codes = [int(part) for part in re.findall(r"\d+", match.group())]
        if all(32 <= code < 127 for code in codes):
            yield "".join(map(chr, codes))
        if len(codes) >= 3 and all(1 <= code <= 26 for code in codes):
            yield "".join(chr(ord("a") + code - 1) for code in codes)
    if re.search(r"\bascii\b|\bchar\w*\s+code|\bcode\s?point", text, re.IGNORECASE):
        yield " ".join(chr(int(part)) for part in re.findall(r"\b\d{2,3}\b", text) if 32 <= int(part) < 127)


def _in_bases(text: str) -> Iterator[str]:
    """Yield the numbers of a text in the bases that it speaks of."""
    folded = re.sub(r"(?<=\b\d)\s(?=\d\b)", "", text.casefold())
    named = {base for word, base in _BASES.items() if word in folded}
    for base, digits in ((2, "[01]+"), (8, "[0-7]+"), (16, "[0-9a-f]+")):
        prefix = {2: "0b", 8: "0o", 16: "0x"}[base]
        found = re.findall(rf"\b{prefix}({digits})\b", folded) + (re.findall(rf"\b(?=\S*\d)({digits})\b", folded) if base in named else [])
        yield from (str(int(part, base)) for part in found if len(part) <= 24)
    if 16 in named:
        yield from (chr(int(part, 16)) for part in re.findall(r"\b[2-7][0-9a-f]\b", folded))


def _morse(text: str) -> Iterator[str]:
    shown = text.translate(str.maketrans("•·–—−", "..---"))
    for match in re.finditer(r"(?<![\w.-])[.-]{1,5}(?:[\s/]+[.-]{1,5})*(?![\w.-])", shown):
        letters = [_MORSE.get(part, "") for part in re.split(r"[\s/]+", match.group())]
        if "".join(letters) and (len(match.group()) >= 5):
            yield "".join(letters)


def _backwards(text: str) -> Iterator[str]:
    turned = text.rstrip(" .!?")[::-1]
    if _REVERSED.search(text) or _makes_more_sense(turned, text):
        yield turned


def _turned_letters(text: str) -> Iterator[str]:
    """Yield letters that stand on their heads the right way up, and Braille in print."""
    if any(sign in _TURNED and not sign.isascii() for sign in text):
        yield "".join(_TURNED.get(sign, sign) for sign in reversed(text))
    if any("\u2800" < sign <= "\u28ff" for sign in text):
        yield "".join(_BRAILLE.get(sign, sign) for sign in text)
        yield "".join(str((ord(_BRAILLE[sign]) - 96) % 10) if _BRAILLE.get(sign, "z") <= "j" else sign for sign in text)


def _leet(text: str) -> Iterator[str]:
    shown = re.sub(r"\S*[a-zA-Z]\S*", lambda match: match.group().translate(_LEET), text)
    if shown != text:
        yield shown
        yield re.sub(r"\S*[a-zA-Z]\S*", lambda match: match.group().replace("1", "l").translate(_LEET), text)


def _shifted(text: str) -> Iterator[str]:
    """Yield the text in ROT13 if that makes more sense than the text; single words are looked for by their shifts."""
    turned = codecs.encode(text, "rot13")
    if _makes_more_sense(turned, text):
        yield turned


def _makes_more_sense(turned: str, text: str) -> bool:
    return len(_FUNCTION_WORDS.findall(turned)) > len(_FUNCTION_WORDS.findall(text))


_READERS = (
    _look_alikes, _gathered_digits, _decoded_words, _escaped, _coded_letters, _in_bases, _morse, _backwards, _turned_letters, _leet, _shifted,
)  # fmt: skip


@lru_cache(maxsize=1024)
def hidden_forms(word: str) -> tuple[str, ...]:
    """Return how a squeezed word of at least four letters is hidden: turned round, shifted in the alphabet, in pig Latin."""
    if len(word) < 4 or not (word.isascii() and word.isalpha()):
        return ()
    shifted = ("".join(chr((ord(letter) - 97 + by) % 26 + 97) for letter in word) for by in range(1, 26))
    return (word[::-1], *shifted, "".join(chr(219 - ord(letter)) for letter in word), f"{word[1:]}{word[0]}ay", f"{word}way")
