"""Migration maps: written, linted, told in words, asked for when a version is published, and followed from version to version."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.course import Course, Skill, SkillChange
from schemas.journal import CourseMap, ItemMapped, SkillMapped
from services.curriculum import (
    CourseRefused,
    Curriculum,
    VersionNeedsMap,
    canonical_json,
    content_hash,
    course_map,
    diff,
    in_words,
    lint,
    read_course,
    unmapped,
    write_course,
)
from services.grading import grade_now
from tests.curriculum.courses import CHANGES, ITEM, SKILL, SLUGS, mini

TENANT = uuid4()


def with_skills(*names: str, migrations: str | None = None, items: dict[str, str] | None = None) -> dict[str, bytes]:
    """Return the files of a course with these skills, three items each."""
    files: dict[str, str | None] = {"skills/add.md": None, **{f"items/add-{n}.md": None for n in (1, 2, 3)}}
    for place, name in enumerate(names):
        files[f"skills/{name}.md"] = SKILL.replace("subtracts", f"subtracts-{place}")
        for n in (1, 2, 3):
            item = f"{name}-{n}" if not items else items.get(f"{name}-{n}", f"{name}-{n}")
            text = ITEM.replace("[add]", f"[{name}]").replace("subtracts", f"subtracts-{place}")
            files[f"items/{item}.md"] = text.replace("NUMBER", f"{place}.{n}")
    if migrations is not None:
        files["migrations.yaml"] = migrations
    return mini(**files)


def found_in(files: dict[str, bytes]) -> list[tuple[str, int, str]]:
    return [(each.file, each.line, each.rule) for each in lint(read_course(files), None) if each.level == "error"]


MAPS = """\
skills:
  - {rename: old, to: add}
  - {split: whole, to: [add, take]}
  - {merge: [one, two], to: take}
  - {retire: gone}
items:
  - {rename: add-0, to: add-1}
"""


def test_maps_are_read_and_written_back_as_they_were():
    files = with_skills("add", "take", migrations=MAPS)
    loaded = read_course(files)
    assert loaded.is_whole
    assert [change.old for change in loaded.course.skill_changes] == [("old",), ("whole",), ("one", "two"), ("gone",)]
    written = write_course(loaded.course, {}, loaded.places)
    again = read_course(written)
    assert content_hash(canonical_json(again.course)) == content_hash(canonical_json(loaded.course))
    assert write_course(again.course, {}, again.places) == written
    assert b"- {rename: old, to: add}" in written["migrations.yaml"]


def test_a_course_without_maps_has_the_hash_that_it_always_had():
    course = read_course(mini()).course
    assert b"changes" not in canonical_json(course)
    assert "migrations.yaml" not in write_course(course, {})


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("{rename: add, to: take}", "mapped-skill-exists"),
        ("{rename: old, to: nowhere}", "unknown-target"),
        ("{retire: old}\n  - {rename: old, to: add}", "mapped-twice"),
        ("{rename: old, to: other}\n  - {rename: other, to: old}", "map-cycle"),
        ("{rename: old, to: old}", "map-cycle"),
        ("{rename: old, to: add}\n  - {rename: older, to: add}", "map-not-merged"),
        ("{rename: old}", "schema"),
        ("{split: old, to: [add]}", "schema"),
        ("{split: old, to: add}", "schema"),
        ("{retire: old, to: add}", "schema"),
        ("{rename: old, retire: gone, to: add}", "schema"),
        ("{merge: [old], to: [add, take]}", "schema"),
        ("{renam: old, to: add}", "schema"),
        ("nonsense", "schema"),
        ("*old", "yaml"),
    ],
)
def test_a_map_that_says_nothing_sound_is_an_error_at_its_line(line: str, rule: str):
    found = found_in(with_skills("add", "take", migrations=f"skills:\n  - {{retire: gone}}\n  - {line}\n"))
    assert rule in {each[2] for each in found}
    assert all(file == "migrations.yaml" and number in (3, 4) for file, number, each in found if each == rule)


def test_maps_do_not_belong_in_the_course_file():
    assert found_in(mini(course="id: mini\ntitle: Mini\nlicence: CC0\nskill_changes: [{retire: x}]\n")) == [("course.yaml", 4, "layout")]


def test_an_item_map_must_lead_to_an_item():
    text = "items:\n  - {rename: a, to: b}\n  - {rename: b, to: a}\n  - {rename: c, to: d}\n  - {rename: add-1, to: add-2}\n"
    rules = [(line, rule) for _, line, rule in found_in(mini(**{"migrations.yaml": text}))]
    assert rules == [(2, "map-cycle"), (3, "map-cycle"), (4, "unknown-target"), (5, "mapped-skill-exists")]


def course(*skills: str, changes: tuple[SkillChange, ...] = ()) -> Course:
    made = tuple(Skill(id=name, title=name, objective=name) for name in skills)
    return Course(id="c", title="c", licence="CC0", skills=made, skill_changes=changes)


@pytest.mark.timeout(60)
def test_a_long_chain_and_a_long_circle_end():
    chain = tuple(SkillChange(rename=f"s{n}", to=f"s{n + 1}") for n in range(1_999))
    assert course_map(course("s0"), course("s1999", changes=chain)).skills == (SkillMapped(old="s0", new=("s1999",)),)
    circle = (*chain, SkillChange(rename="s1999", to="s0"))
    assert unmapped(course("s5"), course("x", changes=circle)) == ("s5",)
    wide = tuple(SkillChange(split=f"w{n}", to=tuple(f"w{m}" for m in range(n + 1, n + 20))) for n in range(1_000))
    course_map(course("w0"), course(*(f"w{n}" for n in range(1_000, 1_020)), changes=wide))


@given(
    st.lists(SLUGS, min_size=1, max_size=4, unique=True),
    st.lists(SLUGS, min_size=1, max_size=4, unique=True),
    st.lists(CHANGES, max_size=5),
)
def test_whatever_is_written_a_map_leads_from_what_is_gone_to_what_is_there(old, new, changes):
    before, after = course(*old), course(*new, changes=tuple(changes))
    made = course_map(before, after)
    assert {each.old for each in made.skills} | set(unmapped(before, after)) == set(old) - set(new)
    assert {name for each in made.skills for name in each.new} <= set(new)


def test_what_a_map_does_is_told_in_plain_words():
    before = course("a", "b", "c", "d", "e", "keep")
    after = course(
        "x", "y", "z", "keep",
        changes=(
            SkillChange(rename="a", to="x"), SkillChange(split="b", to=("y", "z")), SkillChange(merge=("c",), to="keep"), SkillChange(retire="d"),
        ),
    )  # fmt: skip
    assert [sentence.split(":")[0] for sentence in in_words(course_map(before, after))] == [
        "a is renamed x", "b is split", "c is merged into keep", "d is retired",
    ]  # fmt: skip
    assert unmapped(before, after) == ("e",)


class MovingClock:
    def __init__(self) -> None:
        self.at = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)

    def now(self) -> datetime:
        self.at += timedelta(minutes=1)
        return self.at


@pytest.fixture
def curriculum(database) -> Curriculum:
    return Curriculum(database.open_work, MovingClock(), grade_now)


async def pin(curriculum, class_id, version_id):
    async with curriculum.open_work(TENANT) as work:
        return await curriculum.pin(work, class_id, version_id, uuid4())


async def test_a_version_that_drops_a_skill_is_published_with_a_map_only(curriculum):
    await curriculum.publish_files(TENANT, with_skills("add", "old"))
    with pytest.raises(CourseRefused) as refused:
        await curriculum.publish_files(TENANT, with_skills("add", "new"))
    assert [(each.rule, each.file) for each in refused.value.findings] == [("unmapped-skill", "migrations.yaml")]
    assert "rename: old" in refused.value.findings[0].mend
    made = await curriculum.publish_files(TENANT, with_skills("add", "new", migrations="skills: [{rename: old, to: new}]\n"))
    assert made.state == "published"


async def test_the_way_leads_through_every_version_in_between(curriculum):
    first = await curriculum.publish_files(TENANT, with_skills("add", "one"))
    second = await curriculum.publish_files(
        TENANT, with_skills("add", "two", migrations="skills: [{rename: one, to: two}]\n", items={"two-1": "one-1"})
    )
    third = await curriculum.publish_files(
        TENANT,
        with_skills("add", "three", migrations="skills: [{rename: two, to: three}]\nitems: [{rename: one-1, to: three-1}]\n"),
    )
    found = diff(*await curriculum.both(TENANT, first.id, third.id))
    assert (found.is_breaking, found.unmapped) == (True, ())
    assert found.maps == (
        CourseMap(skills=(SkillMapped(old="one", new=("two",)),)),
        CourseMap(skills=(SkillMapped(old="two", new=("three",)),), items=(ItemMapped(old="one-1", new="three-1"),)),
    )
    assert len(found.in_words) == 3
    class_id = uuid4()
    for version in (first, third):
        await pin(curriculum, class_id, version.id)
    with pytest.raises(VersionNeedsMap, match="cannot go back across a map"):
        await pin(curriculum, class_id, second.id)
    assert [each.version_id for each in await curriculum.pins(TENANT, class_id)] == [third.id]


async def test_back_over_versions_that_only_added_skills_the_way_is_free(curriculum):
    first = await curriculum.publish_files(TENANT, with_skills("add"))
    second = await curriculum.publish_files(TENANT, with_skills("add", "more"))
    async with curriculum.open_work(TENANT) as work:
        assert await curriculum.maps(work, second.id, first.id) == ()
        assert await curriculum.maps(work, first.id, second.id) == ()
