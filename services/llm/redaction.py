"""Names, e-mails, phone and identity numbers become stable stand-ins before a byte leaves, and come back in the reply (pure).

Mathematics is left alone: a number is only hidden when it is written like one that names a person, and a name that is also a function or a product of
variables only where it is no part of a formula.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from services.llm.numbers import Found, personal_numbers

EMAIL: Final = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
WORD: Final = re.compile(r"\w+")
FORMULA: Final = re.compile(r"\$\$.+?\$\$|\$[^$\n]{1,400}\$|\\\(.{1,800}?\\\)|\\\[.{1,2000}?\\\]", re.DOTALL)
STAND_IN: Final = re.compile(r"[⟦\[]{0,2}\b(name|mail|phone|id|bank)[-‐‑–_ ]([0-9a-f]{6})\b[⟧\]]{0,2}", re.IGNORECASE)
"""As it was sent, or as models bend it: with other brackets or none, another dash, another case."""
_FUNCTIONS: Final = (
    "abs ace add arc area arg base cos cot csc cube deg det dim div exp gcd graph hom img inf int ker lcm lim line ln log max mean med min mod mode "
    "nor not odd ode or pi plot point prime prod rad rank ray root sec set sign sin sinh sgn sqrt sum sup tan tanh theta trace unit var vector xi"
)
MATHEMATICAL: Final = frozenset(_FUNCTIONS.split(" "))
"""Names of functions and words of mathematics that are also names of people, or might be."""
_OF_NAMES: Final = "af al an av bin da das de del della den der des di do dos du el la le les mac of och ter the und van von zu zur"
PARTICLES: Final = frozenset(_OF_NAMES.split(" "))
"""Parts of names that name nobody, and are words of their own in many languages."""
_BESIDE: Final = frozenset("0123456789=+*/^()<>−·×÷|_{}[]\\-%")
_INVISIBLE: Final = dict.fromkeys(map(ord, "\u200b\u2060\ufeff\u00ad"))
_LEAST_DIGITS: Final = 6
_SHORT: Final = 2
_GENITIVE_FROM: Final = 4


@dataclass
class Redaction:
    """One call's stand-ins: the same value always gets the same stand-in for the same key.

    Args:
        names: whose words to hide, compared without regard to case and accents, as whole words.
        key: 32 bytes; without it nobody can tell which name a stand-in means.
    """

    names: tuple[str, ...] = field(repr=False)
    key: bytes = field(repr=False)
    _words: frozenset[str] = field(init=False, repr=False)
    _origins: dict[str, str] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        self._words = frozenset(_words(self.names))

    def hide(self, text: str) -> str:
        """Return the text with every private value replaced by its stand-in."""
        text = unicodedata.normalize("NFC", text.translate(_INVISIBLE))
        parts, at = [], 0
        for found in _apart([*_mails(text), *personal_numbers(text), *self._named(text)]):
            parts += [text[at : found.begin], self._stand_in(found.label, text[found.begin : found.end])]
            at = found.end
        return "".join([*parts, text[at:]])

    def restore(self, text: str) -> str:
        """Return the text with the stand-ins of this call turned back."""

        def origin(match: re.Match[str]) -> str:
            return self._origins.get(f"{match[1]}-{match[2]}".lower(), match[0])

        return STAND_IN.sub(origin, text) if self._origins else text

    def _named(self, text: str) -> Iterator[Found]:
        """Give the words of names."""
        formulas = [match.span() for match in FORMULA.finditer(text)] if self._words else []
        for match in WORD.finditer(text) if self._words else ():
            end = self._end_of_name(match)
            if end and not _is_mathematics(text, match, any(begin <= match.start() < stop for begin, stop in formulas)):
                yield Found("name", match.start(), end)

    def _end_of_name(self, match: re.Match[str]) -> int:
        """Return where a name ends that a word is, or is the genitive of; 0 if it is none."""
        word = _folded(match.group())
        if word in self._words:
            return match.end()
        is_genitive = len(word) > _GENITIVE_FROM and word.endswith("s") and word[:-1] in self._words
        return match.end() - 1 if is_genitive else 0

    def _stand_in(self, label: str, value: str) -> str:
        digest = hmac.new(self.key, f"{label}\0{_folded(value)}".encode(), hashlib.sha256).hexdigest()[:6]
        self._origins.setdefault(f"{label}-{digest}", value)  # as it was written first
        return f"⟦{label}-{digest}⟧"


def _folded(word: str) -> str:
    """Return a word without regard to case and accents."""
    if word.isascii():
        return word.casefold()
    return "".join(sign for sign in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(sign))


def _words(names: Iterable[str]) -> Iterator[str]:
    """Give the words of names that name somebody, folded."""
    for name in names:
        for part in WORD.findall(unicodedata.normalize("NFC", name)):
            word = _folded(part)
            if len(word) >= _SHORT and word not in PARTICLES and not (word.isdigit() and len(word) < _LEAST_DIGITS):
                yield word


def _mails(text: str) -> Iterator[Found]:
    return (Found("mail", *match.span()) for match in EMAIL.finditer(text)) if "@" in text else iter(())


def _apart(found: Iterable[Found]) -> Iterator[Found]:
    """Give findings in their order, of those that overlap the one that begins first, and of these the longest."""
    at = 0
    for one in sorted(found, key=lambda each: (each.begin, -each.end)):
        if one.begin >= at:
            yield one
            at = one.end


def _is_mathematics(text: str, match: re.Match[str], in_formula: bool) -> bool:
    """Return whether a word that is also somebody's name is part of a formula here: a command, a function, a product of two variables."""
    word = match.group()
    if text[match.start() - 1 : match.start()] == "\\":
        return True
    is_function = _folded(word) in MATHEMATICAL
    if len(word) > _SHORT and not is_function:
        return False
    return in_formula or (is_function and word.islower()) or _is_beside_operator(text, match)


def _is_beside_operator(text: str, match: re.Match[str]) -> bool:
    before, after = text[max(0, match.start() - 3) : match.start()].rstrip(" ")[-1:], text[match.end() : match.end() + 3].lstrip(" ")[:1]
    return before in _BESIDE or after in _BESIDE
