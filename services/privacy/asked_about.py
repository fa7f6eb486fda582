"""What entries of a journal were about: the question as it was put to the learner then."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from schemas.journal import Offered
from services.curriculum import CourseVersion, Curriculum, TemplateError, instantiate
from services.memory import Entry, Memory
from services.platform import NotFound, Work
from services.vault import AccountKeys


@dataclass(frozen=True)
class AskedAbout:
    """Finds the questions of entries through the offers that they name."""

    memory: Memory
    curriculum: Curriculum

    async def of(self, work: Work, keys: AccountKeys, learner_id: UUID, entries: Sequence[Entry]) -> dict[UUID, str]:
        """Return what each of these entries was about, by its id, within a unit of work; of others nothing is said."""
        offers = await self._offers(work, keys, learner_id, entries)
        versions = await self._versions(work, {offer.version_id for offer in offers.values()})
        found: dict[UUID, str] = {}
        for entry in entries:
            offer = offers.get(_offer_id(entry))
            asked = _asked(versions, offer, getattr(entry.evidence, "step", None)) if offer else None
            if asked:
                found[entry.id] = asked
        return found

    async def _offers(self, work: Work, keys: AccountKeys, learner_id: UUID, entries: Sequence[Entry]) -> dict[UUID, Offered]:
        here = {entry.id: entry for entry in entries if entry.kind == "offer"}
        named = {_offer_id(entry) for entry in entries if getattr(entry.evidence, "item", None)}
        others = await self.memory.entries_by_id(work, keys, learner_id, sorted(named - here.keys()))
        return {entry.id: entry.evidence for entry in (*here.values(), *others) if isinstance(entry.evidence, Offered)}

    async def _versions(self, work: Work, ids: set[UUID]) -> dict[UUID, CourseVersion]:
        """Return those of the versions that this organisation has: a journal may come from elsewhere."""
        found: dict[UUID, CourseVersion] = {}
        for version_id in sorted(ids):
            try:
                found[version_id] = await self.curriculum.version(work, version_id)
            except NotFound:
                continue
        return found


def _offer_id(entry: Entry) -> UUID:
    """Return the offer that an entry is, or is about; its own id names none where it is about none."""
    offer_id: UUID = getattr(entry.evidence, "offer_id", None) or entry.id
    return offer_id


def _asked(versions: Mapping[UUID, CourseVersion], offer: Offered, step: str | None) -> str | None:
    version = versions.get(offer.version_id)
    if version is None or offer.item is None:
        return None
    try:
        return instantiate(version.item(offer.item), offer.seed).asked(step)
    except (KeyError, TemplateError):  # a journal that was brought here may name what its version never had
        return None
