"""Why this activity, on real engines: derived again from the journal, for the open offer and for old ones."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

import pytest

from schemas.journal import Attempted
from schemas.memory import ForgetIn
from schemas.pathway import WhyOut
from services.tutor import Why, Wondered
from services.tutor.errors import OfferUnknown
from tests.tutor.lessons import Pupil, new_pupil

pytestmark = pytest.mark.engines


async def why(pupil: Pupil, offer_id=None) -> WhyOut:
    return await pupil.services.why.offer(pupil.principal, offer_id or pupil.offer.id)


async def practise(pupil: Pupil, clock, answers: int = 8) -> list[WhyOut]:
    """Answer so often, with hours in between, and return why each offer was made, asked while it was open."""
    found = []
    for number in range(answers):
        await pupil.next()
        found.append(await why(pupil))
        await pupil.attempt("0" if number % 3 == 2 else None)
        clock.pass_(hours=5 * number)
    await pupil.next()
    return found


async def test_every_offer_of_a_learner_is_explained_by_the_same_choice_when_open_and_later(pupil: Pupil, clock) -> None:
    asked = await practise(pupil, clock)
    assert all(one.rederived.same for one in asked)
    for one in asked:
        assert await why(pupil, one.offer_id) == one
    first, last = asked[0], asked[-1]
    assert "never_practised" in {reason.code for reason in first.reasons}
    assert last.practised
    told = next(reason for reason in last.reasons if reason.code == "practised_before")
    assert set(told.evidence) == {answer.entry_id for answer in last.practised}
    ids = {entry.id: entry for entry in await pupil.entries()}
    assert all(isinstance(ids[answer.entry_id].evidence, Attempted) for answer in last.practised)
    assert sum(one.chosen for one in last.weighed) == 1


async def test_a_reason_that_speaks_of_skills_names_them_beside_its_text(pupil: Pupil, clock) -> None:
    spoken = [reason for one in await practise(pupil, clock) for reason in one.reasons if reason.skills]
    assert {reason.code for reason in spoken} <= {"ground_missing", "ground_laid", "opens"}
    assert spoken
    assert all(skill.title in reason.text for reason in spoken for skill in reason.skills[:3])


async def test_next_is_explained_when_asked(pupil: Pupil) -> None:
    plain = await pupil.services.why.next(pupil.principal, pupil.enrollment.id, Wondered())
    assert plain.explanation is None
    found = await pupil.services.why.next(pupil.principal, pupil.enrollment.id, Wondered(why=True))
    assert found.explanation is not None
    assert found.offer is not None
    assert found.explanation.offer_id == found.offer.id
    assert found.explanation.rederived.same


async def test_changed_numbers_are_said_to_be_the_reason_for_another_choice(pupil: Pupil, clock) -> None:
    await practise(pupil, clock, 4)
    other = replace(pupil.services.why.constants, forgetting=2.0, a0=1.5, epsilon=0.9)
    asked = Why(pupil.services.why.open_work, pupil.services.why.rooms, pupil.services.tutor, other)
    found = await asked.offer(pupil.principal, pupil.offer.id)
    assert not found.rederived.same
    assert {reason.code for reason in found.rederived.because} == {"constants_changed"}
    assert found.rederived.constants != found.rederived.constants_now


async def test_forgotten_evidence_is_said_to_be_forgotten(pupil: Pupil, clock) -> None:
    await practise(pupil, clock)
    before = await why(pupil)
    await pupil.services.rights.forget.forget(pupil.principal, ForgetIn(what="category", category="attempts"))
    found = await why(pupil)
    assert before.practised
    assert found.practised == ()
    assert found.rederived.cleared >= 6, "all answers before it; the last may be to its own first step"
    assert {reason.code for reason in found.rederived.because} == {"history_cleared"}


async def test_without_memory_the_session_explains_itself(pupil: Pupil, clock) -> None:
    await pupil.consent(granted=False)
    asked = await practise(pupil, clock, 4)
    assert all(one.rederived.same for one in asked)
    assert await why(pupil, asked[0].offer_id) == asked[0]


async def test_nobody_else_is_told_why(pupil: Pupil) -> None:
    await pupil.next()
    stranger = await new_pupil(pupil.services)
    for asked in (pupil.offer.id, uuid4()):
        with pytest.raises(OfferUnknown):
            await why(stranger, asked)


async def test_what_would_be_if_is_told_and_nothing_of_it_is_written(pupil: Pupil, clock) -> None:
    await practise(pupil, clock, 5)
    before, plan = await pupil.entries(), (await pupil.plan()).pack()
    found = await pupil.services.why.next(pupil.principal, pupil.enrollment.id, Wondered(skip=True, minutes=10, days=3))
    assert [one.supposed for one in found.what_if] == ["skip", "minutes", "days"]
    skipped, practised, in_days = found.what_if
    assert skipped.next.skill is None or skipped.next.skill.id != pupil.offer.skill.id
    assert practised.activities > 0
    assert practised.mastery
    assert in_days.minutes_per_day_needed is not None
    assert in_days.on_track is (in_days.minutes_per_day_needed <= pupil.enrollment.minutes_per_day)
    assert (await pupil.entries(), (await pupil.plan()).pack()) == (before, plan)
    assert (await pupil.next()).what_if == ()


async def test_without_memory_one_may_wonder_too(pupil: Pupil) -> None:
    await pupil.consent(granted=False)
    found = await pupil.services.why.next(pupil.principal, pupil.enrollment.id, Wondered(skip=True, minutes=2))
    assert [one.supposed for one in found.what_if] == ["skip", "minutes"]
