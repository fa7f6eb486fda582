"""Queries on what a tenant decides, and on its changes. They take the session and return values; rows never leave."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any
from uuid import UUID

from sqlalchemy import Row, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from schemas.identity import TenantPolicy
from services.identity.tables import PolicyChangeRow, TenantRow
from services.identity.tenant_rules import PolicyChange, RuleChange


async def held_policy(session: AsyncSession, tenant_id: UUID) -> TenantPolicy:
    """Return what the tenant decides; nobody else changes it until the end of the unit of work."""
    found = await session.execute(select(TenantRow.policy).where(TenantRow.id == tenant_id).with_for_update())
    return TenantPolicy.model_validate(found.scalar_one())


async def set_policy(session: AsyncSession, tenant_id: UUID, policy: TenantPolicy) -> None:
    """Set what the tenant decides."""
    await session.execute(update(TenantRow).where(TenantRow.id == tenant_id).values(policy=policy.model_dump(mode="json")))


async def add_change(session: AsyncSession, tenant_id: UUID, change: PolicyChange) -> None:
    """Keep a change of the policy."""
    await session.execute(
        insert(PolicyChangeRow).values(
            tenant_id=tenant_id, id=change.id, at=change.at, made_by=change.by, account_id=change.account_id, reason=change.reason,
            changes=[asdict(each) for each in change.changes],
        )
    )  # fmt: skip


async def policy_changes(session: AsyncSession, after: UUID | None, limit: int) -> list[PolicyChange]:
    """Return the changes of the policy, newest first, from the one after `after` on."""
    row = PolicyChangeRow
    statement = select(row.id, row.at, row.made_by, row.account_id, row.reason, row.changes).order_by(row.number.desc()).limit(limit)
    if after is not None:
        statement = statement.where(row.number < select(row.number).where(row.id == after).scalar_subquery())
    return [_change(found) for found in await session.execute(statement)]


def _change(found: Row[Any]) -> PolicyChange:
    changes = tuple(RuleChange(**each) for each in found.changes)
    return PolicyChange(found.id, found.at, found.made_by, found.account_id, found.reason, changes)
