"""Histories of learners, written into their journals at once."""

from __future__ import annotations

from uuid import uuid4

from schemas.journal import Attempted, AttemptWords, SkillEvidence
from services.memory import Draft
from tests.tutor.lessons import Pupil

SECRET = "forty-two and a half"


async def try_(pupil: Pupil, outcomes: str, skill: str = "add", item: str = "add-1", **more: object) -> None:
    """Let a learner try an item: `r` right, `w` wrong, `h` right with help, `g` given up; each an offer of its own."""
    keys = await pupil.services.vault.keys(pupil.principal.tenant_id, pupil.principal.account_id)
    drafts = [Draft(uuid4(), "attempt", _tried(outcome, skill, item, more), AttemptWords(answer=SECRET)) for outcome in outcomes]
    async with pupil.services.database.open_work(pupil.principal.tenant_id) as work:
        desk = await pupil.services.memory.open(work, keys, pupil.principal.account_id, zone=pupil.enrollment.zone, drafts=drafts)
        for draft in drafts:
            desk.add(draft)
        await desk.save()


def _tried(outcome: str, skill: str, item: str, more: dict[str, object]) -> Attempted:
    right = outcome in "rh"
    fields: dict[str, object] = {
        "offer_id": uuid4(), "course": "mini", "activity": "exercise", "item": item, "step": "a", "verdict": "correct" if right else "incorrect",
        "score": float(right), "skills": (SkillEvidence(skill=skill, score=float(right)),), "completes": True, "closes_step": True,
        "hints": int(outcome == "h"), "aided": outcome == "h", "gave_up": outcome == "g", "bottom_out": outcome == "g",
    }  # fmt: skip
    return Attempted.model_validate(fields | more)
