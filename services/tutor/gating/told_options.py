"""Whether a sentence tells which options of a choice, or which order of an ordering, are right (pure)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from schemas.course import AnswerSpec
from services.tutor.gating.hearing import Heard
from services.tutor.gating.marks import NEGATES, is_concluded
from services.tutor.gating.naming import Naming, named
from services.tutor.gating.told_nearly import is_nearly_told, words_of
from services.tutor.gating.told_phrases import is_spelled_by_its_ends
from services.tutor.gating.words import Line, holds_hidden

_ORDER = re.compile(
    r"\b(?:before|after|then|first|last|next|followed|follows|front|back|behind|ahead|middle|between|reverse|reversed|top|bottom|precedes|smallest|largest|least|greatest|earliest|latest|oldest|newest|youngest|recent|begin|start|end|finally|comes|zuerst|danach|först|sedan|d'abord|puis|ensuite|primero|luego|después)\b|[<>→⇒]|->|,",
    re.IGNORECASE,
)
_RULES_OUT = re.compile(
    r"\b(?:rule out|ruled out|leave out|left out|drop|skip|discard|exclude|remove|strike|all but|except|apart from|other than|cross out|crossed out|eliminate|cannot be|can't be|can’t be|isn't|isn’t|is not|not|wrong|incorrect|false|neither|nor|(?:is|are) out)\b",
    re.IGNORECASE,
)
_NAMES = r"(?:option|choice|answer|letter|choose|pick|select|tick|take|mark|go (?:with|for)|it(?:'s|’s| is)|alternative?n?|antwort|respuesta|réponse|svar|risposta)"
_PLACED = re.compile(r"(?<![\w'’])([A-J])\b[^.;\d]{1,24}?([1-9])(?!\d)")  # `A goes to place 2`
_LETTERS = "ABCDEFGHIJ"
_LETTER = re.compile(r"(?<![\w'’])[A-J](?![\w'’])")
_OTHERS = re.compile(
    r"\b(?:are|both|only|others?|rest|those|these) |\b(?:are|is) (?:prime|right|correct|true|it)\b", re.IGNORECASE
)  # what is said of the options that are named
_IS_AN_END = re.compile(
    r"\b(?:first|last|start|begin|end|smallest|largest|least|greatest|earliest|latest|oldest|newest|youngest|recent|top|bottom|front|back)\b",
    re.IGNORECASE,
)
SHORTEST = 2


@dataclass(frozen=True)
class Options:
    """The options of a step in the order in which they are shown, and the places of the right ones; for an ordering, the right order."""

    kind: str
    texts: tuple[str, ...]
    right: tuple[int, ...]
    question: str = ""

    @classmethod
    def of(cls, spec: AnswerSpec, question: str = "") -> Options:
        """Return the options of an answer; none where it has no choices."""
        listed = spec.value if isinstance(spec.value, tuple) else (spec.value,)
        ids = [choice.id for choice in spec.choices]
        return cls(
            spec.type, tuple(choice.text for choice in spec.choices), tuple(ids.index(one) for one in listed if one in ids), question
        )

    def tells(self, heard: Heard) -> bool:
        """Return whether the sentence, after what was released, tells what is right."""
        if not self.texts:
            return False
        if self.kind == "ordering":
            return self._tells_order(heard)
        if any(self._is_named(place, heard) for place in self.right) or self._is_pointed_at(heard):
            return True
        return self._is_texted(heard) or self._is_eliminated(heard) or self._is_left_over(heard) or self._is_hidden(heard)

    @cached_property
    def _naming(self) -> Naming:
        return Naming(self.texts, " ".join([self.question, *self.texts]))

    def _is_named(self, place: int, heard: Heard) -> bool:
        """Return whether an option is named by its letter, after a word for options."""
        letter = chr(ord("a") + place)
        # "a" is also an article: "choose a number" names no option, "option a" does
        article = letter in "ai"
        said = rf"\b{_NAMES.replace('|choose|pick|select|tick|take|mark', '').replace('it(?:', 'its(?:') if article else _NAMES}[\s:]+(?:is\s+|would be\s+|must be\s+)?[(\"'*]*{letter}\b(?![-'’]|\s+\w+ly\b)"
        capital = rf"(?<![\w'’])[(\"'*]*{letter.upper()}[)\"'*]*\s+(?:is|are|would be|must be|looks|seems)\s+(?:right|correct|true|the|your|best|it)\b"
        both = rf"\b{letter.upper()}\s+(?:and|und|et|y|och|e|&)\s+[A-J]\b|\b[A-J]\s+(?:and|und|et|y|och|e|&)\s+{letter.upper()}\b"
        seen = heard.seen
        is_named = (
            re.fullmatch(rf"\W*{letter.upper()}\W*", seen)
            or re.search(said, seen, re.IGNORECASE)
            or re.search(capital, seen)
            or (self.kind == "multi_choice" and re.search(both, seen))
        )
        return bool(is_named) and not self._all_listed(heard) and not (NEGATES.search(seen) and len(self.texts) > SHORTEST)

    def _is_pointed_at(self, heard: Heard) -> bool:
        """Return whether a right option, and not all of them, is named by a lone letter, its place, or the one beside it."""
        naming, seen = self._naming, heard.seen
        told = {*naming.by_letter(seen), *naming.by_place(seen, is_question=heard.is_question), *naming.by_neighbour(seen)}
        told |= set(naming.by_place(heard.translated)) if heard.translated is not None else set()
        if not told & set(self.right) or len(told) == len(self.texts):
            return False
        return not (NEGATES.search(seen) and len(self.texts) > SHORTEST)

    def _is_texted(self, heard: Heard) -> bool:
        """Return whether the text of a right option is told as right; to name them all tells nothing."""
        if self._all_listed(heard):
            return any(self._is_concluded(self.texts[place], heard) for place in self.right) and not heard.is_question
        return any(self._stands(self.texts[place], heard) for place in self.right)

    def _is_concluded(self, text: str, heard: Heard) -> bool:
        matches = re.finditer(rf"(?<!\w){re.escape(text.casefold())}(?!\w)", heard.seen.casefold())
        return any(is_concluded(heard.seen, match.start(), match.end()) for match in matches)

    def _stands(self, text: str, heard: Heard) -> bool:
        form = named(text)
        return len(form) > 2 and not form.isdecimal() and Line.of(heard.window).holds(form) and not Line.of(heard.tail).holds(form)

    def _is_hidden(self, heard: Heard) -> bool:
        forms = [form for place in self.right if len(form := named(self.texts[place])) > 2 and not form.isdecimal()]
        wrong = [text for place, text in enumerate(self.texts) if place not in self.right]
        return (
            holds_hidden(heard.sentence, forms)
            or any(Line.of(reading).holds(form) for reading in heard.readings for form in forms)
            or any(is_nearly_told(form, heard, words_of((self.question, *wrong))) for form in forms)
            or any(is_spelled_by_its_ends(named(self.texts[place]), heard, map(named, wrong)) for place in self.right)
        )

    def _all_listed(self, heard: Heard) -> bool:
        line = Line.of(heard.seen)
        return all(line.holds(named(text)) for text in self.texts)

    def _is_eliminated(self, heard: Heard) -> bool:
        """Return whether all wrong options have been ruled out by now, and this sentence rules out one of them."""
        if not _RULES_OUT.search(heard.seen):
            return False
        wrong = set(range(len(self.texts))) - set(self.right)
        now = {place for place in wrong if self._is_ruled_out(place, heard.seen)}
        before = {place for place in wrong if any(self._is_ruled_out(place, part) for part in re.split(r"(?<=[.!?])\s", heard.released))}
        return bool(now) and now | before == wrong

    def _is_left_over(self, heard: Heard) -> bool:
        """Return whether a statement names exactly the wrong options, so that the others are left, or picks the right ones out by marks."""
        if heard.is_question or len(self.texts) <= SHORTEST:
            return False
        wrong = set(range(len(self.texts))) - set(self.right)
        if set(self._naming.by_marks(heard.sentence)) == set(self.right):
            return True
        told = set(self._naming.by_text(heard.seen))
        if len(self.right) > 1 and _OTHERS.search(heard.seen) and not NEGATES.search(heard.seen):
            named = (self._naming.by_keyword(text) for text in (heard.seen, heard.window))
            if any(set(self.right) == one for one in (told, *map(set, named))):
                return True
        before = set(self._naming.by_text(heard.tail)) if told else set()
        letters = {*_lettered(heard.seen)}
        return len(wrong) > 1 and wrong in (told, told | before, letters)

    def _is_ruled_out(self, place: int, text: str) -> bool:
        if not _RULES_OUT.search(text):
            return False
        if place in self._naming.by_ordinal(text):
            return True
        form, letter = named(self.texts[place]), chr(ord("A") + place)
        is_letter = re.search(
            rf"(?<![\w'’]){letter}(?![\w'’])"
            if letter not in "AI"
            else rf"\b(?i:option|answer|choice|out|eliminate|not|neither|isn't|isn’t)\s+{letter}\b|\b{letter}\s+(?:is|nor|and|or)\b",
            text,
        )
        return bool(is_letter) or (bool(form) and Line.of(text).holds(form))

    def _tells_order(self, heard: Heard) -> bool:
        """Return whether the sentence says of two options which comes first, or of one that it is first or last."""
        if heard.is_question:
            return False
        naming, seen = self._naming, heard.seen
        if self._lists_order(seen) or self._completes_order(heard):
            return True
        if not _ORDER.search(seen):
            return False
        told = naming.by_text(seen) or naming.by_place(seen) or naming.by_keyword(seen)
        return len(told) >= SHORTEST or (_IS_AN_END.search(seen) is not None and bool({self.right[0], self.right[-1]} & set(told)))

    def _lists_order(self, seen: str) -> bool:
        """Return whether a sentence lists letters, places or marks as they follow one another."""
        naming = self._naming
        pairs = [(_LETTERS.index(letter), int(place) - 1) for letter, place in _PLACED.findall(seen)]
        if len(pairs) >= SHORTEST and all(self.right[place : place + 1] == (option,) for option, place in pairs):
            return True
        if _is_a_row(row := naming.by_letter(seen) or naming.by_ordinal(seen), seen) and self._follow(row):
            return True
        if (row := naming.by_row(seen)) and (tuple(row) == self.right or tuple(row.index(at) for at in range(len(row))) == self.right):
            return True
        return self._is_whole_order(naming.by_marks(seen))

    def _completes_order(self, heard: Heard) -> bool:
        """Return whether all options have been spoken of by now in the right order, by their texts, their places or a word of each."""
        naming, seen = self._naming, heard.seen
        told = naming.by_text(seen) or naming.by_place(seen)
        if self._is_whole_order(told) or (told and self._is_whole_order(naming.by_text(heard.window))):
            return True
        if _LETTER.search(seen) and self._is_whole_order(_lettered(heard.window)):
            return True
        if not _ORDER.search(heard.window) or not naming.by_keyword(seen):
            return False
        return self._is_whole_order(naming.by_keyword(heard.window))

    def _is_whole_order(self, named: list[int]) -> bool:
        return len(named) == len(self.right) and self._follow(named)

    def _follow(self, named: list[int]) -> bool:
        """Return whether options are named as they follow one another in the right order."""
        places = [self.right.index(place) for place in named if place in self.right]
        return len(places) >= SHORTEST and places == sorted(set(places))


def _lettered(text: str) -> list[int]:
    """Return the places of all letters that stand alone in a text, `A` and `I` too."""
    return [_LETTERS.index(letter) for letter in _LETTER.findall(text)]


def _is_a_row(named: list[int], seen: str) -> bool:
    """Return whether a sentence is little more than a row of letters or places."""
    return len(named) >= SHORTEST and len(re.findall(r"\w+", seen)) <= len(named) + 4
