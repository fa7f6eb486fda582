"""An author tries an item that is kept nowhere: what a learner would see, how answers are judged, and what cannot be read."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from pydantic import ValidationError

from schemas.grading import Answer
from schemas.rehearsal import RehearsalIn, RehearsalOut, WrittenIn
from services.bootstrap import Services
from services.grading import CheckerPool, Grading
from services.tutor import Rehearsals
from services.tutor.errors import AnswerShape, StepNotOpen
from tests.curriculum.courses import COURSE, ITEM, SKILL
from tests.tutor.teaching import classroom

PATH = "items/two.md"
STEPS = """\
---
skills: [add]
---
Two parts.

## Step one
First: $2 + 3$

```answer
type: number
value: "5"
```

### Hint
Count.

## Step two
Then: $4 + 4$

```answer
type: number
value: "8"
```
"""
CODE = """\
---
skills: [add]
answer:
  type: code
  value: "def add(x, y): return x + y"
  tests:
    - {call: "add(1, 2)", expect: "3"}
    - {call: "add(0, 0)", expect: "0", hidden: true}
---
Write `add`.
"""


def asked(item: str, answer: Answer | None = None, **more: object) -> RehearsalIn:
    files = {"course.yaml": COURSE, "skills/add.md": SKILL, PATH: item}
    return RehearsalIn.model_validate({"files": files, "item": PATH, "answer": answer, **more})


@pytest.fixture
async def trying() -> AsyncIterator[Rehearsals]:
    grading = Grading(CheckerPool(size=1))
    await grading.pool.start()
    yield Rehearsals(grading)
    await grading.pool.stop()


async def tried(item: str, answer: Answer | None = None, **more: object) -> RehearsalOut:
    """Try what is graded without a checker."""
    return await Rehearsals(Grading(CheckerPool())).rehearse(asked(item, answer, **more))


def rules(out: RehearsalOut) -> list[tuple[str, int]]:
    return [(one.rule, one.line) for one in out.findings if one.level == "error"]


async def test_the_question_is_drawn_as_a_learner_sees_it_with_what_only_its_author_knows():
    out = await tried(ITEM, seed=3)
    assert out.item is not None
    assert "{{" not in out.item.stem
    assert out.item.steps[0].answer_type == "number"
    step = out.steps[0]
    assert (step.own, len(step.rungs), step.rungs[1]) == ("correct", 3, f"**Nearly**\n\nIt is {step.expected}.")
    assert [(test.expect, test.verdict, test.passed) for test in out.tests] == [("correct", "correct", True)]
    assert (out.findings, out.judged) == ((), None)


async def test_the_same_seed_draws_the_same_numbers():
    first, again, other = [await tried(ITEM, seed=seed) for seed in (5, 5, 6)]
    assert first == again
    assert first.item != other.item


async def test_a_wrong_answer_reveals_its_misconception_with_what_is_said_about_it():
    expected = (await tried(ITEM)).steps[0].expected
    stem = ITEM.replace('range: [2, 9]}\n  b: {range: [2, 9]}\nwhere: ["a > b"]', "range: [7, 7]}\n  b: {range: [2, 2]}")
    judged = (await tried(stem, "5")).judged
    assert judged is not None
    assert (judged.verdict, judged.misconception and judged.misconception.name) == ("incorrect", "Subtracts")
    assert judged.feedback == "Plus means put together."
    right, unsure = (await tried(ITEM, expected)).judged, (await tried(ITEM, "what?!")).judged
    assert right is not None
    assert unsure is not None
    assert (right.verdict, unsure.verdict) == ("correct", "unsure")


async def test_a_failing_test_and_an_answer_that_its_grader_rejects_are_found_at_their_lines():
    failing = await tried(ITEM.replace("expect: correct", "expect: incorrect"))
    assert rules(failing) == [("failing-test", 12)]
    assert not failing.tests[0].passed
    rejected = await tried(ITEM.replace('value: "{{a+b}}"', 'value: "{{a}} apples and"'))
    assert rules(rejected) == [("answer-rejected", 8)]
    assert (rejected.tests[0].verdict, rejected.tests[0].passed) == (None, False)


@pytest.mark.parametrize(
    ("item", "rule"),
    [
        ("no front matter", "layout"),
        (ITEM.replace("skills: [add]", "skills: [add"), "layout"),
        (ITEM.replace("type: number", "type: riddle"), "schema"),
        (ITEM.replace("{{a}} + ", "{{q}} + "), "template"),
        (ITEM.replace("skills: [add]", "skills: [fly]"), "dangling-id"),
        (ITEM.replace("misconception: subtracts", "misconception: sleeps"), "dangling-id"),
        (ITEM.replace('where: ["a > b"]', 'where: ["a > 99"]'), "template"),
    ],
)
async def test_what_cannot_be_read_is_a_finding_in_the_items_file(item: str, rule: str):
    out = await tried(item)
    assert rule in {one.rule for one in out.findings if one.level == "error"}
    assert {one.file for one in out.findings} == {PATH}


async def test_a_step_is_named_where_there_are_several():
    out = await tried(STEPS, "8", step="two")
    assert out.judged is not None
    assert (out.judged.step, out.judged.verdict) == ("two", "correct")
    for step in (None, "three"):
        with pytest.raises(StepNotOpen):
            await tried(STEPS, "8", step=step)
    with pytest.raises(AnswerShape):
        await tried(STEPS, ("8", "9"), step="two")


async def test_a_program_is_run_by_a_checker_and_hidden_tests_stay_hidden(trying: Rehearsals):
    out = await trying.rehearse(asked(CODE, "def add(x, y): return x + y if x else 1"))
    assert out.judged is not None
    assert out.steps[0].own == "correct"
    assert [test.passed for test in out.judged.tests] == [True, False]
    assert out.judged.tests[1].expected is None


@pytest.mark.parametrize(
    "files",
    [
        {},
        {"course.yaml": COURSE},
        {"course.yaml": COURSE, PATH: ITEM, "items/other.md": ITEM},
        {"../etc": "x", PATH: ITEM},
        {PATH: "x" * 100_001},
        {f"skills/s{n}.md": SKILL for n in range(70)} | {PATH: ITEM},
    ],
)
def test_other_files_than_those_of_one_item_are_refused(files: dict[str, str]):
    with pytest.raises(ValidationError):
        RehearsalIn.model_validate({"files": files, "item": PATH})


@pytest.mark.engines
async def test_educators_try_items_over_http_and_learners_do_not(services: Services) -> None:
    async with classroom(services) as room:
        body = asked(ITEM, "0").model_dump(mode="json")
        done = await room.call(room.educator, "POST", "/v1/rehearsals", body)
        assert (done.status_code, done.json()["judged"]["verdict"]) == (200, "incorrect")
        learner = (await room.join())[0].principal
        assert (await room.call(learner, "POST", "/v1/rehearsals", body)).status_code == 403
        assert (await room.http.post("/v1/rehearsals", json=body)).status_code == 401
        assert (await room.call(room.educator, "POST", "/v1/rehearsals", {**body, "item": "items/no.md"})).status_code == 422


ADD, TWICE = "skills/add.md", "skills/twice.md"
FRONT_ONLY = "---\ntitle: Doubling\nobjective: Double.\nprerequisites: [{id: add, why: it comes first}]\n---\n"


async def found_in(file: str, *, figures: tuple[str, ...] = (), **files: str) -> set[tuple[str, int]]:
    """Return the rules and lines of what lint finds in a file of a small course as it is being written."""
    written = {"course.yaml": COURSE, ADD: SKILL, TWICE: FRONT_ONLY} | {name.replace("__", "/"): text for name, text in files.items()}
    wanted = WrittenIn.model_validate({"files": written, "file": file, "figures": figures})
    found = (await Rehearsals(Grading(CheckerPool())).findings(wanted)).findings
    assert {one.file for one in found} <= {file}
    return {(one.rule, one.line) for one in found}


async def test_a_sound_file_has_no_finding_though_items_and_figures_are_not_sent():
    assert await found_in(ADD) == await found_in("course.yaml") == set()
    shown = SKILL.replace("To add is", "![A box](assets/box.png)\n\nTo add is")
    assert await found_in(ADD, figures=("box.png",), **{ADD: shown}) == set()
    assert {rule for rule, _ in await found_in(ADD, figures=("other.png",), **{ADD: shown})} == {"dangling-id"}


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        (SKILL.replace("title: Addition", "title: Addition\nprerequisites: [{id: fly, why: up}]"), "dangling-id"),
        (SKILL.replace("title: Addition", "title: Addition\nprerequisites: [{id: twice, why: round}]"), "cycle"),
        (SKILL.replace("objective: Add two whole numbers.", "objective: Add.\nminutes: -3"), "schema"),
        (SKILL.replace("title: Addition", "title: [Addition"), "layout"),
        ("no front matter", "layout"),
        (SKILL.replace("To add is", "```\nTo add is"), "open-code"),
    ],
)
async def test_what_is_wrong_in_a_skill_being_written_is_found_before_it_is_saved(text: str, rule: str):
    assert rule in {rule for rule, _ in await found_in(ADD, **{ADD: text})}


async def test_what_is_wrong_in_a_course_being_written_is_found_before_it_is_saved():
    aimed = {rule for rule, _ in await found_in("course.yaml", **{"course.yaml": COURSE + "targets: [fly]\n"})}
    misspelt = {rule for rule, _ in await found_in("course.yaml", **{"course.yaml": COURSE + "targetts: [add]\n"})}
    assert (aimed, misspelt) == ({"dangling-id"}, {"schema"})


@pytest.mark.parametrize(
    "files",
    [{}, {"course.yaml": COURSE}, {ADD: SKILL, PATH: ITEM}, {ADD: SKILL, "../etc": "x"}, {ADD: "x" * 100_001}],
    ids=["nothing", "not the one asked about", "an item", "a path upwards", "too long"],
)
def test_files_that_are_no_course_being_written_are_refused(files: dict[str, str]):
    with pytest.raises(ValidationError):
        WrittenIn.model_validate({"files": files, "file": ADD})


@pytest.mark.engines
async def test_educators_have_what_they_write_linted_over_http_and_learners_do_not(services: Services) -> None:
    async with classroom(services) as room:
        body = {"files": {"course.yaml": COURSE, ADD: SKILL.replace("objective", "objektive")}, "file": ADD}
        done = await room.call(room.educator, "POST", "/v1/rehearsals/lint", body)
        assert (done.status_code, {one["file"] for one in done.json()["findings"]}) == (200, {ADD})
        learner = (await room.join())[0].principal
        assert (await room.call(learner, "POST", "/v1/rehearsals/lint", body)).status_code == 403
        assert (await room.http.post("/v1/rehearsals/lint", json=body)).status_code == 401
