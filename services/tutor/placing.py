"""A placement: a few questions find out where a learner begins. It lives in the journal; between two requests nothing else holds it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Final, Literal
from uuid import UUID, uuid4

from schemas.course import Step
from schemas.grading import Graded
from schemas.journal import Asked, Moved, Placed
from schemas.placement import PlacementAnswerIn, PlacementAnswerOut, PlacementEndIn, PlacementIn, PlacementOut
from services.curriculum import Question
from services.grading import Grading
from services.identity import Principal
from services.mastery import seconds_of
from services.memory import Desk, Draft, View
from services.pathway import Following, PlacementProgress, PlacementStage, PlanState, placement_stage
from services.platform import KeyReused, OpenWork, Problem, Work
from services.safeguarding import Heard, keep_out
from services.tutor.attempts import checked_step
from services.tutor.errors import StepNotOpen
from services.tutor.placement_courses import PlacementCourses
from services.tutor.placement_errors import PlacementDone, PlacementMoved, PlacementNotNeeded, PlacementNotOpen, PlacementOpen
from services.tutor.placement_questions import Dealing, Dealt, asked_of, ending, question_out, result_out, words_of
from services.tutor.rooms import Rooms, Visit

SEED_BITS = 31
Phase = Literal["started", "refused", "ended"]
_NOT_STARTABLE: Final[dict[str, type[Problem]]] = {"open": PlacementOpen, "done": PlacementDone, "not_needed": PlacementNotNeeded}


@dataclass(frozen=True, slots=True)
class _Round:
    """One question of an open placement: the visit, the visit at the version that it asks from, and the step."""

    visit: Visit
    at: Visit
    seen: PlacementProgress
    asked: Asked
    question: Question
    step: Step
    plan: PlanState


@dataclass(frozen=True)
class Placing:
    """Places learners.

    Args:
        open_work: opens units of work of the content database.
        rooms: where the learner works.
        grading: turns answers into verdicts.
        draw: gives 64 random bits, from which a question is drawn.
        courses: reckons what follows.
    """

    open_work: OpenWork
    rooms: Rooms
    grading: Grading
    draw: Callable[[], int]
    courses: PlacementCourses = field(default_factory=PlacementCourses, repr=False)

    async def look(self, principal: Principal, enrollment_id: UUID) -> PlacementOut:
        """Return where the placement of an enrollment stands, with its open question or its result."""
        async with self.open_work(principal.tenant_id) as work:
            visit = await self.rooms.enter(work, principal, enrollment_id)
            return await self._out(work, visit, await self.rooms.look(work, visit))

    async def start(self, principal: Principal, enrollment_id: UUID, wanted: PlacementIn) -> PlacementOut:
        """Begin a placement and return its first question; begun twice with one id, it is begun once.

        Raises:
            PlacementOpen, PlacementDone, PlacementNotNeeded, EnrollmentEnded, ConsentChanged: as they say.
            KeyReused: the id was used for something else.
        """
        async with self.open_work(principal.tenant_id) as work:
            visit = await self.rooms.enter(work, principal, enrollment_id)
            plan = self.rooms.plan(await self.rooms.look(work, visit), visit)
        found = await self.courses.following(visit.version, [], [], wanted.questions)
        asks = self._asks(visit, found, plan)
        if asks is None:
            raise PlacementNotNeeded
        async with self.open_work(principal.tenant_id) as work:
            desk = await self.rooms.desk(work, visit, ids=[wanted.id])
            if desk.duplicate(wanted.id) is None:
                _must_be_startable(visit, self.rooms.plan(desk, visit))
                desk.add(_beginning(visit, wanted, asks))
                await desk.save()
            else:
                await self._must_be("started", work, visit, wanted.id)
            return await self._out(work, visit, desk)

    async def refuse(self, principal: Principal, enrollment_id: UUID, said: PlacementEndIn) -> PlacementOut:
        """Note that the learner begins at the beginning; a placement is then offered no more, but may still be begun.

        Raises:
            PlacementOpen, EnrollmentEnded, ConsentChanged: as they say.
            KeyReused: the id was used for something else.
        """
        async with self.open_work(principal.tenant_id) as work:
            visit = await self.rooms.enter(work, principal, enrollment_id)
            desk = await self.rooms.desk(work, visit, ids=[said.id])
            stage = stage_of(visit, self.rooms.plan(desk, visit))
            if desk.duplicate(said.id) is not None:
                await self._must_be("refused", work, visit, said.id)
            elif stage == "open":
                raise PlacementOpen
            elif stage == "offered":
                placed = Placed(course=visit.version.slug, skills=(), phase="refused", enrollment_id=visit.enrollment.id)
                desk.add(Draft(said.id, "placement", placed))
                await desk.save()
            return await self._out(work, visit, desk)

    async def stop(self, principal: Principal, enrollment_id: UUID, said: PlacementEndIn) -> PlacementOut:
        """End the open placement now, with what is known by now; ended already, it stays so.

        Raises:
            PlacementNotOpen, PlacementMoved, EnrollmentEnded, ConsentChanged: as they say.
            KeyReused: the id was used for something else.
        """
        async with self.open_work(principal.tenant_id) as work:
            visit = await self.rooms.enter(work, principal, enrollment_id)
            plan = self.rooms.plan(await self.rooms.look(work, visit), visit)
            at, seen = await self._at(work, visit, plan.placement), plan.placement
        heard = seen.heard(at.version.graph) if seen is not None and _is_open(visit, seen) else []
        found = await self.courses.following(at.version, heard, (), 0, stop=True)
        async with self.open_work(principal.tenant_id) as work:
            desk = await self.rooms.desk(work, visit, ids=[said.id])
            if desk.duplicate(said.id) is None:
                now = _must_be_open(visit, self.rooms.plan(desk, visit))
                if seen is None or now.question_id != seen.question_id:
                    raise PlacementMoved
                self._end(desk, visit, ending(at.version, now.id, found, said.id))
                await desk.save()
            else:
                await self._must_be("ended", work, visit, said.id)
            return await self._out(work, visit, desk)

    async def answer(self, principal: Principal, enrollment_id: UUID, given: PlacementAnswerIn) -> PlacementAnswerOut:
        """Grade an answer to the open question, and return the next question or the result; the same id counts once.

        Raises:
            PlacementNotOpen, PlacementMoved, AnswerShape, EnrollmentEnded, ConsentChanged: as they say.
            KeyReused: the id was used for something else.
            SaidToAPerson: it is no answer but something for a person to hear.
        """
        if isinstance(given.answer, str):
            written = Heard(given.id, principal.account_id, "answer", given.answer)
            await keep_out(self.open_work, self.rooms.passing_on, principal.tenant_id, written, principal.locale)
        async with self.open_work(principal.tenant_id) as work:
            visit = await self.rooms.enter(work, principal, enrollment_id)
            visit.must_be_active()
            view = await self.rooms.look(work, visit)
            if await self._is_repeated(work, visit, given):
                return PlacementAnswerOut(counted=True, placement=await self._out(work, visit, view))
            now = await self._round(work, visit, self.rooms.plan(view, visit), given)
            before = await self._out(work, visit, view)
        dealing = Dealing(given.id, _how(given), given.answer, await self._graded(now, given))
        if dealing.graded is not None and dealing.graded.verdict == "unsure":
            return PlacementAnswerOut(
                counted=False, message=dealing.graded.message, told=dealing.graded.told, understood=dealing.graded.understood, placement=before
            )  # fmt: skip
        said = dealing.said(now.at.version, now.asked, now.step)
        over = [now.asked.skill, *(skill for skill, _, _ in now.seen.replies)]
        heard = [*now.seen.heard(now.at.version.graph), *said]
        found = await self.courses.following(now.at.version, heard, over, now.seen.most - now.seen.asked - 1)
        return await self._count(now, dealing, found)

    async def _count(self, now: _Round, dealing: Dealing, found: Following) -> PlacementAnswerOut:
        """Journal an answer with what follows it, unless it has been; refuse it if another question is open by now."""
        visit, version = now.visit, now.at.version
        asks = self._asks(now.at, found, now.plan)
        async with self.open_work(visit.principal.tenant_id) as work:
            desk = await self.rooms.desk(work, visit, item=now.question.item_id, ids=[dealing.id])
            if desk.duplicate(dealing.id) is None:
                _must_ask(_must_be_open(visit, self.rooms.plan(desk, visit)), now.seen.question_id)
                desk.add(dealing.draft(version, now.seen, now.question, now.step, asks))
                if asks is None:
                    self._end(desk, visit, ending(version, now.seen.id, found))
                await desk.save()
            out = await self._out(work, visit, desk)
        return PlacementAnswerOut(counted=True, understood=dealing.graded.understood if dealing.graded else None, placement=out)

    async def _round(self, work: Work, visit: Visit, plan: PlanState, given: PlacementAnswerIn) -> _Round:
        """Return the question that an answer is for; raise PlacementNotOpen, PlacementMoved or AnswerShape."""
        seen = _must_be_open(visit, plan)
        asked = _must_ask(seen, given.question)
        at = await self._at(work, visit, seen)
        question = self.rooms.questions.of(at.version, asked.item, asked.seed)
        step = question.step(asked.step)
        if step is None:
            raise StepNotOpen
        if given.answer is not None:
            checked_step(question, asked.step, given.answer)
        return _Round(visit, at, seen, asked, question, step, plan)

    async def _graded(self, now: _Round, given: PlacementAnswerIn) -> Graded | None:
        if given.answer is None:
            return None
        return await self.grading.grade(now.step.answer, given.answer, wrong=now.step.wrong, locale=now.at.version.course.locale)

    async def _is_repeated(self, work: Work, visit: Visit, given: PlacementAnswerIn) -> bool:
        """Return whether this answer is in the journal; raise KeyReused if its id is, with something else."""
        entry = await self.rooms.entry(work, visit.principal, visit.keys, visit.remembered, given.id)
        if entry is None:
            return False
        placed = entry.evidence
        how = _how(given)
        same = isinstance(placed, Placed) and placed.dont_know == (how == "dont_know") and (placed.phase == "passed") == (how == "passed")
        if not same or (entry.words is not None and entry.words != words_of(given.answer)):
            raise KeyReused
        return True

    async def _must_be(self, phase: Phase, work: Work, visit: Visit, entry_id: UUID) -> None:
        """Raise KeyReused unless an id names an entry of this phase of a placement."""
        entry = await self.rooms.entry(work, visit.principal, visit.keys, visit.remembered, entry_id)
        if entry is None or not isinstance(entry.evidence, Placed) or entry.evidence.phase != phase:
            raise KeyReused

    async def _at(self, work: Work, visit: Visit, placement: PlacementProgress | None) -> Visit:
        """Return the visit at the version that a placement asks from, which the enrollment may have left meanwhile."""
        if placement is None or placement.version_id in (None, visit.version.id):
            return visit
        return replace(visit, version=await self.rooms.curriculum.version(work, placement.version_id))

    def _asks(self, at: Visit, found: Following, plan: PlanState) -> Asked | None:
        return None if found.skill is None else asked_of(at.version, found.skill, plan, self.draw() >> (64 - SEED_BITS))

    def _end(self, desk: Desk, visit: Visit, draft: Draft) -> None:
        """End the placement, and leave an open activity that was not begun: it was chosen before anything was known."""
        desk.add(draft)
        offer = self.rooms.plan(desk, visit).offer
        if offer is not None and not offer.is_begun:
            desk.add(Draft(uuid4(), "move", Moved(course=visit.version.slug, by="system", move="abandon", offer_id=offer.id)))

    async def _out(self, work: Work, visit: Visit, seen: Desk | View) -> PlacementOut:
        plan = self.rooms.plan(seen, visit)
        now = plan.placement
        out = PlacementOut(enrollment_id=visit.enrollment.id, state=stage_of(visit, plan), remembered=visit.remembered)
        if now is None:
            return out
        if out.state == "open" and now.asks is not None and now.question_id is not None:
            at = await self._at(work, visit, now)
            shown = question_out(at.version, now.question_id, now.asks, self.rooms.questions.of(at.version, now.asks.item, now.asks.seed))
            return out.model_copy(update={"id": now.id, "asked": now.asked, "most": now.most, "question": shown})
        entry = await self.rooms.entry(work, visit.principal, visit.keys, visit.remembered, now.closed_by) if now.closed_by else None
        if entry is None or not isinstance(entry.evidence, Placed):  # never ended, or forgotten
            return out
        return out.model_copy(update={"id": now.id, "result": result_out(visit.version, entry.evidence)})


def stage_of(visit: Visit, plan: PlanState) -> PlacementStage:
    """Return where the placement of a visit stands; one left open in an earlier enrollment is not this one's."""
    stage = placement_stage(visit.version.graph, plan, seconds_of(visit.now))
    return "allowed" if stage == "open" and not _is_open(visit, plan.placement) else stage


def _is_open(visit: Visit, placement: PlacementProgress | None) -> bool:
    return placement is not None and placement.state == "open" and placement.enrollment_id == visit.enrollment.id


def _must_be_open(visit: Visit, plan: PlanState) -> PlacementProgress:
    if plan.placement is None or not _is_open(visit, plan.placement):
        raise PlacementNotOpen
    return plan.placement


def _must_ask(placement: PlacementProgress, question_id: UUID | None) -> Asked:
    """Return what is asked now, if it is this question."""
    if placement.asks is None or placement.question_id != question_id:
        raise PlacementMoved
    return placement.asks


def _must_be_startable(visit: Visit, plan: PlanState) -> None:
    stage = stage_of(visit, plan)
    if stage in _NOT_STARTABLE:
        raise _NOT_STARTABLE[stage]


def _beginning(visit: Visit, wanted: PlacementIn, asks: Asked) -> Draft:
    placed = Placed(
        course=visit.version.slug, skills=(), phase="started", placement_id=wanted.id, enrollment_id=visit.enrollment.id,
        version_id=visit.version.id, most=wanted.questions, asks=asks,
    )  # fmt: skip
    return Draft(wanted.id, "placement", placed)


def _how(given: PlacementAnswerIn) -> Dealt:
    return "passed" if given.pass_over else "dont_know" if given.dont_know else "answered"
