"""An author tries an item that is kept nowhere: the question as a learner sees it, and how answers are judged."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from schemas.course import Course, Item, ItemTest, Misconception, Step
from schemas.grading import Answer, Graded, Verdict, as_text
from schemas.rehearsal import (
    MOST_TESTS,
    JudgedOut,
    RehearsalIn,
    RehearsalOut,
    RehearsedStepOut,
    RehearsedTestOut,
    WrittenIn,
    WrittenOut,
)
from schemas.tutor import MisconceptionOut
from services.curriculum import Question, TemplateError, answer_of_test, instantiate
from services.grading import BadAnswerSpec, Grading
from services.platform import no_work_open
from services.tutor.attempts import checked_step
from services.tutor.errors import StepNotOpen
from services.tutor.ladder import rungs
from services.tutor.rehearsing.reading import Read, read_item_files, read_written
from services.tutor.render import item_out

ENOUGH_S: Final = 8.0  # of judging the author's own answers and tests, after which no further one is begun
_CORRECT_IT: Final = "correct the answer, its type or its form, so that its own grader accepts it"


@dataclass(frozen=True)
class Rehearsals:
    """Use cases of authors who try an item."""

    grading: Grading

    async def rehearse(self, wanted: RehearsalIn) -> RehearsalOut:
        """Return an item tried.

        Raises:
            StepNotOpen, AnswerShape: There is no such step, or it takes another shape of answer.
            CheckersBusy: Too many answers wait for a checker.
        """
        no_work_open("trying an item")
        read = await asyncio.to_thread(read_item_files, wanted)
        if read.course is None or read.item is None or read.question is None:
            return RehearsalOut(findings=read.findings, item=None)
        return await _Rehearsal(self.grading, read.course, read.item, read.question, read).out(wanted)

    async def findings(self, wanted: WrittenIn) -> WrittenOut:
        """Return what lint says of a course's own file or a skill's."""
        no_work_open("linting what is being written")
        return WrittenOut(findings=await asyncio.to_thread(read_written, wanted))


@dataclass(slots=True)
class _Rehearsal:
    grading: Grading
    course: Course
    item: Item
    question: Question
    read: Read

    async def out(self, wanted: RehearsalIn) -> RehearsalOut:
        judged = None if wanted.answer is None else await self._judged(wanted.step, wanted.answer)
        began = asyncio.get_running_loop().time()
        steps = [await self._step(index, step) for index, step in enumerate(self.question.steps)]
        tests: list[RehearsedTestOut] = []
        for index, test in enumerate(self.item.tests[:MOST_TESTS]):
            if asyncio.get_running_loop().time() - began > ENOUGH_S:
                break
            tests.append(await self._test(index, test))
        return RehearsalOut(
            findings=self.read.findings,
            item=item_out(self.question, [step.id for step in self.question.steps]),
            steps=tuple(steps),
            tests=tuple(tests),
            tests_left=len(self.item.tests) - len(tests),
            judged=judged,
        )

    async def _grade(self, step: Step, answer: Answer) -> Graded:
        return await self.grading.grade(step.answer, answer, wrong=step.wrong, locale=self.course.locale)

    async def _judged(self, step_id: str | None, answer: Answer) -> JudgedOut | None:
        """Return how an answer is judged; None where the author's own value cannot be read, which the findings tell."""
        wanted = step_id or (self.question.steps[0].id if len(self.question.steps) == 1 else None)
        if wanted is None:
            raise StepNotOpen
        step = checked_step(self.question, wanted, answer)
        try:
            graded = await self._grade(step, answer)
        except BadAnswerSpec:
            return None
        known = _find(self.course, step, graded.misconception)
        return JudgedOut(
            step=step.id, verdict=graded.verdict, score=graded.score, reason=graded.reason, message=graded.message, told=graded.told,
            understood=graded.understood, misconception=MisconceptionOut(id=known.id, name=known.name) if known else None,
            feedback=graded.feedback or (known.feedback if known else None), tests=graded.tests, line=graded.line,
        )  # fmt: skip

    async def _step(self, index: int, step: Step) -> RehearsedStepOut:
        return RehearsedStepOut(
            id=step.id,
            skills=step.skills,
            expected=as_text(step.answer.value),
            rungs=tuple(rung.text for rung in rungs(step)),
            solution=step.solution,
            own=await self._own(index, step),
        )

    async def _own(self, index: int, step: Step) -> Verdict | None:
        """Return what the grader says of the author's own answer; of a pattern, of the first answer that it must accept."""
        spec, path = step.answer, ("steps", index, "answer", "value")
        if spec.type == "free_text":
            return None
        own: Answer = spec.examples[0] if spec.type == "pattern" else spec.value
        try:
            graded = await self._grade(step, own)
        except BadAnswerSpec as error:
            self.read = self.read.also(
                "answer-rejected", path, f"{spec.value!r} cannot be read as {spec.type} ({error.reason})", _CORRECT_IT
            )
            return "unsure"
        is_unrounded = spec.significant_figures is not None or spec.decimal_places is not None
        if graded.verdict != "correct" and not (is_unrounded and graded.reason == "form"):
            message = f"the item's own answer {as_text(own)!r} is graded {graded.verdict} ({graded.reason})"
            self.read = self.read.also("answer-rejected", path, message, _CORRECT_IT)
        return graded.verdict

    async def _test(self, index: int, test: ItemTest) -> RehearsedTestOut:
        answer, graded = await self._tested(index, test)
        fits = graded is not None and graded.verdict == test.expect and test.misconception in (None, graded.misconception)
        if graded is not None and not fits:
            self._note_failed(index, f"the answer {as_text(answer)!r} is graded {graded.verdict} ({graded.reason}), not as expected")
        return RehearsedTestOut(
            step=test.step,
            seed=test.seed,
            input=as_text(answer),
            expect=test.expect,
            wanted=test.misconception,
            verdict=graded.verdict if graded else None,
            misconception=graded.misconception if graded else None,
            passed=fits,
        )

    async def _tested(self, index: int, test: ItemTest) -> tuple[Answer, Graded | None]:
        """Return the answer of an item test with its verdict; None, and a finding where it says more, if it cannot be run."""
        try:
            question, answer = await asyncio.to_thread(lambda: (instantiate(self.item, test.seed), answer_of_test(self.item, test)))
        except TemplateError as error:
            self.read = self.read.also(
                "template", ("tests", index), f"at seed {test.seed}: {error.message}", "correct the template of the test"
            )
            return test.input, None
        step = _named(question.steps, test.step)
        if step is None:
            self._note_failed(index, f"the test names no step; steps are {', '.join(step.id for step in question.steps)}")
            return answer, None
        try:
            return answer, await self._grade(step, answer)
        except BadAnswerSpec:
            return answer, None  # reported with the answer itself

    def _note_failed(self, index: int, message: str) -> None:
        self.read = self.read.also("failing-test", ("tests", index), message, "correct the item or the test")


def _named(steps: Sequence[Step], step_id: str | None) -> Step | None:
    if step_id is None:
        return steps[0] if len(steps) == 1 else None
    return next((step for step in steps if step.id == step_id), None)


def _find(course: Course, step: Step, named: str | None) -> Misconception | None:
    """Return a misconception that a skill of the step has."""
    own = (skill for skill in course.skills if skill.id in step.skills)
    return next((one for skill in own for one in skill.misconceptions if one.id == named), None)
