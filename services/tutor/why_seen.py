"""Why, for those who teach or look after a learner: the reasons of the open offer, masked by policy, the look on record."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from schemas.journal import Offered
from schemas.pathway import WhyOut
from services.identity import Category, Enrollment, Forbidden, Principal, Viewing
from services.mastery import KnowledgeFold, Predictor, parameters_of
from services.memory import Entry, Trail, back_then
from services.pathway import PlannerConstants, PlanState
from services.platform import OpenWork, Work
from services.tutor.errors import NothingOpen
from services.tutor.reasons import Sight
from services.tutor.rooms import Rooms
from services.tutor.why import why_out
from services.vault import AccountKeys

LOOKED_AT: Final[tuple[Category, ...]] = ("plan", "knowledge", "attempts")


@dataclass(frozen=True)
class WhySeen:
    """Answers "why this?" about what a learner has open now, to somebody else."""

    open_work: OpenWork
    rooms: Rooms
    trail: Trail
    constants: PlannerConstants

    async def now(self, principal: Principal, enrollment_id: UUID) -> WhyOut:
        """Return why what is open was offered, as far as the principal may see; the learner finds the look in their access log.

        Raises:
            NotFound, ConsentNeeded, Forbidden: As `Identity.viewing` says; Forbidden for the learner, who asks at their own `next`.
            NothingOpen: Nothing is open now. Nothing is chosen for the sake of a look.
        """
        identity = self.rooms.identity
        async with self.open_work(principal.tenant_id) as work:
            enrollment = await identity.enrollments.reach(work, principal, enrollment_id, "view_enrollment")
            if principal.account_id == enrollment.learner_id:
                raise Forbidden("Ask what comes next with explain=true.")
            viewing = await identity.viewing(work, principal, enrollment.learner_id)
            if not viewing.opens("plan"):
                raise Forbidden
            keys = await self.rooms.vault.keys(principal.tenant_id, enrollment.learner_id)
            entry, offered = await self._open_offer(work, keys, enrollment)
            found = await self._why(work, keys, entry, offered, viewing)
            await self.trail.note(
                work, keys, enrollment.learner_id, by=principal.account_id, role=principal.role, purpose=viewing.purpose,
                categories=[category for category in LOOKED_AT if viewing.opens(category)], zone=enrollment.zone,
            )  # fmt: skip
        return found

    async def _open_offer(self, work: Work, keys: AccountKeys, enrollment: Enrollment) -> tuple[Entry, Offered]:
        """Return the open offer of an enrollment, as journaled; raise NothingOpen."""
        memory = self.rooms.memory
        version = await self.rooms.curriculum.version(work, enrollment.version_id)
        plan: PlanState = (await memory.read(work, keys, enrollment.learner_id, [("plan", version.slug)])).state("plan", version.slug)
        if plan.offer is None or plan.offer.enrollment_id != enrollment.id:
            raise NothingOpen
        found = await memory.entries_by_id(work, keys, enrollment.learner_id, [plan.offer.id])
        if not found or not isinstance(found[0].evidence, Offered):
            raise NothingOpen
        return found[0], found[0].evidence

    async def _why(self, work: Work, keys: AccountKeys, entry: Entry, offered: Offered, viewing: Viewing) -> WhyOut:
        version = await self.rooms.curriculum.version(work, offered.version_id)
        named = {} if offered.decision.parameters is None else {KnowledgeFold.name: offered.decision.parameters}
        parts = [(fold, version.slug) for fold in ("plan", "knowledge")]
        then = await back_then(work, self.rooms.memory, keys, viewing.learner_id, entry.seq, parts, named)
        policy = version.course.policy
        knowledge = Predictor(version.slug, then.state("knowledge", version.slug), parameters_of(then.fold("knowledge")))
        constants = self.constants.keeping(policy.desired_retention, policy.review_cap)
        sight = Sight(answers=viewing.shows("attempts"), knowledge=viewing.shows("knowledge"))
        return why_out(version, entry, offered, then, constants, knowledge, sight)
