"""The leak gate: may this sentence be released, given the vetted answer and all that has been released on this offer? (pure)

It judges what was released before plus the next sentence, so that an answer split over two sentences is caught. It errs on the side of
blocking: a blocked reply is asked for once more and then replaced by authored help, which costs little; a leaked answer costs the learner
the practice. `judge` says why a sentence may not go out; `releases` whether it may.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import Literal

from schemas.course import AnswerSpec
from services.tutor.gating.false_statements import states_falsehood
from services.tutor.gating.hearing import Heard, Said
from services.tutor.gating.marks import CONFIRMS, TELLS
from services.tutor.gating.numbers import values_in
from services.tutor.gating.sentences import sentences
from services.tutor.gating.told_numbers import Numbers
from services.tutor.gating.told_options import Options
from services.tutor.gating.told_parts import Parts
from services.tutor.gating.told_texts import Texts, bare, is_expression

__all__ = ["Fault", "Gate", "sentences", "states_falsehood"]

Fault = Literal["confirms", "tells", "false", "strange"]
"""Why a sentence may not go out: it says yes to the answer, tells the answer, states false arithmetic, or is no sentence for a learner."""

Proposed = str | tuple[str, ...] | None
LONGEST_SHORT_ANSWER = 24
SHORTEST_TEXT = 3
NUMERIC = ("number", "fraction", "equation", "expression", "argument")


@dataclass(frozen=True)
class Gate:
    """Knows the vetted answers of one step in all their forms, and what the question itself shows."""

    numbers: Numbers
    texts: Texts
    options: Options
    parts: Parts

    @classmethod
    def of(cls, spec: AnswerSpec, question: str) -> Gate:
        """Return the gate for a step.

        Args:
            spec: the instantiated answer.
            question: stem and prompt as the learner sees them.
        """
        listed = spec.value if isinstance(spec.value, tuple) else (spec.value,)
        chosen = [choice.text for choice in spec.choices if choice.id in listed] if spec.type in ("choice", "multi_choice") else []
        answers = chosen if spec.choices else [*_accepted(spec), *spec.alternatives]
        texts = tuple(text for text in answers if _is_text(text) and not (spec.choices and not is_expression(text)))
        values = {value for answer in answers if spec.type in NUMERIC or spec.choices for value in _answer_values(answer)}
        if spec.choices:  # a number that a wrong option holds too tells nothing
            values -= {value for choice in spec.choices if choice.id not in listed for value in values_in(choice.text)}
        shown = Said(question)
        parts = Parts.of(spec, shown)
        if spec.type == "quantity" and len(parts.values) == 1:
            values, texts = {*parts.values}, ()
        return cls(Numbers(frozenset(values), shown), Texts(texts, question, spec.form), Options.of(spec), parts)

    def releases(self, released: str, sentence: str, proposed: Proposed = None, said: str = "") -> bool:
        """Return whether the sentence may go out after what has been released.

        Args:
            released: all that the learner has been told on this offer.
            sentence: what is to be told next.
            proposed: what the learner has put forward, in one message or several; a yes gives nothing away unless it says yes to the answer.
                None: that is not known.
            said: what else the learner has said and written; to repeat it tells nothing new.
        """
        return self.judge(released, sentence, proposed, said) is None

    def judge(self, released: str, sentence: str, proposed: Proposed = None, said: str = "") -> Fault | None:
        """Return why the sentence may not go out, None if it may; the arguments are those of `releases`."""
        messages = None if proposed is None else (proposed,) if isinstance(proposed, str) else proposed
        heard = Heard(sentence, released, _said("\n".join([*(messages or ()), said])))
        if CONFIRMS.search(heard.seen) and (messages is None or any(self._is_proposed(_said(message)) for message in messages)):
            return "confirms"
        return "tells" if TELLS.search(heard.seen) or self._tells(heard) else None

    def _tells(self, heard: Heard) -> bool:
        return self.numbers.tells(heard) or self.texts.tells(heard) or self.options.tells(heard) or self.parts.tells(heard)

    def _is_proposed(self, proposed: Said) -> bool:
        """Return whether the learner may have proposed the answer; where it is no number or text that can be found, assume so."""
        if not (self.numbers.values or self.texts.texts or self.options.texts or self.parts.values):
            return True
        if any(proposed.proposes(value, self.numbers.question) for value in self.numbers.values):
            return True
        heard = Heard(proposed.text, "", _said(""))
        return self.texts.tells(heard) or self.options.tells(heard) or self.parts.tells(heard)


@lru_cache(maxsize=256)
def _said(text: str) -> Said:
    return Said(text)


def _accepted(spec: AnswerSpec) -> tuple[str, ...]:
    """Return the texts that an answer accepts as they stand: none of a program, whose parts are looked at, the examples of a pattern."""
    if spec.type == "pattern":
        return spec.examples
    return () if spec.type == "code" else spec.value if isinstance(spec.value, tuple) else (spec.value,)


def _is_text(answer: str) -> bool:
    shown = bare(answer)
    return len(shown) >= SHORTEST_TEXT and (not values_in(answer) or is_expression(answer))


def _answer_values(answer: str) -> set[Fraction]:
    """Return the values that would give a short answer away; an expression with letters is caught as text."""
    shown = bare(answer)
    solved = re.sub(r"^[a-z](?:[<>]=?|[=≤≥])|(?:[<>]=?|[=≤≥])[a-z]$", "", shown)
    is_short = len(shown) <= LONGEST_SHORT_ANSWER and not re.search(r"[a-z]", solved)
    found = values_in(answer)
    return found if is_short and (len(found) == 1 or "%" in answer) else set()
