"""The parameter sets of every tenant: which is in force, which one a learner's image goes on with, and switching from one to another.

A set is in force from the commit that says so. This process may hear of it some seconds later, which does no harm: an image goes on with
the set that it names, and whoever meets an image that names another set than the one it takes to be in force looks again.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from services.mastery import store
from services.mastery.errors import NothingBefore, VersionUnknown
from services.mastery.parameters import ParameterSet
from services.mastery.store import StoredVersion
from services.mastery.stored import ParametersUnreadable, read
from services.memory import Use, refold_later
from services.platform import Clock, Work, get_logger

log = get_logger("mastery")

SHIPPED: Final = ParameterSet()
FRESH: Final = timedelta(seconds=5)
SHORT: Final = 500
"""Entries of a journal that is folded anew at once when its learner works on; a longer one waits for its job."""
MOST_KEPT: Final = 32
MOST_SHOWN: Final = 200


@dataclass(frozen=True)
class ParameterSets:
    """What this process knows of the tenants' sets."""

    clock: Clock
    _current: dict[UUID, tuple[str | None, datetime]] = field(default_factory=dict, repr=False)
    _known: dict[tuple[UUID, str], ParameterSet] = field(default_factory=dict, repr=False)

    async def current(self, work: Work, *, fresh: bool = False) -> ParameterSet:
        """Return the set in force for the unit of work's tenant; the shipped one where there is none, or none that this version can read.

        Args:
            work: A unit of work of the tenant.
            fresh: Look again, even if that was done a moment ago.
        """
        name = await self._current_name(work, fresh=fresh)
        found = None if name is None else await self.named(work, name)
        return SHIPPED if found is None else found

    async def chosen(self, work: Work, named: str | None, seq: int, use: Use) -> ParameterSet:
        """Return the set that a learner's image goes on with.

        Args:
            work: A unit of work of the learner's tenant.
            named: The set that the image was folded with; None if nothing was folded yet.
            seq: How long the journal is.
            use: What for.
        """
        current = await self.current(work, fresh=use == "anew")
        if use == "anew" or named in (None, current.hash):
            return current
        current = await self.current(work, fresh=True)
        if named == current.hash or (use == "write" and seq <= SHORT):
            return current
        return await self.named(work, str(named)) or current

    async def named(self, work: Work, name: str) -> ParameterSet | None:
        """Return a set of the tenant's by its name; None if there is none that can be read."""
        if name == SHIPPED.hash:
            return SHIPPED
        key = (_tenant(work), name)
        if key not in self._known:
            packed = await store.written(work.session, name)
            if packed is None:
                return None
            try:
                found = await asyncio.to_thread(read, packed, name)
            except ParametersUnreadable:
                log.error("parameters_unreadable", parameter_set=name[:12])
                return None
            while len(self._known) >= MOST_KEPT:
                del self._known[next(iter(self._known))]
            self._known[key] = found
        return self._known[key]

    async def versions(self, work: Work) -> list[StoredVersion]:
        """Return the tenant's versions, newest first."""
        return await store.versions(work.session, MOST_SHOWN)

    async def keep(self, work: Work, new: ParameterSet | None, why: str, measures: dict[str, Any], *, state: str) -> StoredVersion:
        """Keep a fit as the tenant's next version.

        Args:
            work: A unit of work of the tenant.
            new: The set that was fitted; None if there were not learners enough.
            why: What the gate said.
            measures: What the gate measured.
            state: `current` puts it in force with the commit, `proposed` leaves that to a person, `refused` keeps the measures alone.
        """
        await store.versions(work.session, 1, lock=True)
        if new is not None and state != "refused":
            await store.keep_set(work.session, _tenant(work), new.hash, new.written)
        number = await store.next_number(work.session)
        kept = StoredVersion(number, "" if new is None else new.hash, state, why, measures, self.clock.now())
        if state == "current":
            await store.retire_current(work.session)
        await store.add_version(work.session, _tenant(work), kept)
        if state == "current":
            await self._switched(work)
        return kept

    async def put_in_force(self, work: Work, number: int | None) -> int:
        """Put an earlier or a proposed version in force, and return its number; images are folded anew by jobs.

        Args:
            work: A unit of work of the tenant.
            number: Which; 0 for the shipped numbers, None for what was in force before, as far as the numbers tell.

        Raises:
            VersionUnknown: There is no such version, or it was refused.
            NothingBefore: The shipped numbers are in force already.
        """
        known = await store.versions(work.session, MOST_SHOWN, lock=True)
        wanted = _before(known) if number is None else number
        chosen = next((one for one in known if one.number == wanted), None)
        if wanted and (chosen is None or chosen.state == "refused"):
            raise VersionUnknown
        if chosen is None:
            await store.retire_current(work.session)
        else:
            await store.put_in_force(work.session, chosen.number)
        await self._switched(work)
        return wanted

    async def _switched(self, work: Work) -> None:
        """See to it that every image follows, and that this process knows at once."""
        await refold_later(work)
        tenant_id = _tenant(work)

        async def forget() -> None:
            self._current.pop(tenant_id, None)

        work.on_commit(forget)

    async def _current_name(self, work: Work, *, fresh: bool) -> str | None:
        tenant_id, now = _tenant(work), self.clock.now()
        seen = self._current.get(tenant_id)
        if seen is None or fresh or not seen[1] <= now < seen[1] + FRESH:
            seen = self._current[tenant_id] = await store.current_name(work.session), now
        return seen[0]


def _before(known: list[StoredVersion]) -> int:
    """Return the newest version before the one in force that has been in force itself, 0 for the shipped numbers."""
    current = next((one.number for one in known if one.state == "current"), None)
    if current is None:
        raise NothingBefore
    return next((one.number for one in known if one.state == "retired" and one.number < current), 0)


def _tenant(work: Work) -> UUID:
    if work.tenant_id is None:
        raise ValueError("parameter sets belong to a tenant; open the unit of work for one")
    return work.tenant_id
