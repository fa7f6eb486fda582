"""The leak gate: may this sentence be released, given the vetted answer and all that has been released on this offer? (pure)

It judges what was released before plus the next sentence, so that an answer split over two sentences is caught. It errs on the side of
blocking: a blocked reply is asked for once more and then replaced by authored help, which costs little; a leaked answer costs the learner
the practice. `judge` says why a sentence may not go out; `releases` whether it may.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import Literal

from schemas.course import AnswerSpec
from services.tutor.gating.false_statements import states_falsehood
from services.tutor.gating.hearing import Heard, Said
from services.tutor.gating.marks import CONFIRMS, TELLS
from services.tutor.gating.numbers import values_in
from services.tutor.gating.secrets import secret_values
from services.tutor.gating.sentences import sentences
from services.tutor.gating.told_measures import Measures
from services.tutor.gating.told_numbers import Numbers
from services.tutor.gating.told_options import Options
from services.tutor.gating.told_parts import Parts
from services.tutor.gating.told_phrases import Phrases
from services.tutor.gating.told_programs import Programs
from services.tutor.gating.told_reals import Reals
from services.tutor.gating.told_strangely import Strangers
from services.tutor.gating.told_texts import Texts, bare, is_expression, is_symbol
from services.tutor.gating.verdicts import RECENT, gives_verdict, guessed_values, guesses, ruled_out
from services.tutor.gating.work import misjudges

__all__ = ["Fault", "Gate", "sentences", "states_falsehood"]

Fault = Literal["confirms", "tells", "false", "strange", "language"]
"""Why a sentence may not go out: it says yes or no to a guess, tells the answer, states false arithmetic or misjudges the learner's, is no sentence for a learner, or in a language that is not theirs."""

Proposed = str | tuple[str, ...] | None
SHORTEST_TEXT = 3
HAVE_ROOTS = frozenset({"equation", "argument", "set", "interval"})
"""Types of answers that are found as the zeros of factors."""


@dataclass(frozen=True)
class Gate:
    """Knows the vetted answers of one step in all their forms, and what the question itself shows."""

    numbers: Numbers
    reals: Reals
    measures: Measures
    texts: Texts
    phrases: Phrases
    options: Options
    parts: Parts
    programs: Programs
    strangers: Strangers
    unknown: str | None = None

    @classmethod
    def of(cls, spec: AnswerSpec, question: str, languages: frozenset[str] = frozenset(), taught: str = "") -> Gate:
        """Return the gate for a step.

        Args:
            spec: the instantiated answer.
            question: stem and prompt as the learner sees them.
            languages: those in which a reply may be, as `language.known` names them; none if that is not known.
            taught: what the course teaches here, whose words and letters a reply may use.
        """
        listed = spec.value if isinstance(spec.value, tuple) else (spec.value,)
        chosen = [choice.text for choice in spec.choices if choice.id in listed] if spec.type in ("choice", "multi_choice") else []
        answers = chosen if spec.choices else [*_accepted(spec), *spec.alternatives]
        texts = tuple(text for text in answers if _is_text(text) and not (spec.choices and not is_expression(text)))
        values = set[Fraction]().union(*(secret_values(spec, answer, question) for answer in answers))
        if spec.choices:  # a number that a wrong option holds too tells nothing
            values -= {value for choice in spec.choices if choice.id not in listed for value in values_in(choice.text)}
        shown = Said(question)
        parts = Parts.of(spec, shown)
        if spec.type == "quantity" and len(parts.values) == 1:
            values, texts = {*parts.values}, ()
        return cls(
            Numbers(frozenset(values), shown, have_roots=spec.type in HAVE_ROOTS), Reals.of(answers, shown), Measures.of(spec, shown),
            Texts(texts, question, spec.form, _patterns(spec)), Phrases.of(answers, question), Options.of(spec, question), parts,
            Programs.of(spec, shown), Strangers(f"{question} {taught}", languages), spec.unknown,
        )  # fmt: skip

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
        if messages is not None and self._judges_guess(heard, messages, said):
            return "confirms"
        if messages and misjudges(heard.seen, messages[-1], self.unknown, self.numbers.values):
            return "false"
        return "tells" if TELLS.search(heard.seen) or self._tells(heard) else None

    def _judges_guess(self, heard: Heard, messages: tuple[str, ...], tested: str) -> bool:
        """Return whether the sentence says of a guess that was not entered how good it is, or rules a value out that nobody has entered."""
        entered = _said(tested).values
        if ruled_out(heard.shown) - entered - self.numbers.question.values:
            return True
        if not gives_verdict(heard.seen):
            return False
        recent = tuple(message for message in messages[-RECENT:] if guesses(message, self.options.texts))
        is_entered = bool(entered) and guessed_values(recent) <= entered | self.numbers.question.values
        return bool(recent) and not is_entered

    def _tells(self, heard: Heard) -> bool:
        return any(part.tells(heard) for part in self._parts)

    @property
    def _parts(self) -> tuple[Numbers | Reals | Measures | Texts | Phrases | Options | Parts | Programs | Strangers, ...]:
        return (self.numbers, self.reals, self.measures, self.texts, self.phrases, self.options, self.parts, self.programs, self.strangers)

    def _is_proposed(self, proposed: Said) -> bool:
        """Return whether the learner may have proposed the answer; where it is no number or text that can be found, assume so."""
        if not (self.numbers.values or self.reals.values or self.texts.texts or self.options.texts or self.parts.values):
            return True
        if any(proposed.proposes(value, self.numbers.question) for value in self.numbers.values) or self.parts.is_proposed(proposed):
            return True
        heard = Heard(proposed.text, "", _said(""))
        return any(part.tells(heard) for part in self._parts if part is not self.numbers)


@lru_cache(maxsize=256)
def _said(text: str) -> Said:
    return Said(text)


def _accepted(spec: AnswerSpec) -> tuple[str, ...]:
    """Return the texts that an answer accepts as they stand: none of a program, whose parts are looked at, the examples of a pattern."""
    if spec.type == "pattern":
        return spec.examples
    return () if spec.type == "code" else spec.value if isinstance(spec.value, tuple) else (spec.value,)


def _patterns(spec: AnswerSpec) -> tuple[str, ...]:
    return (str(spec.value), *spec.alternatives) if spec.type == "pattern" else ()


def _is_text(answer: str) -> bool:
    shown = bare(answer)
    is_plain = (shown.isalpha() and not is_symbol(answer)) or shown.isdecimal()
    return len(shown) >= (SHORTEST_TEXT if is_plain else 2) and (not values_in(answer) or is_expression(answer))
