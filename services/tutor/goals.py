"""Goals: what a learner wants and by when, in their own words and in skills; and whether the plan can keep the date."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID, uuid4

from schemas.journal import GoalSet, Words
from schemas.pathway import GoalOut, GoalsOut, PlanOut
from schemas.tutor import GoalIn
from services.identity import DeadlinePassed, Principal
from services.memory import Desk, Draft, Entry, consolidate_now, owe_withdrawal
from services.pathway import Aim, Feasibility, Goal, PlannerConstants, PlanState, contradicted, feasible, pressing
from services.platform import KeyReused, OpenWork, Work
from services.safeguarding import Heard, keep_out
from services.tutor.errors import GoalContradicted, GoalSkillUnknown, GoalUnknown
from services.tutor.render import reason_out, skill_out
from services.tutor.rooms import Rooms, Visit

OUTLOOKS = {
    "all_mastered": "Everything that this needs is in place; what is left is to keep it.",
    "on_track": "At the minutes you have chosen the date can be kept, as far as can be told.",
    "too_tight": "At the minutes you have chosen the time will hardly be enough: give more a day, take a later date, or fewer skills.",
    "no_date": "There is no date, so nothing presses.",
}


@dataclass(frozen=True)
class Goals:
    """What a learner wants of one course."""

    open_work: OpenWork
    rooms: Rooms
    constants: PlannerConstants

    async def state(self, principal: Principal, enrollment_id: UUID, said: GoalIn) -> None:
        """Note a goal, or a preference for every course, in the learner's own words; said twice with one id, it is noted once.

        Raises:
            NotFound, EnrollmentEnded, ConsentChanged: as they say.
            KeyReused: the id was used for something else.
            GoalSkillUnknown, DeadlinePassed, GoalContradicted, GoalUnknown: it cannot be aimed at; nothing is noted.
            SaidToAPerson: it is no wish but something for a person to hear.
        """
        written = Heard(said.id, principal.account_id, "goal", said.text)
        await keep_out(self.open_work, self.rooms.passing_on, principal.tenant_id, written, principal.locale)
        async with self.open_work(principal.tenant_id) as work:
            visit = await self.rooms.enter(work, principal, enrollment_id)
            desk = await self.rooms.desk(work, visit, ids=[said.id])
            if desk.duplicate(said.id) is not None:
                await self._must_be_that_wish(work, visit, said)
                return
            if said.kind == "goal":
                await self._make_way(work, desk, visit, said)
            course = visit.version.slug if said.kind == "goal" else None
            desk.add(Draft(said.id, said.kind, GoalSet(course=course, targets=said.targets, deadline=said.deadline), Words(text=said.text)))
            await self._save(work, desk, visit)

    async def all(self, principal: Principal, enrollment_id: UUID) -> GoalsOut:
        """Return the goals that stand in one course."""
        async with self.open_work(principal.tenant_id) as work:
            visit = await self.rooms.enter(work, principal, enrollment_id)
            plan = self.rooms.plan(await self.rooms.look(work, visit), visit)
            entries = await self.rooms.entries_of(work, visit, [UUID(name) for name in plan.goals])
        aimed = pressing(plan.goals, visit.today)
        return GoalsOut(goals=tuple(_goal_out(entry, plan.goals[str(entry.id)], str(entry.id) in aimed) for entry in entries))

    async def withdraw(self, principal: Principal, enrollment_id: UUID, goal_id: UUID) -> None:
        """End a goal: the plan aims at it no more, and the tutor stops believing that it is wanted; raise GoalUnknown if it does not stand."""
        async with self.open_work(principal.tenant_id) as work:
            visit = await self.rooms.enter(work, principal, enrollment_id)
            desk = await self.rooms.desk(work, visit)
            await self._end(work, desk, visit, goal_id)
            await self._save(work, desk, visit)

    async def plan(self, principal: Principal, enrollment_id: UUID) -> PlanOut:
        """Return what the plan works towards, and whether there is time enough."""
        async with self.open_work(principal.tenant_id) as work:
            visit = await self.rooms.enter(work, principal, enrollment_id)
            plan = self.rooms.plan(await self.rooms.look(work, visit), visit)
        return plan_out(visit, plan, self.constants)

    async def _make_way(self, work: Work, desk: Desk, visit: Visit, said: GoalIn) -> None:
        """Make sure that a new goal can be aimed at, and end the one that it replaces."""
        graph, plan = visit.version.graph, self.rooms.plan(desk, visit)
        if any(skill not in graph.index or not graph.practicable[graph.index[skill]] for skill in said.targets):
            raise GoalSkillUnknown
        if said.deadline is not None and said.deadline < visit.today:
            raise DeadlinePassed
        others = {name: goal for name, goal in plan.goals.items() if name != str(said.replaces)}
        wanted = Goal(said.targets, said.deadline)
        against = contradicted(others, wanted, visit.today)
        if against is not None:
            raise GoalContradicted(extra={"goal_id": against})
        if said.replaces is not None:
            await self._end(work, desk, visit, said.replaces)

    async def _end(self, work: Work, desk: Desk, visit: Visit, goal_id: UUID) -> None:
        """Add to the desk that a goal holds no longer; what it said is said again, so that what was concluded from it ends too."""
        goal = self.rooms.plan(desk, visit).goals.get(str(goal_id))
        if goal is None:
            raise GoalUnknown
        stated = await self.rooms.entry(work, visit.principal, visit.keys, visit.remembered, goal_id)
        words = stated.words if stated is not None and isinstance(stated.words, Words) else None
        ended = GoalSet(course=visit.version.slug, targets=goal.targets, deadline=goal.deadline, withdraws=goal_id)
        if visit.remembered:
            await owe_withdrawal(work, visit.keys, visit.learner_id, goal_id, desk.now())
        desk.add(Draft(uuid4(), "goal", ended, words))

    async def _save(self, work: Work, desk: Desk, visit: Visit) -> None:
        await desk.save()
        if visit.remembered:
            await consolidate_now(work, visit.learner_id)

    async def _must_be_that_wish(self, work: Work, visit: Visit, said: GoalIn) -> None:
        entry = await self.rooms.entry(work, visit.principal, visit.keys, visit.remembered, said.id)
        wish = entry.evidence if entry is not None else None
        if entry is None or wish is None:
            return
        same = isinstance(wish, GoalSet) and (wish.targets, wish.deadline) == (said.targets, said.deadline)
        if not same or entry.kind != said.kind or entry.words not in (None, Words(text=said.text)):
            raise KeyReused


def plan_out(visit: Visit, plan: PlanState, constants: PlannerConstants) -> PlanOut:
    """Return what a plan works towards, with what it still needs (pure)."""
    aim = visit.aim(plan) or Aim(minutes_per_day=visit.enrollment.minutes_per_day)
    found = feasible(visit.version.graph, plan, aim, now=visit.now, today=visit.today, constants=visit.paced(constants))
    behind = pressing(plan.goals, visit.today)
    dates = [goal.deadline for goal in behind.values() if goal.deadline is not None]
    deadline = min(dates) if dates else visit.enrollment.deadline
    known = [skill for skill in aim.targets if skill in visit.version.graph.index]
    return PlanOut(
        enrollment_id=visit.enrollment.id,
        outlook=reason_out(_outlook(found), OUTLOOKS),
        goals=tuple(UUID(name) for name in behind),
        targets=tuple(skill_out(visit.version.skill(skill)) for skill in known),
        deadline=deadline if aim.days_left is not None else None,
        days_left=aim.days_left,
        skills=found.skills,
        skills_left=found.skills_left,
        minutes_learning=round(found.minutes_learning, 1),
        minutes_upkeep=round(found.minutes_upkeep, 1),
        minutes_needed=round(found.minutes_needed, 1),
        minutes_available=found.minutes_available,
        minutes_per_day=aim.minutes_per_day,
        minutes_per_day_needed=round(found.minutes_needed / aim.days_left, 1) if aim.days_left else None,
        on_track=found.is_feasible,
        minutes_today=plan.minutes_wanted(aim.minutes_per_day, visit.today),
        minutes_done_today=plan.minutes_spent(visit.today),
    )


def _outlook(found: Feasibility) -> str:
    if not found.skills_left:
        return "all_mastered"
    return "no_date" if found.is_feasible is None else "on_track" if found.is_feasible else "too_tight"


def _goal_out(entry: Entry, goal: Goal, is_aimed: bool) -> GoalOut:
    text = entry.words.text if isinstance(entry.words, Words) else None
    return GoalOut(id=entry.id, text=text, targets=goal.targets, deadline=goal.deadline, stated_at=entry.at, aimed=is_aimed)
