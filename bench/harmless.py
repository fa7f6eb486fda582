"""Harmless help: what the gate must let through. Hints that authors wrote before the last one, of our courses, and replies that people judged to keep the answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from schemas.course import AnswerSpec, Step
from services.curriculum import Question, instantiate, read_course, read_folder
from services.tutor.gate import Gate, sentences, states_falsehood

COURSES = Path(__file__).resolve().parents[1] / "courses"
SEEDS = (1, 2)


@dataclass(frozen=True)
class Harmless:
    """A reply that gives nothing away, beside a step."""

    source: str
    spec: AnswerSpec
    question: str
    reply: str
    proposed: str = "What now?"
    said: str = ""


def authored(seeds: tuple[int, ...] = SEEDS) -> Iterator[Harmless]:
    """Yield the hints of the sample courses that come before the last one of their step; that one may tell."""
    for folder in sorted(path for path in COURSES.iterdir() if path.is_dir()):
        course = read_course(read_folder(folder)).course
        assert course is not None, folder
        for item in course.items:
            for seed in seeds if item.variables else seeds[:1]:
                question = instantiate(item, seed)
                yield from (hint for step in question.steps for hint in _hints(folder.name, question, step))


def _hints(source: str, question: Question, step: Step) -> Iterator[Harmless]:
    shown = f"{question.stem} {step.prompt}"
    for hint in step.hints[:-1] or step.hints[:1]:
        yield Harmless(source, step.answer, shown, hint.text)


def blocked_sentences(harmless: Harmless) -> list[str]:
    """Return the sentences of a harmless reply that the gate stops."""
    gate, released, found = Gate.of(harmless.spec, harmless.question), "", []
    for sentence in sentences([harmless.reply]):
        if states_falsehood(sentence) or not gate.releases(released, sentence, harmless.proposed, harmless.said):
            found.append(sentence)
        released += sentence
    return found
