"""What can be wrong with OATutor content, and what the importer does about it (pure)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from schemas.curriculum import ImportNote, ImportRule

RULES: Final[dict[str, tuple[str, str]]] = {
    "dangling-dependency": ("a hint depends on one that its pathway does not have", "the dependency is dropped; hints keep their order"),
    "empty-pathway": ("a step has no hints at all", "carried without hints; the solution tells the answer"),
    "answer-not-among-choices": ("the right answer is not one of the choices", "added as the last choice"),
    "early-answer": ("a hint before the last contains the answer", "carried; lint warns where the question does not hold it too"),
    "scaffold-repeats-answer": ("a scaffold asks for the step's own answer", "carried as a scaffold"),
    "duplicate-problem": ("a problem asks the same as another", "both carried; lint warns about the later one"),
    "duplicate-step": ("a step asks the same as one of another problem", "both carried"),
    "odd-licence": ("a licence is missing or is not the one of the course", "the course's licence stands on the item"),
    "odd-origin": ("an origin is missing or is no address", "carried as it is; the course's attribution stands beside it"),
    "choices-on-text-step": ("a question that is not multiple choice has choices", "asked as a choice"),
    "few-steps": ("a skill has fewer than 3 steps", "carried; lint warns when it has fewer than 3 items"),
    "lesson-listed-twice": ("a lesson stands in the plans more than once", "its first place counts"),
    "no-prerequisites": ("the source knows no prerequisites", "an order is proposed from the lesson plan, to be confirmed"),
    "untrusted-parameters": ("learner-model parameters are all the same default", "left out"),
    "odd-language": ("a language code is not the one of its language", "corrected"),
    "unplanned-course": ("problems belong to a course without a plan", "a course without lessons"),
    "unplanned-lesson": ("a problem's lesson is not in the plan of its course", "carried; no place in the proposed order"),
    "no-skill": ("a step practises no skill", "given a skill of its lesson's name"),
    "unplanned-skill": ("a skill is practised but no lesson of the course aims at it", "carried, in the lesson of its first step"),
    "unpractised-skill": ("a lesson aims at a skill that no step practises", "left out: nothing could be learnt"),
    "cut-skill-name": ("a skill's name was cut in pieces at commas", "carried as it is"),
    "renamed-id": ("an id had to be changed to be unique and plain", "the source's id stands in `source`"),
    "branching-pathway": ("hints depend on each other in another way than one after the other", "carried as a ladder, in their order"),
    "sub-hints": ("a scaffold has hints of its own", "carried as the next rungs of the ladder"),
    "varying-values": ("values vary by the source's own templates", "the default values are carried, the variation is not"),
    "broken-formula": ("the delimiters of a formula are lost or doubled", "mended where it is plain what was meant"),
    "word-as-formula": ("a plain word is set as a formula", "written as a word"),
    "missing-figure": ("a text names a figure that is not there", "the name is left out of the text"),
    "unused-figure": ("no text names a figure", "left out"),
    "misnamed-figure": ("a figure's name ends otherwise than its content", "renamed after its content"),
    "refused-figure": ("a figure is not of a kind that browsers show safely", "left out"),
    "no-alt": ("a figure has no words for those who cannot see it", "carried without; lint warns about it"),
    "double-choice": ("a choice is given twice", "kept once"),
    "one-choice": ("a multiple-choice question has only one choice", "asked as a text"),
    "no-choices": ("a multiple-choice question has no choices", "asked as a text"),
    "answer-as-text": ("no mathematical type accepts the answer as its own", "compared as a text"),
    "answer-rejected": ("the grader rejects the answer in every type", "carried as a text; lint refuses to publish it"),
    "no-steps": ("a problem has no steps", "not carried: there is nothing to answer"),
}


@dataclass(slots=True)
class Notes:
    """A growing list of notes."""

    _found: list[ImportNote] = field(default_factory=list)

    def add(self, rule: str, item: str, what: str) -> None:
        """Note one thing; the rule must be known."""
        if rule not in RULES:
            raise KeyError(rule)
        self._found.append(ImportNote(rule=rule, item=item, what=what))

    def sorted(self) -> tuple[ImportNote, ...]:
        """Return all notes in the order of rules, then as found."""
        order = list(RULES)
        return tuple(sorted(self._found, key=lambda note: order.index(note.rule)))


def counted(notes: Iterable[ImportNote]) -> tuple[ImportRule, ...]:
    """Return every rule with its count, zeros too: what was looked for and not found is also an answer."""
    counts = dict.fromkeys(RULES, 0)
    for note in notes:
        counts[note.rule] += 1
    return tuple(ImportRule(rule=rule, meaning=meaning, done=done, count=counts[rule]) for rule, (meaning, done) in RULES.items())
