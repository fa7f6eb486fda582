"""Puts safeguarding together."""

from __future__ import annotations

from services.identity import Identity
from services.platform import Clock, OpenWork, Settings, build_mail
from services.safeguarding.passing_on import PassingOn
from services.safeguarding.service import Safeguarding
from services.safeguarding.telling import Telling
from services.vault import Vault


def build_safeguarding(settings: Settings, open_work: OpenWork, vault: Vault, identity: Identity, clock: Clock) -> Safeguarding:
    """Return the inbox, with the job that tells those named.

    Args:
        settings: where Meno is found, and its mail server.
        open_work: opens units of work of the content database.
        vault: seals and opens.
        identity: people and policy.
        clock: the time.
    """
    telling = Telling(open_work, identity, build_mail(settings), clock, settings.public_url)
    return Safeguarding(open_work, vault, identity, PassingOn(vault, identity, clock), telling, clock)
