"""Fitting as a job, on real engines: with consent, judged by the newest week, kept whole or not at all, taken back to the byte."""

import asyncio
from dataclasses import replace
from uuid import UUID

import pytest

from schemas.journal import Accessed, Imported
from services.mastery import SHIPPED
from services.mastery.fitting import Answer
from services.mastery.gathering import NOBODY, answers_of
from services.mastery.refits import fit_later
from services.memory import Entry
from services.platform import JobRun
from tests.mastery.events import attempt
from tests.mastery.school import A_WEEK, WEEKS, School, founded
from tests.mastery.test_switching import image
from tests.tutor.lessons import Pupil, SetClock
from workers.app import load_handlers


@pytest.fixture
async def school(services, clock: SetClock) -> School:
    return await founded(replace(services, refits=replace(services.refits, evaluations=4, look_every_s=0.02)), clock, 12)


async def promised(school: School, **more: bool) -> JobRun:
    async with school.services.database.open_work(school.tenant_id) as work:
        job_id = await fit_later(work, school.operator.account_id, **more)
    job = await school.services.jobs.claim(job_id)
    assert job is not None
    return JobRun(job, school.services.jobs)


async def fit(school: School, **more: bool) -> None:
    await load_handlers()["mastery.fit"](school.services, await promised(school, **more))


async def read_by_fits(school: School, learner) -> list[Accessed]:
    keys = await school.services.vault.keys(school.tenant_id, learner.account_id)
    async with school.services.database.open_work(school.tenant_id) as work:
        entries = await school.services.memory.entries(work, keys, learner.account_id, limit=2000)
    return [entry.evidence for entry in entries if isinstance(entry.evidence, Accessed)]


async def test_a_fit_that_foresees_the_newest_week_better_comes_into_force_and_can_be_taken_back(school):
    learner = pupil_of(school, 0)
    before = await image(learner)
    await fit(school)
    found = await school.services.refits.all(school.operator)
    (version,) = found.versions
    assert (found.current, version.state, version.why) == (1, "current", "better")
    measures = version.measures
    assert measures.learners == 12
    assert measures.answers == 12 * WEEKS * A_WEEK
    assert measures.week_answers >= 200
    assert measures.week_answers < measures.answers / 2
    assert measures.gain > 2 * measures.gain_error > 0
    assert measures.log_loss_after == pytest.approx(measures.log_loss_before - measures.gain)
    (course,) = measures.courses
    assert (course.course, course.learners, course.items_withheld) == ("sums", 12, 0)
    await refold_all(school)
    assert (await image(learner))[0] == {version.parameter_set}
    assert await school.services.refits.put_in_force(school.operator, None) == 0
    await refold_all(school)
    after = await image(learner)
    assert after[0] == before[0] == {SHIPPED.hash}
    assert after[1] == before[1]
    accesses = await read_by_fits(school, learner.principal)
    assert [(one.by, one.role, one.purpose, one.categories) for one in accesses] == [(NOBODY, "system", "analytics", ("attempts", "plan"))]


async def test_who_takes_consent_back_is_not_read_and_nine_are_too_few(school):
    gone = school.learners[:3]
    await school.consent(gone[0], "improve_course", granted=False)
    await school.consent(gone[1], "improve_course", granted=False)
    await school.consent(gone[2], "memory", granted=False)
    await fit(school)
    (version,) = (await school.services.refits.all(school.operator)).versions
    assert (version.state, version.why, version.parameter_set) == ("refused", "too_few_learners", "")
    for learner in school.learners:
        assert await read_by_fits(school, learner) == [], "no journal is opened in vain"
    await school.consent(gone[0], "improve_course")
    await fit(school)
    assert (await school.services.refits.all(school.operator)).versions[0].measures.learners == 10
    read = {learner.account_id for learner in school.learners if await read_by_fits(school, learner)}
    assert read == {learner.account_id for learner in school.learners} - {learner.account_id for learner in gone[1:]}


async def test_a_fit_cut_short_leaves_nothing_and_is_done_once_when_it_is_begun_again(school):
    run, stopping = await promised(school), asyncio.Event()

    async def told(percent: int) -> None:
        if percent > 41:
            stopping.set()

    refits = replace(school.services.refits, evaluations=400)
    fitting = asyncio.create_task(refits.fitted(school.tenant_id, run.job.id, told))
    await stopping.wait()
    fitting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await fitting
    assert (await school.services.refits.all(school.operator)).versions == ()
    await school.services.refits.run(run)
    assert run.is_finished
    assert [one.number for one in (await school.services.refits.all(school.operator)).versions] == [1]
    assert len(await read_by_fits(school, school.learners[3])) == 1
    job = await school.services.jobs.show(run.job.id)
    assert (job.state, job.steps_total) == ("done", 100)
    assert 0 < job.steps_done < 100


async def test_what_is_only_proposed_waits_for_an_operator(school):
    await fit(school, deploy=False)
    found = await school.services.refits.all(school.operator)
    assert (found.current, found.versions[0].state) == (0, "proposed")
    await fit(school)
    again = (await school.services.refits.all(school.operator)).versions[0]
    assert (again.number, again.state) == (2, "current")
    assert await school.services.refits.put_in_force(school.operator, 1) == 1
    states = {one.number: one.state for one in (await school.services.refits.all(school.operator)).versions}
    assert states == {1: "current", 2: "retired"}


async def test_a_fit_of_one_course_leaves_constants_as_they_are(school):
    found = await school.services.refits.fitted(school.tenant_id, school.tenant_id, _nothing, course="sums")
    assert found.parameters.filter == SHIPPED.filter
    assert set(found.parameters.courses) == {"sums"}
    none = await school.services.refits.fitted(school.tenant_id, school.tenant_id, _nothing, course="elsewhere")
    assert (none.why, none.measures.answers) == ("too_few_learners", 0)


def test_answers_that_an_archive_brought_teach_nobody(school_entries):
    own, foreign = school_entries
    assert [answer.key for answer in answers_of(foreign, SHIPPED.evidence).get("algebra", [])] == ["own#a"]
    assert len(answers_of(own, SHIPPED.evidence)["algebra"]) == 3
    assert all(isinstance(answer, Answer) for answer in answers_of(own, SHIPPED.evidence)["algebra"])


@pytest.fixture
def school_entries():
    def entry(seq, kind, evidence, at):
        return Entry(seq, UUID(int=seq), kind, at, at.date(), evidence)

    brought = [attempt("a", item=name) for name in ("x", "y", "own")]
    entries = [entry(n, "attempt", one.evidence, one.at) for n, one in enumerate(brought, 1)]
    record = Imported(archive="0", origin="1", proven=False, first_seq=1, last_seq=2)
    return entries, [*entries, entry(4, "imported", record, brought[0].at)]


async def _nothing(_percent: int) -> None:
    pass


def pupil_of(school: School, number: int):
    return Pupil(school.services, school.learners[number], None)


async def refold_all(school: School) -> None:
    for learner in range(len(school.learners)):
        await refold_one(school, learner)


async def refold_one(school: School, number: int) -> None:
    learner = school.learners[number]
    keys = await school.services.vault.keys(school.tenant_id, learner.account_id)
    async with school.services.database.open_work(school.tenant_id) as work:
        assert (await school.services.memory.replay.rebuild(work, keys, learner.account_id)).holds
