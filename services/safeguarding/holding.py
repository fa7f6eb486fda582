"""What safeguarding keeps of an account, for the rotation of its data key and for its erasure."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from services.platform import Work
from services.safeguarding import store
from services.safeguarding.sealing import CONTENT, NOTE, place
from services.vault import AccountKeys


@dataclass(frozen=True, slots=True)
class SafeguardingHolding:
    """Concerns go with the learner whom they are about; they stay when whoever opened or handled them goes."""

    @property
    def tables(self) -> frozenset[str]:
        """Return the tables that name an account."""
        return frozenset({"safeguarding_duty", "safeguarding_concern", "safeguarding_look", "safeguarding_told"})

    async def reseal(self, work: Work, keys: AccountKeys, limit: int) -> int:
        """Seal concerns with the newest data key; return how many an older one had sealed."""
        found = await store.sealed_before(work.session, keys.tenant_id, keys.account_id, keys.version, limit)
        for old in found:
            content = keys.seal(place(old.id, CONTENT), keys.open(place(old.id, CONTENT), old.content))
            note = None if old.note is None else keys.seal(place(old.id, NOTE), keys.open(place(old.id, NOTE), old.note))
            await store.reseal(work.session, old, content, note)
        return len(found)

    async def remove(self, work: Work, tenant_id: UUID, account_id: UUID, limit: int) -> int:
        """Delete concerns about an account, and its id from those of others."""
        return await store.remove(work.session, tenant_id, account_id, limit)
