"""Takes a text of any language apart into the terms that are searched for (pure).

Words are compared in NFKC and case-folded form, then by their stem where the language is known or can be told from its function words.
Scripts that put no spaces between words are taken by pairs of characters. A term is kept as 64 bits of its hash.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from hashlib import blake2b
from typing import Any, Final

import snowballstemmer

MOST_CHARACTERS: Final = 100_000
MOST_WORD: Final = 64
"""Characters of a word that count; a longer one is no word."""
# Scripts written without spaces: Thai, Lao, Myanmar, Khmer, Tibetan, kana, Han and their extensions (Unicode 17, Blocks.txt).
_UNSPACED: Final = (
    "\u0e00-\u0eff\u0f00-\u0fff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\U0001b000-\U0001b16f\U00020000-\U0003ffff"
)
# Vowel signs and accents that Python's \w leaves out, without which the words of Hindi, Tamil or Hebrew would fall apart.
_MARKS: Final = "".join(mark for mark in map(chr, range(0x300, 0xFE00)) if unicodedata.category(mark).startswith("M"))
# A word: letters and digits with their marks; or a run of an unspaced script; or any single symbol (emoji, signs).
_PIECE: Final = re.compile(rf"(?P<run>[{_UNSPACED}]+)|(?P<word>[^\W_{_UNSPACED}](?:[^\W_{_UNSPACED}]|[{_MARKS}])*)|(?P<sign>[^\w\s])")
_JOINER: Final = re.compile("(?<=\\w)['’ʼ＇\u00ad\u200c\u200d](?=\\w)")
_SYMBOLS: Final = frozenset({"So", "Sm", "Sc"})

_ALGORITHMS: Final = {
    "ar": "arabic", "ca": "catalan", "cs": "czech", "da": "danish", "de": "german", "el": "greek", "en": "english", "es": "spanish", "et": "estonian",
    "eu": "basque", "fa": "persian", "fi": "finnish", "fr": "french", "ga": "irish", "hi": "hindi", "hu": "hungarian", "hy": "armenian", "id": "indonesian",
    "it": "italian", "lt": "lithuanian", "nb": "norwegian", "ne": "nepali", "nl": "dutch", "nn": "norwegian", "no": "norwegian", "pl": "polish",
    "pt": "portuguese", "ro": "romanian", "ru": "russian", "sr": "serbian", "sv": "swedish", "ta": "tamil", "tr": "turkish", "yi": "yiddish",
}  # fmt: skip
# The function words that tell these languages apart, from the frequency lists of their closed word classes.
_FUNCTION_WORDS: Final = {
    "en": "the and of to is was that for with are you have this what not it my do how did when they a i in on at",
    "sv": "och att det som är på för inte med jag av den till har ett vad hur när var om min",
    "de": "und der die das ist nicht ich zu ein eine mit auf für wie was wann auch sie es wir",
    "fr": "le la les des et est une que pas dans pour qui sur avec je du ce comment quand mon",
    "es": "el los las que en una por con para como está pero más del qué cuándo muy mi lo es",
    "it": "il che di non una per con sono della come più gli nel quando mi ho è questo cosa del",
    "pt": "que não uma com para os as do da em como mais por eu quando está meu muito foi você",
    "nl": "het een van ik en niet dat is met voor op zijn hoe wat wanneer maar ook mijn de je",
    "da": "og at det ikke jeg er på til en af for med hvad hvordan hvornår har mig min som den",
    "no": "og at det ikke jeg er på til av for med hva hvordan når har meg min som en den",
    "fi": "ja on ei että se mitä miten kun minä oli mutta hän en ovat tämä niin myös kuin",
    "pl": "nie się i w na jest że to z do jak co czy kiedy ale mam za po tak już",
    "cs": "je se na že to jak co když ale jsem si pro ve by tak jsou už které při",
    "ru": "и в не на что я с как это он мы по но когда к у за из так мне",
    "tr": "bir ve bu için ne nasıl çok da de ama mi ben değil var gibi daha kadar olarak",
    "hu": "az és nem hogy is egy van mi de ez meg mint csak volt mikor hogyan már",
    "ro": "și în nu este că la un pe cu ce am sunt mai când cum pentru din care",
    "id": "yang dan di ini itu dengan untuk tidak saya dari pada apa bagaimana kapan akan ada",
    "el": "και το να είναι δεν που η ο τα με για τι πώς πότε στο μου από θα την",
    "ar": "في من على ما هو لا إلى كيف متى هذا أن عن هل التي مع كان",
}  # fmt: skip
_LANGUAGES_OF: Final[dict[str, tuple[str, ...]]] = {
    word: tuple(code for code, words in _FUNCTION_WORDS.items() if word in words.split())
    for words in _FUNCTION_WORDS.values()
    for word in words.split()
}


def words(text: str) -> list[str]:
    """Return the words of a text in order: normalised, case-folded, unstemmed; pairs of characters where words are not spaced."""
    plain = _JOINER.sub("", unicodedata.normalize("NFKC", text[:MOST_CHARACTERS])).casefold()
    return [word for piece in _PIECE.finditer(plain) for word in _of_piece(piece)]


def language_of(found: Sequence[str], at_least: int = 1) -> str | None:
    """Return the language whose function words occur most in `found`, or None if none do, several, or fewer than `at_least`."""
    counts: dict[str, int] = {}
    for word in found:
        for code in _LANGUAGES_OF.get(word, ()):
            counts[code] = counts.get(code, 0) + 1
    most = max(counts.values(), default=0)
    leading = [code for code, count in counts.items() if count == most]
    return leading[0] if len(leading) == 1 and most >= at_least else None


def telling(found: Sequence[str], language: str | None) -> list[str]:
    """Return each word once, without the function words of the language if there are others."""
    functional = _FUNCTION_WORDS.get(language or "", "").split()
    distinct = list(dict.fromkeys(found))
    return [word for word in distinct if word not in functional] or distinct


def stemmed(word: str, language: str | None) -> str:
    """Return the stem of a word, or the word where the language has no stemmer or is not known."""
    algorithm = _ALGORITHMS.get(language or "")
    return word if algorithm is None else _stem(algorithm, word)


def spaced(name: str) -> bool:
    """Return whether a name is written in a script that puts spaces between words."""
    return re.search(f"[{_UNSPACED}]", name) is None


@lru_cache(65_536)
def term(word: str) -> int:
    """Return the 64 bits that stand for a word or stem."""
    return int.from_bytes(blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


def _of_piece(piece: re.Match[str]) -> Iterator[str]:
    """Give the words of one piece of text."""
    whole = piece.group()
    if piece.lastgroup == "word":
        yield whole[:MOST_WORD]
    elif piece.lastgroup == "run":
        yield from (whole[at : at + 2] for at in range(max(1, len(whole) - 1)))
    elif unicodedata.category(whole) in _SYMBOLS:
        yield whole


@lru_cache(65_536)
def _stem(algorithm: str, word: str) -> str:
    stem: str = _stemmer(algorithm).stemWord(word)
    return stem


@lru_cache(64)
def _stemmer(algorithm: str) -> Any:
    return snowballstemmer.stemmer(algorithm)
