"""Courses for tests: a small one in files, and any course that the format allows."""

from __future__ import annotations

import string
from typing import get_args

from hypothesis import strategies as st

from schemas.course import (
    AnswerSpec,
    AnswerType,
    Choice,
    CodeTest,
    Course,
    CoursePolicy,
    Encompassed,
    Hint,
    Item,
    ItemChange,
    ItemTest,
    Misconception,
    Prerequisite,
    Skill,
    SkillChange,
    Step,
    Variable,
    WorkedExample,
    WrongAnswer,
)

COURSE = """\
id: mini
title: Mini
licence: CC BY 4.0
"""
SKILL = """\
---
title: Addition
objective: Add two whole numbers.
misconceptions:
  - {id: subtracts, name: Subtracts, feedback: Plus means put together.}
---
To add is to put together.

## Worked example: Two and three
$2+3=5$
"""
ITEM = """\
---
skills: [add]
difficulty: 0.5
variables:
  a: {range: [2, 9]}
  b: {range: [2, 9]}
where: ["a > b"]
answer: {type: number, value: "{{a+b}}"}
wrong:
  - {match: "{{a-b}}", misconception: subtracts}
tests:
  - {input: "{{a+b}}", expect: correct}
---
What is ${{a}} + {{b}}$ in box NUMBER?

## Hint
Count on from the larger number.

## Hint: Nearly
It is {{a+b}}.

## Solution
{{a}} and {{b}} make {{a+b}}.
"""


def mini(**changed: str | bytes | None) -> dict[str, bytes]:
    """Return the files of a course without findings. A change is keyed by path, with `__` for `/`; None removes the file."""
    files: dict[str, str | bytes] = {"course.yaml": COURSE, "skills/add.md": SKILL}
    files |= {f"items/add-{number}.md": ITEM.replace("NUMBER", str(number)) for number in (1, 2, 3)}
    for key, content in changed.items():
        path = key.replace("__", "/") + (".yaml" if key == "course" else ".md" if "." not in key else "")
        if content is None:
            files.pop(path, None)
        else:
            files[path] = content
    return {path: content.encode() if isinstance(content, str) else content for path, content in files.items()}


SLUGS = st.from_regex(r"[a-z0-9](?:[a-z0-9._-]{0,8}[a-z0-9])?", fullmatch=True)
_SIGNS = st.characters(exclude_categories=("Cs",), exclude_characters="\x00")
_TRICKY = st.sampled_from(
    ["## Hint", "## Solution", "\\## Hint", "### Hint: x", "## Step b", "```answer", "```", "---", "## Worked example: y", "\\\\### z", "# t",
     "  indented", "- a: b", "null", "yes", "1.0", "0x1F", "{a: b}", "[x]", "key: value # no", "&a *a !x", "%", "'", '"', "é ä ü", "\u2028", "\x85"]
)  # fmt: skip
TEXTS = st.lists(st.one_of(st.text(_SIGNS, max_size=20), _TRICKY), max_size=5).map("\n".join)
WORDS = st.one_of(st.text(_SIGNS, min_size=1, max_size=40), _TRICKY, st.text(string.ascii_letters + " ", min_size=100, max_size=200))
LINES = WORDS.filter(lambda text: text.strip() != "").map(lambda text: text.strip()[:280].strip())


def _options(count: int) -> tuple[str, ...]:
    return tuple(f"o{number}" for number in range(count))


TRIALS = st.one_of(
    st.builds(CodeTest, call=WORDS, expect=TEXTS, hidden=st.booleans()),
    st.builds(CodeTest, input=TEXTS, expect=TEXTS, hidden=st.booleans()),
)


@st.composite
def answers(draw: st.DrawFn) -> AnswerSpec:
    """Return any answer."""
    kind = draw(st.sampled_from(get_args(AnswerType)))
    if kind in ("choice", "multi_choice", "ordering"):
        ids = _options(draw(st.integers(2, 4)))
        choices = tuple(Choice(id=name, text=draw(TEXTS)) for name in ids)
        value = {"choice": ids[0], "multi_choice": ids[:1], "ordering": tuple(reversed(ids))}[kind]
        return AnswerSpec(type=kind, value=value, choices=choices)
    own = {
        "quantity": {"units": tuple(draw(st.lists(WORDS, max_size=2))), "unit_optional": draw(st.booleans())},
        "pattern": {"examples": tuple(draw(st.lists(WORDS, min_size=1, max_size=2)))},
        "argument": {"start": draw(st.none() | WORDS), "domain": draw(st.sampled_from([None, "real", "positive", "complex"]))},
        "free_text": {"rubric": draw(SLUGS)},
        "code": {"tests": tuple(draw(st.lists(TRIALS, min_size=1, max_size=2)))},
    }.get(kind, {})
    return AnswerSpec(
        type=kind,
        value=draw(WORDS),
        alternatives=tuple(draw(st.lists(WORDS, max_size=2))),
        tolerance=draw(st.none() | WORDS),
        significant_figures=draw(st.none() | st.integers(1, 15)),
        form=draw(st.sampled_from(["any", "simplest", "factored", "expanded"])),
        unknown=draw(st.none() | st.sampled_from("xyn")),
        case_sensitive=draw(st.booleans()),
        **own,
    )


HINTS = st.builds(Hint, text=TEXTS, title=st.none() | WORDS, answer=st.none() | answers())
WRONGS = st.builds(WrongAnswer, match=WORDS, misconception=SLUGS, feedback=st.none() | TEXTS)
VARIABLES = st.one_of(
    st.builds(Variable, range=st.just((-3, 12)), step=st.integers(1, 3), exclude=st.lists(st.integers(-9, 9), max_size=3).map(tuple)),
    st.builds(
        Variable,
        choices=st.lists(
            st.one_of(st.integers(-(10**12), 10**12), st.floats(-1e6, 1e6, allow_nan=False, allow_infinity=False), WORDS),
            min_size=1,
            max_size=4,
        ).map(tuple),
    ),
    st.builds(Variable, value=WORDS),
)
NAMES = st.from_regex(r"[a-zA-Z][a-zA-Z0-9_]{0,5}", fullmatch=True)


def steps(step_id: st.SearchStrategy[str]) -> st.SearchStrategy[Step]:
    """Return steps with an id of the given kind."""
    return st.builds(
        Step,
        id=step_id,
        prompt=TEXTS,
        skills=st.lists(SLUGS, max_size=2).map(tuple),
        answer=answers(),
        wrong=st.lists(WRONGS, max_size=2).map(tuple),
        hints=st.lists(HINTS, max_size=3).map(tuple),
        solution=TEXTS,
    )


ITEMS = st.builds(
    Item,
    id=SLUGS,
    skills=st.lists(SLUGS, min_size=1, max_size=2).map(tuple),
    kind=st.sampled_from(["exercise", "completion", "check"]),
    difficulty=st.none() | st.floats(-4, 4, allow_nan=False),
    title=st.none() | WORDS,
    variables=st.dictionaries(NAMES, VARIABLES, max_size=3),
    where=st.lists(WORDS, max_size=2).map(tuple),
    stem=TEXTS,
    steps=st.one_of(st.lists(steps(SLUGS), min_size=1, max_size=3).map(tuple), steps(st.just("a")).map(lambda step: (step,))),
    tests=st.lists(st.builds(ItemTest, input=WORDS, expect=st.just("correct"), seed=st.integers(0, 99)), max_size=2).map(tuple),
    waive=st.lists(SLUGS, max_size=1).map(tuple),
    licence=st.none() | WORDS,
    source=st.none() | WORDS,
)
SKILLS = st.builds(
    Skill,
    id=SLUGS,
    title=LINES,
    objective=LINES,
    prerequisites=st.lists(st.builds(Prerequisite, id=SLUGS, why=LINES, proposed=st.booleans()), max_size=2).map(tuple),
    encompasses=st.lists(st.builds(Encompassed, id=SLUGS, weight=st.floats(0.01, 1)), max_size=2).map(tuple),
    misconceptions=st.lists(st.builds(Misconception, id=SLUGS, name=LINES, feedback=TEXTS), max_size=2).map(tuple),
    minutes=st.floats(0.1, 600),
    standards=st.lists(WORDS, max_size=2).map(tuple),
    fact_like=st.booleans(),
    explanation=TEXTS,
    worked_examples=st.lists(st.builds(WorkedExample, title=TEXTS, body=TEXTS), max_size=2).map(tuple),
)
CHANGES = st.one_of(
    st.builds(SkillChange, rename=SLUGS, to=SLUGS),
    st.builds(SkillChange, split=SLUGS, to=st.lists(SLUGS, min_size=2, max_size=4, unique=True).map(tuple)),
    st.builds(SkillChange, merge=st.lists(SLUGS, min_size=1, max_size=3).map(tuple), to=SLUGS),
    st.builds(SkillChange, retire=SLUGS),
)
COURSES = st.builds(
    Course,
    id=SLUGS,
    title=LINES,
    locale=st.sampled_from(["en", "sv", "pt-BR"]),
    licence=LINES,
    attribution=TEXTS,
    description=TEXTS,
    goals=st.lists(LINES, max_size=2).map(tuple),
    targets=st.lists(SLUGS, max_size=2).map(tuple),
    policy=st.builds(CoursePolicy, review_cap=st.floats(0.1, 1)),
    skills=st.lists(SKILLS, min_size=1, max_size=3, unique_by=lambda skill: skill.id).map(tuple),
    items=st.lists(ITEMS, max_size=3, unique_by=lambda item: item.id).map(tuple),
    skill_changes=st.lists(CHANGES, max_size=3).map(tuple),
    item_changes=st.lists(st.builds(ItemChange, rename=SLUGS, to=SLUGS), max_size=2).map(tuple),
)
