"""Looks inside a running installation: right answers for the open offer, and journals of any length."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from uuid import UUID, uuid4

from schemas.course import Step
from schemas.journal import Attempted, AttemptWords, SkillEvidence
from services.bootstrap import Services
from services.curriculum import instantiate
from services.memory import Draft
from tests.grading.right import right_answer_to

BATCH = 2_500
SKILLS = 60


async def right_answer(services: Services, tenant_id: UUID, learner_id: UUID, course: str) -> str | list[str]:
    """Return the right answer to the step that a learner is to answer now."""
    step = await open_step(services, tenant_id, learner_id, course)
    right = right_answer_to(step.answer)
    return [str(part) for part in right] if isinstance(right, tuple) else right


async def open_step(services: Services, tenant_id: UUID, learner_id: UUID, course: str, session_id: UUID | None = None) -> Step:
    """Return the step that a learner is to answer now, with its answer; of a session without memory when its id is given."""
    async with services.database.open_work(tenant_id) as work:
        if session_id is None:
            keys = await services.vault.keys(tenant_id, learner_id)
            view = await services.memory.read(work, keys, learner_id, [("plan", course)])
        else:
            session_keys = await services.vault.session_keys(tenant_id, session_id)
            assert session_keys is not None, "the session has a key once something is kept in it"
            view = await services.session_memory.read(session_keys, [("plan", course)])
        offer = view.state("plan", course).offer
        version = await services.curriculum.version(work, offer.version_id)
    question = instantiate(version.item(offer.item), offer.seed)
    return next(step for step in question.steps if step.id not in offer.steps or not offer.steps[step.id].is_closed)


async def write_journal(services: Services, tenant_id: UUID, learner_id: UUID, course: str, entries: int, items: int) -> None:
    """Append synthetic attempts over many items to a learner's journal, through memory's own desk."""
    keys, drafts = await services.vault.keys(tenant_id, learner_id), _attempts(course, entries, items)
    for _ in range(0, entries, BATCH):
        batch = [draft for draft, _ in zip(drafts, range(BATCH), strict=False)]
        async with services.database.open_work(tenant_id) as work:
            desk = await services.memory.open(work, keys, learner_id, zone="UTC", drafts=batch)
            for draft in batch:
                desk.add(draft)
            await desk.save()


def _attempts(course: str, entries: int, items: int) -> Iterator[Draft]:
    rng = Random(7)
    for _ in range(entries):
        item, right = rng.randrange(items), rng.random() < 0.7
        skill = f"bench-{item % SKILLS}"
        evidence = Attempted(
            offer_id=uuid4(), course=course, activity="exercise", item=f"bench-item-{item}", step="a",
            verdict="correct" if right else "incorrect", score=float(right), skills=(SkillEvidence(skill=skill, score=float(right)),),
            seconds=rng.uniform(5, 90), closes_step=True, completes=True,
        )  # fmt: skip
        yield Draft(uuid4(), "attempt", evidence, AttemptWords(answer=str(rng.randrange(1000))))
