"""Looks at safeguarding: whether somebody is named in every organisation, and whether concerns wait unopened. Numbers only."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from services.bootstrap import Services
from services.upkeep.findings import Finding, judged

_WAITS: Final = timedelta(hours=24)


async def look(services: Services) -> Sequence[Finding]:
    """Look at every organisation's inbox."""
    unnamed, unheard, late = 0, 0, 0
    for tenant_id in await services.vault.tenants():
        found = await services.safeguarding.waiting(tenant_id)
        unnamed += not found.named
        unheard += 0 if found.named else found.open
        late += found.oldest is not None and services.clock.now() - found.oldest > _WAITS
    can_write = services.safeguarding.telling.mail.is_set
    return [
        judged(
            "safeguarding: named", not unnamed, "somebody in every organisation", f"nobody in {unnamed} organisations",
            "`meno safeguarding name <user> --tenant <slug>`: what learners in need write reaches nobody until then", level="warn",
        ),
        judged("safeguarding: unheard", not unheard, "none", f"{unheard} concerns where nobody is named", "name somebody now; they wait sealed"),
        judged("safeguarding: waiting", not late, "none for a day", f"in {late} organisations for more than a day", "ask those named to look", level="warn"),
        judged("safeguarding: letters", can_write, "sent", "not sent", "set MENO_SMTP_URL; until then those named must look for themselves", level="warn"),
    ]  # fmt: skip
