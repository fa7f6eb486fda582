"""The OATutor importer: on the real sample, nothing is lost and every defect is found; on small made-up content, each defect by itself."""

from __future__ import annotations

import copy
import json
from collections import Counter
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from services.curriculum import Imported, check_course, content_hash, import_oatutor, read_course, read_source, write_course
from services.curriculum.canonical import canonical_json
from services.curriculum.importers.oatutor_rules import RULES
from services.curriculum.importers.oatutor_text import TextNotes, bare, markdown
from services.curriculum.lint_texts import FIGURE, texts_of
from services.grading import grade_now

LICENCE = "https://creativecommons.org/licenses/by/4.0/ <CC BY 4.0>"
ORIGIN = "https://openstax.org/x <OpenStax: X>"

# Of the sample of 18 lessons. Counted once by hand-written queries on the files, independent of the importer.
DEFECTS = {
    "dangling-dependency": 2,
    "empty-pathway": 19,
    "answer-not-among-choices": 0,
    "scaffold-repeats-answer": 301,
    "duplicate-problem": 0,
    "duplicate-step": 2,
    "odd-licence": 142,
    "odd-origin": 189,
    "choices-on-text-step": 1,
    "few-steps": 6,
    "lesson-listed-twice": 0,
    "no-prerequisites": 2,
    "untrusted-parameters": 1,
    "sub-hints": 29,
    "varying-values": 0,
    "misnamed-figure": 14,
    "missing-figure": 0,
    "refused-figure": 0,
    "answer-rejected": 0,
    "no-steps": 0,
}


@pytest.fixture(scope="module")
def sample(shared_data: Path) -> Imported:
    return _sample(shared_data)


@lru_cache(maxsize=1)
def _sample(shared_data: Path) -> Imported:
    return import_oatutor(read_source(archive_in(shared_data)), grade_now)


def archive_in(shared_data: Path) -> Path:
    found = sorted((shared_data / "oatutor").glob("*.tar.gz"))
    if not found:
        pytest.skip(f"LOUD SKIP: no OATutor sample in {shared_data / 'oatutor'}")
    return found[0]


@pytest.mark.data
def test_nothing_of_the_sample_is_lost(sample: Imported) -> None:
    report = sample.report
    assert (report.problems, report.steps, report.hints) == (408, 605, 2624)
    assert (report.items_lost, report.steps_lost) == (0, 0)
    assert [(course.slug, course.locale, course.lessons, course.items) for course in report.courses] == [
        ("matematik-4", "sv", 6, 47),
        ("openstax-elementary-algebra", "en", 12, 361),
    ]
    assert sum(course.hints for course in report.courses) == report.hints
    assert sum(course.skills for course in report.courses) == 61


@pytest.mark.data
def test_every_known_defect_is_counted_and_told_item_by_item(sample: Imported) -> None:
    counts = {rule.rule: rule.count for rule in sample.report.rules}
    assert {rule: counts[rule] for rule in DEFECTS} == DEFECTS
    assert counts["early-answer"] >= 65
    told = Counter(note.rule for note in sample.report.notes)
    assert all(told[rule] == count for rule, count in counts.items())
    assert all(note.item and note.what for note in sample.report.notes)
    assert counts.keys() == RULES.keys()


@pytest.mark.data
def test_every_imported_answer_convinces_the_grader_and_lint_finds_no_error(sample: Imported) -> None:
    for course, contents in sample.courses:
        checked = check_course(course, contents, grade_now)
        assert [finding for finding in checked.findings if finding.level == "error"] == []
        assert not any(step.answer.type == "short_text" for item in course.items for step in item.steps)


@pytest.mark.data
def test_importing_twice_gives_the_same_hashes_and_the_same_report(sample: Imported, shared_data: Path) -> None:
    again = import_oatutor(read_source(archive_in(shared_data)), grade_now)
    assert again.report == sample.report
    for course, contents in again.courses:
        assert course in [known for known, _ in sample.courses]
        assert content_hash(canonical_json(course)) in {made.content_hash for made in sample.report.courses}
        loaded = read_course(write_course(course, contents))
        assert loaded.is_whole
        assert loaded.course == course


@pytest.mark.data
def test_figures_come_along_and_are_shown(sample: Imported) -> None:
    for course, contents in sample.courses:
        shown = {match.group(2) for _, text in texts_of(course) for match in FIGURE.finditer(text)}
        assert shown == {asset.name for asset in course.assets}
        assert {asset.sha256 for asset in course.assets} == contents.keys()
        assert {asset.media_type for asset in course.assets} <= {"image/webp", "image/jpeg"}


@pytest.mark.data
def test_licence_and_origin_stand_on_every_item(sample: Imported) -> None:
    for course, _ in sample.courses:
        assert "OATutor" in course.attribution
        for item in course.items:
            assert item.licence is not None
            assert "CC BY 4.0" in item.licence
            assert item.source is not None
            assert "OATutor" in item.source


@pytest.mark.data
def test_the_order_is_proposed_from_the_lesson_plan_and_says_so(sample: Imported) -> None:
    for course, _ in sample.courses:
        prerequisites = [prerequisite for skill in course.skills for prerequisite in skill.prerequisites]
        assert prerequisites
        assert all(prerequisite.proposed for prerequisite in prerequisites)
        word = {"en": "Proposed", "sv": "Föreslaget"}[course.locale]
        assert all(word in prerequisite.why for prerequisite in prerequisites)


@pytest.mark.data
def test_no_delimiter_of_the_source_is_left_in_the_texts(sample: Imported) -> None:
    for course, _ in sample.courses:
        for _, text in texts_of(course):
            assert "$$" not in text
            assert "**" not in text
            assert "{{" not in text
            assert "##" not in text
            assert text.replace("\\$", "").count("$") % 2 == 0


def content(change: Callable[[dict[str, Any]], None] | None = None) -> dict[str, bytes]:
    """Return a small OATutor tree: one lesson, one problem, two steps; `change` may damage it before it is written."""
    hint = {"id": "p1a-h1", "type": "hint", "dependencies": [], "title": "Think", "text": "Add $$1$$ and 1.", "variabilization": {}}
    scaffold = {"id": "p1a-h2", "type": "scaffold", "problemType": "TextBox", "answerType": "arithmetic", "hintAnswer": ["$$3$$"]}
    scaffold |= {"dependencies": ["p1a-h1"], "title": "", "text": "What is $$1+2$$?", "variabilization": {}}
    rights = {"oer": ORIGIN, "license": LICENCE}
    tree: dict[str, Any] = {
        "coursePlans.json": [
            {"courseName": "Sums", "language": "en", "courseOER": ORIGIN, "courseLicense": LICENCE,
             "lessons": [{"id": "L1", "name": "Lesson 1", "topics": "Adding", "learningObjectives": {"add_numbers": 0.85}}]}
        ],
        "skillModel.json": {"p1a": ["add_numbers"], "p1b": ["add_numbers"]},
        "content-pool/p1/p1.json": {
            "id": "p1", "title": "Sums", "body": "", "variabilization": {}, **rights, "lesson": "1", "lessonId": "L1", "courseName": "Sums"},
        "content-pool/p1/steps/p1a/p1a.json": {
            "id": "p1a", "stepTitle": "$$2**3-6$$", "stepBody": "", "problemType": "TextBox", "answerType": "arithmetic",
            "stepAnswer": ["$$2$$"], "variabilization": {}},
        "content-pool/p1/steps/p1a/tutoring/p1aDefaultPathway.json": [{**hint, **rights}, {**scaffold, **rights}],
        "content-pool/p1/steps/p1b/p1b.json": {
            "id": "p1b", "stepTitle": "Which?", "stepBody": "", "problemType": "MultipleChoice", "answerType": "string",
            "stepAnswer": ["two"], "choices": ["one", "two"], "variabilization": {}},
        "content-pool/p1/steps/p1b/tutoring/p1bDefaultPathway.json": [{**hint, "id": "p1b-h1", "text": "Count.", **rights}],
    }  # fmt: skip
    if change:
        change(tree)
    return {f"OATutor/{path}": value if isinstance(value, bytes) else json.dumps(value).encode() for path, value in tree.items()}


P1, A, B = "content-pool/p1/p1.json", "content-pool/p1/steps/p1a/p1a.json", "content-pool/p1/steps/p1b/p1b.json"
PATH_A = "content-pool/p1/steps/p1a/tutoring/p1aDefaultPathway.json"


def _double(tree: dict[str, Any]) -> None:
    for path, value in list(tree.items()):
        if path.startswith("content-pool"):
            tree[path.replace("p1", "P2")] = json.loads(json.dumps(value).replace("p1", "P2"))
    tree["skillModel.json"] |= {"P2a": ["add_numbers"], "P2b": ["add_numbers"]}


def damage(path: str, **fields: Any) -> Callable[[dict[str, Any]], None]:
    """Return a change of fields of one file; `at` picks an entry of a list."""

    def change(tree: dict[str, Any]) -> None:
        at = fields.get("at")
        target = tree[path] if at is None else tree[path][at]
        target.update({name: value for name, value in fields.items() if name != "at"})

    return change


def test_small_content_has_the_defects_that_it_must_have_and_no_others() -> None:
    report = import_oatutor(content(), grade_now).report
    found = {rule.rule: rule.count for rule in report.rules if rule.count}
    assert found == {"few-steps": 1, "no-prerequisites": 1}


@pytest.mark.parametrize(
    ("rule", "change"),
    [
        ("dangling-dependency", damage(PATH_A, at=1, dependencies=["gone"])),
        ("empty-pathway", lambda tree: tree.update({PATH_A: []})),
        ("empty-pathway", lambda tree: tree.pop(PATH_A)),
        ("answer-not-among-choices", damage(B, stepAnswer=["three"])),
        ("early-answer", damage(PATH_A, at=0, text="It is $$2$$.")),
        ("scaffold-repeats-answer", damage(PATH_A, at=1, hintAnswer=["$$2$$"])),
        ("duplicate-problem", _double),
        ("odd-licence", damage(P1, license="")),
        ("odd-origin", damage(PATH_A, at=0, oer="somewhere")),
        ("choices-on-text-step", damage(A, choices=["$$2$$", "$$4$$"])),
        ("lesson-listed-twice", lambda tree: tree["coursePlans.json"][0]["lessons"].append(tree["coursePlans.json"][0]["lessons"][0])),
        ("odd-language", lambda tree: tree["coursePlans.json"][0].update(language="se")),
        ("unplanned-course", damage(P1, courseName="Other")),
        ("unplanned-lesson", damage(P1, lessonId="L9")),
        ("no-skill", lambda tree: tree["skillModel.json"].pop("p1a")),
        ("unplanned-skill", lambda tree: tree["skillModel.json"].update(p1a=["new_skill"])),
        ("unpractised-skill", lambda tree: tree["coursePlans.json"][0]["lessons"][0]["learningObjectives"].update(idle=0.85)),
        ("cut-skill-name", lambda tree: tree["skillModel.json"].update(p1a=["and_percents"])),
        ("branching-pathway", damage(PATH_A, at=1, dependencies=[])),
        ("sub-hints", damage(PATH_A, at=1, subHints=[{"id": "s1", "type": "hint", "text": "Help", "dependencies": []}])),
        ("varying-values", damage(A, variabilization={"x": ["1", "2"]})),
        ("broken-formula", damage(A, stepTitle="$$\\frac{1}{2$$} of it")),
        ("word-as-formula", damage(A, stepTitle="$$Add$$ it")),
        ("missing-figure", damage(A, stepBody="##figure1.gif##")),
        ("unused-figure", lambda tree: tree.update({"content-pool/p1/figures/a.gif": b"GIF89a"})),
        ("misnamed-figure", lambda tree: tree.update({"content-pool/p1/figures/a.gif": b"\x89PNG\r\n\x1a\n"})),
        ("refused-figure", lambda tree: tree.update({"content-pool/p1/figures/a.gif": b"<svg>"})),
        ("double-choice", damage(B, choices=["one", "two", "one"])),
        ("one-choice", damage(B, choices=["two"])),
        ("no-choices", lambda tree: tree[B].pop("choices")),
        ("answer-as-text", damage(A, stepAnswer=["$$2$$", "deux"])),
        ("answer-as-text", damage(A, stepAnswer=["$$2 +* 3$$"])),
        ("untrusted-parameters", lambda tree: tree.update({"bkt-params/x.json": {}})),
    ],
)  # fmt: skip
def test_each_defect_is_found_and_nothing_is_lost(rule: str, change: Callable[[dict[str, Any]], None]) -> None:
    imported = import_oatutor(content(change), grade_now)
    assert {found.rule: found.count for found in imported.report.rules}[rule] >= 1
    assert (imported.report.items_lost, imported.report.steps_lost) == (0, 0)


def test_ids_that_would_collide_are_told_apart() -> None:
    def change(tree: dict[str, Any]) -> None:
        for path, value in list(copy.deepcopy(tree).items()):
            if path.startswith("content-pool"):
                tree[path.replace("p1", "P1")] = json.loads(json.dumps(value).replace("p1", "P1"))

    imported = import_oatutor(content(change), grade_now)
    assert len({item.id for course, _ in imported.courses for item in course.items}) == 2
    assert imported.report.items_lost == 0


def test_a_problem_without_steps_is_told_as_lost() -> None:
    def change(tree: dict[str, Any]) -> None:
        tree["content-pool/p2/p2.json"] = tree[P1] | {"id": "p2"}

    report = import_oatutor(content(change), grade_now).report
    assert (report.items_lost, report.steps_lost) == (1, 0)
    assert [note.item for note in report.notes if note.rule == "no-steps"] == ["p2"]


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("Add $$x**10$$ to $$2\\times3$$.", "Add $x^{10}$ to $2\\times3$."),
        ("$${\\left(x+1\\right)}**\\left(-2\\right)$$", "${\\left(x+1\\right)}^{\\left(-2\\right)}$"),
        ("cost $5 or $$\\$6$$", "cost \\$5 or $\\$6$"),
        ("$$a$$ $$___$$ $$b$$", "$a$ \\_\\_\\_ $b$"),
        ("$$och$$ $$x$$", "och $x$"),
        ("one\\ntwo $$\\neq$$", "one\ntwo $\\neq$"),
        ("$${{x}}$$", "${ {x}}$"),
        ("> 3", "\\> 3"),
        ("see ##f.gif## here", "see\n\n![](assets/g.webp)\n\nhere"),
        ("$$cos(x)$$ and $$\\sin(x)$$", "$\\cos(x)$ and $\\sin(x)$"),
        ("$$\\int_{0}**{9} x $$\\, dx$$", "$\\int_{0}^{9} x \\, dx$"),
    ],
)
def test_texts_become_markdown(raw: str, shown: str) -> None:
    assert markdown(raw, {"f.gif": "g.webp"}, TextNotes()) == shown


def test_answers_lose_their_delimiters() -> None:
    assert bare("$$\\sqrt{4u + $$3}$$\\n") == "\\sqrt{4u + 3}"
    assert bare("$$-\\left(x**2\\right)+18x$$") == "-\\left(x^2\\right)+18x"
