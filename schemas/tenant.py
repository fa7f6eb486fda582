"""What an organisation decides for all its people."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import ConfigDict, Field

from schemas.base import Contract, Text
from schemas.llm import BudgetLimit
from schemas.retention import WordsKept
from schemas.safeguarding import HelpLine, SafeguardingPolicy

AgeBand = Literal["under_13", "13_15", "16_17", "adult"]

PolicyReason = Literal["decided", "law", "asked_for", "safety", "cost", "trial", "by_mistake", "other"]
"""Why an operator changes what holds for everybody. A code and no words: words could name a learner, and the list of changes outlives them."""


class TenantPolicy(Contract):
    """What a school or organisation decides for all its people."""

    consent_age: Annotated[int, Field(ge=13, le=18)] = Field(default=16, description="from this age a learner consents alone")
    chat: bool = Field(default=True, description="the tutor chat is there at all")
    paper_consent: bool = Field(default=False, description="educators and operators may record a consent that a guardian gave on paper")
    model_tokens_in: Annotated[int, Field(ge=256, le=200_000)] = Field(default=6_000, description="most tokens of one prompt")
    model_tokens_out: Annotated[int, Field(ge=16, le=20_000)] = Field(default=800, description="most tokens of one reply")
    model_from: AgeBand = Field(default="under_13", description="the youngest for whom a provider may be asked at all, with consent")
    budget: Annotated[tuple[BudgetLimit, ...], Field(max_length=24)] = Field(
        default=(),
        description="what learners, classes and the whole organisation may spend on models; when it is used up, authored help goes on",
    )
    words_kept: WordsKept = WordsKept()
    safeguarding: SafeguardingPolicy = SafeguardingPolicy()


class PolicyIn(Contract):
    """What the organisation decides from now on, and why."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"policy": {"consent_age": 16, "chat": True}, "reason": "decided"}]})

    policy: TenantPolicy = Field(description="all of it: what is left out is set to its default")
    reason: PolicyReason = Field(
        description="`decided` by the school or its board, a `law` or an authority, `asked_for` by learners, families or staff, `safety` of learners, "
        "`cost`, a `trial`, what was set `by_mistake`, `other`. It stays in the list of changes"
    )


RuleValue = bool | int | float | str | None | tuple[HelpLine, ...] | tuple[BudgetLimit, ...]


class RuleChangeOut(Contract):
    """One rule that was set anew."""

    rule: str = Field(description="its place in the policy, such as `chat` or `words_kept.attempts`")
    before: RuleValue
    after: RuleValue


class PolicyChangeOut(Contract):
    """One change of what the organisation decides."""

    id: UUID
    at: datetime
    by: Literal["operator", "machine"] = Field(
        description="`machine`: whoever ran a command on the server, who holds the keys and is not asked why"
    )
    account_id: UUID | None = Field(description="the operator's; null once that account is erased, and at the machine")
    name: Text | None = Field(description="the operator's; null like `account_id`")
    reason: PolicyReason | None = Field(description="null where nobody had to say")
    changes: tuple[RuleChangeOut, ...] = Field(description="what stood otherwise before, by the place of the rule")
