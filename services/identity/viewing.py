"""Who may look at whose memory: the relation, the consent and the policy, asked in this order so that a stranger learns nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from services.identity.accounts import Accounts
from services.identity.consents import Agreement, ConsentRegister
from services.identity.errors import ConsentNeeded, Forbidden
from services.identity.people import Principal
from services.identity.policy import NEEDS, Category, Purpose, Verdict, may, verdicts, viewing
from services.platform import NotFound, Work


@dataclass(frozen=True, slots=True)
class Viewing:
    """Leave to look at one learner's memory for one purpose.

    Args:
        learner_id: Whose.
        purpose: Why.
        verdicts: What may be seen, by category.
        agreement: What holds for the learner.
    """

    learner_id: UUID
    purpose: Purpose
    verdicts: Mapping[Category, Verdict]
    agreement: Agreement

    def opens(self, category: Category) -> bool:
        """Return whether anything of the category may be seen, masked or not."""
        return self.verdicts[category] != "deny"

    def shows(self, category: Category) -> bool:
        """Return whether the category may be seen in its words."""
        return self.verdicts[category] == "allow"


async def view_of(
    work: Work, accounts: Accounts, consents: ConsentRegister, principal: Principal, learner_id: UUID, *, notes: bool
) -> Viewing:
    """Return what the principal may see of a learner's memory; raises as `Identity.viewing` says."""
    account, standing = await accounts.reach(work, principal, learner_id, "view_account")
    purpose = viewing(principal.role, standing)
    if account.role != "learner" or purpose is None:
        raise NotFound
    agreement = await consents.agreement(work, learner_id)
    needed = "memory" if notes else NEEDS.get(purpose)
    if needed is not None and not agreement.consents.holds(needed):
        raise ConsentNeeded(needed, agreement.decided_by)
    if notes and not may(principal.role, "note_memory", standing):
        raise Forbidden
    found = verdicts(purpose, principal.role, agreement.consents, agreement.age_band, agreement.policy)
    if all(verdict == "deny" for verdict in found.values()):
        raise Forbidden("At this learner's age their memory is theirs alone to see.")
    return Viewing(learner_id, purpose, found, agreement)
