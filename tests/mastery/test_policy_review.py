"""`meno policy evaluate`: read with consent and on record, told of ten learners or more only."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from uuid import uuid4

import pytest

from schemas.journal import Accessed, Attempted, Candidate, Decision, Offered, SkillEvidence
from services.identity import Principal
from services.memory import Draft
from services.pathway import softened
from tests.mastery.school import School, founded
from tests.mastery.test_fit_command import run
from tests.tutor.lessons import NOW

pytestmark = pytest.mark.engines
TWO = (Candidate(skill="easy", index=1.0, propensity=0.5), Candidate(skill="hard", index=1.0, propensity=0.5))


async def drawn(school: School, learner: Principal, clock, skill: str) -> None:
    """Write an offer and, three days later, a right answer on it if it is the easy one."""
    keys = await school.services.vault.keys(learner.tenant_id, learner.account_id)
    decision = Decision(policy="p", constants="c", state_seq=0, eligible=2, seed=1, candidates=TWO, propensity=0.5)
    offer = Offered(
        enrollment_id=uuid4(), course="mini", version_id=uuid4(), activity="exercise", skill=skill, item="i-1", seed=1, decision=decision
    )
    score = float(skill == "easy")
    answer = Attempted(
        offer_id=uuid4(), course="mini", activity="review", item="i-2", step="a", verdict="correct" if score else "incorrect", score=score,
        skills=(SkillEvidence(skill=skill, score=score),), completes=True,
    )  # fmt: skip
    for days, draft in ((0, Draft(uuid4(), "offer", offer)), (3, Draft(uuid4(), "attempt", answer))):
        clock.at = NOW + timedelta(weeks=20, days=days)
        async with school.services.database.open_work(learner.tenant_id) as work:
            desk = await school.services.memory.open(work, keys, learner.account_id, drafts=[draft])
            desk.add(draft)
            await desk.save()


async def looks(school: School, learner: Principal) -> list[Accessed]:
    keys = await school.services.vault.keys(learner.tenant_id, learner.account_id)
    async with school.services.database.open_work(learner.tenant_id) as work:
        entries = await school.services.memory.entries(work, keys, learner.account_id, limit=2_000)
    return [entry.evidence for entry in entries if isinstance(entry.evidence, Accessed)]


async def test_a_policy_is_judged_by_ten_consenting_learners_each_look_on_record(services, clock, settings):
    school = await founded(services, clock, 11)
    for number, learner in enumerate(school.learners):
        await drawn(school, learner, clock, "easy" if number % 2 else "hard")
    prefer_easy = lambda listed: [1.0 if one.skill == "easy" else 0.0 for one in listed]  # noqa: E731
    withdrawn, reader = school.learners[0], school.learners[1]
    await school.consent(withdrawn, "improve_course", granted=False)
    found = await services.policy_review.judged(school.tenant_id, uuid4(), prefer_easy)
    after_a_day = found[1]
    assert after_a_day is not None
    assert (after_a_day.draws, after_a_day.learners, after_a_day.snips) == (10, 10, 1.0)
    assert after_a_day.doubly_robust > after_a_day.logged
    assert found[7] is None, "nobody answered a week later"
    assert await looks(school, withdrawn) == []
    assert [(look.purpose, look.categories) for look in await looks(school, reader)] == [("analytics", ("attempts", "plan"))]
    told = await asyncio.to_thread(run, settings, "evaluate", "--tenant", school.slug, command="policy")
    assert told.exit_code == 0, told.output
    assert "1 d" in told.output
    await school.consent(reader, "improve_course", granted=False)
    assert set((await services.policy_review.judged(school.tenant_id, uuid4(), softened(0.1, 0.02))).values()) == {None}
    refused = await asyncio.to_thread(run, settings, "evaluate", "--tenant", school.slug, command="policy")
    assert (refused.exit_code, "fewer than ten learners" in refused.output) == (1, True)
