"""Lint: what learners read: hints that give the answer away, doubled questions, figures without words (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from schemas.course import AnswerSpec, Course, Item, Step
from services.curriculum.expressions import TemplateError
from services.curriculum.findings import Findings, Path, Places
from services.curriculum.questions import Question, instantiate

FIGURE: Final = re.compile(r"!\[([^\]\n]*)\]\(\s*(?:assets/)?([^)\s]+)\s*\)")
_FENCES: Final = re.compile(r"(?m)^```")
_SHARE: Final = 0.8
_NEVER_TELLING: Final = 2


def check_texts(course: Course, places: Places, seeds: int) -> Findings:
    """Return what an author should look at in the texts of a course."""
    check = _TextCheck(course, places, seeds)
    check.figures()
    check.stems()
    for item in course.items:
        check.hints(item)
        check.patterns(item)
    for path, text in texts_of(course):
        if len(_FENCES.findall(text)) % 2:
            mend = "close it; in code, a line that starts with `## ` is written with a backslash before it"
            check.found.warning("open-code", places.of(*path), "a code block is not closed", mend)
    return check.found


def texts_of(course: Course) -> Iterator[tuple[Path, str]]:
    """Yield every text that learners read, with its path."""
    for skill in course.skills:
        yield ("skills", skill.id, "explanation"), skill.explanation
        for index, example in enumerate(skill.worked_examples):
            yield ("skills", skill.id, "worked_examples", index, "body"), example.body
    for item in course.items:
        yield ("items", item.id, "stem"), item.stem
        for number, step in enumerate(item.steps):
            path: Path = ("items", item.id, "steps", number)
            yield (*path, "prompt"), step.prompt
            yield (*path, "solution"), step.solution
            for index, hint in enumerate(step.hints):
                yield (*path, "hints", index, "text"), hint.text
            for index, choice in enumerate(step.answer.choices):
                yield (*path, "answer", "choices", index), choice.text


@dataclass(slots=True)
class _TextCheck:
    course: Course
    places: Places
    seeds: int
    found: Findings = field(default_factory=Findings)

    def figures(self) -> None:
        assets = {asset.name: asset for asset in self.course.assets}
        shown: dict[str, bool] = {}
        for path, text in texts_of(self.course):
            for match in FIGURE.finditer(text):
                alt, name = match.groups()
                shown[name] = shown.get(name, True) and bool(alt.strip())
                if name not in assets and ":" not in name:
                    place = self.places.of(*path).after(text.count("\n", 0, match.start()))
                    self.found.error("dangling-id", place, f"there is no figure assets/{name}", "add the file or correct the name")
        for name, asset in assets.items():
            if not asset.alt.strip() and not shown.get(name, False):
                place = self.places.of("course", "assets")
                message = f"the figure {name} has no words for those who cannot see it"
                self.found.warning("no-alt", place, message, "say what it shows, under `assets` in course.yaml")

    def stems(self) -> None:
        seen: dict[str, str] = {}
        for item in self.course.items:
            asked = _asked(item)
            if asked in seen:
                message = f"the item asks the same as {seen[asked]!r}"
                self.found.warning("duplicate-stem", self.places.of("items", item.id, "stem"), message, "change or remove one of them")
            seen.setdefault(asked, item.id)

    def patterns(self, item: Item) -> None:
        if not any(step.wrong or step.answer.type == "free_text" for step in item.steps):
            mend = "add `wrong` with a misconception or feedback, or `waive: [no-wrong-pattern]`"
            self.found.warning("no-wrong-pattern", self.places.of("items", item.id), "no wrong answer is foreseen", mend)

    def hints(self, item: Item) -> None:
        questions = _questions(item, self.seeds)
        for number, step in enumerate(item.steps):
            for index in range(len(step.hints) - 1):
                telling = sum(tells(question, question.steps[number], index) for question in questions)
                if questions and telling >= max(1.0, _SHARE * len(questions)):
                    place = self.places.of("items", item.id, "steps", number, "hints", index)
                    message = f"hint {index + 1} of {len(step.hints)} contains the answer"
                    self.found.warning("early-answer", place, message, "leave the answer to the last hint or the solution")


def _questions(item: Item, seeds: int) -> list[Question]:
    """Return the item at several seeds; none if it cannot be drawn, which is another rule's finding."""
    try:
        return [instantiate(item, seed) for seed in range(seeds if item.variables else 1)]
    except TemplateError:
        return []


def _asked(item: Item) -> str:
    parts = [item.stem, *(part for step in item.steps for part in (step.prompt, *(choice.text for choice in step.answer.choices)))]
    drawn = {name: variable.model_dump() for name, variable in item.variables.items()}
    return " ".join(" ".join(parts).split()).casefold() + repr(drawn) + repr([step.answer.value for step in item.steps if not item.stem])


def tells(question: Question, step: Step, index: int) -> bool:
    """Say whether a hint's text holds the answer, unless the question itself does."""
    given = f"{question.stem}\n{step.prompt}"
    hint = step.hints[index].text
    return any(_holds(hint, answer) and not _holds(given, answer) for answer in _answers(step.answer))


def _answers(spec: AnswerSpec) -> list[str]:
    if spec.type in ("multi_choice", "ordering"):
        return []
    if spec.type == "choice":
        return [choice.text for choice in spec.choices if choice.id == spec.value]
    if spec.type in ("pattern", "code", "free_text"):
        return list(spec.examples)
    return [spec.value] if isinstance(spec.value, str) else []


def _holds(text: str, answer: str) -> bool:
    """Say whether a text holds an answer as a word of its own; a single sign only counts after `=` or `is`."""
    wanted = _plain(answer)
    if not wanted:
        return False
    before = r"(?<![\w.,^])" if len(wanted) >= _NEVER_TELLING else r"(?:=|\bis|\bär) ?"
    return re.search(before + re.escape(wanted) + r"(?![\w^]|[.,]\d)", _plain(text)) is not None


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[$`*]", "", text).split()).casefold()
