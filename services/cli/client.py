"""What a terminal learner needs of the API, in the words of `meno learn`; the client itself is `services.client`."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from schemas.curriculum import CourseOut
from schemas.identity import EnrollmentIn, EnrollmentOut, MeOut, SessionOut
from schemas.memory import FactsOut
from schemas.pathway import WhatIfOut, WhyOut
from schemas.placement import PlacementAnswerIn, PlacementAnswerOut, PlacementOut
from schemas.tutor import AttemptIn, AttemptOut, ChoiceIn, ConversationOut, HintOut, NextOut, ProgressOut, ReviewsOut, TurnIn
from services.client import ApiProblem, Meno, Piece

__all__ = ["ApiProblem", "MenoClient", "Piece"]


class MenoClient:
    """Speaks to one Meno for one learner at a terminal."""

    def __init__(self, url: str, token: str | None = None) -> None:
        self._meno = Meno(url, token)

    def sign_in(self, tenant: str, name: str, password: str) -> SessionOut:
        """Sign in and use the token from here on."""
        return self._meno.sign_in(tenant, name, password)

    def sign_out(self) -> None:
        """End the session."""
        self._meno.sign_out()

    def me(self) -> MeOut:
        """Return who is signed in."""
        return self._meno.me()

    def enrollments(self) -> tuple[EnrollmentOut, ...]:
        """Return the learner's enrollments."""
        return self._meno.list_enrollments().items

    def course_title(self, course_id: UUID) -> str:
        """Return a course's title."""
        return self._meno.get_course(course_id).title

    def courses(self) -> tuple[CourseOut, ...]:
        """Return the courses that may be enrolled in."""
        return self._meno.list_courses().items

    def join(self, code: str) -> str:
        """Join a class; return its name."""
        return self._meno.join_class(code).name

    def enroll(self, wanted: EnrollmentIn) -> EnrollmentOut:
        """Enroll in a course."""
        return self._meno.enroll(wanted)

    def next(self, enrollment_id: UUID) -> NextOut:
        """Return the open offer or the next one."""
        return self._meno.next_offer(enrollment_id)

    def why(self, offer_id: UUID) -> WhyOut:
        """Return why an activity was offered."""
        return self._meno.why_offer(offer_id)

    def what_if(
        self, enrollment_id: UUID, skip: bool | None = None, minutes: int | None = None, days: int | None = None
    ) -> tuple[WhatIfOut, ...]:
        """Return what would be if."""
        return self._meno.next_offer(enrollment_id, skip=skip, minutes=minutes, days=days).what_if

    def move(self, enrollment_id: UUID, choice: ChoiceIn) -> NextOut:
        """Choose or skip a skill."""
        return self._meno.make_move(enrollment_id, choice)

    def attempt(self, offer_id: UUID, attempt: AttemptIn) -> AttemptOut:
        """Submit an answer."""
        return self._meno.submit_attempt(offer_id, attempt)

    def hint(self, offer_id: UUID, step: str) -> HintOut:
        """Ask for the next rung."""
        return self._meno.ask_hint(offer_id, step)

    def lesson_viewed(self, offer_id: UUID) -> None:
        """Say that the lesson has been read."""
        self._meno.lesson_viewed(offer_id)

    def progress(self, enrollment_id: UUID) -> ProgressOut:
        """Return the map."""
        return self._meno.progress(enrollment_id)

    def reviews(self, enrollment_id: UUID) -> ReviewsOut:
        """Return the reviews."""
        return self._meno.reviews(enrollment_id)

    def placement(self, enrollment_id: UUID) -> PlacementOut:
        """Return where the placement stands."""
        return self._meno.get_placement(enrollment_id)

    def start_placement(self, enrollment_id: UUID, questions: int) -> PlacementOut:
        """Begin a placement."""
        return self._meno.start_placement(enrollment_id, questions)

    def answer_placement(self, enrollment_id: UUID, given: PlacementAnswerIn) -> PlacementAnswerOut:
        """Deal with the open question of a placement."""
        return self._meno.answer_placement(enrollment_id, given)

    def stop_placement(self, enrollment_id: UUID) -> PlacementOut:
        """Stop a placement."""
        return self._meno.stop_placement(enrollment_id)

    def refuse_placement(self, enrollment_id: UUID) -> PlacementOut:
        """Begin at the beginning instead."""
        return self._meno.refuse_placement(enrollment_id)

    def facts(self) -> FactsOut:
        """Return what the tutor remembers."""
        return self._meno.list_facts()

    def open_conversation(self, enrollment_id: UUID, offer_id: UUID | None) -> ConversationOut:
        """Open a chat."""
        return self._meno.open_conversation(enrollment_id, offer_id)

    def say(self, conversation_id: UUID, turn: TurnIn) -> Iterator[Piece]:
        """Say something and yield the reply as it streams; a cut connection is resumed where it stopped."""
        return self._meno.say(conversation_id, turn)
