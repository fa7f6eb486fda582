"""What a tenant decides, compared rule by rule: what a change of it has changed (pure)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from schemas.identity import TenantPolicy
from schemas.tenant import PolicyReason


@dataclass(frozen=True, slots=True)
class RuleChange:
    """One rule set anew: its place in the policy, such as `words_kept.attempts`, and its values as in JSON."""

    rule: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class PolicyChange:
    """One change of a tenant's policy. `account_id` is None at the machine, and once the account is erased; `reason` where nobody had to say."""

    id: UUID
    at: datetime
    by: Literal["operator", "machine"]
    account_id: UUID | None
    reason: PolicyReason | None
    changes: tuple[RuleChange, ...]


def rule_changes(before: TenantPolicy, after: TenantPolicy) -> tuple[RuleChange, ...]:
    """Return every rule that stands otherwise than before, in the order of the policy; a list is one rule."""
    old = dict(_flat(before.model_dump(mode="json")))
    return tuple(RuleChange(rule, old.get(rule), value) for rule, value in _flat(after.model_dump(mode="json")) if old.get(rule) != value)


def _flat(rules: Mapping[str, Any], above: str = "") -> Iterator[tuple[str, Any]]:
    """Yield each rule by its place, also those within others."""
    for name, value in rules.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{above}{name}.")
        else:
            yield f"{above}{name}", value
