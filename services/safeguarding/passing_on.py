"""Passing on what a person has to hear of: sealed into the inbox within the caller's unit of work, and those named are told by a job."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

from schemas.identity import TenantPolicy
from schemas.safeguarding import ConcernSource
from services.identity import Identity
from services.platform import Clock, Work, enqueue, get_logger
from services.safeguarding import store
from services.safeguarding.hearing import Concern
from services.safeguarding.help_lines import lines_for
from services.safeguarding.sealing import Content, seal
from services.safeguarding.store import Stored
from services.safeguarding.words import TO_STAFF, TO_STAFF_UNNAMED, answer
from services.vault import AccountKeys, Vault

TELL: Final = "safeguarding.tell"
LANGUAGES_WITHOUT_WORDS: Final = "en"
log = get_logger("safeguarding")


@dataclass(frozen=True, slots=True)
class Heard:
    """Something that was written where a person has to hear of it.

    Args:
        id: Of what was written; said again with the same id, it is passed on once.
        learner_id: Whom it is about.
        source: Where it was written.
        words: What was written.
        raised_by: Whoever wrote it, if not the learner.
    """

    id: UUID
    learner_id: UUID
    source: ConcernSource
    words: str = field(repr=False)
    raised_by: UUID | None = None


@dataclass(frozen=True)
class PassingOn:
    """What other domains ask of safeguarding."""

    vault: Vault
    identity: Identity
    clock: Clock

    async def answer(self, work: Work, tenant_id: UUID, written: Heard, concern: Concern, locale: str) -> str:
        """Pass on what a learner wrote, as far as the school's policy goes, and return the fixed reply.

        Args:
            work: The unit of work in which it is passed on or, if that fails, is not.
            tenant_id: The learner's organisation.
            written: What was written.
            concern: What it was recognised as.
            locale: The learner's, which decides on help lines.
        """
        agreement = await self.identity.agreement(work, written.learner_id)
        policy = agreement.policy
        is_told = False
        if agreement.age_band != "adult" or policy.safeguarding.adults:
            is_told = await self.pass_on(work, tenant_id, written, concern)
        return answer(concern.kind, concern.language, lines_for(locale, policy.safeguarding.help_lines), passed_on=is_told)

    async def staff_answer(self, work: Work, tenant_id: UUID, written: Heard, concern: Concern) -> str:
        """Pass on what somebody of the school wrote about a learner, and return what to tell them."""
        return TO_STAFF if await self.pass_on(work, tenant_id, written, concern) else TO_STAFF_UNNAMED

    async def pass_on(self, work: Work, tenant_id: UUID, written: Heard, concern: Concern | None) -> bool:
        """Seal something into the inbox, once; return whether somebody is named who will be told. Without, it waits until somebody is."""
        keys = await self.vault.keys(tenant_id, written.learner_id)
        concern_id = concern_id_of(keys, written.id)
        kind, language = (concern.kind, concern.language) if concern else (None, LANGUAGES_WITHOUT_WORDS)
        sealed = seal(keys, concern_id, Content(kind, language, written.words))
        new = Stored(
            concern_id, written.learner_id, written.source, "open", self.clock.now(), None, None, None, written.raised_by, sealed, None
        )
        is_new = await store.put(work.session, tenant_id, new)
        named = bool(await store.duty(work.session))
        if is_new:
            await enqueue(work, TELL, tenant_id=tenant_id, account_id=written.learner_id, subject_id=concern_id)
            log.warning("concern_passed_on", tenant_id=tenant_id, concern_id=concern_id, is_anybody_named=named)
        return named


def concern_id_of(keys: AccountKeys, written_id: UUID) -> UUID:
    """Return the id of the concern that something written becomes."""
    return keys.pseudonym("concern", str(written_id))


def policy_lines(policy: TenantPolicy, locale: str) -> str:
    """Return the help lines of a locale as one line."""
    return ", ".join(f"{line.name}: {line.contact}" for line in lines_for(locale, policy.safeguarding.help_lines))
