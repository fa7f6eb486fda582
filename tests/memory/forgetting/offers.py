"""Offers for tests."""

from __future__ import annotations

from uuid import uuid4

from schemas.journal import Decision, Offered
from services.memory import Draft


def offer(course: str = "algebra") -> Draft:
    """A draft of one offer."""
    decision = Decision(policy="toy", constants="toy", state_seq=0, eligible=1, seed=1)
    evidence = Offered(
        enrollment_id=uuid4(),
        course=course,
        version_id=uuid4(),
        activity="exercise",
        skill="one-step",
        item="i1",
        seed=1,
        decision=decision,
    )
    return Draft(uuid4(), "offer", evidence)
