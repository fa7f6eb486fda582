"""Language models: budgets (how much may be spent by whom in which time, and how much has been) and what the model server can do."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, model_validator

from schemas.base import Contract, Text

BudgetScope = Literal["learner", "class", "tenant"]
BudgetPeriod = Literal["day", "month"]
BudgetState = Literal["within", "used_up"]


class BudgetLimit(Contract):
    """The most that each learner, each class or the whole organisation may use in a day or a month (UTC). Money and tokens both hold if both are given."""

    scope: BudgetScope
    per: BudgetPeriod
    money: Annotated[float, Field(ge=0, le=1e9)] | None = Field(default=None, description="in the currency of the price table")
    tokens: Annotated[int, Field(ge=0, le=10**12)] | None = Field(
        default=None, description="prompt and reply together; embeddings count in money alone"
    )

    @model_validator(mode="after")
    def _limits_something(self) -> BudgetLimit:
        if self.money is None and self.tokens is None:
            raise ValueError("say money, tokens or both")
        return self


class SpentOut(Contract):
    """What one learner, class or organisation has used in a period. `reserved` is for calls under way; it counts as used until they end."""

    scope: BudgetScope
    id: UUID
    calls: int
    tokens: int
    money: float
    reserved_tokens: int
    reserved_money: float
    unpriced_calls: int = Field(description="calls whose price nobody knows; they count as free in money, not in tokens")
    limits: tuple[BudgetLimit, ...] = Field(
        description="what holds for this scope and period: the organisation's and the operator's of the service"
    )
    state: BudgetState


class SpendingOut(Contract):
    """What was spent on language models in one day or month. Whoever asks sees their own part: operators all, educators their classes, learners themselves."""

    per: BudgetPeriod
    begins: date
    currency: Text
    tenant: SpentOut | None = None
    classes: tuple[SpentOut, ...] = ()
    learner: SpentOut | None = None


class DaySpentOut(Contract):
    """What an organisation spent on one day (UTC)."""

    day: date
    calls: int
    tokens: int
    money: float


class DaysSpentOut(Contract):
    """What an organisation spent day by day, the oldest first; a day without a call is there with nothing."""

    currency: Text
    days: tuple[DaySpentOut, ...]


class ModelOut(Contract):
    """The configured model server, and what it has been found to do; null is not known. Prices are of a million tokens."""

    configured: bool
    provider: Text | None = None
    model: Text | None = None
    available: bool = Field(default=False, description="false while it is left alone after failures in a row")
    streams: bool | None = None
    keeps_to_schema: bool | None = Field(default=None, description="a schema in the request binds the reply")
    context_tokens: int | None = Field(
        default=None, description="the longest prompt that was read whole, as Meno counts tokens, which is high"
    )
    is_whole_context: bool = Field(default=False, description="true: a longer prompt was tried, and was cut or refused")
    counts_tokens: bool | None = Field(default=None, description="it says how many tokens were used; else they are estimated, high")
    probed_at: datetime | None = None
    probe_failed: Text | None = Field(default=None, description="why nothing could be found out")
    currency: Text | None = None
    price_source: Literal["file", "table", "unknown"] = "unknown"
    price_in: float | None = None
    price_out: float | None = None
