"""Writing and reading course files loses nothing."""

from __future__ import annotations

import subprocess
import sys

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from schemas.course import Course
from services.curriculum.canonical import canonical, canonical_json, content_hash, course_of
from services.curriculum.files import read_bundle, write_bundle
from services.curriculum.reading import read_course
from services.curriculum.sections import tidy
from services.curriculum.writing import write_course
from tests.curriculum.courses import COURSES, TEXTS, mini

FEW = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))


@FEW
@given(COURSES)
def test_any_course_survives_its_files(course: Course) -> None:
    loaded = read_course(write_course(course, {}))
    assert [finding for finding in loaded.findings if finding.level == "error"] == []
    assert loaded.course is not None
    assert canonical(loaded.course) == canonical(course)
    assert canonical_json(loaded.course) == canonical_json(course)


@FEW
@given(COURSES)
def test_formatting_twice_changes_nothing_more(course: Course) -> None:
    once = write_course(course, {})
    loaded = read_course(once)
    assert loaded.course is not None
    assert write_course(loaded.course, {}, loaded.places) == once


@FEW
@given(COURSES)
def test_a_bundle_carries_the_same_hash(course: Course) -> None:
    loaded = read_course(read_bundle(write_bundle(write_course(course, {}))))
    assert loaded.course is not None
    assert content_hash(canonical_json(loaded.course)) == content_hash(canonical_json(course))


@FEW
@given(COURSES)
def test_canonical_json_is_read_back_as_the_same_course(course: Course) -> None:
    document = canonical_json(course)
    assert course_of(document) == canonical(course)
    assert canonical_json(course_of(document)) == document


@given(TEXTS)
def test_tidying_twice_changes_nothing_more(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text)


@given(st.permutations(sorted(mini())))
def test_the_hash_does_not_depend_on_the_order_of_files(order: list[str]) -> None:
    files = mini()
    course = read_course({path: files[path] for path in order}).course
    first = read_course(files).course
    assert course is not None
    assert first is not None
    assert content_hash(canonical_json(course)) == content_hash(canonical_json(first))


def test_the_hash_is_the_same_in_another_process() -> None:
    course = read_course(mini()).course
    assert course is not None
    program = (
        "from tests.curriculum.courses import mini; from services.curriculum.reading import read_course;"
        "from services.curriculum.canonical import canonical_json, content_hash; print(content_hash(canonical_json(read_course(mini()).course)))"
    )
    shown = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, env={"PYTHONHASHSEED": "7"})
    assert shown.stdout.strip() == content_hash(canonical_json(course))


def test_file_names_are_kept_when_a_folder_is_formatted() -> None:
    files = mini()
    files["items/deep/er/add-1.md"] = files.pop("items/add-1.md")
    loaded = read_course(files)
    assert loaded.course is not None
    assert write_course(loaded.course, {}, loaded.places).keys() == files.keys()


def test_numbers_stay_as_they_were_written() -> None:
    item = "---\nskills: [add]\nanswer: {type: number, value: 0.50}\n---\nHalf?\n"
    loaded = read_course(mini(items__half=item))
    assert loaded.course is not None
    found = next(item for item in loaded.course.items if item.id == "half")
    assert found.steps[0].answer.value == "0.50"


def test_a_zero_has_no_sign() -> None:
    shown = [
        read_course(mini(items__x=f"---\nskills: [add]\ndifficulty: {zero}\nanswer: {{type: number, value: 1}}\n---\nOne?\n"))
        for zero in ("0.0", "-0.0")
    ]
    first, second = [content_hash(canonical_json(loaded.course)) for loaded in shown if loaded.course is not None]
    assert first == second
