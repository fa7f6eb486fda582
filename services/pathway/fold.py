"""The fold of the plan: journal entries in, the planner's state out (pure, deterministic)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from hashlib import sha256
from typing import Final
from uuid import UUID

from schemas.journal import Attempted, Enrolled, GoalSet, HintShown, LessonViewed, Moved, Offered, Placed, SkillEvidence, Spoken
from services.mastery import EvidenceConstants, Happened, credit, seconds_of
from services.pathway.belief import Practice, practise
from services.pathway.constants import PlannerConstants
from services.pathway.own_moves import own_move, tested
from services.pathway.placement_fold import place
from services.pathway.spending import minutes_of
from services.pathway.state import ASKED, EXEMPT, LESSON_SEEN, PRESUMED, Goal, OpenOffer, PlanState, StepProgress, day_number

_CONCERNING: Final = frozenset({Attempted, GoalSet, HintShown, LessonViewed, Moved, Offered, Placed})
_FORMAT: Final = 5  # of the packed state; another one is folded anew
SIMILAR: Final = "similar_after_solution"
REVIEWS: Final = ("review", "check")  # activities that count as reviewing


@dataclass(frozen=True)
class PlanFold:
    """Folds attempts, placements, offers, hints, lessons, moves, upgrades and helpful replies into one part a course."""

    constants: PlannerConstants = field(default_factory=PlannerConstants)
    evidence: EvidenceConstants = field(default_factory=EvidenceConstants)
    name: str = "plan"

    @property
    def parameter_set(self) -> str:
        """Return the name of the constants that the state depends on."""
        return sha256(f"{_FORMAT} {self.constants.hash} {self.evidence}".encode()).hexdigest()

    def parts(self, entry: Happened) -> tuple[str, ...]:
        """Return the course that an entry concerns; nothing for other kinds."""
        evidence = entry.evidence
        if type(evidence) in _CONCERNING:
            course: str | None = getattr(evidence, "course", None)
            return (course,) if course else ()
        if isinstance(evidence, Spoken):
            return (evidence.course,) if evidence.course and evidence.helped_step else ()
        return (evidence.course,) if isinstance(evidence, Enrolled) and evidence.maps else ()

    def start(self, part: str) -> PlanState:
        """Return the state before the first entry."""
        return PlanState.start(self.constants)

    def apply(self, states: dict[str, PlanState], entry: Happened) -> None:
        """Move the state of the entry's course by what it says."""
        for course in self.parts(entry):
            self._move_by(states[course], entry)
            states[course].seq = entry.seq

    def _move_by(self, plan: PlanState, entry: Happened) -> None:
        evidence, at_s = entry.evidence, seconds_of(entry.at)
        if isinstance(evidence, Attempted):
            self._attempt(plan, evidence, at_s)
            plan.spend(minutes_of(evidence, self.constants), entry.day, review=evidence.activity in REVIEWS)
        elif isinstance(evidence, Placed):
            self._place(plan, evidence, at_s)
            place(plan, evidence, entry.id, at_s, self.constants)
        elif isinstance(evidence, Offered):
            self._offer(plan, evidence, entry.id, at_s)
        elif isinstance(evidence, Moved):
            self._move(plan, evidence, entry.day)
        elif isinstance(evidence, LessonViewed):
            self._lesson(plan, evidence)
            plan.spend(minutes_of(evidence, self.constants), entry.day)
        else:
            _aside(plan, evidence, entry.id)

    def pack(self, part: str, state: PlanState) -> bytes:
        """Return the state as bytes."""
        return state.pack()

    def unpack(self, part: str, packed: bytes) -> PlanState:
        """Return the state that was packed."""
        return PlanState.unpack(packed)

    def _attempt(self, plan: PlanState, attempt: Attempted, at_s: int) -> None:
        if attempt.verdict != "unsure":
            worth = credit(attempt, self.evidence)
            weight = self.evidence.repeat_weight if attempt.attempt_no > 1 else 1.0
            for evidence, share in _shared(attempt.skills):
                row = plan.row(evidence.skill, self.constants)
                lesson = attempt.lesson_first or bool(plan.flags[row] & LESSON_SEEN)
                practise(
                    plan,
                    Practice(
                        evidence.skill, evidence.requires, evidence.encompasses, evidence.score * worth, evidence.weight * weight,
                        share, attempt.difficulty, at_s, lesson,
                    ),
                    self.constants,
                )  # fmt: skip
                plan.flag(row, LESSON_SEEN, up=lesson)
                if lesson or evidence.score > 0.5:
                    plan.flag(row, PRESUMED, up=False)
                self._check(plan, row, attempt, at_s, is_unaided=worth == 1.0)
        tested(plan, attempt, self.constants)
        _progress(plan, attempt)

    def _check(self, plan: PlanState, row: int, attempt: Attempted, at_s: int, *, is_unaided: bool) -> None:
        """Note a check that was passed; a review or a check that is failed at the first try takes an earlier one back, so that another one comes."""
        if attempt.attempt_no > 1 or attempt.activity not in REVIEWS:
            return
        if attempt.score <= 0.5:
            plan.checked[row] = 0
        elif attempt.activity == "check" and is_unaided:
            plan.checked[row] = max(plan.checked[row], at_s)

    def _place(self, plan: PlanState, placed: Placed, at_s: int) -> None:
        for evidence, share in _shared(placed.skills):
            score = 0.0 if placed.dont_know else evidence.score
            practise(
                plan,
                Practice(
                    evidence.skill, evidence.requires, evidence.encompasses, score, evidence.weight, share, placed.difficulty, at_s,
                    lesson=False, teaches=False,
                ),
                self.constants,
            )  # fmt: skip

    def _offer(self, plan: PlanState, offered: Offered, offer_id: UUID, at_s: int) -> None:
        row = plan.row(offered.skill, self.constants)
        plan.flag(row, ASKED, up=False)
        if offered.item is not None:
            plan.show(row, offered.item)
        plan.last_skill, plan.last_activity, plan.similar = offered.skill, offered.activity, None
        plan.offer = OpenOffer(
            offer_id, offered.activity, offered.skill, offered.item, offered.seed, offered.version_id, offered.enrollment_id,
            offered.lesson, at_s, reasons=offered.decision.reasons, infers=offered.infers,
            steps={step: StepProgress(is_closed=True) for step in offered.given},
        )  # fmt: skip

    def _lesson(self, plan: PlanState, viewed: LessonViewed) -> None:
        plan.flag(plan.row(viewed.skill, self.constants), LESSON_SEEN, up=True)
        if plan.offer is not None and plan.offer.id == viewed.offer_id:
            plan.offer.lesson_viewed = True
            if plan.offer.item is None:
                plan.offer = None

    def _move(self, plan: PlanState, moved: Moved, today: date) -> None:
        own_move(plan, moved, today, self.constants)
        if moved.move == "reset" and moved.skill is None:
            plan.placement = None
        if moved.skill is not None:
            self._wish(plan, moved, moved.skill, today)
        offer = plan.offer
        if offer is not None and (moved.offer_id == offer.id or (moved.skill == offer.skill and moved.move in ("skip", "exempt", "reset"))):
            plan.offer = None

    def _wish(self, plan: PlanState, moved: Moved, skill: str, today: date) -> None:
        row = plan.row(skill, self.constants)
        if moved.move == "choose":
            plan.flag(row, ASKED, up=True)
        elif moved.move == "skip":  # without an end: for the rest of the day
            plan.skip_until[row] = day_number(moved.until or today + timedelta(days=1))
            plan.flag(row, ASKED, up=False)
        elif moved.move == "pin":
            plan.pin_until[row] = max(1, day_number(moved.until))
        elif moved.move == "unpin":
            plan.pin_until[row] = 0
        elif moved.move == "exempt":
            plan.flag(row, EXEMPT, up=True)
        elif moved.move == "unexempt":
            plan.flag(row, EXEMPT, up=False)
        elif moved.move == "reset":
            plan.forget(skill, self.constants)
            plan.similar = None if plan.similar == skill else plan.similar


def _shared(skills: tuple[SkillEvidence, ...]) -> list[tuple[SkillEvidence, float]]:
    """Return the evidence that bears weight, in canonical order, each with its share of the whole."""
    counted = [skills[0]] if len(skills) == 1 else sorted({one.skill: one for one in skills}.values(), key=lambda one: one.skill)
    counted = [one for one in counted if one.weight > 0.0]
    return [(one, 1.0 / len(counted)) for one in counted]


def _progress(plan: PlanState, attempt: Attempted) -> None:
    offer = plan.offer
    if offer is None or offer.id != attempt.offer_id:
        return
    if attempt.completes:
        shown = any(step.bottom_out for step in offer.steps.values())
        # Once: whoever gives up on the similar question too gets on better with something else.
        plan.similar = offer.skill if shown and SIMILAR not in offer.reasons else None
        plan.offer = None
        return
    if attempt.verdict == "unsure" and not attempt.closes_step:
        return
    step = offer.step(attempt.step)
    step.attempts = max(step.attempts + 1, attempt.attempt_no)
    step.is_closed = step.is_closed or attempt.closes_step
    step.score = max(step.score, attempt.score)
    step.is_solved = step.is_solved or attempt.verdict == "correct"


def _goal(plan: PlanState, wish: GoalSet, entry_id: UUID) -> None:
    if wish.withdraws is not None:
        plan.goals.pop(str(wish.withdraws), None)
    else:
        plan.goals[str(entry_id)] = Goal(wish.targets, wish.deadline)


def _hint(plan: PlanState, hint: HintShown) -> None:
    offer = plan.offer
    if offer is not None and offer.id == hint.offer_id:
        step = offer.step(hint.step)
        step.rung = max(step.rung, hint.rung)
        step.attempts_at_rung = step.attempts
        step.bottom_out = step.bottom_out or hint.last


def _aside(plan: PlanState, evidence: object, entry_id: UUID) -> None:
    """Move the open offer by what is said or shown beside it; an upgrade ends it, and an open placement, as its skill or item may be gone."""
    if isinstance(evidence, HintShown):
        _hint(plan, evidence)
    elif isinstance(evidence, Spoken):
        _help(plan, evidence)
    elif isinstance(evidence, Enrolled):
        plan.offer = None
        if plan.placement is not None and plan.placement.state == "open":
            plan.placement = None
    elif isinstance(evidence, GoalSet):
        _goal(plan, evidence, entry_id)


def _help(plan: PlanState, reply: Spoken) -> None:
    offer = plan.offer
    if offer is not None and offer.id == reply.offer_id and reply.helped_step is not None:
        offer.step(reply.helped_step).helped = True
