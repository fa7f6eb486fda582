"""Reading course files: what is wrong is told with its file and line, and nothing else is lost for it."""

from __future__ import annotations

import pytest

from services.curriculum import lint, read_course
from services.grading import grade_now
from tests.curriculum.courses import ITEM, SKILL, mini

STEPS = """\
---
skills: [add]
---
Work it out.

## Step one
First.
```answer
type: number
value: 4
wrong:
  - {match: 5, misconception: subtracts}
```
### Hint: Look
Is it even?
```answer
type: choice
value: yes
choices:
  - {id: yes, text: "Yes"}
  - {id: no, text: "No"}
```
### Solution
Four.

## Step two
```answer
type: short_text
value: four
skills: [add]
```
"""


def told(**changed: str | bytes | None) -> list[str]:
    """Return the errors of the small course with changed files, as `file:line rule`."""
    loaded = read_course(mini(**changed))
    return [f"{found.file}:{found.line} {found.rule}" for found in loaded.findings if found.level == "error"]


def test_a_course_without_findings_has_none() -> None:
    assert lint(read_course(mini()), grade_now) == ()


def test_an_item_of_several_steps_is_read_with_its_scaffolds() -> None:
    course = read_course(mini(items__steps=STEPS)).course
    assert course is not None
    item = next(item for item in course.items if item.id == "steps")
    first, second = item.steps
    assert (item.stem, first.id, first.prompt, first.solution) == ("Work it out.", "one", "First.", "Four.")
    assert first.wrong[0].misconception == "subtracts"
    assert (first.hints[0].title, first.hints[0].text) == ("Look", "Is it even?")
    assert first.hints[0].answer is not None
    assert first.hints[0].answer.value == "yes"
    assert (second.answer.value, second.skills, second.prompt) == ("four", ("add",), "")


@pytest.mark.parametrize(
    ("path", "content", "expected"),
    [
        ("items__x", "no front matter", "items/x.md:1 layout"),
        ("items__x", "---\nskills: [add]\n", "items/x.md:1 layout"),
        ("items__x", "---\nskills: [add]\nanswer: {type: number\n---\n", "items/x.md:3 layout"),
        ("items__x", "---\nskills: [add]\nskills: [add]\n---\n", "items/x.md:3 layout"),
        ("items__x", ITEM.replace("difficulty: 0.5", "dificulty: 0.5"), "items/x.md:3 schema"),
        ("items__x", ITEM.replace("difficulty: 0.5", "difficulty: hard"), "items/x.md:3 schema"),
        ("items__x", ITEM.replace("difficulty: 0.5", "difficulty: .inf"), "items/x.md:3 schema"),
        ("items__x", ITEM.replace("b: {range: [2, 9]}", "b: {range: [9, 2]}"), "items/x.md:6 schema"),
        ("items__x", ITEM.replace("type: number", "type: numbr"), "items/x.md:8 schema"),
        ("items__x", ITEM.replace("misconception: subtracts", "x: 1"), "items/x.md:10 schema"),
        ("items__x", ITEM.replace("## Solution", "## Solutoin"), "items/x.md:22 layout"),
        ("items__x", ITEM + "\n## Solution\nAgain\n", "items/x.md:25 layout"),
        ("items__x", STEPS.replace("## Step two", "## Hint"), "items/x.md:26 layout"),
        ("items__x", STEPS.replace("value: 4", "value: [4"), "items/x.md:11 layout"),
        ("items__x", STEPS.replace("value: four", "valu: four"), "items/x.md:29 schema"),
        ("items__x", STEPS.replace("First.\n", "First.\n```answer\ntype: number\nvalue: 1\n```\n"), "items/x.md:12 layout"),
        ("skills__x", SKILL.replace("objective: Add", "objektive: Add"), "skills/x.md:3 schema"),
        ("skills__x", SKILL.replace("feedback: Plus means put together.", "feedbak: x"), "skills/x.md:5 schema"),
        ("course", "id: mini\ntitle: Mini\nlicence: CC0\nlocal: en\n", "course.yaml:4 schema"),
        ("course", "id: mini\ntitle: Mini\n", "course.yaml:1 schema"),
        ("course", "id: mini\ntitle: Mini\nlicence: CC0\nitems: []\n", "course.yaml:4 layout"),
        ("course", "id: [\n", "course.yaml:2 yaml"),
        ("course", None, "course.yaml:1 no-course"),
        ("items__x", b"---\nskills: [add]\n\xff\xfe\n---\n", "items/x.md:3 encoding"),
        ("items__x", "---\nskills: [add]\nanswer: {type: number, value: 1}\n---\nA \x00 in it\n", "items/x.md:5 schema"),
        ("items__deep__add-1", ITEM, "items/deep/add-1.md:1 duplicate-id"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_file_and_line(path: str, content: str | bytes | None, expected: str) -> None:
    found = told(**{path: content})
    first, _, second = expected.partition(" ")
    if second == "duplicate-id":
        assert found == ["items/deep/add-1.md:1 duplicate-id"] or found == ["items/add-1.md:1 duplicate-id"]
    else:
        assert f"{first} {second}" in found


def test_a_misspelt_field_gets_a_suggestion() -> None:
    loaded = read_course(mini(items__x=ITEM.replace("difficulty: 0.5", "dificulty: 0.5")))
    assert [found.mend for found in loaded.findings] == ["did you mean 'difficulty'?"]


def test_one_bad_file_does_not_hide_what_is_wrong_with_others() -> None:
    found = told(items__x="nothing", items__y=ITEM.replace("type: number", "type: numbr"), skills__z="---\n---\n")
    assert {place.split(":")[0] for place in found} == {"items/x.md", "items/y.md", "skills/z.md"}


def test_files_that_are_no_part_of_a_course_are_named() -> None:
    loaded = read_course(mini(**{"lessons/one.md": "x", "README.md": "fine"}))
    assert [(found.level, found.rule, found.file) for found in loaded.findings] == [("warning", "unread-file", "lessons/one.md")]


def test_text_that_looks_like_a_heading_is_written_with_a_backslash() -> None:
    item = "---\nskills: [add]\nanswer: {type: number, value: 1}\n---\nWrite:\n\n\\## Hint\n\n### deeper\n\n## Hint\nreal\n"
    course = read_course(mini(items__x=item)).course
    assert course is not None
    found = next(item for item in course.items if item.id == "x")
    assert found.stem == "Write:\n\n## Hint\n\n### deeper"
    assert [hint.text for hint in found.steps[0].hints] == ["real"]
