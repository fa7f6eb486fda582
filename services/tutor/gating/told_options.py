"""Whether a sentence tells which options of a choice, or which order of an ordering, are right (pure)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from schemas.course import AnswerSpec
from services.tutor.gating.hearing import Heard
from services.tutor.gating.marks import NEGATES, is_concluded
from services.tutor.gating.spelling import squeezed
from services.tutor.gating.words import Line, holds_hidden

_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_ORDER = re.compile(
    r"\b(?:before|after|then|first|last|next|followed|follows|precedes|smallest|largest|least|greatest|begin|start|end|finally|comes|zuerst|danach|först|sedan|d'abord|puis|ensuite|primero|luego|después)\b|[<>→⇒]|->|,",
    re.IGNORECASE,
)
_RULES_OUT = re.compile(
    r"\b(?:rule out|ruled out|cross out|crossed out|eliminate|cannot be|can't be|can’t be|isn't|isn’t|is not|not|wrong|incorrect|false|neither|nor)\b",
    re.IGNORECASE,
)
_NAMES = r"(?:option|choice|answer|letter|choose|pick|select|tick|take|mark|go (?:with|for)|it(?:'s|’s| is)|alternative?n?|antwort|respuesta|réponse|svar|risposta)"
SHORTEST = 2


@dataclass(frozen=True)
class Options:
    """The options of a step in the order in which they are shown, and the places of the right ones; for an ordering, the right order."""

    kind: str
    texts: tuple[str, ...]
    right: tuple[int, ...]

    @classmethod
    def of(cls, spec: AnswerSpec) -> Options:
        """Return the options of an answer; none where it has no choices."""
        listed = spec.value if isinstance(spec.value, tuple) else (spec.value,)
        ids = [choice.id for choice in spec.choices]
        return cls(spec.type, tuple(choice.text for choice in spec.choices), tuple(ids.index(one) for one in listed if one in ids))

    def tells(self, heard: Heard) -> bool:
        """Return whether the sentence, after what was released, tells what is right."""
        if not self.texts:
            return False
        if self.kind == "ordering":
            return self._tells_order(heard)
        if any(self._is_named(place, heard) for place in self.right):
            return True
        return self._is_texted(heard) or self._is_eliminated(heard) or self._is_hidden(heard)

    def _is_named(self, place: int, heard: Heard) -> bool:
        """Return whether an option is named by its letter or its place."""
        letter = chr(ord("a") + place)
        # "a" is also an article: "choose a number" names no option, "option a" does
        article = letter in "ai"
        said = rf"\b{_NAMES.replace('|choose|pick|select|tick|take|mark', '').replace('it(?:', 'its(?:') if article else _NAMES}[\s:]+(?:is\s+|would be\s+|must be\s+)?[(\"'*]*{letter}\b(?![-'’]|\s+\w+ly\b)"
        capital = rf"(?<![\w'’])[(\"'*]*{letter.upper()}[)\"'*]*\s+(?:is|are|would be|must be|looks|seems)\s+(?:right|correct|true|the|your|best|it)\b"
        both = rf"\b{letter.upper()}\s+(?:and|und|et|y|och|e|&)\s+[A-J]\b|\b[A-J]\s+(?:and|und|et|y|och|e|&)\s+{letter.upper()}\b"
        placed = (
            rf"\b(?:{_ORDINALS[place]}|{place + 1}(?:st|nd|rd|th))\s+(?:option|choice|one|answer|statement)\b|\b(?:option|choice|answer|number|no\.|#)\s*{place + 1}\b"
            if place < len(_ORDINALS)
            else r"(?!)"
        )
        last = r"|\blast\s+(?:option|choice|one|answer)\b" if place == len(self.texts) - 1 else ""
        seen = heard.seen
        if heard.is_question:
            placed = placed.replace("|one|", "|")
        named = (
            re.search(said + "|" + placed + last, seen, re.IGNORECASE)
            or re.search(capital, seen)
            or (self.kind == "multi_choice" and re.search(both, seen))
        )
        return bool(named) and not self._all_listed(heard) and not (NEGATES.search(seen) and len(self.texts) > SHORTEST)

    def _is_texted(self, heard: Heard) -> bool:
        """Return whether the text of a right option is told as right; to name them all tells nothing."""
        if self._all_listed(heard):
            return any(self._is_concluded(self.texts[place], heard) for place in self.right) and not heard.is_question
        return any(self._stands(self.texts[place], heard) for place in self.right)

    def _is_concluded(self, text: str, heard: Heard) -> bool:
        matches = re.finditer(rf"(?<!\w){re.escape(text.casefold())}(?!\w)", heard.seen.casefold())
        return any(is_concluded(heard.seen, match.start(), match.end()) for match in matches)

    def _stands(self, text: str, heard: Heard) -> bool:
        form = squeezed(text)
        return len(form) > 2 and not form.isdecimal() and Line.of(heard.window).holds(form) and not Line.of(heard.tail).holds(form)

    def _is_hidden(self, heard: Heard) -> bool:
        forms = [form for place in self.right if len(form := squeezed(self.texts[place])) > 2 and not form.isdecimal()]
        return holds_hidden(heard.seen, forms) or any(Line.of(reading).holds(form) for reading in heard.readings for form in forms)

    def _all_listed(self, heard: Heard) -> bool:
        line = Line.of(heard.seen)
        return all(line.holds(squeezed(text)) for text in self.texts)

    def _is_eliminated(self, heard: Heard) -> bool:
        """Return whether all wrong options have been ruled out by now, and this sentence rules out one of them."""
        if not _RULES_OUT.search(heard.seen):
            return False
        wrong = set(range(len(self.texts))) - set(self.right)
        now = {place for place in wrong if self._is_ruled_out(place, heard.seen)}
        before = {place for place in wrong if any(self._is_ruled_out(place, part) for part in re.split(r"(?<=[.!?])\s", heard.released))}
        return bool(now) and now | before == wrong

    def _is_ruled_out(self, place: int, text: str) -> bool:
        if not _RULES_OUT.search(text):
            return False
        form, letter = squeezed(self.texts[place]), chr(ord("A") + place)
        is_letter = re.search(
            rf"(?<![\w'’]){letter}(?![\w'’])"
            if letter not in "AI"
            else rf"\b(?:option|answer|choice|out|eliminate|not|neither)\s+{letter}\b|\b{letter}\s+(?:is|nor|and|or)\b",
            text,
        )
        return bool(is_letter) or (bool(form) and Line.of(text).holds(form))

    def _tells_order(self, heard: Heard) -> bool:
        """Return whether the sentence says of two options which comes first, or of one that it is first or last."""
        if heard.is_question or not _ORDER.search(heard.seen):
            return False
        line = Line.of(heard.seen)
        named = [place for place in self.right if any(True for _ in line.places(squeezed(self.texts[place])))]
        is_end = bool(
            re.search(r"\b(?:first|last|start|begin|end|smallest|largest|least|greatest|top|bottom)\b", heard.seen, re.IGNORECASE)
        )
        return len(named) >= SHORTEST or (is_end and bool({self.right[0], self.right[-1]} & set(named)))
