"""What the organisation decides for all its people, and who has changed it why."""

from __future__ import annotations

from fastapi import APIRouter

from schemas.identity import Page, TenantOut
from schemas.tenant import PolicyChangeOut, PolicyIn
from services.api.deps import Served, Signed
from services.api.pages import DEFAULT, After, Size, cursor, seen
from services.api.shapes import policy_change_out, tenant_out

router = APIRouter(prefix="/v1/tenant", tags=["tenant"])


@router.put("/policy")
async def set_tenant_policy(body: PolicyIn, signed: Signed, services: Served) -> TenantOut:
    """Set what the organisation decides, and say why (operators). Each rule that changes stays in the list of changes."""
    return tenant_out(await services.identity.tenants.set_policy(signed, body.policy, body.reason))


@router.get("/policy/changes")
async def list_policy_changes(signed: Signed, services: Served, after: After = None, limit: Size = DEFAULT) -> Page[PolicyChangeOut]:
    """List the changes of what the organisation decides, newest first (operators): who, when, from what to what, and why."""
    found = await services.identity.tenants.policy_changes(signed, seen(after), limit)
    return Page[PolicyChangeOut](items=tuple(policy_change_out(*each) for each in found.items), after=cursor(found.last))
