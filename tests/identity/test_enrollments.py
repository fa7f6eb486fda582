"""Enrollments: a learner in a course, with a calendar of their own."""

from __future__ import annotations

import asyncio
from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
from pydantic import ValidationError

from schemas.identity import EnrollmentIn, EnrollmentPatch
from services.identity import Forbidden
from services.identity.errors import AlreadyEnrolled, ChangedMeanwhile, DeadlinePassed, NotThatRole, VersionUnknown, ZoneUnknown
from services.identity.zones import checked_deadline, checked_zone, today
from services.platform import NotFound

ZONE = "Europe/Stockholm"


def wanted(version_id, **fields: object) -> EnrollmentIn:
    return EnrollmentIn.model_validate({"version_id": version_id, "zone": ZONE, **fields})


@pytest.mark.parametrize(
    "zone", ["Mars/Olympus", "", "../../etc/passwd", "/etc/localtime", "localtime", "Factory", "europe/stockholm", "UTC\n"]
)
def test_what_is_no_zone_is_refused(zone):
    with pytest.raises(ZoneUnknown):
        checked_zone(zone)


def test_a_deadline_is_compared_with_the_learners_own_today():
    late = datetime(2026, 11, 22, 23, 30, tzinfo=UTC)
    assert today("Asia/Tokyo", late) == date(2026, 11, 23)
    assert today("America/New_York", late) == date(2026, 11, 22)
    assert checked_deadline(date(2026, 11, 22), "America/New_York", late) == date(2026, 11, 22)
    with pytest.raises(DeadlinePassed):
        checked_deadline(date(2026, 11, 22), "Asia/Tokyo", late)
    assert checked_deadline(None, "Asia/Tokyo", late) is None


@pytest.mark.parametrize("minutes", [0, -1, 601, float("nan"), float("inf")])
def test_minutes_a_day_have_bounds(minutes):
    with pytest.raises(ValidationError):
        wanted(uuid4(), minutes_per_day=minutes)


async def test_a_learner_enrolls_and_it_is_written_into_the_journal(school, courses, told):
    learner = await school.add("learner")
    version_id = courses.add()
    made = await school.identity.enrollments.create(learner, wanted(version_id, minutes_per_day=20, deadline="2027-06-01"))
    assert made == await school.identity.enrollments.get(learner, made.id)
    assert (made.learner_id, made.course_id, made.state, made.version) == (learner.account_id, courses.courses[version_id], "active", 1)
    assert told.enrollments == [made]


async def test_one_running_enrollment_per_course(school, courses):
    learner, course_id = await school.add("learner"), uuid4()
    first, second = courses.add(course_id), courses.add(course_id)
    create = school.identity.enrollments.create
    made = await asyncio.gather(*(create(learner, wanted(version)) for version in (first, second, first)), return_exceptions=True)
    assert sorted(type(each).__name__ for each in made) == ["AlreadyEnrolled", "AlreadyEnrolled", "Enrollment"]
    running = next(each for each in made if not isinstance(each, Exception))
    ended = await school.identity.enrollments.edit(learner, running.id, EnrollmentPatch(state="ended"), 1)
    await create(learner, wanted(second))
    with pytest.raises(AlreadyEnrolled):
        await school.identity.enrollments.edit(learner, ended.id, EnrollmentPatch(state="active"), 2)


async def test_an_unknown_version_is_refused(school, courses):
    with pytest.raises(VersionUnknown):
        await school.identity.enrollments.create(await school.add("learner"), wanted(uuid4()))


async def test_a_new_version_must_be_of_the_same_course(school, courses):
    learner, course_id = await school.add("learner"), uuid4()
    made = await school.identity.enrollments.create(learner, wanted(courses.add(course_id)))
    newer = courses.add(course_id)
    changed = await school.identity.enrollments.edit(learner, made.id, EnrollmentPatch(version_id=newer), 1)
    assert (changed.version_id, changed.course_id, changed.version) == (newer, course_id, 2)
    with pytest.raises(VersionUnknown):
        await school.identity.enrollments.edit(learner, made.id, EnrollmentPatch(version_id=courses.add()), 2)


async def test_of_two_changes_to_one_version_one_counts(school, courses):
    learner = await school.add("learner")
    made = await school.identity.enrollments.create(learner, wanted(courses.add(), deadline="2027-01-01"))
    edit = school.identity.enrollments.edit
    patches = [EnrollmentPatch(minutes_per_day=number) for number in (10, 20, 40)]
    found = await asyncio.gather(*(edit(learner, made.id, patch, 1) for patch in patches), return_exceptions=True)
    assert sorted(type(each).__name__ for each in found) == ["ChangedMeanwhile", "ChangedMeanwhile", "Enrollment"]
    changed = await edit(learner, made.id, EnrollmentPatch(no_deadline=True), 2)
    assert changed.deadline is None
    with pytest.raises(ChangedMeanwhile):
        await edit(learner, made.id, EnrollmentPatch(minutes_per_day=5), 1)
    with pytest.raises(DeadlinePassed):
        await edit(learner, made.id, EnrollmentPatch(deadline=date(2020, 1, 1)), 3)
    with pytest.raises(ZoneUnknown):
        await edit(learner, made.id, EnrollmentPatch(zone="Nowhere"), 3)


async def test_the_zone_of_a_learner_is_that_of_the_oldest_enrollment(school, courses, clock, database):
    learner = await school.add("learner")
    zones = ["Asia/Tokyo", "UTC", "America/New_York", "Europe/Paris"]
    async with database.open_work(school.tenant_id) as work:
        assert await school.identity.zone_of(work, learner.account_id) == "UTC"
    for zone in zones:
        await school.identity.enrollments.create(learner, wanted(courses.add(), zone=zone))
        clock.pass_(minutes=1)
    async with database.open_work(school.tenant_id) as work:
        assert await school.identity.zone_of(work, learner.account_id) == "Asia/Tokyo"


async def test_educators_enroll_their_learners_and_guardians_only_look(school, courses):
    educator, learner, guardian = await school.add("educator"), await school.add("learner"), await school.add("guardian")
    await school.teach(educator, learner)
    await school.identity.guardians.link(school.operator, learner.account_id, guardian.account_id)
    enrollments = school.identity.enrollments
    made = await enrollments.create(educator, wanted(courses.add(), learner_id=learner.account_id))
    for each in (educator, learner, guardian, school.operator):
        assert await enrollments.get(each, made.id) == made
    with pytest.raises(Forbidden):
        await enrollments.edit(guardian, made.id, EnrollmentPatch(minutes_per_day=5), 1)
    with pytest.raises(Forbidden):
        await enrollments.create(guardian, wanted(courses.add(), learner_id=learner.account_id))
    with pytest.raises(NotThatRole):
        await enrollments.create(school.operator, wanted(courses.add(), learner_id=educator.account_id))
    stranger = await school.add("learner")
    with pytest.raises(NotFound):
        await enrollments.create(educator, wanted(courses.add(), learner_id=stranger.account_id))


async def test_only_the_learner_works_in_an_enrollment(school, courses, database):
    educator, learner = await school.add("educator"), await school.add("learner")
    await school.teach(educator, learner)
    made = await school.identity.enrollments.create(learner, wanted(courses.add()))
    async with database.open_work(school.tenant_id) as work:
        assert await school.identity.enrollment_of(work, learner, made.id) == made
        for each, enrollment_id in ((educator, made.id), (school.operator, made.id), (learner, uuid4())):
            with pytest.raises(NotFound):
                await school.identity.enrollment_of(work, each, enrollment_id)
