"""A learner lets Meno forget: a fact, an entry, a category, a period, a course, or everything; first they may ask what that would change."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final, Literal, get_args
from uuid import UUID, uuid4

from schemas.journal import EntryKind
from schemas.memory import EntriesOut, ForgetIn, ForgetOut, Wish
from services.identity import Identity, Principal
from services.memory import (
    KINDS_OF_CATEGORY,
    Beliefs,
    CategoryKept,
    Entry,
    FactStale,
    Forgetting,
    Memory,
    Outlook,
    entry_out,
    version_of,
)
from services.platform import OpenWork
from services.privacy.asked_about import AskedAbout
from services.privacy.copies import Copies
from services.privacy.standing import Standing
from services.vault import Vault

PAGE: Final = 50
LOOKED_THROUGH: Final = 1_000
"""Most entries that are opened for one page: each thousand takes some ten milliseconds, in which this process serves nobody else."""
_NEVER_REACHED: Final = 2**62
_KINDS: Final[frozenset[EntryKind]] = frozenset(get_args(EntryKind))


@dataclass(frozen=True)
class RightToForget:
    """Use cases of a learner who wants something forgotten."""

    open_work: OpenWork
    vault: Vault
    identity: Identity
    memory: Memory
    beliefs: Beliefs
    forgetting: Forgetting
    copies: Copies
    standing: Standing
    asked_about: AskedAbout

    async def entries(self, principal: Principal, kinds: Collection[EntryKind] | None, before_seq: int | None) -> EntriesOut:
        """Return entries of the learner's journal, newest first, with what was written in them and what was asked."""
        keys = await self.vault.keys(principal.tenant_id, principal.account_id)
        wanted, before, looked_at = kinds or _KINDS, before_seq or _NEVER_REACHED, 0
        found: list[Entry] = []
        async with self.open_work(principal.tenant_id) as work:
            await self.memory.read(work, keys, principal.account_id, [])  # refuses while something is being forgotten
            while len(found) < PAGE and looked_at < LOOKED_THROUGH and before > 1:
                page = await self.memory.entries(work, keys, principal.account_id, before_seq=before, limit=PAGE * 5, words_of=wanted)
                found += [entry for entry in page if entry.kind in wanted]
                before, looked_at = (page[-1].seq if page else 1), looked_at + PAGE * 5
            if len(found) > PAGE:
                found, before = found[:PAGE], found[PAGE - 1].seq
            about = await self.asked_about.of(work, keys, principal.account_id, found)
        return EntriesOut(items=tuple(entry_out(entry, about.get(entry.id)) for entry in found), before=before if before > 1 else None)

    async def forget_entry(self, principal: Principal, entry_id: UUID) -> ForgetOut:
        """Forget one entry, and with it what rested on it alone; a message goes with its reply, and a reply with its message.

        Raises:
            EntryUnknown: It is not this learner's, or is forgotten already.
            EntryKept: It stays on record.
        """
        return await self._forget(principal, Wish(what="entry", id=entry_id))

    async def forget_fact(self, principal: Principal, fact_id: UUID, version: str | None) -> None:
        """Delete a belief for good, with all that the journal says of it; no machine brings it back.

        Raises:
            FactUnknown: There is no such belief.
            FactStale: It has changed since it was seen.
        """
        keys, learner_id = await self.vault.keys(principal.tenant_id, principal.account_id), principal.account_id
        async with self.open_work(principal.tenant_id) as work:
            zone = await self.identity.zone_of(work, learner_id)
            is_long = await self.forgetting.is_long(work, keys, learner_id)
            fact, _ = await self.beliefs.one(work, keys, learner_id, fact_id)
            if version is not None and version != version_of(fact):
                raise FactStale
            if is_long:
                await self.beliefs.say(work, keys, learner_id, fact_id, "delete", entry_id=uuid4(), zone=zone)
                await self.forgetting.promise_fact(work, learner_id, fact_id)
            else:
                await self.forgetting.forget(work, keys, learner_id, Wish(what="fact", id=fact_id), zone=zone)
            await self.copies.drop_all(work, learner_id)
        await self.standing.tell_at_once(principal.tenant_id, learner_id)

    async def forget(self, principal: Principal, wanted: ForgetIn) -> ForgetOut:
        """Forget a category, a period, a course or everything, or say what that would change.

        Raises:
            CategoryKept: There is no such category, or it stays on record.
        """
        if wanted.what == "category" and wanted.category not in KINDS_OF_CATEGORY:
            raise CategoryKept
        wish = Wish(**wanted.model_dump(exclude={"dry_run"}))
        if not wanted.dry_run:
            return await self._forget(principal, wish)
        keys = await self.vault.keys(principal.tenant_id, principal.account_id)
        async with self.open_work(principal.tenant_id) as work:
            return _out(await self.forgetting.outlook(work, keys, principal.account_id, wish), "preview")

    async def _forget(self, principal: Principal, wish: Wish) -> ForgetOut:
        keys, learner_id = await self.vault.keys(principal.tenant_id, principal.account_id), principal.account_id
        async with self.open_work(principal.tenant_id) as work:
            zone = await self.identity.zone_of(work, learner_id)
            if await self.forgetting.is_long(work, keys, learner_id):
                out = ForgetOut(state="promised", job_id=await self.forgetting.promise(work, keys, learner_id, wish))
            else:
                out = _out(await self.forgetting.forget(work, keys, learner_id, wish, zone=zone), "done")
            await self.copies.drop_all(work, learner_id)
        await self.standing.tell_at_once(principal.tenant_id, learner_id)
        return out


def _out(outlook: Outlook, state: Literal["done", "preview"]) -> ForgetOut:
    survey, decision = outlook.survey, outlook.decision
    derived = len(decision.clear) - len(survey.chosen)
    entries: dict[str, int] = {**{str(kind): n for kind, n in survey.kinds.items()}, **({"fact_op": derived} if derived else {})}
    return ForgetOut(
        state=state, entries=entries, facts_removed=len(decision.removed), facts_rewritten=len(decision.rewritten),
        skills=tuple(sorted(survey.skills)), kept=dict(survey.kept),
    )  # fmt: skip
