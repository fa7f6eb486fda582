"""Who may open what: a row of the permission table, as the API serves it."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from schemas.base import Contract, Slug

Scope = Literal["memory", "model_provider", "improve_course"]


class PolicyRow(Contract):
    """One row of the permission table: what one role may open for one purpose in one category."""

    purpose: Slug
    category: Slug
    role: Slug
    verdict: Literal["allow", "mask", "deny"]
    needs: Scope | None = Field(description="the consent without which the verdict is deny")
