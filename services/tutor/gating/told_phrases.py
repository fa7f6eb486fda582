"""Whether a sentence tells a longer answer in its own words, in whatever order, or a word by how it begins and ends (pure)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from services.tutor.gating.hearing import Heard
from services.tutor.gating.marks import NEGATES
from services.tutor.gating.spelling import squeezed, tokens

LEAST_WORDS = 4  # of an answer that is known by its words
SHARE_OF_WORDS = 0.75
LOOK_BACK = 400  # characters; an explanation may be told in two sentences
_STEM = 5
_LEAST_LETTERS = 4
_END = r"(?:the\s+|a\s+|an\s+)?(?:letters?\s+)?[\"“'‘*]*([^\W\d_]+(?:\s*,\s*[^\W\d_](?!\w))*)"
_BEGINS = re.compile(rf"\b(?:begins?|starts?|(?:first|initial) letters? (?:is|are)|beginnt|commence|empieza|börjar)\s+(?:with\s+|by\s+|mit\s+|par\s+|por\s+|med\s+)?{_END}", re.IGNORECASE)  # fmt: skip
_ENDS = re.compile(rf"\b(?:ends?|finish(?:es)?|last (?:letters? )?(?:is|are)|endet|finit|termina|slutar)\s+(?:with\s+|in\s+|on\s+|by\s+|auf\s+|par\s+|en\s+|på\s+)?{_END}", re.IGNORECASE)  # fmt: skip


@dataclass(frozen=True)
class Phrases:
    """The words of long answers that the question does not hold, each answer apart."""

    answers: tuple[frozenset[str], ...]

    @classmethod
    def of(cls, answers: Iterable[str], question: str) -> Phrases:
        """Return the words of the answers that have enough of them."""
        asked = _stems(question)
        found = (_stems(answer) - asked for answer in answers)
        return cls(tuple(words for words in found if len(words) >= LEAST_WORDS))

    def tells(self, heard: Heard) -> bool:
        """Return whether most words of an answer are told by now, and some of them in this sentence."""
        if not self.answers:
            return False
        now = _stems(heard.seen)
        told = now | _stems(heard.released[-LOOK_BACK:])
        given = _stems(heard.said.text)
        return any(now & (words - given) and len(told & words) >= SHARE_OF_WORDS * len(words) for words in self.answers)


def is_spelled_by_its_ends(text: str, heard: Heard, others: Iterable[str] = ()) -> bool:
    """Return whether a word is given by its first and last letters: half of it, or what no other option has."""
    form, rivals = squeezed(text), [squeezed(other) for other in others]
    if len(form) < _LEAST_LETTERS or NEGATES.search(heard.seen):
        return False
    window = heard.window
    begins = _longest(form, _BEGINS.findall(window), str.startswith)
    ends = _longest(form, _ENDS.findall(window), str.endswith)
    if not any(pattern.search(heard.seen) for pattern in (_BEGINS, _ENDS)) or not begins + ends:
        return False
    if rivals:
        return not any(rival.startswith(form[:begins]) and rival.endswith(form[len(form) - ends :]) for rival in rivals)
    return 2 * (begins + ends) >= len(form)


def _longest(form: str, said: Iterable[str], fits: Callable[[str, str], bool]) -> int:
    lengths = [len(squeezed(part)) for part in said if fits(form, squeezed(part))]
    return max(lengths, default=0)


def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in tokens(text) if len(word) >= _LEAST_LETTERS and not word.isdecimal())
