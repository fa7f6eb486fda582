"""Finds what is wrong in OATutor content before anything is changed (pure)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import pairwise

from services.curriculum.importers.oatutor_rules import Notes
from services.curriculum.importers.oatutor_source import Source, SourceHint, SourceProblem, SourceStep, all_hints
from services.curriculum.importers.oatutor_text import bare

LICENCE = "https://creativecommons.org/licenses/by/4.0/ <CC BY 4.0>"
FEW_STEPS = 3


def find_defects(source: Source, notes: Notes) -> None:
    """Note the defects of the source itself."""
    for problem in source.problems:
        _problem(problem, notes)
        for step in problem.steps:
            _step(step, notes)
    _duplicates(source, notes)
    _lessons(source, notes)
    _skills(source, notes)
    if source.has_parameters:
        notes.add("untrusted-parameters", "bkt-params", "learner-model parameters of the source are not used")


def _problem(problem: SourceProblem, notes: Notes) -> None:
    _rights(problem.id, problem.licence, problem.origin, notes)
    if problem.varies:
        notes.add("varying-values", problem.id, "the problem's values vary")
    if not problem.steps:
        notes.add("no-steps", problem.id, "the problem has no steps")
    texts = "\n".join(_texts(problem))
    for name in sorted(problem.figures):
        if f"##{name}##" not in texts.replace(" ", ""):
            notes.add("unused-figure", problem.id, name)


def _texts(problem: SourceProblem) -> Iterator[str]:
    yield from (problem.title, problem.body)
    for step in problem.steps:
        yield from (step.title, step.body, *(step.choices or ()))
        for hint in all_hints(step.hints):
            yield from (hint.title, hint.text, *(hint.choices or ()))


def _rights(item: str, licence: str, origin: str, notes: Notes) -> None:
    if licence != LICENCE:
        notes.add("odd-licence", item, f"licence {licence!r}")
    if not origin.startswith("https://"):
        notes.add("odd-origin", item, f"origin {origin!r}")


def _step(step: SourceStep, notes: Notes) -> None:
    if step.varies:
        notes.add("varying-values", step.id, "the step's values vary")
    if not step.hints:
        notes.add("empty-pathway", step.id, "no hints")
    if _branches(step.hints):
        notes.add("branching-pathway", step.id, "hints are not one after the other")
    _dependencies(step.id, step.hints, notes)
    _early_answers(step, notes)
    for hint in all_hints(step.hints):
        _hint(step, hint, notes)


def _branches(hints: tuple[SourceHint, ...]) -> bool:
    """Say whether any hint but the first depends on another than the one just before it."""
    return any(hint.dependencies != (before.id,) for before, hint in pairwise(hints))


def _dependencies(owner: str, hints: tuple[SourceHint, ...], notes: Notes) -> None:
    known = {hint.id for hint in hints}
    for hint in hints:
        for needed in hint.dependencies:
            if needed not in known:
                notes.add("dangling-dependency", hint.id, f"needs {needed}, which is not in the pathway of {owner}")
        _dependencies(hint.id, hint.sub_hints, notes)


def _early_answers(step: SourceStep, notes: Notes) -> None:
    """Note each hint but the last whose text holds the step's answer as a word of its own."""
    answer = _plain(step.answer[0]) if step.answer else ""
    if not answer:
        return
    telling = re.compile(rf"(?<![\w.]){re.escape(answer)}(?!\w|\.\d)")
    question_too = ", as does the question" if telling.search(_plain(f"{step.title} {step.body}")) else ""
    ladder = list(all_hints(step.hints))
    for rung, hint in enumerate(ladder[:-1], 1):
        if telling.search(_plain(hint.text)):
            notes.add("early-answer", hint.id, f"hint {rung} of {len(ladder)} contains {answer!r}{question_too}")


def _plain(text: str) -> str:
    return " ".join(text.replace("$$", "").split())


def _hint(step: SourceStep, hint: SourceHint, notes: Notes) -> None:
    _rights(hint.id, hint.licence, hint.origin, notes)
    if hint.varies:
        notes.add("varying-values", hint.id, "the hint's values vary")
    if hint.sub_hints:
        notes.add("sub-hints", hint.id, f"{len(hint.sub_hints)} hint(s) of its own")
    if hint.kind == "scaffold" and _same(hint.answer, step.answer):
        notes.add("scaffold-repeats-answer", hint.id, f"asks for {step.answer[0]!r} again")


def _same(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    return bool(left) and [bare(text) for text in left] == [bare(text) for text in right]


def _duplicates(source: Source, notes: Notes) -> None:
    problems: dict[str, str] = {}
    steps: dict[str, str] = {}
    for problem in source.problems:
        asked = [_key(problem.course, problem.title, problem.body, step) for step in problem.steps]
        whole = "\n".join(asked)
        if whole in problems:
            notes.add("duplicate-problem", problem.id, f"asks the same as {problems[whole]}")
        else:
            problems[whole] = problem.id
            _duplicate_steps(problem, asked, steps, notes)


def _duplicate_steps(problem: SourceProblem, asked: list[str], steps: dict[str, str], notes: Notes) -> None:
    for step, key in zip(problem.steps, asked, strict=True):
        if key in steps:
            notes.add("duplicate-step", step.id, f"asks the same as {steps[key]}")
        steps.setdefault(key, step.id)


def _key(course: str, title: str, body: str, step: SourceStep) -> str:
    return " ".join(json.dumps([course, title, body, step.title, step.body, step.answer, step.choices]).split()).casefold()


def _lessons(source: Source, notes: Notes) -> None:
    seen: dict[str, str] = {}
    for course in source.courses:
        for lesson in course.lessons:
            place = f"{course.name}: {lesson.name}"
            for key in {lesson.id, f"{course.name}/{lesson.topics.casefold()}"}:
                if key in seen:
                    notes.add("lesson-listed-twice", lesson.id, f"{place} is also {seen[key]}")
                    break
            seen.setdefault(lesson.id, place)
            seen.setdefault(f"{course.name}/{lesson.topics.casefold()}", place)


def _skills(source: Source, notes: Notes) -> None:
    steps: dict[tuple[str, str], int] = {}
    for problem in source.problems:
        for step in problem.steps:
            for skill in step.skills:
                steps[problem.course, skill] = steps.get((problem.course, skill), 0) + 1
    for (course, skill), count in sorted(steps.items()):
        if count < FEW_STEPS:
            notes.add("few-steps", skill, f"{count} step(s) in {course}")
        if skill.startswith(("and_", "or_")):
            notes.add("cut-skill-name", skill, f"in {course}")
