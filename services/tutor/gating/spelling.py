"""Whole numbers in words, in sixteen languages, so that an answer is known in whatever language it is told (pure).

Forms are squeezed: lower case, without accents, spaces or hyphens. Where a language has several ways, all are given.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from itertools import product

LARGEST = 999_999
Forms = frozenset[str]


def squeezed(text: str) -> str:
    """Return a text in lower case without accents, spaces and punctuation."""
    return "".join(tokens(text))


def tokens(text: str) -> list[str]:
    """Return the words of a text in lower case, without accents."""
    bare = unicodedata.normalize(
        "NFKD", text.casefold().replace("ß", "ss").replace("ø", "o").replace("æ", "ae").replace("ł", "l").replace("ı", "i")
    )
    return re.findall(r"\w+", "".join(one for one in bare if not unicodedata.combining(one)))


def word_set(listed: str) -> frozenset[str]:
    """Return the words of a list that is written as one text."""
    return frozenset(listed.split())


@lru_cache(maxsize=512)
def spelled(number: int) -> Forms:
    """Return every form of a number from 0 to 999 999 in every language; none beyond."""
    if not 0 <= number <= LARGEST:
        return frozenset()
    return frozenset().union(*(frozenset(map(squeezed, speak(number))) for speak in LANGUAGES))


@lru_cache(maxsize=512)
def english(number: int) -> Forms:
    """Return the forms of a number in English."""
    return frozenset(map(squeezed, LANGUAGES[0](number))) if 0 <= number <= LARGEST else frozenset()


@lru_cache(maxsize=1)
def small_words() -> dict[str, int]:
    """Return the values of all one-word numbers up to a hundred, in every language but English."""
    found: dict[str, int] = {}
    for number in range(101):
        for speak in LANGUAGES[1:]:
            for form in speak(number):
                if len(form.split()) == 1:
                    found.setdefault(squeezed(form), number)
    return found


def _words(listed: str) -> list[list[str]]:
    """Return the words of a list; `a/b` are two ways to say one, `a_b` is one of two words."""
    return [word.replace("_", " ").split("/") for word in listed.split()]


def _language(
    small: str, tens: str, join: Callable[[str, str], list[str]], hundred: Callable[[int, list[str]], list[str]], thousand: Callable[[int, list[str]], list[str]],
    and_: tuple[str, ...] = ("",),
) -> Callable[[int], list[str]]:  # fmt: skip
    """Return a function that says a number.

    Args:
        small: the words from 0 as far as they have no system, `a/b` for two ways.
        tens: the words of 20, 30 … 90.
        join: says a ten and a unit.
        hundred: says so many hundreds, given the words of the count.
        thousand: the same of thousands.
        and_: what may stand between the hundreds and the rest.
    """
    first, ten_words = _words(small), _words(tens)

    def below_hundred(number: int) -> list[str]:
        if number < len(first):
            return first[number]
        ten, unit = ten_words[number // 10 - 2], number % 10
        return ten if unit == 0 else [said for left, right in product(ten, first[unit]) for said in join(left, right)]

    def below_thousand(number: int) -> list[str]:
        count, rest = divmod(number, 100)
        if count == 0:
            return below_hundred(rest)
        said = hundred(count, first[count])
        return said if rest == 0 else [f"{left} {link} {right}" for left, link, right in product(said, and_, below_hundred(rest))]

    def say(number: int) -> list[str]:
        count, rest = divmod(number, 1000)
        if count == 0:
            return below_thousand(rest)
        said = thousand(count, below_thousand(count))
        return said if rest == 0 else [f"{left} {link} {right}" for left, link, right in product(said, and_, below_thousand(rest))]

    return say


def _counted(word: str, *, one: bool = True, none: bool = True) -> Callable[[int, list[str]], list[str]]:
    """Return how a power is counted: `one hundred`, or the bare word, or both."""

    def say(count: int, said: list[str]) -> list[str]:
        bare = [word] if none and count == 1 else []
        return bare + [f"{each} {word}" for each in said] if one or count > 1 else bare or [word]

    return say


def _listed(words: str) -> Callable[[int, list[str]], list[str]]:
    """Return how hundreds are said that have each a word of their own."""
    found = _words(words)
    return lambda count, _: found[count - 1]


def _spaced(ten: str, unit: str) -> list[str]:
    return [f"{ten} {unit}"]


def _joined(link: str) -> Callable[[str, str], list[str]]:
    return lambda ten, unit: [f"{ten} {link} {unit}"]


def _turned(link: str) -> Callable[[str, str], list[str]]:
    return lambda ten, unit: [f"{unit} {link} {ten}"]


def _german(ten: str, unit: str) -> list[str]:
    return [f"{'ein' if unit == 'eins' else unit} und {ten}"]


def _german_count(word: str) -> Callable[[int, list[str]], list[str]]:
    return lambda count, said: [word, f"ein {word}"] if count == 1 else [f"{each} {word}" for each in said]


def _italian(ten: str, unit: str) -> list[str]:
    return [f"{ten[:-1] if unit in ('uno', 'otto') else ten}{unit}"]


def _elided(speak: Callable[[int], list[str]]) -> Callable[[int], list[str]]:
    """Return how numbers are said where `cento otto` becomes `centotto`."""
    return lambda number: [form for said in speak(number) for form in dict.fromkeys((said, re.sub(r"cento\s+o", "cento", said)))]


def _spanish(ten: str, unit: str) -> list[str]:
    return [f"veinti{unit}", f"veinte y {unit}"] if ten == "veinte" else [f"{ten} y {unit}"]


def _slavic(one: str, few: str, many: str) -> Callable[[int, list[str]], list[str]]:
    """Return how thousands are said where the word depends on the count."""

    def say(count: int, said: list[str]) -> list[str]:
        if count == 1:
            return [one, *(f"{each} {one}" for each in said)]
        word = (
            few if count % 10 in (2, 3, 4) and count % 100 not in (12, 13, 14) else one if count % 10 == 1 and count % 100 != 11 else many
        )
        return [f"{each} {word}" for each in said]

    return say


def _french() -> Callable[[int], list[str]]:
    small = _words(
        "zéro un/une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf"
    )
    tens = {20: "vingt", 30: "trente", 40: "quarante", 50: "cinquante", 60: "soixante", 70: "septante", 80: "huitante", 90: "nonante"}

    def below_hundred(number: int) -> list[str]:
        if number < 20:
            return small[number]
        ten, unit = number // 10 * 10, number % 10
        said = [f"{tens[ten]}{link}{each}" for link in ((" et ", " ") if unit == 1 else (" ",)) for each in (small[unit] if unit else [""])]
        if number >= 80:
            return said + [f"quatre-vingt {each}" for each in (small[number - 80] if number > 80 else ["", "s"])]
        return said + [f"soixante {link}{each}" for link in ("", "et ") for each in small[number - 60]] if number >= 70 else said

    def below_thousand(number: int) -> list[str]:
        count, rest = divmod(number, 100)
        rests = below_hundred(rest) if rest else ["", "s"]
        return below_hundred(rest) if count == 0 else [f"{'' if count == 1 else small[count][0]} cent {each}" for each in rests]

    def say(number: int) -> list[str]:
        count, rest = divmod(number, 1000)
        if count == 0:
            return below_thousand(rest)
        counts = [""] if count == 1 else below_thousand(count)
        return [f"{left} mille {right}" for left, right in product(counts, below_thousand(rest) if rest else [""])]

    return say


def _danish(ten: str, unit: str) -> list[str]:
    return [f"{unit} og {ten}"]


LANGUAGES: tuple[Callable[[int], list[str]], ...] = (
    _language(
        "zero/nought one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen",
        "twenty thirty forty/fourty fifty sixty seventy eighty ninety", _spaced, _counted("hundred", none=False), _counted("thousand", none=False),
        ("", "and"),
    ),
    _language(
        "null eins/ein/eine zwei/zwo drei vier fünf/fuenf sechs sieben acht neun zehn elf zwölf/zwoelf dreizehn vierzehn fünfzehn/fuenfzehn sechzehn "
        "siebzehn achtzehn neunzehn", "zwanzig dreissig vierzig fünfzig/fuenfzig sechzig siebzig achtzig neunzig", _german, _german_count("hundert"),
        _german_count("tausend"), ("", "und"),
    ),
    _french(),
    _language(
        "cero uno/un/una dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve",
        "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa", _spanish,
        _listed("cien/ciento doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos"),
        _counted("mil", one=False), ("",),
    ),
    _language(
        "noll ett/en två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton sexton sjutton arton nitton",
        "tjugo trettio fyrtio femtio sextio sjuttio åttio nittio", _spaced, _counted("hundra"), _counted("tusen"), ("", "och"),
    ),
    _elided(_language(
        "zero uno/un/una due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici diciassette diciotto "
        "diciannove", "venti trenta quaranta cinquanta sessanta settanta ottanta novanta", _italian, _counted("cento", one=False),
        lambda count, said: ["mille"] if count == 1 else [f"{each} mila" for each in said], ("", "e"),
    )),
    _language(
        "zero um/uma dois/duas três quatro cinco seis sete oito nove dez onze doze treze catorze/quatorze quinze dezesseis/dezasseis "
        "dezessete/dezassete dezoito dezenove/dezanove", "vinte trinta quarenta cinquenta sessenta setenta oitenta noventa", _joined("e"),
        _listed("cem/cento duzentos trezentos quatrocentos quinhentos seiscentos setecentos oitocentos novecentos"), _counted("mil", one=False),
        ("e", ""),
    ),
    _language(
        "nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien",
        "twintig dertig veertig vijftig zestig zeventig tachtig negentig", _turned("en"), _counted("honderd", one=False),
        _counted("duizend", one=False), ("", "en"),
    ),
    _language(
        "nul en/et to tre fire fem seks syv otte ni ti elleve tolv tretten fjorten femten seksten sytten atten nitten",
        "tyve tredive fyrre halvtreds tres halvfjerds firs halvfems", _danish, _counted("hundrede"), _counted("tusind"), ("", "og"),
    ),
    _language(
        "null en/ett/ei to tre fire fem seks sju/syv åtte ni ti elleve tolv tretten fjorten femten seksten sytten atten nitten",
        "tjue/tyve tretti førti femti seksti sytti åtti nitti", _spaced, _counted("hundre"), _counted("tusen"), ("og", ""),
    ),
    _language(
        "zero jeden/jedna/jedno dwa/dwie trzy cztery pięć sześć siedem osiem dziewięć dziesięć jedenaście dwanaście trzynaście czternaście piętnaście "
        "szesnaście siedemnaście osiemnaście dziewiętnaście",
        "dwadzieścia trzydzieści czterdzieści pięćdziesiąt sześćdziesiąt siedemdziesiąt osiemdziesiąt dziewięćdziesiąt", _spaced,
        _listed("sto dwieście trzysta czterysta pięćset sześćset siedemset osiemset dziewięćset"), _slavic("tysiąc", "tysiące", "tysięcy"),
    ),
    _language(
        "ноль/нуль один/одна/одно два/две три четыре пять шесть семь восемь девять десять одиннадцать двенадцать тринадцать четырнадцать пятнадцать "
        "шестнадцать семнадцать восемнадцать девятнадцать",
        "двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто", _spaced,
        _listed("сто двести триста четыреста пятьсот шестьсот семьсот восемьсот девятьсот"), _slavic("тысяча", "тысячи", "тысяч"),
    ),
    _language(
        "nolla yksi kaksi kolme neljä viisi kuusi seitsemän kahdeksan yhdeksän kymmenen yksitoista kaksitoista kolmetoista neljätoista viisitoista "
        "kuusitoista seitsemäntoista kahdeksantoista yhdeksäntoista",
        "kaksikymmentä kolmekymmentä neljäkymmentä viisikymmentä kuusikymmentä seitsemänkymmentä kahdeksankymmentä yhdeksänkymmentä", _spaced,
        lambda count, said: ["sata"] if count == 1 else [f"{each} sataa" for each in said],
        lambda count, said: ["tuhat"] if count == 1 else [f"{each} tuhatta" for each in said],
    ),
    _language(
        "sıfır bir iki üç dört beş altı yedi sekiz dokuz on on_bir on_iki on_üç on_dört on_beş on_altı on_yedi on_sekiz on_dokuz", "yirmi otuz kırk elli altmış yetmiş seksen doksan", _spaced,
        _counted("yüz", one=False), _counted("bin", one=False),
    ),
    _language(
        "nol satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas "
        "dua_belas tiga_belas empat_belas lima_belas enam_belas tujuh_belas delapan_belas sembilan_belas",
        "dua_puluh tiga_puluh empat_puluh lima_puluh enam_puluh tujuh_puluh delapan_puluh sembilan_puluh", _spaced,
        lambda count, said: ["seratus"] if count == 1 else [f"{each} ratus" for each in said],
        lambda count, said: ["seribu"] if count == 1 else [f"{each} ribu" for each in said],
    ),
    _language(
        "zero unu/una/un doi/două trei patru cinci șase șapte opt nouă zece unsprezece doisprezece treisprezece paisprezece cincisprezece "
        "șaisprezece șaptesprezece optsprezece nouăsprezece",
        "douăzeci treizeci patruzeci cincizeci șaizeci șaptezeci optzeci nouăzeci", _joined("și"),
        lambda count, said: ["o sută"] if count == 1 else [f"{each} sute" for each in said],
        lambda count, said: ["o mie"] if count == 1 else [f"{each} {link}mii" for each in said for link in ("", "de ")],
    ),
)  # fmt: skip
