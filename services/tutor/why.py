"""Why: the reasons of an offer, derived again from the learner's journal rather than told from memory."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from uuid import UUID

from schemas.journal import Offered
from schemas.pathway import WhatIfOut, WhyOut
from schemas.tutor import NextOut
from services.curriculum import CourseVersion
from services.identity import Principal
from services.mastery import KnowledgeFold, Predictor
from services.memory import BackThen, Entry, View
from services.pathway import Moment, Now, PlanFold, PlannerConstants, explain
from services.platform import OpenWork
from services.tutor.reasons import (
    EVERYTHING,
    Sight,
    because,
    needed_out,
    practised,
    practised_out,
    prediction_out,
    rederived_out,
    weighed_out,
)
from services.tutor.render import skill_out
from services.tutor.rooms import Rooms, Visit
from services.tutor.service import Tutor
from services.tutor.supposing import Wondered, what_if


@dataclass(frozen=True)
class Why:
    """Answers "why this?" about the open offer and about older ones."""

    open_work: OpenWork
    rooms: Rooms
    tutor: Tutor
    constants: PlannerConstants

    async def next(self, principal: Principal, enrollment_id: UUID, wondered: Wondered) -> NextOut:
        """Return what comes next, with its reasons derived again and what would be if, as far as that is asked for."""
        found = await self.tutor.next(principal, enrollment_id)
        more: dict[str, object] = {}
        if wondered.why and found.offer is not None:
            more["explanation"] = await self.offer(principal, found.offer.id)
        if wondered.supposes:
            more["what_if"] = await self._what_if(principal, enrollment_id, wondered)
        return found.model_copy(update=more) if more else found

    async def offer(self, principal: Principal, offer_id: UUID) -> WhyOut:
        """Return why an offer was made, also one that is long closed.

        Raises:
            OfferUnknown: there is no such offer for this learner, or it has been forgotten.
        """
        async with self.open_work(principal.tenant_id) as work:
            visit, entry, offered = await self.rooms.offered(work, principal, offer_id)
            at = await self.rooms.at_offer(work, visit, offered)
            then = await self.rooms.back_then(work, at, entry.seq, offered.decision.parameters)
        return why_out(at.version, entry, offered, then, at.paced(self.constants), self.rooms.predictor(then, at))

    async def _what_if(self, principal: Principal, enrollment_id: UUID, wondered: Wondered) -> tuple[WhatIfOut, ...]:
        """Return what would be if; played forward with nothing open, on copies, so that nothing of it is kept."""
        async with self.open_work(principal.tenant_id) as work:
            visit = await self.rooms.enter(work, principal, enrollment_id)
            view = await self.rooms.look(work, visit)
        return await asyncio.to_thread(what_if, wondered, _now(visit, view, visit.paced(self.constants)), visit.version)


def _now(visit: Visit, view: View, constants: PlannerConstants) -> Now:
    """Return where a learner stands, for suppositions."""
    plan_fold, knowledge_fold = view.fold(PlanFold.name), view.fold(KnowledgeFold.name)
    if not isinstance(plan_fold, PlanFold) or not isinstance(knowledge_fold, KnowledgeFold):
        raise TypeError("the folds of plan and knowledge are other ones than the planner's and the learner model's")
    return Now(
        visit.version.graph, visit.version.slug, view.state(PlanFold.name, visit.version.slug),
        view.state(KnowledgeFold.name, visit.version.slug), plan_fold, knowledge_fold, constants, visit.now, visit.today, visit.aim,
        visit.enrollment.minutes_per_day,
    )  # fmt: skip


def why_out(
    version: CourseVersion, entry: Entry, offered: Offered, then: BackThen, constants: PlannerConstants, knowledge: Predictor,
    sight: Sight = EVERYTHING,
) -> WhyOut:  # fmt: skip
    """Return the reasons of an offer (pure).

    Args:
        version: the course version of the offer.
        entry: the offer's entry.
        offered: what it says.
        then: the image before it.
        constants: the planner's numbers as the course paces them.
        knowledge: the learner model before it.
        sight: what of it the reader may see.
    """
    decision = offered.decision
    seen = Moment(then.state("plan", version.slug), knowledge, entry.at, entry.day, then.cleared)
    found = explain(version.graph, offered, seen, constants)
    answers = practised(then.entries, version.slug, offered.skill)
    return WhyOut(
        offer_id=entry.id,
        skill=skill_out(version.skill(offered.skill)),
        activity=offered.activity,
        decided_at=decision.at or entry.at,
        chosen_by=decision.chosen_by,
        reasons=because(version, offered, found, answers, constants, sight),
        prediction=prediction_out(found.foreseen) if sight.knowledge else None,
        needed=needed_out(version, found, sight),
        practised=practised_out(answers, masked=not sight.answers),
        weighed=weighed_out(version, offered),
        eligible=decision.eligible,
        propensity=decision.propensity,
        rederived=rederived_out(offered, found, constants, then.cleared),
    )
