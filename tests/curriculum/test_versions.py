"""Versions on a real database: immutable, published in one commit, pinned, cached, and one tenant's own."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from uuid import UUID, uuid4

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from schemas.course import Course
from services.curriculum import (
    CourseRefused,
    CourseVersion,
    Curriculum,
    SkillGraph,
    VersionCache,
    VersionNotPublished,
    VersionsOfDifferentCourses,
    diff,
    read_bundle,
    read_course,
)
from services.curriculum.checking import check_files
from services.curriculum.practice import practised_by
from services.grading import grade_now
from services.platform import Database, NotFound
from tests.curriculum.courses import ITEM, SKILL, mini

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
TENANT, OTHER = uuid4(), uuid4()


class StoppedClock:
    def now(self) -> datetime:
        return NOW


@pytest.fixture
def curriculum(database: Database) -> Curriculum:
    return Curriculum(database.open_work, StoppedClock(), grade_now)


async def counts(database: Database, tenant_id: UUID = TENANT) -> list[int]:
    async with database.open_work(tenant_id) as work:
        tables = ("curriculum_course", "curriculum_version", "curriculum_asset")
        return [(await work.session.execute(text(f"SELECT count(*) FROM {table}"))).scalar_one() for table in tables]


async def test_a_published_course_can_be_taught_from(curriculum: Curriculum, database: Database) -> None:
    made = await curriculum.publish_files(TENANT, mini())
    assert (made.state, made.number, made.errors, made.published_at) == ("published", 1, 0, NOW)
    async with database.open_work(TENANT) as work:
        version = await curriculum.version(work, made.id)
        assert await curriculum.course_of(work, made.id) == made.course_id
        assert await curriculum.latest(work, "mini") == made.id
    assert version.slug == "mini"
    assert version.graph.ids == ("add",)
    assert version.skill("add").title == "Addition"
    assert [item.id for item in version.items_of("add")] == ["add-1", "add-2", "add-3"]
    assert version.item("add-2").skills == ("add",)
    with pytest.raises(KeyError):
        version.item("nothing")


def test_an_item_practises_what_its_steps_are_about_wherever_it_is_asked() -> None:
    body = "---\nskills: [add]\n---\nTwo things.\n\n## Step a\n\n```answer\ntype: number\nvalue: 1\nskills: [b]\n```\n"
    files = mini(**{"skills/b.md": SKILL.replace("subtracts", "other"), "items/x.md": body})
    course = read_course(files).course
    assert course is not None
    item = next(item for item in course.items if item.id == "x")
    assert (item.skills, practised_by(item)) == (("add",), ("b",))
    graph = SkillGraph.of(course)
    version = CourseVersion(uuid4(), uuid4(), TENANT, "mini", "Mini", "", course, graph)
    listed = [graph.items.ids[row] for row in graph.items.of_skill.row(graph.index["add"])]
    assert listed == [item.id for item in version.items_of("add")] == ["add-1", "add-2", "add-3"]
    assert [found.id for found in version.items_of("b")] == ["x"]


async def test_the_same_content_again_is_the_same_version(curriculum: Curriculum, database: Database) -> None:
    first = await curriculum.publish_files(TENANT, mini())
    second = await curriculum.publish_files(TENANT, mini())
    assert second == first
    assert await counts(database) == [1, 1, 0]


async def test_changed_content_is_a_new_version_and_the_old_one_stays(curriculum: Curriculum) -> None:
    first = await curriculum.publish_files(TENANT, mini())
    second = await curriculum.publish_files(TENANT, mini(**{"items/add-4.md": ITEM.replace("NUMBER", "4")}))
    assert (second.number, second.course_id) == (2, first.course_id)
    listed = await curriculum.versions(TENANT, first.course_id, published_only=True)
    assert [version.number for version in listed] == [2, 1]
    assert listed[1] == first


async def test_a_course_with_errors_leaves_nothing_behind(curriculum: Curriculum, database: Database) -> None:
    wrong = ITEM.replace('value: "{{a+b}}"', 'value: "{{a*b}}"')
    with pytest.raises(CourseRefused) as refused:
        await curriculum.publish_files(TENANT, mini(**{"items/add-2.md": wrong}))
    assert refused.value.findings[0].file == "items/add-2.md"
    assert refused.value.status == 422
    assert await counts(database) == [0, 0, 0]


async def test_a_draft_with_errors_is_kept_but_cannot_be_published(curriculum: Curriculum, database: Database) -> None:
    wrong = ITEM.replace('value: "{{a+b}}"', 'value: "{{a*b}}"')
    checked, _ = check_files(mini(**{"items/add-2.md": wrong}), grade_now)
    assert checked is not None
    async with database.open_work(TENANT) as work:
        draft = await curriculum.keep(work, checked, None)
    assert draft.errors > 0
    with pytest.raises(CourseRefused):
        await curriculum.publish(TENANT, draft.course_id, draft.id)
    async with database.open_work(TENANT) as work:
        assert await curriculum.course_of(work, draft.id) is None
    findings = await curriculum.findings(TENANT, draft.course_id, draft.id)
    assert findings == checked.findings


async def test_another_tenant_sees_nothing_not_even_through_the_cache(curriculum: Curriculum, database: Database) -> None:
    made = await curriculum.publish_files(TENANT, mini())
    async with database.open_work(TENANT) as work:
        await curriculum.version(work, made.id)
    async with database.open_work(OTHER) as work:
        with pytest.raises(NotFound):
            await curriculum.version(work, made.id)
        assert await curriculum.course_of(work, made.id) is None
    assert await curriculum.courses(OTHER, None, 10, published_only=False) == []
    assert await counts(database, OTHER) == [0, 0, 0]
    theirs = await curriculum.publish_files(OTHER, mini())
    assert theirs.id != made.id
    assert theirs.content_hash == made.content_hash


async def test_the_application_cannot_change_what_was_hashed(curriculum: Curriculum, database: Database) -> None:
    made = await curriculum.publish_files(TENANT, mini())
    with pytest.raises(DBAPIError, match="permission denied"):
        async with database.open_work(TENANT) as work:
            await work.session.execute(text("UPDATE curriculum_version SET document = '' WHERE id = :id"), {"id": made.id})


async def pin(curriculum: Curriculum, tenant_id: UUID, class_id: UUID, version_id: UUID) -> None:
    """Pin a class in a unit of work of its own."""
    async with curriculum.open_work(tenant_id) as work:
        await curriculum.pin(work, class_id, version_id, uuid4())


async def test_a_class_is_pinned_until_somebody_moves_it(curriculum: Curriculum, database: Database) -> None:
    class_id = uuid4()
    first = await curriculum.publish_files(TENANT, mini())
    await pin(curriculum, TENANT, class_id, first.id)
    second = await curriculum.publish_files(TENANT, mini(**{"items/add-4.md": ITEM.replace("NUMBER", "4")}))
    assert [pin.version_id for pin in await curriculum.pins(TENANT, class_id)] == [first.id]
    await pin(curriculum, TENANT, class_id, second.id)
    assert [pin.version_id for pin in await curriculum.pins(TENANT, class_id)] == [second.id]
    await curriculum.unpin(TENANT, class_id, first.course_id)
    assert await curriculum.pins(TENANT, class_id) == []
    with pytest.raises(NotFound):
        await curriculum.unpin(TENANT, class_id, first.course_id)
    with pytest.raises(NotFound):
        await pin(curriculum, OTHER, class_id, first.id)


async def test_a_draft_cannot_be_pinned(curriculum: Curriculum, database: Database) -> None:
    checked = await curriculum.check(mini())
    async with database.open_work(TENANT) as work:
        draft = await curriculum.keep(work, checked, None)
    with pytest.raises(VersionNotPublished):
        await pin(curriculum, TENANT, uuid4(), draft.id)


async def test_pins_of_several_classes_come_oldest_first(curriculum: Curriculum, database: Database) -> None:
    first, second = uuid4(), uuid4()
    version = await curriculum.publish_files(TENANT, mini())
    for class_id in (first, second, first):
        await pin(curriculum, TENANT, class_id, version.id)
    async with database.open_work(TENANT) as work:
        found = await curriculum.pins_of(work, [first, second, uuid4()])
        assert sorted(pin.class_id for pin in found) == sorted([first, second])
        assert [pin.pinned_at for pin in found] == sorted(pin.pinned_at for pin in found)
        assert [pin.class_id for pin in await curriculum.pins_of(work, [second])] == [second]


async def test_a_bundle_of_a_version_is_the_same_version_again(curriculum: Curriculum) -> None:
    png = b"\x89PNG\r\n\x1a\n" + b"\x00" * 40
    files = mini(
        course="id: mini\ntitle: Mini\nlicence: CC BY 4.0\nassets:\n  - {name: box.png, alt: A box}\n",
        **{"assets/box.png": png, "skills/add.md": SKILL.replace("put together.\n", "put together.\n\n![](assets/box.png)\n")},
    )
    made = await curriculum.publish_files(TENANT, files)
    bundle = read_bundle(await curriculum.bundle(TENANT, made.course_id, made.id))
    assert bundle["assets/box.png"] == png
    assert await curriculum.publish_files(TENANT, bundle) == made
    version = await curriculum.loaded(TENANT, made.course_id, made.id, published_only=True)
    media, content = await curriculum.asset(TENANT, version.course.assets[0].sha256)
    assert (media, content) == ("image/png", png)
    with pytest.raises(NotFound):
        await curriculum.asset(OTHER, version.course.assets[0].sha256)


async def test_a_diff_names_what_was_added_removed_and_changed(curriculum: Curriculum) -> None:
    first = await curriculum.publish_files(TENANT, mini())
    changed = ITEM.replace("NUMBER", "2").replace("What is", "How much is")
    files = mini(**{"items/add-2.md": changed, "items/add-4.md": ITEM.replace("NUMBER", "4"), "items/add-3.md": None})
    second = await curriculum.publish_files(TENANT, files)
    found = diff(*await curriculum.both(TENANT, first.id, second.id))
    assert (found.items.added, found.items.removed, found.items.changed) == (("add-4",), ("add-3",), ("add-2",))
    assert (found.skills.changed, found.is_breaking, found.course) == ((), False, ())
    other = await curriculum.publish_files(TENANT, mini(course="id: other\ntitle: Other\nlicence: CC0\n"))
    with pytest.raises(VersionsOfDifferentCourses):
        await curriculum.both(TENANT, first.id, other.id)


def test_the_cache_drops_what_was_used_longest_ago() -> None:
    cache = VersionCache(max_versions=3, max_bytes=100)
    versions = [_version() for _ in range(5)]
    for version in versions[:3]:
        cache.put(version, 10)
    assert cache.get(TENANT, versions[0].id) is versions[0]
    cache.put(versions[3], 10)
    assert cache.get(TENANT, versions[1].id) is None
    assert cache.get(TENANT, versions[0].id) is versions[0]
    cache.put(versions[4], 95)
    assert len(cache) == 1
    assert cache.get(OTHER, versions[4].id) is None


def _version() -> CourseVersion:
    course = read_course(mini()).course
    assert isinstance(course, Course)
    return CourseVersion(uuid4(), uuid4(), TENANT, "mini", "Mini", "", course, SkillGraph.of(course))


async def test_two_publishers_at_once_make_one_version(curriculum: Curriculum, database: Database) -> None:
    made = await asyncio.gather(*(curriculum.publish_files(TENANT, mini()) for _ in range(4)))
    assert len({version.id for version in made}) == 1
    assert await counts(database) == [1, 1, 0]
