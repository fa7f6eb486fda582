"""Lint's rules, each on a course that breaks it, with the real grader."""

from __future__ import annotations

import pytest

from services.curriculum import lint, read_course
from services.grading import grade_now
from tests.curriculum.courses import ITEM, SKILL, mini


def told(seeds: int = 20, **changed: str | bytes | None) -> list[str]:
    """Return the findings on the small course with changed files, as `level rule file:line`."""
    findings = lint(read_course(mini(**changed)), grade_now, seeds)
    return [f"{found.level} {found.rule} {found.file}:{found.line}" for found in findings]


def skill(name: str, *needs: str) -> str:
    listed = "".join(f"  - {{id: {needed}, why: It helps.}}\n" for needed in needs)
    return f"---\ntitle: {name}\nobjective: Do {name}.\n{'prerequisites:' + chr(10) + listed if needs else ''}---\n"


def items(*skills: str) -> dict[str, str]:
    """Return three items for each skill."""
    made = {}
    for name in skills:
        for number in (1, 2, 3):
            text = ITEM.replace("[add]", f"[{name}]").replace("NUMBER", f"{name} {number}")
            made[f"items/{name}-{number}.md"] = text
    return made


ONE = "---\nskills: [add]\ndifficulty: 0\nanswer: {type: number, value: 12}\nwrong: [{match: 13, misconception: subtracts}]\n---\n"

OVERRIDES = "---\nskills: [add, b]\n---\n12?\n\n## Step a\n\n```answer\ntype: number\nvalue: 12\nskills: [add]\n```\n"


def test_a_circle_of_prerequisites_is_an_error_that_names_it() -> None:
    files = {"skills/add.md": SKILL.replace("misconceptions:", "prerequisites: [{id: b, why: x}]\nmisconceptions:")}
    files |= {"skills/b.md": skill("b", "c"), "skills/c.md": skill("c", "add"), **items("b", "c")}
    findings = [found for found in lint(read_course(mini(**files)), grade_now, 2) if found.rule == "cycle"]
    assert len(findings) == 1
    assert findings[0].message == "prerequisites run in a circle: add → b → c → add"
    assert (findings[0].file, findings[0].line) == ("skills/add.md", 4)


def test_a_skill_that_needs_itself_is_a_circle() -> None:
    assert "error cycle skills/b.md:4" in told(2, **{"skills/b.md": skill("b", "b"), **items("b")})


@pytest.mark.parametrize(
    ("path", "content", "expected"),
    [
        ("skills/b.md", skill("b", "nowhere"), "error dangling-id skills/b.md:5"),
        ("items/x.md", ONE.replace("[add]", "[add, nowhere]") + "12?", "error dangling-id items/x.md:2"),
        ("items/x.md", OVERRIDES, "error unpractised-skill items/x.md:2"),
        ("items/x.md", ONE.replace("subtracts", "unheard-of") + "12?", "error dangling-id items/x.md:5"),
        ("course.yaml", "id: mini\ntitle: M\nlicence: CC0\ntargets: [add, nowhere]\n", "error dangling-id course.yaml:4"),
        ("items/x.md", ONE + "See\n\n![a box](assets/none.png)\n", "error dangling-id items/x.md:9"),
        ("skills/b.md", skill("b"), "error unreachable-skill skills/b.md:1"),
        ("items/x.md", ONE.replace("value: 12", "value: plenty") + "x", "error answer-rejected items/x.md:4"),
        ("items/x.md", ONE.replace("number, value: 12", "fraction, value: 2/4, form: simplest") + "x", "error answer-rejected items/x.md:4"),
        ("items/x.md", ONE.replace("match: 13", "match: 12") + "x", "error wrong-coincides items/x.md:5"),
        ("items/x.md", ONE.replace("match: 13", "match: '1 +* 2'") + "x", "error wrong-unreadable items/x.md:5"),
        ("items/x.md",
         "---\nskills: [add]\ndifficulty: 0\nanswer: {type: number, value: 12}\nwrong: [{match: 13, misconception: subtracts}]\n"
         "tests:\n  - {input: 12, expect: correct}\n  - {input: 13, expect: correct}\n---\nx", "error failing-test items/x.md:8"),
        ("items/x.md", "---\nskills: [add]\ndifficulty: 0\nanswer: {type: number, value: 12}\nwrong: [{match: 13, feedback: x}]\n"
         "tests:\n  - {input: 13, expect: incorrect, misconception: subtracts}\n---\nx", "error failing-test items/x.md:7"),
        ("items/x.md", ITEM.replace("in box", "with {{zz}} in box"), "error template items/x.md:14"),
        ("items/x.md", ITEM.replace('where: ["a > b"]', 'where: ["a > 20"]'), "error template items/x.md:4"),
        ("items/x.md", ITEM.replace("It is {{a+b}}.", "It is\n{{a+}}."), "error template items/x.md:21"),
        ("items/x.md", ITEM.replace("Count on from the larger", "It is {{a+b}}, count on from"), "warning early-answer items/x.md:16"),
        ("items/x.md", ITEM.replace("NUMBER", "1"), "warning duplicate-stem items/x.md:14"),
        ("items/x.md", ONE.replace("wrong: [{match: 13, misconception: subtracts}]\n", "") + "12?", "warning no-wrong-pattern items/x.md:1"),
        ("items/x.md", ONE + "```\n12", "warning open-code items/x.md:7"),
        ("items/x.md", ONE.replace("difficulty: 0", "waive: [cycle]") + "12?", "warning unknown-waiver items/x.md:3"),
        ("items/add-3.md", None, "warning few-items skills/add.md:1"),
        ("skills/b.md", skill("b", "add").replace("It helps.", "x, proposed: true"), "warning proposed-prerequisite skills/b.md:5"),
        ("assets/box.png", b"\x89PNG\r\n\x1a\n", "warning no-alt course.yaml:1"),
        ("items/x.md", "---\nskills: [add]\ndifficulty: 0\nwaive: [no-wrong-pattern]\nanswer:\n  type: choice\n  value: a\n"
         "  choices:\n    - {id: a, text: Yes}\n    - {id: b, text: 'Yes '}\n---\nx", "error same-choices items/x.md:8"),
    ],
)  # fmt: skip
def test_each_rule_is_found_at_its_line(path: str, content: str | bytes | None, expected: str) -> None:
    assert expected in told(5, **{path: content})


def test_a_skill_behind_one_without_items_is_unreachable_too() -> None:
    found = told(2, **{"skills/b.md": skill("b"), "skills/c.md": skill("c", "b"), **items("c")})
    assert [line for line in found if "unreachable" in line] == [
        "error unreachable-skill skills/b.md:1",
        "error unreachable-skill skills/c.md:1",
    ]


def test_a_scaffold_that_rejects_its_own_answer_is_an_error() -> None:
    item = ONE + "12?\n\n## Hint\nHalf?\n```answer\ntype: number\nvalue: some\n```\n\n## Hint\nAdd.\n"
    assert "error answer-rejected items/x.md:13" in told(items__x=item)


def test_a_wrong_answer_that_is_sometimes_right_is_a_warning_with_the_seed() -> None:
    item = ITEM.replace("{{a-b}}", "{{a*b}}").replace('where: ["a > b"]', 'where: ["a >= b"]').replace("[2, 9]", "[2, 3]")
    found = [each for each in lint(read_course(mini(items__x=item)), grade_now) if each.rule == "wrong-coincides"]
    assert [each.level for each in found] == ["warning"]
    assert "of 20 seeds" in found[0].message


def test_a_warning_can_be_waived_and_an_error_cannot() -> None:
    without = ONE.replace("wrong: [{match: 13, misconception: subtracts}]\n", "waive: [no-wrong-pattern, same-choices, answer-rejected]\n")
    assert told(items__x=without + "12?") == ["warning unknown-waiver items/x.md:5"]
    assert "error answer-rejected items/x.md:4" in told(items__x=without.replace("value: 12", "value: plenty") + "12?")


def test_default_parameters_are_named_once_a_skill() -> None:
    plain = {f"items/add-{n}.md": ITEM.replace("NUMBER", str(n)).replace("difficulty: 0.5\n", "") for n in (1, 2, 3)}
    assert told(**plain) == ["warning default-parameters skills/add.md:1"]


def test_without_a_grader_only_structure_and_texts_are_checked() -> None:
    files = mini(items__x=ONE.replace("value: 12", "value: plenty") + "x")
    assert lint(read_course(files), None) == ()


def test_every_finding_says_how_to_mend_it() -> None:
    findings = lint(read_course(mini(items__x="?", skills__y=skill("y", "z"), **{"assets/a.svg": b"<svg/>"})), grade_now, 2)
    assert {found.rule for found in findings} >= {"layout", "dangling-id", "unreachable-skill", "asset"}
    assert all(found.mend and found.message and found.line >= 1 for found in findings)
