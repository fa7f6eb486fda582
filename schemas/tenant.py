"""What an organisation decides for all its people."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from schemas.base import Contract
from schemas.llm import BudgetLimit
from schemas.retention import WordsKept
from schemas.safeguarding import SafeguardingPolicy

AgeBand = Literal["under_13", "13_15", "16_17", "adult"]


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
