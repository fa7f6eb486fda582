"""Which options of a choice a text names: by their texts, their values, their letters, or their places on the list (pure)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from services.tutor.gating.numbers import mentions, plain
from services.tutor.gating.spelling import squeezed
from services.tutor.gating.words import COMMON_WORDS, Line

_ORDINALS = (
    r"first|1st|top(?:most)?(?=\s+(?:line|option|one|answer|choice|box))|erste[nrs]?|premi(?:er|ère)|primer[ao]?|första|prim[oa]", r"second|2nd|zweite[nrs]?|deuxième|seconde?|segund[ao]|andra|second[oa]",
    r"third|3rd|dritte[nrs]?|troisième|tercer[ao]?|tredje|terz[oa]|terceir[ao]", r"fourth|4th|vierte[nrs]?|quatrième|cuart[ao]|fjärde|quart[oa]",
    r"fifth|5th|fünfte[nrs]?|cinquième|quint[ao]|femte", r"sixth|6th|sechste[nrs]?|sixième|sext[ao]|sjätte|sest[oa]",
    r"seventh|7th|siebte[nrs]?|septième", r"eighth|8th|achte[nrs]?|huitième", r"ninth|9th|neunte[nrs]?", r"tenth|10th|zehnte[nrs]?",
)  # fmt: skip
_LAST = r"(?:last|bottom(?:most)?(?=\s+(?:line|option|one|answer|choice|box))|letzte[nrs]?|derni(?:er|ère)|últim[ao]|sista|ultim[oa])"
_MIDDLE = r"(?:middle|mittlere[nrs]?|milieu|medi[ao]|mellersta)"
_LAST_BUT_ONE = r"(?:last but one|second[- ](?:to[- ])?last|penultimate|vorletzte[nrs]?|avant-dernière?|penúltim[ao])"
_NOUN = r"(?:option|choice|one|answer|statement|item|entry|box|line|antwort|möglichkeit|aussage|réponse|respuesta|opción|svar(?:et)?|alternativ(?:et)?|risposta|resposta)s?\b"
_OFFERED = r"(?:options?|choices?|answers?|numbers?|no\.|nr\.|#|antwort|réponse|respuesta|svar|risposta|statements?)"
_LISTED = r"(?:on|in|of|from|auf|in)\s+(?:your|the|my|this|der|deiner)\s+(?:list|options?|choices?|liste)"
_LONE_LETTERS = re.compile(r"[\s(\[\"'“*_,;.:/)\]&+→>-]*[a-z](?:[\s(\[\"'“*_,;.:/)\]&+→>-]+(?:and |und |et |y |och |e |then |dann )?[a-z])*[\s)\]\"'”*_.!]*", re.IGNORECASE)  # fmt: skip
_MARKS, _ON = "01✓✔☑✗✘☐×■□●○yYnNTF", "1✓✔☑■●yYT"
_LONE_PLACES = re.compile(r"\W*[1-9](?:\W+(?:and\W+|und\W+|then\W+)?[1-9])+\W*", re.IGNORECASE)
_EVERY_OTHER = re.compile(r"\b(?:odd|even)(?:[- ]numbered)?\s+(?:positions?|places?|options?|items?|lines?)\b|\bevery (?:other|second) (?:one|option|line|item)\b|\balternate (?:ones|options)\b", re.IGNORECASE)  # fmt: skip
_CHOOSES = r"(?:pick|choose|select|tick|mark|take|nimm|wähle|choisis|elige|välj)"
_COUNTS = ("two", "three", "four")
_MIDDLE_TWO = re.compile(r"\b(?:the )?two in the middle\b|\bmiddle two\b", re.IGNORECASE)
_VERDICT = re.compile(r"[✓✔☑✅✗✘☒❌]|\b(?:yes|no|true|false)\b", re.IGNORECASE)
_YES = frozenset({*"✓✔☑✅", "yes", "true"})
_SEVERAL = re.compile(rf"\b(first|last|top|bottom)\s+({'|'.join(_COUNTS)})\b", re.IGNORECASE)
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi")
_AT_AN_END = re.compile(
    rf"\b{_NOUN}[\w ]{{0,12}}\b(?:at|on)\s+(?:the\s+)?(?:very\s+)?(top|bottom)\b|\b(?:at|on)\s+(?:the\s+)?(?:very\s+)?(top|bottom)\s+of\s+(?:the|your)\s+(?:list|options|choices)\b", re.IGNORECASE
)  # fmt: skip
_LONE_PLACE = re.compile(r"\W*(?:([1-9])|(i{2,3}|iv|vi?))\W*", re.IGNORECASE)
_ROW_OF_LETTERS = re.compile(r"\W*[A-J]{2,10}\W*")


_ARTICLE = re.compile(
    r"^\W*(?:an?|the|der|die|das|eine?|le|la|les|une?|el|los|las|una|il|lo|gli|ett?|en|os?|as|uma?)\s+(?=\w)", re.IGNORECASE
)


def named(option: str) -> str:
    """Return the squeezed text of an option without its article, by which it is spoken of."""
    return squeezed(_ARTICLE.sub("", option))


@dataclass(frozen=True)
class Naming:
    """Finds the options of a step in texts; `shown` is the question with the options' texts."""

    texts: tuple[str, ...]
    shown: str

    @property
    def letters(self) -> str:
        """Return the letters of the options, in their order."""
        return "".join(chr(ord("A") + place) for place in range(len(self.texts)))

    def by_text(self, text: str) -> list[int]:
        """Return the places of the options whose texts, or whose values in any form, a text holds, in its order."""
        line, numbers = Line.of(text), mentions(plain(text))
        found = []
        for place, option in enumerate(self.texts):
            form = named(option)
            at = next(iter(line.places(form)), None) if form and not self._value[place] else None
            if at is not None:
                found.append((at / max(1, len(line.letters)), place))
            value = self._value[place]
            number = next((one for one in numbers if one.value == value), None) if value is not None else None
            if number is not None:
                found.append((number.start / max(1, len(text)), place))
        return [place for _, place in sorted(found)]

    @cached_property
    def _value(self) -> list[object]:
        read = [{mention.value for mention in mentions(plain(text))} for text in self.texts]
        return [next(iter(values)) if len(values) == 1 and not re.search(r"[^\W\d_]{2,}", text) else None for values, text in zip(read, self.texts, strict=True)]  # fmt: skip

    def by_letter(self, text: str) -> list[int]:
        """Return the places of the options whose letters stand alone in a text, capital, or small where there is nothing else; not those that the question uses."""
        if _LONE_LETTERS.fullmatch(text) or _ROW_OF_LETTERS.fullmatch(text):
            words = re.sub(r"\b(?:and|und|et|och|then|dann)\b", " ", text)
            found = [letter.upper() for letter in re.findall(r"[A-Za-z]", words)]
        else:
            found = re.findall(r"(?<![\w'’.])[B-HJ](?![\w'’])", text)
        return [self.letters.index(one) for one in found if one in self.letters and not self._is_shown(one)]

    def by_place(self, text: str, *, is_question: bool = False) -> list[int]:
        """Return the places that a text names: `the third option`, `number 2`, `the first and the last`."""
        shown = plain(text)
        found: list[tuple[int, int]] = []
        if (lone := _LONE_PLACE.fullmatch(shown)) and not any(self._value):
            place = int(lone.group(1)) if lone.group(1) else _ROMAN.index(lone.group(2).casefold()) + 1
            return [place - 1] if place <= len(self.texts) else []
        for match in _AT_AN_END.finditer(text):
            is_top = (match.group(1) or match.group(2)).casefold() == "top"
            found.append((match.start(), 0 if is_top else len(self.texts) - 1))
        for place in range(len(self.texts)):
            ordinals = [_ORDINALS[place]] if place < len(_ORDINALS) else []
            ordinals += [_LAST] if place == len(self.texts) - 1 else []
            ordinals += [_LAST_BUT_ONE] if place == len(self.texts) - 2 else []
            ordinals += [_MIDDLE] if 2 * place + 1 == len(self.texts) else []
            pattern = _place_pattern("|".join(ordinals), place + 1, is_question=is_question)
            pattern += rf"|\b{_CHOOSES}\s+{place + 1}(?![\w.,]?\d)" if not any(self._value) else ""
            if 0 < (from_end := len(self.texts) - 1 - place) < len(_ORDINALS):
                pattern += rf"|(?<!\w)(?:{_ORDINALS[from_end]})[- ](?:from|to|vom)[- ](?:the[- ])?(?:last|end|bottom|letzten|ende)\b"
            found += [(match.start(), place) for said in (text, shown) for match in re.finditer(pattern, said, re.IGNORECASE)]
        return list(dict.fromkeys(place for _, place in sorted(found)))

    def by_marks(self, text: str) -> list[int]:
        """Return the places that a row of two kinds of marks picks out (`✓✗✓✗`, `1010`), a lone list of places (`1 and 3`), a verdict on each (`no, yes`), every other one, or the two in the middle."""
        count = len(self.texts)
        if (row := re.search(rf"(?<!\w)(?:[{_MARKS}]\s?){{{count}}}(?!\w)", text)) is not None:
            signs = re.sub(r"\s", "", row.group())
            if len(set(signs)) == 2:
                on = signs[0] if signs[0] in _ON else next(sign for sign in signs if sign != signs[0])
                return [place for place, sign in enumerate(signs) if sign == on]
        verdicts = [one.casefold() for one in _VERDICT.findall(text)]
        if len(verdicts) == count > 1 and 0 < sum(one in _YES for one in verdicts) < count:
            return [place for place, one in enumerate(verdicts) if one in _YES]
        if _MIDDLE_TWO.search(text) and count > 2 and count % 2 == 0:
            return [count // 2 - 1, count // 2]
        if _LONE_PLACES.fullmatch(plain(text)) and not any(value in range(1, count + 1) for value in self._value):
            return [int(one) - 1 for one in re.findall(r"\d", plain(text)) if int(one) <= count]
        if (match := _EVERY_OTHER.search(text)) is not None:
            return list(range(1 if match.group().casefold().startswith("even") else 0, count, 2))
        return []

    def by_row(self, text: str) -> list[int]:
        """Return all the places in the order in which a row of numbers or letters lists them: `the right order is 2, 3, 1`."""
        apart = r"\s*(?:[,;<>→⇒–-]|->|then|before)+\s*"
        count = len(self.texts)
        for pattern in (
            rf"(?<![\w.,-])[1-9](?:{apart}[1-9]){{{count - 1}}}(?![\w-]|[.,]\d)",
            rf"(?<!\w)[A-Ja-j](?:{apart}[A-Ja-j]){{{count - 1}}}(?!\w)",
        ):
            if count > 1 and (match := re.search(pattern, text)) is not None:
                signs = re.findall(r"(?<!\w)\w(?!\w)", match.group())
                places = [int(sign) - 1 if sign.isdecimal() else self.letters.find(sign.upper()) for sign in signs]
                if sorted(places) == list(range(count)) and not any(value in range(1, count + 1) for value in self._value):
                    return places
        return []

    def by_keyword(self, text: str) -> list[int]:
        """Return the places of the options of which a text holds a word that no other option has, in its order."""
        folded = _words(text)
        found = [(folded.index(word), place) for place, words in enumerate(self._keywords) for word in words if word in folded]
        return list(dict.fromkeys(place for _, place in sorted(found)))

    @cached_property
    def _keywords(self) -> list[frozenset[str]]:
        held = [frozenset(_words(text)) for text in self.texts]
        return [
            words - COMMON_WORDS - frozenset().union(*(other for at, other in enumerate(held) if at != place))
            for place, words in enumerate(held)
        ]

    def by_ordinal(self, text: str) -> list[int]:
        """Return the places that a text names by ordinals alone: `third, first, second`."""
        words = [(place, ordinal) for place, ordinal in enumerate(_ORDINALS[: len(self.texts)])] + [(len(self.texts) - 1, _LAST)]
        found = {
            (match.start(), place) for place, words in words for match in re.finditer(rf"(?<!\w)(?:{words})(?!\w)", text, re.IGNORECASE)
        }
        return [*(place for _, place in sorted(found)), *self._by_several(text)]

    def _by_several(self, text: str) -> list[int]:
        """Return the places that are named together: `the last two`."""
        match = _SEVERAL.search(text)
        if match is None:
            return []
        count, places = 2 + _COUNTS.index(match.group(2).casefold()), range(len(self.texts))
        return list(places[:count] if match.group(1).casefold() in ("first", "top", "ersten") else places[-count:])

    def by_neighbour(self, text: str) -> list[int]:
        """Return the places that are named by the option beside them: `the one after Saturn`."""
        match = re.search(
            rf"\b(?:{_NOUN}|letter|[\w ]{{0,24}}\blist)\s+(?:that\s+)?(?:just\s+|right\s+|directly\s+|immediately\s+)?(after|below|under|behind|follow(?:s|ing)|before|above|preced(?:es|ing)|between)\s+(.*)",
            text,
            re.IGNORECASE,
        )
        if match is None or not (beside := self.by_text(match.group(2)) or self.by_letter(f"({match.group(2).strip(' .')})")):
            return []
        if match.group(1).lower() == "between":
            return [sum(beside[:2]) // 2] if len(beside) > 1 and abs(beside[0] - beside[1]) == 2 else []
        step = 1 if match.group(1).lower() in ("after", "below", "under", "behind", "follows", "following") else -1
        return [beside[0] + step]

    def _is_shown(self, letter: str) -> bool:
        return re.search(rf"(?<![\w'’]){letter}(?![\w'’])", self._without_articles) is not None

    @cached_property
    def _without_articles(self) -> str:
        """Return the question and the options as they are shown, an option's article left out: it is no letter."""
        shown = self.shown
        for text in self.texts:
            shown = shown.replace(text, _ARTICLE.sub("", text))
        return shown


def _words(text: str) -> list[str]:
    """Return the words of three letters or more, those in the plural as in the singular."""
    return [word.casefold().removesuffix("s") for word in re.findall(r"[^\W\d_]{3,}", text)]


def _place_pattern(ordinals: str, number: int, *, is_question: bool) -> str:
    """Return what names a place: an ordinal with a noun, or with an article alone where the clause ends; a number after a noun."""
    article = r"(?:the|die|der|das|den|le|la|el|il|o|a|den)"
    ordinal = rf"(?<!\w)(?:{ordinals})(?!\w)"
    noun = _NOUN.replace("|one|", "|") if is_question else _NOUN
    alone = rf"\b{article}\s+{ordinal}(?=\s*(?:[.,;!)]|$)|\s+(?:and|und|et|y|och|e|or|can|is|are|must|will|would|fits|stimmt|ist)\b)" if not is_question else "(?!)"  # fmt: skip
    return rf"{ordinal}\s+{noun}|{ordinal}\s+of\s+(?:the\s+)?(?:two|three|four|five|six|\d)\b|{ordinal}\s+(?:\w+\s+)?{_LISTED}|{alone}|\b{_OFFERED}\s*(?:\d+\s*(?:,|and|und|&)\s*)*{number}(?![\w.,]?\d)"
