"""An item becomes a concrete question: every text filled in, nothing left to draw (pure)."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from schemas.base import Contract
from schemas.course import AnswerSpec, Choice, CodeTest, Hint, Item, ItemKind, ItemTest, Step, WrongAnswer
from services.curriculum.calculation import Value
from services.curriculum.expressions import TemplateError
from services.curriculum.templates import VariableRefusedError, draw, render
from services.grading import wrong_answers

_C = TypeVar("_C", bound=Contract)


@dataclass(frozen=True, slots=True)
class Question:
    """An item at a seed. `steps` hold no templates, and each names its skills."""

    item_id: str
    seed: int
    kind: ItemKind
    title: str | None
    difficulty: float | None
    stem: str
    steps: tuple[Step, ...]
    values: Mapping[str, Value]

    def step(self, step_id: str) -> Step | None:
        """Return a step by its id."""
        return next((step for step in self.steps if step.id == step_id), None)

    def asked(self, step_id: str | None = None) -> str:
        """Return what it asks, in the author's Markdown: the stem, and the prompt of the named step, or of the only one."""
        step = self.step(step_id) if step_id else self.steps[0] if len(self.steps) == 1 else None
        return "\n\n".join(part for part in (self.stem.strip(), step.prompt.strip() if step else "") if part)


class TemplateRefusedError(TemplateError):
    """A template error with the path of the text within the item, for exact places."""

    def __init__(self, message: str, line: int, path: tuple[str | int, ...]) -> None:
        super().__init__(message, line)
        self.path = path


def instantiate(item: Item, seed: int) -> Question:
    """Return the question that an item poses at a seed: the same on every machine; raise `TemplateRefusedError` if it cannot be drawn."""
    try:
        values = draw(item, seed)
    except VariableRefusedError as error:
        raise TemplateRefusedError(error.message, error.line, ("variables", error.name)) from error
    except TemplateError as error:
        raise TemplateRefusedError(error.message, error.line, ("variables",)) from error
    fill = _Filler(values, seed)
    steps = tuple(fill.step(step, item, ("steps", index)) for index, step in enumerate(item.steps))
    title = None if item.title is None else fill.text(item.title, ("title",))
    return Question(item.id, seed, item.kind, title, item.difficulty, fill.text(item.stem, ("stem",)), steps, values)


def answer_of_test(item: Item, test: ItemTest) -> str | tuple[str, ...]:
    """Return the answer of an item test with its templates filled at the test's seed."""
    values = draw(item, test.seed)
    return render(test.input, values) if isinstance(test.input, str) else tuple(render(part, values) for part in test.input)


@dataclass(frozen=True, slots=True)
class _Filler:
    values: Mapping[str, Value]
    seed: int

    def text(self, text: str, path: tuple[str | int, ...]) -> str:
        try:
            return render(text, self.values)
        except TemplateError as error:
            raise TemplateRefusedError(error.message, error.line, path) from error

    def step(self, step: Step, item: Item, path: tuple[str | int, ...]) -> Step:
        return _with(
            step,
            prompt=self.text(step.prompt, (*path, "prompt")),
            skills=step.skills or item.skills,
            answer=self.answer(step.answer, (*path, "answer"), f"{item.id}/{step.id}"),
            wrong=tuple(self.wrong(wrong, (*path, "wrong", index)) for index, wrong in enumerate(step.wrong)),
            hints=tuple(self.hint(hint, (*path, "hints", index), f"{item.id}/{step.id}/{index}") for index, hint in enumerate(step.hints)),
            solution=self.text(step.solution, (*path, "solution")),
        )

    def answer(self, spec: AnswerSpec, path: tuple[str | int, ...], salt: str) -> AnswerSpec:
        if isinstance(spec.value, str):
            value: str | tuple[str, ...] = self.text(spec.value, (*path, "value"))
        else:
            value = spec.value
        return _with(
            spec,
            value=value,
            alternatives=self._texts(spec.alternatives, (*path, "alternatives")),
            tolerance=None if spec.tolerance is None else self.text(spec.tolerance, (*path, "tolerance")),
            start=None if spec.start is None else self.text(spec.start, (*path, "start")),
            choices=self.choices(spec, path, salt),
            units=self._texts(spec.units, (*path, "units")),
            examples=self._texts(spec.examples, (*path, "examples")),
            tests=tuple(self.test(test, (*path, "tests", index)) for index, test in enumerate(spec.tests)),
        )

    def _texts(self, texts: tuple[str, ...], path: tuple[str | int, ...]) -> tuple[str, ...]:
        return tuple(self.text(text, (*path, index)) for index, text in enumerate(texts))

    def test(self, test: CodeTest, path: tuple[str | int, ...]) -> CodeTest:
        call = None if test.call is None else self.text(test.call, (*path, "call"))
        return _with(test, call=call, input=self.text(test.input, (*path, "input")), expect=self.text(test.expect, (*path, "expect")))

    def choices(self, spec: AnswerSpec, path: tuple[str | int, ...], salt: str) -> tuple[Choice, ...]:
        """Return the options; those of an ordering are mixed, for their order in the file is often the answer."""
        filled = [_with(choice, text=self.text(choice.text, (*path, "choices", i, "text"))) for i, choice in enumerate(spec.choices)]
        if spec.type != "ordering":
            return tuple(filled)
        mixed = sorted(filled, key=lambda choice: hashlib.sha256(f"{salt}/{self.seed}/{choice.id}".encode()).digest())
        if tuple(choice.id for choice in mixed) == spec.value:
            mixed = mixed[1:] + mixed[:1]
        return tuple(mixed)

    def wrong(self, wrong: WrongAnswer, path: tuple[str | int, ...]) -> WrongAnswer:
        feedback = None if wrong.feedback is None else self.text(wrong.feedback, (*path, "feedback"))
        also = self._texts(wrong.also, (*path, "also"))
        if wrong.rule is None or wrong.of is None:
            return _with(wrong, match=self.text(wrong.match, (*path, "match")), also=also, feedback=feedback)
        task = self.text(wrong.of, (*path, "of"))
        found = wrong_answers(wrong.rule, task)
        if not found:
            raise TemplateRefusedError(f"the rule {wrong.rule} makes nothing of {task!r}", 0, (*path, "of"))
        return _with(wrong, match=found[0], also=(*found[1:], *also), rule=None, of=None, feedback=feedback)

    def hint(self, hint: Hint, path: tuple[str | int, ...], salt: str) -> Hint:
        return _with(
            hint,
            text=self.text(hint.text, (*path, "text")),
            title=None if hint.title is None else self.text(hint.title, (*path, "title")),
            answer=None if hint.answer is None else self.answer(hint.answer, (*path, "answer"), salt),
        )


def _with(contract: _C, **changes: object) -> _C:
    """Return the contract with fields replaced, without validating again: the shape is the same, only texts were filled."""
    return contract.model_copy(update=changes)
