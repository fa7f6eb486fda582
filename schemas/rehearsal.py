"""An author tries an item that is kept nowhere: what a learner would see of it, and how an answer would be judged."""

from __future__ import annotations

from typing import Annotated, Final, Self

from pydantic import ConfigDict, Field, StringConstraints, model_validator

from schemas.base import Contract, Prose, Slug, Text
from schemas.course import Expectation
from schemas.curriculum import Finding
from schemas.grading import Answer, Told, TrialOutcome, Verdict
from schemas.tutor import ItemOut, MisconceptionOut

MOST_FILES: Final = 64
MOST_TESTS: Final = 24
MOST_WRITTEN: Final = 1_000
MOST_FIGURES: Final = 4_000
FilePath = Annotated[str, Field(pattern=r"^[A-Za-z0-9_][A-Za-z0-9._-]*(/[A-Za-z0-9_][A-Za-z0-9._-]*){0,4}$", max_length=200)]
FileText = Annotated[Text, StringConstraints(max_length=100_000)]
Figures = Annotated[tuple[Annotated[str, StringConstraints(min_length=1, max_length=200)], ...], Field(max_length=MOST_FIGURES)]


class RehearsalIn(Contract):
    """The files of a course that one item needs, as they are being written, and an answer to try on it."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "files": {
                        "course.yaml": "id: sums\ntitle: Sums\nlicence: CC BY 4.0\n",
                        "skills/add.md": "---\ntitle: Addition\nobjective: Add two numbers.\n---\nPut them together.\n",
                        "items/two.md": '---\nskills: [add]\nanswer: {type: number, value: "5"}\n---\nWhat is $2 + 3$?\n',
                    },
                    "item": "items/two.md",
                    "step": "a",
                    "answer": "6",
                }
            ]
        }
    )

    files: Annotated[dict[FilePath, FileText], Field(min_length=1, max_length=MOST_FILES)] = Field(
        description="`course.yaml`, the item's file, and those of the skills and rubrics that it names"
    )
    item: FilePath = Field(description="the item's file, one of `files`; no other item may be among them")
    figures: Figures = Field(default=(), description="the names of the figures that there are, which are not sent along")
    seed: Annotated[int, Field(ge=0, lt=2**31)] = Field(default=0, description="at which a template is drawn")
    step: Slug | None = Field(default=None, description="the step that `answer` is for; the only one when absent")
    answer: Answer | None = Field(default=None, description="what a learner would send; without one the question is shown only")

    @model_validator(mode="after")
    def _one_item(self) -> Self:
        items = [path for path in self.files if path.startswith("items/")]
        if items != [self.item]:
            raise ValueError("`files` must hold the file that `item` names, in items/, and no other item")
        return self


class WrittenIn(Contract):
    """A course's own file or a skill's, as it is being written, with the files that it names."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "files": {
                        "course.yaml": "id: sums\ntitle: Sums\nlicence: CC BY 4.0\n",
                        "skills/add.md": "---\ntitle: Addition\nobjective: Add two numbers.\n---\nPut them together.\n",
                    },
                    "file": "skills/add.md",
                }
            ]
        }
    )

    files: Annotated[dict[FilePath, FileText], Field(min_length=1, max_length=MOST_WRITTEN)] = Field(
        description="`course.yaml` and the files of skills, of others than `file` as much as their front matter; no items"
    )
    file: FilePath = Field(description="the file that is asked about, one of `files`")
    figures: Figures = Field(default=(), description="the names of the figures that there are, which are not sent along")

    @model_validator(mode="after")
    def _one_is_asked_about(self) -> Self:
        if self.file not in self.files:
            raise ValueError("`files` must hold the file that `file` names")
        if any(path.startswith("items/") for path in self.files):
            raise ValueError("`files` must hold no item; an item is tried as a rehearsal")
        return self


class WrittenOut(Contract):
    """What lint says of the file. What depends on items or on the rest of the course is said once it is saved."""

    findings: tuple[Finding, ...]


class JudgedOut(Contract):
    """How an answer would be judged, as a learner would be told."""

    step: Slug
    verdict: Verdict
    score: Annotated[float, Field(ge=0, le=1)]
    reason: Slug = Field(description="a fixed code, such as `equal`, `form`, `different`, `unreadable`")
    message: Prose
    told: Told | None = Field(default=None, description="what the learner is told, in codes")
    understood: Text | None
    misconception: MisconceptionOut | None
    feedback: Prose | None
    tests: tuple[TrialOutcome, ...] = ()
    line: int | None = None


class RehearsedStepOut(Contract):
    """What the author knows of a step and a learner does not: the help ladder, the answer, and how the grader takes that answer."""

    id: Slug
    skills: tuple[Slug, ...]
    expected: Text
    rungs: tuple[Prose, ...] = Field(description="the hints in order, and the solution last where there is one")
    solution: Prose
    own: Verdict | None = Field(description="what the grader says of the author's own answer; null where nothing but a person can say")


class RehearsedTestOut(Contract):
    """One of the item's tests with what came of it."""

    step: Slug | None
    seed: int
    input: Text
    expect: Expectation
    wanted: Slug | None = Field(description="the misconception that the answer must reveal")
    verdict: Verdict | None = Field(description="null where the test could not be run: the findings say why")
    misconception: Slug | None
    passed: bool


class RehearsalOut(Contract):
    """An item tried. Nothing of it is kept."""

    findings: tuple[Finding, ...] = Field(description="about the item's file; other files are read, not judged")
    item: ItemOut | None = Field(description="the question as a learner sees it; null where it cannot be read")
    steps: tuple[RehearsedStepOut, ...] = ()
    tests: tuple[RehearsedTestOut, ...] = Field(default=(), description=f"the first {MOST_TESTS} at most")
    tests_left: int = Field(default=0, description="tests that were not run: there are many, or they take long")
    judged: JudgedOut | None = None
