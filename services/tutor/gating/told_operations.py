"""Whether a sentence names an operation and the numbers that it makes the answer of: `the mean of 8 and 18`, `gcd(39, 52)`, `the sixth prime` (pure).

What is looked for is not a phrase but a word of arithmetic beside numbers, of which one at least is not at hand: whoever names others than the
question's knows what shall come out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from fractions import Fraction
from functools import cache
from itertools import pairwise
from math import ceil, floor, gcd, isqrt, lcm

from services.tutor.gating.hearing import Heard
from services.tutor.gating.numbers import mentions

Numbers = list[Fraction]
Operation = Callable[[Numbers], Iterator[Fraction]]
MOST_NUMBERS = 12
MOST_BITS = 80
MOST_BASE, MOST_EXPONENT = 10_000, 12
LARGEST_PRIME = 3_000
ORDINALS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
]


def _means(told: Numbers) -> Iterator[Fraction]:
    yield sum(told, Fraction(0)) / len(told)
    yield from ((left + right) / 2 for left, right in pairwise(told))


def _within(told: Numbers) -> Iterator[Fraction]:
    """Yield the only whole number between two neighbours."""
    for left, right in pairwise(sorted(told)):
        inside = range(floor(left) + 1, ceil(right))
        if len(inside) == 1:
            yield Fraction(inside[0])


def _primes_within(told: Numbers) -> Iterator[Fraction]:
    for left, right in pairwise(sorted(told)):
        inside = [prime for prime in _primes() if left < prime < right]
        yield from (Fraction(prime) for prime in inside if len(inside) == 1)


def _two_steps(told: Numbers) -> Iterator[Fraction]:
    yield from (number + step for number in told for step in (2, -2))


def _divisors(told: Numbers) -> Iterator[Fraction]:
    for left, right in _wholes(told):
        yield from (Fraction(gcd(left, right)), Fraction(lcm(left, right)))


def _rests(told: Numbers) -> Iterator[Fraction]:
    for left, right in _wholes(told):
        yield from (Fraction(left % right), Fraction(left // right)) if right else ()


def _roots(told: Numbers) -> Iterator[Fraction]:
    for number in told:
        if number.denominator == 1 and 0 < number.numerator.bit_length() <= MOST_BITS:
            whole = abs(number.numerator)
            found = {isqrt(whole), *(round(whole ** (1 / degree)) for degree in (3, 4, 5))}
            yield from (
                Fraction(root) * sign for root in found for sign in (1, -1) if any(root**degree == whole for degree in (2, 3, 4, 5))
            )


def _logarithms(told: Numbers) -> Iterator[Fraction]:
    wholes = [number.numerator for number in told if number.denominator == 1 and 1 < number < 2**MOST_BITS]
    for number in wholes:
        for base in {2, 10, *wholes}:
            power = next((power for power in range(1, MOST_BITS) if base**power >= number), 0)
            if base**power == number:
                yield Fraction(power)


def _rounded(told: Numbers) -> Iterator[Fraction]:
    for number in told:
        if number.denominator > 1:
            yield from (Fraction(floor(number)), Fraction(ceil(number)))


def _sums(told: Numbers) -> Iterator[Fraction]:
    yield sum(told, Fraction(0))
    yield from (left + right for left, right in pairwise(told))


def _differences(told: Numbers) -> Iterator[Fraction]:
    yield from (sign * (left - right) for left, right in pairwise(told) for sign in (1, -1))


def _powers(told: Numbers) -> Iterator[Fraction]:
    yield from (number**power for number in told for power in (2, 3) if abs(number) < MOST_BASE)
    small = [number for number in told if number.denominator == 1 and 0 <= number < MOST_EXPONENT]
    yield from (number ** int(power) for number in told for power in small if number is not power and abs(number) < MOST_BASE)


def _scaled(told: Numbers) -> Iterator[Fraction]:
    for number in told:
        yield from (number / 2, number * 2, number / 3, number * 3, number / 4, number / 10, number * 10)


def _sizes(told: Numbers) -> Iterator[Fraction]:
    yield from (abs(number) for number in told)
    yield from (-number for number in told)


def _shares(told: Numbers) -> Iterator[Fraction]:
    yield from (left * right / 1000 for left, right in pairwise(told))


def _steps(told: Numbers) -> Iterator[Fraction]:
    """Yield the neighbours of a number, and what is as far from it as another number says."""
    yield from (number + step for number in told for step in (1, -1))
    yield from (left + sign * right for left in told for right in told if left != right for sign in (1, -1))


def _turned_over(told: Numbers) -> Iterator[Fraction]:
    yield from (1 / number for number in told if number)


def _on_their_heads(told: Numbers) -> Iterator[Fraction]:
    turned = str.maketrans("69018", "96018")
    for number in told:
        shown = str(number)
        if set(shown) <= set("69018"):
            yield Fraction(int(shown[::-1].translate(turned)))


def _halfsteps(told: Numbers) -> Iterator[Fraction]:
    yield from (number + sign / 2 for number in told for sign in (Fraction(1), Fraction(-1)))


def _negated(told: Numbers) -> Iterator[Fraction]:
    yield from (-number for number in told)


def _beside(told: Numbers) -> Iterator[Fraction]:
    """Yield what is a step or two, or as many as the other number says, from a number."""
    yield from (number + step for number in told for step in (1, 2, -1, -2))
    yield from (left + sign * right for left in told for right in told if left != right for sign in (1, -1))


_OPERATIONS: tuple[tuple[re.Pattern[str], Operation], ...] = tuple(
    (re.compile(words, re.IGNORECASE), operation)
    for words, operation in (
        (r"\b(?:mean|average|halfway|midway|middle|mid-?point|mittelwert|durchschnitt|mitte|moyenne|media|promedio|medelvärde)\b", _means),
        (r"\b(?:between|bigger|smaller|greater|larger|more|less|fewer|over|under|above|below|zwischen|größer|kleiner|entre|mellan|tra)\b|[<>]", _within),
        (r"\b(?:prime|primzahl|premier|primo)\b", _primes_within),
        (r"\b(?:odd|even) (?:number|one|integer)s?\b|\b(?:un)?gerade zahl\b|\bnombre (?:im)?pair\b", _two_steps),
        (r"\bitself\b|\b(?:its|whose|the|your) (?:square|cube)\b|\b(?:square|cube)d? (?:is|equals|gives|makes)\b|\bmit sich selbst\b|\blui-même\b", _roots),
        (r"\b(?:gcd|hcf|lcm|ggt|kgv|pgcd|mcd|common (?:divisor|factor|multiple))\b", _divisors),
        (r"\b(?:mod(?:ulo)?|remainder|left over|rest|reste|resto)\b", _rests),
        (r"\b(?:root|wurzel|racine|raíz|radice|roten|sqrt|cbrt)\b|√|∛", _roots),
        (r"\blog(?:arithm\w*|_?\d+)?\b|\bln\b", _logarithms),
        (r"\b(?:round\w*|floor|ceil\w*|trunc\w*|integer part|nearest|gerundet|aufgerundet|abgerundet|arrondi\w*|redondead\w*|avrunda\w*)\b|…|\.\.\.|[⌊⌈]|\\[lr]?(?:floor|ceil)", _rounded),
        (r"\b(?:take away|taken? (?:away|off)|below|less than|fewer than|short of|weniger als|unter)\b", _differences),
        (r"\b(?:powers?|squared?|cubed?|hoch|potenz|quadrat|puissance|carré|potencia|cuadrado)\b", _powers),
        (r"\b(?:sum|total|together|added|makes?|dozen|then\s+-?\d+ (?:more|extra|others?)|above|more than|beyond|summe|somme|suma|somma|summan?)\b", _sums),
        (r"\b(?:halv(?:e[ds]?|ing)|doubl(?:e[ds]?|ing)|tripl(?:e[ds]?|ing)|split|shared|halbier\w*|verdoppel\w*|moitié|double|tenth|tenfold)\b", _scaled),
        (r"\babs(?:olute)?\b|\|\s*-?\d[\d.,]*\s*\||-\s*\(\s*-|\bbetrag\b|\bvaleur absolue\b", _sizes),
        (r"\b(?:after|before|past|beyond|following|preceding|nach|vor|après|avant|después de|antes de|efter|före|(?:left|right) of|(?:successor|predecessor|neighbou?rs?) (?:to|of))\s+(?:the\s+)?(?:number\s+)?-?\d|\bthan\s+-?\d[\d.,]*\s+by\b|\b(?:hop|jump|step|place|notch|go|count)s?\b.{0,20}\b(?:back(?:wards?)?|forwards?|up|down|on|left|right)\b", _steps),
        (r"\b(?:reciprocal|inverse|turned over|flipped|upside down|kehrwert|inverso?|réciproque)\b", _turned_over),
        (r"\bupside down\b|\bon (?:its|their) heads?\b|\bturn(?:ed)? (?:over|round|around)\b|\brotat\w*\b|\bauf dem kopf\b", _on_their_heads),
        (r"\bhalf a step\b|\b(?:half|1/2) (?:above|below|away|either side)\b", _halfsteps),
        (r"\b(?:owe|owes|debt|in the red|below zero|under zero|left of zero|past zero|below freezing|loss of|schulden|unter null)\b", _negated),
        (r"\b(?:area|fläche|flächeninhalt|side of a square|edge of a cube)\b", _roots),
        (r"‰|\bper mill?e\b|\bpromille\b", _shares),
        (r"\b(?:too (?:few|many|much|little|small|big|high|low)|steps? (?:after|before|from|on|up|down|above|below)|count (?:on|up|down|back))\b|\w\+\+", _beside),
    )
)  # fmt: skip
_PRIME = re.compile(
    rf"\b(?:(?:the\s+)?({'|'.join(ORDINALS)}|\d{{1,3}}(?:st|nd|rd|th)?\.?)\s+prime|prime\s+(?:number\s+|no\.?\s*|#)\s*(\d{{1,3}}))",
    re.IGNORECASE,
)
_NAMED_NUMBERS = tuple(
    (re.compile(words, re.IGNORECASE), number)
    for words, number in (
        (r"\b(?:largest|biggest|greatest|last|highest) (?:one|single)[- ]digit number\b", 9), (r"\b(?:largest|biggest|greatest|last|highest) two[- ]digit number\b", 99), (r"\b(?:smallest|first|least|lowest) two[- ]digit number\b", 10), (r"\b(?:smallest|first|least|lowest) three[- ]digit number\b", 100),
        (r"\b(?:smallest|first|least|only even|even) prime\b", 2), (r"\b(?:smallest|first|least) odd prime\b", 3),
        (r"\b(?:largest|biggest|greatest|last) (?:one|single)[- ]digit prime\b", 7), (r"\b(?:smallest|first|least) two[- ]digit prime\b", 11), (r"\b(?:largest|biggest|greatest|last) two[- ]digit prime\b", 97),
    )
)  # fmt: skip
# Words for so many of something; where a calendar or a clock is meant, the smaller unit is named too.
_SIZES = {
    r"baker['’]s dozen": 13, r"(?<!baker['’]s )dozens?": 12, "scores?": 20, "threescore": 60, "fourscore": 80, "fortnights?": 14, "decades?": 10, "century|centuries": 100, "gross": 144,
    r"weeks?\b(?=.*\bdays?)|days?\b.{0,12}\bweeks?": 7, r"years?\b(?=.*\bmonths?)|months?\b.{0,12}\byears?": 12, r"hours?\b(?=.*\bminutes?)|minutes?\b.{0,12}\bhours?": 60,
    r"minutes?\b(?=.*\bseconds?)|seconds?\b.{0,12}\bminutes?": 60, r"days?\b(?=.*\bhours?)|hours?\b.{0,12}\bdays?": 24,
}  # fmt: skip
_GOES_ON = re.compile(r"\b(?:next|so on|goes on|continues?|follows?|comes after|one more|weiter|suite|siguiente)\b|…|\.\.\.", re.IGNORECASE)
_BREAKS_OFF = re.compile(r"(?:…|\.\.\.|_{2,})\W*$")
_RANGE = re.compile(r"\brange\(\s*(?:\d+\s*,\s*)?(\d{1,6})\s*\)")
_IN_BASE = re.compile(r"\bint\(\s*[\"'](\w{1,40})[\"']\s*,\s*(?:base\s*=\s*)?(\d{1,2})\s*\)")
_CODES = re.compile(r"\b(?:chr|char|String\.fromCharCode|unichr)\(\s*(\d{2,3})\s*\)", re.IGNORECASE)
_GROUPS = ["twos", "threes", "fours", "fives", "sixes", "sevens", "eights", "nines", "tens"]
_IN_GROUPS = re.compile(rf"(?<![\w.,])(\d{{1,4}})\s+({'|'.join(_GROUPS)})\b", re.IGNORECASE)
_LEAST_ROW = 3
MOST_FRESH = 4  # numbers that are not at hand; a sentence with more of them works an example through
LEAST_RUN, LEAST_FRESH = 4, 3


def tells_operation(values: Collection[Fraction], known: Collection[Fraction], heard: Heard, question: str = "") -> bool:
    """Return whether an operation that the sentence names makes a value of its numbers, one of which at least is not at hand."""
    shown = re.sub(r"(?<=\(\d)\s*,\s*(?=\d+\))", " ; ", heard.shown)  # arguments of a call
    told = [mention.value for mention in mentions(shown) if mention.form[-1:] != "%"][:MOST_NUMBERS]
    wanted = set(values)
    if re.search(r"\b(?:power|square|cube)\b", heard.seen, re.IGNORECASE):
        told += [Fraction(place) for place, word in enumerate(ORDINALS, 1) if heard.holds_word(word)]
    if 0 < len({*told} - set(known)) <= MOST_FRESH:
        named = (operation for words, operation in _OPERATIONS if words.search(heard.seen) or words.search(heard.shown))
        if any(wanted & set(operation(told)) for operation in named):
            return True
    return bool(wanted & set(_listed(heard, told, known, question)))


def _listed(heard: Heard, told: Numbers, known: Collection[Fraction], question: str) -> Iterable[Fraction]:
    """Yield what a sentence says by a place in a row, or as code."""
    for match in _PRIME.finditer(heard.seen):
        yield from _prime(match.group(1) or match.group(2))
    yield from (Fraction(number) for words, number in _NAMED_NUMBERS if words.search(heard.seen))
    if _BREAKS_OFF.search(heard.seen) and len(told) > 1 and abs(told[-1] - told[-2]) == 1 and not set(told[-2:]) & set(known):
        yield 2 * told[-1] - told[-2]
    if _GOES_ON.search(heard.seen) and len(told) >= _LEAST_ROW and any(number not in known for number in told):
        rows = zip(told, told[1:], told[2:], strict=False)
        yield from (third + third - second for first, second, third in rows if third - second == second - first != 0)
    yield from _after_a_run(told, known)
    grouped = [Fraction(int(count) * (2 + _GROUPS.index(group.casefold()))) for count, group in _IN_GROUPS.findall(heard.shown)]
    yield from (group + more for group in grouped for more in (Fraction(0), *told))
    yield from _counted(heard, told, question)
    yield from (Fraction(int(end) - 1) for end in _RANGE.findall(heard.seen))
    yield from (Fraction(int(digits, int(base))) for digits, base in _IN_BASE.findall(heard.seen) if _is_of_base(digits, int(base)))
    written = "".join(chr(int(code)) for code in _CODES.findall(heard.seen))
    yield from (Fraction(int(written)),) if written.isascii() and written.isdecimal() else ()


def _counted(heard: Heard, told: Numbers, question: str) -> Iterator[Fraction]:
    """Yield how many small things make up so many large ones: `two weeks, in days`, `a baker's dozen plus one`; not where the question does."""
    for words, size in _SIZES.items():
        match = re.search(rf"(?:(?<![\w.,])(\d{{1,4}})\s+)?\b(?:{words})\b", heard.shown, re.IGNORECASE)
        if match is not None and not re.search(words, question, re.IGNORECASE):
            whole = Fraction(int(match.group(1) or 1) * size)
            yield from (whole, *(whole + sign * number for number in told for sign in (1, -1)))


def _after_a_run(told: Numbers, known: Collection[Fraction]) -> Iterator[Fraction]:
    """Yield what follows numbers that go up or down evenly to the end of the sentence's numbers: whoever counts so far has said it."""
    last = told[-LEAST_RUN:]
    steps = {right - left for left, right in pairwise(last)}
    if len(last) == LEAST_RUN and len(steps) == 1 and sum(number not in known for number in last) >= LEAST_FRESH:
        yield last[-1] + steps.pop()


def _prime(place: str) -> Iterator[Fraction]:
    folded = place.casefold()
    index = ORDINALS.index(folded) + 1 if folded in ORDINALS else int(re.sub(r"\D", "", folded) or 0)
    if 0 < index <= len(_primes()):
        yield Fraction(_primes()[index - 1])


@cache
def _primes() -> tuple[int, ...]:
    return tuple(number for number in range(2, LARGEST_PRIME) if all(number % divisor for divisor in range(2, isqrt(number) + 1)))


def _is_of_base(digits: str, base: int) -> bool:
    try:
        int(digits, base)
    except ValueError:
        return False
    return True


def _wholes(told: Numbers) -> Iterator[tuple[int, int]]:
    wholes = [number.numerator for number in told if number.denominator == 1]
    return pairwise(wholes)
