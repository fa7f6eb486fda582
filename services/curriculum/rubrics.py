"""Rubrics and the free text that they mark: what lint has to say about them (pure)."""

from __future__ import annotations

from collections.abc import Iterator

from schemas.answers import AnswerSpec
from schemas.course import Course, Item, Step
from services.curriculum.findings import Findings, Path, Places


def check_rubrics(course: Course, places: Places, found: Findings) -> None:
    """Note free text without its rubric, foreseen answers and tests that nobody would judge, and rubrics that mark nothing."""
    known, used = {rubric.id for rubric in course.rubrics}, set()
    for spec, path in _free_texts(course):
        used.add(spec.rubric)
        if spec.rubric not in known and places.exact("rubrics", str(spec.rubric)) is None:
            place = places.of(*path, "rubric")
            found.error("dangling-id", place, f"there is no rubric {spec.rubric!r}", "correct the id or add a file in rubrics/")
    for item in course.items:
        for number, step in enumerate(item.steps):
            for message, mend in _misplaced(item, step):
                found.error("free-text", places.of("items", item.id, "steps", number), message, mend)
    for rubric in course.rubrics:
        if rubric.id not in used:
            found.warning("unused-rubric", places.of("rubrics", rubric.id), f"nothing is marked by {rubric.id!r}", "use it, or remove it")


def _misplaced(item: Item, step: Step) -> Iterator[tuple[str, str]]:
    """Yield what stands beside free text and is never used, with the mend."""
    if step.answer.type == "free_text" and (step.wrong or item.tests):
        yield (
            "free text is marked by its rubric: foreseen wrong answers and tests are not used",
            "take them out, or ask for another type of answer",
        )
    if any(hint.answer is not None and hint.answer.type == "free_text" for hint in step.hints):
        yield "a hint cannot ask for free text: nobody marks it", "ask for a choice or a word"


def _free_texts(course: Course) -> Iterator[tuple[AnswerSpec, Path]]:
    for item in course.items:
        for number, step in enumerate(item.steps):
            if step.answer.type == "free_text":
                yield step.answer, ("items", item.id, "steps", number, "answer")
