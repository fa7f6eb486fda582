"""OATutor's answers become Meno's, each proved by the grader before it is believed (pure)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from schemas.course import AnswerSpec, AnswerType, Choice, Form, WrongAnswer
from schemas.grading import Answer, Graded
from services.curriculum.importers.oatutor_text import bare
from services.grading import BadAnswerSpec

Grade = Callable[[AnswerSpec, Answer, Sequence[WrongAnswer], str], Graded]
Show = Callable[[str], str]
Note = Callable[[str, str], None]

_NUMBER: Final = re.compile(r"-?\d[\d,]*(?:\.\d+)?|-?\.\d+")
_FRACTION: Final = re.compile(r"\\frac\{(-?\d+)\}\{(-?\d+)\}")
_SOLVED: Final = re.compile(r"([A-Za-z])\s*=\s*(.+)")
_MONEY: Final = re.compile(r"\$\s*(\d[\d,]*(?:\.\d+)?)")
_FRACTIONS: Final = re.compile(r"fraction|ratio of|bråk|mixed number", re.IGNORECASE)
_SIMPLIFY: Final = re.compile(r"simplif|förenkla|reduce|lowest terms", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of the source: what is asked, how it is answered."""

    prompt: str
    problem_type: str
    answer: tuple[str, ...]
    choices: tuple[str, ...] | None


def answer_of(asked: Asked, locale: str, grade: Grade, show: Show, note: Note) -> AnswerSpec:
    """Return the answer in the first type in which the grader accepts it as its own.

    Args:
        asked: the question.
        locale: the course's language.
        grade: the grader.
        show: turns a text of the source into Markdown.
        note: takes (rule, what) for the report.
    """
    right = asked.answer[0] if asked.answer else ""
    if asked.choices is not None and asked.problem_type != "MultipleChoice":
        note("choices-on-text-step", f"{len(asked.choices)} choices on a {asked.problem_type} question: asked as a choice")
    if asked.choices is not None:
        return _choice(right, asked.choices, show, note)
    if asked.problem_type == "MultipleChoice":
        note("no-choices", "a multiple-choice question without choices: asked as a text")
    others = tuple(bare(other) for other in asked.answer[1:])
    for candidate in _candidates(right, asked.prompt):
        spec = candidate.model_copy(update={"alternatives": others})
        if _accepts(spec, grade, locale):
            if spec.type == "short_text" and not right.strip("$ ").isalpha():
                note("answer-as-text", f"{right!r} is compared as a text: no mathematical type accepts it")
            return spec
    note("answer-rejected", f"the grader rejects {right!r} in every type")
    return AnswerSpec(type="short_text", value=bare(right) or "?")


def _accepts(spec: AnswerSpec, grade: Grade, locale: str) -> bool:
    answers = [spec.value, *spec.alternatives]
    try:
        return all(grade(spec, answer, (), locale).verdict == "correct" for answer in answers)
    except BadAnswerSpec:
        return False


def _choice(right: str, choices: tuple[str, ...], show: Show, note: Note) -> AnswerSpec:
    shown: list[str] = []
    for text in choices:
        if show(text) in shown:
            note("double-choice", f"the choice {text!r} is given twice: kept once")
        else:
            shown.append(show(text))
    if show(right) not in shown:
        note("answer-not-among-choices", f"{right!r} is not among its choices: added as the last one")
        shown.append(show(right))
    if len(shown) < 2:
        note("one-choice", "there is only one choice: asked as a text")
        return AnswerSpec(type="short_text", value=bare(right))
    ids = {text: f"c{number}" for number, text in enumerate(shown, 1)}
    return AnswerSpec(type="choice", value=ids[show(right)], choices=tuple(Choice(id=ids[text], text=text) for text in shown))


def _candidates(right: str, prompt: str) -> Iterator[AnswerSpec]:
    """Yield what the answer may be, most telling type first, text last."""
    value = bare(right)
    if _MONEY.fullmatch(right.strip("$ \\").join(("$", ""))) and "$" in right.replace("$$", ""):
        yield AnswerSpec(type="number", value=right.replace("$$", "").replace("\\", "").strip())
    solved = _SOLVED.fullmatch(value)
    if solved and not re.search(rf"[=<>]|{solved.group(1)}", re.sub(r"\\[a-z]+", "", solved.group(2))):
        yield from _plain_values(solved.group(2), "", solved.group(1))
    if "=" in value:
        yield AnswerSpec(type="equation", value=value)
    elif value:
        yield from _plain_values(value, prompt, None)
    yield AnswerSpec(type="short_text", value=value or "?")


def _plain_values(value: str, prompt: str, unknown: str | None) -> Iterator[AnswerSpec]:
    wants_simple = bool(_SIMPLIFY.search(prompt))
    fraction = _FRACTION.fullmatch(value)
    kind: AnswerType = "fraction" if wants_simple or _FRACTIONS.search(prompt) else "number"
    if _NUMBER.fullmatch(value):
        yield AnswerSpec(type="number", value=value.replace(",", ""), unknown=unknown)
    elif fraction:
        yield from _formed(kind, f"{fraction.group(1)}/{fraction.group(2)}", unknown, ("simplest",) if wants_simple else ())
    else:
        yield from _formed("expression", value, unknown, ("expanded", "simplest") if wants_simple else ())


def _formed(kind: AnswerType, value: str, unknown: str | None, forms: tuple[Form, ...]) -> Iterator[AnswerSpec]:
    for form in forms:
        yield AnswerSpec(type=kind, value=value, form=form, unknown=unknown)
    yield AnswerSpec(type=kind, value=value, unknown=unknown)
