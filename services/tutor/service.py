"""The lesson loop: what comes next, an attempt, a hint, a lesson read. Two short units of work around each slow thing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from uuid import UUID, uuid4

from schemas.journal import HintShown, LessonViewed, Moved, Offered
from schemas.tutor import AttemptIn, ChoiceIn, HintIn, HintOut, NextOut, OfferOut
from services.curriculum import Question
from services.grading import Grading
from services.identity import Principal
from services.memory import Desk, Draft, consolidate_later
from services.pathway import Choice, NothingToDo, OpenOffer, PlannerConstants, choose, is_ready
from services.platform import OpenWork, Work
from services.tutor.attempts import attempt_draft, attempt_out, checked_step, must_be_open, standings
from services.tutor.errors import OfferClosed, SkillNotReady, StepNotOpen
from services.tutor.ladder import next_rung, shown_texts
from services.tutor.render import current_step, next_out, offer_out, progress_of
from services.tutor.replies import Replies
from services.tutor.rooms import Rooms, Visit

NO_RUNG = "Try first: enter what you have, even if you are not sure. The next hint opens after an attempt."
NO_HELP = "This one is a check: it shows what you can do on your own. Help is back with the next activity."


@dataclass(frozen=True)
class Tutor:
    """The learner's loop.

    Args:
        open_work: opens units of work of the content database.
        rooms: where the learner works.
        grading: turns answers into verdicts.
        replies: keeps what was answered, for repetitions.
        constants: the planner's numbers.
        draw: gives 64 random bits, from which a decision can be repeated.
        counted: told the verdict of every attempt, for the operator's numbers.
    """

    open_work: OpenWork
    rooms: Rooms
    grading: Grading
    replies: Replies
    constants: PlannerConstants
    draw: Callable[[], int]
    counted: Callable[[str], None]

    async def next(self, principal: Principal, enrollment_id: UUID) -> NextOut:
        """Return the open offer, or choose, journal and return the next one."""
        async with self.open_work(principal.tenant_id) as work:
            visit = await self.rooms.enter(work, principal, enrollment_id)
            desk = await self.rooms.desk(work, visit)
            found = self._next(desk, visit)
            await desk.save()
        return found

    async def move(self, principal: Principal, enrollment_id: UUID, choice: ChoiceIn) -> NextOut:
        """Carry out a learner's own choice: another ready skill, or skipping one for today. Repeating it changes nothing.

        Raises:
            SkillNotReady: the skill is not part of the course, or its prerequisites are not mastered.
        """
        async with self.open_work(principal.tenant_id) as work:
            visit = await self.rooms.enter(work, principal, enrollment_id)
            desk = await self.rooms.desk(work, visit)
            opened = self.rooms.plan(desk, visit).offer
            chosen_already = choice.move == "choose" and opened is not None and opened.skill == choice.skill
            if not chosen_already:
                self._must_be_choosable(desk, visit, choice)
                offer_id = opened.id if opened is not None and choice.move == "choose" else None
                moved = Moved(course=visit.version.slug, by="learner", move=choice.move, skill=choice.skill, offer_id=offer_id)
                desk.add(Draft(uuid4(), "move", moved))
            found = self._next(desk, visit)
            await desk.save()
        return found

    async def offer(self, principal: Principal, offer_id: UUID) -> OfferOut:
        """Return an open offer as its learner sees it; raise OfferUnknown or OfferClosed."""
        async with self.open_work(principal.tenant_id) as work:
            visit, _, _ = await self.rooms.offered(work, principal, offer_id)
            plan = self.rooms.plan(await self.rooms.look(work, visit), visit)
            opened = _must_be_the_open_one(plan.offer, offer_id)
        return offer_out(visit.enrollment.id, visit.version, opened, self.rooms.question_of(visit, opened))

    async def submit(self, principal: Principal, offer_id: UUID, attempt: AttemptIn) -> bytes:
        """Grade one response, fold it in, choose what follows, and return the reply's bytes; the same attempt gets the same bytes.

        Raises:
            OfferUnknown, OfferClosed, StepNotOpen, AnswerShape: as they say.
            KeyReused: the attempt's id was used for another answer.
        """
        async with self.open_work(principal.tenant_id) as work:
            visit, _, offered = await self.rooms.offered(work, principal, offer_id)
            version = await self.rooms.curriculum.version(work, offered.version_id)
        if offered.item is None:
            raise StepNotOpen
        question = self.rooms.questions.of(version, offered.item, offered.seed)
        step = checked_step(question, attempt.step, attempt.answer)
        graded = await self.grading.grade(step.answer, attempt.answer, wrong=step.wrong, locale=version.course.locale)
        async with self.open_work(principal.tenant_id) as work:
            desk = await self.rooms.desk(work, visit, item=question.item_id, ids=[attempt.id])
            if desk.duplicate(attempt.id):
                return await self.replies.earlier(work, visit, offer_id, attempt)
            opened = _must_be_the_open_one(self.rooms.plan(desk, visit).offer, offer_id)
            must_be_open(question, opened, step)
            before = standings(self.rooms.predictor(desk, visit), step.skills, visit.now)
            draft, evidence = attempt_draft(attempt, opened, offered, version, question, step, graded)
            desk.add(draft)
            after = standings(self.rooms.predictor(desk, visit), step.skills, visit.now)
            out = attempt_out(evidence, attempt, graded, version, step, before, after, self._next(desk, visit))
            await desk.save()
            await self._consolidate(work, visit, desk)
            reply = await self.replies.keep(work, visit, offer_id, attempt, out)
        self.counted(graded.verdict)
        return reply

    async def hint(self, principal: Principal, offer_id: UUID, asked: HintIn) -> HintOut:
        """Show the next rung of the ladder, or say why there is none now; the same id shows the same rung again.

        Raises:
            OfferUnknown, OfferClosed, StepNotOpen: as they say.
        """
        async with self.open_work(principal.tenant_id) as work:
            visit, _, _ = await self.rooms.offered(work, principal, offer_id)
            desk = await self.rooms.desk(work, visit, ids=[asked.id])
            opened = _must_be_the_open_one(self.rooms.plan(desk, visit).offer, offer_id)
            question = self.rooms.question_of(visit, opened)
            if question is None:
                raise StepNotOpen
            if desk.duplicate(asked.id) is None:
                out = climb(desk, visit, opened, question, asked)
                await desk.save()
                return out
        return _last_shown(opened, question, asked.step)

    async def lesson_viewed(self, principal: Principal, offer_id: UUID, entry_id: UUID) -> None:
        """Note that the lesson of an open offer has been read; said twice, it is noted once."""
        async with self.open_work(principal.tenant_id) as work:
            visit, _, offered = await self.rooms.offered(work, principal, offer_id)
            desk = await self.rooms.desk(work, visit, ids=[entry_id])
            opened = _must_be_the_open_one(self.rooms.plan(desk, visit).offer, offer_id)
            if desk.duplicate(entry_id) is None and not opened.lesson_viewed:
                viewed = LessonViewed(offer_id=offer_id, course=visit.version.slug, skill=offered.skill)
                desk.add(Draft(entry_id, "lesson_viewed", viewed))
                await desk.save()

    def _next(self, desk: Desk, visit: Visit) -> NextOut:
        """Return the open offer, or add the next one to the desk."""
        plan = self.rooms.plan(desk, visit)
        choice = self._choose(desk, visit)
        if plan.offer is not None and plan.offer.version_id != visit.version.id:
            desk.add(Draft(uuid4(), "move", Moved(course=visit.version.slug, by="educator", move="abandon", offer_id=plan.offer.id)))
        if plan.offer is None:
            if isinstance(choice, NothingToDo):
                return next_out(visit.enrollment.id, visit.version, None, None, choice, visit.remembered)
            desk.add(_offer_draft(visit, choice))
        opened = self.rooms.plan(desk, visit).offer
        question = self.rooms.question_of(visit, opened) if opened else None
        return next_out(visit.enrollment.id, visit.version, opened, question, choice, visit.remembered)

    def _choose(self, desk: Desk, visit: Visit) -> Choice | NothingToDo:
        plan, knowledge = self.rooms.plan(desk, visit), self.rooms.predictor(desk, visit)
        return choose(
            visit.version.graph, plan, knowledge, now=visit.now, today=visit.today, minutes=None, rng=Random(self.draw()), constants=self.constants
        )  # fmt: skip

    def _must_be_choosable(self, desk: Desk, visit: Visit, choice: ChoiceIn) -> None:
        graph = visit.version.graph
        if choice.skill not in graph.index:
            raise SkillNotReady
        if choice.move == "choose" and not self._is_ready(desk, visit, choice.skill):
            raise SkillNotReady

    def _is_ready(self, desk: Desk, visit: Visit, skill: str) -> bool:
        plan = self.rooms.plan(desk, visit)
        return is_ready(visit.version.graph, plan, skill, now=visit.now, today=visit.today, constants=self.constants)

    async def _consolidate(self, work: Work, visit: Visit, desk: Desk) -> None:
        if visit.remembered:
            await consolidate_later(work, visit.learner_id, desk)


def climb(desk: Desk, visit: Visit, opened: OpenOffer, question: Question, asked: HintIn) -> HintOut:
    """Add the next rung to the desk and return it, or say why there is none."""
    step = current_step(question, opened)
    if step is None or step.id != asked.step:
        raise StepNotOpen
    if opened.activity == "check":
        return HintOut(shown=False, text=NO_HELP, rung=0, last=False)
    done = progress_of(opened, step.id)
    rung = next_rung(step, done.rung, done.attempts, done.attempts_at_rung)
    if rung is None:
        return HintOut(shown=False, text=NO_RUNG, rung=done.rung, last=False)
    shown = HintShown(
        offer_id=opened.id, course=visit.version.slug, item=question.item_id, step=step.id, skills=step.skills, rung=rung.number, last=rung.last
    )  # fmt: skip
    desk.add(Draft(asked.id, "hint", shown))
    return HintOut(shown=True, text=rung.text, rung=rung.number, last=rung.last)


def _last_shown(opened: OpenOffer, question: Question, step_id: str) -> HintOut:
    """Return the rung shown last on a step: what a repeated request asked for."""
    step = question.step(step_id)
    if step is None:
        raise StepNotOpen
    done = progress_of(opened, step.id)
    shown = shown_texts(step, done.rung)
    return HintOut(shown=bool(shown), text=shown[-1] if shown else NO_RUNG, rung=done.rung, last=done.bottom_out)


def _must_be_the_open_one(opened: OpenOffer | None, offer_id: UUID) -> OpenOffer:
    if opened is None or opened.id != offer_id:
        raise OfferClosed
    return opened


def _offer_draft(visit: Visit, choice: Choice) -> Draft:
    offered = Offered(
        enrollment_id=visit.enrollment.id, course=visit.version.slug, version_id=visit.version.id, activity=choice.activity, skill=choice.skill,
        item=choice.item, seed=choice.seed, lesson=choice.lesson, decision=choice.decision,
    )  # fmt: skip
    return Draft(uuid4(), "offer", offered)
