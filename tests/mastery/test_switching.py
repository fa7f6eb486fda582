"""Another parameter set comes into force while learners are at work: nothing fails, nothing is lost, and every image follows."""

from dataclasses import replace

import pytest
from sqlalchemy import text

from services.mastery import FilterConstants, ParameterSet, ParameterSets
from services.mastery.errors import NothingBefore, VersionUnknown
from services.mastery.sets import SHIPPED, SHORT
from services.platform import Problem
from tests.tutor.lessons import Pupil, new_pupil
from workers import memory as memory_jobs

ONE = ParameterSet(filter=replace(FilterConstants(), v_a0=0.4, base_rate=0.6))
TWO = ParameterSet(filter=replace(FilterConstants(), v_a0=0.1))


async def put(pupil: Pupil, new: ParameterSet, state: str = "current") -> int:
    async with pupil.services.database.open_work(pupil.principal.tenant_id) as work:
        return (await pupil.services.sets.keep(work, new, "better", {}, state=state)).number


async def go_back(pupil: Pupil, number: int | None = None) -> int:
    async with pupil.services.database.open_work(pupil.principal.tenant_id) as work:
        return await pupil.services.sets.put_in_force(work, number)


async def image(pupil: Pupil) -> tuple[set[str], dict[object, bytes]]:
    """Return the sets that the folds of knowledge and plan name, and the packed parts."""
    me, services = pupil.principal, pupil.services
    keys = await services.vault.keys(me.tenant_id, me.account_id)
    async with services.database.open_work(me.tenant_id) as work:
        assert (await services.memory.replay.verify(work, keys, me.account_id)).holds
        snapshot = await services.rights.exports.moving.snapshot(work, keys, me.account_id)
    packed = {key: snapshot.folds[key.fold].pack(key.part, state) for key, state in snapshot.states.items() if key.fold == "knowledge"}
    return {digest.parameter_set for digest in snapshot.digests if digest.fold == "knowledge"}, packed


async def refold(pupil: Pupil) -> None:
    """Do what the jobs do."""
    me, services = pupil.principal, pupil.services
    await memory_jobs.refold(services, None)
    for job in await services.jobs.find(kind="memory.rebuild", state="waiting"):
        assert job.account_id == me.account_id
        keys = await services.vault.keys(me.tenant_id, me.account_id)
        async with services.database.open_work(me.tenant_id) as work:
            assert (await services.memory.replay.rebuild(work, keys, me.account_id)).holds


@pytest.fixture
async def practised(pupil: Pupil) -> Pupil:
    await pupil.next()
    for answer in (None, "987654", None, None):
        await pupil.attempt(answer)
    return pupil


async def test_a_short_journal_is_folded_anew_at_the_learners_next_answer(practised):
    assert (await image(practised))[0] == {SHIPPED.hash}
    await put(practised, ONE)
    await practised.attempt()
    assert (await image(practised))[0] == {ONE.hash}


async def test_reading_changes_nothing_and_shows_what_the_image_names(practised):
    before = await practised.services.progress.progress(practised.principal, practised.enrollment.id)
    await put(practised, ONE)
    assert await practised.services.progress.progress(practised.principal, practised.enrollment.id) == before
    assert (await image(practised))[0] == {SHIPPED.hash}


async def test_a_long_journal_goes_on_with_its_set_until_its_job_has_come(practised):
    async def chosen(seq: int, use: str) -> ParameterSet:
        async with practised.services.database.open_work(practised.principal.tenant_id) as work:
            return await practised.services.sets.chosen(work, SHIPPED.hash, seq, use)

    await put(practised, ONE)
    assert (await chosen(SHORT, "write")).hash == ONE.hash
    assert (await chosen(SHORT + 1, "write")).hash == SHIPPED.hash
    assert (await chosen(1, "read")).hash == SHIPPED.hash
    assert (await chosen(SHORT + 1, "anew")).hash == ONE.hash


async def test_the_jobs_fold_every_image_anew_and_going_back_gives_the_same_bytes(practised):
    sets, shipped = await image(practised)
    assert sets == {SHIPPED.hash}
    first = await put(practised, ONE)
    await refold(practised)
    sets, with_one = await image(practised)
    assert sets == {ONE.hash}
    assert with_one != shipped
    await put(practised, TWO)
    await refold(practised)
    assert await go_back(practised) == first
    await refold(practised)
    assert await image(practised) == ({ONE.hash}, with_one)
    assert await go_back(practised) == 0
    await refold(practised)
    assert await image(practised) == ({SHIPPED.hash}, shipped)


async def test_a_process_that_has_not_heard_of_it_undoes_nothing(practised):
    services, tenant_id = practised.services, practised.principal.tenant_id
    late = ParameterSets(services.clock)
    async with services.database.open_work(tenant_id) as work:
        assert (await late.current(work)).hash == SHIPPED.hash
    await put(practised, ONE)
    async with services.database.open_work(tenant_id) as work:
        assert (await late.chosen(work, SHIPPED.hash, 10, "write")).hash == SHIPPED.hash  # has not heard: goes on as it was
        assert (await late.chosen(work, ONE.hash, 10, "write")).hash == ONE.hash  # meets an image that has: looks again
        assert (await late.current(work)).hash == ONE.hash


async def test_an_answer_that_was_being_graded_during_the_switch_counts(practised):
    right, offer = await practised.right(), practised.offer
    await put(practised, ONE)
    out = await practised.attempt(right)
    assert out.counted
    assert out.offer_id == offer.id


async def test_a_session_that_leaves_nothing_behind_works_with_the_set_in_force(pupil):
    await pupil.consent(granted=False)
    await put(pupil, ONE)
    await pupil.next()
    await pupil.attempt()
    async with pupil.services.database.open_work(pupil.principal.tenant_id) as work:
        visit = await pupil.services.tutor.rooms.enter(work, pupil.principal, pupil.enrollment.id)
        view = await pupil.services.tutor.rooms.look(work, visit)
    assert not visit.remembered
    assert pupil.services.tutor.rooms.predictor(view, visit).parameters.hash == ONE.hash


async def test_another_school_keeps_its_own_numbers(practised):
    await put(practised, ONE)
    other = await new_pupil(practised.services)
    async with other.services.database.open_work(other.principal.tenant_id) as work:
        assert (await other.services.sets.current(work)).hash == SHIPPED.hash
        assert await other.services.sets.named(work, ONE.hash) is None
        assert await other.services.sets.versions(work) == []


async def test_numbers_that_cannot_be_read_give_way_to_the_shipped_ones(practised, brooms):
    await put(practised, ONE)
    await brooms[0].execute("UPDATE mastery_set SET written = convert_to('{}', 'UTF8')")
    practised.services.sets._known.clear()
    assert (await practised.attempt()).counted
    assert (await image(practised))[0] == {SHIPPED.hash}


async def test_only_what_passed_can_be_put_in_force(practised):
    with pytest.raises(NothingBefore):
        await go_back(practised)
    refused = await put(practised, ONE, "refused")
    for number in (refused, 99, -1):
        with pytest.raises(VersionUnknown):
            await go_back(practised, number)
    proposed = await put(practised, TWO, "proposed")
    async with practised.services.database.open_work(practised.principal.tenant_id) as work:
        assert (await practised.services.sets.current(work, fresh=True)).hash == SHIPPED.hash
    assert await go_back(practised, proposed) == proposed
    async with practised.services.database.open_work(practised.principal.tenant_id) as work:
        assert (await practised.services.sets.current(work)).hash == TWO.hash
        assert (await work.session.execute(text("SELECT count(*) FROM mastery_set"))).scalar_one() == 1
    assert issubclass(VersionUnknown, Problem)
