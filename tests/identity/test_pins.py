"""Pins: what a class works with, its learners work with."""

from __future__ import annotations

from types import SimpleNamespace
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.identity import ClassPatch, EnrollmentIn, EnrollmentPatch
from services.identity.errors import ClassArchived, Forbidden, VersionPinned
from services.identity.pins import pinned_versions
from services.platform import NotFound

CLASSES, COURSES = [uuid4() for _ in range(3)], [uuid4() for _ in range(2)]
pins = st.builds(
    lambda class_id, course_id, version_id: SimpleNamespace(class_id=class_id, course_id=course_id, version_id=version_id),
    st.sampled_from(CLASSES), st.sampled_from(COURSES), st.uuids(),
)  # fmt: skip


@given(st.lists(pins, max_size=8), st.sets(st.sampled_from(CLASSES)))
def test_of_two_pins_to_a_course_the_later_one_of_ones_own_classes_counts(given_pins, mine):
    found = pinned_versions(given_pins, mine)
    for course_id in COURSES:
        last = [pin.version_id for pin in given_pins if pin.course_id == course_id and pin.class_id in mine]
        assert found.get(course_id) == (last[-1] if last else None)


class Room:
    """A class with an educator and two learners, and three versions of one course."""

    def __init__(self, school, courses, educator, learners, class_id) -> None:
        self.school, self.educator, self.learners, self.class_id = school, educator, learners, class_id
        self.course_id = uuid4()
        self.old, self.pinned, self.newest = (courses.add(self.course_id) for _ in range(3))
        self.enrollments, self.classes = school.identity.enrollments, school.identity.classes

    async def enroll(self, learner, version_id, by=None):
        wanted = EnrollmentIn(version_id=version_id, zone="UTC", learner_id=learner.account_id)
        return await self.enrollments.create(by or learner, wanted)

    async def version_of(self, made):
        return (await self.enrollments.get(self.educator, made.id)).version_id

    async def pin(self, version_id):
        return await self.classes.pin(self.educator, self.class_id, version_id)


@pytest.fixture
async def room(school, courses) -> Room:
    educator, learners = await school.add("educator"), [await school.add("learner") for _ in range(2)]
    return Room(school, courses, educator, learners, await school.teach(educator, *learners))


async def test_pinning_moves_the_learners_of_the_class_and_journals_it(room, told):
    ada, ben = room.learners
    mine, paused = await room.enroll(ada, room.old), await room.enroll(ben, room.newest)
    paused = await room.enrollments.edit(ben, paused.id, EnrollmentPatch(state="paused"), 1)
    outsider = await room.school.add("learner")
    theirs = await room.enroll(outsider, room.old)
    told.enrollments.clear()
    pin = await room.pin(room.pinned)
    assert (pin.class_id, pin.course_id, pin.version_id) == (room.class_id, room.course_id, room.pinned)
    assert [await room.version_of(each) for each in (mine, paused)] == [room.pinned, room.pinned]
    assert (await room.enrollments.get(outsider, theirs.id)).version_id == room.old
    moved = {each.id: (each.version_id, each.version, each.state) for each in told.enrollments}
    assert moved == {mine.id: (room.pinned, 2, "active"), paused.id: (room.pinned, 3, "paused")}
    await room.pin(room.pinned)
    assert len(told.enrollments) == 2


async def test_an_ended_enrollment_stays_and_begins_again_in_the_pinned_version(room):
    ada, _ = room.learners
    made = await room.enroll(ada, room.old)
    await room.enrollments.edit(ada, made.id, EnrollmentPatch(state="ended"), 1)
    await room.pin(room.pinned)
    assert await room.version_of(made) == room.old
    again = await room.enrollments.edit(ada, made.id, EnrollmentPatch(state="active"), 2)
    assert (again.version_id, again.state) == (room.pinned, "active")


async def test_a_learner_neither_enrolls_in_nor_moves_to_another_version_than_the_pinned_one(room):
    ada, ben = room.learners
    await room.pin(room.pinned)
    with pytest.raises(VersionPinned) as refused:
        await room.enroll(ada, room.newest)
    assert refused.value.extra == {"version_id": str(room.pinned)}
    made = await room.enroll(ada, room.pinned)
    with pytest.raises(VersionPinned):
        await room.enrollments.edit(ada, made.id, EnrollmentPatch(version_id=room.newest), 1)
    assert (await room.enrollments.edit(ada, made.id, EnrollmentPatch(version_id=room.pinned, minutes_per_day=5), 1)).version == 2
    theirs = await room.enroll(ben, room.newest, by=room.educator)
    assert theirs.version_id == room.newest, "who teaches may deviate for one learner"
    assert (await room.enrollments.edit(ben, theirs.id, EnrollmentPatch(minutes_per_day=5), 1)).version_id == room.newest


async def test_whoever_joins_is_moved_however_they_join(room):
    await room.pin(room.pinned)
    code, _ = await room.classes.new_join_code(room.educator, room.class_id)
    joining, put, listed = [await room.school.add("learner", name) for name in ("joining", "put", "listed")]
    made = [await room.enroll(each, room.newest) for each in (joining, put, listed)]
    await room.classes.join(joining, code)
    await room.classes.add_member(room.school.operator, room.class_id, put.account_id, "learner")
    raw = b"name,user_name\nName of listed,listed\n"
    report = await room.school.identity.rosters.import_file(room.school.operator, raw, room.class_id, invite=False)
    assert [line.result for line in report.lines] == ["updated"]
    assert [await room.version_of(each) for each in made] == [room.pinned] * 3


async def test_an_archived_class_neither_pins_nor_leads_until_it_is_reopened(room):
    ada, _ = room.learners
    await room.pin(room.pinned)
    await room.classes.edit(room.educator, room.class_id, ClassPatch(archived=True))
    with pytest.raises(ClassArchived):
        await room.pin(room.newest)
    made = await room.enroll(ada, room.old)
    await room.classes.edit(room.educator, room.class_id, ClassPatch(archived=False))
    assert await room.version_of(made) == room.pinned


async def test_only_those_who_teach_a_class_pin_it(room):
    stranger = await room.school.add("educator")
    for each, refusal in ((stranger, NotFound), (room.learners[0], Forbidden)):
        with pytest.raises(refusal):
            await room.classes.pin(each, room.class_id, room.pinned)
    with pytest.raises(NotFound):
        await room.pin(uuid4())


async def test_before_a_class_moves_one_sees_how_many_would(room):
    ada, ben = room.learners
    await room.enroll(ada, room.old)
    await room.enroll(ben, room.pinned)
    outsider = await room.school.add("learner")
    await room.enroll(outsider, room.old)
    assert await room.classes.movable(room.educator, room.class_id, room.pinned) == {room.old: 1}
    assert await room.classes.movable(room.educator, room.class_id, room.newest) == {room.old: 1, room.pinned: 1}
    with pytest.raises(NotFound):
        await room.classes.movable(room.educator, room.class_id, uuid4())
    with pytest.raises(NotFound):
        await room.classes.movable(await room.school.add("educator"), room.class_id, room.pinned)
    assert (await room.pin(room.newest)).version_id == room.newest, "nothing was moved by asking"
