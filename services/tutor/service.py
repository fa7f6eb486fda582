"""The lesson loop: what comes next, an attempt, a hint, a lesson read. Two short units of work around each slow thing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Final
from uuid import UUID, uuid4

from schemas.course import Step
from schemas.grading import Graded, as_text
from schemas.journal import HintShown, LessonViewed, Moved, Offered
from schemas.tutor import AttemptIn, ChoiceIn, HintIn, HintOut, NextOut, OfferOut
from services.curriculum import Question, given_steps
from services.grading import Grading
from services.identity import Principal
from services.mastery import moment_of
from services.memory import Desk, Draft, local_day
from services.pathway import Choice, NothingToDo, OpenOffer, PlannerConstants, choose, is_ready
from services.platform import KeyReused, OpenWork, Work
from services.safeguarding import Heard, keep_out
from services.tutor.attempts import attempt_draft, attempt_out, checked_step, must_be_open, standings
from services.tutor.duration import about_minutes
from services.tutor.errors import OfferClosed, StepNotOpen
from services.tutor.free_text import FreeText, wait_for_person
from services.tutor.hints import climb, shown_again
from services.tutor.moves import move_of
from services.tutor.placing import stage_of
from services.tutor.render import next_out, nothing_out, offer_out
from services.tutor.replies import Replies
from services.tutor.rooms import Rooms, Visit

PERSONS: Final = frozenset({"asked_by_learner", "asked_to_test_out", "pinned", "similar_after_solution"})
"""Reasons of offers that wait for the learner, however long."""


@dataclass(frozen=True)
class Tutor:
    """The learner's loop.

    Args:
        open_work: opens units of work of the content database.
        rooms: where the learner works.
        grading: turns answers into verdicts.
        free_text: turns free text into marks.
        replies: keeps what was answered, for repetitions.
        constants: the planner's numbers.
        draw: gives 64 random bits, from which a decision can be repeated.
        counted: told the verdict of every attempt, for the operator's numbers.
    """

    open_work: OpenWork
    rooms: Rooms
    grading: Grading
    free_text: FreeText
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
        """Carry out a learner's own move and return what is open then. Repeating it changes nothing.

        Raises:
            SkillNotReady: the skill is not part of the course, or its prerequisites are not mastered.
            KeyReused: the id was used for something else.
        """
        async with self.open_work(principal.tenant_id) as work:
            visit = await self.rooms.enter(work, principal, enrollment_id)
            desk = await self.rooms.desk(work, visit, ids=[choice.id] if choice.id else ())
            if choice.id is not None and desk.duplicate(choice.id) is not None:
                await self._must_be_that_move(work, visit, choice.id)
            else:
                self._move(desk, visit, choice)
            found = self._next(desk, visit)
            await desk.save()
        return found

    def _move(self, desk: Desk, visit: Visit, choice: ChoiceIn) -> None:
        """Add a move to the desk, unless it changes nothing."""
        plan = self.rooms.plan(desk, visit)
        opened = plan.offer
        if choice.move == "choose" and opened is not None and opened.skill == choice.skill and _fits(opened, visit, visit):
            return
        moved = move_of(
            choice, visit.version.slug, visit.version.graph, plan, visit.today, lambda skill: self._is_ready(desk, visit, skill)
        )
        if moved is not None:
            desk.add(Draft(choice.id or uuid4(), "move", moved))

    async def _must_be_that_move(self, work: Work, visit: Visit, entry_id: UUID) -> None:
        entry = await self.rooms.entry(work, visit.principal, visit.keys, visit.remembered, entry_id)
        if entry is not None and not isinstance(entry.evidence, Moved):
            raise KeyReused

    async def offer(self, principal: Principal, offer_id: UUID) -> OfferOut:
        """Return an open offer as its learner sees it; raise OfferUnknown or OfferClosed."""
        async with self.open_work(principal.tenant_id) as work:
            visit, _, _ = await self.rooms.offered(work, principal, offer_id)
            plan = self.rooms.plan(await self.rooms.look(work, visit), visit)
            opened = _must_be_the_open_one(plan.offer, offer_id)
            at = await self.rooms.at_offer(work, visit, opened)
        return offer_out(visit.enrollment.id, at.version, opened, self.rooms.question_of(at, opened))

    async def submit(self, principal: Principal, offer_id: UUID, attempt: AttemptIn) -> bytes:
        """Grade one response, fold it in, choose what follows, and return the reply's bytes; the same attempt gets the same bytes.

        Raises:
            OfferUnknown, OfferClosed, StepNotOpen, AnswerShape, EnrollmentEnded: as they say.
            KeyReused: the attempt's id was used for another answer.
            AttemptCounted: it was counted before, and its reply is no longer kept.
            ConsentChanged: what may be remembered changed while it was graded; it is not counted.
            SaidToAPerson: it is no answer but something for a person to hear.
        """
        async with self.open_work(principal.tenant_id) as work:
            visit, _, offered = await self.rooms.offered(work, principal, offer_id)
            visit.must_be_active()
            at = await self.rooms.at_offer(work, visit, offered)
        question, version = self._question(at, offered), at.version
        step = checked_step(question, attempt.step, attempt.answer)
        written = Heard(attempt.id, principal.account_id, "answer", as_text(attempt.answer))
        await keep_out(self.open_work, self.rooms.passing_on, principal.tenant_id, written, principal.locale)
        graded = await self._graded(at, question, step, attempt)
        async with self.open_work(principal.tenant_id) as work:
            desk = await self.rooms.desk(work, visit, item=question.item_id, ids=[attempt.id])
            if desk.duplicate(attempt.id):
                return await self.replies.earlier(work, visit, offer_id, attempt)
            opened = _must_be_the_open_one(self.rooms.plan(desk, visit).offer, offer_id)
            must_be_open(question, opened, step)
            before = standings(self.rooms.predictor(desk, visit), step.skills, visit.now)
            draft, evidence = attempt_draft(attempt, opened, offered, version, question, step, graded)
            desk.add(draft)
            if graded.reason == "waits_for_person":
                await wait_for_person(work, at, question, step, attempt.id)
            after = standings(self.rooms.predictor(desk, visit), step.skills, visit.now)
            out = attempt_out(evidence, attempt, graded, version, step, before, after, self._next(desk, visit, at))
            await desk.save()
            reply = await self.replies.keep(work, visit, offer_id, attempt, out)
        self.counted(graded.verdict)
        return reply

    async def hint(self, principal: Principal, offer_id: UUID, asked: HintIn) -> HintOut:
        """Show the next rung of the ladder, or say why there is none now; the same id shows the same rung again, whatever came after.

        Raises:
            OfferUnknown, OfferClosed, StepNotOpen, EnrollmentEnded, ConsentChanged: as they say.
            KeyReused: the id was used for something else.
        """
        async with self.open_work(principal.tenant_id) as work:
            visit, _, offered = await self.rooms.offered(work, principal, offer_id)
            at = await self.rooms.at_offer(work, visit, offered)
            question = self._question(at, offered)
            desk = await self.rooms.desk(work, visit, ids=[asked.id])
            opened = self.rooms.plan(desk, visit).offer
            if desk.duplicate(asked.id) is not None:
                shown = await self._hint_shown(work, visit, offer_id, asked)
                return shown_again(shown, question, completed=opened is None or opened.id != offer_id)
            out = await climb(desk, at, _must_be_the_open_one(opened, offer_id), question, asked)
            await desk.save()
        return out

    async def _hint_shown(self, work: Work, visit: Visit, offer_id: UUID, asked: HintIn) -> HintShown:
        """Return what the journal says was shown to an id."""
        entry = await self.rooms.entry(work, visit.principal, visit.keys, visit.remembered, asked.id)
        shown = entry.evidence if entry else None
        if not isinstance(shown, HintShown) or (shown.offer_id, shown.step) != (offer_id, asked.step):
            raise KeyReused
        return shown

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

    async def _graded(self, at: Visit, question: Question, step: Step, attempt: AttemptIn) -> Graded:
        if step.answer.type == "free_text" and isinstance(attempt.answer, str):
            return await self.free_text.graded(at, question, step, attempt.answer)
        return await self.grading.grade(step.answer, attempt.answer, wrong=step.wrong, locale=at.version.course.locale)

    def _next(self, desk: Desk, visit: Visit, at: Visit | None = None) -> NextOut:
        """Return the open offer, or add the next one to the desk.

        Args:
            desk: the learner's desk.
            visit: the enrollment as it is now. What is chosen is chosen from its version.
            at: the visit at the offer just worked on, which stays open if it is not done, even in a version that the enrollment has left.
        """
        at, course = at or visit, visit.version.slug
        opened = self.rooms.plan(desk, visit).offer
        if opened is not None and (not _fits(opened, visit, at) or _is_of_another_day(opened, visit)):
            desk.add(Draft(uuid4(), "move", Moved(course=course, by="system", move="abandon", offer_id=opened.id)))
        choice = self._choose(desk, visit)
        if self.rooms.plan(desk, visit).offer is None:
            if isinstance(choice, NothingToDo):
                return self._with_placement(desk, visit, nothing_out(visit, choice))
            desk.add(self._offer_draft(visit, choice))
        return self._with_placement(desk, visit, self._shown(desk, visit, at, choice))

    def _with_placement(self, desk: Desk, visit: Visit, found: NextOut) -> NextOut:
        """Say beside what comes next whether a placement is under way, or worth offering."""
        stage = stage_of(visit, self.rooms.plan(desk, visit))
        return found.model_copy(update={"placement": stage}) if stage in ("offered", "open") else found

    def _shown(self, desk: Desk, visit: Visit, at: Visit, choice: Choice | NothingToDo) -> NextOut:
        """Return the open offer as its learner sees it, by the version that it is of."""
        opened = self.rooms.plan(desk, visit).offer
        assert opened is not None  # noqa: S101 - the caller has seen or added it
        its = visit if opened.version_id == visit.version.id else at
        question = self.rooms.question_of(its, opened)
        observed = self.rooms.predictor(desk, visit).parameters.course(visit.version.slug).items
        about = about_minutes(its.version.skill(opened.skill), opened, question, observed, self.constants)
        return next_out(visit, its.version, opened, question, choice).model_copy(update={"about_minutes": round(about, 1)})

    def _choose(self, desk: Desk, visit: Visit) -> Choice | NothingToDo:
        plan, knowledge = self.rooms.plan(desk, visit), self.rooms.predictor(desk, visit)
        minutes = plan.minutes_left(visit.enrollment.minutes_per_day, visit.today)
        return choose(
            visit.version.graph, plan, knowledge, now=visit.now, today=visit.today, minutes=minutes, rng=Random(self.draw()),
            constants=visit.paced(self.constants), aim=self.rooms.assigned_aim(desk, visit) or visit.aim(plan),
        )  # fmt: skip

    def _offer_draft(self, visit: Visit, choice: Choice) -> Draft:
        """Return the entry of a new offer; of a completion the first steps are given."""
        question = self.rooms.questions.of(visit.version, choice.item, choice.seed)
        offered = Offered(
            enrollment_id=visit.enrollment.id, course=visit.version.slug, version_id=visit.version.id, activity=choice.activity,
            skill=choice.skill, item=choice.item, seed=choice.seed, lesson=choice.lesson, infers=choice.infers, decision=choice.decision,
            given=given_steps(question.steps) if choice.activity == "completion" and question.kind == "exercise" else (),
        )  # fmt: skip
        return Draft(uuid4(), "offer", offered)

    def _is_ready(self, desk: Desk, visit: Visit, skill: str) -> bool:
        plan = self.rooms.plan(desk, visit)
        return is_ready(visit.version.graph, plan, skill, now=visit.now, today=visit.today, constants=visit.paced(self.constants))

    def _question(self, at: Visit, offered: Offered) -> Question:
        """Return the question of an offer; raise StepNotOpen if it is a lesson alone."""
        if offered.item is None:
            raise StepNotOpen
        return self.rooms.questions.of(at.version, offered.item, offered.seed)


def _fits(opened: OpenOffer, visit: Visit, at: Visit) -> bool:
    """Return whether an open offer is of this enrollment (not of an earlier one in the same course) and of a version in use."""
    return opened.enrollment_id == visit.enrollment.id and opened.version_id in (visit.version.id, at.version.id)


def _is_of_another_day(opened: OpenOffer, visit: Visit) -> bool:
    """Return whether the policy chose an offer on an earlier day of the learner's, and nobody has touched it: what is best is another thing now.

    What a person chose, and what follows a solution, stays. In a course of one skill nothing else would ever become a review or a check.
    """
    is_older = local_day(moment_of(opened.started_s), visit.enrollment.zone) < visit.today
    return is_older and not opened.is_begun and not PERSONS.intersection(opened.reasons)


def _must_be_the_open_one(opened: OpenOffer | None, offer_id: UUID) -> OpenOffer:
    if opened is None or opened.id != offer_id:
        raise OfferClosed
    return opened
