"""The calls of the loop: courses, the next activity, answers, hints, progress, and the chat."""

from __future__ import annotations

from typing import Final
from uuid import UUID, uuid4

from pydantic import TypeAdapter

from schemas.curriculum import CourseOut, UpgradeOut
from schemas.history import HistoryOut, SkillHistoryOut
from schemas.identity import Page
from schemas.pathway import GoalsOut, PlanOut, WhyOut
from schemas.placement import PlacementAnswerIn, PlacementAnswerOut, PlacementEndIn, PlacementIn, PlacementOut
from schemas.simulation import PlotName, SimulateIn, SimulationOut
from schemas.tutor import (
    AttemptIn,
    AttemptOut,
    ChoiceIn,
    ConversationIn,
    ConversationOut,
    GoalIn,
    HintIn,
    HintOut,
    LessonViewedIn,
    NextOut,
    OfferOut,
    ProgressOut,
    ReviewsOut,
)  # fmt: skip
from services.client.calls import Call, asked, delete, get, post, tell

_SIMULATIONS: Final = TypeAdapter(tuple[SimulationOut, ...])


def list_courses(after: str | None = None) -> Call[Page[CourseOut]]:
    """Return the courses that may be enrolled in."""
    return get("/v1/courses", Page[CourseOut], after=after)


def get_course(course_id: UUID) -> Call[CourseOut]:
    """Return one course."""
    return get(f"/v1/courses/{course_id}", CourseOut)


def preview_upgrade(class_id: UUID, version_id: UUID) -> Call[UpgradeOut]:
    """Return what moving a class to a version would do to its learners' state (educators); nothing is changed."""
    return get(f"/v1/courses/pins/{class_id}/upgrade", UpgradeOut, version_id=version_id)


def simulate(wanted: SimulateIn) -> Call[SimulationOut]:
    """Let simulated learners work through a course version (educators); ask `get_simulation` for the report."""
    return post("/v1/simulations", SimulationOut, wanted, once=True)


def get_simulation(simulation_id: UUID) -> Call[SimulationOut]:
    """Return a simulation, with its report once it is done (educators)."""
    return get(f"/v1/simulations/{simulation_id}", SimulationOut)


def list_simulations(version_id: UUID) -> Call[tuple[SimulationOut, ...]]:
    """Return the simulations of a course version, newest first (educators)."""
    return Call("GET", "/v1/simulations", _SIMULATIONS.validate_json, asked({"version_id": version_id}))


def get_plot(simulation_id: UUID, plot: PlotName) -> Call[bytes]:
    """Return a picture of a simulation that is done, as SVG: `mastery`, `load` or `skills` (educators)."""
    return Call("GET", f"/v1/simulations/{simulation_id}/plots/{plot}", bytes)


def next_offer(
    enrollment_id: UUID, explain: bool | None = None, skip: bool | None = None, minutes: int | None = None, days: int | None = None
) -> Call[NextOut]:
    """Return the open offer or the next one, with its reasons derived again if asked to explain, and what would be if."""
    return get(f"/v1/enrollments/{enrollment_id}/next", NextOut, explain=explain, skip=skip, minutes=minutes, days=days)


def why_offer(offer_id: UUID) -> Call[WhyOut]:
    """Return why an offer was made, open or closed."""
    return get(f"/v1/offers/{offer_id}/why", WhyOut)


def make_move(enrollment_id: UUID, choice: ChoiceIn) -> Call[NextOut]:
    """Make a move of one's own: choose, skip, test out, leave, or say how long today."""
    return post(f"/v1/enrollments/{enrollment_id}/moves", NextOut, choice)


def state_goal(enrollment_id: UUID, goal: GoalIn) -> Call[None]:
    """Say what one wants to reach, or how one wants to be taught."""
    return tell("POST", f"/v1/enrollments/{enrollment_id}/goals", goal)


def list_goals(enrollment_id: UUID) -> Call[GoalsOut]:
    """Return the goals that stand."""
    return get(f"/v1/enrollments/{enrollment_id}/goals", GoalsOut)


def withdraw_goal(enrollment_id: UUID, goal_id: UUID) -> Call[None]:
    """End a goal."""
    return delete(f"/v1/enrollments/{enrollment_id}/goals/{goal_id}")


def get_plan(enrollment_id: UUID) -> Call[PlanOut]:
    """Return what the plan works towards, and whether there is time enough."""
    return get(f"/v1/enrollments/{enrollment_id}/plan", PlanOut)


def progress(enrollment_id: UUID) -> Call[ProgressOut]:
    """Return the map."""
    return get(f"/v1/enrollments/{enrollment_id}/progress", ProgressOut)


def history(enrollment_id: UUID, weeks: int = 12) -> Call[HistoryOut]:
    """Return the last weeks."""
    return get(f"/v1/enrollments/{enrollment_id}/history", HistoryOut, weeks=weeks)


def skill_history(enrollment_id: UUID, skill: str, days: int = 90) -> Call[SkillHistoryOut]:
    """Return one skill over time, with the answers it rests on."""
    return get(f"/v1/enrollments/{enrollment_id}/skills/{skill}/history", SkillHistoryOut, days=days)


def reviews(enrollment_id: UUID) -> Call[ReviewsOut]:
    """Return the reviews."""
    return get(f"/v1/enrollments/{enrollment_id}/reviews", ReviewsOut)


def get_offer(offer_id: UUID) -> Call[OfferOut]:
    """Return an offer."""
    return get(f"/v1/offers/{offer_id}", OfferOut)


def submit_attempt(offer_id: UUID, attempt: AttemptIn) -> Call[AttemptOut]:
    """Submit an answer; sent again with the same id, it is the same attempt."""
    return post(f"/v1/offers/{offer_id}/attempts", AttemptOut, attempt)


def ask_hint(offer_id: UUID, step: str) -> Call[HintOut]:
    """Ask for the next rung."""
    return post(f"/v1/offers/{offer_id}/hints", HintOut, HintIn(id=uuid4(), step=step))


def lesson_viewed(offer_id: UUID) -> Call[None]:
    """Say that the lesson has been read."""
    return tell("POST", f"/v1/offers/{offer_id}/lesson", LessonViewedIn(id=uuid4()))


def get_placement(enrollment_id: UUID) -> Call[PlacementOut]:
    """Return where the placement stands."""
    return get(f"/v1/enrollments/{enrollment_id}/placement", PlacementOut)


def start_placement(enrollment_id: UUID, questions: int = 15) -> Call[PlacementOut]:
    """Begin a placement of at most so many questions."""
    return post(f"/v1/enrollments/{enrollment_id}/placement", PlacementOut, PlacementIn(id=uuid4(), questions=questions))


def answer_placement(enrollment_id: UUID, given: PlacementAnswerIn) -> Call[PlacementAnswerOut]:
    """Answer the open question, say "I don't know", or pass it over."""
    return post(f"/v1/enrollments/{enrollment_id}/placement/answers", PlacementAnswerOut, given)


def stop_placement(enrollment_id: UUID) -> Call[PlacementOut]:
    """Stop the placement with what is known by now."""
    return post(f"/v1/enrollments/{enrollment_id}/placement/stop", PlacementOut, PlacementEndIn(id=uuid4()))


def refuse_placement(enrollment_id: UUID) -> Call[PlacementOut]:
    """Begin at the beginning instead."""
    return post(f"/v1/enrollments/{enrollment_id}/placement/refusal", PlacementOut, PlacementEndIn(id=uuid4()))


def open_conversation(enrollment_id: UUID, offer_id: UUID | None = None) -> Call[ConversationOut]:
    """Open a chat."""
    return post("/v1/conversations", ConversationOut, ConversationIn(enrollment_id=enrollment_id, offer_id=offer_id))


def get_conversation(conversation_id: UUID, before: int | None = None) -> Call[ConversationOut]:
    """Return what was said in a chat, a page at a time."""
    return get(f"/v1/conversations/{conversation_id}", ConversationOut, before=before)
