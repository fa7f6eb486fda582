"""What identity's policy allows one model call to be. Without a permit nothing is sent."""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import UUID

from schemas.llm import BudgetLimit


@dataclass(frozen=True, slots=True)
class Permit:
    """Leave for one call to a model provider, made by `services.identity` only.

    Args:
        tenant_id: who pays.
        account_id: the learner; never sent, used for budgets and the breaker.
        purpose: e.g. `tutoring`.
        age_band: sets the reading level.
        max_tokens_in: tokens of the prompt at most.
        max_tokens_out: tokens of the reply at most.
        names: words that must not reach the provider (learner, roster).
        pseudonym_key: 32 bytes that make the stand-ins for names stable for this learner.
        class_ids: the classes that the learner is in: the call counts in the budget of each.
        limits: what the tenant lets learners, classes and itself spend.
    """

    tenant_id: UUID
    account_id: UUID
    purpose: str
    age_band: str
    max_tokens_in: int
    max_tokens_out: int
    names: tuple[str, ...] = field(repr=False, default=())
    pseudonym_key: bytes = field(repr=False, default=b"")
    class_ids: tuple[UUID, ...] = ()
    limits: tuple[BudgetLimit, ...] = ()
